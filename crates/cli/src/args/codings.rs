//! Arguments about codings and memos.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// About codings.
#[derive(Subcommand)]
pub enum CodingsCommand {
    /// Import codings from CSV or JSON lines, as the coder's
    Import {
        /// The study file
        study: PathBuf,
        /// Files: file,start,end,code or file,quote,occurrence,code(s)
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// List codings; --coder NAME keeps to one coder
    List {
        /// The study file
        study: PathBuf,
        /// Only in this transcript
        #[arg(long)]
        transcript: Option<String>,
        /// Only this code and those below it (repeatable)
        #[arg(long, value_name = "CODE")]
        code: Vec<String>,
    },
    /// Change the edges of a coding; memo and stance stay
    Resize {
        /// The study file
        study: PathBuf,
        /// Id of the coding
        coding: String,
        /// First code point
        start: u32,
        /// Code point after the last one
        end: u32,
    },
    /// Remove a coding
    Remove {
        /// The study file
        study: PathBuf,
        /// Id of the coding
        coding: String,
    },
}

/// About memos.
#[derive(Subcommand)]
pub enum MemoCommand {
    /// Add a memo: on the study, or on what is named
    Add {
        /// The study file
        study: PathBuf,
        /// What it says
        text: String,
        #[command(flatten)]
        on: MemoOn,
    },
    /// List memos
    List {
        /// The study file
        study: PathBuf,
    },
}

/// What a memo is on.
#[derive(Args)]
#[group(multiple = false)]
pub struct MemoOn {
    /// On the interview of this transcript
    #[arg(long, value_name = "TRANSCRIPT")]
    pub interview: Option<String>,
    /// On this interviewee
    #[arg(long, value_name = "ID")]
    pub interviewee: Option<String>,
    /// On this code
    #[arg(long, value_name = "CODE")]
    pub code: Option<String>,
    /// On this coding
    #[arg(long, value_name = "ID")]
    pub coding: Option<String>,
}
