//! What a search of the window found.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::{QueryMistake, SearchChange, SearchChip};

/// What a search found.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct SearchAnswer {
    /// Number of the search.
    #[ts(type = "number")]
    pub run: u64,
    /// What is wrong in the query. All other fields are empty then.
    pub mistake: Option<QueryMistake>,
    /// The query as understood.
    pub query: String,
    /// The same in plain words: `Any of “cuff”, “cited”, said by a respondent, inside a passage coded Root causes.`
    pub sentence: String,
    /// The parts of the query, in the order in which they were typed: those that are joined by AND, or by OR, at the top.
    pub chips: Vec<SearchChip>,
    /// What was asked for.
    pub kind: AnswerKind,
    /// How many people.
    pub interviewees: FoundPeople,
    /// Turns that hold a hit, or distinct passages where codes were asked for.
    pub passages: usize,
    /// All hits; `null` where facets were not asked for.
    pub hits_total: Option<usize>,
    /// Whether the list of hits was cut at the limit.
    pub cut: bool,
    /// By category, in the order of the categories, people and turns of none last.
    pub by_category: Vec<FoundCategory>,
    /// The people who said it; for an answer of people, those who were looked for. In the order of the interviewees.
    pub people: Vec<FoundPerson>,
    /// Hits, in the order asked for.
    pub hits: Vec<FoundHit>,
    /// Counts by which the answer can be narrowed; `null` where not asked for.
    pub facets: Option<SearchFacets>,
    /// What could not be searched, and why.
    pub unsearched: Vec<Unsearched>,
    /// Where nothing was found: what there would be without one of the chips.
    pub none: Option<NoneFound>,
    /// Memos and words of codes that hold the words of the query, where asked for.
    pub notes: Vec<FoundNote>,
    /// What changed since the last run of a saved search; `null` for any other search and for a first run.
    pub changed: Option<SearchChange>,
    /// Why not everything was read, as a sentence: a regular expression that takes too long.
    pub stopped: Option<String>,
    /// How long it took.
    #[ts(type = "number")]
    pub took_us: u64,
}

/// What was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// Words: hits in turns.
    #[default]
    Text,
    /// Codes: passages.
    Codes,
    /// People without something.
    People,
}

/// How many people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct FoundPeople {
    /// In the study.
    pub total: usize,
    /// Who have an interview and have not withdrawn.
    pub interviewed: usize,
    /// Who have an interview and have withdrawn: they are neither searched nor counted.
    pub withdrawn: usize,
    /// Whom the question could reach: who were searched or, where codes were asked for, coded. The N.
    pub searched: usize,
    /// Those of them who said it; for an answer of people, those who were looked for.
    pub matched: usize,
    /// Who said it, but of whom no interview is marked finished yet: they stand beside the N.
    pub beyond: usize,
    /// Who have an interview that is not coded yet, where codes were asked for.
    pub not_coded: usize,
}

/// How many of one category.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FoundCategory {
    /// The category; `null` for people without one and turns of nobody.
    pub category: Option<String>,
    /// People of it in the study.
    pub interviewees: usize,
    /// People of it whom the question could reach: the N.
    pub searched: usize,
    /// Those of them who said it.
    pub matched: usize,
    /// Passages.
    pub passages: usize,
    /// The same by subcategory, where the category has any; people of none of them last, as `null`.
    pub subcategories: Vec<FoundSubcategory>,
}

/// How many of one subcategory.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FoundSubcategory {
    /// The subcategory, without its category.
    pub subcategory: Option<String>,
    /// People of it in the study.
    pub interviewees: usize,
    /// People of it whom the question could reach: the N.
    pub searched: usize,
    /// Those of them who said it.
    pub matched: usize,
    /// Passages.
    pub passages: usize,
}

/// Somebody who said it, or who did not.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FoundPerson {
    /// Id of the interviewee.
    pub interviewee: String,
    /// Label.
    pub label: String,
    /// Category.
    pub category: Option<String>,
    /// Subcategory, without its category.
    pub subcategory: Option<String>,
    /// Passages; 0 in an answer of people.
    pub passages: usize,
    /// Ids of the transcripts of this person, in their order.
    pub transcripts: Vec<String>,
}

