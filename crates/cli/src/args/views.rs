//! Arguments about saved views.

use std::path::PathBuf;

use clap::Subcommand;

/// About saved views.
#[derive(Subcommand)]
pub enum ViewsCommand {
    /// List saved views
    List {
        /// The study file
        study: PathBuf,
    },
    /// Save a view with settings that the window understands, such as those of another study
    Save {
        /// The study file
        study: PathBuf,
        /// Its name
        name: String,
        /// matrix, strength, together, saturation, sample or framework
        #[arg(long)]
        kind: String,
        /// Its settings as JSON, as “views list --json” prints them
        #[arg(long, value_name = "JSON", default_value = "{}")]
        settings: String,
        /// Put it in the place of a view of that name
        #[arg(long)]
        replace: bool,
    },
    /// Give a saved view another name
    Rename {
        /// The study file
        study: PathBuf,
        /// Its name
        name: String,
        /// Its new name
        to: String,
    },
    /// Remove a saved view
    Remove {
        /// The study file
        study: PathBuf,
        /// Its name
        name: String,
    },
}
