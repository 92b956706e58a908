//! Finding what may identify people, and leaks.

use std::path::PathBuf;

use verbatim_model::TranscriptId;
use verbatim_study::StudyError;
use verbatim_text::Span;

use super::{ids, optional_id};
use crate::replies::{Change, Empty, Findings, Leaks, Mention};
use crate::requests::{AllowLeak, AllowName, FindIdentifiers, FindMentions, ScanLeaks};
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where a transcript is gone, or somebody cancelled.
    pub fn identifiers_find(&self, args: FindIdentifiers) -> Result<Findings, ApiError> {
        let transcripts: Vec<TranscriptId> = ids("transcript", &args.transcripts)?;
        self.with(|study| Ok(answers::findings(study, study.find_identifiers(&transcripts, &self.watch())?)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn mentions_find(&self, args: FindMentions) -> Result<Vec<Mention>, ApiError> {
        self.with(|study| Ok(answers::mentions(study, study.find_mentions(&args.forms)?)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where somebody cancelled. Files that cannot be read are among the findings.
    pub fn leaks_scan(&self, args: ScanLeaks) -> Result<Leaks, ApiError> {
        let files: Vec<PathBuf> = args.files.iter().map(PathBuf::from).collect();
        self.with(|study| {
            let scan = if files.is_empty() {
                study.scan_leaks(&self.watch())?
            } else {
                study.scan_files(&files, &self.watch())?
            };
            Ok(answers::leaks(scan))
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no reason is given, or the place is gone.
    pub fn leak_allow(&self, args: AllowLeak) -> Result<Change, ApiError> {
        let id = optional_id("place", args.id.as_deref())?;
        let span = Span::new(args.start, args.end).map_err(StudyError::from)?;
        self.with(|study| {
            let changed = study.allow_leak(&args.place, id, span, &args.reason)?;
            Ok(answers::change(study, "Let it stay".to_owned(), &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no reason is given, or the key file is closed.
    pub fn leak_allow_name(&self, args: AllowName) -> Result<Empty, ApiError> {
        self.with(|study| {
            study.allow_name(&args.words, &args.reason)?;
            Ok(Empty {})
        })
    }
}
