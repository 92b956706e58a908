//! Projects and codebooks of other tools, in and out.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::Change;

/// A project that came in.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ProjectImport {
    /// The study that it came into.
    pub study: String,
    /// Recovery key of the study, 24 words, where it was made for this; shown this once.
    pub recovery_key: Option<String>,
    /// What was added.
    pub added: ProjectCounts,
    /// What the study had already; it stays as it is.
    pub already_there: ProjectCounts,
    /// How many things are not in the study.
    pub left_out: usize,
    /// How many are in it in another form.
    pub changed: usize,
    /// How many have no place and are kept, so that they leave again with a project.
    pub kept: usize,
    /// The file that lists them, where one was asked for.
    pub report: Option<String>,
    /// What else to know of the file.
    pub notes: Vec<String>,
}

/// How many of each.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct ProjectCounts {
    /// Coders.
    pub coders: usize,
    /// Codes.
    pub codes: usize,
    /// Interviewees.
    pub interviewees: usize,
    /// Transcripts.
    pub transcripts: usize,
    /// Codings.
    pub codings: usize,
    /// Memos.
    pub memos: usize,
}

/// What of a project had no place, as `import-project --report` writes it.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct ProjectReport {
    /// Name of the file that was read.
    pub file: String,
    /// The program that wrote it, as it says.
    pub origin: Option<String>,
    /// What had no place, or not the place that it had, in the order of the file.
    pub items: Vec<ProjectItem>,
    /// What else to know of the file.
    pub notes: Vec<String>,
}

/// Something that had no place, or not the place that it had.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct ProjectItem {
    /// `left out`, `changed` or `kept`.
    pub fate: String,
    /// What it is: `coding`, `set`, `graph`, `source` and others.
    pub what: String,
    /// Its name, or where it stands.
    pub name: String,
    /// Its id in the file, where it has one.
    pub id: Option<String>,
    /// Why, as a sentence.
    pub why: String,
}

/// A project that left.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct ProjectExport {
    /// The file.
    pub path: String,
    /// Transcripts in it.
    pub transcripts: usize,
    /// Codings in it.
    pub codings: usize,
    /// What the standard has no place for, or what may not leave.
    pub stays_behind: Vec<StaysBehind>,
    /// What else to know before it is opened elsewhere.
    pub notes: Vec<String>,
}

/// Something of the study that is not in a project file.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct StaysBehind {
    /// What, in the plural.
    pub what: String,
    /// How many.
    pub count: usize,
}

/// What a project or codebook holds, before anything of it is stored.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ProjectPreview {
    /// Name of the file.
    pub file: String,
    /// The name that the project has in it.
    pub name: Option<String>,
    /// The program that wrote it, as it says.
    pub origin: Option<String>,
    /// Whether it holds codes and nothing that was coded.
    pub is_codebook: bool,
    /// What it holds, of each kind.
    pub holds: ProjectCounts,
    /// Who coded.
    pub coders: Vec<ProjectCoder>,
    /// Codings of which the file does not say whose they are: they come in as those of whoever imports it.
    pub codings_of_nobody: usize,
    /// What of it already has no place here, or not the place that it had.
    pub without_place: usize,
    /// What else to know of the file.
    pub notes: Vec<String>,
}

/// Somebody who coded in a project.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ProjectCoder {
    /// Name.
    pub name: String,
    /// Codings of theirs.
    pub codings: usize,
    /// The coder of the study who this is, by id or name; `null` for one who will be added.
    pub here: Option<String>,
}

/// A project or codebook that came in through the window.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ProjectImported {
    /// What changed.
    pub change: Change,
    /// What was added.
    pub added: ProjectCounts,
    /// What the study had already; it stays as it is.
    pub already_there: ProjectCounts,
    /// What had no place, item by item.
    pub report: ProjectReport,
}

/// The codebook, which left.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CodebookGone {
    /// The file.
    pub path: String,
    /// Codes in it.
    pub codes: usize,
    /// A name for the file that says that it is internal, where it is and its own does not.
    pub better_name: Option<String>,
    /// What was done, for the status line.
    pub said: String,
}

/// The whole study, which left.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ProjectGone {
    /// What is in it and what is not.
    pub exported: ProjectExport,
    /// A name for the file that says that it is internal, where its own does not.
    pub better_name: Option<String>,
    /// What was done, for the status line.
    pub said: String,
}
