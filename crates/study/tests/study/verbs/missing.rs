//! Something that is gone is refused by name, never half done.

use verbatim_model::{InterviewId, IntervieweeId, MemoTarget};
use verbatim_study::StudyError;
use verbatim_testkit::a_study;

#[track_caller]
fn refused<T>(done: Result<T, StudyError>, noun: &str) {
    match done {
        Err(StudyError::Missing { what, .. }) => assert_eq!(what, noun),
        Err(other) => panic!("refused with: {other}"),
        Ok(_) => panic!("done, although the {noun} is missing"),
    }
}

#[test]
fn a_person_who_is_not_in_the_study_is_neither_assigned_nor_grouped() {
    let mut study = a_study();
    let talk = study.import("P-01.txt", "Q: Why?\n\nP-01: Nobody explained.\n");
    let nobody = IntervieweeId::new();
    refused(study.assign_interview(talk, Some(nobody)), "interviewee");
    refused(study.assign_speaker(talk, "P-01", None, Some(nobody)), "interviewee");
    refused(study.set_group("First wave", &[nobody]), "interviewee");
    refused(study.mark_progress(InterviewId::new(), true), "interview");
}

#[test]
fn a_memo_is_never_written_about_something_that_is_gone() {
    let mut study = a_study();
    let code = study.add("Raids");
    let coding = study.coded("P-01.txt", "P-01: ⟦They came⟧ at dawn.", code)[0].id;
    study.delete_code(code).unwrap();
    refused(study.add_memo(MemoTarget::Code(code), "Late."), "code");
    refused(study.add_memo(MemoTarget::Coding(coding), "Late."), "coding");
    refused(study.add_memo(MemoTarget::Interviewee(IntervieweeId::new()), "Late."), "interviewee");
    refused(study.add_memo(MemoTarget::Interview(InterviewId::new()), "Late."), "interview");
    study.assert_sound();
}
