//! Keeping an index, and refusing one in doubt.

use crate::agreement::index;
use crate::corpus::{Turn, transcript};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use verbatim_search::{Index, IndexFile, NotLoaded, Query, Speakers, Stamp, Watch};

fn stamp(number: u8) -> Stamp {
    Stamp(vec![number])
}

fn turns() -> Vec<Turn> {
    let mut runner = TestRunner::deterministic();
    (0..30).flat_map(|n| transcript(n).new_tree(&mut runner).unwrap().current()).collect()
}

#[test]
fn a_kept_index_answers_as_before_and_can_be_changed_on() {
    let mut first = index(&turns());
    let mut files = Vec::new();
    for number in 0..20 {
        first.update(number, turns().iter().filter(|t| t.transcript == number).map(Turn::borrowed)).unwrap();
        files = first.files(&stamp(number as u8)).unwrap();
    }
    // The order in which they come back is nobody's business.
    files.reverse();
    let mut second = Index::load(files, &stamp(19)).unwrap();
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
    let files = second.files(&stamp(20)).unwrap();
    assert_eq!(Index::load(files, &stamp(20)).unwrap().turns(), second.turns());
}

#[test]
fn a_kept_index_of_another_state_is_not_used() {
    let files = index(&turns()).files(&stamp(1)).unwrap();
    assert!(Index::load(files.clone(), &stamp(1)).is_ok());
    assert!(matches!(Index::load(files, &stamp(2)), Err(NotLoaded::Damaged)));
}

#[test]
fn any_damage_is_noticed() {
    let whole = index(&turns()).files(&stamp(1)).unwrap();
    for n in 0..whole.len() {
        let mut lost = whole.clone();
        lost.remove(n);
        refused(lost);
        let bytes = whole[n].bytes();
        for place in [0, bytes.len() / 2, bytes.len().saturating_sub(1)] {
            let mut flipped = bytes.to_vec();
            if let Some(byte) = flipped.get_mut(place) {
                *byte ^= 0x40;
                let mut files = whole.clone();
                files[n] = IndexFile::new(whole[n].name().to_owned(), flipped);
                refused(files);
            }
        }
    }
    refused(Vec::new());
}

#[track_caller]
fn refused(files: Vec<IndexFile>) {
    let loaded = Index::load(files, &stamp(1));
    assert!(matches!(loaded, Err(NotLoaded::Damaged | NotLoaded::OtherVersion)), "{loaded:?}");
}
