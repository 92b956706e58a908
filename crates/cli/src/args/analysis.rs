//! Arguments about what is counted.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{DrawingArgs, KeyArgs, PictureChoice};

/// Codes × categories
#[derive(Args)]
pub struct MatrixArgs {
    /// The study file
    pub study: PathBuf,
    /// category, subcategory, interviewee, group or an attribute, also of codings; two crossed as A,B
    #[arg(long, default_value = "category", value_delimiter = ',')]
    pub columns: Vec<String>,
    /// What a cell counts
    #[arg(long, default_value = "interviewees")]
    pub count: CountChoice,
    /// What a cell shows; for statements also who supports them, is mixed, only contradicts
    #[arg(long, conflicts_with = "count")]
    pub measure: Option<MeasureChoice>,
    /// Count each code alone, without the codes below it
    #[arg(long)]
    pub no_roll_up: bool,
    /// Instead of the matrix say who raised this code, in which passages, and who did not
    #[arg(long, value_name = "CODE", conflicts_with_all = ["measure", "count", "csv", "svg"])]
    pub open: Option<String>,
    /// Only people of this column, by its heading
    #[arg(long = "in", value_name = "HEADING", requires = "open")]
    pub heading: Option<String>,
    #[command(flatten)]
    pub drawing: DrawingArgs,
    /// How it is drawn
    #[arg(long, default_value = "heat", requires = "svg")]
    pub picture: PictureChoice,
    #[command(flatten)]
    pub key: KeyArgs,
    /// Form of the reply
    #[arg(long, default_value = "table")]
    pub format: MatrixFormat,
    /// Print CSV
    #[arg(long, conflicts_with_all = ["format", "svg"])]
    pub csv: bool,
    #[command(flatten)]
    pub counting: CountingArgs,
}

/// Which codings are counted; --coder NAME counts those of one coder alone.
#[derive(Args)]
pub struct CountingArgs {
    /// Count what at least so many coders put on the same person, instead of the coding of record:
    /// to explore
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
    pub from: Option<String>,
    /// Only interviews of this day or earlier
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub to: Option<String>,
    /// Only people who gave this consent (repeatable)
    #[arg(long, value_name = "CONSENT")]
    pub consent: Vec<String>,
    /// Only transcripts in this language (repeatable)
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Vec<String>,
    /// Only people of this category (repeatable)
    #[arg(long, value_name = "C")]
    pub category: Vec<String>,
    /// Only passages whose attribute has this value, such as operation=Northside; NAME alone for any value
    /// (repeatable: several values of one attribute are either, several attributes must all fit)
    #[arg(long = "where", value_name = "NAME=VALUE")]
    pub wheres: Vec<String>,
}

/// How strong the evidence of each theme is.
#[derive(Subcommand)]
#[expect(clippy::large_enum_variant, reason = "one is made in a run")]
pub enum ThemesCommand {
    /// Say of each theme and code what stands behind it
    List {
        /// The study file
        study: PathBuf,
        /// Only this code and those below it (repeatable)
        #[arg(long, value_name = "CODE", conflicts_with = "svg")]
        code: Vec<String>,
        /// Print CSV
        #[arg(long, conflicts_with = "svg")]
        csv: bool,
        #[command(flatten)]
        drawing: DrawingArgs,
        #[command(flatten)]
        key: KeyArgs,
        #[command(flatten)]
        counting: CountingArgs,
    },
    /// Say what counts as recurring, before counts are shown: all the numbers given must be reached
    Recurring {
        /// The study file
        study: PathBuf,
        /// At least so many people
        #[arg(long, value_name = "N", default_value_t = 1)]
        people: u32,
        /// At least so many unrelated groups of people
        #[arg(long, value_name = "N", default_value_t = 1)]
        groups: u32,
        /// People of at least so many categories
        #[arg(long, value_name = "N", default_value_t = 1)]
        categories: u32,
    },
    /// Say from which share of people on they are called several, many, most
    Words {
        /// The study file
        study: PathBuf,
        /// “Several” from so many hundredths on
        #[arg(long, value_name = "%")]
        several: u32,
        /// “Many” from so many hundredths on
        #[arg(long, value_name = "%")]
        many: u32,
        /// “Most” from so many hundredths on; more than half
        #[arg(long, value_name = "%")]
        most: u32,
    },
    /// Keep a single voice as illustrative: a code, or one person on it
    Illustrate {
        /// The study file
        study: PathBuf,
        /// The code
        code: String,
        /// Id of the interviewee
        interviewee: Option<String>,
        /// No longer
        #[arg(long)]
        remove: bool,
    },
}

