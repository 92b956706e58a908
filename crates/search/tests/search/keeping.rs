//! Keeping an index, and refusing one in doubt.

use crate::agreement::index;
use crate::corpus::{Turn, transcript};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::cell::RefCell;
use verbatim_search::{
    Index, IndexError, IndexFile, IndexStorage, NotLoaded, Query, Speakers, Stamp, StorageError, Watch,
};

type Kept = Option<(Stamp, Vec<(String, Vec<u8>)>)>;

#[derive(Default)]
struct Memory {
    kept: RefCell<Kept>,
}

impl IndexStorage for Memory {
    fn load(&self) -> Result<Option<(Stamp, Vec<IndexFile>)>, StorageError> {
        let kept = self.kept.borrow().clone();
        Ok(kept.map(|(stamp, files)| {
            (stamp, files.into_iter().map(|(name, bytes)| IndexFile::new(name, bytes)).collect())
        }))
    }

    fn save(&self, stamp: &Stamp, files: &[IndexFile]) -> Result<(), StorageError> {
        let before = self.kept.take().map(|(_, files)| files).unwrap_or_default();
        for file in files.iter().filter(|file| file.never_changes()) {
            let same_name = before.iter().find(|(name, _)| name == file.name());
            assert!(same_name.is_none_or(|(_, bytes)| bytes == file.bytes()), "{file:?} changed");
        }
        let files = files.iter().map(|file| (file.name().to_owned(), file.bytes().to_vec()));
        self.kept.replace(Some((stamp.clone(), files.collect())));
        Ok(())
    }
}

struct Broken;

impl IndexStorage for Broken {
    fn load(&self) -> Result<Option<(Stamp, Vec<IndexFile>)>, StorageError> {
        Err(StorageError("the study file cannot be read".to_owned()))
    }

    fn save(&self, _: &Stamp, _: &[IndexFile]) -> Result<(), StorageError> {
        Err(StorageError("the disk is full".to_owned()))
    }
}

fn stamp(number: u8) -> Stamp {
    Stamp(vec![number])
}

fn turns() -> Vec<Turn> {
    let mut runner = TestRunner::deterministic();
    (0..30).flat_map(|n| transcript(n).new_tree(&mut runner).unwrap().current()).collect()
}

#[test]
fn a_kept_index_answers_as_before_and_can_be_changed_on() {
    let storage = Memory::default();
    let mut first = index(&turns());
    for number in 0..20 {
        first.update(number, turns().iter().filter(|t| t.transcript == number).map(Turn::borrowed)).unwrap();
        first.save(&storage, &stamp(number as u8)).unwrap();
    }
    let mut second = Index::load(&storage, &stamp(19)).unwrap();
    for typed in [
        "law",
        "\"the law\"",
        "enf*",
        "然后 OR kieu",
        "operations -law",
        "tener",
        "law NEAR/3 the",
        "law NEAR/answer the",
    ] {
        let query = Query::parse(typed).unwrap();
        let found = second.search(&query, Speakers::All, &Watch::none()).unwrap();
        assert_eq!(found, index(&turns()).search(&query, Speakers::All, &Watch::none()).unwrap(), "{typed}");
    }
    second.update(5, []).unwrap();
    second.save(&storage, &stamp(20)).unwrap();
    assert_eq!(Index::load(&storage, &stamp(20)).unwrap().turns(), second.turns());
}

#[test]
fn a_kept_index_that_is_missing_or_behind_is_not_used() {
    let storage = Memory::default();
    assert!(matches!(Index::load(&storage, &stamp(1)), Err(NotLoaded::Absent)));
    index(&turns()).save(&storage, &stamp(1)).unwrap();
    assert!(matches!(Index::load(&storage, &stamp(2)), Err(NotLoaded::Stale)));
    assert!(matches!(Index::load(&Broken, &stamp(1)), Err(NotLoaded::Storage(_))));
    assert!(matches!(index(&turns()).save(&Broken, &stamp(1)), Err(IndexError::Storage(_))));
}

#[test]
fn any_damage_is_noticed() {
    let storage = Memory::default();
    index(&turns()).save(&storage, &stamp(1)).unwrap();
    let whole = storage.kept.borrow().clone().unwrap().1;
    for n in 0..whole.len() {
        let mut lost = whole.clone();
        lost.remove(n);
        refused(&storage, lost);
        for place in [0, whole[n].1.len() / 2, whole[n].1.len().saturating_sub(1)] {
            let mut flipped = whole.clone();
            if let Some(byte) = flipped[n].1.get_mut(place) {
                *byte ^= 0x40;
                refused(&storage, flipped);
            }
        }
    }
    refused(&storage, Vec::new());
}

fn refused(storage: &Memory, files: Vec<(String, Vec<u8>)>) {
    storage.kept.replace(Some((stamp(1), files)));
    let loaded = Index::load(storage, &stamp(1));
    assert!(matches!(loaded, Err(NotLoaded::Damaged | NotLoaded::OtherVersion)), "{loaded:?}");
}
