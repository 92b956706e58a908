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
use verbatim_model::{BackupReason, Timestamp, Verified};

use crate::connection::{folder_of, open_with_key, open_with_secret, sync_folder};
use crate::key::{RawKey, Salt, Secret};
use crate::open::{remove_draft, sibling};
use crate::rows::C;
use crate::{Rows, Store, StoreError, Watch, now, unwatched};

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
    /// does not open or differs; what `watch` or the disk says. Nothing is left at `destination`
    /// then.
    pub fn backup(
        &mut self,
        destination: &Path,
        reason: BackupReason,
        watch: Watch<'_>,
    ) -> Result<BackupRecord, StoreError> {
        if destination.exists() {
            return Err(StoreError::Exists(destination.to_owned()));
        }
        let draft = sibling(destination, "new");
        remove_draft(&draft)?;
        let made = copy_to(&self.conn, &draft, &self.key, &self.salt, watch)
            .and_then(|pages| verify_copy(&draft, &self.secret, &self.rows(), pages, watch));
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
        self.backup_anew(reason, retention, &unwatched).map(Some)
    }

    /// Makes a backup in `NAME.backups` beside the study, whatever there is already.
    ///
    /// # Errors
    /// As [`Store::backup`].
    pub fn backup_anew(
        &mut self,
        reason: BackupReason,
        retention: Retention,
        watch: Watch<'_>,
    ) -> Result<BackupRecord, StoreError> {
        let folder = backup_folder(&self.path);
        std::fs::create_dir_all(&folder).map_err(StoreError::io("cannot make the folder", &folder))?;
        sync_folder(&folder)?;
        let record = self.backup(&free_name(&folder, &self.path), reason, watch)?;
        self.rotate(&folder, retention)?;
        Ok(record)
    }

    /// Removes automatic backups that the retention lets go. Those that a person asked for stay.
    fn rotate(&mut self, folder: &Path, retention: Retention) -> Result<(), StoreError> {
        let automatic = |b: &BackupRecord| {
            b.path.parent() == Some(folder) && !matches!(b.reason, BackupReason::Asked | BackupReason::Found)
        };
        let ours: Vec<BackupRecord> = self.rows().backups()?.into_iter().filter(automatic).collect();
        let times: Vec<Timestamp> = ours.iter().map(|b| b.at).collect();
        let kept = retention.kept(&times, now());
        for old in ours.iter().filter(|b| !kept.contains(&b.at)) {
            remove_draft(&old.path)?;
            self.conn.execute("DELETE FROM backup_record WHERE at = ?1", [C(old.at)])?;
        }
        Ok(())
    }

    pub(crate) fn keep_record(&self, b: &BackupRecord) -> Result<(), StoreError> {
        if self.read_only.is_none() {
            self.conn.execute(
                "INSERT INTO backup_record (at, path, reason, verified, action) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![C(b.at), b.path.to_string_lossy(), C(b.reason), C(b.verified), b.action],
            )?;
        }
        Ok(())
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

/// Copies an open study page by page into a new file under the given key and salt. Answers how many
/// pages that were; `watch` hears of twice as many, since the copy is read again afterwards.
pub(crate) fn copy_to(
    from: &Connection,
    to: &Path,
    key: &RawKey,
    salt: &Salt,
    watch: Watch<'_>,
) -> Result<usize, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let mut copy = open_with_key(to, key, salt, flags)?;
    copy.execute_batch("PRAGMA synchronous = FULL;")?;
    let backup = Backup::new(from, &mut copy)?;
    let count = |pages: i32| usize::try_from(pages).unwrap_or(0);
    // A writer in the middle only delays a step; a page count of -1 would hold it off throughout.
    loop {
        match backup.step(2_000)? {
            StepResult::Done => break,
            StepResult::Busy | StepResult::Locked => std::thread::sleep(Duration::from_millis(5)),
            _ => {}
        }
        let at = backup.progress();
        watch(count(at.pagecount - at.remaining), 2 * count(at.pagecount))?;
    }
    let pages = count(backup.progress().pagecount);
    drop(backup);
    // The copy carries the original's mark of a write-ahead log, which a single file must not need.
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    copy.close().map_err(|(_, e)| e)?;
    std::fs::File::options()
        .write(true)
        .open(to)
        .and_then(|f| f.sync_all())
        .map_err(StoreError::io("cannot write", to))?;
    Ok(pages)
}

/// Opens a copy of so many pages from the file and the secret alone and compares it with what it
/// was made from.
pub(crate) fn verify_copy(
    copy: &Path,
    secret: &Secret,
    original: &Rows<'_>,
    pages: usize,
    watch: Watch<'_>,
) -> Result<Verified, StoreError> {
    let unverified = |what: String| StoreError::Unverified(what);
    let (conn, ..) = open_with_secret(copy, secret, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .map_err(|e| unverified(format!("it does not open: {e}")))?;
    let rows = Rows { conn: &conn };
    if let Some(problem) = rows.integrity_problems(watch, (pages, 2 * pages))?.into_iter().next() {
        return Err(unverified(problem));
    }
    if rows.counts()? != original.counts()? || rows.last_action()? != original.last_action()? {
        return Err(unverified("it does not hold the same as the study".to_owned()));
    }
    watch(2 * pages, 2 * pages)?;
    Ok(secret.shows())
}

/// Where automatic backups of a study lie.
pub(crate) fn backup_folder(study: &Path) -> PathBuf {
    folder_of(study).join(format!("{}.backups", stem(study)))
}

pub(crate) fn stem(study: &Path) -> String {
    study.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

pub(crate) fn clock() -> String {
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
