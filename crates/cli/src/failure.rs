//! A command that did not do what it was asked.

use std::io::Write;
use std::process::ExitCode;

use verbatim_api::replies::Failed;
use verbatim_api::{ApiError, Code};
use verbatim_study::deidentification::DeidentificationError;
use verbatim_study::{StoreError, StudyError};

/// Exit code of a command of which a part failed.
pub const PARTLY: u8 = 1;
/// Exit code of a command that was called wrongly.
pub const USAGE: u8 = 2;
/// Exit code where the study cannot be opened.
pub const NOT_OPENED: u8 = 3;

/// Why a command did nothing, with the exit code.
pub struct Failure {
    error: ApiError,
    exit: u8,
}

impl Failure {
    /// The command was called wrongly.
    pub fn usage(what: impl Into<String>) -> Self {
        Self { error: ApiError::new(Code::Other, what), exit: USAGE }
    }

    /// Something was to be confirmed and was not.
    pub fn unconfirmed(what: &str, next: &str) -> Self {
        let (what, next) = (what.to_owned(), Some(next.to_owned()));
        Self { error: ApiError { code: Code::Cancelled, what, kept: None, next }, exit: PARTLY }
    }

    /// The study could not be opened.
    pub fn opening(error: impl Into<ApiError>) -> Self {
        Self { error: error.into(), exit: NOT_OPENED }
    }

    /// Says what happened, on standard error; as JSON where replies are JSON.
    pub fn print(self, json: bool) -> ExitCode {
        let text = if json {
            serde_json::to_string(&Failed { error: self.error }).unwrap_or_default()
        } else {
            format!("verbatim: {}", self.error)
        };
        // Where nobody listens on standard error there is nobody to tell.
        let _ = writeln!(std::io::stderr(), "{text}");
        ExitCode::from(self.exit)
    }
}

impl From<StudyError> for Failure {
    fn from(error: StudyError) -> Self {
        let exit = match &error {
            StudyError::Store(
                StoreError::OpenElsewhere
                | StoreError::NotAlone
                | StoreError::ReadOnly(_)
                | StoreError::WrongSecret
                | StoreError::WrongRecoveryKey
                | StoreError::WrongKeySecret
                | StoreError::NotAKeyFile(_)
                | StoreError::KeyOfOtherStudy(_),
            ) => NOT_OPENED,
            // What can never be done, whatever the study holds.
            StudyError::Store(StoreError::ShortPassphrase { .. } | StoreError::SamePassphrase)
            | StudyError::Deidentification(
                DeidentificationError::BadAlias | DeidentificationError::BadPattern(_),
            )
            | StudyError::NoCoder
            | StudyError::NoColumn { .. }
            | StudyError::NoRule
            | StudyError::NoScale
            | StudyError::NoSmallCell { .. }
            | StudyError::NoColour(_)
            | StudyError::CodeName(_)
            | StudyError::EmptyName { .. }
            | StudyError::EmptyMemo
            | StudyError::Query(_)
            | StudyError::QueryMistake { .. }
            | StudyError::UnknownWord(_) => USAGE,
            _ => PARTLY,
        };
        Self { error: error.into(), exit }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self { error: ApiError::new(Code::Other, format!("{error}.")), exit: PARTLY }
    }
}
