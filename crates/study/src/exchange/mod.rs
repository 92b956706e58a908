//! Projects of other tools, and of Verbatim, brought into a study.

mod codes;
mod codings;
mod kept;
mod memos;
mod people;
mod read;
mod report;
mod texts;
mod work;

pub(crate) use kept::{KEPT as KEPT_PARTS, bare_parts, kept_parts};
pub use read::read_project;
pub use report::write_report;
pub use verbatim_import::refi::{Fate, Item, ReadProject};
use verbatim_model::{ActionKind, CodeId, CoderId, TranscriptId};

use crate::exchange::work::Work;
use crate::subject::{Marks, Subject};
use crate::{Changed, Progress, Study, StudyError};

/// What an import of a project did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectReport {
    /// What was added.
    pub added: ProjectCounts,
    /// What the study had already; it stays as it is.
    pub already_there: ProjectCounts,
    /// What had no place, or not the place that it had, item by item.
    pub items: Vec<Item>,
    /// What else to know of the file.
    pub notes: Vec<String>,
}

/// How many of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

impl Study {
    /// Chooses who brings a project in. A coder whom the project knows by this name is added with the
    /// same id, so that a study that goes out and comes in again is the same.
    ///
    /// # Errors
    /// As [`Study::choose_coder`].
    pub fn choose_coder_of(&mut self, project: &ReadProject, name: &str) -> Result<(), StudyError> {
        let wanted = name.trim().to_lowercase();
        let known = project.coders.iter().find(|(_, name)| name.to_lowercase() == wanted);
        if let (Some((id, name)), Err(_)) = (known, self.find_coder(name)) {
            self.add_coder_as(CoderId::from(*id), name)?;
        }
        self.choose_coder(name).map(drop)
    }

    /// Adds what a project holds, as one action. What the study has already stays as it is: codes by id
    /// or path, people by id or label, texts by their words. What had no place is listed.
    ///
    /// # Errors
    /// [`StudyError::NoCoder`], [`StudyError::Cancelled`], or what the study file says.
    pub fn import_project(
        &mut self,
        project: ReadProject,
        progress: &dyn Progress,
    ) -> Result<Changed<ProjectReport>, StudyError> {
        let (text_hash, passage_hash) = (self.store.text_hasher(), self.store.passage_hasher());
        self.act(ActionKind::ImportProject, |tx, me| {
            let mut work = Work::new(tx, me, &project)?;
            work.coders(&project)?;
            work.codes(&project)?;
            work.people(&project)?;
            let of = project.texts.len();
            let mut codings = work.coding_desk()?;
            for (done, text) in project.texts.iter().enumerate() {
                progress.at(done, of)?;
                if let Some(id) = work.text(text, &text_hash)? {
                    work.transcripts.insert(text.id, id);
                    work.codings_of(text, id, &mut codings, &passage_hash)?;
                }
            }
            work.memos(&project)?;
            work.keep_parts(&project)?;
            progress.at(of, of)?;
            let marks = Marks {
                transcripts: work.coded.iter().copied().map(TranscriptId::uuid).collect(),
                codes: work.used.iter().copied().map(CodeId::uuid).collect(),
                codebook: true,
                interviews: true,
                interviewees: true,
                text: work.report.added.transcripts > 0,
                notes_only: false,
            };
            let count = work.report.added.transcripts;
            let codings = work.report.added.codings;
            let subject = Subject { codings: Some(codings), ..Subject::counted(count, marks) };
            Ok((work.finish(), subject))
        })
    }
}
