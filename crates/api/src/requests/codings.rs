//! Codings and the text below them.

use serde::Deserialize;
use ts_rs::TS;

/// Codes a passage.
#[derive(Debug, Deserialize, TS)]
pub struct AddCoding {
    /// Id of the transcript.
    pub transcript: String,
    /// First code point of the passage.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// The passage as the person saw it; nothing is coded where the text differs.
    pub seen: String,
    /// Id of the code.
    pub code: String,
}

/// Names a coding.
#[derive(Debug, Deserialize, TS)]
pub struct CodingRef {
    /// Its id.
    pub coding: String,
}

/// Codes a passage with a code that is made for it, as one action.
#[derive(Debug, Deserialize, TS)]
pub struct AddNewCoding {
    /// Id of the transcript.
    pub transcript: String,
    /// First code point of the passage.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// The passage as the person saw it; nothing is coded where the text differs.
    pub seen: String,
    /// Id of the code above; `null` for a theme.
    pub parent: Option<String>,
    /// Name of the new code. A sibling of that name is used instead.
    pub name: String,
}

/// Names several codings.
#[derive(Debug, Deserialize, TS)]
pub struct CodingRefs {
    /// Their ids.
    pub codings: Vec<String>,
}

/// Changes the edges of a coding.
#[derive(Debug, Deserialize, TS)]
pub struct ResizeCoding {
    /// Id of the coding.
    pub coding: String,
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// The new passage as the person saw it; nothing changes where the text differs.
    pub seen: String,
}

/// Sets one mark of codings.
#[derive(Debug, Deserialize, TS)]
pub struct MarkCodings {
    /// Ids of the codings.
    pub codings: Vec<String>,
    /// The mark.
    pub mark: CodingMark,
}

/// A mark of a coding and its value.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", content = "value")]
pub enum CodingMark {
    /// `supports`, `qualifies`, `contradicts`, or `null` for none.
    Stance(Option<String>),
    /// `experienced`, `witnessed`, `told by someone`, `opinion`, or `null` for none.
    Basis(Option<String>),
    /// `prompted`, `volunteered`, or `null` for none.
    Prompting(Option<String>),
    /// Worth quoting.
    Quotable(bool),
    /// Off the record.
    OffRecord(bool),
    /// The day on which the interviewee approved the passage as a quotation, `YYYY-MM-DD`; `null`: not approved.
    /// The only mark that may be set on a coding of somebody else.
    Approved(Option<String>),
}

/// Gives codings another code, as one action.
#[derive(Debug, Deserialize, TS)]
pub struct RecodeCodings {
    /// Ids of the codings.
    pub codings: Vec<String>,
    /// Id of the code.
    pub code: String,
}

/// Adds a code and gives codings that code, as one action.
#[derive(Debug, Deserialize, TS)]
pub struct SplitCodings {
    /// Ids of the codings, at least one.
    pub codings: Vec<String>,
    /// Id of the code above the new one; `null` for a theme.
    pub parent: Option<String>,
    /// Name of the new code.
    pub name: String,
    /// Its place among its siblings, from 0; `null` for the last.
    pub position: Option<u32>,
}

/// Corrects the text of a transcript: what stands at the span is replaced, and codings follow.
#[derive(Debug, Deserialize, TS)]
pub struct CorrectText {
    /// Id of the transcript.
    pub transcript: String,
    /// First code point that goes.
    pub start: u32,
    /// Code point after the last one that goes; `start` where words are only put in.
    pub end: u32,
    /// What stood there as the person saw it; nothing changes where the text differs.
    pub seen: String,
    /// What stands there from now on.
    pub text: String,
    /// Whether codings that lose their whole passage may go with it. Without, they are listed and nothing changes.
    pub drop_emptied: bool,
}
