//! The index of a large study, made beside the work: nobody waits for it, and no answer is wrong without it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use serde_json::json;
use verbatim_api::replies::{Empty, SearchAnswer};
use verbatim_study::searches::SearchOptions;
use verbatim_study::{Access, Secret, Study};

use crate::desk::{Desk, PASSPHRASE, request};
use crate::searching::search;
use crate::searching_long::{Coding, TURNS, talk};

/// Transcripts with a pause as long as a book: together more than is searched without an index.
const PAUSES: usize = 7;

/// A study that is large enough for an index, with its texts read. Answers the id of the long talk.
fn large() -> (Desk, String) {
    let desk = Desk::new();
    for n in 0..PAUSES {
        // A text that is there already is not imported again.
        let text = format!("Ana: At dawn {n} of them left.\n\nAna: {}\n", "-".repeat(620_000));
        desk.import(&format!("P-{n}.txt"), &text);
    }
    let talk = desk.import("P-8.txt", &talk());
    desk.code(&talk, "We", "Raids");
    assert_eq!(dawn(&desk).passages, TURNS + PAUSES);
    (desk, talk)
}

/// What is found at dawn.
fn dawn(desk: &Desk) -> SearchAnswer {
    let sent = search("dawn", json!({ "limit": TURNS + PAUSES }));
    desk.session.search_run(request(sent)).expect("an answer")
}

/// Hits that lie on a coding.
fn coded(answer: &SearchAnswer) -> usize {
    answer.hits.iter().filter(|hit| !hit.codings.is_empty()).count()
}

/// Locks the study, and says whether an index of its texts is kept.
fn keeps_index(desk: &Desk) -> bool {
    desk.session.study_lock(Empty {}).expect("it closes");
    let path = desk.folder.path().join("Visits.verbatim");
    let study = Study::open(&path, &Secret::passphrase(PASSPHRASE), Access::Read).expect("it opens");
    study.search("dawn", &SearchOptions::default()).expect("an answer");
    study.index_work().expect("what is to be done").is_none()
}

#[test]
fn passages_are_coded_and_searches_are_right_while_the_index_is_made_and_after() {
    let (desk, talk) = large();
    let (coding, ended) = (Coding::new(&desk, talk), AtomicBool::new(false));
    let mut done: Vec<Instant> = Vec::new();
    let end = std::thread::scope(|threads| {
        let preparing = threads.spawn(|| {
            desk.session.search_prepare(Empty {}).expect("it is made");
            ended.store(true, Ordering::Release);
            Instant::now()
        });
        while !ended.load(Ordering::Acquire) && done.len() < TURNS {
            for _ in 0..8 {
                coding.code(done.len());
                done.push(Instant::now());
            }
            let answer = dawn(&desk);
            assert_eq!((answer.passages, coded(&answer)), (TURNS + PAUSES, done.len()));
        }
        preparing.join().expect("it ends")
    });
    // Two at most could slip in before a making that kept the study to itself.
    let meanwhile = done.iter().filter(|at| **at < end).count();
    assert!(meanwhile >= 6, "{meanwhile} were coded while the index was made");
    let answer = dawn(&desk);
    assert_eq!((answer.passages, coded(&answer)), (TURNS + PAUSES, done.len()));
    assert!(keeps_index(&desk));
}

#[test]
fn making_an_index_ends_when_the_study_is_locked_and_leaves_nothing_half_made_in_use() {
    let (desk, talk) = large();
    let coding = Coding::new(&desk, talk);
    std::thread::scope(|threads| {
        let preparing = threads.spawn(|| desk.session.search_prepare(Empty {}));
        (0..3).for_each(|turn| coding.code(turn));
        desk.session.study_lock(Empty {}).expect("it closes");
        preparing.join().expect("it ends").expect_err("the study is closed");
    });
    desk.reopen("Ines");
    let answer = dawn(&desk);
    assert_eq!((answer.passages, coded(&answer)), (TURNS + PAUSES, 3));
    desk.session.search_prepare(Empty {}).expect("it is made");
    assert_eq!(dawn(&desk).passages, TURNS + PAUSES);
    assert!(keeps_index(&desk));
}

#[test]
fn an_index_of_a_text_that_was_corrected_meanwhile_answers_nothing() {
    let (desk, talk) = large();
    let coding = Coding::new(&desk, talk);
    let first = desk.session.interviews_list(Empty {}).expect("the interviews").remove(0).transcript;
    let (start, end) = desk.place(&first, "dawn");
    std::thread::scope(|threads| {
        let preparing = threads.spawn(|| desk.session.search_prepare(Empty {}));
        (0..3).for_each(|turn| coding.code(turn));
        let sent = json!({ "transcript": first, "start": start, "end": end, "seen": "dawn", "text": "dusk",
            "drop_emptied": false });
        desk.session.text_correct(request(sent)).expect("it is corrected");
        assert_eq!(dawn(&desk).passages, TURNS + PAUSES - 1);
        preparing.join().expect("it ends").expect("that the texts changed is no failure");
    });
    assert_eq!(dawn(&desk).passages, TURNS + PAUSES - 1);
    desk.session.search_prepare(Empty {}).expect("it is made anew");
    assert_eq!(dawn(&desk).passages, TURNS + PAUSES - 1);
    assert!(keeps_index(&desk));
}
