//! De-identification: the key file, findings, aliases, status and purge.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::Change;

/// What is known of the key file.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct KeyFile {
    /// Where it lies, or would.
    pub path: String,
    /// Whether it is there.
    pub there: bool,
    /// Whether it is open here.
    pub open: bool,
    /// Who opened it when, newest first; empty while it is closed.
    pub openings: Vec<KeyOpening>,
    /// Originals whose day has come; 0 while it is closed.
    pub overdue: usize,
}

/// An opening of the key file.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct KeyOpening {
    /// When, as `2026-11-24T10:41:00Z`.
    pub at: String,
    /// Who.
    pub who: String,
    /// `made`, `opened`, `new passphrase` or `original destroyed`.
    pub act: String,
}

/// An original in the key file.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct OriginalRow {
    /// Id of the transcript.
    pub transcript: String,
    /// Name of its file at import.
    pub file_name: String,
    /// When it came into the key file.
    pub kept_at: String,
    /// Day until which it is kept.
    pub retain_until: Option<String>,
    /// Why it may not be destroyed.
    pub hold: Option<String>,
    /// Whether its day has come.
    pub overdue: bool,
}

/// The text of an original.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct OriginalText {
    /// As it was before anything was replaced.
    pub text: String,
}

/// A likely identifier.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct FindingRow {
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// The words.
    pub text: String,
    /// Number of the turn; `null` outside turns.
    pub turn: Option<u32>,
    /// Kind of identifier.
    pub kind: String,
    /// From 0 to 100.
    pub confidence: u32,
    /// Why it was found, as a phrase.
    pub reason: String,
    /// Which of the entities it belongs to, by place in the list.
    pub entity: Option<usize>,
    /// Alias that its words are known for, where the key file is open.
    pub alias: Option<String>,
    /// Proposed replacement without brackets and number.
    pub replacement: String,
    /// A replacement that says what it is instead: `a city in California`.
    pub general: Option<String>,
}

/// A person, place or thing that findings seem to be about.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct EntityRow {
    /// Its fullest form.
    pub name: String,
    /// Kind of identifier.
    pub kind: String,
    /// All forms with how often each was found.
    pub forms: Vec<FormCount>,
    /// Places in all transcripts looked at.
    pub places: usize,
    /// Transcripts that hold it.
    pub transcripts: usize,
    /// Proposed replacement without brackets and number.
    pub replacement: String,
    /// Whether somebody should look whether this is one person.
    pub doubtful: bool,
}

/// A form of a name.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct FormCount {
    /// The form.
    pub text: String,
    /// How often it was found.
    pub count: usize,
}

/// What was found in transcripts.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Findings {
    /// Whom and what it seems to be about, most places first.
    pub entities: Vec<EntityRow>,
    /// By transcript, in their order.
    pub transcripts: Vec<FindingsIn>,
}

/// What was found in one transcript.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct FindingsIn {
    /// Id of the transcript.
    pub transcript: String,
    /// Its file name.
    pub file_name: String,
    /// Whether it has hardly any capitals, so that other rules were used.
    pub without_capitals: bool,
    /// What is found and not decided, in order.
    pub findings: Vec<FindingRow>,
    /// Where aliases stand, in order.
    pub replaced: Vec<ReplacedRow>,
    /// What was looked at and kept, in order.
    pub kept: Vec<KeptRow>,
    /// Labels of speakers that look like names.
    pub labels: Vec<LabelRow>,
    /// Passages that may tell of somebody's life, for the read-through.
    pub life_details: Vec<LifeDetailRow>,
}

/// A place where an alias stands.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct ReplacedRow {
    /// First code point, the bracket.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// Number of the turn.
    pub turn: Option<u32>,
    /// Id of the alias.
    pub alias: String,
    /// Its words.
    pub text: String,
    /// Kind of identifier.
    pub kind: String,
}

/// A place that was looked at and kept.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct KeptRow {
    /// Its id.
    pub id: String,
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// Number of the turn.
    pub turn: Option<u32>,
    /// The words.
    pub text: String,
    /// What it was thought to be.
    pub kind: String,
}

/// The label of a speaker that looks like a name.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct LabelRow {
    /// Number of the speaker.
    pub speaker: u32,
    /// The label.
    pub label: String,
    /// Proposed replacement.
    pub replacement: String,
}

