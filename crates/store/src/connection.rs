//! A keyed connection to a study file.

use std::io::Read;
use std::path::Path;
use std::sync::Once;

use rusqlite::{Connection, OpenFlags};

use crate::StoreError;
use crate::key::{RawKey, Salt, Secret};

/// What an opening is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// To change the study. Falls back to reading where another program holds it.
    Write,
    /// Only to read; needs no lock, and many may do so at once.
    Read,
}

/// The first bytes of an unencrypted database: somebody else's file.
const PLAIN_DATABASE: &[u8; 16] = b"SQLite format 3\0";

/// SQLCipher's page size, below which no file is a study. A power cut in the middle of growing may
/// leave a part of a page at the end, which the write-ahead log still holds whole.
const PAGE: u64 = 4096;

/// Reads the salt of a study file and refuses what cannot be one.
pub(crate) fn read_salt(path: &Path) -> Result<Salt, StoreError> {
    let mut file = std::fs::File::open(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => StoreError::Missing(path.to_owned()),
        _ => StoreError::io("cannot open", path)(e),
    })?;
    let length = file.metadata().map_err(StoreError::io("cannot read", path))?.len();
    let mut salt = [0; 16];
    #[cfg(test)]
    if plain::is_on() {
        return Ok([0; 16]);
    }
    if length < PAGE || file.read_exact(&mut salt).is_err() || &salt == PLAIN_DATABASE {
        return Err(StoreError::NotAStudy(path.to_owned()));
    }
    Ok(salt)
}

/// Opens an existing file with a secret, trying each key that the secret can mean.
///
/// A power cut may have torn the page that holds the salt. Whatever the key, an opening for writing
/// makes it whole again from the journal or the write-ahead log; then the right salt is there.
pub(crate) fn open_with_secret(
    path: &Path,
    secret: &Secret,
    flags: OpenFlags,
) -> Result<(Connection, RawKey, Salt), StoreError> {
    let salt = read_salt(path)?;
    let opened = match open_with_salt(path, secret, salt, flags) {
        Err(StoreError::WrongSecret) => match read_salt(path)? {
            same if same == salt => Err(StoreError::WrongSecret),
            mended => open_with_salt(path, secret, mended, flags),
        },
        opened => opened,
    };
    opened.map_err(|error| match error {
        StoreError::WrongSecret => secret.wrong(),
        other => other,
    })
}

fn open_with_salt(
    path: &Path,
    secret: &Secret,
    salt: Salt,
    flags: OpenFlags,
) -> Result<(Connection, RawKey, Salt), StoreError> {
    for key in secret.keys(&salt) {
        let key = key?;
        match open_with_key(path, &key, &salt, flags) {
            Err(StoreError::WrongSecret) => {}
            opened => return opened.map(|conn| (conn, key, salt)),
        }
    }
    Err(StoreError::WrongSecret)
}

/// Opens or makes a file with a key, and reads one page to see that the key is right.
pub(crate) fn open_with_key(
    path: &Path,
    key: &RawKey,
    salt: &Salt,
    flags: OpenFlags,
) -> Result<Connection, StoreError> {
    let conn = keyed(path, key, salt, flags)?;
    conn.busy_timeout(std::time::Duration::from_secs(5))?;
    match conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)) {
        Ok(_) => {}
        Err(e) if e.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
            return Err(StoreError::WrongSecret);
        }
        Err(e) => return Err(e.into()),
    }
    conn.execute_batch(
        "PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0; PRAGMA cache_size = -16000;
         PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;",
    )?;
    conn.set_prepared_statement_cache_capacity(128);
    Ok(conn)
}

/// Lets SQLCipher set itself up before a second thread can ask for anything: SQLite calls itself
/// ready just before it runs that part, and a key given in that moment would be refused.
fn set_up() {
    static DONE: Once = Once::new();
    DONE.call_once(|| {
        // Should even this fail, the opening that follows says why.
        let _ = Connection::open_in_memory();
    });
}

/// Opens a file and gives it its key.
fn keyed(path: &Path, key: &RawKey, salt: &Salt, flags: OpenFlags) -> rusqlite::Result<Connection> {
    set_up();
    let conn = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    #[cfg(test)]
    if plain::is_on() {
        return Ok(conn);
    }
    // SQLCipher would otherwise write its opinion of a wrong key to the terminal.
    conn.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    conn.execute_batch(&key.pragma(salt))?;
    Ok(conn)
}

/// Settings of a connection that writes: a call returns only when its changes are on the disk.
pub(crate) fn make_durable(conn: &Connection) -> Result<(), StoreError> {
    conn.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;")?;
    Ok(())
}

/// Writes a folder's entries to the disk, so that a rename in it survives a power cut.
pub(crate) fn sync_folder(path: &Path) -> Result<(), StoreError> {
    let folder = folder_of(path);
    #[cfg(unix)]
    std::fs::File::open(folder)
        .and_then(|f| f.sync_all())
        .map_err(StoreError::io("cannot write the folder", folder))?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// The folder that a file stands in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Files without encryption, for tests that look into every byte of a file.
#[cfg(test)]
pub(crate) mod plain {
    use std::cell::Cell;

    thread_local! {
        static ON: Cell<bool> = const { Cell::new(false) };
    }

    /// From here on this thread makes and opens files without encryption.
    pub fn switch_on() {
        ON.set(true);
    }

    pub fn is_on() -> bool {
        ON.get()
    }
}
