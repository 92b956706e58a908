//! While codings come and go only what they touch is counted again, and it must be the same as if all of
//! it were.

use proptest::prelude::*;
use verbatim_study::analysis::{Choice, Recurrence};
use verbatim_study::{Access, Study};
use verbatim_testkit::{TestStudy, a_study, secret};

use crate::figures::{choices, evidence};
use crate::work::{Dice, VERBS, begin, change_codings, import_named};

/// A study with a joint interview, a person with two transcripts, and statements to speak for.
fn at_work() -> TestStudy {
    let mut study = a_study();
    begin(&mut study);
    import_named(&mut study, &["P-01 again.txt", "P-02.md", "P-03.docx", "P-05 joint.srt"]).unwrap();
    study.set_recurrence(Recurrence { people: 2, groups: 1, categories: 1 }).unwrap();
    study
}

/// Says whether the coders use finished marks, who is an interviewer, and whose voice is another's.
fn settle(study: &mut Study, dice: &mut Dice) {
    for name in
        ["mark progress", "assign speaker", "describe code", "add code below", "mark asked", "keep voice"]
    {
        let verb = VERBS.iter().find(|verb| verb.1 == name).unwrap().2;
        for _ in 0..dice.below(4) {
            verb(study, dice).ok();
        }
    }
}

fn assert_same_as_read_anew(study: &Study, choices: &[Choice]) {
    let fresh = Study::open(study.path(), &secret(), Access::Read).unwrap();
    assert_eq!(evidence(study, choices), evidence(&fresh, choices), "counted again in part, and read anew");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn figures_of_evidence_are_those_of_a_study_read_anew_however_codings_come_and_go(
        seed in any::<u64>(), seeds in prop::collection::vec(any::<u64>(), 4..20)
    ) {
        let mut study = at_work();
        let mut dice = Dice(seed);
        settle(&mut study, &mut dice);
        // As many as are kept, so that each can be counted again in part.
        let all = choices();
        let looked_at = [all[0].clone(), all[1 + dice.below(2)].clone(), all[3 + dice.below(2)].clone()];
        for seed in seeds {
            let mut dice = Dice(seed);
            match dice.below(100) {
                0..16 => drop(study.undo("Theo").ok()),
                16..28 => drop(study.redo("Theo").ok()),
                _ => drop(change_codings(&mut study, &mut dice)),
            }
            match dice.below(3) {
                0 => {}
                1 => drop(evidence(&study, &looked_at)),
                _ => assert_same_as_read_anew(&study, &looked_at),
            }
        }
        assert_same_as_read_anew(&study, &looked_at);
    }
}
