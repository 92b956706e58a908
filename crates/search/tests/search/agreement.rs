//! Index, scan and hits against the plain evaluator.

use crate::corpus::{Turn, any_query, speakers, study};
use crate::reference::{every_place, holds};
use proptest::prelude::*;
use std::ops::ControlFlow;
use verbatim_search::{
    FindInTurn, Index, Matches, Query, RegexQuery, Speakers, TurnMatcher, TurnPlace, scan, search_words,
};
use verbatim_text::{CodePoints, Span};

/// An index over these turns.
pub fn index(turns: &[Turn]) -> Index {
    Index::build(turns.iter().map(Turn::borrowed), &mut |_| ControlFlow::Continue(())).unwrap()
}

/// What the plain evaluator finds.
pub fn expected(query: &Query, turns: &[Turn], speakers: Speakers) -> Matches {
    let matching = turns.iter().filter(|t| speakers.include(t.speakers) && holds(query, &t.text));
    matching.map(|t| TurnPlace { transcript: t.transcript, turn: t.turn }).collect()
}

/// Hits are places of leaves, and each place of a leaf overlaps a hit.
fn check_hits(query: &Query, turn: &str) -> Result<(), TestCaseError> {
    let hits = TurnMatcher::new(query).hits_in_turn(turn);
    let places = every_place(query, turn);
    prop_assert!(hits.iter().all(|hit| places.contains(hit)), "{:?} not in {:?}", hits, places);
    prop_assert!(places.iter().all(|place| hits.iter().any(|hit| hit.overlaps(*place))));
    prop_assert!(hits.windows(2).all(|w| w[0] < w[1] && !w[0].contains(w[1]) && !w[1].contains(w[0])));
    hits.iter().try_for_each(|&hit| check_words_of_hit(turn, hit))
}

/// The text at a hit, read alone, has the same words as the turn has there.
fn check_words_of_hit(turn: &str, hit: Span) -> Result<(), TestCaseError> {
    let alone = search_words(CodePoints::new(turn).slice(hit).unwrap());
    let inside = search_words(turn).into_iter().filter(|word| hit.contains(word.span));
    prop_assert!(alone.iter().map(|w| &w.folded).eq(inside.map(|w| w.folded).collect::<Vec<_>>().iter()));
    prop_assert_eq!(alone.first().map(|w| w.span.start()), Some(0));
    prop_assert_eq!(alone.last().map(|w| w.span.end()), Some(hit.len()));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn index_and_scan_find_what_the_plain_evaluator_finds(
        turns in study(),
        queries in prop::collection::vec((any_query(), speakers()), 1..12),
    ) {
        let index = index(&turns);
        for (query, speakers) in queries {
            let expected = expected(&query, &turns, speakers);
            prop_assert_eq!(&index.search(&query, speakers).unwrap(), &expected, "index, {}", query);
            let scanned = scan(&TurnMatcher::new(&query), turns.iter().map(Turn::borrowed), speakers);
            prop_assert_eq!(&scanned, &expected, "scan, {}", query);
            for turn in &turns {
                check_hits(&query, &turn.text)?;
            }
        }
    }

    #[test]
    fn a_printed_query_is_read_as_the_same_tree(query in any_query()) {
        prop_assume!(query.always_shows_something());
        prop_assert_eq!(Query::parse(&query.to_string()).unwrap(), query);
    }

    #[test]
    fn whatever_is_typed_gives_a_query_or_a_place_inside_it(typed in "[-a-z*\"“”() ~:AND OR NOT然🙂]{0,40}|\\PC{0,30}") {
        match Query::parse(&typed) {
            Ok(query) => prop_assert_eq!(Query::parse(&query.to_string()).unwrap(), query),
            Err(error) => {
                prop_assert!(error.position as usize <= typed.chars().count());
                prop_assert!(error.to_string().ends_with('.'));
            }
        }
    }

    #[test]
    fn a_word_as_regular_expression_is_found_where_it_is_written(turns in study(), word in prop::sample::select(&["law", "然", "é", "\\."][..])) {
        let regex = RegexQuery::new(word).unwrap();
        let word = word.trim_start_matches('\\');
        for turn in &turns {
            let points = CodePoints::new(&turn.text);
            let hits = regex.hits_in_turn(&turn.text);
            prop_assert_eq!(hits.len(), turn.text.matches(word).count());
            prop_assert!(hits.iter().all(|&hit| points.slice(hit).unwrap() == word));
            prop_assert_eq!(regex.matches(&turn.text), !hits.is_empty());
        }
    }
}

#[test]
fn a_study_without_turns_is_searched_without_complaint() {
    let query = Query::parse("law* OR \"the law\" -x1").unwrap();
    assert!(index(&[]).search(&query, Speakers::All).unwrap().is_empty());
}

#[test]
fn an_index_can_be_searched_from_several_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&index(&[]));
}
