//! Why a verb did not do what it was asked.

use std::path::PathBuf;

use verbatim_model::{CodeNameError, FindCodeError, UnknownWord};
use verbatim_store::StoreError;
use verbatim_text::SpanError;

/// Why a verb did not do what it was asked. Nothing was changed. No message holds words of a
/// transcript.
#[derive(Debug, thiserror::Error)]
pub enum StudyError {
    /// The study file.
    #[error(transparent)]
    Store(StoreError),
    /// Nobody was chosen as coder.
    #[error("nobody is named as coder")]
    NoCoder,
    /// A name of a person, group or study that is empty or not one line.
    #[error("{what} needs a name of one line")]
    EmptyName {
        /// What needs it.
        what: &'static str,
    },
    /// A memo that says nothing.
    #[error("a memo needs some text")]
    EmptyMemo,
    /// A question or an answer that says nothing.
    #[error("{what} needs some text")]
    EmptyNote {
        /// What needs it.
        what: &'static str,
    },
    /// A choice of the window that is too long, has no name, or is no JSON.
    #[error("the window cannot keep this choice: {0}")]
    BadPreference(String),
    /// Settings of a saved view that are too long, or no JSON.
    #[error("the settings of this view cannot be kept: {0}")]
    BadViewSettings(String),
    /// A name that something else has already.
    #[error("there is already {what} called “{name}”")]
    NameTaken {
        /// What has it.
        what: &'static str,
        /// The name.
        name: String,
    },
    /// A day that the calendar does not have, or that is written otherwise.
    #[error("“{0}” is no day; write it as 2024-06-16")]
    NoDay(String),
    /// A category below a subcategory.
    #[error("“{0}” is a subcategory, and there are no categories below it")]
    TooDeep(String),
    /// Somebody who did not come to an interview cannot be one of its people.
    #[error("only someone who agreed or was interviewed can be an interviewee of the study")]
    NotInterviewed,
    /// Nothing of that name or id.
    #[error("there is no {what} “{name}”")]
    Missing {
        /// What was looked for.
        what: &'static str,
        /// How it was named.
        name: String,
    },
    /// Several things that could be meant.
    #[error("“{name}” could be {}; write the whole name", candidates.join(" or "))]
    Ambiguous {
        /// How it was named.
        name: String,
        /// What it could be.
        candidates: Vec<String>,
    },
    /// No code, or several.
    #[error(transparent)]
    FindCode(#[from] FindCodeError),
    /// A name that no code can have.
    #[error(transparent)]
    CodeName(#[from] CodeNameError),
    /// A code cannot stand below itself.
    #[error("a code cannot be moved or merged into itself or into a code below it")]
    IntoItself,
    /// A colour that is none.
    #[error("“{0}” is no colour; write it as #RRGGBB")]
    NoColour(String),
    /// A word that names nothing.
    #[error(transparent)]
    UnknownWord(#[from] UnknownWord),
    /// A passage that is not in its transcript.
    #[error(transparent)]
    Span(#[from] SpanError),
    /// The text is not what the person saw.
    #[error("the transcript changed since it was shown")]
    TextChanged,
    /// What was found, before texts or people changed.
    #[error("texts or people changed since this was searched")]
    SearchedBefore,
    /// Nothing that was done since is in force any more.
    #[error("nothing that was done since step {0} is in force any more")]
    NothingSince(i64),
    /// Several steps of undo, of which the later ones could not be done.
    #[error("{done} of {of} steps were taken back, the next one could not be: {reason}")]
    UndoStopped {
        /// Steps that were taken back.
        done: usize,
        /// Steps that should have been.
        of: usize,
        /// Why the next one could not be.
        reason: StoreError,
    },
    /// A correction of a text that is refused.
    #[error(transparent)]
    Correction(#[from] crate::interviews::CorrectionError),
    /// A step of de-identification that is refused.
    #[error(transparent)]
    Deidentification(#[from] crate::deidentification::DeidentificationError),
    /// A stance without a statement to refer to.
    #[error("“{0}” has no statement, so a passage cannot support or contradict it")]
    NoStatement(String),
    /// A value that an attribute of codings cannot have.
    #[error("“{value}” is no value of “{attribute}”; use one of: {}", known.join(", "))]
    NoValue {
        /// The attribute.
        attribute: String,
        /// What was asked for.
        value: String,
        /// What there is.
        known: Vec<String>,
    },
    /// Choices of an attribute of codings that leave out a value which codings have.
    #[error("{codings} codings have the value “{value}”, which is not among the choices")]
    ValueInUse {
        /// The value.
        value: String,
        /// How many have it.
        codings: u32,
    },
    /// An act on chosen codings, of which there are none.
    #[error("no coding was chosen")]
    NoCodings,
    /// A coding of somebody else.
    #[error("this coding is {0}'s; only the coder who made it can change it")]
    NotYours(String),
    /// A memo of somebody else.
    #[error("this memo is {0}'s; only the coder who wrote it can change or remove it")]
    NotYourMemo(String),
    /// The study has codes already.
    #[error("the study has a codebook already")]
    HasCodebook,
    /// A file that could not be read.
    #[error("cannot read {path}: {source}")]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// The reason.
        source: std::io::Error,
    },
    /// A file that could not be written.
    #[error("cannot write {path}: {source}")]
    Unwritable {
        /// Which file.
        path: PathBuf,
        /// The reason.
        source: std::io::Error,
    },
    /// A study, a key file or a backup where something was to be written.
    #[error("{} is a study, a key file or a backup, and nothing is written over these", .0.display())]
    OwnFile(PathBuf),
    /// A file that is not what it should be.
    #[error("{path}: {reason}")]
    BadFile {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A query that says nothing, or is wrong.
    #[error("{0}")]
    Query(String),
    /// A query with a mistake that can be pointed at.
    #[error("{said}")]
    QueryMistake {
        /// What is wrong.
        said: String,
        /// First code point in what was typed.
        start: u32,
        /// Code point after the last one.
        end: u32,
    },
    /// Columns of a matrix that do not exist.
    #[error("there is no column “{name}”; use one of: {}", known.join(", "))]
    NoColumn {
        /// What was asked for.
        name: String,
        /// What there is.
        known: Vec<String>,
    },
    /// Nobody has said what counts as recurring, and counts are not shown before.
    #[error("the team has not said yet what counts as recurring")]
    NoRecurrence,
    /// A rule by which everything recurs.
    #[error(
        "what one person says recurs nowhere: ask for two people, two unrelated groups or two categories at least"
    )]
    NoRule,
    /// Shares of a scale that do not rise, or call half of the people most.
    #[error("the shares must rise from above 0 to at most 100 %, and “most” must begin above 50 %")]
    NoScale,
    /// Too few interviews to say anything about saturation.
    #[error(transparent)]
    NotEnoughInterviews(#[from] verbatim_analysis::NotEnoughInterviews),
    /// A table that may not be published.
    #[error(transparent)]
    Publication(#[from] crate::exports::PublicationError),
    /// A number of people below which no rule protects anybody, or above which nothing would be left.
    #[error("the fewest people whom a number may single out are from {least} to {most}")]
    NoSmallCell {
        /// The least that can be set.
        least: u32,
        /// The most.
        most: u32,
    },
    /// A dot plot of more columns than marks that can be told apart.
    #[error("a dot plot has no more than {most} columns")]
    TooManyColumns {
        /// So many.
        most: usize,
    },
    /// A picture of shares of people, of something that counts no people.
    #[error("a dot plot shows shares of people, and passages, words and groups are none")]
    NoShares,
    /// Stance bars where no code says what could be supported.
    #[error("stance bars need codes with a statement, and no code has one")]
    NoStatements,
    /// A picture or table that could not be made.
    #[error("{0}")]
    NotDrawn(String),
    /// The template of a report is not written as one is.
    #[error("the report was not made: {0}")]
    Template(String),
    /// The purpose whose guards do not exist yet.
    #[error(
        "publication exports are not available yet: their guards for attribution, consent, small groups and \
         leaks must exist first"
    )]
    PublicationRefused,
    /// A codebook without codes, in a form that wants one at least.
    #[error("the codebook has no code yet, and a QDC file needs one at least")]
    NoCodes,
    /// Figures beside the codes of a form that has no place for them.
    #[error("a QDC file has no place for how much each code holds")]
    FiguresInQdc,
    /// Figures beside the codes of a publication.
    #[error("a codebook for publication has no figures, since small ones would have to be withheld")]
    FiguresPublished,
    /// A project for publication.
    #[error("a project holds everything, raw texts included, so it leaves for the team alone")]
    ProjectPublication,
    /// Somebody cancelled.
    #[error("cancelled")]
    Cancelled,
}

impl From<StoreError> for StudyError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Cancelled => Self::Cancelled,
            other => Self::Store(other),
        }
    }
}

impl From<crate::Cancelled> for StudyError {
    fn from(_: crate::Cancelled) -> Self {
        Self::Cancelled
    }
}
