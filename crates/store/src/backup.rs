//! Backups: encrypted copies that have been shown to open.
//!
//! A copy keeps key and salt of the study, so that the same passphrase and the same recovery key
//! open it. It is called a backup only after a new connection has opened it from the file and the
//! secret alone, deriving the key again, and found it whole and equal in counts.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::civil::Date;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags, params};
use verbatim_model::{ActionKind, BackupReason, Timestamp, Verified};

use crate::connection::{folder_of, open_with_key, open_with_secret, sync_folder};
use crate::key::{RawKey, Salt, Secret};
use crate::lock::WriteLock;
use crate::open::{remove_draft, sibling};
use crate::passphrase::be_alone;
use crate::rows::C;
use crate::{Access, NewAction, Rows, Store, StoreError, now};

/// Ending of a backup's file name. It is a study file like any other.
pub const BACKUP_ENDING: &str = "verbatim-backup";

/// A backup that was made and shown to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupRecord {
    /// When.
    pub at: Timestamp,
    /// Where.
    pub path: PathBuf,
    /// Why.
    pub reason: BackupReason,
    /// How it was shown to open.
    pub verified: Verified,
    /// Number of the last action that it holds.
    pub action: i64,
}

/// How many automatic backups are kept.
#[derive(Clone, Copy, Debug)]
pub struct Retention {
    /// The newest, whatever their age.
    pub newest: usize,
    /// One a day for so many days.
    pub days: i64,
    /// One a week for so many weeks.
    pub weeks: i64,
}

impl Default for Retention {
    fn default() -> Self {
        Self { newest: 10, days: 14, weeks: 8 }
    }
}

impl Retention {
    /// Which of these backups are kept, seen from `now`.
    #[must_use]
    pub fn kept(&self, times: &[Timestamp], now: Timestamp) -> HashSet<Timestamp> {
        let mut newest_first = times.to_vec();
        newest_first.sort_unstable_by(|a, b| b.cmp(a));
        let mut kept: HashSet<Timestamp> = newest_first.iter().take(self.newest).copied().collect();
        let today = day(now);
        let (mut days, mut weeks) = (HashSet::new(), HashSet::new());
        for time in newest_first {
            let date = day(time);
            let age = today.since(date).map_or(i64::MAX, |span| i64::from(span.get_days()));
            let week = date.iso_week_date();
            if (age < self.days && days.insert(date))
                || (age < self.weeks * 7 && weeks.insert((week.year(), week.week())))
            {
                kept.insert(time);
            }
        }
        kept
    }
}

