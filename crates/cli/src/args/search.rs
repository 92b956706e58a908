//! Arguments of searches.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::SpeakerChoice;

/// Search transcripts and codings
///
/// Words next to each other must all be in a turn. "a phrase"; AND OR NOT ( ); begin* *inside* w*man;
/// word~ (spelt nearly so); a NEAR/5 b, NEAR/turn, NEAR/answer; "a b"~5.
///
/// Codes: code:NAME with stance:, basis:, memo:, coder:, quotable:, prompted:; code:=NAME without the codes
/// below it; code:A WITHIN code:B, OVERLAPS, SAME, BEFORE, AFTER, NEAR/3turns. Who and where: category:, subcategory:, interviewee:, interview:, group:, speaker:,
/// date:, language:, status:, kind:, any attribute ("Years in role":5..10), is:uncoded, is:raw.
///
/// interview:(…) in interviews that also hold …, person:(…) by people who also say …, without:(…) people in
/// whom nothing is found.
#[derive(Args)]
#[command(verbatim_doc_comment)]
pub struct SearchArgs {
    /// The study file
    pub study: PathBuf,
    /// What to look for
    pub query: String,
    /// Read the query as a regular expression over the exact text
    #[arg(long)]
    pub regex: bool,
    #[command(flatten)]
    pub whose: Whose,
    /// Only people of this category (repeatable)
    #[arg(long, value_name = "C")]
    pub category: Vec<String>,
    /// Search raw interviews although the study leaves them out
    #[arg(long)]
    pub include_raw: bool,
    /// Search memos or the words of codes, too (repeatable)
    #[arg(long, value_name = "WHERE")]
    pub also: Vec<AlsoChoice>,
    /// Order of the hits
    #[arg(long, default_value = "interview")]
    pub sort: SortChoice,
    /// List at most so many hits
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Code all hits with this code, as one step that undo takes back; --coder NAME says who codes
    #[arg(long, value_name = "PATH")]
    pub code_as: Option<String>,
    /// What each coding covers
    #[arg(long, default_value = "hit", requires = "code_as")]
    pub unit: UnitChoice,
}

/// Whose turns and whose codings.
#[derive(Args)]
pub struct Whose {
    /// Whose turns; respondent includes unknown speakers
    #[arg(long, default_value = "respondent")]
    pub speaker: SpeakerChoice,
    /// Whose codings: record, all, or a coder's name
    #[arg(long, default_value = "record", value_name = "WHOSE")]
    pub codings_of: String,
}

/// What is searched beside the transcripts.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AlsoChoice {
    Memos,
    /// Statements, definitions, rules and examples of codes
    Definitions,
}

/// In which order hits are listed.
#[derive(Clone, Copy, ValueEnum)]
pub enum SortChoice {
    Interview,
    Category,
    Date,
    Relevance,
}

/// What a coding of a hit covers.
#[derive(Clone, Copy, ValueEnum)]
pub enum UnitChoice {
    Hit,
    Sentence,
    Turn,
    Answer,
}

/// About saved searches.
#[derive(Subcommand)]
pub enum SearchesCommand {
    /// List saved searches with what their last run found
    List {
        /// The study file
        study: PathBuf,
    },
    /// Save a search; one of this name takes the new query
    Save {
        /// The study file
        study: PathBuf,
        /// Its name
        name: String,
        /// What to look for
        query: String,
        /// Read the query as a regular expression over the exact text
        #[arg(long)]
        regex: bool,
        #[command(flatten)]
        whose: Whose,
    },
    /// Run a saved search again and say what changed since its last run
    Run {
        /// The study file
        study: PathBuf,
        /// Its name
        name: String,
        /// List at most so many hits
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
    },
    /// Give a saved search another name
    Rename {
        /// The study file
        study: PathBuf,
        /// Its name
        name: String,
        /// Its new name
        to: String,
    },
    /// Remove a saved search
    Forget {
        /// The study file
        study: PathBuf,
        /// Its name
        name: String,
    },
    /// Say whether searches leave out raw interviews, or change that
    Raw {
        /// The study file
        study: PathBuf,
        /// Leave them out, or search them
        choice: Option<RawChoice>,
    },
}

/// What becomes of raw interviews.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RawChoice {
    LeaveOut,
    Search,
}
