//! After any changes of codings what was prepared before says what would be prepared anew.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use verbatim_analysis::{
    CodingFigures, Columns, Figures, FiguresError, InterviewCoder, Layer, Options, Prepared, Scope,
    Selection, Unit, WordMemory,
};

use crate::random::{coding, interview_coder, scope, selection, study};
use crate::study::{by, code, coding as plain, columns, mark, stance, transcript, words_of};

/// Codings that come, places of codings that go, a coding of record set anew, and what is looked at then.
#[derive(Clone, Debug)]
struct Change {
    come: Vec<CodingFigures>,
    go: Vec<prop::sample::Index>,
    record: Option<Vec<InterviewCoder>>,
    looks: u32,
}

impl Change {
    /// Makes the change; answers the transcripts whose codings are others now.
    fn make(&self, figures: &mut Figures) -> Vec<u32> {
        let mut stale: Vec<u32> = self.come.iter().map(|coding| coding.transcript).collect();
        for at in &self.go {
            if !figures.codings.is_empty() {
                let gone = figures.codings.swap_remove(at.index(figures.codings.len()));
                stale.push(gone.transcript);
            }
        }
        figures.codings.extend(&self.come);
        figures.codings.sort_by_key(|coding| coding.transcript);
        if let Some(record) = &self.record {
            figures.record.clone_from(record);
        }
        stale
    }
}

fn changes() -> impl Strategy<Value = (Figures, Columns, Vec<Change>)> {
    study().prop_flat_map(|(figures, columns)| {
        let (codes, transcripts) = (figures.codes.len() as u32, figures.transcripts.len() as u32);
        let change = (
            vec(coding(codes, transcripts), 0..3),
            vec(any::<prop::sample::Index>(), 0..3),
            prop::option::weighted(0.1, vec(interview_coder(), 0..3)),
            prop_oneof![Just(u32::MAX), any::<u32>()],
        );
        let change = change.prop_map(|(come, go, record, looks)| Change { come, go, record, looks });
        (Just(figures), Just(columns), vec(change, 1..6))
    })
}

fn learn(figures: &Figures, prepared: &mut Prepared, memory: &mut WordMemory) {
    let words = |t: u32, n: u32| Ok::<_, ()>(words_of(figures.transcripts[t as usize].turns[n as usize]));
    prepared.learn_words(memory, words).unwrap();
}

/// What is counted, as far as the bits of `looks` ask for it.
fn figures_of(prepared: &Prepared, columns: &Columns, looks: u32) -> Vec<String> {
    let mut said = Vec::new();
    let mut bit = 0;
    let mut look = |say: &dyn Fn() -> String| {
        if looks >> bit & 1 == 1 {
            said.push(say());
        }
        bit += 1;
    };
    for roll_up in [true, false] {
        for words in [true, false] {
            look(&|| format!("{:?}", prepared.matrix(columns, &Options { roll_up, words })));
        }
        look(&|| format!("{:?}", prepared.strength(roll_up)));
        for unit in [Unit::Passage, Unit::Overlap, Unit::Turn, Unit::Interviewee] {
            look(&|| format!("{unit:?} {:?}", prepared.cooccurrence(unit, roll_up)));
        }
    }
    look(&|| format!("{:?} {:?}", prepared.interviews_with_codings(), prepared.everybody()));
    said
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(800))]

    #[test]
    fn what_followed_every_change_counts_like_what_is_prepared_anew(
        (mut figures, columns, changes) in changes(), selection in selection(), scope in option::of(scope())
    ) {
        figures.codings.sort_by_key(|coding| coding.transcript);
        let scope = scope.unwrap_or_default();
        let mut memory = WordMemory::default();
        let mut kept = Prepared::within(&figures, selection, &scope).unwrap();
        for change in changes {
            let stale = change.make(&mut figures);
            kept.follow(&figures, &stale).unwrap();
            if change.looks & 1 == 1 {
                learn(&figures, &mut kept, &mut memory);
            }
            let mut anew = Prepared::within(&figures, selection, &scope).unwrap();
            if kept.knows_words() {
                learn(&figures, &mut anew, &mut WordMemory::default());
            }
            let looks = change.looks >> 1;
            prop_assert_eq!(figures_of(&kept, &columns, looks), figures_of(&anew, &columns, looks));
        }
        learn(&figures, &mut kept, &mut memory);
        let mut anew = Prepared::within(&figures, selection, &scope).unwrap();
        learn(&figures, &mut anew, &mut WordMemory::default());
        prop_assert_eq!(figures_of(&kept, &columns, u32::MAX), figures_of(&anew, &columns, u32::MAX));
    }
}

