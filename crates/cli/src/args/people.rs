//! Arguments about how interviewees are grouped, and about whom the study approached.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// About categories of interviewees.
#[derive(Subcommand)]
pub enum CategoriesCommand {
    /// List categories and subcategories in order, with their interviewees
    List {
        /// The study file
        study: PathBuf,
    },
    /// Add a category as the last of its siblings
    Add {
        /// The study file
        study: PathBuf,
        /// Name; a subcategory as CATEGORY > NAME
        category: String,
        /// Attribution of its people where the subcategory's own is too rare
        #[arg(long, value_name = "TEXT")]
        attribution: Option<String>,
    },
    /// Move a category among its siblings: the order of the columns
    Order {
        /// The study file
        study: PathBuf,
        /// The category
        category: String,
        /// Its place among its siblings, from 1
        #[arg(value_parser = clap::value_parser!(u32).range(1..))]
        place: u32,
    },
    /// Give a category another name
    Rename {
        /// The study file
        study: PathBuf,
        /// The category
        category: String,
        /// Its new name
        name: String,
    },
    /// Say how its people are attributed where the label of their own is too rare; without a text, not at all
    Label {
        /// The study file
        study: PathBuf,
        /// The category
        category: String,
        /// The attribution, such as "Advocate"
        attribution: Option<String>,
    },
    /// Remove a category; its people go to the category above it, or have none
    Remove {
        /// The study file
        study: PathBuf,
        /// The category
        category: String,
    },
}

/// About attributes of interviewees.
#[derive(Subcommand)]
pub enum AttributesCommand {
    /// List attributes in order, with what their values are
    List {
        /// The study file
        study: PathBuf,
    },
    /// Move an attribute among the others
    Order {
        /// The study file
        study: PathBuf,
        /// The attribute
        attribute: String,
        /// Its place, from 1
        #[arg(value_parser = clap::value_parser!(u32).range(1..))]
        place: u32,
    },
    /// Give an attribute another name
    Rename {
        /// The study file
        study: PathBuf,
        /// The attribute
        attribute: String,
        /// Its new name
        name: String,
    },
    /// Remove an attribute with everyone's value
    Remove {
        /// The study file
        study: PathBuf,
        /// The attribute
        attribute: String,
    },
}

/// About the outreach list.
#[derive(Subcommand)]
pub enum OutreachCommand {
    /// List who was approached, how found, and what became of it
    List {
        /// The study file
        study: PathBuf,
    },
    /// Add somebody who was approached
    Add {
        /// The study file
        study: PathBuf,
        /// What the study calls the person or place
        label: String,
        #[command(flatten)]
        known: OutreachKnown,
    },
    /// Change what is known of somebody who was approached; an empty text clears a field
    Change {
        /// The study file
        study: PathBuf,
        /// What the study calls the person or place, or the id of the row
        label: String,
        /// Another label
        #[arg(long, value_name = "LABEL")]
        rename: Option<String>,
        #[command(flatten)]
        known: OutreachKnown,
    },
    /// Remove a row
    Remove {
        /// The study file
        study: PathBuf,
        /// What the study calls the person or place, or the id of the row
        label: String,
    },
}

/// What is known of somebody who was approached.
#[derive(Args)]
pub struct OutreachKnown {
    /// Category of interviewees that the person was approached for
    #[arg(long, value_name = "CATEGORY")]
    pub category: Option<String>,
    /// Day of approach, as 2024-06-16
    #[arg(long, value_name = "DAY")]
    pub approached: Option<String>,
    /// How the person was found
    #[arg(long, value_name = "TEXT")]
    pub found: Option<String>,
    /// approached, no answer, declined, agreed or interviewed; a new row begins as approached
    #[arg(long, value_name = "OUTCOME")]
    pub outcome: Option<String>,
    /// Id of the interviewee that the person became
    #[arg(long, value_name = "ID")]
    pub interviewee: Option<String>,
}
