//! Interviews and one transcript with its codings.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

/// An interviewee as a front end shows one.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Person {
    /// Its id.
    pub id: String,
    /// The study's label, such as `AD-SV-01`.
    pub label: String,
    /// Category.
    pub category: Option<String>,
    /// Subcategory.
    pub subcategory: Option<String>,
    /// Attribution: `Survivor advocate`.
    pub attribution: Option<String>,
    /// Consent.
    pub consent: Option<String>,
}

/// A transcript in the list of interviews.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct InterviewRow {
    /// Id of the transcript.
    pub transcript: String,
    /// Id of its interview.
    pub interview: String,
    /// File name.
    pub file_name: String,
    /// Who was interviewed, where it is known.
    pub interviewee: Option<Person>,
    /// Day of the interview, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// How it was held.
    pub mode: Option<String>,
    /// Who asked.
    pub interviewers: Option<String>,
    /// Language.
    pub language: Option<String>,
    /// Recording, translation or notes.
    pub kind: String,
    /// Raw, in review, de-identified or read by a second person.
    pub status: String,
    /// Words outside the interviewer's turns.
    pub words: u32,
    /// Number of turns.
    pub turns: u32,
    /// Distinct passages, of all coders.
    pub passages: u32,
    /// Codings, of all coders.
    pub codings: u32,
    /// Names of those who coded in it.
    pub coded_by: Vec<String>,
    /// Names of those who marked it finished.
    pub finished_by: Vec<String>,
    /// Whether a speaker's role is still unknown.
    pub speakers_unknown: bool,
    /// Its speakers.
    pub speakers: Vec<Speaker>,
    /// Memos on the interview.
    pub memos: u32,
    /// Codings with a question to the supervisor that nobody has answered.
    pub open_questions: u32,
}

/// A speaker.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Speaker {
    /// Label as written.
    pub label: String,
    /// `interviewer`, `respondent` or `unknown`.
    pub role: String,
    /// Label of the person, where the speaker was assigned to one.
    pub interviewee: Option<String>,
}

/// A turn. Offsets are code points, end exclusive, after the label.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Turn {
    /// ¶ number, from 1.
    pub number: u32,
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// Place in the list of speakers.
    pub speaker: Option<u32>,
    /// Role of the speaker.
    pub role: String,
    /// Start in the recording, milliseconds.
    #[ts(type = "number | null")]
    pub start_ms: Option<u64>,
}

/// A coding. Offsets are code points, end exclusive.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Coding {
    /// Its id.
    pub id: String,
    /// Id of the transcript.
    pub transcript: String,
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// Id of the code.
    pub code: String,
    /// Id of the coder.
    pub coder: String,
    /// Stance, if any.
    pub stance: Option<String>,
    /// Basis, if any.
    pub basis: Option<String>,
    /// `prompted` or `volunteered`, if known.
    pub prompting: Option<String>,
    /// Worth quoting.
    pub quotable: bool,
    /// The interviewee asked that it stay off the record.
    pub off_record: bool,
    /// The interviewee's approval of the passage as a quotation.
    pub approval: Option<QuotationApproval>,
    /// Values of attributes of codings that it has.
    pub values: Vec<super::CodingValue>,
    /// Version of the code's words that it was made under.
    pub code_version: u32,
    /// Whether the words of the code have changed since.
    pub outdated: bool,
    /// Memos on it, oldest first.
    pub memos: Vec<super::MemoNote>,
    /// Questions, answers and checks, oldest first.
    pub review: Vec<super::ReviewNote>,
    /// Whether it has a question that nobody has answered.
    pub open_question: bool,
    /// When it was made, milliseconds since 1970 in UTC.
    #[ts(type = "number")]
    pub created_at: i64,
}

/// An interviewee's approval of a passage as a quotation.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct QuotationApproval {
    /// The day on which it was given, `YYYY-MM-DD`.
    pub on: String,
    /// Whether the passage has the approved words still; else it does not count any more.
    pub holds: bool,
}

/// A transcript with everything that the window paints.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct TranscriptView {
    /// Its row in the list of interviews.
    pub row: InterviewRow,
    /// The text.
    pub text: String,
    /// Its turns.
    pub turns: Vec<Turn>,
    /// Its speakers.
    pub speakers: Vec<Speaker>,
    /// Its codings, by start, of all coders.
    pub codings: Vec<Coding>,
}