/// A label that looks like a real name still, of somebody in a transcript.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct LabelLeft {
    /// File name of the transcript.
    pub transcript: String,
    /// Whose label it is: `speaker` or `interviewee`.
    pub whose: String,
    /// The label.
    pub label: String,
}

/// A passage that may tell of somebody's life.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct LifeDetailRow {
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// Number of the turn.
    pub turn: Option<u32>,
    /// What to ask oneself there.
    pub question: String,
}

/// What was replaced.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Redacted {
    /// In how many places.
    pub places: usize,
    /// In how many transcripts.
    pub transcripts: usize,
    /// Codings that stand on other words now.
    pub reworded: usize,
    /// Ids of aliases that were made for it.
    pub made: Vec<String>,
    /// What changed.
    pub change: Change,
}

/// A place where words stand.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Mention {
    /// Id of the transcript.
    pub transcript: String,
    /// Its file name.
    pub file_name: String,
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// The words.
    pub text: String,
    /// What stands before them.
    pub before: String,
    /// What stands after them.
    pub after: String,
}

/// What is never proposed, and what the team looks for besides.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct KeepList {
    /// Words that Verbatim ships.
    pub shipped: Vec<String>,
    /// The team's own words.
    pub own: Vec<KeepEntry>,
    /// The team's own patterns.
    pub patterns: Vec<PatternRow>,
}

/// Words of the team's keep-list.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct KeepEntry {
    /// Its id.
    pub id: String,
    /// The words.
    pub words: String,
    /// Why they may stay.
    pub reason: String,
}

/// A pattern of the team's own.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct PatternRow {
    /// Its id.
    pub id: String,
    /// What it finds.
    pub name: String,
    /// A regular expression.
    pub pattern: String,
    /// Kind of its findings.
    pub kind: String,
}

/// An alias.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct AliasRow {
    /// Its id.
    pub id: String,
    /// Kind of identifier.
    pub kind: String,
    /// Words without brackets.
    pub text: String,
    /// Whether several names may share it.
    pub general: bool,
    /// Id of the interviewee that it stands for.
    pub interviewee: Option<String>,
    /// Label of that interviewee.
    pub interviewee_label: Option<String>,
    /// In how many places it stands.
    pub places: usize,
    /// In how many transcripts.
    pub transcripts: usize,
    /// Names that it stands for; `null` while the key file is closed.
    pub forms: Option<Vec<String>>,
}

/// How far a transcript has come.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct DeidentificationRow {
    /// Id of the transcript.
    pub transcript: String,
    /// Its file name.
    pub file_name: String,
    /// Label of the interviewee.
    pub interviewee: Option<String>,
    /// `raw`, `in review`, `de-identified` or `read by a second person`.
    pub status: String,
    /// Places where aliases stand.
    pub replaced: usize,
    /// Places that were looked at and kept.
    pub kept: usize,
    /// Who confirmed it.
    pub deidentified: Option<StepTaken>,
    /// Who read it as the second person.
    pub read: Option<StepTaken>,
    /// Whether the original bytes are still in the study.
    pub original_here: bool,
}

/// Who took a step when.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct StepTaken {
    /// Name of the coder.
    pub coder: String,
    /// When, as `2026-11-24T10:41:00Z`.
    pub at: String,
    /// Whether the text has changed since.
    pub changed_since: bool,
}

/// What a purge would destroy.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct PurgePlan {
    /// Originals of de-identified transcripts that are still in the study.
    pub originals: usize,
    /// Steps that could no longer be undone.
    pub steps: usize,
    /// Backups that are there.
    pub backups: usize,
    /// Names of saved searches that would go: they hold a word that only former texts hold or, with the key
    /// file open, a name that has an alias.
    pub searches: Vec<String>,
    /// Parts kept of other programs' projects, such as graphs, whose names and texts would go.
    pub kept_parts: usize,
}

/// What a purge destroyed.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Purged {
    /// Stretches of former text.
    pub stretches: usize,
    /// Originals.
    pub originals: usize,
    /// Saved searches that held words of former texts.
    pub searches: usize,
    /// Steps that can no longer be undone.
    pub steps: usize,
    /// Automatic backups that went.
    pub backups: usize,
    /// The backup that was made in their place.
    pub backup: String,
    /// Backups that still hold former texts and that only a person can remove.
    pub left: Vec<String>,
}
