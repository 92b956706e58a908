//! The search index as rows of the encrypted file.
//!
//! They can be made anew from the texts at any time, so they stand outside the log.

use rusqlite::params;

use crate::{Rows, Store, StoreError};

impl Rows<'_> {
    /// The rows of the kept search index by name; empty where none was kept.
    ///
    /// # Errors
    /// What the database says.
    pub fn search_index(&self) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        self.all("SELECT name, bytes FROM search_index", [], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// One row of the kept search index.
    ///
    /// # Errors
    /// What the database says.
    pub fn search_index_row(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.one("SELECT bytes FROM search_index WHERE name = ?1", [name], |row| row.get(0))
    }
}

impl Store {
    /// Keeps one more file of a search index, in a transaction of its own. The first drops what was
    /// kept before. Does nothing where the study can only be read.
    ///
    /// # Errors
    /// What the database says.
    pub fn keep_in_search_index(&mut self, first: bool, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        if self.read_only.is_some() {
            return Ok(());
        }
        let transaction = self.conn.transaction()?;
        if first {
            transaction.execute("DELETE FROM search_index", [])?;
        }
        transaction
            .execute("INSERT INTO search_index (name, bytes) VALUES (?1, ?2)", params![name, bytes])?;
        transaction.commit()?;
        Ok(())
    }
}
