//! A new passphrase: a verified copy under the new key takes the place of the old file in one
//! rename. A crash at any moment leaves the old study or the new one, whole.

use rusqlite::{Connection, OpenFlags};
use verbatim_model::ActionKind;
use zeroize::Zeroizing;

use crate::backup::{copy_to, verify_copy};
use crate::connection::{make_durable, open_with_key, sync_folder};
use crate::key::{RawKey, Salt, Secret, fill_random, new_salt};
use crate::open::{remove_draft, sibling};
use crate::{NewAction, Store, StoreError, Watch};

/// A new passphrase whose recovery key can be shown before anything is replaced.
#[derive(Clone)]
pub struct NewPassphrase {
    secret: Secret,
    key: RawKey,
    salt: Salt,
    ask: [u32; 2],
}

/// Number of words of a recovery key.
const WORDS: u8 = 24;

impl NewPassphrase {
    /// Derives the key of a new passphrase. The study is not touched.
    ///
    /// # Errors
    /// [`StoreError::ShortPassphrase`].
    pub fn prepare(passphrase: &str) -> Result<Self, StoreError> {
        let secret = Secret::Passphrase(Zeroizing::new(passphrase.to_owned()));
        let salt = new_salt()?;
        let key = secret.new_key(&salt)?;
        let ask = two_places()?;
        Ok(Self { secret, key, salt, ask })
    }

    /// Places, from 1 and ascending, of the two words to type before the passphrase is put in force.
    #[must_use]
    pub const fn ask(&self) -> [u32; 2] {
        self.ask
    }

    /// The first of the two places whose word is not the right one among these; `None` where both
    /// are right and the recovery key so seems to be written down. Letter case and blanks aside.
    ///
    /// # Errors
    /// See [`RawKey::recovery_words`].
    pub fn wrong_word(&self, typed: &[(u32, &str)]) -> Result<Option<u32>, StoreError> {
        let words = Zeroizing::new(self.recovery_words()?);
        let right = |place: &u32| {
            let word = words.get(*place as usize - 1);
            let typed = typed.iter().find(|(at, _)| at == place);
            typed.is_some_and(|(_, typed)| word.is_some_and(|word| *word == typed.trim().to_lowercase()))
        };
        Ok(self.ask.into_iter().find(|place| !right(place)))
    }

    /// The new recovery key as 24 words.
    ///
    /// # Errors
    /// See [`RawKey::recovery_words`].
    pub fn recovery_words(&self) -> Result<Vec<String>, StoreError> {
        self.key.recovery_words()
    }
}

/// Two different places in a recovery key, by chance.
fn two_places() -> Result<[u32; 2], StoreError> {
    let mut chance = [0; 2];
    fill_random(&mut chance)?;
    // The remainder is not quite even; what counts is that nobody knows it before.
    let first = chance[0] % WORDS;
    let second = (first + 1 + chance[1] % (WORDS - 1)) % WORDS;
    let mut places = [u32::from(first) + 1, u32::from(second) + 1];
    places.sort_unstable();
    Ok(places)
}

impl Store {
    /// Sees whether a secret is the one that opens this file, by deriving the key from it.
    ///
    /// # Errors
    /// [`StoreError::WrongSecret`], [`StoreError::WrongRecoveryKey`] or
    /// [`StoreError::NotARecoveryKey`] where it is not.
    pub fn refuse_wrong(&self, secret: &Secret) -> Result<(), StoreError> {
        for key in secret.keys(&self.salt) {
            if key? == self.key {
                return Ok(());
            }
        }
        Err(secret.wrong())
    }

    /// Puts a new passphrase in force. The old one, and the old recovery key, open only older
    /// backups from then on.
    ///
    /// # Errors
    /// [`StoreError::NotAlone`] where another program has the study open;
    /// [`StoreError::Unverified`] where the copy did not open again; what `watch` or the disk says.
    /// The old study stays in force then.
    pub fn change_passphrase(
        &mut self,
        new: NewPassphrase,
        action: NewAction,
        watch: Watch<'_>,
    ) -> Result<(), StoreError> {
        self.writable()?;
        debug_assert_eq!(action.kind, ActionKind::ChangePassphrase);
        let draft = sibling(&self.path, "new");
        remove_draft(&draft)?;
        let made = be_alone(&self.conn).and_then(|()| {
            let pages = copy_to(&self.conn, &draft, &new.key, &new.salt, watch)?;
            verify_copy(&draft, &new.secret, &self.rows(), pages, watch)
        });
        if let Err(error) = made {
            remove_draft(&draft)?;
            self.reconnect()?;
            return Err(error);
        }
        self.disconnect()?;
        let replaced =
            std::fs::rename(&draft, &self.path).map_err(StoreError::io("cannot replace", &self.path));
        if replaced.is_ok() {
            (self.secret, self.key, self.salt) = (new.secret, new.key, new.salt);
        }
        self.reconnect()?;
        replaced?;
        sync_folder(&self.path)?;
        self.record(action, "{}")?;
        Ok(())
    }

    /// Lets go of the file, so that it can be replaced.
    fn disconnect(&mut self) -> Result<(), StoreError> {
        let conn = std::mem::replace(&mut self.conn, Connection::open_in_memory()?);
        conn.close().map_err(|(_, e)| e.into())
    }

    /// Opens the file again as it was opened before.
    pub(crate) fn reconnect(&mut self) -> Result<(), StoreError> {
        self.disconnect()?;
        let conn = open_with_key(&self.path, &self.key, &self.salt, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        make_durable(&conn)?;
        self.conn = conn;
        Ok(())
    }
}

/// Folds the write-ahead log into the file and keeps everyone else out until the connection closes.
pub(crate) fn be_alone(conn: &Connection) -> Result<(), StoreError> {
    let alone = conn
        .execute_batch("PRAGMA locking_mode = EXCLUSIVE;")
        .and_then(|()| conn.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get::<_, String>(0)))
        .and_then(|mode| conn.execute_batch("BEGIN EXCLUSIVE; COMMIT;").map(|()| mode));
    match alone {
        Ok(mode) if mode == "delete" => Ok(()),
        Ok(_) => Err(StoreError::NotAlone),
        Err(e) if e.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) => {
            Err(StoreError::NotAlone)
        }
        Err(e) => Err(e.into()),
    }
}
