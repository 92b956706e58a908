//! Shows that the disk and the damage find what they are there to find: plain connections and
//! plain renames that are *not* durable lose what they seemed to have done.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use crate::chance::Chance;
use crate::damage::{Damage, power_cut};
use crate::disk;

/// A database whose connection is set up by `pragmas`, with an empty table in it.
fn database(folder: &Path, pragmas: &str) -> Connection {
    disk::start(folder);
    let conn = Connection::open(folder.join("plain")).unwrap();
    conn.execute_batch("PRAGMA synchronous = EXTRA; CREATE TABLE t (n INTEGER, pad BLOB);").unwrap();
    conn.execute_batch(pragmas).unwrap();
    conn
}

/// Rows of the database after the power was cut, or what SQLite says of it.
fn rows_left(snapshot: &disk::Snapshot, damage: Damage, chance: &mut Chance) -> Result<i64, String> {
    let left = tempfile::tempdir().unwrap();
    power_cut(snapshot, damage, chance, left.path(), "plain");
    let conn = Connection::open(left.path().join("plain")).map_err(|e| e.to_string())?;
    let text = |row: &rusqlite::Row<'_>| row.get::<_, String>(0);
    let found = conn.query_row("PRAGMA integrity_check", [], text).map_err(|e| e.to_string())?;
    if found != "ok" {
        return Err(found);
    }
    conn.query_row("SELECT count(*) FROM t", [], |row| row.get(0)).map_err(|e| e.to_string())
}

#[test]
fn without_a_sync_at_commit_an_acknowledged_row_is_lost() {
    let mut chance = Chance::new(7);
    for (pragmas, survives) in [
        ("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;", true),
        ("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;", false),
        ("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;", false),
        ("PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;", true),
        // Here the removal of the journal is not synced, and what it undoes may come back.
        ("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;", false),
        ("PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF;", false),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let conn = database(folder.path(), pragmas);
        conn.execute("INSERT INTO t VALUES (1, zeroblob(20000))", []).unwrap();
        conn.execute("INSERT INTO t VALUES (2, zeroblob(20000))", []).unwrap();
        let acknowledged = disk::snapshot("after the call returned");
        let dropped = rows_left(&acknowledged, Damage::Dropped, &mut chance);
        assert_eq!(dropped == Ok(2), survives, "{pragmas}: {dropped:?}");
        // As after a SIGKILL, which is why a SIGKILL shows nothing of durability.
        assert_eq!(rows_left(&acknowledged, Damage::Kept, &mut chance), Ok(2), "{pragmas}");
    }
}

#[test]
fn without_a_journal_a_cut_within_a_transaction_leaves_half_of_it() {
    let mut chance = Chance::new(8);
    let mut half = |pragmas: &str| {
        let folder = tempfile::tempdir().unwrap();
        let conn = database(folder.path(), pragmas);
        let twelve = "[1,2,3,4,5,6,7,8,9,10,11,12]";
        conn.execute("INSERT INTO t SELECT value, randomblob(3000) FROM json_each(?1)", [twelve]).unwrap();
        let (_, within) =
            disk::record(2, chance.fork(), || conn.execute("UPDATE t SET pad = randomblob(9000)", []));
        let cuts = within.iter().flat_map(|snapshot| Damage::ALL.map(|damage| (snapshot, damage)));
        cuts.filter(|(snapshot, damage)| rows_left(snapshot, *damage, &mut chance) != Ok(12)).count()
    };
    assert!(half("PRAGMA journal_mode = OFF; PRAGMA synchronous = FULL;") > 10);
    assert_eq!(half("PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;"), 0);
    assert_eq!(half("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"), 0);
}

#[test]
fn a_rename_is_lost_until_its_folder_is_synced() {
    let mut chance = Chance::new(9);
    let folder = tempfile::tempdir().unwrap();
    let conn = database(folder.path(), "");
    conn.close().unwrap();
    fs::File::open(folder.path()).unwrap().sync_all().unwrap();
    let names_left = |chance: &mut Chance| {
        let left = tempfile::tempdir().unwrap();
        power_cut(&disk::snapshot("now"), Damage::Dropped, chance, left.path(), "plain");
        ["plain", "renamed"].map(|name| left.path().join(name).exists())
    };
    fs::rename(folder.path().join("plain"), folder.path().join("renamed")).unwrap();
    assert_eq!(names_left(&mut chance), [true, false]);
    fs::File::open(folder.path()).unwrap().sync_all().unwrap();
    assert_eq!(names_left(&mut chance), [false, true]);
}
