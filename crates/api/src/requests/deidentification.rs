//! De-identification: the key file, finding, aliases, what is kept, status, purge and leaks.

use serde::Deserialize;
use ts_rs::TS;

/// Makes or opens the key file of the study.
#[derive(Deserialize, TS)]
pub struct KeyFilePassphrase {
    /// Where it lies; beside the study where left out.
    pub path: Option<String>,
    /// Its passphrase, another one than that of the study.
    pub passphrase: String,
}

/// Says until when an original is kept, and whether it is held.
#[derive(Debug, Deserialize, TS)]
pub struct KeepOriginal {
    /// Id of the transcript.
    pub transcript: String,
    /// Day until which it is kept, `YYYY-MM-DD`.
    pub retain_until: Option<String>,
    /// Why it may not be destroyed.
    pub hold: Option<String>,
}

/// Looks for what may identify people.
#[derive(Debug, Deserialize, TS)]
pub struct FindIdentifiers {
    /// Ids of transcripts; all where empty.
    pub transcripts: Vec<String>,
}

/// An alias that is there, or one to be made.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum AliasChoice {
    /// Id of one that is there.
    There(String),
    /// One to be made.
    New(NewAlias),
}

/// An alias to be made.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct NewAlias {
    /// Kind of identifier: `person`, `place`, `organisation`, `street`, `phone`, `e-mail`,
    /// `web address`, `handle`, `date`, `age`, `number`, `pattern` or `life detail`.
    pub kind: String,
    /// Words without brackets. The next free number is added, unless they end with one or are
    /// general.
    pub text: String,
    /// Whether the words say what the name is, so that several names may share them.
    pub general: bool,
    /// Id of the interviewee that it stands for.
    pub interviewee: Option<String>,
}

/// A place in a text and the alias that is to stand there.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Replacement {
    /// Id of the transcript.
    pub transcript: String,
    /// First code point that goes.
    pub start: u32,
    /// Code point after the last one that goes.
    pub end: u32,
    /// What stood there as the person saw it.
    pub seen: Option<String>,
    /// What comes.
    pub alias: AliasChoice,
}

/// A speaker whose label is a name.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct LabelReplacement {
    /// Id of the transcript.
    pub transcript: String,
    /// Number of the speaker in it.
    pub speaker: u32,
    /// What comes.
    pub alias: AliasChoice,
}

/// Puts aliases in place of names, as one action.
#[derive(Debug, Deserialize, TS)]
pub struct Redact {
    /// Places in texts.
    pub places: Vec<Replacement>,
    /// Labels of speakers.
    pub labels: Vec<LabelReplacement>,
}

/// Looks for words in all transcripts, folded and at word boundaries.
#[derive(Debug, Deserialize, TS)]
pub struct FindMentions {
    /// The words: forms of one name.
    pub forms: Vec<String>,
}

/// A place to leave as it is.
#[derive(Debug, Deserialize, TS)]
pub struct KeptPlace {
    /// Id of the transcript.
    pub transcript: String,
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// What it was thought to be.
    pub kind: String,
    /// What stood there as the person saw it.
    pub seen: Option<String>,
}

/// Leaves places as they are, as one action.
#[derive(Debug, Deserialize, TS)]
pub struct KeepMentions {
    /// The places.
    pub places: Vec<KeptPlace>,
}

/// Asks about a place again that was kept.
#[derive(Debug, Deserialize, TS)]
pub struct KeptRef {
    /// Id of the transcript.
    pub transcript: String,
    /// Id of the kept place.
    pub id: String,
}

/// Adds words to the team's keep-list.
#[derive(Debug, Deserialize, TS)]
pub struct AddKeepEntry {
    /// The words.
    pub words: String,
    /// Why they may stay.
    pub reason: String,
}

/// An entry of the keep-list, or a pattern, by id.
#[derive(Debug, Deserialize, TS)]
pub struct KeepListRef {
    /// Its id.
    pub id: String,
}

/// Adds or changes a pattern of the team's own.
#[derive(Debug, Deserialize, TS)]
pub struct PutPattern {
    /// Its id; left out for a new one.
    pub id: Option<String>,
    /// What it finds.
    pub name: String,
    /// A regular expression.
    pub pattern: String,
    /// Kind of its findings.
    pub kind: String,
}

/// Adds an alias, or changes it wherever it stands.
#[derive(Debug, Deserialize, TS)]
pub struct PutAlias {
    /// Its id; left out for a new one.
    pub id: Option<String>,
    /// What it is.
    pub alias: NewAlias,
    /// For a new one: names that it stands for.
    pub forms: Vec<String>,
}

/// Makes one alias of several.
#[derive(Debug, Deserialize, TS)]
pub struct MergeAliases {
    /// Ids of those that go.
    pub aliases: Vec<String>,
    /// Id of the one that takes their place.
    pub into: String,
}

/// An alias by id.
#[derive(Debug, Deserialize, TS)]
pub struct AliasRef {
    /// Its id.
    pub alias: String,
}

/// Gives a real name to another alias, or takes it away.
#[derive(Debug, Deserialize, TS)]
pub struct MoveForm {
    /// Id of the alias that has it.
    pub alias: String,
    /// The name.
    pub words: String,
    /// Id of the alias that is to have it; nobody where left out.
    pub to: Option<String>,
}

/// Transcripts by id.
#[derive(Debug, Deserialize, TS)]
pub struct TranscriptRefs {
    /// Their ids.
    pub transcripts: Vec<String>,
}

/// Scans for leaks.
#[derive(Debug, Deserialize, TS)]
pub struct ScanLeaks {
    /// Files outside the study to scan; the study itself where empty.
    pub files: Vec<String>,
}

/// Lets a finding of the leak scan stay where it is.
#[derive(Debug, Deserialize, TS)]
pub struct AllowLeak {
    /// What holds it, as the scan said.
    pub place: String,
    /// Id of what holds it, as the scan said.
    pub id: Option<String>,
    /// First code point in what stands there.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// Why it may stay.
    pub reason: String,
}

/// Lets a name stay wherever it is found; kept in the key file.
#[derive(Debug, Deserialize, TS)]
pub struct AllowName {
    /// The name.
    pub words: String,
    /// Why it may stay.
    pub reason: String,
}
