//! A study that can only be read.

use verbatim_model::MemoTarget;
use verbatim_study::{Access, NewPassphrase, Silent, StoreError, Study, StudyError};
use verbatim_testkit::{a_study, assert_same, secret};

use crate::dump::Beside;
use crate::work::{Dice, VERBS, begin, de_identify};

fn is_refusal(error: &StudyError) -> bool {
    matches!(error, StudyError::Store(StoreError::OpenElsewhere | StoreError::ReadOnly(_)))
}

/// Tries every verb until the only reason left for refusing it is that the study cannot be
/// changed. Ines is one of its coders.
fn refuses_everything(study: &mut Study) {
    for (_, name, act) in VERBS {
        let mut refused = false;
        for seed in 0..60 {
            study.choose_coder("Ines").unwrap();
            match act(study, &mut Dice(seed)) {
                Ok(Some(number)) => panic!("{name} was done as action {number}"),
                Ok(None) => {}
                Err(error) => refused |= is_refusal(&error),
            }
            assert!(study.coder().is_some_and(|c| c.name == "Ines" || *name == "choose coder"));
        }
        assert!(refused, "{name} was never refused for being read only");
    }
    assert!(is_refusal(&study.undo("Ines").unwrap_err()));
    assert!(is_refusal(&study.redo("Ines").unwrap_err()));
    let new = NewPassphrase::prepare("seven quiet harbours").unwrap();
    assert!(is_refusal(&study.change_passphrase(new, &Silent).unwrap_err()));
}

#[test]
fn opened_a_second_time_or_for_reading_a_study_refuses_every_verb_and_stays_as_it_is() {
    let mut study = a_study();
    begin(&mut study);
    de_identify(&mut study);
    study.add_memo(MemoTarget::Study, "Read again.").unwrap();
    study.add("To be undone");
    study.undo("Ines").unwrap();
    let beside = Beside::open(study.path());
    let rows = beside.rows();
    let mut second = Study::open(study.path(), &secret(), Access::Write).unwrap();
    assert!(matches!(second.read_only(), Some(StoreError::OpenElsewhere)));
    refuses_everything(&mut second);
    refuses_everything(&mut Study::open(study.path(), &secret(), Access::Read).unwrap());
    assert_same(&beside.rows(), &rows, "after every refusal");
    study.redo("Ines").unwrap();
    study.assert_sound();
}

#[test]
fn a_second_opening_sees_what_the_first_has_done() {
    let mut study = a_study();
    let second = Study::open(study.path(), &secret(), Access::Write).unwrap();
    study.add("Raids");
    assert_eq!(second.counts().unwrap().codes, 1);
}
