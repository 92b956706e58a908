//! Excerpts that left, or would leave.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

/// Excerpts that left or would leave, and what was done so that they may.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct ExcerptsExported {
    /// The file; `null` for a preview.
    pub path: Option<String>,
    /// `team` or `publication`.
    pub purpose: String,
    /// Number of excerpts.
    pub rows: usize,
    /// Codings of people who have withdrawn: these stay behind, whatever the purpose.
    pub withdrawn: usize,
    /// Fewest people who could carry a label; `null` for the team.
    pub k: Option<u32>,
    /// How many people are quoted; `null` for the team.
    pub quoted: Option<usize>,
    /// What stays behind, by reason; for the team alone.
    pub stays: Vec<ExcerptsStaying>,
    /// Words that may identify somebody, in excerpts that stay behind for them; for the team alone.
    pub words: Vec<WordsFound>,
    /// Labels that have stepped up; for the team alone.
    pub labels: Vec<LabelRaised>,
    /// People whom the excerpts point to, read by a colleague of theirs; for the team alone.
    pub points_to: Vec<PointsTo>,
    /// What was done, in sentences.
    pub said: Vec<String>,
}

/// Excerpts that stay behind for one reason.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct ExcerptsStaying {
    /// The reason, in words.
    pub why: String,
    /// How many people speak in them.
    pub people: usize,
    /// The excerpts.
    pub excerpts: Vec<StayingExcerpt>,
}

/// An excerpt that stays behind. Offsets are code points of the transcript, end exclusive.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct StayingExcerpt {
    /// Id of the transcript.
    pub id: String,
    /// File name of the transcript.
    pub transcript: String,
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// ¶ of the turn in which it begins.
    pub turn: Option<u32>,
    /// Whole path of its code.
    pub code: String,
    /// Label of the interviewee, where one person speaks.
    pub interviewee: Option<String>,
}

/// Words that may identify somebody.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct WordsFound {
    /// The words.
    pub words: String,
    /// File name of the transcript.
    pub transcript: String,
    /// Why they were found, as a phrase.
    pub reason: String,
}

/// A label with what is said in its place: another where too few people could carry it, or to keep one of these
/// company.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct LabelRaised {
    /// What people have.
    pub own: String,
    /// What they are attributed as.
    pub label: String,
    /// How many people have it.
    pub people: usize,
}

/// Somebody whom fewer people fit than may be.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct PointsTo {
    /// Label of the interviewee.
    pub interviewee: String,
    /// How many people fit, the person among them.
    pub fits: u32,
    /// Numbers of the excerpts that are read together.
    pub excerpts: Vec<usize>,
    /// What leads there, in sentences.
    pub chain: Vec<String>,
    /// The smallest change that breaks it, in sentences.
    pub change: Vec<String>,
}

/// The template of reports, written to be changed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TemplateWritten {
    /// The file.
    pub path: String,
}

/// Excerpts as they would leave. Nothing was written or recorded.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ExcerptsPreview {
    /// How many would leave, and what was done so that they may.
    pub exported: ExcerptsExported,
    /// How many people speak in them.
    pub people: usize,
    /// How many interviewees the study has.
    pub interviewees: usize,
    /// Fewest people who could carry a label in a publication of the study.
    pub k: u32,
    /// Every label that somebody has with what a publication says in its place; for the team nothing.
    pub attributed: Vec<LabelRaised>,
    /// Labels that could step up with a rare one in the place of the next smallest; for the team none.
    pub partners: Vec<PartnerLabel>,
    /// The document; `null` where no excerpt may leave.
    pub page: Option<ExcerptsPage>,
}

/// A label that could step up with a rare one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PartnerLabel {
    /// The label.
    pub label: String,
    /// The category of its people; of one category one label at most is chosen.
    pub category: String,
}

/// The beginning of a document of excerpts, and further on those that point to somebody.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ExcerptsPage {
    /// Its title.
    pub title: String,
    /// What marks it as internal, at its head.
    pub mark: Option<String>,
    /// What stands in it.
    pub blocks: Vec<PageBlock>,
    /// How many excerpts follow in the file.
    pub more: usize,
}

/// A part of a page that begins on a line of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", content = "value")]
pub enum PageBlock {
    /// A heading.
    Heading(PageHeading),
    /// A small paragraph: a definition, what a reader must know.
    Note(Vec<PageWords>),
    /// What somebody said.
    Quote(PageQuote),
    /// A list of the headings, with its title.
    Contents(PageContents),
    /// So many excerpts of the file are not shown here.
    Skipped(usize),
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PageHeading {
    /// From 1, the highest below the title.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// What stands small below it or beside it.
    pub note: Option<String>,
}

/// What somebody said, and who.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PageQuote {
    /// Number of the excerpt, by which `points_to` refers to it; it stands nowhere on the page.
    pub number: usize,
    /// Its paragraphs.
    pub paragraphs: Vec<Vec<PageWords>>,
    /// Who said it: `—Survivor advocate`.
    pub attribution: Option<String>,
    /// Small lines below it.
    pub notes: Vec<String>,
}

/// A list of headings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PageContents {
    /// What stands over it.
    pub title: String,
    /// The headings that it lists.
    pub headings: Vec<PageHeading>,
}

/// Words of a paragraph that look alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PageWords {
    /// The words.
    pub text: String,
    /// How they look.
    pub look: PageLook,
}

/// How words look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PageLook {
    /// As the rest.
    Plain,
    /// Bold.
    Strong,
    /// Stressed.
    Emphasis,
    /// What stands for a name.
    Alias,
}

/// Excerpts that left.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ExcerptsGone {
    /// What left, and what was done so that it may.
    pub exported: ExcerptsExported,
    /// The bytes, for the clipboard; `null` where they are in the file.
    pub bytes: Option<Vec<u8>>,
    /// What was done, for the status line.
    pub said: String,
}
