//! The framework matrix.

use serde::Deserialize;
use ts_rs::TS;

/// Reads a part of the framework matrix.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct FrameworkRequest {
    /// Ids of the codes that are rows; empty: all themes.
    pub codes: Vec<String>,
    /// First row that is read, from 0.
    pub from: u32,
    /// At most so many rows.
    pub limit: u32,
    /// Only people of these categories; empty: all.
    pub categories: Vec<String>,
}

/// Writes the summary of a cell, or confirms the one that is there on the passages of now.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct WriteSummary {
    /// Id of the interviewee.
    pub interviewee: String,
    /// Id of the code.
    pub code: String,
    /// What it says; an empty text removes it.
    pub text: String,
}
