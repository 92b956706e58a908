//! Index, scan and hits against the plain evaluator.

use crate::corpus::{Turn, speakers, study};
use crate::queries::any_text;
use crate::reference::{Read, answer_of, expected, hits, read};
use proptest::prelude::*;
use std::ops::ControlFlow;
use verbatim_search::{
    FindInTurn, Index, Query, RegexQuery, Said, Speakers, TurnMatcher, Watch, answers, scan,
};
use verbatim_text::{CodePoints, Span};

/// An index over these turns.
pub fn index(turns: &[Turn]) -> Index {
    Index::build(turns.iter().map(Turn::borrowed), &mut |_| ControlFlow::Continue(())).unwrap()
}

/// The hits of every turn, taken in its answer, are those of the plain evaluator.
fn check_hits(query: &Query, turns: &[Read<'_>]) -> Result<(), TestCaseError> {
    let matcher = TurnMatcher::new(query);
    let all: Vec<&Read<'_>> = turns.iter().collect();
    for read in turns {
        let answer = answer_of(read, &all);
        let said: Vec<Said<'_>> = answer.iter().map(|read| read.turn.said()).collect();
        let place = answer.iter().position(|other| other.turn.turn == read.turn.turn).unwrap();
        let wanted = hits(query, read, &answer);
        let found: Vec<Span> = matcher.hits_in_answer(&said).swap_remove(place);
        prop_assert_eq!(&found, &wanted, "{} in {:?}", query, read.turn);
        if !matcher.needs_answer() {
            prop_assert_eq!(matcher.hits_in_turn(read.turn.said()), wanted);
        }
    }
    Ok(())
}

proptest! {
    // Each case asks eleven or twelve queries of one study: more than 2,000 questions in all.
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn index_and_scan_find_what_the_plain_evaluator_finds(
        turns in study(),
        queries in prop::collection::vec((any_text(), speakers()), 11..13),
    ) {
        let (index, read) = (index(&turns), read(&turns));
        for (query, speakers) in queries {
            let (expected, watch) = (expected(&query, &read, speakers), Watch::none());
            prop_assert_eq!(&index.search(&query, speakers, &watch).unwrap(), &expected, "index, {}", query);
            let scanned = scan(&TurnMatcher::new(&query), turns.iter().map(Turn::borrowed), speakers, &watch);
            prop_assert_eq!(&scanned.unwrap(), &expected, "scan, {}", query);
            check_hits(&query, &read)?;
        }
    }

    #[test]
    fn a_word_as_regular_expression_is_found_where_it_is_written(turns in study(), word in prop::sample::select(&["law", "然", "é", "\\."][..])) {
        let regex = RegexQuery::new(word).unwrap();
        let (word, watch) = (word.trim_start_matches('\\'), Watch::none());
        for turn in &turns {
            let points = CodePoints::new(&turn.text);
            let hits = regex.watched(&watch).hits_in_turn(turn.said());
            prop_assert_eq!(hits.len(), turn.text.matches(word).count());
            prop_assert!(hits.iter().all(|&hit| points.slice(hit).unwrap() == word));
            prop_assert_eq!(regex.watched(&watch).matches(turn.said()), !hits.is_empty());
        }
    }

    #[test]
    fn answers_are_numbered_by_the_turns_of_interviewers(turns in crate::corpus::transcript(0)) {
        let numbers = answers(turns.iter().map(|turn| turn.speakers));
        prop_assert!(numbers.eq(turns.iter().map(|turn| turn.answer)));
    }
}

#[test]
fn a_study_without_turns_is_searched_without_complaint() {
    let query = Query::parse("law* OR \"the law\" OR the NEAR/3 law~ -x1").unwrap();
    assert!(index(&[]).search(&query, Speakers::All, &Watch::none()).unwrap().is_empty());
}

#[test]
fn an_index_can_be_searched_from_several_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&index(&[]));
}
