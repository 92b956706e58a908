//! What a scan for leaks found.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

/// What a leak scan found.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Leaks {
    /// Whether real names were compared; only with the key file open.
    pub names_compared: bool,
    /// What was scanned, in the order of the list: how many of each kind of place, and how many of
    /// them are clean.
    pub scanned: Vec<LeakScope>,
    /// What was found.
    pub findings: Vec<LeakRow>,
    /// Files that could not be looked into.
    pub unread: Vec<UnreadFile>,
}

/// A file that could not be looked into.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct UnreadFile {
    /// Its path.
    pub file: String,
    /// Why.
    pub reason: String,
}

/// One kind of place that was scanned.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct LeakScope {
    /// `transcript`, `speaker`, `file name`, `memo`, `review note`, `code`, `alias`, `saved search`,
    /// `interviewee`, `interviewee id`, `category`, `attribute`, `group`, `interview`, `outreach`,
    /// `keep-list entry`, `pattern`, `allowance`, `coder`, `draft`, `window`, `backup`, `study` or `file`.
    pub place: String,
    /// How many there are.
    pub of: usize,
    /// How many of them hold nothing that was found.
    pub clean: usize,
}

/// A finding of the leak scan.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct LeakRow {
    /// Kind of place, as in the scopes.
    pub place: String,
    /// Id of what holds it.
    pub id: Option<String>,
    /// Name of what holds it, for a person to read.
    pub name: String,
    /// First code point in what stands there.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// The words.
    pub text: String,
    /// What stands before them.
    pub before: String,
    /// What stands after them.
    pub after: String,
    /// Kind of identifier, or `study id`.
    pub kind: String,
    /// Why it was found, as a phrase.
    pub reason: String,
    /// Alias that should stand there, where the words are a known name.
    pub alias: Option<String>,
}
