//! The key file and the originals in it.

use std::path::Path;

use verbatim_model::TranscriptId;
use verbatim_study::Secret;

use super::id;
use crate::replies::{Empty, KeyFile, OriginalRow, OriginalText};
use crate::requests::{KeepOriginal, KeyFilePassphrase, TranscriptRef};
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn key_file(&self, _: Empty) -> Result<KeyFile, ApiError> {
        self.with(|study| Ok(answers::key_file(study)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where a file is there already, the passphrase is too short or that of the study, or the disk
    /// refuses.
    pub fn key_file_make(&self, args: KeyFilePassphrase) -> Result<KeyFile, ApiError> {
        self.with(|study| {
            study
                .make_key_file(args.path.as_deref().map(Path::new), &Secret::passphrase(&args.passphrase))?;
            Ok(answers::key_file(study)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the passphrase does not open it, or it is no key file of this study.
    pub fn key_file_open(&self, args: KeyFilePassphrase) -> Result<KeyFile, ApiError> {
        self.with(|study| {
            study
                .open_key_file(args.path.as_deref().map(Path::new), &Secret::passphrase(&args.passphrase))?;
            Ok(answers::key_file(study)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn key_file_close(&self, _: Empty) -> Result<KeyFile, ApiError> {
        self.with(|study| {
            study.close_key_file();
            Ok(answers::key_file(study)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the key file is closed, or the passphrase is too short or that of the study.
    pub fn key_file_passphrase(&self, args: KeyFilePassphrase) -> Result<KeyFile, ApiError> {
        self.with(|study| {
            study.change_key_passphrase(&Secret::passphrase(&args.passphrase))?;
            Ok(answers::key_file(study)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the key file is closed.
    pub fn originals_list(&self, _: Empty) -> Result<Vec<OriginalRow>, ApiError> {
        self.with(|study| Ok(answers::originals(study)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the key file is closed, or the day is none.
    pub fn original_put(&self, args: KeepOriginal) -> Result<Vec<OriginalRow>, ApiError> {
        let transcript: TranscriptId = id("transcript", &args.transcript)?;
        self.with(|study| {
            study.set_retention(transcript, args.retain_until.as_deref(), args.hold.as_deref())?;
            Ok(answers::originals(study)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the key file is closed, or has no original of the transcript.
    pub fn original_open(&self, args: TranscriptRef) -> Result<OriginalText, ApiError> {
        let transcript: TranscriptId = id("transcript", &args.transcript)?;
        self.with(|study| Ok(OriginalText { text: study.original_text(transcript)? }))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the key file is closed, or the original is held.
    pub fn original_destroy(&self, args: TranscriptRef) -> Result<Vec<OriginalRow>, ApiError> {
        let transcript: TranscriptId = id("transcript", &args.transcript)?;
        self.with(|study| {
            study.destroy_original(transcript)?;
            Ok(answers::originals(study)?)
        })
    }
}
