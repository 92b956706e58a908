//! What replaces or copies the study file: a new passphrase, backups, restoring. Their renames
//! and syncs of folders are the store's own, not SQLite's.

use std::path::{Path, PathBuf};

use tempfile::TempDir;
use verbatim_model::{ActionKind, BackupReason};
use verbatim_store::{NewPassphrase, Retention, Secret, Store, unwatched};

use crate::chance::Chance;
use crate::damage::Damage;
use crate::disk::{self, Snapshot};
use crate::script::{STUDY, action, add_coder, secret, work};
use crate::survival::{State, Survivor, examine};

/// A watched folder with a study that was worked on a little.
fn study(chance: &mut Chance) -> (TempDir, PathBuf, Store) {
    let folder = tempfile::tempdir().unwrap();
    disk::start(folder.path());
    let path = folder.path().join(STUDY);
    let mut store = Store::create(&path, "Operations", &secret()).unwrap();
    add_coder(&mut store, "Ines");
    (0..12).for_each(|_| work(&mut store, chance));
    (folder, path, store)
}

/// Cuts the power in each way at each of these moments.
fn each_cut(snapshots: &[Snapshot], chance: &mut Chance, mut look: impl FnMut(&Survivor, &str)) {
    for snapshot in snapshots {
        for damage in Damage::ALL {
            let moment = format!("{damage:?}, {}", snapshot.moment);
            look(&Survivor::of(snapshot, damage, chance), &moment);
        }
    }
}

#[test]
fn a_new_passphrase_leaves_the_old_study_or_the_new_one_whole() {
    let mut chance = Chance::new(4);
    let (_folder, _path, mut store) = study(&mut chance);
    let before = State::of(&store).unwrap();
    let new = NewPassphrase::prepare("another long passphrase").unwrap();
    let new_secret = Secret::recovery_key(&new.recovery_words().unwrap().join(" "));
    let (done, within) = disk::record(80, chance.fork(), || {
        store.change_passphrase(new, action(ActionKind::ChangePassphrase), &unwatched)
    });
    done.unwrap();
    let after = State::of(&store).unwrap();
    let (mut old, mut changed) = (0, 0);
    each_cut(&within, &mut chance, |left, moment| {
        match (left.examine(&secret()), left.examine(&new_secret)) {
            (Ok(state), Err(_)) if state == before => old += 1,
            (Err(_), Ok(state)) if state == before || state == after => changed += 1,
            (old, new) => panic!("{moment}: old {:?}, new {:?}", old.map(drop), new.map(drop)),
        }
    });
    assert!(old > 50 && changed > 50, "{old} {changed}");
    // Once the call has returned, only the new one opens.
    each_cut(&[disk::snapshot("after the call returned")], &mut chance, |left, moment| {
        let found = left.examine(&new_secret).unwrap_or_else(|why| panic!("{moment}: {why}"));
        assert!(found == after, "{moment}");
    });
    // And the work goes on as durable as before.
    add_coder(&mut store, "Theo");
    let later = State::of(&store).unwrap();
    each_cut(&[disk::snapshot("after more work")], &mut chance, |left, moment| {
        assert!(left.examine(&new_secret).unwrap() == later, "{moment}");
    });
}

#[test]
fn a_backup_survives_once_it_was_acknowledged_and_never_harms_the_study() {
    let mut chance = Chance::new(5);
    let (folder, _path, mut store) = study(&mut chance);
    let study = State::of(&store).unwrap();
    let (made, within) = disk::record(80, chance.fork(), || {
        store.backup_beside(BackupReason::Daily, Retention::default()).unwrap().unwrap()
    });
    let backup = made.path.strip_prefix(folder.path()).unwrap().to_owned();
    let (mut there, mut absent) = (0, 0);
    each_cut(&within, &mut chance, |left, moment| {
        assert!(left.examine(&secret()).unwrap_or_else(|why| panic!("{moment}: {why}")) == study, "{moment}");
        let copy = left.folder.path().join(&backup);
        if copy.exists() {
            assert!(examine(&copy, &secret()).unwrap() == study, "{moment}");
            there += 1;
        } else {
            absent += 1;
        }
    });
    assert!(there > 3 && absent > 50, "{there} {absent}");
    each_cut(&[disk::snapshot("after the call returned")], &mut chance, |left, moment| {
        let copy = left.folder.path().join(&backup);
        let found = examine(&copy, &secret()).unwrap_or_else(|why| panic!("{moment}: {why}"));
        assert!(found == study, "{moment}");
        assert!(left.examine(&secret()).unwrap() == study, "{moment}");
    });
}

#[test]
fn a_restore_leaves_the_study_of_before_or_the_backup_and_what_was_there_is_kept() {
    let mut chance = Chance::new(6);
    let (folder, path, mut store) = study(&mut chance);
    let copy = folder.path().join("copy.verbatim-backup");
    store.backup(&copy, BackupReason::Asked, &unwatched).unwrap();
    let backed_up = State::of(&store).unwrap();
    (0..5).for_each(|_| work(&mut store, &mut chance));
    let before = State::of(&store).unwrap();
    // Not closed: the write-ahead log still holds actions.
    drop(store);
    let (kept, within) = disk::record(80, chance.fork(), || {
        Store::restore(&copy, &path, &secret(), "Ines", &unwatched).unwrap().unwrap()
    });
    let kept = kept.file_name().unwrap().to_owned();
    let kept_in = |folder: &Path| examine(&folder.join(&kept), &secret());
    let (mut old, mut restored) = (0, 0);
    each_cut(&within, &mut chance, |left, moment| {
        let state = left.examine(&secret()).unwrap_or_else(|why| panic!("{moment}: {why}"));
        if state == before {
            old += 1;
        } else {
            assert!(state.rows == backed_up.rows, "{moment}");
            let kept = kept_in(left.folder.path()).unwrap_or_else(|why| panic!("{moment}: kept: {why}"));
            assert!(kept == before, "{moment}");
            restored += 1;
        }
    });
    assert!(old > 50 && restored > 20, "{old} {restored}");
    each_cut(&[disk::snapshot("after the call returned")], &mut chance, |left, moment| {
        assert!(left.examine(&secret()).unwrap().rows == backed_up.rows, "{moment}");
        assert!(kept_in(left.folder.path()).unwrap() == before, "{moment}");
    });
}
