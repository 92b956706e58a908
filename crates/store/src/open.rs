//! Making, opening and closing a study file.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, params};
use verbatim_model::{ActionKind, Timestamp};

use crate::backup::backup_folder;
use crate::connection::{folder_of, make_durable, open_with_key, open_with_secret, sync_folder};
use crate::key::{RawKey, Salt, Secret, fill_random, new_salt};
use crate::lock::{WriteLock, lock_path};
use crate::restore::{finish_interrupted, remove_unfinished};
use crate::{Access, NewAction, Rows, SCHEMA_VERSION, StoreError, migrations, schema};

/// Ending of a study's file name.
pub const STUDY_ENDING: &str = "verbatim";

/// An open study file.
pub struct Store {
    pub(crate) conn: Connection,
    pub(crate) path: PathBuf,
    pub(crate) secret: Secret,
    pub(crate) key: RawKey,
    pub(crate) salt: Salt,
    pub(crate) hash_key: [u8; 32],
    /// `None` where the study can be changed.
    pub(crate) read_only: Option<StoreError>,
    pub(crate) _lock: Option<WriteLock>,
    /// Backup of before, where this opening upgraded the file.
    pub(crate) upgraded: Option<PathBuf>,
}

/// The time now, in UTC.
#[must_use]
pub fn now() -> Timestamp {
    Timestamp(jiff::Timestamp::now().as_millisecond())
}

/// Today by the clock of the world, `YYYY-MM-DD`.
#[must_use]
pub fn today() -> String {
    day_after(0)
}

/// The last day that has begun everywhere on earth, `YYYY-MM-DD`: what may not be done before a day
/// waits for it.
#[must_use]
pub fn day_everywhere() -> String {
    day_after(-12)
}

fn day_after(hours: i64) -> String {
    let at = jiff::Timestamp::from_second(jiff::Timestamp::now().as_second() + hours * 3_600);
    jiff::tz::TimeZone::UTC.to_datetime(at.unwrap_or(jiff::Timestamp::UNIX_EPOCH)).date().to_string()
}

impl Store {
    /// Makes a study at `path` and opens it for writing. The file appears whole or not at all.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where something is there, [`StoreError::ShortPassphrase`], or what
    /// the disk says.
    pub fn create(path: &Path, name: &str, secret: &Secret) -> Result<Self, StoreError> {
        finish_interrupted(path)?;
        if path.exists() {
            return Err(StoreError::Exists(path.to_owned()));
        }
        let salt = new_salt()?;
        let key = secret.new_key(&salt)?;
        let draft = sibling(path, "new");
        remove_draft(&draft)?;
        let made = Self::write_new(&draft, name, &key, &salt).and_then(|()| give_name(&draft, path));
        remove_draft(&draft)?;
        made?;
        sync_folder(path)?;
        let mut store = Self::open_keyed(path, secret, key, salt, Access::Write)?;
        store.record(
            NewAction { kind: ActionKind::CreateStudy, coder: None, coder_name: String::new() },
            "{}",
        )?;
        Ok(store)
    }

    fn write_new(draft: &Path, name: &str, key: &RawKey, salt: &Salt) -> Result<(), StoreError> {
        let conn = open_draft(draft, key, salt)?;
        conn.execute_batch("PRAGMA synchronous = FULL; BEGIN IMMEDIATE;")?;
        schema::create(&conn)?;
        let mut hash_key = [0; 32];
        fill_random(&mut hash_key)?;
        let uuid = *verbatim_model::ActionId::new().uuid().as_bytes();
        conn.execute(
            "INSERT INTO study (id, uuid, name, created_at, hash_key) VALUES (1, ?1, ?2, ?3, ?4)",
            params![uuid, name, now().0, hash_key],
        )?;
        conn.execute_batch("COMMIT;")?;
        conn.close().map_err(|(_, e)| e)?;
        Ok(())
    }

    /// Opens a study. Asked for writing, it falls back to reading where another program holds
    /// the study or the folder cannot be written; [`Store::read_only`] then says why. A study of
    /// an older format is upgraded when it is opened for writing, see `migrations`.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::NotAStudy`], [`StoreError::WrongSecret`],
    /// [`StoreError::Newer`], or what the disk says.
    pub fn open(path: &Path, secret: &Secret, access: Access) -> Result<Self, StoreError> {
        finish_interrupted(path)?;
        // For writing even where only reading is asked: a power cut may have left a rollback
        // journal, without whose pages there is nothing to read.
        let (conn, key, salt) = match open_with_secret(path, secret, OpenFlags::SQLITE_OPEN_READ_WRITE) {
            Err(StoreError::Database(_)) => open_with_secret(path, secret, OpenFlags::SQLITE_OPEN_READ_ONLY)?,
            opened => opened?,
        };
        drop(conn);
        Self::open_keyed(path, secret, key, salt, access)
    }

