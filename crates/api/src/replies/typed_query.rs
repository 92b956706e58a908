//! A query as somebody types it: its parts, what is wrong in it, and how it can go on.

use serde::Serialize;
use ts_rs::TS;

/// A mistake in a query.
#[derive(Clone, Debug, Serialize, TS)]
pub struct QueryMistake {
    /// What is wrong, as a sentence.
    pub what: String,
    /// First code point in what was typed.
    pub start: u32,
    /// Code point after the last one; `start` at the end of what was typed.
    pub end: u32,
}

/// A part of a query.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SearchChip {
    /// What it is.
    pub kind: ChipKind,
    /// What it says, for a person to read: `“law enforcement”`, `coded Root causes`, `said by a respondent`.
    /// A code is called by its name, and by as much of its path as it needs where others have that name.
    pub text: String,
    /// The same with the whole paths of codes; `null` where that is no more.
    pub title: Option<String>,
    /// First code point in what was typed, its `NOT` or `-` included.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// How it is joined to the part before it; `null` for the first.
    pub joined: Option<Joined>,
    /// Id of the code where it names one code and nothing else.
    pub code: Option<String>,
    /// The query without this part, as it is understood; `null` where nothing to search for would be left.
    pub without: Option<String>,
}

/// Kinds of parts of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChipKind {
    /// Words to be found.
    Words,
    /// A code, or what is known of a coding.
    Code,
    /// Who, where or when.
    Filter,
    /// How two parts lie to each other: `NEAR/5`, `WITHIN`.
    Relation,
    /// `NOT` or `-` of anything.
    Not,
    /// Several parts in parentheses, or what asks by itself: `interview:( )`, `person:( )`, `without:( )`.
    Group,
}

/// How a part is joined to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Joined {
    /// Both must hold.
    And,
    /// One of them is enough.
    Or,
}

/// How what is being typed can go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Suggestion {
    /// First code point that it takes the place of.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// What is put there, in quotation marks where it needs them and with the `:` of a field.
    pub insert: String,
    /// What a list shows.
    pub words: String,
    /// More about it, such as how many people have it.
    pub detail: Option<String>,
    /// What it is.
    pub kind: SuggestionKind,
}

/// What can be suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SuggestionKind {
    /// The name of a field.
    Field,
    /// A value of a field.
    Value,
    /// A code.
    Code,
    /// An operator.
    Operator,
}
