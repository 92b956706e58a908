//! Transcripts and interviews.

use std::path::{Path, PathBuf};

use verbatim_api::answers;
use verbatim_api::replies::{
    Assigned, ImportedFile, InterviewsList, LanguagesList, PreviewList, PreviewRow, ProgressMarked,
    TranscriptRemoved, TranscriptRenamed,
};
use verbatim_model::{BackupReason, Role, TextLanguage, TranscriptKind};
use verbatim_study::StudyError;
use verbatim_study::interviews::Source;

use super::correct::Passage;
use crate::args::{Common, InterviewsCommand};
use crate::failure::Failure;
use crate::output::{Output, plural, table};
use crate::study::{progress, read, write};

pub fn preview(
    common: &Common,
    path: &Path,
    files: Vec<PathBuf>,
    encoding: Option<&str>,
) -> Result<Output, Failure> {
    let study = read(path, common)?;
    let reply =
        PreviewList { files: answers::previews(&study, &sources(files, encoding), &progress("Reading"))? };
    let failed = reply.files.iter().any(|f| f.error.is_some());
    let text = reply.files.iter().map(preview_text).collect::<Vec<_>>().join("\n\n");
    Ok(Output::new(&reply, text).partly(failed))
}

fn preview_text(row: &PreviewRow) -> String {
    if let Some(error) = &row.error {
        return format!("{}\n  {error}", row.file);
    }
    let mut lines = vec![
        row.file.clone(),
        format!("  {}; {}", row.source, row.encoding.as_deref().unwrap_or("no encoding")),
        format!(
            "  {}, {}; {}",
            plural(row.turns as usize, "turn"),
            plural(row.words as usize, "word"),
            if row.speakers.is_empty() {
                "no named speakers".to_owned()
            } else {
                format!("speakers: {}", row.speakers.join(", "))
            }
        ),
        format!("  interviewee: {}", row.interviewee.as_deref().unwrap_or("none")),
    ];
    lines.extend(row.taken.iter().map(|taken| format!("  - {taken}")));
    lines.extend(row.notes.iter().map(|note| format!("  - {note}")));
    lines.join("\n")
}

pub fn import(
    common: &Common,
    path: &Path,
    files: Vec<PathBuf>,
    kind: &str,
    encoding: Option<&str>,
) -> Result<Output, Failure> {
    let kind = TranscriptKind::parse(kind).map_err(StudyError::from)?;
    let mut study = write(path, common)?;
    study.backup_beside(BackupReason::BeforeBulk)?;
    let imported = study.import_transcripts(&sources(files, encoding), kind, &progress("Reading"))?;
    let reply = answers::transcripts_import(imported.value);
    // The transcripts are in; without an index the study is searched right, only slower.
    let _ = study.keep_index(&progress("Indexing"));
    let rows = reply.files.iter().map(file_row).collect();
    let text = format!(
        "{}\n\n{} imported, {} already there, {} failed.",
        table(&["File", "Outcome", "Turns", "Interviewee", "Note"], rows, &[2]),
        reply.imported,
        reply.skipped,
        reply.failed
    );
    let failed = reply.failed > 0;
    Ok(Output::new(&reply, text).partly(failed))
}

fn sources(files: Vec<PathBuf>, encoding: Option<&str>) -> Vec<Source> {
    files
        .into_iter()
        .map(|path| Source { encoding: encoding.map(str::to_owned), ..Source::new(path) })
        .collect()
}

fn file_row(file: &ImportedFile) -> Vec<String> {
    vec![
        file.file.clone(),
        file.outcome.clone(),
        file.turns.to_string(),
        file.interviewee.clone().unwrap_or_default(),
        file.messages.join(" "),
    ]
}

pub fn run(common: &Common, command: InterviewsCommand) -> Result<Output, Failure> {
    match command {
        InterviewsCommand::List { study } => list(common, &study),
        InterviewsCommand::Assign { study, transcript, interviewee, speaker, role, nobody } => {
            let to = Assignment { interviewee, speaker, role, nobody };
            assign(common, &study, &transcript, &to)
        }
        InterviewsCommand::Rename { study, transcript, name } => {
            let mut study = write(&study, common)?;
            let transcript = study.find_transcript(&transcript)?;
            study.rename_transcript(transcript.id, &name)?;
            let reply = TranscriptRenamed { renamed: transcript.file_name, to: name };
            Ok(Output::new(&reply, format!("{} is now {}.", reply.renamed, reply.to)))
        }
        InterviewsCommand::Language { study, transcript, language } => {
            languages(common, &study, transcript.zip(language))
        }
        InterviewsCommand::Remove { study, transcript } => {
            let mut study = write(&study, common)?;
            let transcript = study.find_transcript(&transcript)?;
            let codings = study.remove_transcript(transcript.id)?.value;
            let reply = TranscriptRemoved { removed: transcript.file_name, codings };
            let lost = plural(codings, "coding");
            Ok(Output::new(&reply, format!("Removed {} with {lost}. Undo brings both back.", reply.removed)))
        }
        InterviewsCommand::Correct { study, transcript, start, end, text, drop_emptied } => {
            super::correct::run(common, &study, Passage { transcript, start, end, text, drop_emptied })
        }
        InterviewsCommand::Finish { study, transcript } => mark(common, &study, &transcript, true),
        InterviewsCommand::Reopen { study, transcript } => mark(common, &study, &transcript, false),
    }
}

