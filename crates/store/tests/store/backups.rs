use super::*;
use verbatim_model::{BackupReason, Verified};
use verbatim_store::{NewPassphrase, Retention};

#[test]
fn a_backup_opens_from_passphrase_alone_and_from_recovery_key_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.verbatim");
    let mut store = Store::create(&path, "S", &Secret::passphrase(PASSPHRASE)).unwrap();
    let words = store.recovery_words().unwrap().join(" ");
    add_coder(&mut store, "Ines");
    let copy = folder.path().join("copy.verbatim-backup");
    let made = store.backup(&copy, BackupReason::Asked, &unwatched).unwrap();
    assert_eq!(made.verified, Verified::Passphrase);
    drop(store);
    std::fs::remove_file(&path).unwrap();
    for secret in [Secret::passphrase(PASSPHRASE), Secret::recovery_key(&words)] {
        let opened = Store::open(&copy, &secret, Access::Read).unwrap();
        assert_eq!(names(&opened), ["Ines"]);
        assert!(opened.check(&unwatched).unwrap().problems.is_empty());
    }
}

#[test]
fn a_backup_never_overwrites() {
    let (folder, _path, mut store) = study();
    let copy = folder.path().join("copy");
    std::fs::write(&copy, "something else").unwrap();
    assert!(matches!(store.backup(&copy, BackupReason::Asked, &unwatched), Err(StoreError::Exists(_))));
    assert_eq!(std::fs::read(&copy).unwrap(), b"something else");
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

#[test]
fn a_backup_that_a_person_asked_for_is_never_let_go() {
    let (_folder, _path, mut store) = study();
    let retention = Retention { newest: 1, days: 0, weeks: 0 };
    let asked = store.backup_anew(BackupReason::Asked, retention, &unwatched).unwrap().path;
    for n in 0..3 {
        add_coder(&mut store, &format!("Coder {n}"));
        store.backup_beside(BackupReason::BeforeBulk, retention).unwrap();
    }
    assert!(asked.exists());
    assert_eq!(store.rows().backups().unwrap().len(), 2, "it and the newest");
}

#[test]
fn a_backup_that_is_stopped_leaves_nothing() {
    let (folder, _path, mut store) = study();
    add_coder(&mut store, "Ines");
    let copy = folder.path().join("copy.verbatim-backup");
    for moment in 0..3 {
        let heard = std::sync::atomic::AtomicUsize::new(0);
        let watch = |done: usize, of: usize| {
            assert!(done <= of, "{done} of {of}");
            match heard.fetch_add(1, std::sync::atomic::Ordering::Relaxed) {
                now if now == moment => Err(StoreError::Cancelled),
                _ => Ok(()),
            }
        };
        let stopped = store.backup(&copy, BackupReason::Asked, &watch);
        assert!(matches!(stopped, Err(StoreError::Cancelled)), "at report {moment}");
        let left = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name());
        let left: Vec<String> = left.map(|name| name.to_string_lossy().into_owned()).collect();
        assert!(left.iter().all(|name| name.starts_with("Operations.verbatim")), "{left:?}");
        assert!(store.rows().backups().unwrap().is_empty());
    }
}

#[test]
fn the_list_shows_which_backups_are_there_and_open_with_the_passphrase_of_now() {
    let (folder, path, mut store) = study();
    let older = store.backup_anew(BackupReason::Asked, Retention::default(), &unwatched).unwrap().path;
    let new = NewPassphrase::prepare("another long passphrase").unwrap();
    store.change_passphrase(new, action(ActionKind::ChangePassphrase), &unwatched).unwrap();
    let newer = store.backup_anew(BackupReason::Asked, Retention::default(), &unwatched).unwrap().path;
    let away = folder.path().join("away.verbatim-backup");
    store.backup(&away, BackupReason::Asked, &unwatched).unwrap();
    std::fs::remove_file(&away).unwrap();
    let listed = store.known_backups().unwrap();
    let of = |path: &std::path::Path| {
        let one = listed.iter().find(|b| b.path == path).unwrap();
        (one.there, one.same_key, one.verified)
    };
    assert_eq!(of(&older), (true, false, Some(Verified::RecoveryKey)));
    assert_eq!(of(&newer), (true, true, Some(Verified::Passphrase)));
    assert_eq!(of(&away), (false, false, Some(Verified::Passphrase)));
    assert!(listed.is_sorted_by_key(|b| std::cmp::Reverse(b.at)), "newest first");
    assert_eq!(store.path(), path);
}

#[test]
fn a_backup_made_after_the_state_that_was_restored_is_found_beside_the_study() {
    let (_folder, path, mut store) = study();
    let first = store.backup_anew(BackupReason::Asked, Retention::default(), &unwatched).unwrap().path;
    add_coder(&mut store, "Ines");
    let second = store.backup_anew(BackupReason::Asked, Retention::default(), &unwatched).unwrap().path;
    drop(store);
    let secret = Secret::raw_for_tests(1);
    Store::restore(&first, &path, &secret, "Ines", &unwatched).unwrap();
    let mut store = reopen(&path, &secret);
    let listed = |store: &Store| {
        let all = store.known_backups().unwrap();
        all.into_iter().find(|b| b.path == second).map(|b| (b.reason, b.verified, b.same_key))
    };
    assert_eq!(listed(&store), Some((BackupReason::Found, None, true)));
    let other = second.with_file_name("other.verbatim");
    let other = Store::create(&other, "Other", &Secret::raw_for_tests(3)).unwrap();
    store.note_backup(&other).unwrap();
    assert!(store.known_backups().unwrap().iter().all(|b| b.path != other.path()), "of another study");
    store.note_backup(&Store::open(&second, &secret, Access::Read).unwrap()).unwrap();
    assert_eq!(listed(&store), Some((BackupReason::Found, Some(Verified::RecoveryKey), true)));
    assert_eq!(store.known_backups().unwrap().iter().filter(|b| b.path == second).count(), 1);
    let kept = store.backup_beside(BackupReason::Daily, Retention::default()).unwrap();
    assert!(kept.is_some(), "what was found is not taken for a backup of today's state");
}
