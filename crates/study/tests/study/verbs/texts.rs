//! Bringing transcripts in: whole, once, and bound to their people.

use std::path::PathBuf;

use verbatim_model::TranscriptKind;
use verbatim_study::interviews::{FileOutcome, Source};
use verbatim_study::{Cancelled, Silent, StudyError};
use verbatim_testkit::{TestStudy, a_study};

use crate::dump::Beside;

fn sources(study: &TestStudy, files: &[(&str, &str)]) -> Vec<Source> {
    let source = |(name, text): &(&str, &str)| Source::new(study.file(name, text));
    files.iter().map(source).collect()
}

fn import(study: &mut TestStudy, files: &[(&str, &str)]) -> Vec<(FileOutcome, String)> {
    let sources = sources(study, files);
    let done = study.import_transcripts(&sources, TranscriptKind::Recording, &Silent).unwrap().value;
    done.into_iter().map(|file| (file.outcome, file.messages.join(" "))).collect()
}

#[test]
fn a_cancelled_import_leaves_nothing_of_the_batch() {
    let mut study = a_study();
    let sources: Vec<Source> = (0..80)
        .map(|n| {
            let path: PathBuf = study.file(&format!("P-{n}.txt"), format!("P-{n}: We waited {n} hours.\n"));
            Source::new(path)
        })
        .collect();
    let beside = Beside::open(study.path());
    let (rows, texts) = (beside.rows(), beside.texts());
    let cancel = |done: usize, _of: usize| if done > 30 { Err(Cancelled) } else { Ok(()) };
    let done = study.import_transcripts(&sources, TranscriptKind::Recording, &cancel);
    assert!(matches!(done, Err(StudyError::Cancelled)));
    assert!(beside.rows() == rows && beside.texts() == texts);
    study.import_transcripts(&sources, TranscriptKind::Recording, &Silent).unwrap();
    assert_eq!(study.counts().unwrap().transcripts, 80);
}

#[test]
fn a_text_that_is_there_already_is_skipped_under_any_name() {
    let mut study = a_study();
    let text = "P-01: They came at dawn.\n";
    import(&mut study, &[("P-01.txt", text)]);
    let again =
        import(&mut study, &[("Copy.txt", text), ("P-01.txt", text), ("P-02.txt", "P-02: We waited.\n")]);
    assert_eq!(again[0].0, FileOutcome::Skipped);
    assert!(again[0].1.contains("as P-01.txt"), "{}", again[0].1);
    assert_eq!((again[1].0.clone(), again[2].0.clone()), (FileOutcome::Skipped, FileOutcome::Imported));
    assert_eq!(study.counts().unwrap().transcripts, 2);
}

#[test]
fn a_file_that_cannot_be_read_or_whose_name_is_taken_is_named_and_the_others_go_in() {
    let mut study = a_study();
    import(&mut study, &[("P-01.txt", "P-01: They came at dawn.\n")]);
    let files =
        [("P-01.txt", "P-01: Another talk.\n"), ("empty.txt", ""), ("P-02.txt", "P-02: We waited.\n")];
    let done = import(&mut study, &files);
    let outcomes: Vec<_> = done.iter().map(|(outcome, _)| outcome.clone()).collect();
    assert_eq!(outcomes, [FileOutcome::Failed, FileOutcome::Failed, FileOutcome::Imported]);
    assert!(done[0].1.contains("Another text of this name"));
    assert_eq!(study.counts().unwrap().transcripts, 2);
    study.undo("Ines").unwrap();
    assert_eq!(study.counts().unwrap().transcripts, 1);
}

#[test]
fn an_interview_announced_with_the_interviewees_gets_its_transcript() {
    let mut study = a_study();
    study.people("id,interview_date,mode\nP-1,2024-06-16,phone\nP-10,2024-07-02,in person\n");
    assert_eq!(study.counts().unwrap().interviews, 0, "announced is not held");
    import(&mut study, &[("P-10.txt", "P-10: We waited.\n"), ("P-1 talk.txt", "P-1: They came at dawn.\n")]);
    assert_eq!(study.interviews().unwrap().len(), 2);
    for (file, date) in [("P-1 talk.txt", "2024-06-16"), ("P-10.txt", "2024-07-02")] {
        let interview = study.find_transcript(file).unwrap().interview;
        let found = study.interviews().unwrap().into_iter().find(|i| i.id == interview).unwrap();
        assert_eq!(found.date.as_deref(), Some(date), "{file}");
    }
}

#[test]
fn interviewees_who_come_after_their_transcripts_are_bound_to_them() {
    let mut study = a_study();
    import(&mut study, &[("P-1.txt", "P-1: They came at dawn.\n"), ("P-10.txt", "P-10: We waited.\n")]);
    let csv = "id,category,interview_date\nP-1,Advocate,2024-06-16\n";
    study.people(csv);
    let interviews = study.interviews().unwrap();
    let of = |file: &str| {
        let id = study.find_transcript(file).unwrap().interview;
        interviews.iter().find(|i| i.id == id).unwrap().clone()
    };
    assert_eq!(of("P-1.txt").date.as_deref(), Some("2024-06-16"));
    assert_eq!(of("P-10.txt").interviewee, None);
    let last = study.history(1).unwrap()[0].action.number;
    study.people(csv);
    assert_eq!(study.history(1).unwrap()[0].action.number, last, "the same file again changes nothing");
}

#[test]
fn a_removed_transcript_says_what_goes_and_comes_back_whole() {
    let mut study = a_study();
    let code = study.add("Raids");
    let coding = study.coded("P-01.txt", "P-01: ⟦They came⟧ at dawn.", code)[0].clone();
    assert_eq!(study.loss_of_transcript(coding.transcript).unwrap().codings, 1);
    assert_eq!(study.remove_transcript(coding.transcript).unwrap().value, 1);
    assert_eq!(study.counts().unwrap().codings, 0);
    study.undo("Ines").unwrap();
    assert_eq!(study.words_of(&coding), "They came");
    study.assert_sound();
}

#[test]
fn newcomers_are_added_with_their_files_and_go_with_them() {
    let mut study = a_study();
    let files = [
        ("shelter.txt", "R: The door was open.\n"),
        ("shelter later.txt", "R: A week on it was shut.\n"),
        ("copy.txt", "R: The door was open.\n"),
    ];
    let mut sources = sources(&study, &files);
    for (source, label) in sources.iter_mut().zip(["AD-NP-08", "ad-np-08", "AD-NP-09"]) {
        source.newcomer = Some(label.to_owned());
    }
    let done = study.import_transcripts(&sources, TranscriptKind::Recording, &Silent).unwrap().value;
    let bound: Vec<_> = done.iter().map(|file| file.interviewee.as_deref()).collect();
    assert_eq!(bound, [Some("AD-NP-08"), Some("AD-NP-08"), None], "a file that is there already adds nobody");
    let labels: Vec<String> = study.interviewees().unwrap().into_iter().map(|p| p.label).collect();
    assert_eq!(labels, ["AD-NP-08"]);
    study.undo("Ines").unwrap();
    assert!(study.interviewees().unwrap().is_empty(), "one step takes back both");
}

#[test]
fn a_file_said_to_be_nobodys_is_not_bound_by_its_name() {
    let mut study = a_study();
    import(&mut study, &[("P-01.txt", "P-01: They came at dawn.\n")]);
    let mut named = sources(&study, &[("P-01 again.txt", "P-01: They came back.\n")]);
    named[0].nobodys = true;
    let done = study.import_transcripts(&named, TranscriptKind::Recording, &Silent).unwrap().value;
    assert_eq!(done[0].interviewee, None);
}
