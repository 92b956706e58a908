//! Real names in the key file.

use rusqlite::params;
use verbatim_model::AliasId;

use crate::rows::C;
use crate::{KeyFile, StoreError, now};

/// A real name as it stood in a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Form {
    /// The alias that takes its place.
    pub alias: AliasId,
    /// The name.
    pub words: String,
}

impl KeyFile {
    /// All real names, by alias.
    ///
    /// # Errors
    /// What the database says.
    pub fn forms(&self) -> Result<Vec<Form>, StoreError> {
        self.rows().all("SELECT alias, words FROM form ORDER BY alias, words", [], |row| {
            Ok(Form { alias: row.get::<_, C<_>>(0)?.0, words: row.get(1)? })
        })
    }

    /// Adds real names, all or none. Those that are there stay.
    ///
    /// # Errors
    /// What the database says.
    pub fn add_forms(&mut self, forms: &[Form]) -> Result<(), StoreError> {
        let transaction = self.conn.transaction()?;
        {
            let sql = "INSERT OR IGNORE INTO form (alias, words) VALUES (?1, ?2)";
            let mut insert = transaction.prepare_cached(sql)?;
            for form in forms {
                insert.execute(params![C(form.alias), form.words])?;
            }
        }
        Ok(transaction.commit()?)
    }

    /// Gives a real name to another alias, or to none.
    ///
    /// # Errors
    /// What the database says.
    pub fn move_form(&mut self, form: &Form, to: Option<AliasId>) -> Result<(), StoreError> {
        let transaction = self.conn.transaction()?;
        transaction.execute(
            "DELETE FROM form WHERE alias = ?1 AND words = ?2",
            params![C(form.alias), form.words],
        )?;
        if let Some(to) = to {
            let sql = "INSERT OR IGNORE INTO form (alias, words) VALUES (?1, ?2)";
            transaction.execute(sql, params![C(to), form.words])?;
        }
        Ok(transaction.commit()?)
    }

    /// Names that may stand where they are found, with the reason.
    ///
    /// # Errors
    /// What the database says.
    pub fn allowed_names(&self) -> Result<Vec<(String, String)>, StoreError> {
        let sql = "SELECT words, reason FROM allowed_name ORDER BY words";
        self.rows().all(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// Lets a name stand wherever it is found.
    ///
    /// # Errors
    /// What the database says.
    pub fn allow_name(&self, words: &str, reason: &str) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO allowed_name (words, reason, who, at) VALUES (?1, ?2, ?3, ?4)";
        self.conn.execute(sql, params![words, reason, self.who, now().0])?;
        Ok(())
    }
}
