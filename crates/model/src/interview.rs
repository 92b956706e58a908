//! Interviews, their transcripts, turns and speakers.

use verbatim_text::Span;

use crate::words::worded;
use crate::{CoderId, InterviewId, IntervieweeId, Timestamp, TranscriptId};

/// One conversation. It may hold several transcripts, such as the recording and its translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interview {
    /// Its id.
    pub id: InterviewId,
    /// The person interviewed; respondents of the transcript count as this person by default.
    pub interviewee: Option<IntervieweeId>,
    /// Day of the interview, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// How it was held: phone, video, in person.
    pub mode: Option<String>,
    /// Who asked, or how many asked.
    pub interviewers: Option<String>,
    /// Language spoken.
    pub language: Option<String>,
    /// Place in the order of import.
    pub position: i64,
}

worded! {
    /// What a transcript is of. Notes are never exported inside quotation marks.
    TranscriptKind, "kind of transcript" {
        /// Written down word by word from a recording.
        Recording = "recording",
        /// Translated from another language.
        Translation = "translation",
        /// Notes taken by an interviewer.
        Notes = "notes",
    }
}

worded! {
    /// How far a transcript has come on the way to being quotable. No text is called anonymous.
    TranscriptStatus, "status" {
        /// As imported.
        Raw = "raw",
        /// Being de-identified.
        InReview = "in review",
        /// De-identified by one person.
        DeIdentified = "de-identified",
        /// Read by a second person.
        ReadTwice = "read by a second person",
    }
}

/// A transcript without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transcript {
    /// Its id.
    pub id: TranscriptId,
    /// The interview that it belongs to.
    pub interview: InterviewId,
    /// File name at import, unique in the study.
    pub file_name: String,
    /// What it is of.
    pub kind: TranscriptKind,
    /// How far it has come.
    pub status: TranscriptStatus,
    /// Format and layout as recognised, for a person to read: `TXT, Name: text`.
    pub source: String,
    /// Encoding that the file was read in, where it had one.
    pub encoding: Option<String>,
    /// Version of the conversion that made the text.
    pub conversion: u32,
    /// Counts edits of the text, from 1.
    pub text_version: u32,
    /// Length in code points.
    pub length: u32,
    /// Words (UAX #29) in turns that are not the interviewer's.
    pub words: u32,
    /// Number of turns.
    pub turns: u32,
    /// Keyed hash of the whole text.
    pub text_hash: [u8; 32],
    /// First of its blocks in the file.
    pub first_block: i64,
    /// How many blocks in a row make its text.
    pub block_count: u32,
    /// The kept original bytes; 0 where they are no longer in the study.
    pub original: i64,
    /// When it was imported.
    pub imported_at: Timestamp,
}

worded! {
    /// Who is speaking. What interviewers say is never evidence.
    Role, "role" {
        /// Asks.
        Interviewer = "interviewer",
        /// Answers.
        Respondent = "respondent",
        /// Not known; counts as the interviewee and is flagged until someone decides.
        Unknown = "unknown",
    }
}

impl Role {
    /// Whether what this role says is counted as evidence.
    #[must_use]
    pub const fn counts(self) -> bool {
        !matches!(self, Self::Interviewer)
    }
}

/// A speaker of one transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The transcript.
    pub transcript: TranscriptId,
    /// Number within the transcript, from 0.
    pub number: u32,
    /// Label as written in the transcript.
    pub label: String,
    /// What the speaker does.
    pub role: Role,
    /// The person; where `None`, a speaker that counts is the interview's interviewee.
    pub interviewee: Option<IntervieweeId>,
}

/// A stored stretch of text: what stands before a turn (blank lines, its label) and the turn
/// itself. All blocks of a transcript in order are its text exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Text between the turn before and this one.
    pub lead: String,
    /// Text of the turn; empty in a last block that only holds what follows the last turn.
    pub body: String,
    /// Speaker number, where the turn has one.
    pub speaker: Option<u32>,
    /// Start in the recording, milliseconds.
    pub start_ms: Option<u64>,
    /// End in the recording, milliseconds.
    pub end_ms: Option<u64>,
}

/// A turn of a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Number within the transcript, from 1: the ¶ on screen.
    pub number: u32,
    /// Place in the transcript, after the label.
    pub span: Span,
    /// Speaker number, where there is one.
    pub speaker: Option<u32>,
    /// Start in the recording, milliseconds.
    pub start_ms: Option<u64>,
    /// End in the recording, milliseconds.
    pub end_ms: Option<u64>,
}

/// How far one coder is with one interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The interview.
    pub interview: InterviewId,
    /// The coder.
    pub coder: CoderId,
    /// Whether the coder has marked it finished.
    pub finished: bool,
}
