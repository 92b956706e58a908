//! Replies of the command line about de-identification.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{AliasRow, DeidentificationRow, KeepEntry, LabelLeft, OriginalRow, PatternRow, Purged};

/// What may identify people.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FoundIdentifiers {
    /// What was found and not decided yet, by transcript and place.
    pub findings: Vec<FoundIdentifier>,
    /// How many of each kind.
    pub counts: BTreeMap<String, usize>,
    /// Labels of speakers that look like names.
    pub labels: Vec<FoundLabel>,
    /// Passages that may tell of somebody's life: what to ask oneself there when reading.
    pub life_details: Vec<FoundLifeDetail>,
    /// File names of transcripts with hardly any capitals, where other rules were used and less is
    /// found.
    pub without_capitals: Vec<String>,
}

/// Words that may identify somebody.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FoundIdentifier {
    /// File name of the transcript.
    pub transcript: String,
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// The words.
    pub text: String,
    /// Kind of identifier.
    pub kind: String,
    /// How sure it is, from 0 to 100.
    pub confidence: u32,
    /// Why it was found, as a phrase.
    pub reason: String,
    /// What could stand there: the alias that the words have, or one with a number that is free.
    pub replacement: String,
}

/// The label of a speaker that looks like a name.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FoundLabel {
    /// File name of the transcript.
    pub transcript: String,
    /// The label.
    pub label: String,
    /// What could stand there.
    pub replacement: String,
}

/// A passage that may tell of somebody's life.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FoundLifeDetail {
    /// File name of the transcript.
    pub transcript: String,
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// What to ask oneself there.
    pub question: String,
}

/// What replacements from files, or a confirmation, did.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Anonymised {
    /// Places where an alias stands now.
    pub places: usize,
    /// Transcripts in which they lie.
    pub transcripts: usize,
    /// Codings whose passage has other words now.
    pub reworded: usize,
    /// Aliases that were made for it, without brackets.
    pub aliases: Vec<String>,
    /// Rows that fit nothing, with line and reason.
    pub problems: Vec<String>,
    /// What else to know.
    pub notes: Vec<String>,
    /// File names of the transcripts that were confirmed as de-identified.
    pub confirmed: Vec<String>,
    /// Likely identifiers in the confirmed transcripts that are neither replaced nor kept, guesses aside.
    pub findings_left: usize,
    /// Labels in the confirmed transcripts that look like real names still.
    pub labels: Vec<LabelLeft>,
    /// What was destroyed; `null` where nothing was.
    pub purged: Option<Purged>,
}

/// Transcripts that took a step.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TranscriptsMarked {
    /// Their file names.
    pub transcripts: Vec<String>,
    /// Where they are now: `read by a second person` or `in review`.
    pub status: String,
    /// Transcripts that could not take it, with the reason.
    pub problems: Vec<String>,
}

/// How far each transcript has come.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DeidentificationList {
    /// All transcripts, in order.
    pub transcripts: Vec<DeidentificationRow>,
}

/// All aliases.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AliasesList {
    /// In the order in which they were made.
    pub aliases: Vec<AliasRow>,
    /// Whether the key file is open, so that the names are here too.
    pub key_file_open: bool,
}

/// An alias that was added or changed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AliasChanged {
    /// As it is now.
    pub alias: AliasRow,
    /// Places in texts that were changed with it.
    pub places: usize,
}

/// Aliases that are one now.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AliasesMerged {
    /// Words of those that went.
    pub merged: Vec<String>,
    /// The one that stands in their place.
    pub into: AliasRow,
    /// Places in texts that were changed.
    pub places: usize,
}

/// An alias is gone.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AliasRemoved {
    /// Its words.
    pub removed: String,
}

/// Words that are never proposed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct KeepWords {
    /// The team's own words.
    pub own: Vec<KeepEntry>,
    /// Words that Verbatim ships.
    pub shipped: Vec<String>,
}

/// Words that are no longer on the keep-list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct KeepWordsRemoved {
    /// The words.
    pub removed: String,
}

/// The team's own patterns.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PatternsList {
    /// By name.
    pub patterns: Vec<PatternRow>,
}

/// A pattern is gone.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PatternRemoved {
    /// Its name.
    pub removed: String,
}

/// The originals in the key file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OriginalsList {
    /// By file name.
    pub originals: Vec<OriginalRow>,
}

/// An original is destroyed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OriginalDestroyed {
    /// File name of what it was the original of.
    pub destroyed: String,
    /// Originals that are left.
    pub left: usize,
}
