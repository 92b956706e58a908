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
