//! What stands behind a count: against the slow evaluator, and by rules.

use std::collections::BTreeSet;

use proptest::prelude::*;
use verbatim_analysis::{
    Asked, AskedCounts, Basis, BasisCounts, CodingFigures, Loudest, Options, Prompting, PromptingCounts,
    Scope, Strength,
};

use crate::random::{scope, selection, study};
use crate::reference::Reference;
use crate::study::with_words;

/// The same by looking at every coding of every person.
fn slow(reference: &Reference<'_>, row: u32) -> Strength {
    let figures = reference.figures;
    let branch = reference.branch(row);
    let mut strength = Strength::default();
    let everybody = (0..figures.people).map(Some).chain([None]);
    let all: Vec<CodingFigures> = everybody.flat_map(|p| reference.codings(&branch, p)).collect();
    for person in 0..figures.people {
        let own = reference.codings(&branch, Some(person));
        let any = |holds: &dyn Fn(&CodingFigures) -> bool| u32::from(own.iter().any(holds));
        let every = |holds: &dyn Fn(&CodingFigures) -> bool| u32::from(own.iter().all(holds));
        if reference.is_reached(person) {
            match reference.asked(person, row) {
                Some(Asked::Asked) => strength.asked.asked += 1,
                Some(Asked::Volunteered) => strength.asked.volunteered += 1,
                Some(Asked::NotAsked) => strength.asked.not_asked += 1,
                None => {}
            }
        }
        if own.is_empty() {
            continue;
        }
        strength.people.push(person);
        let basis = &mut strength.basis;
        basis.experienced += any(&|c| c.marks.basis == Some(Basis::Experienced));
        basis.witnessed += any(&|c| c.marks.basis == Some(Basis::Witnessed));
        basis.told += any(&|c| c.marks.basis == Some(Basis::Told));
        basis.opinion += any(&|c| c.marks.basis == Some(Basis::Opinion));
        basis.told_only += every(&|c| c.marks.basis == Some(Basis::Told));
        basis.unsaid += every(&|c| c.marks.basis.is_none());
        if any(&|c| c.marks.prompting == Some(Prompting::Volunteered)) == 1 {
            strength.prompting.volunteered += 1;
        } else if any(&|c| c.marks.prompting == Some(Prompting::Prompted)) == 1 {
            strength.prompting.only_prompted += 1;
        } else {
            strength.prompting.unsaid += 1;
        }
        let words = reference.words(&branch, &BTreeSet::from([Some(person)]));
        if words > strength.loudest.map_or(0, |l: Loudest| l.words) {
            strength.loudest = Some(Loudest { person, words });
        }
    }
    let everybody: BTreeSet<_> = (0..figures.people).map(Some).chain([None]).collect();
    strength.words = Some(reference.words(&branch, &everybody));
    let quotable = all.iter().filter(|c| c.marks.quotable);
    let passages: BTreeSet<_> = quotable.map(|c| (c.transcript, c.span.start(), c.span.end())).collect();
    strength.quotable = passages.len() as u32;
    let interviews: BTreeSet<u32> =
        all.iter().map(|c| figures.transcripts[c.transcript as usize].interview).collect();
    strength.interviews = interviews.into_iter().collect();
    strength
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(800))]

    #[test]
    fn what_stands_behind_every_code_equals_the_slow_evaluation(
        (figures, _) in study(), selection in selection(), scope in scope(), roll_up in any::<bool>()
    ) {
        let options = Options { roll_up, words: true };
        let reference = Reference { figures: &figures, selection, scope: &scope, options };
        let expected: Vec<Strength> = (0..figures.codes.len() as u32).map(|row| slow(&reference, row)).collect();
        prop_assert_eq!(with_words(&figures, selection, &scope).strength(roll_up), expected);
    }

    #[test]
    fn nobody_is_left_out_of_what_is_said_about_them((figures, _) in study(), selection in selection()) {
        for strength in with_words(&figures, selection, &Scope::default()).strength(true) {
            let people = strength.people.len() as u32;
            let PromptingCounts { volunteered, only_prompted, unsaid } = strength.prompting;
            prop_assert_eq!(volunteered + only_prompted + unsaid, people);
            let BasisCounts { told, told_only, .. } = strength.basis;
            prop_assert!(told_only <= told && told <= people);
            let AskedCounts { asked, volunteered, not_asked } = strength.asked;
            prop_assert!(asked + volunteered + not_asked <= figures.people);
        }
    }
}
