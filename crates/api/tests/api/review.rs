//! Review through the commands of the window.

use serde_json::json;
use verbatim_api::replies::ReviewQueue;

use crate::desk::{Desk, TALK, request};

fn queue(desk: &Desk, sample: u32) -> ReviewQueue {
    desk.session.review_queue(request(json!({ "sample": sample, "seed": 7 }))).expect("the queue")
}

fn note(desk: &Desk, coding: &str, kind: &str, text: &str) -> String {
    let sent = json!({ "coding": coding, "kind": kind, "text": text });
    desk.session.review_add(request(sent)).map_or_else(|e| e.to_string(), |change| change.said)
}

#[test]
fn a_question_is_read_with_its_passage_and_answered_by_somebody_else() {
    let desk = Desk::new();
    let talk = desk.import("P-01.txt", TALK);
    let id = desk.code(&talk, "came at dawn", "Raids").coding.id;
    assert_eq!(note(&desk, &id, "question", "Is this early?"), "Asked the supervisor");
    desk.coder("Theo");
    let asked = queue(&desk, 0).questions.remove(0);
    assert_eq!((asked.before.as_str(), asked.text.as_str()), ("They ", "came at dawn"));
    assert_eq!(asked.after, " 👩‍🏫. Nobody explained why.");
    assert_eq!((asked.turn, asked.file_name.as_str(), asked.interviewer), (Some(2), "P-01.txt", false));
    assert!(asked.coding.open_question);
    assert_eq!(
        (asked.coding.review[0].coder.as_str(), asked.coding.review[0].kind.as_str()),
        ("Ines", "question")
    );
    assert_eq!(note(&desk, &id, "answer", ""), "An answer needs some text. Nothing was changed.");
    assert_eq!(note(&desk, &id, "answer", "Yes: before six."), "Answered");
    assert!(queue(&desk, 0).questions.is_empty());
    let coding = desk.coding(&talk, &id);
    assert!(!coding.open_question);
    let review: Vec<_> = coding.review.iter().map(|n| (n.coder.as_str(), n.text.as_str())).collect();
    assert_eq!(review, [("Ines", "Is this early?"), ("Theo", "Yes: before six.")]);
    desk.undo();
    assert_eq!(queue(&desk, 0).questions.len(), 1);
}

#[test]
fn each_coders_sample_stands_in_reading_order_with_what_was_checked() {
    let desk = Desk::new();
    let second = desk.import("P-02.txt", "P-02: We wrote twice, and waited.\n");
    let first = desk.import("P-01.txt", TALK);
    let waited = desk.code(&second, "waited", "Waiting").coding.id;
    desk.code(&first, "We waited", "Waiting");
    desk.code(&second, "We wrote", "Waiting");
    desk.coder("Theo");
    desk.code(&first, "We waited", "Waiting");
    assert_eq!(note(&desk, &waited, "checked", ""), "Marked as checked");
    let samples = queue(&desk, 50).samples;
    let read: Vec<(&str, Vec<&str>)> = samples
        .iter()
        .map(|s| (s.coder.name.as_str(), s.passages.iter().map(|p| p.text.as_str()).collect()))
        .collect();
    assert_eq!(read, [("Ines", vec!["We wrote", "waited", "We waited"]), ("Theo", vec!["We waited"])]);
    let counts: Vec<_> = samples.iter().map(|s| (s.of, s.checked)).collect();
    assert_eq!(counts, [(3, 1), (1, 0)]);
    let drawn = |queue: ReviewQueue| -> Vec<String> {
        queue.samples.into_iter().flat_map(|s| s.passages).map(|p| p.coding.id).collect()
    };
    assert_eq!(drawn(queue(&desk, 1)).len(), 2);
    assert_eq!(drawn(queue(&desk, 1)), drawn(queue(&desk, 1)));
}