fn list(common: &Common, path: &Path) -> Result<Output, Failure> {
    let study = read(path, common)?;
    let reply = InterviewsList { interviews: answers::interview_items(&study)? };
    let rows = reply.interviews.iter().map(|item| {
        let row = &item.row;
        let person = row.interviewee.as_ref();
        vec![
            row.file_name.clone(),
            person.map(|p| p.label.clone()).unwrap_or_default(),
            person.and_then(|p| p.category.clone()).unwrap_or_default(),
            row.date.clone().unwrap_or_default(),
            row.turns.to_string(),
            row.words.to_string(),
            row.passages.to_string(),
            row.coded_by.join(", "),
            item.record.as_ref().map(|record| record.coder.clone()).unwrap_or_default(),
        ]
    });
    let header = [
        "Transcript",
        "Interviewee",
        "Category",
        "Date",
        "Turns",
        "Words",
        "Passages",
        "Coded by",
        "Coding of record",
    ];
    let text = table(&header, rows.collect(), &[4, 5, 6]);
    Ok(Output::new(&reply, text))
}

struct Assignment {
    interviewee: Option<String>,
    speaker: Option<String>,
    role: Option<String>,
    nobody: bool,
}

fn assign(common: &Common, path: &Path, transcript: &str, to: &Assignment) -> Result<Output, Failure> {
    let mut study = write(path, common)?;
    let transcript = study.find_transcript(transcript)?;
    let person = to.interviewee.as_deref().map(|id| study.find_interviewee(id)).transpose()?;
    let role = to.role.as_deref().map(Role::parse).transpose().map_err(StudyError::from)?;
    match &to.speaker {
        Some(label) => {
            let before =
                study.speakers()?.into_iter().find(|s| s.transcript == transcript.id && s.label == *label);
            // A change of role alone leaves the person as it was.
            let kept = before.and_then(|s| s.interviewee).filter(|_| person.is_none() && !to.nobody);
            study.assign_speaker(transcript.id, label, role, person.as_ref().map(|p| p.id).or(kept))?
        }
        None => study.assign_interview(transcript.id, person.as_ref().map(|p| p.id))?,
    };
    let whom = person.map(|p| p.label);
    let what = to
        .speaker
        .as_ref()
        .map_or_else(|| transcript.file_name.clone(), |s| format!("{s} in {}", transcript.file_name));
    let text = match (&whom, &to.role) {
        (Some(label), _) => format!("{what} is {label}."),
        (None, Some(role)) => format!("{what} is now {role}."),
        (None, None) => format!("{what} is assigned to nobody."),
    };
    let reply = Assigned {
        transcript: transcript.file_name,
        speaker: to.speaker.clone(),
        role: to.role.clone(),
        interviewee: whom,
    };
    Ok(Output::new(&reply, text))
}

fn mark(common: &Common, path: &Path, transcript: &str, finished: bool) -> Result<Output, Failure> {
    let mut study = write(path, common)?;
    let transcript = study.find_transcript(transcript)?;
    study.mark_progress(transcript.interview, finished)?;
    let state = if finished { "finished" } else { "open" };
    let reply = ProgressMarked { transcript: transcript.file_name, progress: state.to_owned() };
    Ok(Output::new(&reply, format!("{} is marked {state}.", reply.transcript)))
}

fn languages(common: &Common, path: &Path, set: Option<(String, String)>) -> Result<Output, Failure> {
    let study = match set {
        Some((transcript, language)) => {
            let mut study = write(path, common)?;
            let id = study.find_transcript(&transcript)?.id;
            let said = (language != "recognise").then(|| TextLanguage::parse(&language));
            study.set_language(id, said.transpose().map_err(StudyError::from)?)?;
            study
        }
        None => read(path, common)?,
    };
    let reply = LanguagesList { transcripts: answers::languages(&study)? };
    let rows = reply.transcripts.iter().map(|row| {
        let how = if row.set { "set" } else { "recognised" };
        vec![row.file_name.clone(), row.language.clone(), how.to_owned()]
    });
    let text = table(&["Transcript", "Language", ""], rows.collect(), &[]);
    Ok(Output::new(&reply, text))
}
