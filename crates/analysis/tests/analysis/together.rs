//! Codes that are found together, against pairs looked at one by one, and by rules.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use verbatim_analysis::{
    CodingFigures, Cooccurrence, Figures, Layer, Options, Pair, Prepared, Scope, Selection, Unit,
};
use verbatim_text::Span;

use crate::random::study;
use crate::reference::Reference;
use crate::study::{code, coding, transcript};

type Passage = (u32, Span);

/// Parts of a passage inside counting turns.
fn parts(figures: &Figures, (transcript, span): Passage) -> Vec<Span> {
    let turns = figures.transcripts[transcript as usize].turns.iter().filter(|turn| turn.counts);
    turns.filter_map(|turn| turn.span.intersection(span)).collect()
}

fn share_text(figures: &Figures, one: Passage, other: Passage) -> bool {
    let parts_of = |passage| parts(figures, passage);
    one.0 == other.0 && parts_of(one).iter().any(|a| parts_of(other).iter().any(|b| a.overlaps(*b)))
}

/// What one code is found in, as things of the unit; for overlaps its passages.
fn things(reference: &Reference<'_>, unit: Unit, row: u32) -> BTreeSet<(u32, u32, u32)> {
    let figures = reference.figures;
    let branch = reference.branch(row);
    let people = (0..figures.people).map(Some).chain([None]);
    let mut found = BTreeSet::new();
    for person in people {
        for CodingFigures { transcript, span, .. } in reference.codings(&branch, person) {
            match unit {
                Unit::Passage | Unit::Overlap => {
                    found.insert((transcript, span.start(), span.end()));
                }
                Unit::Turn => {
                    let turns = (0..).zip(&figures.transcripts[transcript as usize].turns);
                    let own = turns
                        .filter(|(_, turn)| turn.counts && turn.person == person && turn.span.overlaps(span));
                    found.extend(own.map(|(number, _)| (transcript, number, 0)));
                }
                Unit::Interviewee => found.extend(person.map(|person| (person, 0, 0))),
            }
        }
    }
    found
}

fn slow(reference: &Reference<'_>, unit: Unit) -> Cooccurrence {
    let figures = reference.figures;
    let all: Vec<BTreeSet<_>> =
        (0..figures.codes.len() as u32).map(|row| things(reference, unit, row)).collect();
    let passage = |&(t, start, end): &(u32, u32, u32)| (t, Span::new(start, end).unwrap());
    let mut pairs = Vec::new();
    for first in 0..figures.codes.len() as u32 {
        for second in first + 1..figures.codes.len() as u32 {
            if reference.options.roll_up && reference.branch(first).contains(&second) {
                continue;
            }
            let (a, b) = (&all[first as usize], &all[second as usize]);
            let either: BTreeSet<_> = a.union(b).collect();
            let meets = |one: &(u32, u32, u32), others: &BTreeSet<(u32, u32, u32)>| {
                others.iter().any(|other| share_text(figures, passage(one), passage(other)))
            };
            let both = match unit {
                Unit::Overlap => either
                    .iter()
                    .filter(|one| a.contains(one) && meets(one, b) || b.contains(one) && meets(one, a))
                    .count(),
                _ => a.intersection(b).count(),
            };
            if both > 0 {
                pairs.push(Pair { first, second, both: both as u32, either: either.len() as u32 });
            }
        }
    }
    Cooccurrence { of: all.iter().map(|own| own.len() as u32).collect(), pairs }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn pairs_equal_those_looked_at_one_by_one((figures, _) in study(), roll_up in any::<bool>()) {
        let (scope, selection) = (Scope::default(), Selection::from(Layer::Union));
        let options = Options { roll_up, words: false };
        let reference = Reference { figures: &figures, selection, scope: &scope, options };
        let prepared = Prepared::new(&figures, selection).unwrap();
        for unit in [Unit::Passage, Unit::Overlap, Unit::Turn, Unit::Interviewee] {
            prop_assert_eq!(prepared.cooccurrence(unit, roll_up), slow(&reference, unit), "{:?}", unit);
        }
    }
}

#[test]
fn a_unit_decides_what_is_together_and_a_question_between_is_no_text_in_common() {
    let codings = vec![
        coding(0, 0, 10, 0),
        coding(0, 0, 10, 1),
        coding(0, 8, 9, 2),
        // Two answers with a question between, which alone both passages hold.
        coding(0, 5, 15, 3),
        coding(0, 12, 30, 4),
    ];
    let figures = Figures {
        codes: vec![code(None, false); 5],
        interviews: 1,
        transcripts: vec![transcript(0, Some(0), &[Some(Some(0)), None, Some(Some(0))])],
        people: 1,
        codings,
        ..Figures::default()
    };
    let prepared = Prepared::new(&figures, Layer::OfRecord).unwrap();
    let both = |unit| -> BTreeMap<(u32, u32), u32> {
        prepared.cooccurrence(unit, false).pairs.iter().map(|p| ((p.first, p.second), p.both)).collect()
    };
    assert_eq!(both(Unit::Passage), BTreeMap::from([((0, 1), 1)]));
    let overlap = both(Unit::Overlap);
    assert_eq!((overlap.get(&(0, 2)), overlap.get(&(3, 4))), (Some(&2), None));
    assert_eq!(both(Unit::Turn).get(&(3, 4)), None);
    assert_eq!(both(Unit::Interviewee).len(), 10);
    let all_alike = prepared.cooccurrence(Unit::Passage, false).pairs[0];
    assert!((all_alike.jaccard() - 1.0).abs() < f64::EPSILON);
}

#[test]
fn a_theme_makes_no_pair_with_what_stands_below_it() {
    let figures = Figures {
        codes: vec![code(None, false), code(Some(0), false), code(Some(0), false)],
        interviews: 1,
        transcripts: vec![transcript(0, Some(0), &[Some(Some(0))])],
        people: 1,
        codings: vec![coding(0, 0, 5, 1), coding(0, 0, 5, 2), coding(0, 0, 5, 0)],
        ..Figures::default()
    };
    let prepared = Prepared::new(&figures, Layer::OfRecord).unwrap();
    let pairs = |roll_up| -> Vec<_> {
        let found = prepared.cooccurrence(Unit::Passage, roll_up).pairs;
        found.iter().map(|p| (p.first, p.second)).collect()
    };
    assert_eq!(pairs(true), [(1, 2)]);
    assert_eq!(pairs(false), [(0, 1), (0, 2), (1, 2)]);
}
