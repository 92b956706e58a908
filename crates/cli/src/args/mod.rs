//! Arguments of the program.

mod analysis;
mod anonymise;
mod codebook;
mod codings;
mod framework;
mod interviews;
mod keeping;
mod leaving;
mod order;
mod people;
mod search;
mod views;

pub use analysis::{
    CooccurrenceArgs, CountChoice, CountingArgs, MatrixArgs, MatrixFormat, MeasureChoice, SampleArgs,
    SaturationArgs, ThemesCommand, TogetherChoice,
};
pub use anonymise::{AliasesCommand, AnonymiseArgs, KeyArgs, KeysCommand, LeaksArgs, NamesArgs, TermsArgs};
pub use codebook::{CodeTexts, CodebookCommand, CodesCommand};
pub use codings::{ChangedMarks, CodingMarks, CodingsCommand, MemoCommand, MemoOn};
pub use framework::FrameworkCommand;
pub use interviews::{CodersCommand, IntervieweesCommand, InterviewsCommand, WithdrawArgs};
pub use keeping::{KeepCommand, PatternsCommand};
pub use leaving::{
    DrawingArgs, ExportCommand, ExportExcerptsArgs, ExportMatrixArgs, FormChoice, PictureChoice, TableArgs,
};
pub use order::verb_first;
pub use people::{AttributesCommand, CategoriesCommand, OutreachCommand, OutreachKnown};

pub use search::{AlsoChoice, RawChoice, SearchArgs, SearchesCommand, SortChoice, UnitChoice, Whose};
pub use views::ViewsCommand;

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

/// Code interviews and find what they say together. Offline: nothing is ever sent.
#[derive(Parser)]
#[command(name = "verbatim", version, max_term_width = 100)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub common: Common,
}