/// Codes that come together
#[derive(Args)]
pub struct CooccurrenceArgs {
    /// The study file
    pub study: PathBuf,
    /// Where two codes must both be
    #[arg(long, default_value = "overlap")]
    pub unit: TogetherChoice,
    /// Let a code count what the codes below it hold
    #[arg(long)]
    pub roll_up: bool,
    /// List at most so many pairs, those that come together most often first
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Print CSV: all pairs, in the order of the codebook
    #[arg(long, conflicts_with_all = ["limit", "svg"])]
    pub csv: bool,
    #[command(flatten)]
    pub drawing: DrawingArgs,
    #[command(flatten)]
    pub counting: CountingArgs,
}

/// When new codes stopped coming up (Guest, Namey and Chen 2020)
#[derive(Args)]
pub struct SaturationArgs {
    /// The study file
    pub study: PathBuf,
    /// Follow the ready-made codes too, not only those that came up during analysis
    #[arg(long)]
    pub all_codes: bool,
    /// Interviews whose codes are the measure
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..))]
    pub base: u32,
    /// Interviews that are looked at together after these
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..))]
    pub run: u32,
    /// Most new codes of a run, in hundredths of the codes of the base
    #[arg(long, value_name = "%", default_value_t = 5, value_parser = clap::value_parser!(u32).range(..=100))]
    pub threshold: u32,
    /// Random orders for the mean and its band; 0 for none
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(..=100_000))]
    pub orders: u32,
    /// Where their random numbers begin
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u32,
    /// Count what at least so many coders put on the same person: to explore
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u32).range(1..))]
    pub min_coders: Option<u32>,
    /// Only people of this category (repeatable)
    #[arg(long, value_name = "C")]
    pub category: Vec<String>,
    /// Print CSV: a row per interview
    #[arg(long, conflicts_with = "svg")]
    pub csv: bool,
    #[command(flatten)]
    pub drawing: DrawingArgs,
}

/// Sample composition: who was interviewed, by category and subcategory, and who declined
#[derive(Args)]
pub struct SampleArgs {
    /// The study file
    pub study: PathBuf,
    /// Count people by this attribute as well
    #[arg(long, value_name = "ATTRIBUTE")]
    pub by: Option<String>,
    /// Print CSV: a row per category and subcategory, or with --by a row per value
    #[arg(long, conflicts_with = "svg")]
    pub csv: bool,
    #[command(flatten)]
    pub drawing: DrawingArgs,
}

/// What a cell of a matrix counts.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CountChoice {
    Interviewees,
    Passages,
    Words,
}

/// What a cell of a matrix shows.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MeasureChoice {
    /// People who raised it
    People,
    /// People who support its statement
    Support,
    /// People who qualify its statement, or both support and contradict it
    Mixed,
    /// People who only contradict its statement
    Contradict,
    /// People who raised it, in hundredths of those who are coded; of finished interviews alone
    Share,
    /// Distinct passages
    Passages,
    /// Words in them
    Words,
    /// Independent groups of people, by recommendation and organisation
    Groups,
}

/// Where two codes must both be.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TogetherChoice {
    /// On exactly the same passage
    Passage,
    /// On passages that share text
    Overlap,
    /// In the same turn
    Turn,
    /// With the same person
    Interviewee,
}

/// Form in which a matrix is printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MatrixFormat {
    Table,
    Csv,
    Json,
}
