//! Whose interview a transcript is of, and what is known of the interview.

use verbatim_model::{Interview, InterviewId, IntervieweeId, MemoTarget, TranscriptId, TranscriptKind};
use verbatim_study::interviews::{FileOutcome, InterviewForm, Source};
use verbatim_study::{Silent, Study, StudyError};
use verbatim_testkit::{TestStudy, a_study};

const TALK: &str = "Q: How did it begin?\n\nP-01: They came at dawn.\n";

fn person(study: &Study, label: &str) -> IntervieweeId {
    study.find_interviewee(label).unwrap().id
}

/// The interviews as they would be listed: of whom, on which day, with how many transcripts.
fn interviews(study: &Study) -> Vec<(Option<String>, Option<String>, usize)> {
    let (people, transcripts) = (study.kept_people().unwrap(), study.transcripts().unwrap());
    let listed =
        study.interviews().unwrap().into_iter().map(|Interview { id, interviewee, date, .. }| {
            let label = interviewee.and_then(|id| people.get(id)).map(|p| p.row.label.clone());
            (label, date, transcripts.iter().filter(|t| t.interview == id).count())
        });
    listed.collect()
}

fn of(
    label: Option<&str>,
    date: Option<&str>,
    transcripts: usize,
) -> (Option<String>, Option<String>, usize) {
    (label.map(str::to_owned), date.map(str::to_owned), transcripts)
}

fn import_for(study: &mut TestStudy, name: &str, person: Option<IntervieweeId>) -> TranscriptId {
    let source = Source { interviewee: person, ..Source::new(study.file(name, TALK)) };
    let done = study.import_transcripts(&[source], TranscriptKind::Recording, &Silent).unwrap().value;
    assert_eq!(done[0].outcome, FileOutcome::Imported, "{:?}", done[0].messages);
    study.find_transcript(name).unwrap().id
}

fn interview_of(study: &Study, transcript: TranscriptId) -> InterviewId {
    study.transcript(transcript).unwrap().interview
}

#[test]
fn somebody_chosen_by_hand_beats_the_name_of_the_file_and_gets_the_announced_interview() {
    let mut study = a_study();
    study.people("id,interview_date\nP-01,\nP-02,2024-06-16\n");
    let second = person(&study, "P-02");
    import_for(&mut study, "P-01.txt", Some(second));
    assert_eq!(interviews(&study), [of(Some("P-02"), Some("2024-06-16"), 1)]);
    let gone =
        Source { interviewee: Some(IntervieweeId::new()), ..Source::new(study.file("x.txt", "A: x.\n")) };
    let refused = study.import_transcripts(&[gone], TranscriptKind::Recording, &Silent);
    assert!(matches!(refused, Err(StudyError::Missing { what: "interviewee", .. })));
}

#[test]
fn a_file_assigned_later_takes_the_announced_interview_with_memos_and_marks() {
    let mut study = a_study();
    study.people("id,interview_date,mode\nP-01,2024-06-16,\n");
    let talk = import_for(&mut study, "recording 3.txt", None);
    let own = interview_of(&study, talk);
    let form = InterviewForm {
        date: Some("2024-06-18".to_owned()),
        mode: Some("phone".to_owned()),
        ..InterviewForm::default()
    };
    study.put_interview(own, &form).unwrap();
    study.add_memo(MemoTarget::Interview(own), "Noisy at the end.").unwrap();
    study.mark_progress(own, true).unwrap();
    let first = person(&study, "P-01");
    study.assign_interview(talk, Some(first)).unwrap();
    assert_eq!(interviews(&study), [of(Some("P-01"), Some("2024-06-16"), 1)], "no empty second one is left");
    let now = interview_of(&study, talk);
    assert_eq!(study.interview(now).unwrap().unwrap().mode.as_deref(), Some("phone"), "gaps are filled");
    assert_eq!(study.memos_on_interview(now).unwrap().len(), 1);
    assert!(study.progress_of(now).unwrap()[0].finished);
    study.assert_sound();
    study.undo("Ines").unwrap();
    assert_eq!(interview_of(&study, talk), own);
    assert_eq!(study.memos_on_interview(own).unwrap().len(), 1);
}

#[test]
fn what_was_announced_for_somebody_else_stays_that_persons() {
    let mut study = a_study();
    study.people("id,interview_date\nP-01,2024-06-16\nP-02,2024-07-02\n");
    let talk = import_for(&mut study, "P-01.txt", None);
    let second = person(&study, "P-02");
    study.assign_interview(talk, Some(second)).unwrap();
    assert_eq!(
        interviews(&study),
        [of(Some("P-01"), Some("2024-06-16"), 0), of(Some("P-02"), Some("2024-07-02"), 1)]
    );
    assert_eq!(study.assign_interview(talk, Some(second)).unwrap().number, None, "it is hers already");
}

