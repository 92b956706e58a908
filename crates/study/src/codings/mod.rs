//! Codings: the one place in which they are added, changed and removed.

mod add;
mod change;
mod import;
mod list;

pub use add::{Added, NewCoding};
pub use change::Marks;
pub use import::{CodingsFile, CodingsReport};
pub use list::{CodingFilter, CodingRow};

use verbatim_model::{Coding, CodingId};

use crate::{Study, StudyError};

impl Study {
    /// A coding by id.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn coding(&self, id: CodingId) -> Result<Coding, StudyError> {
        let missing = || StudyError::Missing { what: "coding", name: id.to_string() };
        self.store.rows().coding(id)?.ok_or_else(missing)
    }
}
