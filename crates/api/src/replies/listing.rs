//! Replies of the command line: lists and reports.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::{
    AttributeRow, CategoryRow, CodeRow, Coder, Counts, HistoryRow, ImportedFile, InterviewItem, PreviewRow,
};

/// How much of everything the study holds.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Info {
    /// Name of the study.
    pub name: String,
    /// How much there is.
    #[serde(flatten)]
    pub counts: Counts,
    /// Name of the lead coder, whose codings count where several people coded; `null`: whoever coded an
    /// interview first.
    pub lead_coder: Option<String>,
    /// Why nobody can change the study now, as a sentence; `null` where it can be changed.
    pub read_only: Option<String>,
}

/// A study just made.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NewStudy {
    /// Full path.
    pub path: String,
    /// Name of the study.
    pub name: String,
    /// The 24 words of the recovery key, shown this once.
    pub recovery_key: String,
    /// Codes that were added.
    pub codes: usize,
    /// Interviewees that were added.
    pub interviewees: usize,
    /// Rows that did not go in.
    pub problems: Vec<String>,
}

/// Files as recognised.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PreviewList {
    /// Each file.
    pub files: Vec<PreviewRow>,
}

/// What an import of transcripts did.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TranscriptsImport {
    /// Files that went in.
    pub imported: usize,
    /// Files whose text was there already.
    pub skipped: usize,
    /// Files that could not go in.
    pub failed: usize,
    /// Each file.
    pub files: Vec<ImportedFile>,
}

/// Transcripts with their interviews.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct InterviewsList {
    /// In the order of the interviewees.
    pub interviews: Vec<InterviewItem>,
}

/// An interviewee.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IntervieweeItem {
    /// The study's label.
    pub id: String,
    /// Category.
    pub category: Option<String>,
    /// Subcategory.
    pub subcategory: Option<String>,
    /// Attribution.
    pub attribution: Option<String>,
    /// Consent.
    pub consent: Option<String>,
    /// Nothing may be published before this date.
    pub embargo_until: Option<String>,
    /// Labels of those who recommended this person.
    pub recommended_by: Vec<String>,
    /// Labels of those who work in the same organisation.
    pub same_organisation_as: Vec<String>,
    /// Named groups.
    pub groups: Vec<String>,
    /// Further attributes.
    pub attributes: BTreeMap<String, String>,
    /// File names of this person's transcripts.
    pub transcripts: Vec<String>,
}

/// Interviewees.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IntervieweesList {
    /// In order of first appearance.
    pub interviewees: Vec<IntervieweeItem>,
}

/// What an import of interviewees did.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IntervieweesImport {
    /// Labels of people who are new.
    pub added: Vec<String>,
    /// What changed of whom.
    pub changed: Vec<String>,
    /// How many are as they were.
    pub unchanged: usize,
    /// Transcripts that now belong to someone.
    pub bound: Vec<String>,
    /// Rows that did not go in.
    pub problems: Vec<String>,
    /// What else to know.
    pub notes: Vec<String>,
}

/// Categories of interviewees.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CategoriesList {
    /// In their order, each followed by its subcategories.
    pub categories: Vec<CategoryRow>,
}

/// Attributes of interviewees.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AttributesList {
    /// In their order.
    pub attributes: Vec<AttributeRow>,
}

/// A row of the outreach list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OutreachItem {
    /// Its id.
    pub id: String,
    /// What the study calls the person or place that was approached.
    pub label: String,
    /// Category that it was approached for; a subcategory with its category before.
    pub category: Option<String>,
    /// Day of approach.
    pub approached: Option<String>,
    /// How the person was found.
    pub found: Option<String>,
    /// `approached`, `no answer`, `declined`, `agreed` or `interviewed`.
    pub outcome: String,
    /// Id of the interviewee that the person became.
    pub interviewee: Option<String>,
}

/// The outreach list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OutreachList {
    /// In the order in which they were added.
    pub outreach: Vec<OutreachItem>,
}

/// Coders.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CoderList {
    /// In order of being added.
    pub coders: Vec<Coder>,
}

/// The codebook.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CodesList {
    /// In order.
    pub codes: Vec<CodeRow>,
    /// People of the study with an interview who have withdrawn: they are counted nowhere.
    pub withdrawn: u32,
}

/// What an import of a codebook did.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CodebookImport {
    /// Paths of codes that are new.
    pub added: Vec<String>,
    /// Paths of codes that changed.
    pub changed: Vec<String>,
    /// How many are as they were.
    pub unchanged: usize,
    /// Rows that did not go in.
    pub problems: Vec<String>,
    /// What else to know.
    pub notes: Vec<String>,
}

/// A coding as listed. Offsets are code points, end exclusive.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CodingItem {
    /// Its id.
    pub id: String,
    /// File name of the transcript.
    pub transcript: String,
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// Whole path of the code.
    pub code: String,
    /// Name of the coder.
    pub coder: String,
    /// Stance, if any.
    pub stance: Option<String>,
    /// Basis, if any.
    pub basis: Option<String>,
    /// `prompted` or `volunteered`, if known.
    pub prompting: Option<String>,
    /// Whether it is marked as worth quoting.
    pub quotable: bool,
    /// Whether it is off the record.
    pub off_record: bool,
    /// The interviewee's approval of the passage as a quotation.
    pub approval: Option<super::QuotationApproval>,
    /// Values of attributes of codings that it has, by the name of the attribute.
    pub values: BTreeMap<String, String>,
    /// Memos on it.
    pub memos: Vec<String>,
}

/// Codings.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CodingsList {
    /// By transcript and place.
    pub codings: Vec<CodingItem>,
}

/// What an import of codings did.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CodingsImport {
    /// Codings that are new.
    pub added: usize,
    /// Codings that the coder had made before.
    pub already_there: usize,
    /// Rows that fit nothing, with line and reason.
    pub problems: Vec<String>,
    /// What else to know.
    pub notes: Vec<String>,
}

/// A memo.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MemoItem {
    /// Its id.
    pub id: String,
    /// `study`, `interview`, `interviewee`, `code` or `coding`.
    pub about: String,
    /// Name or id of what it is about; `null` for the study.
    pub target: Option<String>,
    /// Name of the coder.
    pub coder: String,
    /// What it says.
    pub text: String,
    /// When it was last changed.
    pub at: String,
}

/// Memos.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MemosList {
    /// Oldest first.
    pub memos: Vec<MemoItem>,
}

/// What left.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Exported {
    /// The file.
    pub path: String,
    /// Number of rows.
    pub rows: usize,
    /// Codings of people who have withdrawn: these stay behind. None of them is in what is no list of excerpts.
    pub withdrawn: usize,
}

/// The trail.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HistoryList {
    /// Newest first.
    pub actions: Vec<HistoryRow>,
}

/// What a check found.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct CheckResult {
    /// Whether nothing is wrong.
    pub clean: bool,
    /// What is wrong.
    pub problems: Vec<String>,
    /// How much there is.
    pub counts: super::Counts,
}

/// A backup.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BackupMade {
    /// The file.
    pub path: String,
    /// How it was shown to open: from the `passphrase` or the `recovery key` alone.
    pub verified: String,
}

/// What a restore did.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Restored {
    /// The study.
    pub path: String,
    /// Where the study that stood there is kept; `null` where there was none.
    pub kept: Option<String>,
}
