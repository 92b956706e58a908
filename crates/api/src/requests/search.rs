//! Searching, saved searches and what they need.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whose turns are searched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum SearchedSpeakers {
    /// Respondents, and speakers of unknown role.
    #[default]
    Respondent,
    /// Interviewers only.
    Interviewer,
    /// Everyone.
    All,
}

/// Whose codings a search looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", tag = "kind", content = "coder")]
pub enum SearchedCoders {
    /// The coding of record of each interview.
    #[default]
    Record,
    /// One coder's, by id.
    One(String),
    /// Those of all coders together.
    All,
}

/// In which order hits are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum SearchSort {
    /// By category and subcategory, then by interviewee and place.
    #[default]
    Category,
    /// By interviewee and place.
    Interview,
    /// By the day of the interview; those without a day last.
    Date,
    /// Turns with most of what was asked for first.
    Relevance,
}

/// What is searched beside the transcripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum AlsoSearched {
    /// Memos.
    Memos,
    /// Statements, definitions and rules of codes.
    Definitions,
}

/// Searches the study.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SearchRequest {
    /// What was typed.
    pub query: String,
    /// Whether it is one regular expression over the exact text.
    pub regex: bool,
    /// Whose turns. Where the query names `speaker:`, that decides.
    pub speakers: SearchedSpeakers,
    /// Whose codings. Where the query names `coder:`, the record is not asked.
    pub coders: SearchedCoders,
    /// Whether raw interviews are searched although the study leaves them out.
    pub include_raw: bool,
    /// Order of the hits.
    pub sort: SearchSort,
    /// Hits that are listed at most; counts cover all.
    pub limit: u32,
    /// Number of this search in its window, from 1. A later one ends an earlier one, which then fails as `cancelled`.
    #[ts(type = "number")]
    pub run: u64,
    /// Whether facets and the number of all hits are counted too, which takes longer in a large study.
    pub facets: bool,
    /// What is searched beside the transcripts for the words of the query.
    pub also: Vec<AlsoSearched>,
    /// Id of the saved search that this runs again: the answer says what changed since its last run, and this run is
    /// kept. `null` for any other search.
    pub saved: Option<String>,
}

/// What a coding of hits covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HitUnit {
    /// The hit alone.
    Hit,
    /// The sentences that it lies in.
    Sentence,
    /// The turns that it lies in.
    Turn,
    /// The answer that it lies in: all turns of respondents between two of an interviewer.
    Answer,
}

/// Names one hit of a search.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct HitRef {
    /// Id of the transcript.
    pub transcript: String,
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
}

/// Codes what a search finds.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CodeHits {
    /// The search.
    pub request: SearchRequest,
    /// The hits that are coded; `null` for all, listed or not.
    pub chosen: Option<Vec<HitRef>>,
    /// What each coding covers.
    pub unit: HitUnit,
    /// Id of the code.
    pub code: String,
}

/// Writes hits to a file for the team.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ExportHits {
    /// The search.
    pub request: SearchRequest,
    /// The hits that are written; `null` for all, listed or not.
    pub chosen: Option<Vec<HitRef>>,
    /// Where.
    pub path: String,
    /// Form of the file.
    pub format: HitsFormat,
}

/// Form of a file of hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HitsFormat {
    /// Comma separated values.
    Csv,
    /// JSON.
    Json,
}

/// Saves a search under a name.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SaveSearch {
    /// The name. A saved search of that name is replaced.
    pub name: String,
    /// What was typed.
    pub query: String,
    /// Whether it is a regular expression.
    pub regex: bool,
    /// Whose turns.
    pub speakers: SearchedSpeakers,
    /// Whose codings.
    pub coders: SearchedCoders,
}

/// Gives a saved search another name.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct RenameSearch {
    /// Its id.
    pub search: String,
    /// The name.
    pub name: String,
}

/// Names a saved search.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SearchRef {
    /// Its id.
    pub search: String,
}

/// Asks how what is being typed can go on.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SuggestRequest {
    /// What was typed.
    pub typed: String,
    /// Where the cursor stands, in code points.
    pub at: u32,
}

/// Says whether a search leaves raw interviews out.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PutSearchSettings {
    /// Whether interviews that nobody has de-identified are left out of searches.
    pub leave_out_raw: bool,
}

/// Says in which language a transcript is.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PutLanguage {
    /// Id of the transcript.
    pub transcript: String,
    /// `english`, `spanish`, `chinese`, `vietnamese` or `other`; `null` recognises it by its words again.
    pub language: Option<String>,
}
