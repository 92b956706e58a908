//! The study's own row and its settings.

use rusqlite::params;
use verbatim_model::Timestamp;

use crate::rows::C;
use crate::{Rows, StoreError, Tx};

impl Rows<'_> {
    /// Name of the study and when it was made.
    ///
    /// # Errors
    /// What the database says.
    pub fn study(&self) -> Result<(String, Timestamp), StoreError> {
        self.one("SELECT name, created_at FROM study WHERE id = 1", [], |row| {
            Ok((row.get(0)?, row.get::<_, C<_>>(1)?.0))
        })?
        .ok_or_else(|| StoreError::Damaged("the study has no name row".to_owned()))
    }

    /// How many purges there were.
    ///
    /// # Errors
    /// What the database says.
    pub fn purge_number(&self) -> Result<u32, StoreError> {
        let number = self.one("SELECT purge_number FROM study WHERE id = 1", [], |row| row.get(0))?;
        number.ok_or_else(|| StoreError::Damaged("the study has no name row".to_owned()))
    }

    /// Value of a setting, where it was ever set.
    ///
    /// # Errors
    /// What the database says.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.one("SELECT value FROM setting WHERE key = ?1", [key], |row| row.get(0))
    }

    /// Settings whose key begins so, each with the rest of its key, by key.
    ///
    /// # Errors
    /// What the database says.
    pub fn settings_under(&self, begin: &str) -> Result<Vec<(String, String)>, StoreError> {
        let sql = "SELECT substr(key, length(?1) + 1), value FROM setting
                   WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key";
        self.all(sql, [begin], |row| Ok((row.get(0)?, row.get(1)?)))
    }
}

impl Tx<'_> {
    /// Gives the study another name.
    ///
    /// # Errors
    /// What the database says.
    pub fn rename_study(&self, name: &str) -> Result<(), StoreError> {
        self.execute("UPDATE study SET name = ?1 WHERE id = 1", [name]).map(drop)
    }

    /// Sets a setting.
    ///
    /// # Errors
    /// What the database says.
    pub fn set_setting(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO setting (key, value) VALUES (?1, ?2)
                   ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        self.execute(sql, params![key, value]).map(drop)
    }

    /// Takes a setting away, where it was set.
    ///
    /// # Errors
    /// What the database says.
    pub fn clear_setting(&self, key: &str) -> Result<(), StoreError> {
        self.execute("DELETE FROM setting WHERE key = ?1", [key]).map(drop)
    }

    /// Takes away all settings whose key names something that goes, by its id.
    ///
    /// # Errors
    /// What the database says.
    pub(crate) fn clear_settings_naming(&self, id: uuid::Uuid) -> Result<(), StoreError> {
        self.execute("DELETE FROM setting WHERE instr(key, ?1) > 0", [id.to_string()]).map(drop)
    }

    /// Moves settings whose key begins so and names one thing to another, unless they are set there.
    ///
    /// # Errors
    /// What the database says.
    pub fn move_settings(&self, begin: &str, from: uuid::Uuid, to: uuid::Uuid) -> Result<(), StoreError> {
        let sql = "UPDATE OR IGNORE setting SET key = replace(key, ?2, ?3)
                   WHERE substr(key, 1, length(?1)) = ?1 AND instr(key, ?2) > 0";
        self.execute(sql, params![begin, from.to_string(), to.to_string()]).map(drop)
    }
}
