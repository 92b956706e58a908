//! Whose codings count where several people coded an interview.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::InterviewRow;

/// Whose codings are the coding of record.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct LeadCoders {
    /// Name of the study's lead coder; `null`: whoever coded an interview first.
    pub lead: Option<String>,
    /// Each interview with a transcript, in the order in which they came in.
    pub interviews: Vec<RecordRow>,
}

/// Whose codings of one interview count.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct RecordRow {
    /// Id of the interview.
    pub interview: String,
    /// File names of its transcripts.
    pub transcripts: Vec<String>,
    /// Label of the interviewee; never published.
    pub interviewee: Option<String>,
    /// Name of the lead coder that was set for this interview.
    pub lead: Option<String>,
    /// Whose codings are counted; `null` where nobody has coded it.
    pub record: Option<RecordCoder>,
}

/// Whose codings of an interview are the coding of record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct RecordCoder {
    /// Name of the coder.
    pub coder: String,
    /// `lead coder of the interview`, `lead coder of the study` or `coded it first`: a lead coder who has
    /// neither coded nor finished an interview leaves it to the next of these.
    pub because: String,
}

/// A transcript in the list of interviews, with whose codings of it count.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct InterviewItem {
    /// The transcript.
    #[serde(flatten)]
    pub row: InterviewRow,
    /// Whose codings of the interview are counted; `null` where nobody has coded it.
    pub record: Option<RecordCoder>,
}
