//! Codings: the one place in which they are added, changed and removed.

mod add;
mod approval;
mod attributes;
mod change;
mod import;
mod join;
mod list;
mod passages;
mod recode;
mod several;
mod stance;

pub use add::{Added, NewCoding, SeenPassage};
pub use attributes::{CodingAttributeForm, CodingAttributeRow};
pub(crate) use attributes::{alike, settled, values_of};
pub use change::{Marks, Removed};
pub(crate) use import::find_places;
pub use import::{CodingsFile, CodingsReport, Mapping};
pub(crate) use join::join;
pub use list::{CodingFilter, CodingRow};
pub use passages::{Around, Passage};
pub use recode::Recoded;
pub(crate) use recode::Recoding;
pub(crate) use stance::Passing;

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
