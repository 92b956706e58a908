//! Arguments about interviews, interviewees and coders.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::NamesArgs;

/// About interviews.
#[derive(Subcommand)]
pub enum InterviewsCommand {
    /// List transcripts with their interviewees and counts
    List {
        /// The study file
        study: PathBuf,
    },
    /// Say whose interview it is, or who a speaker of it is
    Assign {
        /// The study file
        study: PathBuf,
        /// File name of the transcript
        transcript: String,
        /// Id of the interviewee
        #[arg(required_unless_present_any = ["nobody", "role"])]
        interviewee: Option<String>,
        /// Only this speaker of the transcript
        #[arg(long, value_name = "LABEL")]
        speaker: Option<String>,
        /// What the speaker does
        #[arg(long, requires = "speaker", value_parser = ["interviewer", "respondent", "unknown"])]
        role: Option<String>,
        /// Nobody: take the assignment away
        #[arg(long, conflicts_with = "interviewee")]
        nobody: bool,
    },
    /// Give a transcript another file name
    Rename {
        /// The study file
        study: PathBuf,
        /// File name of the transcript
        transcript: String,
        /// Its new file name
        name: String,
    },
    /// Remove a transcript with its codings
    Remove {
        /// The study file
        study: PathBuf,
        /// File name of the transcript
        transcript: String,
    },
    /// Correct the text inside one turn; codings of all coders follow
    Correct {
        /// The study file
        study: PathBuf,
        /// File name of the transcript
        transcript: String,
        /// First code point that goes, from 0
        start: u32,
        /// Code point after the last one that goes; START where words are only put in
        end: u32,
        /// What stands there from now on; may be empty
        #[arg(allow_hyphen_values = true)]
        text: String,
        /// Remove codings that lose their whole passage; without, they are listed and nothing changes
        #[arg(long)]
        drop_emptied: bool,
    },
    /// List the language of each transcript, or say which one is in which language
    Language {
        /// The study file
        study: PathBuf,
        /// File name of the transcript
        #[arg(requires = "language")]
        transcript: Option<String>,
        /// Its language; recognise goes by its words again
        #[arg(value_parser = ["english", "spanish", "chinese", "vietnamese", "other", "recognise"])]
        language: Option<String>,
    },
    /// Mark an interview finished for the coder
    Finish {
        /// The study file
        study: PathBuf,
        /// File name of a transcript of it
        transcript: String,
    },
    /// Mark an interview open again for the coder
    Reopen {
        /// The study file
        study: PathBuf,
        /// File name of a transcript of it
        transcript: String,
    },
}

/// About interviewees.
#[derive(Subcommand)]
pub enum IntervieweesCommand {
    /// Import interviewees from CSV; a second time updates and says what changed
    Import {
        /// The study file
        study: PathBuf,
        /// The CSV file
        file: PathBuf,
    },
    /// List interviewees
    List {
        /// The study file
        study: PathBuf,
    },
    /// Set who is in a named group
    Group {
        /// The study file
        study: PathBuf,
        /// Name of the group
        name: String,
        /// Ids of its members
        interviewees: Vec<String>,
    },
    Withdraw(WithdrawArgs),
    /// Say whether people were asked about a code, or list what is known of that
    Asked {
        /// The study file
        study: PathBuf,
        /// The code
        code: String,
        /// What is known
        #[arg(value_parser = ["asked", "volunteered", "not-asked", "unknown"], requires = "interviewees")]
        state: Option<String>,
        /// Ids of the people
        interviewees: Vec<String>,
    },
}

/// Record that somebody has withdrawn, or say what that touches, mentions in others' interviews included
#[derive(Args)]
pub struct WithdrawArgs {
    /// The study file
    pub study: PathBuf,
    /// Id of the person
    pub interviewee: String,
    /// Only say what it touches
    #[arg(long, conflicts_with_all = ["remove", "purge"])]
    pub preview: bool,
    /// Take the person's transcripts, codings, summaries and memos out of the study
    #[arg(long)]
    pub remove: bool,
    /// Destroy them for good, which cannot be undone
    #[arg(long, requires = "remove")]
    pub purge: bool,
    /// Purge without asking
    #[arg(long, requires = "purge")]
    pub yes: bool,
    #[command(flatten)]
    pub names: NamesArgs,
}

/// About coders.
#[derive(Subcommand)]
pub enum CodersCommand {
    /// List coders
    List {
        /// The study file
        study: PathBuf,
    },
    /// Add a coder
    Add {
        /// The study file
        study: PathBuf,
        /// Name of the coder
        name: String,
    },
    /// Say whose codings count where several people coded, or list whose count now
    ///
    /// A lead coder who has neither coded nor finished an interview leaves it to the study's lead coder, then
    /// to whoever coded it first.
    Lead {
        /// The study file
        study: PathBuf,
        /// Name of the lead coder
        name: Option<String>,
        /// Only of the interview of this transcript
        #[arg(long, value_name = "TRANSCRIPT")]
        interview: Option<String>,
        /// No lead coder any more
        #[arg(long, conflicts_with = "name")]
        clear: bool,
    },
}
