//! Interviews and transcripts.

use serde::Deserialize;
use ts_rs::TS;

/// Names files on disk.
#[derive(Debug, Deserialize, TS)]
pub struct Files {
    /// Their paths.
    pub paths: Vec<String>,
}

/// A file to be imported and what a person decided about it.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct FileChoice {
    /// Its path.
    pub path: String,
    /// Encoding, as a label of the web's encoding standard; `null` takes the recognised one.
    pub encoding: Option<String>,
    /// Id of the interviewee; an empty text for nobody, `null` goes by the file's name.
    pub interviewee: Option<String>,
    /// Label of an interviewee that is added with the import and takes the file; goes before `interviewee`.
    pub new_interviewee: Option<String>,
}

/// Reads transcripts without storing them.
#[derive(Debug, Deserialize, TS)]
pub struct PreviewTranscripts {
    /// The files.
    pub files: Vec<FileChoice>,
}

/// Imports transcripts.
#[derive(Debug, Deserialize, TS)]
pub struct ImportTranscripts {
    /// The files.
    pub files: Vec<FileChoice>,
    /// `recording`, `translation` or `notes`.
    pub kind: String,
}

/// Names a transcript.
#[derive(Debug, Deserialize, TS)]
pub struct TranscriptRef {
    /// Its id.
    pub transcript: String,
}

/// Names an interview.
#[derive(Debug, Deserialize, TS)]
pub struct InterviewRef {
    /// Its id.
    pub interview: String,
}

/// Gives a transcript another file name.
#[derive(Debug, Deserialize, TS)]
pub struct RenameTranscript {
    /// Id of the transcript.
    pub transcript: String,
    /// The name.
    pub name: String,
}

/// Assigns the interview of a transcript to an interviewee.
#[derive(Debug, Deserialize, TS)]
pub struct AssignInterview {
    /// Id of the transcript.
    pub transcript: String,
    /// Id of the interviewee; `null` for nobody.
    pub interviewee: Option<String>,
}

/// Says who a speaker is.
#[derive(Debug, Deserialize, TS)]
pub struct AssignSpeaker {
    /// Id of the transcript.
    pub transcript: String,
    /// Label of the speaker as written.
    pub label: String,
    /// `interviewer`, `respondent` or `unknown`; `null` leaves it.
    pub role: Option<String>,
    /// Id of the interviewee; `null` for the interviewee of the interview.
    pub interviewee: Option<String>,
}

/// Changes what is known of an interview. All fields are set; `null` clears one.
#[derive(Debug, Deserialize, TS)]
pub struct DescribeInterview {
    /// Id of the interview.
    pub interview: String,
    /// Day, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// How it was held.
    pub mode: Option<String>,
    /// Who asked.
    pub interviewers: Option<String>,
    /// Language.
    pub language: Option<String>,
}

/// Marks an interview finished, or open again, for the one who is coding.
#[derive(Debug, Deserialize, TS)]
pub struct FinishInterview {
    /// Id of the interview.
    pub interview: String,
    /// Whether it is finished.
    pub finished: bool,
}

/// Says whose codings count where several people coded.
#[derive(Debug, Deserialize, TS)]
pub struct SetLeadCoder {
    /// Id of the interview; `null` for all that have no lead coder of their own.
    pub interview: Option<String>,
    /// Id of the coder; `null` for none any more.
    pub coder: Option<String>,
}
