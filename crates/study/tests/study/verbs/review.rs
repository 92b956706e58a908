//! Questions to the supervisor, samples for review, and memos of several coders.

use std::collections::HashSet;

use verbatim_model::{CodingId, MemoTarget, ReviewKind};
use verbatim_study::StudyError;
use verbatim_testkit::{TestStudy, a_study};

const TALK: &str = "Q: How did it begin?\n\nP-01: They came at dawn. Nobody explained.\n";

/// Thirty codings by Ines and three by Theo; Theo is coding.
fn coded() -> (TestStudy, Vec<CodingId>, Vec<CodingId>) {
    let mut study = a_study();
    let code = study.add("Raids");
    let talk = study.import("P-01.txt", TALK);
    let ines: Vec<CodingId> = (0..30).map(|n| study.put(talk, 28 + n, 60, code).id).collect();
    study.choose_coder("Theo").unwrap();
    let theo: Vec<CodingId> = (0..3).map(|n| study.put(talk, 28 + n, 60, code).id).collect();
    (study, ines, theo)
}

fn questions(study: &TestStudy) -> Vec<CodingId> {
    study.review_queue(0, 0).unwrap().questions.into_iter().map(|coding| coding.id).collect()
}

#[test]
fn a_question_waits_until_it_is_answered_and_the_oldest_waits_first() {
    let (mut study, ines, theo) = coded();
    study.add_review_note(ines[4], ReviewKind::Question, "Is this early?").unwrap();
    study.add_review_note(theo[0], ReviewKind::Question, "And this?").unwrap();
    study.add_review_note(ines[2], ReviewKind::Question, "Or this?").unwrap();
    study.add_review_note(theo[0], ReviewKind::Checked, "").unwrap();
    assert_eq!(questions(&study), [ines[4], theo[0], ines[2]]);
    study.add_review_note(theo[0], ReviewKind::Answer, "Yes.").unwrap();
    assert_eq!(questions(&study), [ines[4], ines[2]]);
    study.add_review_note(ines[4], ReviewKind::Answer, "No.").unwrap();
    study.add_review_note(ines[4], ReviewKind::Question, "Why not?").unwrap();
    assert_eq!(questions(&study), [ines[2], ines[4]]);
    let transcript = study.coding(ines[2]).unwrap().transcript;
    assert_eq!(study.open_questions().unwrap().get(&transcript), Some(&2));
    study.undo("Theo").unwrap();
    assert_eq!(questions(&study), [ines[2]]);
    study.choose_coder("Ines").unwrap();
    study.remove_codings(&[ines[2]]).unwrap();
    assert_eq!(questions(&study), []);
    study.undo("Ines").unwrap();
    assert_eq!(questions(&study), [ines[2]]);
}

#[test]
fn a_question_or_an_answer_that_says_nothing_is_refused_and_a_check_may_say_nothing() {
    let (mut study, ines, _) = coded();
    for kind in [ReviewKind::Question, ReviewKind::Answer] {
        let refused = study.add_review_note(ines[0], kind, " \n");
        assert!(matches!(refused, Err(StudyError::EmptyNote { .. })));
    }
    study.add_review_note(ines[0], ReviewKind::Checked, " ").unwrap();
    let gone = study.add_review_note(CodingId::new(), ReviewKind::Checked, "");
    assert!(matches!(gone, Err(StudyError::Missing { what: "coding", .. })));
}

#[test]
fn a_sample_is_the_same_for_the_same_seed_differs_for_another_and_covers_each_coder() {
    let (mut study, ines, theo) = coded();
    let drawn = |study: &TestStudy, seed| -> Vec<HashSet<CodingId>> {
        let queue = study.review_queue(6, seed).unwrap();
        queue.samples.iter().map(|sample| sample.codings.iter().map(|c| c.id).collect()).collect()
    };
    let first = drawn(&study, 7);
    assert_eq!((first[0].len(), first[1].len()), (6, 3));
    assert!(first[0].iter().all(|id| ines.contains(id)) && first[1].iter().all(|id| theo.contains(id)));
    study.reopen();
    assert_eq!(drawn(&study, 7), first);
    assert!((8..12).any(|seed| drawn(&study, seed)[0] != first[0]));
    // Every coding has its chance.
    let all: HashSet<CodingId> = (0..60).flat_map(|seed| drawn(&study, seed).remove(0)).collect();
    assert_eq!(all.len(), 30);
    // One coding that is not in the sample comes and goes without changing it.
    let outside = *ines.iter().find(|id| !first[0].contains(id)).unwrap();
    study.choose_coder("Ines").unwrap();
    study.remove_codings(&[outside]).unwrap();
    assert_eq!(drawn(&study, 7), first);
}

#[test]
fn what_was_checked_is_counted_in_or_out_of_the_sample() {
    let (mut study, ines, _) = coded();
    for id in &ines[..5] {
        study.add_review_note(*id, ReviewKind::Checked, "").unwrap();
    }
    study.add_review_note(ines[0], ReviewKind::Checked, "Again.").unwrap();
    let samples = study.review_queue(2, 1).unwrap().samples;
    assert_eq!((samples[0].of, samples[0].checked, samples[0].codings.len()), (30, 5, 2));
    assert_eq!((samples[1].of, samples[1].checked), (3, 0));
}

#[test]
fn a_memo_is_changed_and_removed_only_by_the_one_who_wrote_it() {
    let (mut study, ines, _) = coded();
    let memo = study.add_memo(MemoTarget::Coding(ines[0]), "I read this as early.").unwrap().value;
    study.choose_coder("Ines").unwrap();
    for refused in [study.change_memo(memo.id, "Mine now.").map(drop), study.remove_memo(memo.id).map(drop)] {
        assert!(matches!(refused, Err(StudyError::NotYourMemo(owner)) if owner == "Theo"));
    }
    assert!(matches!(study.change_memo(memo.id, " "), Err(StudyError::NotYourMemo(_))));
    study.add_memo(MemoTarget::Coding(ines[0]), "I do not.").unwrap();
    study.choose_coder("Theo").unwrap();
    let changed = study.change_memo(memo.id, " ").unwrap();
    assert!(changed.value.is_none(), "an empty memo is removed");
    let left = study.memos_on(MemoTarget::Coding(ines[0])).unwrap();
    assert_eq!(left.iter().map(|memo| memo.text.as_str()).collect::<Vec<_>>(), ["I do not."]);
    study.undo("Theo").unwrap();
    assert_eq!(study.memos_on(MemoTarget::Coding(ines[0])).unwrap().len(), 2);
}