    fn open_keyed(
        path: &Path,
        secret: &Secret,
        key: RawKey,
        salt: Salt,
        access: Access,
    ) -> Result<Self, StoreError> {
        crate::deny_crash_files();
        let (lock, read_only) = match access {
            Access::Read => (None, Some(StoreError::ReadOnly("it was opened for reading".to_owned()))),
            Access::Write => match WriteLock::take(path) {
                Ok(lock) => (Some(lock), None),
                Err(why @ (StoreError::OpenElsewhere | StoreError::ReadOnly(_))) => (None, Some(why)),
                Err(other) => return Err(other),
            },
        };
        let (conn, read_only) = connect(path, &key, &salt, read_only)?;
        let format = schema::check_version(&conn, path)?;
        let hash_key = conn.query_row("SELECT hash_key FROM study WHERE id = 1", [], |row| row.get(0))?;
        if lock.is_some() {
            remove_draft(&sibling(path, "new"))?;
            remove_unfinished(path)?;
        }
        let mut store = Self {
            conn,
            path: path.to_owned(),
            secret: secret.clone(),
            key,
            salt,
            hash_key,
            read_only,
            _lock: lock,
            upgraded: None,
        };
        if format < SCHEMA_VERSION {
            store.meet_older_format(format)?;
        }
        Ok(store)
    }

    /// Upgrades a file of an older format, or lets it be read where it cannot be written or upgraded.
    fn meet_older_format(&mut self, format: i64) -> Result<(), StoreError> {
        if self.read_only.is_none()
            && let Err(why) = self.upgrade(format)
        {
            self.read_only = Some(StoreError::ReadOnly(format!(
                "it has the older format {format} and could not be upgraded ({why}); open it again once that is mended"
            )));
        }
        if self.read_only.is_some() {
            self.conn.execute_batch("PRAGMA query_only = OFF;")?;
            migrations::stand_in(&self.conn, format)?;
            self.conn.execute_batch("PRAGMA query_only = ON;")?;
        }
        Ok(())
    }

    /// Reads rows.
    #[must_use]
    pub const fn rows(&self) -> Rows<'_> {
        Rows { conn: &self.conn }
    }

    /// The study file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether a file at `to` would take the place of the study, of what lies beside it, or of a backup in its folder.
    #[must_use]
    pub fn is_own_place(&self, to: &Path) -> bool {
        let beside = |ending: &str| {
            let mut name = self.path.clone().into_os_string();
            name.push(ending);
            PathBuf::from(name)
        };
        let own =
            [self.path.clone(), beside("-wal"), beside("-shm"), lock_path(&self.path), self.key_file_path()];
        let backups = backup_folder(&self.path);
        own.iter().any(|own| is_same(own, to)) || to.parent().is_some_and(|folder| is_same(folder, &backups))
    }

    /// Why the study can only be read, or `None` where it can be changed.
    #[must_use]
    pub const fn read_only(&self) -> Option<&StoreError> {
        self.read_only.as_ref()
    }

    /// Where the file lies as it was before, where this opening gave it a newer format.
    #[must_use]
    pub fn upgraded(&self) -> Option<&Path> {
        self.upgraded.as_deref()
    }

    /// Why nobody could change the study now, or `None` where somebody could: that it is open for
    /// reading here is no reason.
    #[must_use]
    pub fn obstacle(&self) -> Option<StoreError> {
        if self._lock.is_some() {
            return None;
        }
        let writable = std::fs::File::options().write(true).open(&self.path);
        let unwritable = |_| StoreError::ReadOnly("the file cannot be written".to_owned());
        WriteLock::look(&self.path).and_then(|()| writable.map(drop).map_err(unwritable)).err()
    }

    /// The recovery key of this file as 24 words.
    ///
    /// # Errors
    /// See [`RawKey::recovery_words`].
    pub fn recovery_words(&self) -> Result<Vec<String>, StoreError> {
        self.key.recovery_words()
    }

    /// Keyed hash of a passage, to notice later that the text beneath it changed. The key is the
    /// study's own, so that a hash says nothing outside of it.
    #[must_use]
    pub fn passage_hash(&self, passage: &str) -> [u8; 16] {
        let hash = blake3::keyed_hash(&self.hash_key, passage.as_bytes());
        let mut short = [0; 16];
        short.copy_from_slice(&hash.as_bytes()[..16]);
        short
    }

    /// Keyed hash of a whole text, by which the same text is known again.
    #[must_use]
    pub fn text_hash(&self, text: &str) -> [u8; 32] {
        *blake3::keyed_hash(&self.hash_key, text.as_bytes()).as_bytes()
    }

    /// [`Store::text_hash`] for use on several threads and inside an action.
    pub fn text_hasher(&self) -> impl Fn(&str) -> [u8; 32] + Sync + use<> {
        let key = self.hash_key;
        move |text| *blake3::keyed_hash(&key, text.as_bytes()).as_bytes()
    }

    /// Closes the study. Everything acknowledged is on the disk already; this only tidies up.
    ///
    /// # Errors
    /// What the database says.
    pub fn close(self) -> Result<(), StoreError> {
        self.conn.close().map_err(|(_, e)| e.into())
    }
}

