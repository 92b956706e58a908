//! Choices of the window: panes, places, slots, drafts.
//!
//! They are no part of what is studied: nothing counts them, nothing exports them, and taking them
//! back would move the window under a person's hands. So they stand outside the log.

use rusqlite::{Row, params};
use verbatim_model::CoderId;

use crate::{Rows, Store, StoreError};

/// Stands for everyone in the column of coders.
const EVERYONE: [u8; 16] = [0; 16];

/// A choice that the study keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preference {
    /// Its name.
    pub key: String,
    /// Its value as JSON.
    pub value: String,
    /// Whose it is; `None` for everyone's.
    pub coder: Option<CoderId>,
}

fn owner(coder: Option<CoderId>) -> [u8; 16] {
    coder.map_or(EVERYONE, CoderId::to_bytes)
}

impl Rows<'_> {
    /// Choices of everyone and of one coder, by name.
    ///
    /// # Errors
    /// What the database says.
    pub fn preferences(&self, coder: Option<CoderId>) -> Result<Vec<Preference>, StoreError> {
        let sql =
            "SELECT key, value, coder_id FROM preference WHERE coder_id IN (?1, ?2) ORDER BY key, coder_id";
        self.all(sql, params![EVERYONE, owner(coder)], preference)
    }

    /// Choices of everyone and of all coders.
    ///
    /// # Errors
    /// What the database says.
    pub fn all_preferences(&self) -> Result<Vec<Preference>, StoreError> {
        self.all("SELECT key, value, coder_id FROM preference ORDER BY coder_id, key", [], preference)
    }
}

fn preference(row: &Row<'_>) -> rusqlite::Result<Preference> {
    let whose: [u8; 16] = row.get(2)?;
    let coder = (whose != EVERYONE).then(|| CoderId::from_bytes(whose));
    Ok(Preference { key: row.get(0)?, value: row.get(1)?, coder })
}

impl Store {
    /// Keeps a choice, or forgets it with `None`, and returns when that is durable.
    ///
    /// This is the one change that is no action: it touches no row of what is studied, stands in
    /// no changeset and is not undone. See the invariants in `ARCHITECTURE.md`.
    ///
    /// # Errors
    /// [`StoreError::OpenElsewhere`] or [`StoreError::ReadOnly`] where the study cannot be
    /// changed; what the database says.
    pub fn keep_preference(
        &mut self,
        coder: Option<CoderId>,
        key: &str,
        value: Option<&str>,
    ) -> Result<(), StoreError> {
        self.writable()?;
        match value {
            Some(value) => self.conn.execute(
                "INSERT INTO preference (key, coder_id, value) VALUES (?1, ?2, ?3)
                 ON CONFLICT (key, coder_id) DO UPDATE SET value = excluded.value WHERE value <> excluded.value",
                params![key, owner(coder), value],
            )?,
            None => self.conn.execute(
                "DELETE FROM preference WHERE key = ?1 AND coder_id = ?2",
                params![key, owner(coder)],
            )?,
        };
        Ok(())
    }
}
