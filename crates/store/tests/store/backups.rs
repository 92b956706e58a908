use super::*;
use verbatim_model::{BackupReason, Verified};
use verbatim_store::Retention;

#[test]
fn a_backup_opens_from_passphrase_alone_and_from_recovery_key_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.verbatim");
    let mut store = Store::create(&path, "S", &Secret::passphrase(PASSPHRASE)).unwrap();
    let words = store.recovery_words().unwrap().join(" ");
    add_coder(&mut store, "Ines");
    let copy = folder.path().join("copy.verbatim-backup");
    let made = store.backup(&copy, BackupReason::Asked).unwrap();
    assert_eq!(made.verified, Verified::Passphrase);
    drop(store);
    std::fs::remove_file(&path).unwrap();
    for secret in [Secret::passphrase(PASSPHRASE), Secret::recovery_key(&words)] {
        let opened = Store::open(&copy, &secret, Access::Read).unwrap();
        assert_eq!(names(&opened), ["Ines"]);
        assert!(opened.check().unwrap().problems.is_empty());
    }
}

#[test]
fn a_backup_never_overwrites() {
    let (folder, _path, mut store) = study();
    let copy = folder.path().join("copy");
    std::fs::write(&copy, "something else").unwrap();
    assert!(matches!(store.backup(&copy, BackupReason::Asked), Err(StoreError::Exists(_))));
    assert_eq!(std::fs::read(&copy).unwrap(), b"something else");
}

#[test]
fn a_restore_keeps_what_was_there() {
    let (folder, path, mut store) = study();
    add_coder(&mut store, "Ines");
    let copy = folder.path().join("copy.verbatim-backup");
    store.backup(&copy, BackupReason::Asked).unwrap();
    add_coder(&mut store, "Theo");
    let open = Store::restore(&copy, &path, &Secret::raw_for_tests(1), "Ines");
    assert!(matches!(open, Err(StoreError::OpenElsewhere)), "an open study is not replaced");
    drop(store);
    let kept = Store::restore(&copy, &path, &Secret::raw_for_tests(1), "Ines").unwrap().unwrap();
    assert_eq!(names(&reopen(&path, &Secret::raw_for_tests(1))), ["Ines"]);
    assert_eq!(names(&reopen(&kept, &Secret::raw_for_tests(1))), ["Ines", "Theo"]);
}

#[test]
fn a_damaged_backup_restores_nothing() {
    let (folder, path, mut store) = study();
    let copy = folder.path().join("copy.verbatim-backup");
    store.backup(&copy, BackupReason::Asked).unwrap();
    add_coder(&mut store, "Ines");
    drop(store);
    let mut bytes = std::fs::read(&copy).unwrap();
    let near_end = bytes.len() - 3000;
    bytes[near_end] ^= 0xff;
    std::fs::write(&copy, bytes).unwrap();
    assert!(Store::restore(&copy, &path, &Secret::raw_for_tests(1), "Ines").is_err());
    assert_eq!(names(&reopen(&path, &Secret::raw_for_tests(1))), ["Ines"]);
}

#[test]
fn automatic_backups_are_made_only_after_changes_and_the_newest_stay() {
    let (folder, _path, mut store) = study();
    let retention = Retention { newest: 2, days: 0, weeks: 0 };
    for n in 0..4 {
        add_coder(&mut store, &format!("Coder {n}"));
        assert!(store.backup_beside(BackupReason::BeforeBulk, retention).unwrap().is_some());
        assert!(store.backup_beside(BackupReason::BeforeBulk, retention).unwrap().is_none(), "nothing new");
    }
    let left: Vec<_> = std::fs::read_dir(folder.path().join("Operations.backups")).unwrap().collect();
    assert_eq!(left.len(), 2);
    let newest = store.rows().backups().unwrap().pop().unwrap();
    assert_eq!(names(&reopen(&newest.path, &Secret::raw_for_tests(1))).len(), 4);
}
