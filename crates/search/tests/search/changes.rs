//! An index that follows its study.

use crate::agreement::index;
use crate::corpus::{Turn, speakers, study, transcript};
use crate::queries::any_text;
use crate::reference::{expected, read};
use proptest::prelude::*;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU32, Ordering};
use verbatim_search::{
    Index, IndexError, Language, Query, SpeakerGroup, Speakers, Stopped, TurnMatcher, Watch, scan,
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn after_updates_it_answers_like_one_built_anew(
        first in study(),
        updates in prop::collection::vec((0u32..7).prop_flat_map(|n| (Just(n), transcript(n))), 1..12),
        queries in prop::collection::vec((any_text(), speakers()), 1..12),
    ) {
        let mut turns = first;
        let mut changed = index(&turns);
        for (number, replacement) in updates {
            changed.update(number, replacement.iter().map(Turn::borrowed)).unwrap();
            turns.retain(|turn| turn.transcript != number);
            turns.extend(replacement);
        }
        prop_assert_eq!(changed.turns(), turns.len() as u64);
        let read = read(&turns);
        for (query, speakers) in queries {
            prop_assert_eq!(
                changed.search(&query, speakers, &Watch::none()).unwrap(),
                expected(&query, &read, speakers),
                "{}", query
            );
        }
    }
}

fn turn(transcript: u32, text: &str) -> Turn {
    Turn {
        transcript,
        turn: 0,
        text: text.to_owned(),
        speakers: SpeakerGroup::Respondent,
        language: Language::English,
        answer: 0,
    }
}

#[test]
fn a_removed_transcript_is_found_no_more() {
    let turns = [turn(0, "the law"), turn(1, "the law")];
    let mut index = index(&turns);
    index.update(0, []).unwrap();
    let found = index.search(&Query::parse("law").unwrap(), Speakers::All, &Watch::none()).unwrap();
    assert_eq!(found.turns().iter().map(|place| place.transcript).collect::<Vec<_>>(), [1]);
}

#[test]
fn building_can_be_cancelled() {
    let turns: Vec<Turn> = (0..2_000).map(|n| turn(n, "the law")).collect();
    let mut told = Vec::new();
    let built = Index::build(turns.iter().map(Turn::borrowed), &mut |taken| {
        told.push(taken);
        if taken > 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(matches!(built, Err(IndexError::Cancelled)));
    assert_eq!(told, [0, 512]);
}

#[test]
fn searching_stops_when_it_is_told_to() {
    let turns: Vec<Turn> = (0..100).map(|n| turn(n, "the law")).collect();
    let query = Query::parse("law NEAR/answer the").unwrap();
    let (index, matcher) = (index(&turns), TurnMatcher::new(&query));
    let asked = AtomicU32::new(0);
    let stop = || asked.fetch_add(1, Ordering::Relaxed) >= 10;
    let scanned = scan(&matcher, turns.iter().map(Turn::borrowed), Speakers::All, &Watch::stopped_by(&stop));
    assert_eq!(scanned, Err(Stopped));
    assert_eq!(asked.load(Ordering::Relaxed), 11);
    let found = index.search(&query, Speakers::All, &Watch::stopped_by(&|| true));
    assert!(matches!(found, Err(IndexError::Cancelled)));
}
