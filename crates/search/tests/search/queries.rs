//! Invented queries.

use crate::corpus::SAID;
use proptest::prelude::*;
use verbatim_search::{Field, FieldName, Query, Relation, Within, Words};

/// Words as they are said, side by side.
fn phrase(longest: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(SAID), 1..=longest).prop_map(|words| words.join(" "))
}

/// A word in which some letters became a star, and another word on each side or none.
fn starred() -> impl Strategy<Value = Words> {
    let word = (prop::sample::select(SAID), 0usize..6, 0usize..6, prop::bool::ANY);
    (word, prop::sample::select(&["", "", "the ", "law "][..])).prop_filter_map(
        "no star",
        |((word, from, length, two), before)| {
            let mut letters: Vec<char> = word.chars().collect();
            let from = from.min(letters.len());
            let to = (from + length).min(letters.len());
            letters.splice(from..to, ['*']);
            if two {
                letters.push('*');
            }
            Words::side_by_side(&format!("{before}{}", letters.into_iter().collect::<String>())).ok()
        },
    )
}

/// A word with a letter wrong.
fn misspelt() -> impl Strategy<Value = Words> {
    let letters = prop::sample::select(&['a', 'e', 'x', '然', 'é', 'п'][..]);
    let change = (prop::sample::select(SAID), 0usize..8, letters, 0u8..4);
    (change, prop::option::of(1u8..=2)).prop_filter_map("no spelling", |((word, at, letter, how), wrong)| {
        let mut letters: Vec<char> = word.chars().collect();
        let at = at.min(letters.len());
        match how {
            0 => letters.insert(at, letter),
            1 if at < letters.len() => letters[at] = letter,
            2 if at < letters.len() => drop(letters.remove(at)),
            _ => {}
        }
        Words::spelt_like(&letters.into_iter().collect::<String>(), wrong).ok()
    })
}

fn together() -> impl Strategy<Value = Words> {
    (phrase(3), prop::sample::select(&["", "*", " law", " lawful"][..]), 1u32..8)
        .prop_filter_map("alone", |(text, more, within)| {
            Words::together(&format!("{text}{more}"), within).ok()
        })
}

/// Every kind of leaf of words.
pub fn words() -> impl Strategy<Value = Words> {
    let plain = phrase(3).prop_filter_map("no word", |text| Words::side_by_side(&text).ok());
    prop_oneof![4 => plain, 2 => starred(), 1 => misspelt(), 1 => together()]
}

/// What has places in a turn.
fn places() -> impl Strategy<Value = Query> {
    words().prop_map(Query::Words).prop_recursive(2, 4, 2, |part| {
        prop_oneof![
            2 => (part.clone(), part.clone(), 1u32..7).prop_map(|(l, r, n)| near(l, r, Within::Words(n))),
            1 => prop::collection::vec(part, 2..4).prop_map(Query::Or),
        ]
    })
}

fn near(left: Query, right: Query, within: Within) -> Query {
    Query::Near { left: Box::new(left), right: Box::new(right), within }
}

/// Any tree of text, also such as the parser refuses for having nothing to show.
pub fn any_text() -> impl Strategy<Value = Query> {
    places().prop_recursive(3, 6, 2, |part| {
        let within = prop_oneof![1 => Just(Within::Turn), 3 => Just(Within::Answer)];
        prop_oneof![
            2 => prop::collection::vec(part.clone(), 2..4).prop_map(Query::And),
            2 => prop::collection::vec(part.clone(), 2..4).prop_map(Query::Or),
            1 => part.clone().prop_map(|part| Query::Not(Box::new(part))),
            2 => (part.clone(), part, within).prop_map(|(left, right, within)| near(left, right, within)),
        ]
    })
}

const VALUES: &[&str] = &[
    "A",
    "Law enforcement",
    "5..10",
    ">=5",
    "2024-03",
    "(x)",
    "say \"no\"",
    "“no”",
    "-1",
    "a:b",
    "AND",
    "然 *",
];

fn field() -> impl Strategy<Value = Query> {
    let attribute =
        prop::sample::select(&["Role", "Years in role", "Date", "person", "5", "a:b", "x\"y", "-z"][..]);
    let name = prop_oneof![
        3 => prop::sample::select(&FieldName::FIXED[..]),
        1 => attribute.prop_map(|name| FieldName::Attribute(name.to_owned())),
    ];
    let value = prop_oneof![
        4 => prop::sample::select(VALUES).prop_map(str::to_owned),
        1 => prop::sample::select(&["coded", "uncoded", "raw"][..]).prop_map(str::to_owned),
        1 => "[^\\s]\\PC{0,6}",
    ];
    (name, value).prop_map(|(name, value)| Query::Field(Field { name, value }))
}

/// Any tree of the language that the parser takes.
pub fn any_query() -> impl Strategy<Value = Query> {
    let leaf = prop_oneof![2 => words().prop_map(Query::Words), 3 => field()];
    let tree = leaf.prop_recursive(4, 16, 3, |part| {
        let within = prop_oneof![
            (1u32..9).prop_map(Within::Words),
            Just(Within::Turn),
            (1u32..9).prop_map(Within::Turns),
            Just(Within::Answer)
        ];
        let relation = prop::sample::select(
            &[Relation::Within, Relation::Overlaps, Relation::Same, Relation::Before, Relation::After][..],
        );
        prop_oneof![
            3 => prop::collection::vec(part.clone(), 2..4).prop_map(Query::And),
            2 => prop::collection::vec(part.clone(), 2..4).prop_map(Query::Or),
            1 => part.clone().prop_map(|part| Query::Not(Box::new(part))),
            2 => (part.clone(), part.clone(), within).prop_map(|(left, right, within)| near(left, right, within)),
            2 => (part.clone(), part.clone(), relation).prop_map(|(left, right, relation)| {
                Query::Relation { left: Box::new(left), relation, right: Box::new(right) }
            }),
            1 => part.clone().prop_map(|part| Query::InInterview(Box::new(part))),
            1 => part.clone().prop_map(|part| Query::InPerson(Box::new(part))),
            1 => part.prop_map(|part| Query::Without(Box::new(part))),
        ]
    });
    tree.prop_filter("refused", |query| query.check().is_ok())
}
