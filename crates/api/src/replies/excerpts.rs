//! Excerpts that left, or would leave.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

/// Excerpts that left or would leave, and what was done so that they may.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct ExcerptsExported {
    /// The file; `null` for a preview.
    pub path: Option<String>,
    /// `team` or `publication`.
    pub purpose: String,
    /// Number of excerpts.
    pub rows: usize,
    /// Codings of people who have withdrawn: these stay behind, whatever the purpose.
    pub withdrawn: usize,
    /// Fewest people who could carry a label; `null` for the team.
    pub k: Option<u32>,
    /// How many people are quoted; `null` for the team.
    pub quoted: Option<usize>,
    /// What stays behind, by reason; for the team alone.
    pub stays: Vec<ExcerptsStaying>,
    /// Words that may identify somebody, in excerpts that stay behind for them; for the team alone.
    pub words: Vec<WordsFound>,
    /// Labels that have stepped up; for the team alone.
    pub labels: Vec<LabelRaised>,
    /// People whom the excerpts point to, read by a colleague of theirs; for the team alone.
    pub points_to: Vec<PointsTo>,
    /// What was done, in sentences.
    pub said: Vec<String>,
}

/// Excerpts that stay behind for one reason.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct ExcerptsStaying {
    /// The reason, in words.
    pub why: String,
    /// How many people speak in them.
    pub people: usize,
    /// The excerpts.
    pub excerpts: Vec<StayingExcerpt>,
}

/// An excerpt that stays behind.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct StayingExcerpt {
    /// File name of the transcript.
    pub transcript: String,
    /// ¶ of the turn in which it begins.
    pub turn: Option<u32>,
    /// Whole path of its code.
    pub code: String,
    /// Label of the interviewee, where one person speaks.
    pub interviewee: Option<String>,
}

/// Words that may identify somebody.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct WordsFound {
    /// The words.
    pub words: String,
    /// File name of the transcript.
    pub transcript: String,
    /// Why they were found, as a phrase.
    pub reason: String,
}

/// A label that has stepped up since too few people could carry it, or to keep one of these company.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct LabelRaised {
    /// What people have.
    pub own: String,
    /// What they are attributed as.
    pub label: String,
    /// How many people have it.
    pub people: usize,
}

/// Somebody whom fewer people fit than may be.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct PointsTo {
    /// Label of the interviewee.
    pub interviewee: String,
    /// How many people fit, the person among them.
    pub fits: u32,
    /// Numbers of the excerpts that are read together.
    pub excerpts: Vec<usize>,
    /// What leads there, in sentences.
    pub chain: Vec<String>,
    /// The smallest change that breaks it, in sentences.
    pub change: Vec<String>,
}

/// The template of reports, written to be changed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TemplateWritten {
    /// The file.
    pub path: String,
}
