//! Arguments about the codebook.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// About the codebook as a file.
#[derive(Subcommand)]
pub enum CodebookCommand {
    /// Import codes from CSV (path, or parent and code; color, statement, definition, …)
    Import {
        /// The study file
        study: PathBuf,
        /// The CSV file
        file: PathBuf,
    },
    /// Write the codebook as CSV
    Export {
        /// The study file
        study: PathBuf,
        /// The CSV file
        file: PathBuf,
    },
}

/// About single codes.
#[derive(Subcommand)]
pub enum CodesCommand {
    /// List codes in order, with people and passages
    List {
        /// The study file
        study: PathBuf,
    },
    /// Add a code; codes above it that are missing are added too
    Add {
        /// The study file
        study: PathBuf,
        /// Path, with > between the levels
        path: String,
        #[command(flatten)]
        texts: CodeTexts,
    },
    /// Give a code another name
    Rename {
        /// The study file
        study: PathBuf,
        /// The code
        code: String,
        /// Its new name
        name: String,
    },
    /// Move a code with all below it
    Move {
        /// The study file
        study: PathBuf,
        /// The code
        code: String,
        /// The code to move it under
        #[arg(long, value_name = "CODE", required_unless_present = "top")]
        under: Option<String>,
        /// Make it a theme
        #[arg(long, conflicts_with = "under")]
        top: bool,
        /// Stand before this code instead of last
        #[arg(long, value_name = "CODE")]
        before: Option<String>,
    },
    /// Give codings a new code, in one step
    Split {
        /// The study file
        study: PathBuf,
        /// Path of the new code; all levels above its name must be there
        path: String,
        /// Ids of the codings
        #[arg(required = true)]
        codings: Vec<String>,
    },
    /// Say whether codes were ready-made or came up during analysis, or list what the trail tells
    Origin {
        /// The study file
        study: PathBuf,
        /// The codes
        #[arg(requires = "is")]
        codes: Vec<String>,
        /// How they came up; recognise goes by the trail again
        #[arg(long, requires = "codes", value_parser = ["ready-made", "during-analysis", "recognise"])]
        is: Option<String>,
    },
    /// Merge a code into another
    Merge {
        /// The study file
        study: PathBuf,
        /// The code that goes
        code: String,
        /// The code that stays
        into: String,
    },
    /// Change statement, definition, include, exclude, example or colour
    Describe {
        /// The study file
        study: PathBuf,
        /// The code
        code: String,
        #[command(flatten)]
        texts: CodeTexts,
    },
    /// Delete a code, all below it and their codings
    Delete {
        /// The study file
        study: PathBuf,
        /// The code
        code: String,
        /// Only say what would be lost
        #[arg(long)]
        preview: bool,
    },
}

/// Words and colour of a code; an empty text clears a field.
#[derive(Args)]
pub struct CodeTexts {
    /// Sentence that a passage can support, qualify or contradict
    #[arg(long, value_name = "TEXT")]
    pub statement: Option<String>,
    /// What the code means
    #[arg(long, value_name = "TEXT")]
    pub definition: Option<String>,
    /// When to use it
    #[arg(long, value_name = "TEXT")]
    pub include: Option<String>,
    /// When not to use it
    #[arg(long, value_name = "TEXT")]
    pub exclude: Option<String>,
    /// An example
    #[arg(long, value_name = "TEXT")]
    pub example: Option<String>,
    /// Colour; the palette's nearest is taken
    #[arg(long, value_name = "#RRGGBB")]
    pub color: Option<String>,
}
