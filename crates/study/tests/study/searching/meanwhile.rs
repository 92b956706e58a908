//! What is found while others change the study.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use verbatim_model::{CodeId, Purpose};
use verbatim_study::exports::ExportFormat;
use verbatim_study::interviews::Correction;
use verbatim_study::searches::{HitChoice, HitPassages, HitUnit, SearchDesk, SearchOptions};
use verbatim_study::{Silent, StudyError};
use verbatim_testkit::{TestStudy, a_study};

const TEXT: &str = "P-1: They came at dawn. We waited.\n";

fn study() -> (TestStudy, CodeId) {
    let mut study = a_study();
    study.people("id,category\nP-1,Advocates\nP-2,Experts\n");
    let code = study.add("Raids");
    study.import("P-1.txt", TEXT);
    study.import("P-2.txt", "P-2: At dawn they left.\n");
    (study, code)
}

/// Something that is done to a study.
type Change = fn(&mut TestStudy);

/// The passages of “dawn” and the desk on which they were found.
fn taken(study: &TestStudy) -> (SearchDesk, HitPassages) {
    let options = SearchOptions::default();
    // Once the texts are in memory a desk needs no connection of its own, which a purge would wait for.
    study.search("dawn", &options).unwrap();
    let desk = study.search_desk("dawn", &options).unwrap();
    let found = desk.hit_passages(&choice(&options), &|| false).unwrap();
    (desk, found)
}

const fn choice(options: &SearchOptions) -> HitChoice<'_> {
    HitChoice { query: "dawn", options, chosen: None, unit: HitUnit::Hit }
}

#[test]
fn a_passage_is_coded_in_the_middle_of_a_search_and_both_stay() {
    let (study, code) = study();
    let options = SearchOptions::default();
    let desk = study.search_desk("dawn", &options).unwrap();
    let transcript = study.find_transcript("P-1").unwrap().id;
    let (study, coded) = (Mutex::new(study), AtomicBool::new(false));
    // Asked again and again while it searches.
    let stop = || {
        if !coded.swap(true, Ordering::SeqCst) {
            study.lock().unwrap().put(transcript, 24, 33, code);
        }
        false
    };
    let found = desk.hit_passages(&choice(&options), &stop).unwrap();
    assert!(coded.into_inner());
    let mut study = study.into_inner().unwrap();
    let (found, changed) = study.code_found(&desk, found, code).unwrap();
    assert_eq!((found.already, changed.value.len()), (0, 2));
    assert_eq!(study.codings(&Default::default()).unwrap().len(), 3);
    study.assert_sound();
}

#[test]
fn what_was_found_before_texts_people_or_speakers_changed_is_neither_coded_nor_written() {
    let changes: [(&str, Change); 4] = [
        ("a correction", |study| {
            let transcript = study.find_transcript("P-1").unwrap().id;
            let (seen, text) = (Some("They".to_owned()), "Officers".to_owned());
            let correction = Correction { transcript, start: 5, end: 9, seen, text, drop_emptied: false };
            study.correct_text(&correction).unwrap();
        }),
        ("a speaker who asks", |study| {
            let transcript = study.find_transcript("P-2").unwrap().id;
            let asks = Some(verbatim_model::Role::Interviewer);
            study.assign_speaker(transcript, "P-2", asks, None).unwrap();
        }),
        ("somebody who withdraws", |study| {
            study.people("id,category,consent\nP-1,Advocates,withdrawn\n");
        }),
        ("a purge", |study| {
            study.purge(&Silent).unwrap();
        }),
    ];
    for (what, change) in changes {
        let (mut study, code) = study();
        let (desk, found) = taken(&study);
        let hits = desk.chosen_hits(&choice(&SearchOptions::default()), &|| false).unwrap();
        change(&mut study);
        let codings = study.codings(&Default::default()).unwrap().len();
        let coded = study.code_found(&desk, found, code);
        assert!(matches!(coded, Err(StudyError::SearchedBefore)), "{what}: {coded:?}");
        assert_eq!(study.codings(&Default::default()).unwrap().len(), codings, "{what}");
        let file = study.folder().join("hits.csv");
        let written = study.export_found(&desk, hits, Purpose::Team, ExportFormat::Csv, &file);
        assert!(matches!(written, Err(StudyError::SearchedBefore)), "{what}: {written:?}");
        assert!(!file.exists(), "{what}");
    }
}

#[test]
fn what_was_found_stays_true_where_only_codes_memos_or_exports_came() {
    let (mut study, code) = study();
    let (desk, found) = taken(&study);
    let other = study.add("Housing");
    let transcript = study.find_transcript("P-2").unwrap().id;
    study.put(transcript, 5, 12, other);
    study.add_memo(verbatim_model::MemoTarget::Study, "Ask who else left.").unwrap();
    let hits = desk.chosen_hits(&choice(&SearchOptions::default()), &|| false).unwrap();
    let file = study.folder().join("hits.csv");
    study.export_found(&desk, hits, Purpose::Team, ExportFormat::Csv, &file).unwrap();
    assert_eq!(std::fs::read_to_string(&file).unwrap().matches("dawn").count(), 2);
    let (_, changed) = study.code_found(&desk, found, code).unwrap();
    assert_eq!(changed.value.len(), 2);
}
