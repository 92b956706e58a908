//! Thousands of random codings and redactions, held against a plain model letter by letter.

use proptest::prelude::*;
use verbatim_model::{CodeId, Coding, IdentifierKind, KeptMention, MemoTarget, TranscriptId};
use verbatim_study::StudyError;
use verbatim_study::deidentification::{DeidentificationError, KeptPlace, Replacement};
use verbatim_testkit::{TestStudy, a_study, assert_same, open_keys};
use verbatim_text::Span;

use super::deidentification::{person, place, text_of};
use crate::dump::Beside;
use crate::work::Dice;

const TEXTS: &[&str] = &[
    "Q: Who was there?\n\nA: Ana Ruiz, her aunt 👩‍🏫 and two of the Ruiz boys.\nWe sat e\u{301}tage two.\n\nQ: And then?\n\nA: \
     They left for Gävle.\n",
    "Wir warteten. 然后他们来了 with Lin Wei, and Lin’s mother.\n\nNobody wrote down a name.\n",
];

/// What a transcript held before a redaction.
struct Before {
    text: Vec<char>,
    codings: Vec<(Coding, Vec<char>)>,
    kept: Vec<(KeptMention, String)>,
}

struct Desk {
    study: TestStudy,
    beside: Beside,
    transcripts: Vec<TranscriptId>,
    codes: [CodeId; 2],
}

impl Desk {
    fn new() -> Self {
        let mut study = a_study();
        let codes = [study.add("Raids"), study.add("Trust")];
        let name = |n: usize| format!("P-0{n}.txt");
        let import = |(n, text): (usize, &&str)| study.import(&name(n), text);
        let transcripts = TEXTS.iter().enumerate().map(import).collect();
        study.add_coder("Theo").unwrap();
        open_keys(&mut study);
        let beside = Beside::open(study.path());
        Self { study, beside, transcripts, codes }
    }

    fn code(&mut self, transcript: TranscriptId, dice: &mut Dice) {
        self.study.choose_coder(dice.one(&["Ines", "Theo"])).unwrap();
        let length = self.study.transcript(transcript).unwrap().length;
        let start = dice.below_u32(length);
        let end = (start + 1 + dice.below_u32(16)).min(length);
        let coding = self.study.put(transcript, start, end, dice.one(&self.codes));
        if dice.percent(20) {
            self.study.add_memo(MemoTarget::Coding(coding.id), "Read again.").unwrap();
        }
        if dice.percent(20) {
            let (span, kind) = (Span::new(start, end).unwrap(), IdentifierKind::Person);
            self.study.keep_mentions(&[KeptPlace { transcript, span, kind, seen: None }]).unwrap();
        }
    }

    fn before(&self, transcript: TranscriptId) -> Before {
        let text: Vec<char> = text_of(&self.study, transcript).chars().collect();
        let words = |span: Span| text[span.start() as usize..span.end() as usize].to_vec();
        let rows = self.study.codings(&Default::default()).unwrap().into_iter().map(|row| row.coding);
        let here = rows.filter(|coding| coding.transcript == transcript);
        let codings = here.map(|coding| (coding.clone(), words(coding.span))).collect();
        let kept = self.study.kept_mentions(transcript).unwrap();
        let kept = kept.into_iter().map(|k| (k.clone(), words(k.span).into_iter().collect())).collect();
        Before { text, codings, kept }
    }

    /// Stretches of single turns that do not overlap, without blanks at their ends.
    fn places(&self, transcript: TranscriptId, text: &[char], dice: &mut Dice) -> Vec<Replacement> {
        let turns = self.study.text(&self.study.transcript(transcript).unwrap()).unwrap().turns.clone();
        let mut spans: Vec<Span> = Vec::new();
        for _ in 0..1 + dice.below(4) {
            let turn = dice.pick(&turns).unwrap().span;
            let start = turn.start() + dice.below_u32(turn.len());
            let end = (start + 1 + dice.below_u32(9)).min(turn.end());
            let blank = |at: u32| text[at as usize].is_whitespace();
            let Ok(span) = Span::new(start, end) else { continue };
            if !blank(start) && !blank(end - 1) && !spans.iter().any(|other| other.overlaps(span)) {
                spans.push(span);
            }
        }
        let word = |dice: &mut Dice| dice.one(&["x", "colleague", "somebody from the valley"]);
        spans.into_iter().map(|span| place(transcript, span, person(word(dice)))).collect()
    }

