//! Actions of the log by what they did.

use verbatim_model::{Action, ActionKind};

use crate::log::{ACTION, action};
use crate::rows::C;
use crate::{Rows, StoreError};

impl Rows<'_> {
    /// All actions of these kinds, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn actions_of(&self, kinds: &[ActionKind]) -> Result<Vec<Action>, StoreError> {
        let mut all = Vec::new();
        for kind in kinds {
            all.extend(self.all(&format!("{ACTION} WHERE kind = ?1"), [C(*kind)], action)?);
        }
        all.sort_unstable_by_key(|action: &Action| action.number);
        Ok(all)
    }

    /// Number of the first action of one of these kinds, where there is one.
    ///
    /// # Errors
    /// What the database says.
    pub fn first_of(&self, kinds: &[ActionKind]) -> Result<Option<i64>, StoreError> {
        let mut first: Option<i64> = None;
        for kind in kinds {
            let sql = "SELECT number FROM action WHERE kind = ?1 ORDER BY number LIMIT 1";
            let number = self.one(sql, [C(*kind)], |row| row.get(0))?;
            first = first.into_iter().chain(number).min();
        }
        Ok(first)
    }
}
