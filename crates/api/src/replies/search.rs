//! Search results.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

/// What a search found.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Search {
    /// The query as understood.
    pub query: String,
    /// People in the study, searched, and found.
    pub interviewees: SearchedPeople,
    /// By category, in order of first appearance.
    pub by_category: Vec<SearchedCategory>,
    /// Turns that hold a match.
    pub passages: usize,
    /// Matches, in the order of the interviewees and by place.
    pub hits: Vec<SearchHit>,
    /// Whether the list of hits was cut at the limit.
    pub cut: bool,
}

/// How many people.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct SearchedPeople {
    /// In the study.
    pub total: usize,
    /// Who could be searched.
    pub searched: usize,
    /// Who said it.
    pub matched: usize,
}

/// How many of one category.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct SearchedCategory {
    /// The category; `null` for people without one and turns of nobody.
    pub category: Option<String>,
    /// People of it who were searched: the N.
    pub interviewees: usize,
    /// People of it who said it.
    pub matched: usize,
    /// Turns that hold a match.
    pub passages: usize,
}

/// One match. Offsets are code points in the transcript, end exclusive.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct SearchHit {
    /// File name of the transcript.
    pub transcript: String,
    /// Label of the person who speaks, or whose interview it is where an interviewer does.
    pub interviewee: Option<String>,
    /// Category of that person.
    pub category: Option<String>,
    /// ¶ of the turn, from 1.
    pub turn: u32,
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// The matched text.
    pub text: String,
    /// What stands before it in the turn.
    pub before: String,
    /// What stands after it in the turn.
    pub after: String,
    /// Paths of the codes on passages that it touches, in codebook order.
    pub codes: Vec<String>,
}
