//! Searches that are left, and a study that is changed while one runs.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use verbatim_model::{CodeId, TranscriptId};
use verbatim_study::StudyError;
use verbatim_study::searches::{Also, HitChoice, HitUnit, SearchOptions};
use verbatim_testkit::{TestStudy, a_study};

use super::kept::correct;

/// Three talks with a code on a passage.
fn talks() -> (TestStudy, TranscriptId, CodeId) {
    let mut study = a_study();
    study.people("id\nP-0\nP-1\nP-2\nP-3\n");
    let code = study.add("Raids");
    for n in 0..3 {
        let talk =
            "Ana: They ⟦came at dawn⟧. Nobody spoke.\n\nInterviewer: And then?\n\nAna: At dawn we left.\n";
        study.coded(&format!("P-{n}.txt"), &format!("Interviewer: And after {n} days?\n\n{talk}"), code);
    }
    let first = study.find_transcript("P-0.txt").unwrap().id;
    assert_eq!(study.search("dawn", &SearchOptions::default()).unwrap().passages, 6);
    (study, first, code)
}

fn options(regex: bool) -> SearchOptions {
    let also = Also { memos: true, definitions: true };
    SearchOptions { regex, also, facets: true, ..SearchOptions::default() }
}

/// Queries of every kind, and whether each is a regular expression.
const QUERIES: [(&str, bool); 7] = [
    ("dawn", false),
    ("dawn NEAR/answer nobody", false),
    ("dawn code:Raids NOT left", false),
    ("code:Raids", false),
    ("code:Raids interview:(dawn)", false),
    ("without:(dawn)", false),
    ("(?i)at dawn", true),
];

#[test]
fn a_search_that_is_left_has_no_answer_at_whatever_moment() {
    let (study, ..) = talks();
    for (query, regex) in QUERIES {
        let options = options(regex);
        let asked = AtomicUsize::new(0);
        let count = || {
            asked.fetch_add(1, Ordering::Relaxed);
            false
        };
        let desk = study.search_desk(query, &options).unwrap();
        desk.answer(query, &options, &count).unwrap();
        let times = asked.load(Ordering::Relaxed);
        assert!(times > 0, "{query} cannot be left");
        for moment in 0..times {
            let asked = AtomicUsize::new(0);
            let stop = || asked.fetch_add(1, Ordering::Relaxed) >= moment;
            let left = desk.answer(query, &options, &stop);
            assert!(matches!(left, Err(StudyError::Cancelled)), "{query}, left at {moment} of {times}");
        }
    }
}

#[test]
fn a_study_is_changed_while_a_search_runs_and_the_answer_is_of_the_moment_it_began() {
    for (query, regex) in QUERIES {
        let (study, first, code) = talks();
        let options = options(regex);
        let should = format!("{:#?}", study.search(query, &options).unwrap());
        let desk = study.search_desk(query, &options).unwrap();
        let (study, begun) = (Mutex::new(study), AtomicBool::new(false));
        let in_the_middle = || {
            if !begun.swap(true, Ordering::Relaxed) {
                let mut study = study.lock().unwrap();
                study.put(first, 50, 60, code);
                correct(&mut study, first, "dawn", "dusk");
                let last = study.find_transcript("P-2.txt").unwrap().id;
                study.remove_transcript(last).unwrap();
            }
            false
        };
        let reply = desk.answer(query, &options, &in_the_middle).unwrap();
        assert!(begun.into_inner(), "{query}");
        assert_eq!(format!("{reply:#?}"), should, "{query}");
        let study = study.into_inner().unwrap();
        assert_ne!(format!("{:#?}", study.search(query, &options).unwrap()), should, "{query}");
        study.assert_sound();
    }
}

#[test]
fn texts_that_were_not_read_yet_are_read_as_they_were_when_the_search_began() {
    let (mut study, first, _) = talks();
    study.reopen();
    let options = options(false);
    let desk = study.search_desk("dawn", &options).unwrap();
    correct(&mut study, first, "dawn", "dusk");
    let reply = desk.answer("dawn", &options, &|| false).unwrap();
    assert_eq!((reply.passages, reply.hits.len()), (6, 6));
    assert_eq!(study.search("dawn", &options).unwrap().passages, 5);
}

#[test]
fn hits_that_the_text_has_left_behind_are_not_coded() {
    let (mut study, first, code) = talks();
    let options = SearchOptions::default();
    let found = study.search("dawn", &options).unwrap();
    let chosen: Vec<_> = found.hits.iter().map(|hit| (hit.transcript_id, hit.span)).collect();
    correct(&mut study, first, "They came", "The officers came");
    let choice = HitChoice { query: "dawn", options: &options, chosen: Some(&chosen), unit: HitUnit::Hit };
    assert!(matches!(study.code_hits(&choice, code), Err(StudyError::TextChanged)));
    study.undo("Ines").unwrap();
    assert_eq!(study.code_hits(&choice, code).unwrap().1.value.len(), 6);
}
