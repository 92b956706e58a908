//! Quotations that an interviewee wants to see first: approved, published, and no longer approved once they change.

use verbatim_model::Consent;
use verbatim_study::StudyError;
use verbatim_study::codings::{CodingFilter, Marks};
use verbatim_study::exports::NotQuoted;
use verbatim_study::interviews::Correction;
use verbatim_testkit::TestStudy;

use super::excerpts_published::{change_person, effect, reasons, study};

#[test]
fn a_quotation_that_was_approved_is_published_until_its_words_change() {
    let mut study = study();
    change_person(&mut study, "LE-1", |form| form.consent = Some(Consent::QuoteAfterApproval));
    let own = study.find_transcript("LE-1.txt").unwrap().id;
    let rows = study.codings(&CodingFilter { transcript: Some(own), ..CodingFilter::default() }).unwrap();
    let coding = rows[0].coding.clone();
    study.choose_coder("Theo").unwrap();
    let approve = |study: &mut TestStudy, on: Option<&str>| {
        let marks = Marks { approved: Some(on.map(str::to_owned)), ..Marks::default() };
        study.mark_codings(&[coding.id], &marks).map(drop)
    };
    assert!(matches!(approve(&mut study, Some("some day")), Err(StudyError::NoDay(_))));
    assert_eq!(reasons(&effect(&study)), [(NotQuoted::AwaitsApproval, 1)]);

    approve(&mut study, Some("2026-01-05")).unwrap();
    assert_eq!(reasons(&effect(&study)), []);
    // Words within the approved ones are approved too, whatever they are coded as; words beyond are not.
    study.choose_coder("Ines").unwrap();
    let other = study.add("Other");
    let within = study.put(own, coding.span.start() + 2, coding.span.end() - 2, other);
    assert_eq!(reasons(&effect(&study)), []);
    study.resize_coding(within.id, coding.span.start() + 2, coding.span.end() + 1, None).unwrap();
    assert_eq!(reasons(&effect(&study)), [(NotQuoted::AwaitsApproval, 1)]);
    study.remove_codings(&[within.id]).unwrap();

    study.resize_coding(coding.id, coding.span.start(), coding.span.end() - 2, None).unwrap();
    assert_eq!(reasons(&effect(&study)), [(NotQuoted::AwaitsApproval, 1)], "it was of other words");
    study.undo("Ines").unwrap();
    assert_eq!(reasons(&effect(&study)), []);
    approve(&mut study, None).unwrap();
    assert_eq!(reasons(&effect(&study)), [(NotQuoted::AwaitsApproval, 1)]);
}

#[test]
fn a_correction_within_an_approved_quotation_ends_the_approval_and_one_before_it_does_not() {
    let mut study = study();
    change_person(&mut study, "LE-1", |form| form.consent = Some(Consent::QuoteAfterApproval));
    let own = study.find_transcript("LE-1.txt").unwrap().id;
    let rows = study.codings(&CodingFilter { transcript: Some(own), ..CodingFilter::default() }).unwrap();
    let coding = rows[0].coding.clone();
    let marks = Marks { approved: Some(Some("2026-01-05".to_owned())), ..Marks::default() };
    study.mark_codings(&[coding.id], &marks).unwrap();
    let holds = |study: &TestStudy| {
        let rows = study.codings(&CodingFilter { transcript: Some(own), ..CodingFilter::default() }).unwrap();
        rows[0].approval.as_ref().unwrap().holds_for(&rows[0].coding)
    };
    let correct = |study: &mut TestStudy, start: u32, words: &str| {
        let (end, text) = (start + 1, words.to_owned());
        let correction = Correction { transcript: own, start, end, seen: None, text, drop_emptied: false };
        study.correct_text(&correction).unwrap();
    };
    correct(&mut study, coding.span.start() - 3, "??");
    assert!(holds(&study), "its words only moved");
    correct(&mut study, coding.span.start() + 5, "?");
    assert!(!holds(&study));
}
