//! A study of an older version, as it was left by the program of that time.
//!
//! `versions/1.study` was written by version 0.1.0 in format 1; its passphrase is
//! “correct horse battery”. It holds two interviews, three people, four codes, five codings by two
//! coders, five memos, and an action that was undone, so that undo and redo both had something.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use verbatim_model::{BackupReason, ReviewNoteId};
use verbatim_store::{Counts, SCHEMA_VERSION};

use super::*;

/// The study of version 1 in a folder of its own, and its recovery key, which opens it quickly.
fn version_1() -> (TempDir, PathBuf, Secret) {
    version("1.study")
}

/// A study of an older version in a folder of its own, and its recovery key.
pub fn version(file: &str) -> (TempDir, PathBuf, Secret) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Visits.verbatim");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/versions").join(file), &path).unwrap();
    let opened = Store::open(&path, &Secret::passphrase(PASSPHRASE), Access::Read).unwrap();
    let words = opened.recovery_words().unwrap().join(" ");
    (folder, path, Secret::recovery_key(&words))
}

/// Everything that was in the study, in words.
fn content(store: &Store) -> String {
    let rows = store.rows();
    let first = rows.actions(u32::MAX).unwrap().into_iter().filter(|a| a.number <= 19);
    format!(
        "{:#?}",
        (
            (rows.study().unwrap(), rows.coders().unwrap(), rows.codes().unwrap(), rows.codings().unwrap()),
            (rows.interviews().unwrap(), rows.transcripts().unwrap(), rows.speakers().unwrap()),
            (rows.interviewees().unwrap(), rows.groups().unwrap(), rows.attribute_values().unwrap()),
            (rows.memos().unwrap(), rows.progress().unwrap(), first.collect::<Vec<_>>()),
        )
    )
}

