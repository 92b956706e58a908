//! Importing many codings at once: one action, whole or not at all.

use std::path::PathBuf;

use verbatim_model::TranscriptKind;
use verbatim_study::codings::{CodingRow, CodingsFile};
use verbatim_study::interviews::Source;
use verbatim_study::searches::SearchOptions;
use verbatim_study::{Cancelled, Silent, StudyError};
use verbatim_testkit::{TestStudy, a_study, assert_same};

use crate::dump::Beside;

/// More than are read ahead.
const INTERVIEWS: usize = 30;
/// Codings in each.
const EACH: usize = 12;

fn study() -> TestStudy {
    let mut study = a_study();
    for code in ["Raids", "Raids > Warrants", "Debt"] {
        study.add(code);
    }
    let sources: Vec<Source> = (0..INTERVIEWS)
        .map(|n| {
            let said = format!("Q: How many, in {n}?\n\nP: We counted “{n}” é of them, and «{n}» again.\n\n")
                .repeat(EACH);
            Source::new(study.file(&format!("P-{n:02}.txt"), said))
        })
        .collect();
    study.import_transcripts(&sources, TranscriptKind::Recording, &Silent).unwrap();
    study
}

fn file(name: &str, text: String) -> CodingsFile {
    CodingsFile { path: PathBuf::from(name), bytes: text.into_bytes() }
}

/// Rows about all interviews in turn, by quotation; one in eight has a memo, one in ten fits nothing.
fn quotations() -> CodingsFile {
    let mut rows = "file,quote,occurrence,code,memo,stance\n".to_owned();
    for occurrence in 1..=EACH {
        for n in 0..INTERVIEWS {
            let memo = if (n + occurrence) % 8 == 0 { "Counted twice" } else { "" };
            let quote = if (n + occurrence) % 10 == 0 { "never said" } else { "of them, and «" };
            let code = ["Raids", "Warrants", "Debt"][n % 3];
            rows += &format!("P-{n:02}.txt,\"{quote}\",{occurrence},{code},{memo},\n");
        }
    }
    file("codings.csv", rows)
}

/// The same passages by offsets, for the interviews from one on.
fn offsets(study: &TestStudy, from: usize) -> CodingsFile {
    let mut lines = String::new();
    for transcript in &study.transcripts().unwrap()[from..] {
        let text = study.text(transcript).unwrap();
        for (number, turn) in text.turns.iter().enumerate() {
            let (start, end) = (turn.span.start(), turn.span.start() + 9);
            let code = ["Raids", "Debt"][number % 2];
            lines += &format!(
                "{{\"file\":{:?},\"start\":{start},\"end\":{end},\"code\":{code:?}}}\n",
                transcript.file_name
            );
        }
    }
    file("codings.jsonl", lines)
}

#[test]
fn an_import_over_many_interviews_is_one_action_that_goes_both_ways() {
    let mut study = study();
    let beside = Beside::open(study.path());
    let before = beside.rows();
    let last = study.history(1).unwrap()[0].action.number;
    let done = study.import_codings(&[quotations()], &Silent).unwrap();
    assert_eq!(done.number, Some(last + 1));
    let report = done.value;
    assert_eq!(report.added + report.problems.len(), INTERVIEWS * EACH);
    assert_eq!(report.problems.len(), INTERVIEWS * EACH / 10);
    let lines: Vec<usize> = report
        .problems
        .iter()
        .map(|problem| problem.strip_prefix("line ").unwrap().split_once(':').unwrap().0.parse().unwrap())
        .collect();
    assert!(lines.is_sorted(), "problems stand in the order of the file");
    let (after, counts) = (beside.rows(), study.counts().unwrap());
    assert_eq!(counts.codings as usize, report.added);
    assert!(counts.memos > 30);
    study.assert_sound();
    for _ in 0..2 {
        study.undo("Ines").unwrap();
        assert_same(&beside.rows(), &before, "undone");
        study.redo("Ines").unwrap();
        assert_same(&beside.rows(), &after, "done again");
    }
    let again = study.import_codings(&[quotations()], &Silent).unwrap();
    assert_eq!((again.number, again.value.added, again.value.already_there), (None, 0, report.added));
}

#[test]
fn texts_that_a_search_has_read_give_the_same_codings() {
    let (mut cold, mut warm) = (study(), study());
    let half = SearchOptions { limit: Some(1), ..SearchOptions::default() };
    warm.search("counted", &half).unwrap();
    let coded = |study: &mut TestStudy| {
        let files = [offsets(study, 3), quotations()];
        study.import_codings(&files, &Silent).unwrap();
        study.assert_sound();
        let rows = study.codings(&Default::default()).unwrap();
        let book = study.codebook().unwrap();
        let one = |row: &CodingRow| {
            let code = book.get(row.coding.code).unwrap().name.clone();
            (study.words_of(&row.coding), row.coding.span, code, row.memos.len())
        };
        let mut coded: Vec<_> = rows.iter().map(one).collect();
        coded.sort();
        coded
    };
    assert_eq!(coded(&mut cold), coded(&mut warm));
}

#[test]
fn an_import_that_meets_a_damaged_text_leaves_nothing() {
    let mut study = study();
    let beside = Beside::open(study.path());
    let (place, name) = (INTERVIEWS - 2, format!("P-{:02}.txt", INTERVIEWS - 2));
    let block = study.transcripts().unwrap()[place].first_block;
    beside.0.execute("DELETE FROM block WHERE id = ?1", [block + 3]).unwrap();
    let (rows, last) = (beside.rows(), study.history(1).unwrap()[0].action.number);
    let refused = study.import_codings(&[quotations()], &Silent).unwrap_err().to_string();
    assert!(refused.contains(&name), "{refused}");
    assert_same(&beside.rows(), &rows, "after the refusal");
    assert_eq!(study.history(1).unwrap()[0].action.number, last);
    let code = study.find_code("Debt").unwrap().id;
    let first = study.transcripts().unwrap()[0].id;
    study.put(first, 3, 9, code);
}

#[test]
fn an_import_that_is_stopped_leaves_nothing() {
    let mut study = study();
    let beside = Beside::open(study.path());
    let (rows, last) = (beside.rows(), study.history(1).unwrap()[0].action.number);
    let files = [quotations(), offsets(&study, 0)];
    let stop = |done: usize, _: usize| if done > 0 { Err(Cancelled) } else { Ok(()) };
    assert!(matches!(study.import_codings(&files, &stop), Err(StudyError::Cancelled)));
    assert_same(&beside.rows(), &rows, "after the stop");
    assert_eq!(study.history(1).unwrap()[0].action.number, last);
}
