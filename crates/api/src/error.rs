//! Errors as a person reads them: what happened, what was kept, what to do next.
//!
//! The code is for the program: it exists only where a front end acts on it. All words stand here
//! and nowhere else.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;
use verbatim_study::deidentification::DeidentificationError;
use verbatim_study::exports::PublicationError;
use verbatim_study::interviews::CorrectionError;
use verbatim_study::{StoreError, StudyError};

/// What went wrong, in up to three sentences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema, TS, thiserror::Error)]
#[ts(export)]
#[error("{}", self.sentences())]
pub struct ApiError {
    /// Which kind, for a front end that acts on it.
    pub code: Code,
    /// What happened.
    pub what: String,
    /// What was kept or is unchanged.
    pub kept: Option<String>,
    /// What to do next.
    pub next: Option<String>,
}

/// Kinds of errors that a front end acts on; the rest are `other`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// Passphrase or recovery key do not open the study.
    WrongSecret,
    /// The file is no study, or cannot be opened at all.
    NotAStudy,
    /// The study can only be read.
    ReadOnly,
    /// No study is open.
    NoStudy,
    /// Nobody is named as coder.
    NoCoder,
    /// A study of that name is there already.
    StudyExists,
    /// The text is not what the person saw.
    TextChanged,
    /// The key file of the study is closed.
    KeyFileClosed,
    /// The study has no key file yet.
    NoKeyFile,
    /// Nothing to undo or redo.
    NothingToUndo,
    /// Somebody cancelled.
    Cancelled,
    /// Anything else.
    Other,
}

impl ApiError {
    /// An error with one sentence.
    #[must_use]
    pub fn new(code: Code, what: impl Into<String>) -> Self {
        Self { code, what: what.into(), kept: None, next: None }
    }

    pub(crate) fn kept(mut self, kept: &str) -> Self {
        self.kept = Some(kept.to_owned());
        self
    }

    pub(crate) fn next(mut self, next: impl Into<String>) -> Self {
        self.next = Some(next.into());
        self
    }

    fn sentences(&self) -> String {
        [Some(&self.what), self.kept.as_ref(), self.next.as_ref()]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The error of a command that needs an open study.
    #[must_use]
    pub fn no_study() -> Self {
        Self::new(Code::NoStudy, "No study is open.").next("Open a study first.")
    }
}

/// Says that all is as it was.
const UNCHANGED: &str = "Nothing was changed.";

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        Self::from(StudyError::Store(error))
    }
}