#[test]
fn a_list_of_people_that_comes_later_binds_to_the_announced_interview_too() {
    let mut study = a_study();
    study.people("id,interview_date\nP-01,2024-06-16\n");
    let talk = import_for(&mut study, "recording 3.txt", None);
    study.rename_transcript(talk, "P-01.txt").unwrap();
    study.people("id,language\nP-01,Spanish\n");
    assert_eq!(interviews(&study), [of(Some("P-01"), Some("2024-06-16"), 1)]);
    let interview = study.interview(interview_of(&study, talk)).unwrap().unwrap();
    assert_eq!(interview.language.as_deref(), Some("Spanish"));
}

#[test]
fn two_transcripts_of_one_interview_go_together() {
    let mut study = a_study();
    study.people("id,interview_date\nP-01,2024-06-16\n");
    let first = person(&study, "P-01");
    let recording = import_for(&mut study, "recording.txt", Some(first));
    let translation = study.import("translation.txt", "P-01: Vinieron al alba.\n");
    study.assign_interview(translation, Some(first)).unwrap();
    assert_ne!(interview_of(&study, recording), interview_of(&study, translation));
    study.assign_interview(recording, None).unwrap();
    assert_eq!(
        interviews(&study),
        [of(None, Some("2024-06-16"), 1), of(Some("P-01"), None, 1)],
        "each is an interview of its own"
    );
}

#[test]
fn a_preview_says_what_is_there_already_in_the_study_or_in_the_batch() {
    let mut study = a_study();
    study.people("id\nP-01\n");
    study.import("P-01.txt", TALK);
    let files = [
        ("same.txt", TALK),
        ("P-01.txt", "P-01: Another talk.\n"),
        ("new.txt", "P-01: A third.\n"),
        ("new again.txt", "P-01: A third.\n"),
        ("empty.txt", ""),
    ];
    let sources: Vec<Source> = files.iter().map(|(name, text)| Source::new(study.file(name, text))).collect();
    let taken: Vec<Option<String>> = study
        .preview_transcripts(&sources, &Silent)
        .unwrap()
        .into_iter()
        .map(|(_, preview)| preview.ok().and_then(|preview| preview.taken))
        .collect();
    let text = |name: &str| Some(format!("The same text is in the study already, as {name}."));
    assert_eq!(taken[0], text("P-01.txt"));
    assert!(taken[1].as_ref().unwrap().starts_with("Another text of this name is in the study."));
    assert_eq!((&taken[2], &taken[3], &taken[4]), (&None, &text("new.txt"), &None));
    // What the preview says is what the import does.
    let done = study.import_transcripts(&sources, TranscriptKind::Recording, &Silent).unwrap().value;
    let outcomes: Vec<_> = done.into_iter().map(|file| file.outcome).collect();
    use FileOutcome::{Failed, Imported, Skipped};
    assert_eq!(outcomes, [Skipped, Failed, Imported, Skipped, Failed]);
}

#[test]
fn an_interview_finished_twice_is_finished_once() {
    let mut study = a_study();
    let talk = study.import("P-01.txt", TALK);
    let interview = interview_of(&study, talk);
    assert_eq!(study.mark_progress(interview, false).unwrap().number, None, "it is open from the start");
    assert!(study.mark_progress(interview, true).unwrap().number.is_some());
    assert_eq!(study.mark_progress(interview, true).unwrap().number, None);
    assert!(study.mark_progress(interview, false).unwrap().number.is_some());
}

#[test]
fn what_is_known_of_an_interview_is_set_as_a_whole_and_its_day_is_a_day() {
    let mut study = a_study();
    let talk = study.import("P-01.txt", TALK);
    let interview = interview_of(&study, talk);
    let form = |date: &str, mode: &str| InterviewForm {
        date: Some(date.to_owned()),
        mode: Some(mode.to_owned()),
        ..InterviewForm::default()
    };
    study.put_interview(interview, &form("2024-06-16", " in person ")).unwrap();
    let wrong = study.put_interview(interview, &form("16.6.2024", "phone"));
    assert!(matches!(wrong, Err(StudyError::NoDay(_))));
    let known = |study: &Study| study.interview(interview).unwrap().unwrap();
    assert_eq!(known(&study).mode.as_deref(), Some("in person"));
    study.put_interview(interview, &InterviewForm::default()).unwrap();
    assert_eq!((known(&study).date, known(&study).mode), (None, None));
    study.undo("Ines").unwrap();
    assert_eq!(known(&study).date.as_deref(), Some("2024-06-16"));
}

#[test]
fn the_loss_of_a_transcript_counts_memos_on_codings_and_on_its_only_interview() {
    let mut study = a_study();
    let code = study.add("Raids");
    let coding = study.coded("P-01.txt", "P-01: ⟦They came⟧ at dawn.\n", code)[0].clone();
    study.add_memo(MemoTarget::Coding(coding.id), "Said twice.").unwrap();
    let interview = interview_of(&study, coding.transcript);
    study.add_memo(MemoTarget::Interview(interview), "Noisy.").unwrap();
    let loss = study.loss_of_transcript(coding.transcript).unwrap();
    assert_eq!((loss.codings, loss.memos), (1, 2));
    study.remove_transcript(coding.transcript).unwrap();
    assert!(study.memos().unwrap().is_empty());
}
