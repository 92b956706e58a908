//! Bringing a codebook in from CSV.

use std::path::Path;

use verbatim_import::codebook::{ReadCode, read_codebook};
use verbatim_model::{ActionKind, Code, CodePath, CodeText, Codebook, nearest_slot};

use crate::codebook::add::plan;
use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

/// What an import of a codebook did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodebookReport {
    /// Paths of codes that were added.
    pub added: Vec<String>,
    /// Paths of codes whose words or colour changed.
    pub changed: Vec<String>,
    /// How many were there already and are as they were.
    pub unchanged: usize,
    /// Rows that did not go in, with line and reason.
    pub problems: Vec<String>,
    /// What else to know about the file.
    pub notes: Vec<String>,
}

impl Study {
    /// Adds the codes of a CSV file and updates those that are there. A field that the file leaves
    /// empty stays as it is. One action.
    ///
    /// # Errors
    /// [`StudyError::BadFile`] where the file is no codebook, or what the study file says.
    pub fn import_codebook(
        &mut self,
        file: &Path,
        bytes: &[u8],
    ) -> Result<Changed<CodebookReport>, StudyError> {
        let bad = |e: verbatim_import::TableError| StudyError::BadFile {
            path: file.to_owned(),
            reason: e.to_string(),
        };
        let read = read_codebook(bytes).map_err(bad)?;
        let mut report = CodebookReport {
            problems: read.problems.iter().map(|p| format!("line {}: {}", p.line, p.reason)).collect(),
            notes: read.notes,
            ..CodebookReport::default()
        };
        let mut book = self.codebook()?;
        let old = book.clone();
        let mut written: Vec<Code> = Vec::new();
        for row in &read.codes {
            match take(&mut book, row) {
                Ok(codes) => written.extend(codes),
                Err(e) => report.problems.push(format!("line {}: {e}", row.line)),
            }
        }
        self.act(ActionKind::ImportCodebook, |tx, _| {
            for code in &written {
                tx.put_code(code)?;
                let path = book.path_of(code.id).map(|p| p.to_string()).unwrap_or_default();
                match old.get(code.id) {
                    Some(before) => {
                        if before.text != code.text {
                            tx.insert_code_version(code.id, before.version, &before.text)?;
                        }
                        report.changed.push(path);
                    }
                    None if !report.added.contains(&path) => report.added.push(path),
                    None => {}
                }
            }
            report.unchanged = read
                .codes
                .len()
                .saturating_sub(report.added.len() + report.changed.len() + report.problems.len());
            let marks = Marks { codebook: true, ..Marks::default() };
            let count = report.added.len() + report.changed.len();
            Ok((report, Subject::counted(count, marks)))
        })
    }
}

/// Takes one row into the book; answers the codes that have to be written for it.
fn take(book: &mut Codebook, row: &ReadCode) -> Result<Vec<Code>, StudyError> {
    let path = CodePath(row.path.clone());
    let mut written = plan(book, &path)?;
    let Some(code) = book.at_path(&path).cloned() else { return Ok(written) };
    let new = written.last().is_some_and(|c| c.id == code.id);
    let mut changed = code.clone();
    merge_text(&mut changed.text, row);
    if let Some(colour) = &row.color
        && let Some(slot) = nearest_slot(colour)
    {
        (changed.slot, changed.colour) = (slot, Some(colour.clone()));
    }
    if new {
        written.pop();
    } else if changed.text != code.text {
        changed.version += 1;
    }
    if new || changed != code {
        *book = Codebook::new(
            book.codes().iter().map(|c| if c.id == code.id { changed.clone() } else { c.clone() }).collect(),
        );
        written.push(changed);
    }
    Ok(written)
}

/// Takes over the fields that the row fills.
fn merge_text(text: &mut CodeText, row: &ReadCode) {
    let fields = [
        (&mut text.statement, &row.statement),
        (&mut text.definition, &row.definition),
        (&mut text.include, &row.include),
        (&mut text.exclude, &row.exclude),
        (&mut text.example, &row.example),
    ];
    for (field, value) in fields {
        if value.is_some() {
            field.clone_from(value);
        }
    }
}
