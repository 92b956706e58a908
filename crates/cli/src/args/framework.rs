//! Arguments about the framework matrix.

use std::path::PathBuf;

use clap::Subcommand;

/// About the framework matrix: a summary for each interviewee and theme.
#[derive(Subcommand)]
pub enum FrameworkCommand {
    /// Print what is summed up of each interviewee on each theme
    List {
        /// The study file
        study: PathBuf,
        /// Only this code, with all below it (repeatable); else all themes
        #[arg(long, value_name = "CODE")]
        code: Vec<String>,
        /// Only people of this category (repeatable)
        #[arg(long, value_name = "C")]
        category: Vec<String>,
        /// Print CSV: a row for each interviewee, a column for each theme
        #[arg(long)]
        csv: bool,
    },
    /// Write the summary of one interviewee on one code, or confirm it on the passages of now
    Write {
        /// The study file
        study: PathBuf,
        /// The code
        code: String,
        /// Id of the interviewee
        interviewee: String,
        /// What it says; an empty text removes it
        text: String,
    },
}
