//! The key file: what aliases stand for, and the originals of de-identified transcripts.
//!
//! It is a SQLCipher database like the study, keyed in the same way, with a passphrase of its own.
//! It knows the study that it belongs to and refuses any other. Who opened it when is written into
//! it before anything is read. It is written before the study, so that a crash between the two
//! leaves at most a name whose alias does not exist, and never an alias whose name is lost.

mod names;
mod originals;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};
use verbatim_model::Timestamp;

use crate::backup::copy_to;
use crate::connection::{open_with_key, open_with_secret, sync_folder};
use crate::key::{Secret, new_salt};
use crate::open::{give_name, open_draft, remove_draft, sibling};
use crate::rows::C;
use crate::{Rows, Store, StoreError, now, unwatched};

pub use names::Form;
pub use originals::Original;

/// Ending of a key file's name.
pub const KEY_FILE_ENDING: &str = "verbatim-key";

/// Format of key files that this program writes, and the newest that it reads.
const FORMAT: i64 = 1;

/// Marks a database as a key file ("VRBK").
const APPLICATION_ID: i64 = 0x5652_424b;

/// An open key file.
pub struct KeyFile {
    conn: Connection,
    path: PathBuf,
    who: String,
}

/// An opening of the key file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: String,
    /// What was done: `made`, `opened`, `new passphrase`, `original destroyed`.
    pub act: String,
}

impl Store {
    /// Where the key file lies by default: beside the study.
    #[must_use]
    pub fn key_file_path(&self) -> PathBuf {
        self.path.with_extension(KEY_FILE_ENDING)
    }

    /// Makes a key file for this study and opens it. The file appears whole or not at all.
    ///
    /// # Errors
    /// [`StoreError::Exists`], [`StoreError::ShortPassphrase`],
    /// [`StoreError::SamePassphrase`] where the passphrase is that of the study, or what the disk
    /// says.
    pub fn make_key_file(&self, path: &Path, secret: &Secret, who: &str) -> Result<KeyFile, StoreError> {
        self.refuse_own_secret(secret)?;
        KeyFile::create(path, &self.study_id()?, secret, who)
    }

    /// Opens the key file of this study and writes into it who did so.
    ///
    /// # Errors
    /// [`StoreError::NotAKeyFile`], [`StoreError::WrongKeySecret`],
    /// [`StoreError::KeyOfOtherStudy`], or what the disk says.
    pub fn open_key_file(&self, path: &Path, secret: &Secret, who: &str) -> Result<KeyFile, StoreError> {
        KeyFile::open(path, &self.study_id()?, secret, who)
    }

    /// Refuses the passphrase of the study for the key file: whoever has the one would have both.
    ///
    /// # Errors
    /// [`StoreError::SamePassphrase`].
    pub fn refuse_own_secret(&self, secret: &Secret) -> Result<(), StoreError> {
        match self.refuse_wrong(secret) {
            Ok(()) => Err(StoreError::SamePassphrase),
            Err(_) => Ok(()),
        }
    }

    /// The id of the study, which its key file knows.
    fn study_id(&self) -> Result<[u8; 16], StoreError> {
        Ok(self.conn.query_row("SELECT uuid FROM study WHERE id = 1", [], |row| row.get(0))?)
    }
}

