//! Searches as people rely on them: every operator about codes and people equal to a slow and plain
//! evaluator, by reading and by the index; hits coded as one step, saved searches, and what is left out;
//! searches that are left, and a study that is changed meanwhile; the kept index, whatever becomes of it.

mod acting;
mod leaving;
mod meanwhile;
mod query;
mod random;
mod reference;

pub mod kept;

use std::collections::{BTreeMap, BTreeSet};

use verbatim_study::Silent;
use verbatim_study::searches::{AnswerKind, SearchOptions, SearchReply};
use verbatim_testkit::a_study;

use query::{Brackets, OPERATORS};
use random::{Random, build};
use reference::World;

/// What a search found, to be compared.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    kind: AnswerKind,
    hits: BTreeSet<(String, u32, u32)>,
    passages: usize,
    people: BTreeSet<String>,
    /// The N: people whom the question could reach.
    reached: usize,
    /// Those of the people who are not part of it.
    beyond: usize,
    not_coded: usize,
}

impl Found {
    fn is_nothing(&self) -> bool {
        self.passages == 0 && self.people.is_empty()
    }
}

impl From<SearchReply> for Found {
    fn from(reply: SearchReply) -> Self {
        let hits = reply.hits.iter().map(|h| (h.transcript.clone(), h.span.start(), h.span.end()));
        Self {
            kind: reply.kind,
            hits: hits.collect(),
            passages: reply.passages,
            people: reply.people.iter().map(|person| person.label.clone()).collect(),
            reached: reply.searched,
            beyond: reply.beyond,
            not_coded: reply.not_coded,
        }
    }
}

/// Studies, and queries put to each.
const STUDIES: u64 = 16;
const QUERIES: usize = 80;
/// How often each operator must have been in a query that found something.
const OFTEN: usize = 5;

#[test]
fn every_operator_answers_as_the_plain_evaluator_does() {
    let (mut compared, mut found_something) = (0, 0);
    let mut used: BTreeMap<&str, usize> = OPERATORS.iter().map(|operator| (*operator, 0)).collect();
    for seed in 0..STUDIES {
        let mut random = Random::new(seed);
        let mut study = a_study();
        build(&mut study, &mut random);
        let world = World::read(&study);
        let mut asked: Vec<(String, Found)> = Vec::new();
        for number in 0..QUERIES {
            let query = random.query();
            let brackets = if number % 2 == 0 { Brackets::Everywhere } else { Brackets::WhereNeeded };
            let typed = query.typed(brackets);
            // What the parser refuses has no meaning to compare.
            let Ok(reply) = study.search(&typed, &SearchOptions::default()) else { continue };
            assert_counts_add_up(&reply, &typed);
            let is = Found::from(reply);
            assert_eq!(is, world.answer(&query), "seed {seed}: {typed}");
            compared += 1;
            if !is.is_nothing() {
                found_something += 1;
                query.operators().into_iter().for_each(|operator| *used.entry(operator).or_default() += 1);
            }
            asked.push((typed, is));
        }
        // The same once more, words looked up in an index.
        study.open_index(&Silent).unwrap();
        for (typed, read) in asked {
            let reply = study.search(&typed, &SearchOptions::default()).unwrap();
            assert_eq!(Found::from(reply), read, "seed {seed}, by the index: {typed}");
        }
    }
    assert!(
        compared > 800 && found_something > 400,
        "{compared} compared, {found_something} found something"
    );
    println!("{compared} compared, {found_something} found something: {used:?}");
    let rare: Vec<_> = used.iter().filter(|(_, times)| **times < OFTEN).collect();
    assert!(rare.is_empty(), "operators seldom in a query that finds something: {rare:?}");
}

/// Each person stands in one category, and nobody is counted who is not part of the N.
#[track_caller]
fn assert_counts_add_up(reply: &SearchReply, typed: &str) {
    let sum = |count: fn(&verbatim_study::searches::CategoryCount) -> usize| {
        reply.by_category.iter().map(count).sum::<usize>()
    };
    assert!(reply.matched <= reply.searched, "{typed}: {} of {}", reply.matched, reply.searched);
    let within = reply.people.len() - reply.beyond;
    let counts = (within, within, reply.searched);
    assert_eq!((reply.matched, sum(|c| c.matched), sum(|c| c.interviewees)), counts, "{typed}");
}