/// The tables and indexes of a file, without comments and blanks.
fn tables(path: &Path, key: &str) -> Vec<String> {
    let conn = keyed(path, key);
    let mut statement = conn.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL").unwrap();
    let sql = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let mut all: Vec<String> =
        sql.map(|sql| sql.unwrap().split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    all.sort();
    all
}

/// A plain connection by raw key.
fn keyed(path: &Path, key: &str) -> Connection {
    let salt: String = fs::read(path).unwrap()[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    let conn = Connection::open(path).unwrap();
    conn.execute_batch(&format!("PRAGMA key = \"x'{key}{salt}'\";")).unwrap();
    conn
}

/// The raw key that the words of a recovery key stand for, in hexadecimal.
fn raw_key(store: &Store) -> String {
    let words = store.recovery_words().unwrap().join(" ");
    let entropy = bip39::Mnemonic::parse_normalized(&words).unwrap().to_entropy();
    entropy.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn upgraded(path: &Path, secret: &Secret) -> Store {
    let store = Store::open(path, secret, Access::Write).unwrap();
    assert!(store.read_only().is_none(), "{:?}", store.read_only());
    store
}

/// A study of an older version is upgraded with everything that was in it, after a backup of before, and has the tables
/// of a new one. `last` is the last action of the program of that time.
pub fn upgrades_whole(file: &str, last: i64, content: fn(&Store) -> String) {
    let (folder, path, secret) = version(file);
    let before = content(&Store::open(&path, &secret, Access::Read).unwrap());
    let store = upgraded(&path, &secret);
    assert_eq!(content(&store), before);
    assert_eq!(store.check(&unwatched).unwrap().problems, Vec::<String>::new());
    assert_eq!(last_kind(&store), ActionKind::Upgrade);
    let backup = store.rows().backups().unwrap().pop().unwrap();
    assert_eq!((backup.reason, backup.action), (BackupReason::BeforeUpgrade, last));
    let copy = Store::open(&backup.path, &Secret::passphrase(PASSPHRASE), Access::Read).unwrap();
    assert_eq!(content(&copy), before);
    let key = raw_key(&store);
    store.close().unwrap();
    let new = folder.path().join("New.verbatim");
    Store::create(&new, "New", &Secret::raw_for_tests(1)).unwrap().close().unwrap();
    assert_eq!(tables(&path, &key), tables(&new, &"01".repeat(32)));
}

/// Opened for reading a study of an older version stays as it is; `looks` at it meanwhile.
pub fn stays_as_it_is(file: &str, looks: fn(&Store)) {
    let (_folder, path, secret) = version(file);
    let before = fs::read(&path).unwrap();
    let store = Store::open(&path, &secret, Access::Read).unwrap();
    looks(&store);
    assert_eq!(store.check(&unwatched).unwrap().problems, Vec::<String>::new());
    drop(store);
    assert_eq!(fs::read(&path).unwrap(), before);
}

fn last_kind(store: &Store) -> ActionKind {
    store.rows().actions(1).unwrap()[0].kind
}

#[test]
fn a_study_of_version_1_is_upgraded_with_every_row_and_only_after_a_backup() {
    let (folder, path, secret) = version_1();
    let before = content(&Store::open(&path, &secret, Access::Read).unwrap());
    let store = upgraded(&path, &secret);
    assert_eq!(content(&store), before);
    let counts = Counts {
        interviews: 2,
        transcripts: 2,
        interviewees: 3,
        codes: 4,
        codings: 5,
        memos: 5,
        coders: 2,
        actions: 20,
        words: 52,
    };
    let report = store.check(&unwatched).unwrap();
    assert_eq!((report.counts, report.problems), (counts, Vec::new()));
    assert_eq!(last_kind(&store), ActionKind::Upgrade);
    let backup = store.rows().backups().unwrap().pop().unwrap();
    assert_eq!((backup.reason, backup.action), (BackupReason::BeforeUpgrade, 19));
    assert_eq!(backup.path.parent().unwrap(), folder.path().join("Visits.backups"));
    let copy = Store::open(&backup.path, &Secret::passphrase(PASSPHRASE), Access::Read).unwrap();
    assert_eq!(content(&copy), before);
    assert_eq!(copy.rows().last_action().unwrap(), 19, "the backup is of before");
}

#[test]
fn an_upgraded_study_has_the_tables_of_a_new_one() {
    let (folder, path, secret) = version_1();
    let store = upgraded(&path, &secret);
    let key = raw_key(&store);
    store.close().unwrap();
    let new = folder.path().join("New.verbatim");
    Store::create(&new, "New", &Secret::raw_for_tests(1)).unwrap().close().unwrap();
    assert_eq!(tables(&path, &key), tables(&new, &"01".repeat(32)));
}

#[test]
fn every_coding_of_version_1_has_its_trail_upgraded_or_only_read() {
    let (_folder, path, secret) = version_1();
    let trails = |store: &Store| -> Vec<(String, i64)> {
        let codings = store.rows().codings().unwrap();
        let of = |coding: &verbatim_model::Coding| {
            let actions = store.rows().actions_touching(coding.id, 10).unwrap();
            actions.into_iter().map(|action| (action.kind.to_string(), action.number)).collect::<Vec<_>>()
        };
        codings.iter().map(|coding| of(coding).pop().unwrap()).collect()
    };
    let before = trails(&Store::open(&path, &secret, Access::Read).unwrap());
    assert!(before.iter().all(|(kind, _)| kind == "add coding" || kind == "import codings"), "{before:?}");
    assert_eq!(trails(&upgraded(&path, &secret)), before);
}

#[test]
fn a_second_opening_changes_nothing() {
    let (_folder, path, secret) = version_1();
    upgraded(&path, &secret).close().unwrap();
    let before = fs::read(&path).unwrap();
    let store = upgraded(&path, &secret);
    assert_eq!(store.rows().last_action().unwrap(), 20);
    assert_eq!(store.rows().backups().unwrap().len(), 2, "that of its own time and that of the upgrade");
    store.close().unwrap();
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn undo_and_redo_end_at_the_upgrade_and_begin_anew_after_it() {
    let (_folder, path, secret) = version_1();
    let mut store = upgraded(&path, &secret);
    assert!(store.rows().undo_closed().unwrap());
    assert!(matches!(store.undo(None, "Ines"), Err(StoreError::UndoClosed)));
    assert!(matches!(store.redo(None, "Ines"), Err(StoreError::NothingToRedo)));
    add_coder(&mut store, "Hale");
    store.undo(None, "Ines").unwrap();
    assert_eq!(names(&store), ["Ines", "Theo"]);
    assert!(matches!(store.undo(None, "Ines"), Err(StoreError::UndoClosed)));
    store.redo(None, "Ines").unwrap();
    assert_eq!(names(&store).len(), 3);
    let (_folder, _path, mut new) = study();
    assert!(!new.rows().undo_closed().unwrap());
    assert!(matches!(new.undo(None, "Ines"), Err(StoreError::NothingToUndo)));
}

#[test]
fn opened_for_reading_it_stays_of_its_version_and_what_it_lacks_is_empty() {
    let (_folder, path, secret) = version_1();
    let before = fs::read(&path).unwrap();
    let mut store = Store::open(&path, &secret, Access::Read).unwrap();
    assert_eq!(store.rows().counts().unwrap().codings, 5);
    assert!(store.rows().review_notes().unwrap().is_empty());
    assert!(store.rows().preferences(None).unwrap().is_empty());
    assert_eq!(store.check(&unwatched).unwrap().problems, Vec::<String>::new());
    assert!(matches!(store.keep_preference(None, "panes", Some("1")), Err(StoreError::ReadOnly(_))));
    drop(store);
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn without_a_backup_nothing_is_upgraded_and_the_study_can_still_be_read() {
    let (folder, path, secret) = version_1();
    let in_the_way = folder.path().join("Visits.backups");
    fs::write(&in_the_way, "a file where the folder should be").unwrap();
    let store = Store::open(&path, &secret, Access::Write).unwrap();
    let why = store.read_only().unwrap().to_string();
    assert!(why.starts_with("the study can only be read: it has the older format 1 and could not"), "{why}");
    assert_eq!(store.rows().last_action().unwrap(), 19);
    assert_eq!(store.rows().counts().unwrap().memos, 5);
    assert!(store.rows().review_notes().unwrap().is_empty());
    drop(store);
    fs::remove_file(in_the_way).unwrap();
    assert_eq!(last_kind(&upgraded(&path, &secret)), ActionKind::Upgrade);
}

#[test]
fn a_restored_backup_of_version_1_is_upgraded_too() {
    let (_folder, path, secret) = version_1();
    let backup = upgraded(&path, &secret).rows().backups().unwrap().pop().unwrap();
    Store::restore(&backup.path, &path, &secret, "Ines", &unwatched).unwrap();
    let store = upgraded(&path, &secret);
    assert_eq!(last_kind(&store), ActionKind::Restore);
    assert!(store.rows().undo_closed().unwrap());
    assert_eq!(store.check(&unwatched).unwrap().problems, Vec::<String>::new());
}

#[test]
fn an_upgraded_study_takes_the_rows_of_the_new_version() {
    let (_folder, path, secret) = version_1();
    let mut store = upgraded(&path, &secret);
    let (coding, coder) = {
        let rows = store.rows();
        (rows.codings().unwrap()[0].id, rows.coders().unwrap()[0].id)
    };
    let note = verbatim_model::ReviewNote {
        id: ReviewNoteId::new(),
        coding,
        coder,
        kind: verbatim_model::ReviewKind::Question,
        text: "Is this waiting or delay?".to_owned(),
        created_at: now(),
    };
    let done = store.transact::<_, StoreError>(action(ActionKind::AddReviewNote), |tx| {
        tx.insert_review_note(&note)?;
        Ok(((), "{}".to_owned()))
    });
    assert_eq!(done.unwrap().number, Some(21));
    assert_eq!(store.rows().review_notes_on(coding).unwrap(), [note]);
    store.undo(None, "Ines").unwrap();
    assert!(store.rows().review_notes().unwrap().is_empty());
}

#[test]
fn a_study_of_a_newer_version_is_refused_with_both_versions() {
    let (_folder, path, store) = study();
    store.close().unwrap();
    let newer = SCHEMA_VERSION + 1;
    keyed(&path, &"01".repeat(32)).pragma_update(None, "user_version", newer).unwrap();
    let before = fs::read(&path).unwrap();
    for access in [Access::Write, Access::Read] {
        let Err(refused) = Store::open(&path, &Secret::raw_for_tests(1), access) else { panic!("it opened") };
        let said = format!("the study has format {newer}, this Verbatim reads up to format {SCHEMA_VERSION}");
        assert_eq!(refused.to_string(), said);
    }
    assert_eq!(fs::read(&path).unwrap(), before);
}
