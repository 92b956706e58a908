//! Searches as people rely on them: every operator about codes and people equal to a slow and plain
//! evaluator, hits coded as one step, saved searches, and what is left out.

mod acting;
mod random;
mod reference;

use std::collections::BTreeSet;

use verbatim_study::searches::{AnswerKind, SearchOptions};
use verbatim_testkit::a_study;

use random::{Random, build};
use reference::World;

/// What a search found, to be compared.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    kind: AnswerKind,
    hits: BTreeSet<(String, u32, u32)>,
    passages: usize,
    people: BTreeSet<String>,
}

#[test]
fn every_operator_answers_as_the_plain_evaluator_does() {
    let (mut compared, mut found_something) = (0, 0);
    for seed in 0..10 {
        let mut random = Random::new(seed);
        let mut study = a_study();
        build(&mut study, &mut random);
        let world = World::read(&study);
        for _ in 0..80 {
            let query = random.query();
            let typed = query.to_string();
            // What the parser refuses has no meaning to compare.
            let Ok(reply) = study.search(&typed, &SearchOptions::default()) else { continue };
            let hits = reply.hits.iter().map(|h| (h.transcript.clone(), h.span.start(), h.span.end()));
            let is = Found {
                kind: reply.kind,
                hits: hits.collect(),
                passages: reply.passages,
                people: reply.people.iter().map(|person| person.label.clone()).collect(),
            };
            assert_eq!(is, world.answer(&query), "seed {seed}: {typed}");
            compared += 1;
            found_something += usize::from(is.passages > 0 || !is.people.is_empty());
        }
    }
    assert!(
        compared > 300 && found_something > 100,
        "{compared} compared, {found_something} found something"
    );
}