impl From<StudyError> for ApiError {
    fn from(error: StudyError) -> Self {
        match error {
            StudyError::Store(error) => store(&error),
            StudyError::NoCoder => Self::new(Code::NoCoder, "Nobody is named as coder.")
                .kept(UNCHANGED)
                .next("Choose who is coding; on the command line name a coder with --coder or VERBATIM_CODER."),
            StudyError::TextChanged => Self::new(Code::TextChanged, "The transcript changed since it was shown.")
                .kept(UNCHANGED)
                .next("Open it again and select the passage anew."),
            StudyError::SearchedBefore => Self::new(Code::TextChanged, sentence(&error.to_string()))
                .kept(UNCHANGED)
                .next("Search again and look at the hits anew."),
            StudyError::NotYours(who) => Self::new(Code::Other, format!("This coding is {who}'s."))
                .kept(UNCHANGED)
                .next("Only the coder who made a coding can change it."),
            StudyError::NotYourMemo(who) => Self::new(Code::Other, format!("This memo is {who}'s."))
                .kept(UNCHANGED)
                .next("Only the coder who wrote a memo can change or remove it; you can add your own."),
            StudyError::NoCodings => {
                Self::new(Code::Other, "No coding was chosen.").kept(UNCHANGED).next("Choose one or more first.")
            }
            StudyError::ValueInUse { .. } => Self::new(Code::Other, sentence(&error.to_string()))
                .kept(UNCHANGED)
                .next("Keep it as a choice, or give these codings another value first."),
            StudyError::NoStatement(_) => Self::new(Code::Other, sentence(&error.to_string()))
                .kept(UNCHANGED)
                .next("Write a statement for the code or for one above it first."),
            StudyError::Correction(why) => {
                Self::new(Code::Other, sentence(&why.to_string())).kept(UNCHANGED).next(instead(why))
            }
            StudyError::Deidentification(why) => {
                Self::new(deidentification_code(&why), sentence(&why.to_string()))
                    .kept(UNCHANGED)
                    .next(deidentification_step(&why))
            }
            StudyError::NothingSince(_) => {
                Self::new(Code::NothingToUndo, sentence(&error.to_string())).kept(UNCHANGED)
            }
            StudyError::UndoStopped { .. } => Self::new(Code::Other, sentence(&error.to_string()))
                .kept("Redo does again what was taken back; everything else is as it was."),
            StudyError::Cancelled => Self::new(Code::Cancelled, "Cancelled.").kept(UNCHANGED),
            StudyError::PublicationRefused => Self::new(
                Code::Other,
                "Publication exports are not available yet: their guards for attribution, consent, small groups \
                 and leaks must exist first.",
            )
            .kept("Nothing was written.")
            .next("Use --for team for the team's own work."),
            StudyError::ProjectPublication => Self::new(Code::Other, sentence(&error.to_string()))
                .kept("Nothing was written.")
                .next("Publish the codebook or a matrix instead, or use --for team."),
            StudyError::NoCodes => Self::new(Code::Other, sentence(&error.to_string()))
                .kept("Nothing was written.")
                .next("Add a code first, or write the codebook as CSV."),
            StudyError::FiguresInQdc => Self::new(Code::Other, sentence(&error.to_string()))
                .kept("Nothing was written.")
                .next("Write it as .csv, .docx, .odt, .html or .md, or without figures."),
            StudyError::FiguresPublished => Self::new(Code::Other, sentence(&error.to_string()))
                .kept("Nothing was written.")
                .next("Publish the matrix: it says how many people raised what."),
            StudyError::Publication(why) => Self::new(Code::Other, sentence(&why.to_string()))
                .kept("Nothing was written.")
                .next(publication_step(&why)),
            StudyError::TooManyColumns { .. } => Self::new(Code::Other, sentence(&error.to_string()))
                .kept("Nothing was written.")
                .next("Merge columns, or draw a heat table."),
            StudyError::NoShares => Self::new(Code::Other, sentence(&error.to_string()))
                .kept("Nothing was written.")
                .next("Draw people, or a heat table."),
            StudyError::NoStatements => Self::new(Code::Other, sentence(&error.to_string()))
                .kept("Nothing was written.")
                .next("Write a statement for a code under its definition, or draw a heat table."),
            StudyError::NotDrawn(_) => Self::new(Code::Other, sentence(&error.to_string()))
                .kept("Nothing was written.")
                .next("Show less in it, or save it as a table."),
            StudyError::Template(_) => Self::new(Code::Other, sentence(&error.to_string()))
                .kept("Nothing was written.")
                .next("Correct the template; docs/report-template.md says what it can use."),
            StudyError::NoSmallCell { .. } => Self::new(Code::Other, sentence(&error.to_string()))
                .kept(UNCHANGED)
                .next("Two people who know each other's answers find everybody else; choose three or more."),
            StudyError::BadFile { .. } => Self::new(Code::Other, stopped(&error.to_string())).kept(UNCHANGED),
            StudyError::OwnFile(_) => Self::new(Code::Other, sentence(&error.to_string()))
                .kept("Nothing was written.")
                .next("Choose another name or folder."),
            StudyError::Unwritable { .. } => Self::new(Code::Other, sentence(&error.to_string()))
                .kept("The study is unchanged and no part of the file was left.")
                .next("Choose another place or free some space."),
            StudyError::Missing { what: "transcript", .. } => Self::new(Code::Other, sentence(&error.to_string()))
                .kept(UNCHANGED)
                .next("“interviews list” shows the names."),
            StudyError::NoRecurrence => Self::new(Code::Other, sentence(&error.to_string()))
                .kept("No counts were shown.")
                .next("Agree on it first: “themes recurring” sets how many people, unrelated groups and categories."),
            StudyError::BadViewSettings(_) => Self::new(Code::Other, sentence(&error.to_string()))
                .kept(UNCHANGED)
                .next("Show less in this view, or save it as several."),
            StudyError::NotEnoughInterviews(_) => Self::new(Code::Other, sentence(&error.to_string()))
                .next("Code more interviews, or ask for a smaller base or run."),
            StudyError::FindCode(_) => Self::new(Code::Other, sentence(&error.to_string()))
                .kept(UNCHANGED)
                .next("“codes list” shows the paths."),
            other => Self::new(Code::Other, sentence(&other.to_string())).kept(UNCHANGED),
        }
    }
}

