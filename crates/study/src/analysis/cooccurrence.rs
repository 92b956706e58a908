//! Which codes come together.

use verbatim_analysis::{Pair, Reach, Unit};

use crate::analysis::choice::Choice;
use crate::{Study, StudyError};

/// Which codes come together, with their names.
#[derive(Clone, Debug)]
pub struct NamedCooccurrence {
    /// Whole paths of the codes, in the order of the codebook.
    pub paths: Vec<String>,
    /// Of each code: how many distinct passages, turns or people.
    pub of: Vec<u32>,
    /// Pairs that are together at least once. Their numbers are places in `paths`.
    pub pairs: Vec<Pair>,
    /// Everybody who can be counted.
    pub everybody: Reach,
}

impl Study {
    /// Counts how often each two codes come together; a code holds what its descendants hold where
    /// `roll_up` says so.
    ///
    /// # Errors
    /// As [`Study::matrix_of`], without columns.
    pub fn cooccurrence(
        &self,
        unit: Unit,
        roll_up: bool,
        choice: &Choice,
    ) -> Result<NamedCooccurrence, StudyError> {
        let book = self.kept_codebook()?;
        let prepared = self.counting(choice)?.prepared;
        let found = prepared.cooccurrence(unit, roll_up);
        Ok(NamedCooccurrence {
            paths: (0..book.len()).map(|place| book.path(place).to_string()).collect(),
            of: found.of,
            pairs: found.pairs,
            everybody: prepared.everybody(),
        })
    }
}
