//! Putting a backup in the place of a study, and what a crash leaves half done.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use verbatim_model::BackupReason;
use verbatim_store::Restoring;

#[test]
fn a_restore_keeps_what_was_there() {
    let (folder, path, mut store) = study();
    add_coder(&mut store, "Ines");
    let copy = folder.path().join("copy.verbatim-backup");
    store.backup(&copy, BackupReason::Asked, &unwatched).unwrap();
    add_coder(&mut store, "Theo");
    let open = Store::restore(&copy, &path, &Secret::raw_for_tests(1), "Ines", &unwatched);
    assert!(matches!(open, Err(StoreError::OpenElsewhere)), "an open study is not replaced");
    drop(store);
    let kept = Store::restore(&copy, &path, &Secret::raw_for_tests(1), "Ines", &unwatched).unwrap().unwrap();
    assert_eq!(names(&reopen(&path, &Secret::raw_for_tests(1))), ["Ines"]);
    assert_eq!(names(&reopen(&kept, &Secret::raw_for_tests(1))), ["Ines", "Theo"]);
}

#[test]
fn a_damaged_backup_restores_nothing() {
    let (folder, path, mut store) = study();
    let copy = folder.path().join("copy.verbatim-backup");
    store.backup(&copy, BackupReason::Asked, &unwatched).unwrap();
    add_coder(&mut store, "Ines");
    drop(store);
    let mut bytes = std::fs::read(&copy).unwrap();
    let near_end = bytes.len() - 3000;
    bytes[near_end] ^= 0xff;
    std::fs::write(&copy, bytes).unwrap();
    assert!(Store::restore(&copy, &path, &Secret::raw_for_tests(1), "Ines", &unwatched).is_err());
    assert_eq!(names(&reopen(&path, &Secret::raw_for_tests(1))), ["Ines"]);
}

const THEIRS: u8 = 2;

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// A folder with a backup of a study of one coder, and at `Operations.verbatim` a study of somebody
/// else, as a crash left it: its last action is in the write-ahead log alone.
fn backup_and_foreign_study() -> (TempDir, PathBuf, PathBuf) {
    let (folder, path, mut store) = study();
    add_coder(&mut store, "Ines");
    let copy = folder.path().join("copy.verbatim-backup");
    store.backup(&copy, BackupReason::Asked, &unwatched).unwrap();
    drop(store);
    fs::remove_file(&path).unwrap();
    let alive = folder.path().join("alive.verbatim");
    let mut theirs = Store::create(&alive, "Theirs", &Secret::raw_for_tests(THEIRS)).unwrap();
    add_coder(&mut theirs, "Hale");
    for ending in ["", "-wal"] {
        fs::copy(beside(&alive, ending), beside(&path, ending)).unwrap();
    }
    assert!(fs::metadata(beside(&path, "-wal")).unwrap().len() > 0);
    (folder, path, copy)
}

fn nothing_is_beside(path: &Path) {
    for ending in ["-wal", "-journal"] {
        assert!(!beside(path, ending).exists(), "{ending} is beside {}", path.display());
    }
}

#[test]
fn a_study_that_the_secret_does_not_open_is_kept_whole_with_its_log() {
    let (_folder, path, copy) = backup_and_foreign_study();
    let ours = Secret::raw_for_tests(1);
    let kept = Store::restore(&copy, &path, &ours, "Ines", &unwatched).unwrap().unwrap();
    assert_eq!(names(&Store::open(&path, &ours, Access::Read).unwrap()), ["Ines"]);
    assert_eq!(names(&reopen(&kept, &Secret::raw_for_tests(THEIRS))), ["Hale"], "the log came along");
}

#[test]
fn a_log_without_its_study_is_put_aside_and_never_meets_the_restored_one() {
    let (_folder, path, copy) = backup_and_foreign_study();
    fs::remove_file(&path).unwrap();
    let ours = Secret::raw_for_tests(1);
    assert_eq!(Store::restore(&copy, &path, &ours, "Ines", &unwatched).unwrap(), None);
    let store = reopen(&path, &ours);
    assert_eq!(names(&store), ["Ines"]);
    assert!(store.check(&unwatched).unwrap().problems.is_empty());
}

/// What is on the disk when the program dies after the copy got its name and before the study did.
fn interrupted() -> (TempDir, PathBuf) {
    let (folder, path, copy) = backup_and_foreign_study();
    fs::copy(&copy, folder.path().join(".Operations.verbatim.restored")).unwrap();
    (folder, path)
}

#[test]
fn a_restore_that_a_crash_interrupted_is_finished_by_the_next_opening() {
    for access in [Access::Read, Access::Write] {
        let (folder, path) = interrupted();
        let store = Store::open(&path, &Secret::raw_for_tests(1), access).unwrap();
        assert_eq!(names(&store), ["Ines"]);
        assert!(store.check(&unwatched).unwrap().problems.is_empty());
        drop(store);
        assert!(!folder.path().join(".Operations.verbatim.restored").exists());
        nothing_is_beside(&path);
    }
}

#[test]
fn no_new_study_is_made_where_an_interrupted_restore_waits() {
    let (_folder, path) = interrupted();
    fs::remove_file(&path).unwrap();
    let made = Store::create(&path, "New", &Secret::raw_for_tests(3));
    assert!(matches!(made, Err(StoreError::Exists(_))));
    assert_eq!(names(&reopen(&path, &Secret::raw_for_tests(1))), ["Ines"]);
}

#[test]
fn a_restore_that_is_prepared_and_given_up_touches_nothing() {
    let (folder, path, copy) = backup_and_foreign_study();
    let list = || {
        let mut names: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        names.retain(|name| !name.to_string_lossy().ends_with(".lock"));
        names.sort();
        names
    };
    let before = list();
    let ours = Secret::raw_for_tests(1);
    drop(Restoring::prepare(&copy, &path, &ours, false, &unwatched).unwrap());
    assert_eq!(list(), before);
    let stopped = Restoring::prepare(&copy, &path, &ours, false, &|_, _| Err(StoreError::Cancelled));
    assert!(matches!(stopped, Err(StoreError::Cancelled)));
    assert_eq!(list(), before);
}

#[test]
fn a_study_that_is_open_here_is_replaced_once_it_is_closed() {
    let (folder, path, mut store) = study();
    add_coder(&mut store, "Ines");
    let copy = folder.path().join("copy.verbatim-backup");
    store.backup(&copy, BackupReason::Asked, &unwatched).unwrap();
    add_coder(&mut store, "Theo");
    let secret = Secret::raw_for_tests(1);
    let refused = Restoring::prepare(&copy, &path, &secret, true, &unwatched).unwrap().put_in_place("Ines");
    assert!(matches!(refused, Err(StoreError::OpenElsewhere)), "while it is still open");
    let prepared = Restoring::prepare(&copy, &path, &secret, true, &unwatched).unwrap();
    add_coder(&mut store, "Hale");
    store.close().unwrap();
    let kept = prepared.put_in_place("Ines").unwrap().unwrap();
    assert_eq!(names(&reopen(&path, &secret)), ["Ines"]);
    assert_eq!(names(&reopen(&kept, &secret)), ["Ines", "Theo", "Hale"]);
}