    /// Redacts at random, and holds what came of it against the model.
    fn redact(&mut self, transcript: TranscriptId, dice: &mut Dice) {
        let before = self.before(transcript);
        let places = self.places(transcript, &before.text, dice);
        if places.is_empty() {
            return;
        }
        let (rows, memos) = (self.beside.rows(), self.study.memos().unwrap().len());
        match self.study.redact(&places, &[]) {
            Err(StudyError::Deidentification(DeidentificationError::CutsAlias)) => {
                return assert_same(&self.beside.rows(), &rows, "refused");
            }
            done => drop(done.unwrap()),
        }
        let edits = self.edits(&places);
        let after = text_of(&self.study, transcript);
        assert_eq!(after, model(&before.text, (0, before.text.len()), &edits).0);
        for (coding, words) in &before.codings {
            self.follows(coding, words, &before.text, &edits);
        }
        self.kept_places_follow(transcript, &before, &edits);
        assert_eq!(self.study.memos().unwrap().len(), memos, "no memo is lost");
        if dice.percent(40) {
            let after = self.beside.rows();
            self.study.undo("Ines").unwrap();
            assert_same(&self.beside.rows(), &rows, "undone");
            self.study.redo("Ines").unwrap();
            assert_same(&self.beside.rows(), &after, "done again");
        }
    }

    /// What was replaced by what, in order.
    fn edits(&self, places: &[Replacement]) -> Vec<(usize, usize, String)> {
        let standing = |place: &Replacement| {
            let verbatim_study::deidentification::AliasChoice::New(new) = &place.alias else {
                unreachable!()
            };
            (place.span.start() as usize, place.span.end() as usize, new.text.clone())
        };
        let mut edits: Vec<_> = places.iter().map(standing).collect();
        edits.sort();
        // Places of one call that ask for the same words got the same alias, the newest with them.
        let aliases = self.study.aliases().unwrap();
        for (_, _, text) in &mut edits {
            let newest = aliases.iter().rev().find(|used| used.alias.without_number() == text).unwrap();
            *text = newest.alias.bracketed();
        }
        edits
    }

    /// A coding keeps its words beside aliases and covers all of those that it touches. Where another
    /// of its coder and code stands there, the two are one.
    fn follows(&self, coding: &Coding, words: &[char], text: &[char], edits: &[(usize, usize, String)]) {
        let (start, end) = (coding.span.start() as usize, coding.span.end() as usize);
        assert_eq!(words, &text[start..end]);
        let (should, at) = model(text, (start, end), edits);
        let there = match self.study.coding(coding.id) {
            Ok(there) => there,
            Err(_) => {
                let rows = self.study.codings(&Default::default()).unwrap().into_iter().map(|row| row.coding);
                let end = at + should.chars().count();
                let twin = |c: &Coding| {
                    let same =
                        (c.coder, c.code, c.transcript) == (coding.coder, coding.code, coding.transcript);
                    same && (c.span.start() as usize, c.span.end() as usize) == (at, end)
                };
                rows.into_iter().find(twin).unwrap_or_else(|| panic!("{should} lost its coding"))
            }
        };
        assert_eq!(there.span.start() as usize, at);
        assert_eq!(self.study.words_of(&there), should);
        assert_eq!((there.coder, there.code), (coding.coder, coding.code));
    }

    fn kept_places_follow(
        &self,
        transcript: TranscriptId,
        before: &Before,
        edits: &[(usize, usize, String)],
    ) {
        let text: Vec<char> = text_of(&self.study, transcript).chars().collect();
        let kept = self.study.kept_mentions(transcript).unwrap();
        for (was, words) in &before.kept {
            let (start, end) = (was.span.start() as usize, was.span.end() as usize);
            let touched = edits.iter().any(|edit| edit.0 < end && start < edit.1);
            let now = kept.iter().find(|k| k.id == was.id);
            assert_eq!(now.is_none(), touched, "what was replaced is no longer kept, the rest is");
            if let Some(now) = now {
                let span = now.span.start() as usize..now.span.end() as usize;
                assert_eq!(&text[span].iter().collect::<String>(), words);
            }
        }
    }
}

/// The words of a passage after edits, widened to all of each edit that it touches, and where they
/// begin: one letter after the other.
fn model(text: &[char], (start, end): (usize, usize), edits: &[(usize, usize, String)]) -> (String, usize) {
    let (mut words, mut begins, mut length) = (String::new(), None, 0);
    for (at, letter) in text.iter().enumerate() {
        let edit = edits.iter().find(|edit| edit.0 <= at && at < edit.1);
        let (came, inside) = match edit {
            Some(edit) if edit.0 == at => (edit.2.clone(), edit.0 < end && start < edit.1),
            Some(_) => continue,
            None => (letter.to_string(), start <= at && at < end),
        };
        if inside {
            begins.get_or_insert(length);
            words.push_str(&came);
        }
        length += came.chars().count();
    }
    (words, begins.unwrap_or(length))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn codings_keep_their_words_or_cover_whole_aliases(seeds in prop::collection::vec(any::<u64>(), 10..30)) {
        let mut desk = Desk::new();
        for seed in seeds {
            let mut dice = Dice(seed);
            let transcript = dice.one(&desk.transcripts);
            for _ in 0..dice.below(8) {
                desk.code(transcript, &mut dice);
            }
            for _ in 0..1 + dice.below(3) {
                desk.redact(transcript, &mut dice);
            }
            desk.study.assert_sound();
            if dice.percent(5) {
                desk.study.reopen();
                open_keys(&mut desk.study);
            }
        }
    }
}