fn day(time: Timestamp) -> Date {
    let moment = jiff::Timestamp::from_millisecond(time.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    jiff::tz::TimeZone::UTC.to_datetime(moment).date()
}

impl Store {
    /// Makes a backup at `destination` and shows that it opens.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where something is there; [`StoreError::Unverified`] where the copy
    /// does not open or differs; what the disk says. Nothing is left at `destination` then.
    pub fn backup(&mut self, destination: &Path, reason: BackupReason) -> Result<BackupRecord, StoreError> {
        if destination.exists() {
            return Err(StoreError::Exists(destination.to_owned()));
        }
        let draft = sibling(destination, "new");
        remove_draft(&draft)?;
        let made = copy_to(&self.conn, &draft, &self.key, &self.salt)
            .and_then(|()| verify_copy(&draft, &self.secret, &self.rows()));
        let verified = match made {
            Ok(verified) => verified,
            Err(error) => {
                remove_draft(&draft)?;
                return Err(error);
            }
        };
        std::fs::rename(&draft, destination).map_err(StoreError::io("cannot write", destination))?;
        sync_folder(destination)?;
        let action = self.rows().last_action()?;
        let record = BackupRecord { at: now(), path: destination.to_owned(), reason, verified, action };
        self.keep_record(&record)?;
        Ok(record)
    }

    /// Makes an automatic backup in `NAME.backups` beside the study, unless the last one still
    /// holds everything, and lets old ones go. Only verified backups count, so a good one never
    /// makes way for one that was not shown to open.
    ///
    /// # Errors
    /// As [`Store::backup`].
    pub fn backup_beside(
        &mut self,
        reason: BackupReason,
        retention: Retention,
    ) -> Result<Option<BackupRecord>, StoreError> {
        let last = self.rows().backups()?.into_iter().rev().find(|b| b.path.exists());
        if self.read_only.is_some()
            || last.is_some_and(|b| b.action == self.rows().last_action().unwrap_or(0))
        {
            return Ok(None);
        }
        let folder = backup_folder(&self.path);
        std::fs::create_dir_all(&folder).map_err(StoreError::io("cannot make the folder", &folder))?;
        sync_folder(&folder)?;
        let record = self.backup(&free_name(&folder, &self.path), reason)?;
        self.rotate(&folder, retention)?;
        Ok(Some(record))
    }

    /// Removes automatic backups that the retention lets go.
    fn rotate(&mut self, folder: &Path, retention: Retention) -> Result<(), StoreError> {
        let ours: Vec<BackupRecord> =
            self.rows().backups()?.into_iter().filter(|b| b.path.parent() == Some(folder)).collect();
        let times: Vec<Timestamp> = ours.iter().map(|b| b.at).collect();
        let kept = retention.kept(&times, now());
        for old in ours.iter().filter(|b| !kept.contains(&b.at)) {
            remove_draft(&old.path)?;
            self.conn.execute("DELETE FROM backup_record WHERE at = ?1", [C(old.at)])?;
        }
        Ok(())
    }

    fn keep_record(&self, b: &BackupRecord) -> Result<(), StoreError> {
        if self.read_only.is_none() {
            self.conn.execute(
                "INSERT INTO backup_record (at, path, reason, verified, action) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![C(b.at), b.path.to_string_lossy(), C(b.reason), C(b.verified), b.action],
            )?;
        }
        Ok(())
    }

    /// Puts a backup in the place of a study. What stood there is kept beside it under the name
    /// that is answered.
    ///
    /// # Errors
    /// [`StoreError::WrongSecret`] where the secret does not open the backup;
    /// [`StoreError::Unverified`] where the backup is damaged; [`StoreError::OpenElsewhere`]
    /// where the study is open. The study stays as it was then.
    pub fn restore(
        backup: &Path,
        study: &Path,
        secret: &Secret,
        coder_name: &str,
    ) -> Result<Option<PathBuf>, StoreError> {
        let source = Self::open(backup, secret, Access::Read)?;
        let lock = WriteLock::take(study)?;
        let draft = sibling(study, "new");
        remove_draft(&draft)?;
        let copied = copy_to(&source.conn, &draft, &source.key, &source.salt)
            .and_then(|()| verify_copy(&draft, secret, &source.rows()));
        if let Err(error) = copied {
            remove_draft(&draft)?;
            return Err(error);
        }
        let kept = if study.exists() { Some(keep_old(study, secret)?) } else { None };
        std::fs::rename(&draft, study).map_err(StoreError::io("cannot write", study))?;
        sync_folder(study)?;
        drop(lock);
        let mut restored = Self::open(study, secret, Access::Write)?;
        let action = NewAction { kind: ActionKind::Restore, coder: None, coder_name: coder_name.to_owned() };
        restored.record(action, "{}")?;
        Ok(kept)
    }
}

impl Rows<'_> {
    /// Backups that were made of this study, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn backups(&self) -> Result<Vec<BackupRecord>, StoreError> {
        self.all("SELECT at, path, reason, verified, action FROM backup_record ORDER BY id", [], |row| {
            Ok(BackupRecord {
                at: row.get::<_, C<_>>(0)?.0,
                path: PathBuf::from(row.get::<_, String>(1)?),
                reason: row.get::<_, C<_>>(2)?.0,
                verified: row.get::<_, C<_>>(3)?.0,
                action: row.get(4)?,
            })
        })
    }
}

/// Copies an open study page by page into a new file under the given key and salt.
pub(crate) fn copy_to(from: &Connection, to: &Path, key: &RawKey, salt: &Salt) -> Result<(), StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let mut copy = open_with_key(to, key, salt, flags)?;
    copy.execute_batch("PRAGMA synchronous = FULL;")?;
    let backup = Backup::new(from, &mut copy)?;
    // A writer in the middle only delays a step; a page count of -1 would hold it off throughout.
    loop {
        match backup.step(2_000)? {
            StepResult::Done => break,
            StepResult::Busy | StepResult::Locked => std::thread::sleep(Duration::from_millis(5)),
            _ => {}
        }
    }
    drop(backup);
    // The copy carries the original's mark of a write-ahead log, which a single file must not need.
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    copy.close().map_err(|(_, e)| e)?;
    std::fs::File::options()
        .write(true)
        .open(to)
        .and_then(|f| f.sync_all())
        .map_err(StoreError::io("cannot write", to))
}

