//! Rows of coders.

use rusqlite::params;
use verbatim_model::{Coder, CoderId};

use crate::rows::C;
use crate::{Rows, StoreError, Tx};

impl Rows<'_> {
    /// All coders, in order of being added.
    ///
    /// # Errors
    /// What the database says.
    pub fn coders(&self) -> Result<Vec<Coder>, StoreError> {
        self.all("SELECT id, name, created_at FROM coder ORDER BY created_at, id", [], |row| {
            Ok(Coder {
                id: row.get::<_, C<_>>(0)?.0,
                name: row.get(1)?,
                created_at: row.get::<_, C<_>>(2)?.0,
            })
        })
    }

    /// Names under which the log knows who did something, each once, with the coder where there was one.
    ///
    /// # Errors
    /// What the database says.
    pub fn authors(&self) -> Result<Vec<(Option<CoderId>, String)>, StoreError> {
        self.all("SELECT DISTINCT coder_id, coder_name FROM action WHERE coder_name <> ''", [], |row| {
            Ok((row.get::<_, Option<C<_>>>(0)?.map(|c| c.0), row.get(1)?))
        })
    }
}

impl Tx<'_> {
    /// Adds a coder.
    ///
    /// # Errors
    /// What the database says.
    pub fn insert_coder(&self, coder: &Coder) -> Result<(), StoreError> {
        let sql = "INSERT INTO coder (id, name, created_at) VALUES (?1, ?2, ?3)";
        self.execute(sql, params![C(coder.id), coder.name, C(coder.created_at)]).map(drop)
    }
}
