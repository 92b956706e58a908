//! From the disk at one moment to the files that a person finds after the power came back.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::chance::Chance;
use crate::disk::{Bytes, Folder, Names, Pending, Snapshot};

/// Bytes that a disk writes whole or not at all.
const SECTOR: usize = 512;

/// What became of the writes and names that no sync had made durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// All are lost.
    Dropped,
    /// All are there, as after a SIGKILL.
    Kept,
    /// Some are lost.
    Some,
    /// Some are lost, the others came in another order.
    Disordered,
    /// One write came only in part; of those after it some are lost.
    Torn,
    /// As torn, with rubbish in sectors of the torn write, and a rubbish `-shm` beside the study.
    Garbled,
}

impl Damage {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Dropped, Self::Torn, Self::Some, Self::Garbled, Self::Disordered, Self::Kept];
}

/// Writes into the empty folder `target` what is left of the disk. `study` is the file beside
/// which a stale `-shm` may lie.
pub fn power_cut(snapshot: &Snapshot, damage: Damage, chance: &mut Chance, target: &Path, study: &str) {
    let mut left = HashMap::new();
    write_folder(snapshot, snapshot.root, damage, chance, target, &mut left);
    if damage == Damage::Garbled {
        let mut rubbish = vec![0; 32_768];
        chance.fill(&mut rubbish);
        fs::write(target.join(format!("{study}-shm")), rubbish).unwrap();
    }
}

fn write_folder(
    snapshot: &Snapshot,
    inode: u64,
    damage: Damage,
    chance: &mut Chance,
    target: &Path,
    left: &mut HashMap<u64, Vec<u8>>,
) {
    fs::create_dir_all(target).unwrap();
    // A folder is in none of the snapshot's lists only where its name was never looked at.
    let Some(folder) = snapshot.folders.get(&inode) else { return };
    for (name, inode) in names_left(folder, damage, chance) {
        let path = target.join(&name);
        if snapshot.folders.contains_key(&inode) {
            write_folder(snapshot, inode, damage, chance, &path, left);
        } else if let Some(bytes) = snapshot.files.get(&inode) {
            // A file under two names is one file.
            let bytes = left.entry(inode).or_insert_with(|| bytes_left(bytes, damage, chance));
            fs::write(&path, bytes).unwrap();
        }
    }
}

fn names_left(folder: &Folder, damage: Damage, chance: &mut Chance) -> Names {
    let Folder { durable, now } = folder;
    match damage {
        Damage::Dropped => durable.clone(),
        Damage::Kept => now.clone(),
        _ => {
            let all: BTreeSet<_> = durable.keys().chain(now.keys()).collect();
            let new = [0, 50, 100][chance.below(3)];
            all.into_iter()
                .filter_map(|name| {
                    let names = if chance.percent(new) { now } else { durable };
                    names.get(name).map(|inode| (name.clone(), *inode))
                })
                .collect()
        }
    }
}

fn bytes_left(file: &Bytes, damage: Damage, chance: &mut Chance) -> Vec<u8> {
    let mut bytes = file.durable.as_ref().clone();
    let pending = &file.pending;
    if pending.is_empty() {
        return bytes;
    }
    let share = [5, 50, 95][chance.below(3)];
    match damage {
        Damage::Dropped => {}
        Damage::Kept => pending.iter().for_each(|change| change.apply(&mut bytes)),
        Damage::Some => {
            pending.iter().filter(|_| chance.percent(share)).for_each(|change| change.apply(&mut bytes));
        }
        Damage::Disordered => {
            let mut some: Vec<_> = pending.iter().filter(|_| chance.percent(share)).collect();
            chance.shuffle(&mut some);
            some.into_iter().for_each(|change| change.apply(&mut bytes));
        }
        Damage::Torn | Damage::Garbled => {
            let torn = torn(pending, chance);
            pending[..torn].iter().for_each(|change| change.apply(&mut bytes));
            tear(&pending[torn], damage == Damage::Garbled, chance, &mut bytes);
            let after = if chance.percent(50) { 0 } else { share };
            pending[torn + 1..]
                .iter()
                .filter(|_| chance.percent(after))
                .for_each(|change| change.apply(&mut bytes));
        }
    }
    bytes
}

/// Which write is torn: often the last, which may be a commit, or one of the start of the file,
/// which holds the salt.
fn torn(pending: &[Arc<Pending>], chance: &mut Chance) -> usize {
    let starts = |change: &Arc<Pending>| matches!(**change, Pending::Write(0, _));
    match (chance.below(3), pending.iter().position(starts)) {
        (0, _) => pending.len() - 1,
        (1, Some(start)) => start,
        _ => chance.below(pending.len()),
    }
}

/// Applies sectors of a write: the first few, or any; the others are as they were or, where
/// `garble` says so, rubbish. A truncation cannot be torn and is kept.
fn tear(change: &Pending, garble: bool, chance: &mut Chance, file: &mut Vec<u8>) {
    let Pending::Write(offset, bytes) = change else {
        change.apply(file);
        return;
    };
    let end = offset + bytes.len();
    let sectors: Vec<(usize, usize)> = (offset / SECTOR..end.div_ceil(SECTOR))
        .map(|n| ((n * SECTOR).max(*offset), ((n + 1) * SECTOR).min(end)))
        .collect();
    let in_order = chance.percent(50);
    let kept = chance.below(sectors.len());
    for (n, (from, to)) in sectors.into_iter().enumerate() {
        let whole = if in_order { n < kept } else { chance.percent(50) };
        if whole {
            Pending::Write(from, bytes[from - offset..to - offset].to_vec()).apply(file);
        } else if garble && chance.percent(70) {
            let mut rubbish = vec![0; to - from];
            chance.fill(&mut rubbish);
            Pending::Write(from, rubbish).apply(file);
        }
    }
}
