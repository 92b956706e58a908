//! Every action that was acknowledged survives, and none is there by half.

use std::sync::Arc;

use verbatim_store::{Store, StoreError};

use crate::chance::Chance;
use crate::damage::Damage;
use crate::disk::{self, Pending, Snapshot};
use crate::script::{STUDY, add_coder, open, secret, work};
use crate::survival::{State, Survivor, examine, undo_all};

#[test]
fn every_acknowledged_action_survives_power_cuts_and_none_is_there_by_half() {
    let mut chance = Chance::new(1);
    let folder = tempfile::tempdir().unwrap();
    disk::start(folder.path());
    let mut store = Store::create(&folder.path().join(STUDY), "Operations", &secret()).unwrap();
    add_coder(&mut store, "Ines");
    let mut folder = folder;
    let (mut cuts, mut checkpoints) = (0, 0);
    for _ in 0..4 {
        cuts += work_and_cut(&mut store, 60, &mut chance).unwrap();
        // The power goes for good. What is left is the study from here on.
        let last = State::of(&store).unwrap();
        let damage = *chance.pick(&Damage::ALL).unwrap();
        let left = Survivor::of(&disk::snapshot("the end of a day"), damage, &mut chance);
        let tally = disk::tally();
        assert!(tally.writes > 300 && tally.syncs > 30, "the disk saw the work: {tally:?}");
        checkpoints += tally.database_syncs;
        drop(store);
        folder = left.folder;
        disk::start(folder.path());
        store = open(folder.path());
        assert!(State::of(&store).unwrap() == last);
    }
    cuts += close_and_cut(store, &mut chance).unwrap();
    assert!(cuts > 650 && checkpoints > 4, "{cuts} cuts, {checkpoints} checkpoints");
    assert!(undo_all(&folder.path().join(STUDY), &secret()).unwrap() > 100);
}

#[test]
fn a_study_that_is_being_made_is_there_whole_or_not_at_all() {
    let mut chance = Chance::new(2);
    let folder = tempfile::tempdir().unwrap();
    disk::start(folder.path());
    let path = folder.path().join(STUDY);
    let (store, within) = disk::record(3, chance.fork(), || Store::create(&path, "Operations", &secret()));
    let made = State::of(&store.unwrap()).unwrap();
    let (mut there, mut absent) = (0, 0);
    for snapshot in &within {
        for damage in Damage::ALL {
            let left = Survivor::of(snapshot, damage, &mut chance);
            if left.folder.path().join(STUDY).exists() {
                let state = left.examine(&secret()).unwrap_or_else(|e| panic!("{}: {e}", snapshot.moment));
                assert!(state == made || state.log.ends_with("[]"), "{}", snapshot.moment);
                there += 1;
            } else {
                // A draft that is left is in nobody's way.
                Store::create(&left.folder.path().join(STUDY), "Operations", &secret()).unwrap();
                absent += 1;
            }
        }
    }
    assert!(there > 20 && absent > 20, "{there} {absent}");
    let acknowledged = disk::snapshot("after the call returned");
    for damage in Damage::ALL {
        assert!(Survivor::of(&acknowledged, damage, &mut chance).examine(&secret()).unwrap() == made);
    }
}

#[test]
fn a_torn_first_page_which_holds_the_salt_is_made_whole() {
    let mut chance = Chance::new(10);
    let folder = tempfile::tempdir().unwrap();
    disk::start(folder.path());
    let mut store = Store::create(&folder.path().join(STUDY), "Operations", &secret()).unwrap();
    add_coder(&mut store, "Ines");
    (0..15).for_each(|_| work(&mut store, &mut chance));
    let last = State::of(&store).unwrap();
    let (closed, within) = disk::record(1, chance.fork(), || store.close());
    closed.unwrap();
    // Only a checkpoint writes a whole page to the start of a file.
    let first_page = |change: &Arc<Pending>| matches!(&**change, Pending::Write(0, b) if b.len() == 4096);
    let torn = within.iter().filter(|s| s.files.values().any(|f| f.pending.iter().any(first_page)));
    let mut count = 0;
    for snapshot in torn {
        let left = Survivor::of(snapshot, Damage::Dropped, &mut chance);
        let path = left.folder.path().join(STUDY);
        let mut bytes = std::fs::read(&path).unwrap();
        chance.fill(&mut bytes[..512]);
        std::fs::write(&path, bytes).unwrap();
        assert!(examine(&path, &secret()).unwrap() == last, "{}", snapshot.moment);
        count += 1;
    }
    assert!(count > 10, "{count}");
}

#[test]
fn a_disk_that_lies_about_syncs_is_found_out() {
    // Shows that the tests above can fail: the same work on a disk that syncs nothing.
    let mut chance = Chance::new(3);
    let folder = tempfile::tempdir().unwrap();
    disk::start(folder.path());
    let mut store = Store::create(&folder.path().join(STUDY), "Operations", &secret()).unwrap();
    add_coder(&mut store, "Ines");
    disk::lie();
    let lost = work_and_cut(&mut store, 10, &mut chance);
    assert!(lost.as_ref().is_err_and(|why| why.contains("neither as before")), "{lost:?}");
}

/// Works for some steps and cuts the power all along. Answers how often it was cut, or the first
/// loss.
fn work_and_cut(store: &mut Store, steps: usize, chance: &mut Chance) -> Result<usize, String> {
    let mut cuts = 0;
    let mut before = State::of(store).map_err(|e: StoreError| e.to_string())?;
    for step in 0..steps {
        let ((), mut within) = disk::record(60, chance.fork(), || work(store, chance));
        let acknowledged = disk::snapshot("after the call returned");
        let after = State::of(store).map_err(|e| e.to_string())?;
        let said = |why: String| format!("step {step}, {why}");
        cut(&acknowledged, Damage::ALL[step % Damage::ALL.len()], chance, &[&after]).map_err(said)?;
        chance.shuffle(&mut within);
        for snapshot in within.iter().take(2) {
            let damage = *chance.pick(&Damage::ALL).unwrap();
            cut(snapshot, damage, chance, &[&before, &after]).map_err(said)?;
            cuts += 1;
        }
        (before, cuts) = (after, cuts + 1);
    }
    Ok(cuts)
}

/// Closes the study, which folds the write-ahead log into it, and cuts the power all along.
fn close_and_cut(store: Store, chance: &mut Chance) -> Result<usize, String> {
    let last = State::of(&store).map_err(|e| e.to_string())?;
    let (closed, within) = disk::record(20, chance.fork(), || store.close());
    closed.map_err(|e| e.to_string())?;
    for snapshot in &within {
        cut(snapshot, *chance.pick(&Damage::ALL).unwrap(), chance, &[&last])?;
    }
    Ok(within.len())
}

/// Cuts the power and answers why what is left is not one of the allowed states.
fn cut(snapshot: &Snapshot, damage: Damage, chance: &mut Chance, allowed: &[&State]) -> Result<(), String> {
    match Survivor::of(snapshot, damage, chance).examine(&secret()) {
        Ok(state) if allowed.contains(&&state) => Ok(()),
        Ok(_) => Err("it is neither as before the action nor as after it".to_owned()),
        Err(why) => Err(why),
    }
    .map_err(|why| format!("{damage:?}, {}: {why}", snapshot.moment))
}