/// Opens the connection of a study, for reading where `read_only` says so or the file demands it.
fn connect(
    path: &Path,
    key: &RawKey,
    salt: &Salt,
    read_only: Option<StoreError>,
) -> Result<(Connection, Option<StoreError>), StoreError> {
    let opened = open_with_key(path, key, salt, OpenFlags::SQLITE_OPEN_READ_WRITE);
    let writable = match opened {
        Ok(conn) if !conn.is_readonly(rusqlite::MAIN_DB)? => conn,
        _ => {
            let conn = open_with_key(path, key, salt, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
            let why =
                read_only.unwrap_or_else(|| StoreError::ReadOnly("the file cannot be written".to_owned()));
            return Ok((conn, Some(why)));
        }
    };
    match read_only {
        Some(why) => {
            writable.execute_batch("PRAGMA query_only = ON;")?;
            Ok((writable, Some(why)))
        }
        None => {
            make_durable(&writable)?;
            Ok((writable, None))
        }
    }
}

/// Whether two paths are one, or lead to one file or folder that is there.
fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    one == other || real(one).zip(real(other)).is_some_and(|(one, other)| one == other)
}

/// A name beside the study for a file that is not yet, or no longer, the study: encrypted like it.
pub(crate) fn sibling(path: &Path, what: &str) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".");
    name.push(what);
    folder_of(path).join(name)
}

/// Removes what a crash may have left of an unfinished file.
pub(crate) fn remove_draft(draft: &Path) -> Result<(), StoreError> {
    for ending in ["", "-journal", "-wal", "-shm"] {
        let mut name = draft.as_os_str().to_owned();
        name.push(ending);
        let file = PathBuf::from(name);
        match std::fs::remove_file(&file) {
            Ok(()) => {}
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
            Err(e) => return Err(StoreError::io("cannot remove", &file)(e)),
        }
    }
    Ok(())
}

/// For file systems without hard links: a rename, after looking that nothing is there.
/// Makes an empty file with a key that is about to be filled.
pub(crate) fn open_draft(draft: &Path, key: &RawKey, salt: &Salt) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    open_with_key(draft, key, salt, flags).map_err(|e| {
        StoreError::io("cannot make a file in", folder_of(draft))(std::io::Error::other(e.to_string()))
    })
}

/// Gives a finished file the name that it was made for, unless something has it.
pub(crate) fn give_name(draft: &Path, path: &Path) -> Result<(), StoreError> {
    std::fs::hard_link(draft, path).or_else(|_| rename_new(draft, path)).map_err(|e| {
        if e.kind() == std::io::ErrorKind::AlreadyExists {
            StoreError::Exists(path.to_owned())
        } else {
            StoreError::io("cannot write", path)(e)
        }
    })
}

fn rename_new(draft: &Path, path: &Path) -> std::io::Result<()> {
    if path.exists() {
        return Err(std::io::ErrorKind::AlreadyExists.into());
    }
    std::fs::rename(draft, path)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;
    use crate::key::{PARAMETERS, derive};

    #[test]
    fn a_study_made_under_older_key_parameters_still_opens() {
        let folder = tempfile::tempdir().unwrap();
        for (number, parameters) in PARAMETERS.iter().enumerate() {
            let path = folder.path().join(format!("{number}.verbatim"));
            let salt = new_salt().unwrap();
            let key = derive("correct horse battery", &salt, *parameters).unwrap();
            Store::write_new(&path, "S", &key, &salt).unwrap();
            let opened =
                Store::open(&path, &Secret::passphrase("correct horse battery"), Access::Write).unwrap();
            assert_eq!(opened.rows().study().unwrap().0, "S");
        }
    }
}