/// Opens a copy from the file and the secret alone and compares it with what it was made from.
pub(crate) fn verify_copy(copy: &Path, secret: &Secret, original: &Rows<'_>) -> Result<Verified, StoreError> {
    let unverified = |what: String| StoreError::Unverified(what);
    let (conn, ..) = open_with_secret(copy, secret, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .map_err(|e| unverified(format!("it does not open: {e}")))?;
    let rows = Rows { conn: &conn };
    if let Some(problem) = rows.integrity_problems()?.into_iter().next() {
        return Err(unverified(problem));
    }
    if rows.counts()? != original.counts()? || rows.last_action()? != original.last_action()? {
        return Err(unverified("it does not hold the same as the study".to_owned()));
    }
    Ok(match secret {
        Secret::Passphrase(_) => Verified::Passphrase,
        Secret::RecoveryKey(_) | Secret::Raw(_) => Verified::RecoveryKey,
    })
}

/// Where automatic backups of a study lie.
fn backup_folder(study: &Path) -> PathBuf {
    folder_of(study).join(format!("{}.backups", stem(study)))
}

fn stem(study: &Path) -> String {
    study.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn clock() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%d %H-%M-%S").to_string()
}

/// A name in the folder that nothing has yet.
fn free_name(folder: &Path, study: &Path) -> PathBuf {
    let (stem, clock) = (stem(study), clock());
    let name = |n: u32| match n {
        0 => folder.join(format!("{stem} {clock}.{BACKUP_ENDING}")),
        n => folder.join(format!("{stem} {clock} {n}.{BACKUP_ENDING}")),
    };
    (0..).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(0))
}

/// Keeps the study that a restore replaces, with whatever its write-ahead log still holds.
fn keep_old(study: &Path, secret: &Secret) -> Result<PathBuf, StoreError> {
    match open_with_secret(study, secret, OpenFlags::SQLITE_OPEN_READ_WRITE) {
        Ok((conn, ..)) => {
            be_alone(&conn)?;
            conn.close().map_err(|(_, e)| e)?;
        }
        Err(StoreError::WrongSecret | StoreError::NotAStudy(_) | StoreError::Database(_)) => {}
        Err(other) => return Err(other),
    }
    let kept = folder_of(study).join(format!("{} (before restore {}).verbatim", stem(study), clock()));
    if std::fs::hard_link(study, &kept).is_err() {
        std::fs::copy(study, &kept)
            .and_then(|_| std::fs::File::options().write(true).open(&kept)?.sync_all())
            .map_err(StoreError::io("cannot keep", study))?;
    }
    for ending in ["-wal", "-shm"] {
        let with = |path: &Path| {
            let mut name = path.as_os_str().to_owned();
            name.push(ending);
            PathBuf::from(name)
        };
        match std::fs::rename(with(study), with(&kept)) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
                return Err(StoreError::io("cannot keep", study)(e));
            }
            _ => {}
        }
    }
    // What is kept must be on the disk before anything takes the study's name.
    sync_folder(&kept)?;
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000;

    #[test]
    fn the_last_ten_one_a_day_and_one_a_week_are_kept() {
        let now = Timestamp(1_790_000_000_000);
        let hourly: Vec<Timestamp> = (0..24 * 100).map(|h| Timestamp(now.0 - h * HOUR)).collect();
        let kept = Retention::default().kept(&hourly, now);
        assert!(hourly[..10].iter().all(|t| kept.contains(t)), "the last ten");
        let days: HashSet<Date> = kept.iter().map(|t| day(*t)).collect();
        assert!(
            (0..14).all(|d| days.contains(&day(Timestamp(now.0 - d * 24 * HOUR)))),
            "one a day for 14 days"
        );
        let oldest = kept.iter().min().map_or(0, |t| (now.0 - t.0) / (24 * HOUR));
        assert!((48..56).contains(&oldest), "the oldest is of the eighth week: {oldest} days");
        assert!(kept.len() <= 10 + 14 + 8);
    }

    #[test]
    fn a_single_old_backup_is_never_let_go() {
        let now = Timestamp(1_790_000_000_000);
        let old = Timestamp(now.0 - 400 * 24 * HOUR);
        assert!(Retention::default().kept(&[old], now).contains(&old));
    }
}
