//! The codebook: a tree of codes under themes.

mod add;
mod delete;
mod describe;
mod import;
mod merge;
mod passages;
mod place;
mod split;
mod template;
mod versions;

pub(crate) use add::plan;
pub use delete::Loss;
pub use describe::{CodeChange, TextField};
pub use import::CodebookReport;
pub use merge::Merged;
pub use passages::{CodeFilter, CodedWith};
pub use place::Moved;
pub use split::Split;
pub use template::TEMPLATES;
pub use versions::{BesideCodes, CodeVersion};

use std::sync::Arc;

use verbatim_model::{Code, CodeId, Codebook};

use crate::{Study, StudyError};

impl Study {
    /// The codebook in order.
    ///
    /// # Errors
    /// What the study file says.
    pub fn codebook(&self) -> Result<Codebook, StudyError> {
        Ok(Codebook::new(self.store.rows().codes()?))
    }

    /// The codebook, read once and kept.
    ///
    /// # Errors
    /// What the study file says.
    pub fn kept_codebook(&self) -> Result<Arc<Codebook>, StudyError> {
        if let Some(book) = &self.kept.state(self.store.rows())?.book {
            return Ok(Arc::clone(book));
        }
        let book = Arc::new(self.codebook()?);
        self.kept.state(self.store.rows())?.book = Some(Arc::clone(&book));
        Ok(book)
    }

    /// The code of a whole path or an unambiguous ending of one.
    ///
    /// # Errors
    /// [`StudyError::FindCode`], or what the study file says.
    pub fn find_code(&self, written: &str) -> Result<Code, StudyError> {
        Ok(self.codebook()?.find(written)?.clone())
    }

    /// A code by id.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn code(&self, id: CodeId) -> Result<Code, StudyError> {
        let missing = || StudyError::Missing { what: "code", name: id.to_string() };
        self.store.rows().code(id)?.ok_or_else(missing)
    }
}
