//! Arguments about what leaves a study.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use verbatim_study::exports::ExcerptOrder;

use super::{CountingArgs, KeyArgs, MeasureChoice};

/// What leaves.
#[derive(Subcommand)]
pub enum ExportCommand {
    Excerpts(ExportExcerptsArgs),
    /// A report through a template: who raised what, and what they said of it
    Report {
        #[command(flatten)]
        excerpts: ExportExcerptsArgs,
        /// The title of the report
        #[arg(long, value_name = "TITLE", default_value = "Report")]
        title: String,
        /// The template, else the one that comes with Verbatim (see “export template”)
        #[arg(long, value_name = "FILE")]
        template: Option<PathBuf>,
    },
    /// Write the template that reports are made with, to be changed
    Template {
        /// The file
        to: PathBuf,
    },
    Matrix(ExportMatrixArgs),
    /// The codebook, with its words; examples only for the team
    Codebook {
        /// The study file
        study: PathBuf,
        /// Whom it is for
        #[arg(long = "for", value_parser = ["team", "publication"])]
        purpose: String,
        /// The file: .csv, .docx, .odt, .html or .md to read, .qdc for other programs
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        /// Say how many people and passages each code holds; for the team alone
        #[arg(long)]
        figures: bool,
        #[command(flatten)]
        key: KeyArgs,
    },
    /// The whole study as a project for other programs (REFI-QDA)
    Project {
        /// The study file
        study: PathBuf,
        /// Whom it is for; a project is whole and leaves for the team alone
        #[arg(long = "for", value_parser = ["team", "publication"])]
        purpose: String,
        /// The file, .qdpx
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Say or set the fewest people whom a published number may single out
    SmallCells {
        /// The study file
        study: PathBuf,
        /// So many, from 3 on
        #[arg(long, value_name = "K")]
        k: Option<u32>,
    },
    /// List what left: when, who, for whom, what, and the hash of the file
    List {
        /// The study file
        study: PathBuf,
    },
}

/// Coded excerpts: for the team complete, --coder NAME keeps to one coder; for publication those that people
/// allowed, attributed by labels that several could carry
#[derive(Args)]
pub struct ExportExcerptsArgs {
    /// The study file
    pub study: PathBuf,
    /// Whom they are for
    #[arg(long = "for", value_parser = ["team", "publication"])]
    pub purpose: String,
    /// The file; its ending says the form
    #[arg(long, value_name = "FILE", required_unless_present = "preview")]
    pub to: Option<PathBuf>,
    /// The form, whatever the ending says
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
    /// Only say what would be published, what would stay behind and whom it would point to; nothing is
    /// written or recorded
    #[arg(long, conflicts_with = "to")]
    pub preview: bool,
    /// Only this code and those below it (repeatable)
    #[arg(long, value_name = "CODE")]
    pub code: Vec<String>,
    /// Only people of this category (repeatable)
    #[arg(long, value_name = "C")]
    pub category: Vec<String>,
    /// Only this interviewee (repeatable); for the team alone
    #[arg(long, value_name = "LABEL")]
    pub interviewee: Vec<String>,
    /// Only passages with this stance: supports, qualifies, contradicts (repeatable)
    #[arg(long, value_name = "STANCE")]
    pub stance: Vec<String>,
    /// Only passages that are marked as quotable
    #[arg(long)]
    pub quotable: bool,
    /// Only passages of which this saved search finds something (repeatable); for the team alone
    #[arg(long, value_name = "NAME")]
    pub saved: Vec<String>,
    /// What they stand in order by; without it by theme, then category, and rows of CSV and JSON for the team by
    /// interview, which no publication can be
    #[arg(long, value_name = "ORDER", value_parser = ExcerptOrder::ALL.map(ExcerptOrder::word))]
    pub order: Option<String>,
    /// In a document for the team also say what was said before and after in the turn
    #[arg(long)]
    pub context: bool,
    /// Leave out for the team in which turn each begins
    #[arg(long)]
    pub no_turns: bool,
    /// Leave out for the team the memos on codings
    #[arg(long)]
    pub no_memos: bool,
    /// Leave out of headings how many people raised a code
    #[arg(long)]
    pub no_counts: bool,
    /// In a publication number the people, so that a reader can tell which excerpts are of one person
    #[arg(long)]
    pub link: bool,
    /// A label that steps up with a rare one instead of the next smallest of its category (repeatable)
    #[arg(long, value_name = "LABEL")]
    pub partner: Vec<String>,
    /// The same as was exported before, with the number that “export list” says
    #[arg(
        long,
        value_name = "NUMBER",
        conflicts_with_all = [
            "code", "category", "interviewee", "stance", "quotable", "saved", "order", "context", "no_turns",
            "no_memos", "no_counts", "link", "partner",
        ]
    )]
    pub again: Option<i64>,
    /// Publish although a colleague could tell who somebody is, for this reason, which is recorded
    #[arg(long, value_name = "REASON")]
    pub accept: Option<String>,
    #[command(flatten)]
    pub key: KeyArgs,
}