/// Options that every command takes.
#[derive(ClapArgs)]
pub struct Common {
    /// Print the reply as JSON (see schemas/)
    #[arg(long, global = true)]
    pub json: bool,
    /// Who is coding; else VERBATIM_CODER
    #[arg(long, global = true, value_name = "NAME")]
    pub coder: Option<String>,
    /// File whose first line is the passphrase; else VERBATIM_PASSPHRASE, else the prompt
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// File with the 24 words of the recovery key, which open the study without a passphrase
    #[arg(long, global = true, value_name = "FILE")]
    pub recovery_key_file: Option<PathBuf>,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Make a study
    New {
        /// The study file, NAME.verbatim
        study: PathBuf,
        /// Name of the study; else the file's
        #[arg(long)]
        name: Option<String>,
        /// Codebook to begin with, as CSV
        #[arg(long, value_name = "FILE.csv", conflicts_with = "template")]
        codebook: Option<PathBuf>,
        /// Built-in codebook to begin with
        #[arg(long, value_parser = ["tvpa"])]
        template: Option<String>,
        /// Interviewees to begin with, as CSV
        #[arg(long, value_name = "FILE.csv")]
        interviewees: Option<PathBuf>,
    },
    /// Import transcripts: TXT, Markdown, DOCX, VTT, SRT
    Import {
        /// The study file
        study: PathBuf,
        /// Transcripts
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Only say what was recognised
        #[arg(long)]
        preview: bool,
        /// What the transcripts are of
        #[arg(long, default_value = "recording", value_parser = ["recording", "translation", "notes"])]
        kind: String,
        /// Encoding of text files, where the recognised one is wrong
        #[arg(long, value_name = "LABEL")]
        encoding: Option<String>,
    },
    /// List, assign, correct, rename or remove interviews
    #[command(subcommand)]
    Interviews(InterviewsCommand),
    /// Import or list interviewees
    #[command(subcommand)]
    Interviewees(IntervieweesCommand),
    /// List, add, order, rename or remove categories of interviewees
    #[command(subcommand)]
    Categories(CategoriesCommand),
    /// List, order, rename or remove attributes of interviewees
    #[command(subcommand)]
    Attributes(AttributesCommand),
    /// List, add, change or remove people and places that were approached
    #[command(subcommand)]
    Outreach(OutreachCommand),
    /// List or add coders
    #[command(subcommand)]
    Coders(CodersCommand),
    /// Import or export the codebook
    #[command(subcommand)]
    Codebook(CodebookCommand),
    /// List, add or change codes
    #[command(subcommand)]
    Codes(CodesCommand),
    /// Code a passage
    Code {
        /// The study file
        study: PathBuf,
        /// File name of the transcript
        transcript: String,
        /// First code point of the passage, from 0
        start: u32,
        /// Code point after the last one
        end: u32,
        /// Path of the code, or its last name where that is one code
        code: String,
        #[command(flatten)]
        marks: CodingMarks,
    },
    /// Import, list, mark, resize, recode or remove codings
    #[command(subcommand)]
    Codings(CodingsCommand),
    /// Add or list memos
    #[command(subcommand)]
    Memo(MemoCommand),
    /// Find what may identify people, put aliases in its place, confirm, see the status
    Anonymise(AnonymiseArgs),
    /// List, add, rename, link, merge, put or remove aliases, and the real names of each
    #[command(subcommand)]
    Aliases(AliasesCommand),
    /// List, add or remove words that are never proposed as identifiers
    #[command(subcommand)]
    Keep(KeepCommand),
    /// List, add, change or remove patterns of the team's own that are looked for
    #[command(subcommand)]
    Patterns(PatternsCommand),
    /// Make, open or change the key file with real names and originals
    #[command(subcommand)]
    Keys(KeysCommand),
    /// Destroy former texts, undo and old backups; says first what goes, and asks
    Purge {
        /// The study file
        study: PathBuf,
        /// Only say what would be destroyed
        #[arg(long)]
        preview: bool,
        /// Do not ask
        #[arg(long, conflicts_with = "preview")]
        yes: bool,
        #[command(flatten)]
        names: NamesArgs,
    },
    /// Look for names and other identifiers where none may be, in the study or in files
    Leaks(LeaksArgs),
    Search(SearchArgs),
    /// List, save, run, rename or forget saved searches; leave raw interviews out
    #[command(subcommand)]
    Searches(SearchesCommand),
    Matrix(MatrixArgs),
    /// Say how strong the evidence of each theme is, and what the team has agreed on for that
    #[command(subcommand)]
    Themes(ThemesCommand),
    Cooccurrence(CooccurrenceArgs),
    Saturation(SaturationArgs),
    Sample(SampleArgs),
    /// Sum up each interviewee on each theme, and list what is summed up
    #[command(subcommand)]
    Framework(FrameworkCommand),
    /// List, save, rename or remove saved views of the evidence
    #[command(subcommand)]
    Views(ViewsCommand),
    /// Write coded excerpts, a matrix, the codebook or the whole project, and say what left
    #[command(subcommand)]
    Export(ExportCommand),
    /// Bring in a project or codebook of another program; makes the study where there is none
    ImportProject {
        /// QDPX, QDC, SQLite3 of Taguette, or a project folder of QualCoder
        file: PathBuf,
        /// The study file
        study: PathBuf,
        /// List what had no place in this file, as JSON
        #[arg(long, value_name = "FILE.json")]
        report: Option<PathBuf>,
    },
    /// Take back actions
    Undo {
        /// The study file
        study: PathBuf,
        /// How many
        #[arg(long, default_value_t = 1, value_name = "N")]
        steps: usize,
    },
    /// Do undone actions again
    Redo {
        /// The study file
        study: PathBuf,
        /// How many
        #[arg(long, default_value_t = 1, value_name = "N")]
        steps: usize,
    },
    /// Print the trail of actions, newest first
    History {
        /// The study file
        study: PathBuf,
        /// Print at most so many
        #[arg(long, value_name = "N")]
        limit: Option<u32>,
    },
    /// Count everything
    Info {
        /// The study file
        study: PathBuf,
    },
    /// Change the passphrase
    Passphrase {
        /// The study file
        study: PathBuf,
        /// File whose first line is the new passphrase; else VERBATIM_NEW_PASSPHRASE, else the prompt
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
        /// Write the new recovery key to this file instead of asking for two of its words
        #[arg(long, value_name = "FILE")]
        recovery_key_to: Option<PathBuf>,
    },
    /// Check cipher, database, texts, passages and log
    Check {
        /// The study file
        study: PathBuf,
    },
    /// Make an encrypted backup and show that it opens
    Backup {
        /// The study file
        study: PathBuf,
        /// The backup file; nothing may be there yet
        destination: PathBuf,
    },
    /// Put a backup in the place of a study, keeping what was there
    Restore {
        /// The backup file
        backup: PathBuf,
        /// The study file
        study: PathBuf,
    },
}

/// Whose turns are searched.
#[derive(Clone, Copy, ValueEnum)]
pub enum SpeakerChoice {
    Respondent,
    Interviewer,
    All,
}
