//! Bringing codings in from a file, as one action.

mod quotations;
mod resolve;

use std::path::PathBuf;

pub(crate) use quotations::find_places;

pub use verbatim_import::codings::Mapping;
use verbatim_import::codings::read_codings;
use verbatim_model::{ActionKind, CodeId, TranscriptId};

use crate::codings::import::resolve::Resolver;
use crate::subject::{Marks, Subject};
use crate::{Changed, Progress, Study, StudyError};

/// What an import of codings did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodingsReport {
    /// Codings that were added.
    pub added: usize,
    /// Codings that the coder had made before.
    pub already_there: usize,
    /// Rows that fit nothing, with line and reason.
    pub problems: Vec<String>,
    /// What else to know.
    pub notes: Vec<String>,
}

/// A file of codings.
#[derive(Clone, Debug)]
pub struct CodingsFile {
    /// Where it lies; its name says the format, and which transcript rows are of that name none.
    pub path: PathBuf,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Study {
    /// Imports codings from a table (CSV, XLSX) or JSON lines, by offsets or by quotation. Rows that fit nothing,
    /// and files that hold no codings, are listed with the reason; the rest go in as one action.
    ///
    /// # Errors
    /// [`StudyError::NoCoder`], [`StudyError::Cancelled`], or what the study file says.
    pub fn import_codings(
        &mut self,
        files: &[CodingsFile],
        progress: &dyn Progress,
    ) -> Result<Changed<CodingsReport>, StudyError> {
        self.import_mapped_codings(files, &Mapping::default(), progress)
    }

    /// The same where a person says what columns of a table mean. Codes of a table of another tool that the
    /// study does not have are added, with those above them.
    ///
    /// # Errors
    /// As [`Study::import_codings`].
    pub fn import_mapped_codings(
        &mut self,
        files: &[CodingsFile],
        mapping: &Mapping,
        progress: &dyn Progress,
    ) -> Result<Changed<CodingsReport>, StudyError> {
        let me = self.coder.clone().ok_or(StudyError::NoCoder)?;
        let mut resolver = Resolver::new(self, me)?;
        let (texts, hash) = (self.text_source()?, self.store.passage_hasher());
        self.act(ActionKind::ImportCodings, |tx, _| {
            let mut report = CodingsReport::default();
            for (done, file) in files.iter().enumerate() {
                progress.at(done, files.len())?;
                let name =
                    file.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
                let at = |text: String| if files.len() > 1 { format!("{name}: {text}") } else { text };
                match read_codings(&name, &file.bytes, &resolver.attributes, mapping) {
                    Err(e) => report.problems.push(format!("{name}: {e}")),
                    Ok(read) => {
                        resolver.makes_codes = read.makes_codes || mapping.add_codes;
                        let mut problems = resolver.bring_in(tx, &texts, &hash, (&name, &read.codings))?;
                        problems.extend(read.problems.into_iter().map(|p| (p.line, p.reason)));
                        problems.sort_by_key(|(line, _)| *line);
                        let told = problems.into_iter().map(|(n, e)| at(format!("line {n}: {e}")));
                        report.problems.extend(told);
                        report.notes.extend(read.notes.into_iter().map(at));
                    }
                }
            }
            report.notes.extend(resolver.notes());
            report.added = resolver.added;
            report.already_there = resolver.already_there;
            let marks = Marks {
                codebook: !resolver.made.is_empty(),
                transcripts: resolver.coded.into_iter().map(TranscriptId::uuid).collect(),
                codes: resolver.used.into_iter().map(CodeId::uuid).collect(),
                ..Marks::default()
            };
            let added = report.added;
            Ok((report, Subject::counted(added, marks)))
        })
    }
}
