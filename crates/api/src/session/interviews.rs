//! Interviews and transcripts.

use std::path::PathBuf;

use verbatim_model::{BackupReason, InterviewId, IntervieweeId, Role, TranscriptId, TranscriptKind};
use verbatim_study::StudyError;
use verbatim_study::interviews::{Correction, InterviewForm, Source};

use super::people::{NOTHING, label_of};
use super::{id, optional_id};
use crate::answers::plural;
use crate::replies::{
    Change, Empty, ImportReport, InterviewRow, Loss, PreviewRow, TextCorrected, TranscriptView,
};
use crate::requests::{
    AssignInterview, AssignSpeaker, CorrectText, DescribeInterview, FileChoice, FinishInterview,
    ImportTranscripts, PreviewTranscripts, RenameTranscript, TranscriptRef,
};
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn interviews_list(&self, _: Empty) -> Result<Vec<InterviewRow>, ApiError> {
        self.with(|study| Ok(answers::interview_rows(study)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open, or somebody cancelled. A file that cannot be read has a sentence in
    /// its row.
    pub fn transcripts_preview(&self, args: PreviewTranscripts) -> Result<Vec<PreviewRow>, ApiError> {
        let sources = sources(&args.files)?;
        self.with(|study| Ok(answers::previews(study, &sources, &self.watch())?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where nobody is coding or the study cannot be changed.
    pub fn transcripts_import(&self, args: ImportTranscripts) -> Result<ImportReport, ApiError> {
        let kind = TranscriptKind::parse(&args.kind).map_err(StudyError::from)?;
        let sources = sources(&args.files)?;
        self.with(|study| {
            study.backup_beside(BackupReason::BeforeBulk)?;
            Ok(answers::window_import(study.import_transcripts(&sources, kind, &self.watch())?.value))
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such transcript.
    pub fn transcript_open(&self, args: TranscriptRef) -> Result<TranscriptView, ApiError> {
        let transcript: TranscriptId = id("transcript", &args.transcript)?;
        self.with(|study| Ok(answers::transcript_view(study, transcript)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such transcript or interviewee, nobody is coding or the study cannot be
    /// changed.
    pub fn interview_assign(&self, args: AssignInterview) -> Result<Change, ApiError> {
        let transcript: TranscriptId = id("transcript", &args.transcript)?;
        let person: Option<IntervieweeId> = optional_id("interviewee", args.interviewee.as_deref())?;
        self.with(|study| {
            let changed = study.assign_interview(transcript, person)?;
            let file = study.transcript(transcript)?.file_name;
            let said = match (changed.number, person) {
                (None, _) => NOTHING.to_owned(),
                (Some(_), Some(person)) => format!("Assigned {file} to {}", label_of(study, person)?),
                (Some(_), None) => format!("{file} is nobody's"),
            };
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such speaker or interviewee, nobody is coding or the study cannot be
    /// changed.
    pub fn speaker_assign(&self, args: AssignSpeaker) -> Result<Change, ApiError> {
        let transcript: TranscriptId = id("transcript", &args.transcript)?;
        let person: Option<IntervieweeId> = optional_id("interviewee", args.interviewee.as_deref())?;
        let role = args.role.as_deref().map(Role::parse).transpose().map_err(StudyError::from)?;
        self.with(|study| {
            let changed = study.assign_speaker(transcript, &args.label, role, person)?;
            let label = args.label.trim();
            let said = match (changed.number, person, role) {
                (None, ..) => NOTHING.to_owned(),
                (_, Some(person), _) => format!("{label} is {}", label_of(study, person)?),
                (_, None, Some(role)) => format!("{label} is {role}"),
                (_, None, None) => format!("{label} is whoever was interviewed"),
            };
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such interview, a day is none, nobody is coding or the study cannot be
    /// changed.
    pub fn interview_put(&self, args: DescribeInterview) -> Result<Change, ApiError> {
        let interview: InterviewId = id("interview", &args.interview)?;
        let DescribeInterview { date, mode, interviewers, language, .. } = args;
        let form = InterviewForm { date, mode, interviewers, language };
        self.with(|study| {
            let changed = study.put_interview(interview, &form)?;
            let said = if changed.number.is_some() { "Changed the interview" } else { NOTHING };
            Ok(answers::change(study, said.to_owned(), &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such interview, nobody is coding or the study cannot be changed.
    pub fn interview_finish(&self, args: FinishInterview) -> Result<Change, ApiError> {
        let interview: InterviewId = id("interview", &args.interview)?;
        self.with(|study| {
            let changed = study.mark_progress(interview, args.finished)?;
            let said = match (changed.number, args.finished) {
                (None, _) => NOTHING,
                (Some(_), true) => "Marked as finished by you",
                (Some(_), false) => "Marked as open for you",
            };
            Ok(answers::change(study, said.to_owned(), &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the name is taken, nobody is coding or the study cannot be changed.
    pub fn transcript_rename(&self, args: RenameTranscript) -> Result<Change, ApiError> {
        let transcript: TranscriptId = id("transcript", &args.transcript)?;
        self.with(|study| {
            let before = study.transcript(transcript)?.file_name;
            let changed = study.rename_transcript(transcript, &args.name)?;
            let said = match changed.number {
                Some(_) => format!("{before} is now {}", study.transcript(transcript)?.file_name),
                None => NOTHING.to_owned(),
            };
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such transcript.
    pub fn transcript_loss(&self, args: TranscriptRef) -> Result<Loss, ApiError> {
        let transcript: TranscriptId = id("transcript", &args.transcript)?;
        self.with(|study| Ok(answers::transcript_loss(study, transcript)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such transcript, nobody is coding or the study cannot be changed.
    pub fn transcript_remove(&self, args: TranscriptRef) -> Result<Change, ApiError> {
        let transcript: TranscriptId = id("transcript", &args.transcript)?;
        self.with(|study| {
            let file = study.transcript(transcript)?.file_name;
            study.backup_beside(BackupReason::BeforeBulk)?;
            let changed = study.remove_transcript(transcript)?;
            let said = format!("Removed {file} with {}", plural(changed.value, "coding"));
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the correction leaves its turn, changes the lines, or the text is not what was seen.
    pub fn text_correct(&self, args: CorrectText) -> Result<TextCorrected, ApiError> {
        let correction = Correction {
            transcript: id("transcript", &args.transcript)?,
            start: args.start,
            end: args.end,
            seen: Some(args.seen),
            text: args.text,
            drop_emptied: args.drop_emptied,
        };
        self.with(|study| Ok(answers::correct_text(study, &correction)?))
    }
}

/// Files in the encoding, and of the interviewee, that was chosen for them, if any.
fn sources(files: &[FileChoice]) -> Result<Vec<Source>, ApiError> {
    let source = |file: &FileChoice| {
        let chosen = file.interviewee.as_deref();
        Ok(Source {
            encoding: file.encoding.clone(),
            interviewee: optional_id("interviewee", chosen.filter(|id| !id.is_empty()))?,
            newcomer: file.new_interviewee.clone(),
            nobodys: chosen == Some(""),
            ..Source::new(PathBuf::from(&file.path))
        })
    };
    files.iter().map(source).collect()
}
