//! Files of the search index as rows of the encrypted file.
//!
//! They can be made anew from the texts at any time, so they stand outside the log.

use rusqlite::params;

use crate::{Rows, Store, StoreError};

impl Rows<'_> {
    /// The kept files of the search index by name; empty where none was kept.
    ///
    /// # Errors
    /// What the database says.
    pub fn search_index(&self) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        self.all("SELECT name, bytes FROM search_index", [], |row| Ok((row.get(0)?, row.get(1)?)))
    }
}

impl Store {
    /// Replaces the kept search index whole, in one transaction. Does nothing where the study can
    /// only be read.
    ///
    /// # Errors
    /// What the database says.
    pub fn keep_search_index(&mut self, files: &[(String, Vec<u8>)]) -> Result<(), StoreError> {
        if self.read_only.is_some() {
            return Ok(());
        }
        let transaction = self.conn.transaction()?;
        transaction.execute("DELETE FROM search_index", [])?;
        for (name, bytes) in files {
            transaction
                .execute("INSERT INTO search_index (name, bytes) VALUES (?1, ?2)", params![name, bytes])?;
        }
        transaction.commit()?;
        Ok(())
    }
}
