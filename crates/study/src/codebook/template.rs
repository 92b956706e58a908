//! Built-in codebooks.

use std::path::Path;

use crate::codebook::CodebookReport;
use crate::{Changed, Study, StudyError};

/// Names of the built-in codebooks.
pub const TEMPLATES: &[&str] = &["tvpa"];

/// The three aims of the TVPA with the themes of a study on anti-trafficking police operations.
const TVPA: &str = include_str!("tvpa.csv");

impl Study {
    /// Fills an empty codebook from a built-in one.
    ///
    /// # Errors
    /// [`StudyError::HasCodebook`], [`StudyError::Missing`] for a name that is no template, or
    /// what the study file says.
    pub fn use_template(&mut self, name: &str) -> Result<Changed<CodebookReport>, StudyError> {
        if !TEMPLATES.contains(&name) {
            return Err(StudyError::Missing { what: "codebook template", name: name.to_owned() });
        }
        if !self.codebook()?.is_empty() {
            return Err(StudyError::HasCodebook);
        }
        self.import_codebook(Path::new("tvpa.csv"), TVPA.as_bytes())
    }
}
