//! The framework matrix.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

/// A part of the framework matrix: interviewee × theme, in the coding of record.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Framework {
    /// Everybody who was interviewed, in the order of the interviewees; nobody who has withdrawn.
    pub people: Vec<FrameworkPerson>,
    /// How many rows there are in all.
    pub of: usize,
    /// The rows that were read.
    pub rows: Vec<FrameworkRow>,
}

/// Somebody who was interviewed.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct FrameworkPerson {
    /// Id of the interviewee.
    pub id: String,
    /// The study's label of the person; never published.
    pub interviewee: String,
    /// Subcategory with its category.
    pub category: Option<String>,
    /// Whether an interview of theirs is coded; else a cell without passages says nothing yet.
    pub coded: bool,
}

/// A theme or code, with all below it.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct FrameworkRow {
    /// Id of the code.
    pub id: String,
    /// Its whole path.
    pub code: String,
    /// The cells that say something, in the order of the people: with passages, with a summary, or of
    /// somebody who was not asked. Who is not among them said nothing of it, or is not coded yet.
    pub cells: Vec<FrameworkCell>,
}

/// One person on one code.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct FrameworkCell {
    /// Place of the person in `people`, from 0.
    pub person: usize,
    /// Distinct passages.
    pub passages: usize,
    /// Whether it is known that the person was not asked.
    pub not_asked: bool,
    /// The summary; `null` where nobody wrote one.
    pub summary: Option<FrameworkSummary>,
}

/// A summary.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct FrameworkSummary {
    /// What it says.
    pub text: String,
    /// Name of the coder who wrote it last.
    pub coder: String,
    /// When, as `2026-11-24T10:41:00Z`.
    pub changed_at: String,
    /// Whether passages of the cell came, went or changed their words since.
    pub changed_since: bool,
}

/// A summary that was written.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SummaryWritten {
    /// Whole path of the code.
    pub code: String,
    /// Label of the interviewee.
    pub interviewee: String,
    /// What it says; `null` where it was removed.
    pub text: Option<String>,
}
