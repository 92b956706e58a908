//! A second pair of eyes on an open study.

use rusqlite::{Connection, OpenFlags};

use crate::connection::open_with_key;
use crate::{Rows, Store, StoreError};

/// Reads rows on another thread while the study itself reads or changes others. It sees what was
/// committed, and can change nothing.
pub struct Reader {
    conn: Connection,
}

impl Store {
    /// Opens the study file a second time, for reading.
    ///
    /// # Errors
    /// What the disk or the database says.
    pub fn reader(&self) -> Result<Reader, StoreError> {
        let conn = open_with_key(&self.path, &self.key, &self.salt, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        // Every page is read once and not looked at again.
        conn.execute_batch("PRAGMA cache_size = -1000;")?;
        Ok(Reader { conn })
    }
}

impl Reader {
    /// Reads rows.
    #[must_use]
    pub const fn rows(&self) -> Rows<'_> {
        Rows { conn: &self.conn }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use verbatim_model::{ActionKind, Coder, CoderId};

    use crate::{NewAction, Secret, Store, StoreError, now};

    #[test]
    fn it_sees_what_was_committed_and_can_change_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Operations.verbatim");
        let mut store = Store::create(&path, "Operations", &Secret::raw_for_tests(1)).unwrap();
        let reader = store.reader().unwrap();
        let action = NewAction { kind: ActionKind::AddCoder, coder: None, coder_name: String::new() };
        let done = store.transact::<_, StoreError>(action, |tx| {
            tx.insert_coder(&Coder { id: CoderId::new(), name: "Ines".to_owned(), created_at: now() })?;
            assert_eq!(reader.rows().coders()?.len(), 0);
            Ok(((), "{}".to_owned()))
        });
        assert!(done.unwrap().number.is_some());
        assert_eq!(reader.rows().coders().unwrap()[0].name, "Ines");
        assert!(reader.conn.execute("DELETE FROM coder", []).is_err());
    }
}