impl KeyFile {
    fn create(path: &Path, study: &[u8; 16], secret: &Secret, who: &str) -> Result<Self, StoreError> {
        if path.exists() {
            return Err(StoreError::Exists(path.to_owned()));
        }
        let salt = new_salt()?;
        let key = secret.new_key(&salt)?;
        let draft = sibling(path, "new");
        remove_draft(&draft)?;
        let made = open_draft(&draft, &key, &salt)
            .and_then(|conn| write_new(conn, study))
            .and_then(|()| give_name(&draft, path));
        remove_draft(&draft)?;
        made?;
        sync_folder(path)?;
        let conn = open_with_key(path, &key, &salt, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        Self::opened(conn, path, who, "made")
    }

    fn open(path: &Path, study: &[u8; 16], secret: &Secret, who: &str) -> Result<Self, StoreError> {
        let foreign = || StoreError::NotAKeyFile(path.to_owned());
        let opened = open_with_secret(path, secret, OpenFlags::SQLITE_OPEN_READ_WRITE);
        let (conn, ..) = opened.map_err(|error| match error {
            StoreError::WrongSecret => StoreError::WrongKeySecret,
            StoreError::NotAStudy(_) => foreign(),
            other => other,
        })?;
        let pragma = |name: &str| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        if pragma("application_id")? != APPLICATION_ID {
            return Err(foreign());
        }
        let file = pragma("user_version")?;
        if file > FORMAT {
            return Err(StoreError::Newer { file, program: FORMAT });
        }
        let of: Option<[u8; 16]> =
            conn.query_row("SELECT study FROM key_file WHERE id = 1", [], |row| row.get(0)).optional()?;
        if of.as_ref() != Some(study) {
            return Err(StoreError::KeyOfOtherStudy(path.to_owned()));
        }
        Self::opened(conn, path, who, "opened")
    }

    fn opened(conn: Connection, path: &Path, who: &str, act: &str) -> Result<Self, StoreError> {
        // One file without a write-ahead log, so that it can be carried as it is.
        conn.execute_batch("PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;")?;
        conn.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        let file = Self { conn, path: path.to_owned(), who: who.to_owned() };
        file.note(act)?;
        Ok(file)
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Who has opened it, newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn openings(&self) -> Result<Vec<Opening>, StoreError> {
        let sql = "SELECT at, who, act FROM opening ORDER BY rowid DESC";
        self.rows().all(sql, [], |row| {
            Ok(Opening { at: row.get::<_, C<_>>(0)?.0, who: row.get(1)?, act: row.get(2)? })
        })
    }

    /// Gives it another passphrase: a copy under the new key takes its place in one rename.
    ///
    /// # Errors
    /// [`StoreError::ShortPassphrase`], or what the disk says. The old one is in force then.
    pub fn change_passphrase(&mut self, secret: &Secret) -> Result<(), StoreError> {
        let salt = new_salt()?;
        let key = secret.new_key(&salt)?;
        let draft = sibling(&self.path, "new");
        remove_draft(&draft)?;
        let made = copy_to(&self.conn, &draft, &key, &salt, &unwatched)
            .and_then(|_| open_with_secret(&draft, secret, OpenFlags::SQLITE_OPEN_READ_ONLY))
            .map(drop);
        if let Err(error) = made {
            remove_draft(&draft)?;
            return Err(error);
        }
        let old = std::mem::replace(&mut self.conn, Connection::open_in_memory()?);
        old.close().map_err(|(_, e)| e)?;
        std::fs::rename(&draft, &self.path).map_err(StoreError::io("cannot replace", &self.path))?;
        sync_folder(&self.path)?;
        let conn = open_with_key(&self.path, &key, &salt, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        *self = Self::opened(conn, &self.path, &self.who, "new passphrase")?;
        Ok(())
    }

    /// Reads its rows.
    pub(crate) const fn rows(&self) -> Rows<'_> {
        Rows { conn: &self.conn }
    }

    /// Writes into the file who did what.
    fn note(&self, act: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO opening (at, who, act) VALUES (?1, ?2, ?3)";
        self.conn.execute(sql, params![now().0, self.who, act])?;
        Ok(())
    }
}

fn write_new(conn: Connection, study: &[u8; 16]) -> Result<(), StoreError> {
    conn.execute_batch("PRAGMA synchronous = FULL; BEGIN IMMEDIATE;")?;
    conn.execute_batch(include_str!("schema.sql"))?;
    conn.pragma_update(None, "user_version", FORMAT)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    conn.execute("INSERT INTO key_file (id, study, created_at) VALUES (1, ?1, ?2)", params![study, now().0])?;
    conn.execute_batch("COMMIT;")?;
    conn.close().map_err(|(_, e)| e.into())
}