/// Codes × categories as a table; for publication with small cells withheld
#[derive(Args)]
pub struct ExportMatrixArgs {
    /// The study file
    pub study: PathBuf,
    /// Whom it is for
    #[arg(long = "for", value_parser = ["team", "publication"])]
    pub purpose: String,
    /// The file, .csv or .json, or .svg or .png for a picture
    #[arg(long, value_name = "FILE", required_unless_present = "preview")]
    pub to: Option<PathBuf>,
    /// How it is drawn, as a picture
    #[arg(long, default_value = "heat")]
    pub picture: PictureChoice,
    /// Only say what would leave and what would be withheld; nothing is written or recorded
    #[arg(long, conflicts_with = "to")]
    pub preview: bool,
    #[command(flatten)]
    pub table: TableArgs,
    #[command(flatten)]
    pub counting: LeavingCountingArgs,
    #[command(flatten)]
    pub key: KeyArgs,
}

/// Which codings are counted in what leaves; as `CountingArgs`, where `--to` is no file.
#[derive(Args)]
pub struct LeavingCountingArgs {
    /// Count what at least so many coders put on the same person, instead of the coding of record
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u32).range(1..))]
    pub min_coders: Option<u32>,
    /// Only interviews marked finished
    #[arg(long)]
    pub finished_only: bool,
    /// Only passages with this basis: experienced, witnessed, told by someone, opinion (repeatable)
    #[arg(long, value_name = "B")]
    pub basis: Vec<String>,
    /// Only passages that a question led to, or only those that none did
    #[arg(long, value_parser = ["prompted", "volunteered"])]
    pub prompting: Option<String>,
    /// Only interviews of this day or later
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub first_day: Option<String>,
    /// Only interviews of this day or earlier
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub last_day: Option<String>,
    /// Only people who gave this consent (repeatable)
    #[arg(long, value_name = "CONSENT")]
    pub consent: Vec<String>,
    /// Only transcripts in this language (repeatable)
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Vec<String>,
    /// Only people of this category (repeatable)
    #[arg(long, value_name = "C")]
    pub category: Vec<String>,
    /// Only passages whose attribute has this value, such as operation=Northside (repeatable)
    #[arg(long = "where", value_name = "NAME=VALUE")]
    pub wheres: Vec<String>,
}

impl From<LeavingCountingArgs> for CountingArgs {
    fn from(args: LeavingCountingArgs) -> Self {
        Self {
            min_coders: args.min_coders,
            finished_only: args.finished_only,
            basis: args.basis,
            prompting: args.prompting,
            from: args.first_day,
            to: args.last_day,
            consent: args.consent,
            language: args.language,
            category: args.category,
            wheres: args.wheres,
        }
    }
}

/// Which table of people.
#[derive(Args)]
pub struct TableArgs {
    /// category, subcategory, group or an attribute; two crossed as A,B; for the team also interviewee
    #[arg(long, default_value = "category", value_delimiter = ',')]
    pub columns: Vec<String>,
    /// What a cell counts
    #[arg(long, default_value = "people")]
    pub measure: MeasureChoice,
    /// Make one column of several (repeatable): "Prosecutors + Experts=Professionals"
    #[arg(long = "merge", value_name = "A + B=NAME")]
    pub merges: Vec<String>,
    /// A number for each column, or of everybody together and in how many columns; without it a
    /// publication says whichever leaves less blank
    #[arg(long = "as", value_name = "FORM")]
    pub form: Option<FormChoice>,
    /// Say all columns together too
    #[arg(long)]
    pub totals: bool,
    /// Count each code alone, without the codes below it
    #[arg(long)]
    pub no_roll_up: bool,
}

/// What is said of a row.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormChoice {
    /// A number for each column
    Columns,
    /// Of everybody together, and in how many columns there is somebody
    Overall,
}

/// How a matrix is drawn.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PictureChoice {
    /// As a table, darker where more of a column's people are
    Heat,
    /// As a mark for each column on an axis from none to all of its people
    Dots,
    /// As bars of the people who support a statement, are mixed and only contradict it, whatever the measure
    Stance,
}

/// A picture that a command draws instead of printing.
#[derive(Args)]
pub struct DrawingArgs {
    /// Draw it into a file instead, .svg or .png: a picture leaves the study, so say for whom with --for
    #[arg(long, value_name = "FILE.svg", requires = "purpose")]
    pub svg: Option<PathBuf>,
    /// Whom the picture is for
    #[arg(long = "for", requires = "svg", value_parser = ["team", "publication"])]
    pub purpose: Option<String>,
}
