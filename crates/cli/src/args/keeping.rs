//! Arguments about what is never proposed as an identifier, and what the team looks for besides.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// About the keep-list: words that identify nobody, such as agencies, operations and laws.
#[derive(Subcommand)]
pub enum KeepCommand {
    /// List the team's own words with their reasons
    List {
        /// The study file
        study: PathBuf,
        /// Print the words that Verbatim ships, too
        #[arg(long)]
        shipped: bool,
    },
    /// Never propose these words again; where they are there, change the reason
    Add {
        /// The study file
        study: PathBuf,
        /// The words
        words: String,
        /// Why they identify nobody
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Propose words of the team's own again
    Remove {
        /// The study file
        study: PathBuf,
        /// The words
        words: String,
    },
}

/// About patterns of the team's own: regular expressions that every transcript is searched for.
#[derive(Subcommand)]
pub enum PatternsCommand {
    /// List the patterns
    List {
        /// The study file
        study: PathBuf,
    },
    /// Add a pattern
    Add {
        /// The study file
        study: PathBuf,
        /// What it finds, such as “file number”
        name: String,
        /// The regular expression, such as 'CL-[0-9]{4}'
        pattern: String,
        /// Kind of its findings, as of “aliases add”
        #[arg(long, default_value = "pattern")]
        kind: String,
    },
    /// Give a pattern another name, expression or kind
    Change {
        /// The study file
        study: PathBuf,
        /// Its name
        name: String,
        #[command(flatten)]
        to: PatternChange,
    },
    /// Look for a pattern no more
    Remove {
        /// The study file
        study: PathBuf,
        /// Its name
        name: String,
    },
}

/// What a pattern becomes. What is not named stays.
#[derive(Args)]
#[group(required = true, multiple = true)]
pub struct PatternChange {
    /// Its new name
    #[arg(long, value_name = "NAME")]
    pub rename: Option<String>,
    /// Its new regular expression
    #[arg(long, value_name = "REGEX")]
    pub pattern: Option<String>,
    /// The new kind of its findings
    #[arg(long)]
    pub kind: Option<String>,
}