/// One hit. Offsets are code points in the transcript, end exclusive.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FoundHit {
    /// Id of the transcript.
    pub transcript: String,
    /// File name of the transcript.
    pub file_name: String,
    /// Label of the person who speaks, or whose interview it is where an interviewer does.
    pub interviewee: Option<String>,
    /// Id of that person.
    pub person: Option<String>,
    /// Category of that person.
    pub category: Option<String>,
    /// Subcategory of that person, without its category.
    pub subcategory: Option<String>,
    /// Day of the interview.
    pub date: Option<String>,
    /// ¶ of the turn, from 1; the first turn of a passage.
    pub turn: u32,
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// The words.
    pub text: String,
    /// What stands before them in the turn.
    pub before: String,
    /// What stands after them in the turn.
    pub after: String,
    /// Codes on passages that it touches, in codebook order.
    pub codes: Vec<HitCode>,
    /// Ids of the codings that it touches.
    pub codings: Vec<String>,
    /// Whether one of these passages is marked as worth quoting.
    pub quotable: bool,
    /// Whether nobody has de-identified the transcript yet.
    pub raw: bool,
    /// `respondent`, `unknown` or `interviewer`.
    pub speaker_role: String,
    /// Groups of a regular expression that took part in the match.
    pub groups: Vec<HitGroup>,
}

/// A code on a passage that a hit touches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct HitCode {
    /// Its id.
    pub id: String,
    /// Its whole path.
    pub path: String,
    /// Stance of the coding, if any.
    pub stance: Option<String>,
}

/// What a group of a regular expression matched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct HitGroup {
    /// Its name, or its number.
    pub name: String,
    /// The words.
    pub text: String,
}

/// Counts by which an answer can be narrowed. They count people of the answer, each once.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct SearchFacets {
    /// By category, in their order.
    pub categories: Vec<FacetValue>,
    /// People whose hits touch any coding.
    pub coded: usize,
    /// The codes, each with all below it, on which most people's hits lie.
    pub codes: Vec<FacetValue>,
    /// `respondent` and `interviewer`: people in whose interviews each of them says it.
    pub speakers: Vec<FacetValue>,
    /// Coders on whose codings the hits lie, whoever's codings were asked for.
    pub coders: Vec<FacetValue>,
    /// Passages by the stance of a coding that they touch.
    pub stances: Vec<FacetValue>,
}

/// A value and its count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FacetValue {
    /// What stands for it in a query: after `category:`, `code:`, `speaker:`, `coder:` or `stance:`.
    pub value: String,
    /// How many.
    pub count: usize,
    /// Id of the code or coder.
    pub id: Option<String>,
}

/// Something that could not be searched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Unsearched {
    /// Id of the transcript; `null` where the person has none.
    pub transcript: Option<String>,
    /// File name of the transcript.
    pub file_name: Option<String>,
    /// Label of the interviewee, where known.
    pub interviewee: Option<String>,
    /// Id of the interviewee, where known.
    pub person: Option<String>,
    /// Why: `raw`, `no_text`, `interviewer_only`, `no_interviewer`, `withdrawn`, `no_interview` or `not_coded`.
    pub reason: String,
    /// Why, as a sentence.
    pub said: String,
}

/// Nothing was found.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NoneFound {
    /// What there would be without each of the parts that must all hold.
    pub without: Vec<WithoutPart>,
}

/// What there would be without one part of a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct WithoutPart {
    /// The first chip of the part.
    pub chip: usize,
    /// First code point of the part in what was typed.
    pub start: u32,
    /// Code point after its last one.
    pub end: u32,
    /// People who would be found.
    pub matched: usize,
    /// Passages that would be found.
    pub passages: usize,
}

/// A memo or words of a code that hold what was asked for.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct FoundNote {
    /// `memo` or `definition`.
    pub kind: String,
    /// Id of the memo, or of the code.
    pub id: String,
    /// What a memo is about: `study`, `interview`, `interviewee`, `code` or `coding`; for a code which of its words:
    /// `statement`, `definition`, `include`, `exclude` or `example`.
    pub about: String,
    /// Id of what a memo is about.
    pub target: Option<String>,
    /// Name of it: a path of a code, a label, a file name.
    pub name: String,
    /// Transcript, first and last code point of a coding that a memo is about.
    pub place: Option<super::Place>,
    /// The words.
    pub text: String,
    /// What stands before them.
    pub before: String,
    /// What stands after them.
    pub after: String,
}