/// What to do where a table may not be published.
const fn publication_step(why: &PublicationError) -> &'static str {
    match why {
        PublicationError::Never(_) => "Leave that out, or export it for the team.",
        PublicationError::PieceOfId(_) => "Choose other columns, or give the category another name.",
        PublicationError::Names(_) => {
            "Say it in other words where it stands, or let the words stay, with a reason: in the leak scan of Anonymise, \
             or with “leaks --allow-name”."
        }
        PublicationError::TooFew => {
            "Merge columns, choose larger ones, or record what the people have allowed."
        }
        PublicationError::PointsTo(_) => {
            "Look at the preview, generalise what it names or leave it out, or say why it may leave with --accept."
        }
        PublicationError::NoExcerpt => "The preview says why each of them stays behind.",
        PublicationError::HeadingTaken(_) => "Give the merged column a name of its own.",
    }
}

const fn deidentification_code(why: &DeidentificationError) -> Code {
    match why {
        DeidentificationError::KeyFileClosed => Code::KeyFileClosed,
        DeidentificationError::NoKeyFile => Code::NoKeyFile,
        _ => Code::Other,
    }
}

/// What to do where a step of de-identification is refused.
const fn deidentification_step(why: &DeidentificationError) -> &'static str {
    match why {
        DeidentificationError::KeyFileClosed => "Open the key file with its passphrase first.",
        DeidentificationError::NoKeyFile => "Make a key file with a passphrase of its own first.",
        DeidentificationError::Overlap => "Replace one of them, then look at the other again.",
        DeidentificationError::CutsAlias => "Choose the whole alias or none of it.",
        DeidentificationError::NothingThere => "Choose words of a turn.",
        DeidentificationError::BadAlias => "Write words such as “colleague” or “a city in California”.",
        DeidentificationError::RealName => "Choose words that say who somebody is, such as “colleague”.",
        DeidentificationError::StandsForSeveral => {
            "Put the new alias where that person is meant, then link it."
        }
        DeidentificationError::SameAlias => "Name two aliases that stand for the same person or thing.",
        DeidentificationError::AliasInUse { .. } => "Put another alias there first, or join the two.",
        DeidentificationError::BadPattern(_) => "Mend the pattern and try again.",
        DeidentificationError::SameReader(_) => "Choose another coder, who has read the text.",
        DeidentificationError::NotConfirmed(_) => "Somebody has to confirm it first.",
    }
}

/// What to do instead of a correction that is refused.
const fn instead(why: CorrectionError) -> &'static str {
    match why {
        CorrectionError::OutsideTurn => {
            "Choose words of one turn; correct several turns one after the other."
        }
        CorrectionError::LineBreak => "Write the correction on as many lines as the passage has.",
        CorrectionError::EmptyTurn => "Leave a word for what was there, such as “[inaudible]”.",
        CorrectionError::Alias => "Choose words beside the alias, or change the alias under Anonymise.",
        CorrectionError::ControlCharacter => "Type the words anew instead of pasting them.",
    }
}

