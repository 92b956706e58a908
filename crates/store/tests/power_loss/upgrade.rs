//! A study of version 1 that is opened for writing: the upgrade is there whole or not at all, and
//! never without its backup. What the file of version 1 is stands in `tests/store/migrating.rs`.

use std::path::Path;

use verbatim_model::ActionKind;
use verbatim_store::{Access, Secret, Store};

use crate::chance::Chance;
use crate::damage::Damage;
use crate::disk;
use crate::script::STUDY;
use crate::survival::{State, Survivor, examine};

fn upgrades(store: &Store) -> usize {
    let actions = store.rows().actions(u32::MAX).unwrap();
    actions.iter().filter(|action| action.kind == ActionKind::Upgrade).count()
}

/// Files in the folder of backups, finished or not.
fn backups(folder: &Path) -> Vec<std::path::PathBuf> {
    let Ok(files) = std::fs::read_dir(folder.join("Operations.backups")) else { return Vec::new() };
    let paths = files.map(|file| file.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|e| e == "verbatim-backup")).collect()
}

#[test]
fn an_upgrade_leaves_the_old_version_or_the_new_one_whole_and_the_new_one_with_its_backup() {
    let mut chance = Chance::new(11);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(STUDY);
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/versions/1.study"), &path).unwrap();
    let old = Store::open(&path, &Secret::passphrase("correct horse battery"), Access::Read).unwrap();
    let secret = Secret::recovery_key(&old.recovery_words().unwrap().join(" "));
    let before = State::of(&old).unwrap();
    drop(old);
    disk::start(folder.path());
    let (opened, within) = disk::record(4, chance.fork(), || Store::open(&path, &secret, Access::Write));
    let opened = opened.unwrap();
    assert!(opened.read_only().is_none() && upgrades(&opened) == 1);
    let (mut still_old, mut new) = (0, 0);
    let acknowledged = disk::snapshot("after the call returned");
    for (snapshot, returned) in within.iter().map(|s| (s, false)).chain([(&acknowledged, true)]) {
        for damage in Damage::ALL {
            let moment = format!("{damage:?}, {}", snapshot.moment);
            let left = Survivor::of(snapshot, damage, &mut chance);
            let copies = backups(left.folder.path());
            let found = left.examine(&secret).unwrap_or_else(|why| panic!("{moment}: {why}"));
            assert!(found.rows == before.rows, "{moment}");
            let study = Store::open(&left.folder.path().join(STUDY), &secret, Access::Read).unwrap();
            assert_eq!(upgrades(&study), 1, "{moment}: upgraded once, then or now");
            // A study that the power cut left old has made its backup only now.
            let upgraded_then = backups(left.folder.path()).len() == copies.len();
            assert!(upgraded_then || !returned, "{moment}: what was acknowledged is lost");
            if upgraded_then {
                new += 1;
                assert!(!copies.is_empty(), "{moment}: no backup");
            } else {
                still_old += 1;
            }
            for copy in copies {
                let copy = examine(&copy, &secret).unwrap_or_else(|why| panic!("{moment}: backup: {why}"));
                assert!(copy.rows == before.rows, "{moment}");
            }
        }
    }
    assert!(still_old > 40 && new > 8, "{still_old} {new}");
}
