//! Withdrawal of an interviewee.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::Place;

/// What a withdrawal touches, or has touched.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Withdrawn {
    /// Label of the interviewee.
    pub interviewee: String,
    /// Whether it is recorded now, and not only looked at.
    pub recorded: bool,
    /// Whether the person's words went out of the study.
    pub removed: bool,
    /// Whether former texts were destroyed.
    pub purged: bool,
    /// Transcripts that the person speaks in.
    pub transcripts: Vec<WithdrawnTranscript>,
    /// Summaries of the person in the framework matrix.
    pub summaries: usize,
    /// Memos on the person.
    pub memos: usize,
    /// Places in other people's transcripts where an alias of the person stands.
    pub mentions: Vec<MentionElsewhere>,
    /// Publications that quote the person, oldest first.
    pub published: Vec<PublishedQuotes>,
    /// Whether the study has a key file, where originals and names of the person may be kept. A withdrawal leaves
    /// them there.
    pub key_file: bool,
    /// Files of the person whose originals the key file has; `null` where it is closed.
    pub originals: Option<Vec<String>>,
}

/// A transcript that somebody who withdraws speaks in.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct WithdrawnTranscript {
    /// Its id.
    pub id: String,
    /// Its file name.
    pub transcript: String,
    /// How many codings are the person's.
    pub codings: usize,
    /// How many turns are the person's.
    pub turns: usize,
    /// The first of them; `null` where there is none.
    pub first: Option<Place>,
    /// Whether nobody else answers in it.
    pub alone: bool,
}

/// A place in a transcript of others where an alias of somebody stands.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct MentionElsewhere {
    /// File name of the transcript.
    pub transcript: String,
    /// The alias, as it stands in the text.
    pub alias: String,
    /// ¶ of the turn.
    pub turn: Option<u32>,
    /// Where the alias stands.
    pub place: Place,
}

/// A publication that quotes somebody.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct PublishedQuotes {
    /// When it left, in UTC.
    pub at: String,
    /// How many excerpts are the person's.
    pub excerpts: usize,
}