fn store(error: &StoreError) -> ApiError {
    let said = error.to_string();
    // These begin with the name of a file, which is written as it is.
    let what = match error {
        StoreError::NotAStudy(_) | StoreError::Exists(_) => stopped(&said),
        _ => sentence(&said),
    };
    match error {
        StoreError::WrongSecret => {
            ApiError::new(Code::WrongSecret, "The passphrase does not open this study.")
                .kept(UNCHANGED)
                .next("Try again, or use the recovery key shown when the study was made.")
        }
        StoreError::WrongKeySecret | StoreError::SamePassphrase | StoreError::Held { .. } => {
            key_file(error, what)
        }
        StoreError::WrongRecoveryKey => {
            ApiError::new(Code::WrongSecret, "The recovery key does not open this study.")
                .kept(UNCHANGED)
                .next("Look whether it is the key of this study; a new passphrase came with a new key.")
        }
        StoreError::ShortPassphrase { .. } => ApiError::new(Code::Other, what)
            .kept(UNCHANGED)
            .next("Choose a longer one; a few words in a row are strong and easy to keep in mind."),
        StoreError::Cancelled => StudyError::Cancelled.into(),
        StoreError::NotARecoveryKey => {
            ApiError::new(Code::WrongSecret, "These words are not a recovery key.")
                .kept(UNCHANGED)
                .next("Type the 24 words in their order, as they were shown.")
        }
        StoreError::NotAStudy(_) | StoreError::Missing(_) => {
            ApiError::new(Code::NotAStudy, what).next("Choose a file whose name ends in .verbatim.")
        }
        StoreError::Newer { .. } => {
            ApiError::new(Code::NotAStudy, what).kept(UNCHANGED).next("Update Verbatim to open it.")
        }
        StoreError::Exists(_) => {
            ApiError::new(Code::StudyExists, what).kept("It was not touched.").next("Choose another name.")
        }
        StoreError::OpenElsewhere | StoreError::NotAlone => ApiError::new(Code::ReadOnly, what)
            .kept(UNCHANGED)
            .next("Close it in the other window or program and try again."),
        StoreError::ReadOnly(_) => ApiError::new(Code::ReadOnly, what).kept(UNCHANGED),
        StoreError::UndoClosed => ApiError::new(
            Code::NothingToUndo,
            "What was done before the study got a newer file format, or before former texts were destroyed, \
             cannot be undone.",
        )
        .kept(UNCHANGED)
        .next("Where the format changed, the backup made before it holds the study as it was."),
        StoreError::NothingToUndo | StoreError::NothingToRedo => ApiError::new(Code::NothingToUndo, what),
        StoreError::Unverified(_) => ApiError::new(Code::Other, what)
            .kept("The study is unchanged, and the copy was removed.")
            .next("Run a check of the study."),
        StoreError::Damaged(_) => ApiError::new(Code::Other, what)
            .kept("Nothing was written.")
            .next("Run a check, and restore a backup if the check finds damage."),
        _ if error.disk_full() => ApiError::new(Code::Other, "The drive is full.")
            .kept("Everything that was saved before is safe; this last step was not.")
            .next("Free some space and try again."),
        _ => ApiError::new(Code::Other, what).kept("Everything that was saved before is safe."),
    }
}

fn key_file(error: &StoreError, what: String) -> ApiError {
    match error {
        StoreError::WrongKeySecret => {
            ApiError::new(Code::WrongSecret, "The passphrase does not open this key file.")
                .kept(UNCHANGED)
                .next("The key file has a passphrase of its own; without it the study still works.")
        }
        StoreError::Held { .. } => ApiError::new(Code::Other, what)
            .kept("Nothing was destroyed.")
            .next("Lift the hold first, if it is yours to lift."),
        _ => ApiError::new(Code::Other, what)
            .kept(UNCHANGED)
            .next("Choose one that whoever only codes does not know."),
    }
}

/// Begins with a capital letter and ends with a full stop.
pub(crate) fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    stopped(&format!("{first}{}", chars.as_str()))
}

/// Ends with a full stop.
fn stopped(text: &str) -> String {
    let stop = if text.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{text}{stop}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_passphrase_is_answered_without_a_hint_and_with_a_next_step() {
        let said = ApiError::from(StoreError::WrongSecret);
        assert_eq!(said.code, Code::WrongSecret);
        assert_eq!(
            said.to_string(),
            "The passphrase does not open this study. Nothing was changed. Try again, or use the recovery key shown \
             when the study was made."
        );
    }

    #[test]
    fn a_wrong_recovery_key_is_not_called_a_passphrase() {
        let said = ApiError::from(StoreError::WrongRecoveryKey);
        assert_eq!(said.code, Code::WrongSecret);
        assert_eq!(
            said.to_string(),
            "The recovery key does not open this study. Nothing was changed. Look whether it is the key of this \
             study; a new passphrase came with a new key."
        );
    }

    #[test]
    fn a_file_is_named_as_it_is_written() {
        let said = ApiError::from(StoreError::Exists("visits.verbatim".into()));
        assert_eq!(said.what, "visits.verbatim is there already.");
    }

    #[test]
    fn every_sentence_begins_with_a_capital_and_ends() {
        assert_eq!(sentence("there is nothing to undo"), "There is nothing to undo.");
        assert_eq!(sentence("“X” is no colour"), "“X” is no colour.");
    }
}