/// Two interviews, the first of two transcripts, and two coders of whom the first began.
fn two_coders() -> Figures {
    let answers = [Some(Some(0)), None, Some(Some(1))];
    Figures {
        codes: vec![code(None, true), code(Some(0), false), code(None, false)],
        interviews: 2,
        transcripts: vec![
            transcript(0, Some(0), &answers),
            transcript(0, None, &answers),
            transcript(1, None, &answers),
        ],
        people: 2,
        codings: vec![
            by(0, 1, plain(0, 0, 5, 1)),
            by(1, 2, plain(0, 20, 25, 2)),
            by(1, 3, plain(1, 0, 5, 2)),
            by(1, 4, plain(2, 20, 25, 1)),
        ],
        finished: vec![mark(0, 1)],
        ..Figures::default()
    }
}

#[test]
fn when_the_first_coding_of_an_interview_goes_its_other_transcripts_count_for_the_next_coder_too() {
    let mut figures = two_coders();
    let everyone = columns(&[&["all"], &["all"]]);
    let total = |prepared: &Prepared, row: usize| {
        let matrix = prepared.matrix(&everyone, &Options::default());
        (*matrix.rows[row].total.figures().unwrap(), matrix.everybody.coded)
    };
    let mut prepared = Prepared::new(&figures, Layer::OfRecord).unwrap();
    let (cell, coded) = total(&prepared, 2);
    assert_eq!(
        (cell.interviewees, cell.passages, coded),
        (0, 0, 0),
        "the first coder has marked nothing finished"
    );
    figures.codings.remove(0);
    prepared.follow(&figures, &[0]).unwrap();
    let (cell, coded) = total(&prepared, 2);
    assert_eq!((cell.interviewees, cell.passages, coded), (2, 2, 2));
}

#[test]
fn a_stance_that_is_taken_back_is_gone_and_one_in_another_interview_stays() {
    use verbatim_analysis::Stance::{Contradicts, Supports};
    let mut figures = two_coders();
    figures.codings = vec![stance(Supports, plain(0, 20, 25, 0)), stance(Contradicts, plain(2, 20, 25, 0))];
    let everyone = columns(&[&["all"], &["all"]]);
    let mut prepared = Prepared::new(&figures, Layer::Union).unwrap();
    let counts = |prepared: &Prepared| {
        prepared.matrix(&everyone, &Options::default()).rows[0].total.figures().unwrap().stance.unwrap()
    };
    assert_eq!(counts(&prepared).mixed, 1);
    figures.codings[0].stance = None;
    prepared.follow(&figures, &[0]).unwrap();
    let counts = counts(&prepared);
    assert_eq!((counts.addressed, counts.mixed, counts.only_contradict), (1, 0, 1));
}

#[test]
fn only_the_words_of_transcripts_that_changed_are_asked_for_again() {
    let mut figures = two_coders();
    let mut prepared = Prepared::new(&figures, Layer::Union).unwrap();
    let mut memory = WordMemory::default();
    learn(&figures, &mut prepared, &mut memory);
    figures.codings.push(plain(2, 0, 9, 0));
    prepared.follow(&figures, &[2]).unwrap();
    assert!(!prepared.knows_words());
    let mut asked = Vec::new();
    let words = |t: u32, n: u32| {
        asked.push((t, n));
        Ok::<_, ()>(words_of(figures.transcripts[t as usize].turns[n as usize]))
    };
    prepared.learn_words(&mut memory, words).unwrap();
    assert_eq!((asked, prepared.knows_words()), (vec![(2, 0)], true));
}

#[test]
fn a_coding_without_code_is_refused_and_nothing_has_changed() {
    let mut figures = two_coders();
    let mut prepared = Prepared::new(&figures, Layer::Union).unwrap();
    let before = prepared.strength(true);
    figures.codings.push(plain(2, 0, 5, 9));
    assert_eq!(prepared.follow(&figures, &[2]).unwrap_err(), FiguresError::Code(9));
    assert_eq!(prepared.follow(&figures, &[3]).unwrap_err(), FiguresError::Transcript(3));
    assert_eq!(prepared.strength(true), before);
    let scope = Scope { transcripts: Some(vec![true; 3]), ..Scope::default() };
    let finished = Selection { layer: Layer::Union, finished_only: true };
    assert!(prepared.is_of(Layer::Union, &Scope::default()));
    assert!(!prepared.is_of(Layer::Union, &scope) && !prepared.is_of(finished, &Scope::default()));
}
