//! Taking back everything since a row of the trail.

use verbatim_study::{StoreError, Study, StudyError};
use verbatim_testkit::{TestStudy, a_study};

use crate::dump::Beside;

/// Names of the codes there are.
fn codes(study: &Study) -> Vec<String> {
    study.codebook().unwrap().codes().iter().map(|code| code.name.clone()).collect()
}

/// Number of the action that added a code.
fn add(study: &mut TestStudy, name: &str) -> i64 {
    study.add_code_below(None, name, None).unwrap().number.unwrap()
}

#[test]
fn everything_since_a_row_goes_and_comes_back_one_by_one() {
    let mut study = a_study();
    add(&mut study, "Raids");
    let harm = add(&mut study, "Harm");
    add(&mut study, "Trust");
    add(&mut study, "Courts");
    let steps = study.undo_to(harm, "Theo").unwrap();
    let labels: Vec<&str> = steps.iter().map(|step| step.label.as_str()).collect();
    assert_eq!(labels, ["Added Courts", "Added Trust", "Added Harm"]);
    assert_eq!(codes(&study), ["Raids"]);
    let newest = study.history(1).unwrap().remove(0);
    assert_eq!((newest.action.coder_name.as_str(), newest.action.of), ("Theo", Some(harm)));
    assert_eq!(study.ahead().unwrap().redo.unwrap(), "Added Harm", "what redo would do is named");
    for _ in 0..3 {
        study.redo("Ines").unwrap();
    }
    assert_eq!(codes(&study), ["Raids", "Harm", "Trust", "Courts"]);
    study.assert_sound();
}

#[test]
fn what_was_taken_back_before_is_not_counted_and_what_was_done_again_is() {
    let mut study = a_study();
    let raids = add(&mut study, "Raids");
    let harm = add(&mut study, "Harm");
    study.undo("Ines").unwrap();
    assert!(matches!(study.undo_to(harm, "Ines"), Err(StudyError::NothingSince(_))));
    study.undo("Ines").unwrap();
    study.redo("Ines").unwrap();
    let again = study.history(1).unwrap()[0].action.number;
    add(&mut study, "Trust");
    assert_eq!(study.steps_since(harm).unwrap(), 1, "Trust alone is in force since");
    assert_eq!(study.steps_since(again).unwrap(), 2, "the row by which Raids came again, and Trust");
    study.undo_to(raids, "Ines").unwrap();
    assert!(codes(&study).is_empty());
    assert!(matches!(study.undo_to(9_999, "Ines"), Err(StudyError::Missing { .. })));
}

#[test]
fn a_row_before_undo_was_closed_is_refused_before_anything_is_taken_back() {
    let mut study = a_study();
    let raids = add(&mut study, "Raids");
    let harm = add(&mut study, "Harm");
    add(&mut study, "Trust");
    let upgrade = format!("UPDATE action SET kind = 'upgrade' WHERE number = {raids}");
    Beside::open(study.path()).0.execute(&upgrade, []).unwrap();
    let refused = study.undo_to(raids, "Ines");
    assert!(matches!(refused, Err(StudyError::Store(StoreError::UndoClosed))));
    assert_eq!(codes(&study), ["Raids", "Harm", "Trust"]);
    let closed: Vec<bool> = study.history(u32::MAX).unwrap().iter().map(|step| step.closed).collect();
    assert_eq!(closed.iter().filter(|closed| !**closed).count(), 2, "{closed:?}");
    assert!(!closed[0] && !closed[1] && closed[2]);
    study.undo_to(harm, "Ines").unwrap();
    assert_eq!(codes(&study), ["Raids"]);
}

#[test]
fn labels_name_what_is_gone_from_the_study_or_was_called_otherwise() {
    let mut study = a_study();
    study.people("id,category\nP-01,Advocate\n");
    let code = study.add("Raids");
    let coding = study.coded("P-01.txt", "P-01: ⟦They came⟧ at dawn.", code)[0].clone();
    study.rename_transcript(coding.transcript, "First.txt").unwrap();
    study.rename_code(code, "Dawn raids").unwrap();
    study.remove_transcript(coding.transcript).unwrap();
    let other = study.add("Harm");
    study.merge_code(other, code).unwrap();
    study.delete_code(code).unwrap();
    let labels: Vec<String> = study.history(7).unwrap().into_iter().map(|step| step.label).collect();
    assert_eq!(
        labels,
        [
            "Deleted Dawn raids: 1 code, 0 codings",
            "Merged Harm into a code since deleted",
            "Added Harm",
            "Removed First.txt with 1 coding",
            "Renamed Raids to Dawn raids",
            "Renamed P-01.txt to First.txt",
            "Coded a transcript since removed ¶ 1 as a code since deleted",
        ]
    );
    assert_eq!(study.ahead().unwrap().undo.unwrap(), labels[0]);
    study.undo("Ines").unwrap();
    assert_eq!(study.ahead().unwrap().redo.unwrap(), labels[0]);
}

#[test]
fn labels_cite_a_passage_by_its_turn_as_it_was_and_fit_a_line() {
    let mut study = a_study();
    let code = study.add("Harm > What people said of the long hours of waiting in the hall");
    let talk = "Q: And then?\n\nP-01: They came at dawn. ⟦Nobody explained.⟧\n\nQ: Why?\n";
    let coding = study.coded("AD-SV-07 second visit.docx.txt", talk, code)[0].clone();
    let cite = "AD-SV-07 second visit.docx ¶ 2";
    let name = "What people said of the long hours…";
    study.remove_codings(&[coding.id]).unwrap();
    study.rename_transcript(coding.transcript, "AD-SV-07.txt").unwrap();
    let labels: Vec<String> = study.history(3).unwrap().into_iter().map(|step| step.label).collect();
    assert_eq!(labels[1], format!("Removed {name} from AD-SV-07 ¶ 2"));
    assert_eq!(labels[2], format!("Coded AD-SV-07 ¶ 2 as {name}"));
    assert_eq!(labels[0], "Renamed AD-SV-07 second visit.docx.txt to AD-SV-07.txt");
    study.undo("Ines").unwrap();
    assert_eq!(study.history(4).unwrap()[3].label, format!("Coded {cite} as {name}"));
}
