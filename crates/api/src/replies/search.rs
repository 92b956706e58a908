//! What a search of the command line found.

use schemars::JsonSchema;
use serde::Serialize;

use super::{AnswerKind, FoundNote, HitsCoded, ParsedQuery, SearchChange, Unsearched};

/// What a search found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Search {
    /// The query as understood.
    pub query: String,
    /// The query as a tree; `null` for a regular expression.
    pub parsed: Option<ParsedQuery>,
    /// What it asks, in plain words.
    pub sentence: String,
    /// What was asked for: words, codes, or people without something.
    pub kind: AnswerKind,
    /// People in the study, interviewed, searched, and found.
    pub interviewees: SearchedPeople,
    /// By category, in order of first appearance.
    pub by_category: Vec<SearchedCategory>,
    /// Turns that hold a match; distinct passages where codes were asked for.
    pub passages: usize,
    /// The people who said it, or in whom nothing was found where that was asked, in the order of the interviewees.
    pub people: Vec<SearchPerson>,
    /// Matches, in the order of the interviewees and by place.
    pub hits: Vec<SearchHit>,
    /// Whether the list of hits was cut at the limit.
    pub cut: bool,
    /// Where nothing was found: what there would be without each of the parts that must all hold.
    pub without: Vec<SearchWithout>,
    /// Memos and words of codes that hold the words of the query, where asked for.
    pub notes: Vec<FoundNote>,
    /// What could not be searched, and why.
    pub unsearched: Vec<Unsearched>,
    /// Whether a regular expression was given up before everything was read.
    pub stopped: bool,
    /// What changed since the last run, where a saved search was run again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed: Option<SearchChange>,
    /// What coding the matches did, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coded: Option<HitsCoded>,
}

/// What there would be without one part of a query.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SearchWithout {
    /// The part in plain words.
    pub part: String,
    /// Passages that would be found.
    pub passages: usize,
    /// People who would be found.
    pub people: usize,
}

/// Somebody who said it, or in whom nothing was found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SearchPerson {
    /// Label of the interviewee.
    pub interviewee: String,
    /// Category.
    pub category: Option<String>,
    /// Subcategory, without its category.
    pub subcategory: Option<String>,
    /// Passages; 0 for people in whom nothing was found.
    pub passages: usize,
}

/// How many people.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SearchedPeople {
    /// In the study.
    pub total: usize,
    /// Who have an interview and have not withdrawn.
    pub interviewed: usize,
    /// Who have an interview and have withdrawn: they are neither searched nor counted.
    pub withdrawn: usize,
    /// Whom the question could reach: who were searched or, where codes were asked for, coded.
    pub searched: usize,
    /// Those of them who said it; where people without something were asked for, those.
    pub matched: usize,
    /// Who said it, but of whom no interview is marked finished yet: they stand beside the N.
    pub beyond: usize,
    /// Who have an interview that is not coded, where codes were asked for.
    pub not_coded: usize,
}

/// How many of one category.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SearchedCategory {
    /// The category; `null` for people without one and turns of nobody.
    pub category: Option<String>,
    /// People of it who were searched: the N.
    pub interviewees: usize,
    /// Those of them who said it.
    pub matched: usize,
    /// Turns that hold a match.
    pub passages: usize,
}

/// One match. Offsets are code points in the transcript, end exclusive.
#[derive(Clone, Debug, Serialize, JsonSchema)]
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
