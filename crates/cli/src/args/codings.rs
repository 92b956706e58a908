//! Arguments about codings and memos.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// What a new coding carries.
#[derive(Args)]
pub struct CodingMarks {
    /// Memo on the coding
    #[arg(long)]
    pub memo: Option<String>,
    /// supports, qualifies or contradicts
    #[arg(long)]
    pub stance: Option<String>,
    /// experienced, witnessed, told by someone or opinion
    #[arg(long)]
    pub basis: Option<String>,
    /// prompted or volunteered
    #[arg(long)]
    pub prompting: Option<String>,
    /// Worth quoting
    #[arg(long)]
    pub quotable: bool,
    /// Off the record: not for publication
    #[arg(long)]
    pub off_the_record: bool,
}

/// Marks that codings get or lose; at least one.
#[derive(Args)]
#[group(required = true, multiple = true)]
pub struct ChangedMarks {
    /// supports, qualifies or contradicts; none takes it away
    #[arg(long)]
    pub stance: Option<String>,
    /// experienced, witnessed, told by someone or opinion; none takes it away
    #[arg(long)]
    pub basis: Option<String>,
    /// prompted or volunteered; none where it is not known
    #[arg(long)]
    pub prompting: Option<String>,
    /// Worth quoting
    #[arg(long, conflicts_with = "not_quotable")]
    pub quotable: bool,
    /// Not worth quoting after all
    #[arg(long)]
    pub not_quotable: bool,
    /// Off the record: not for publication
    #[arg(long, conflicts_with = "on_the_record")]
    pub off_the_record: bool,
    /// On the record after all
    #[arg(long)]
    pub on_the_record: bool,
    /// The interviewee approved the passage as a quotation on this day (YYYY-MM-DD); also for codings of others.
    /// Ends once the words of the passage change
    #[arg(long, value_name = "DAY", conflicts_with = "not_approved")]
    pub approved: Option<String>,
    /// Not approved after all
    #[arg(long)]
    pub not_approved: bool,
}

/// About codings.
#[derive(Subcommand)]
pub enum CodingsCommand {
    /// Import codings from a table (CSV, XLSX) or JSON lines, as the coder's; also excerpts that MAXQDA, NVivo,
    /// ATLAS.ti, Dedoose or Taguette exported
    Import {
        /// The study file
        study: PathBuf,
        /// Files: file,start,end,code or file,quote,occurrence,code(s), or a table of excerpts
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Say which column means what: document=…,code=…,text=…,coder=…,memo=…,occurrence=…,separator=…
        #[arg(long, value_name = "MEANING=COLUMN,…")]
        columns: Option<String>,
        /// Add codes that the study does not have (done without asking for excerpts of another program)
        #[arg(long)]
        add_codes: bool,
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
    /// Mark codings: stance, basis, prompted or volunteered, worth quoting, off the record, approved
    Mark {
        /// The study file
        study: PathBuf,
        /// Ids of the codings, as “codings list” shows them
        #[arg(required = true)]
        codings: Vec<String>,
        #[command(flatten)]
        marks: ChangedMarks,
    },
    /// Give codings another code
    Recode {
        /// The study file
        study: PathBuf,
        /// Path of the other code, or its last name where that is one code
        code: String,
        /// Ids of the codings, as “codings list” shows them
        #[arg(required = true)]
        codings: Vec<String>,
    },
    /// Change the edges of a coding; memo and marks stay
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
    /// List attributes of codings, such as the operation spoken of, with their values
    Attributes {
        /// The study file
        study: PathBuf,
    },
    /// Define an attribute of codings, or change it
    Define {
        /// The study file
        study: PathBuf,
        /// Its name
        name: String,
        /// A value that it can have (repeatable); without, any value will do
        #[arg(long, value_name = "VALUE")]
        choice: Vec<String>,
        /// Give it this name
        #[arg(long, value_name = "NAME")]
        rename: Option<String>,
        /// Let any value do from now on
        #[arg(long, conflicts_with = "choice")]
        any_value: bool,
    },
    /// Remove an attribute of codings with its values
    Undefine {
        /// The study file
        study: PathBuf,
        /// Its name
        name: String,
    },
    /// Set the value of an attribute for codings
    Set {
        /// The study file
        study: PathBuf,
        /// The attribute and its value; “NAME=” takes the value away
        #[arg(value_name = "NAME=VALUE")]
        value: String,
        /// Ids of the codings
        #[arg(required = true)]
        codings: Vec<String>,
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
