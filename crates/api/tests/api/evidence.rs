//! Strength of themes, pairs of codes, saturation and the sample, as the window asks for them.

use serde_json::{Value, json};
use verbatim_api::ApiError;
use verbatim_api::replies::{Change, Empty, SampleComposition, Saturation, Strength};

use crate::desk::{Desk, TALK, request};
use crate::searching::search;

/// Two people: one speaks of raids and of waiting, the other of waiting alone.
fn coded() -> Desk {
    let desk = Desk::new();
    for (label, category) in [("P-01", "Advocates"), ("P-02", "Officers")] {
        let sent = json!({ "name": category, "parent": null });
        desk.session.category_put(request(sent)).expect("the category is put");
        let people = desk.session.people(Empty {}).expect("the people");
        let id = &people.categories.iter().find(|row| row.name == category).expect("it is listed").id;
        let sent = json!({
            "label": label, "category": id, "recommended_by": [], "same_organisation_as": [],
            "attributes": [{ "name": "Shift", "value": if label == "P-01" { "day" } else { "night" } }],
        });
        desk.session.interviewee_put(request(sent)).expect("the interviewee is put");
    }
    let one = desk.import("P-01.txt", TALK);
    let two = desk.import("P-02.txt", "Interviewer: And you?\n\nP-02: We wrote twice, and waited.\n");
    desk.code(&one, "They came at dawn", "Raids");
    desk.code(&one, "We waited in the corridor", "Waiting");
    desk.code(&two, "waited", "Waiting");
    desk
}

fn strength(desk: &Desk) -> Strength {
    desk.session.strength(request(json!({ "choice": {} }))).expect("the strength")
}

fn recurring(desk: &Desk, people: u32) -> Result<Change, ApiError> {
    desk.session.recurring_set(request(json!({ "people": people, "groups": 1, "categories": 1 })))
}

fn saturation(desk: &Desk, base: u32) -> Result<Saturation, ApiError> {
    desk.session.saturation(request(json!({
        "all_codes": true, "base": base, "run": 1, "threshold": 5, "orders": 50, "seed": 1, "choice": {},
    })))
}

fn sample(desk: &Desk, attribute: Option<&str>) -> SampleComposition {
    desk.session.sample_composition(request(json!({ "attribute": attribute }))).expect("the sample")
}

#[test]
fn no_figure_of_a_theme_leaves_the_core_before_the_team_has_said_what_recurs() {
    let desk = coded();
    let before = strength(&desk);
    assert!(before.themes.is_none() && before.people.is_empty() && before.raised_by.is_empty());
    assert!(recurring(&desk, 1).is_err(), "everything would recur");
    let said = recurring(&desk, 2).expect("it is agreed on").said;
    assert_eq!(said, "What at least 2 people say counts as recurring.");
    assert!(strength(&desk).themes.is_some());
    desk.undo();
    assert!(strength(&desk).themes.is_none(), "undo takes the rule back, and the counts with it");
}

#[test]
fn behind_each_theme_stand_the_people_who_raised_it_in_the_order_of_their_categories() {
    let desk = coded();
    recurring(&desk, 2).expect("it is agreed on");
    let found = strength(&desk);
    let themes = found.themes.expect("the themes").themes;
    let named = |places: &Vec<u32>| {
        places.iter().map(|at| found.people[*at as usize].interviewee.as_str()).collect::<Vec<_>>()
    };
    let raised: Vec<_> =
        themes.iter().zip(&found.raised_by).map(|(row, by)| (row.code.as_str(), named(by))).collect();
    assert_eq!(raised, [("Raids", vec!["P-01"]), ("Waiting", vec!["P-01", "P-02"])]);
    assert_eq!(themes.iter().map(|row| row.recurs).collect::<Vec<_>>(), [Some(false), Some(true)]);
    let people: Vec<_> = found.people.iter().map(|p| (p.category.as_deref(), p.coded)).collect();
    assert_eq!(people, [(Some("Advocates"), true), (Some("Officers"), true)]);
}

#[test]
fn a_single_voice_is_kept_as_illustrative_until_it_is_released() {
    let desk = coded();
    recurring(&desk, 2).expect("it is agreed on");
    let code = desk.code_id("Raids");
    let keep = |kept: bool, who: Value| {
        let sent = json!({ "code": code, "interviewee": who, "kept": kept });
        desk.session.illustrative_set(request(sent)).expect("it is set").said
    };
    let first = |desk: &Desk| strength(desk).themes.expect("the themes").themes.remove(0).said.remove(0);
    assert_eq!(first(&desk), "1 of 2 people raised it.");
    assert_eq!(keep(true, Value::Null), "Kept a single voice on Raids as illustrative");
    assert_eq!(
        first(&desk),
        "One person of Advocates of 2 people raised it; kept as an illustrative single voice."
    );
    let kept: Vec<_> = strength(&desk).kept.into_iter().map(|v| (v.code, v.interviewee)).collect();
    assert_eq!(kept, [("Raids".to_owned(), None)]);
    assert_eq!(keep(false, Value::Null), "A voice on Raids is no longer kept as illustrative");
    keep(true, json!("P-01"));
    assert_eq!(strength(&desk).kept[0].interviewee.as_deref(), Some("P-01"));
    desk.undo();
    assert!(strength(&desk).kept.is_empty());
}

#[test]
fn the_words_for_numbers_of_people_are_those_of_the_team() {
    let desk = coded();
    recurring(&desk, 2).expect("it is agreed on");
    let set = |most: u32| {
        let sent = json!({ "several": 20, "many": 40, "most": most });
        desk.session.quantifiers_set(request(sent))
    };
    assert!(set(50).is_err(), "half of the people are not most of them");
    set(60).expect("it is set");
    let found = strength(&desk);
    assert_eq!(found.quantifiers.map(|q| (q.several, q.many, q.most)), Some((20, 40, 60)));
    let words: Vec<_> =
        found.themes.expect("the themes").themes.into_iter().map(|row| row.quantity).collect();
    assert_eq!(words, [Some("one".to_owned()), Some("all".to_owned())]);
}

#[test]
fn codes_come_together_by_the_unit_that_is_asked_for() {
    let desk = coded();
    let pairs = |unit: &str| {
        let sent = json!({ "unit": unit, "roll_up": false, "choice": {} });
        let found = desk.session.cooccurrence(request(sent)).expect("the pairs");
        assert_eq!(found.unit, unit);
        found.pairs.into_iter().map(|pair| (pair.first, pair.second, pair.both)).collect::<Vec<_>>()
    };
    assert!(pairs("turn").is_empty() && pairs("overlap").is_empty() && pairs("passage").is_empty());
    assert_eq!(pairs("interviewee"), [("Raids".to_owned(), "Waiting".to_owned(), 1)]);
}

#[test]
fn saturation_is_refused_with_its_reason_where_there_are_too_few_interviews() {
    let desk = coded();
    let found = saturation(&desk, 1).expect("two interviews are enough");
    assert_eq!(found.interviews.iter().map(|one| one.new).collect::<Vec<_>>(), [2, 0]);
    assert_eq!((found.band.len(), found.reached_after), (2, Some(1)));
    let refused = saturation(&desk, 2).expect_err("three would be needed");
    assert_eq!(
        refused.what,
        "2 coded interviews are fewer than a base of 2 and a run of 1 together, so nothing can be said about \
         saturation."
    );
}

#[test]
fn the_sample_says_who_was_interviewed_and_who_declined() {
    let desk = coded();
    let before = sample(&desk, None);
    assert!(before.outreach.is_none() && before.attribute.is_none());
    let category = desk.session.people(Empty {}).expect("the people").categories.remove(0).id;
    for (label, outcome) in [("A shelter", "declined"), ("A clinic", "no answer")] {
        let sent = json!({ "label": label, "category": category, "outcome": outcome });
        desk.session.outreach_put(request(sent)).expect("it is put");
    }
    let found = sample(&desk, Some("shift"));
    assert_eq!((found.interviewed, found.interviews), (2, 2));
    let declined: Vec<_> =
        found.categories.iter().map(|c| (c.category.as_deref(), c.approaches.declined)).collect();
    assert_eq!(declined, [(Some("Advocates"), 1), (Some("Officers"), 0)]);
    let values = found.attribute.expect("the attribute").values;
    let values: Vec<_> = values.iter().map(|v| (v.value.as_deref(), v.by_category.as_slice())).collect();
    assert_eq!(values, [(Some("day"), [1, 0].as_slice()), (Some("night"), [0, 1].as_slice())]);
    assert_eq!(
        found.said[..2],
        [
            "2 people of 2 categories were interviewed, in 2 interviews.",
            "Of 2 people or places approached, 1 declined, 1 did not answer."
        ]
    );
    let missing = desk.session.sample_composition(request(json!({ "attribute": "Height" })));
    assert_eq!(missing.expect_err("there is none").what, "There is no attribute “Height”.");
}

#[test]
fn the_search_behind_a_pair_finds_exactly_the_passages_that_are_counted() {
    let desk = coded();
    let one =
        desk.import("P-01 again.txt", "P-01: They came again. They stayed all day. We waited outside.\n");
    // The very same passage, one that only shares text with another, and one of a code below.
    desk.code(&one, "They came again.", "Raids");
    desk.code(&one, "They came again.", "Waiting");
    desk.code(&one, "stayed all day. We waited", "Raids");
    desk.code(&one, "We waited outside.", "Waiting");
    let below = desk.code(&one, "They stayed all day.", "Nights").coding.code;
    let raids = desk.code_id("Raids");
    let sent = json!({ "codes": [below], "parent": raids, "position": null });
    desk.session.codes_move(request(sent)).expect("it is moved");
    desk.code(&one, "They stayed all day.", "Waiting");
    let counted = |unit: &str, roll_up: bool| {
        let sent = json!({ "unit": unit, "roll_up": roll_up, "choice": {} });
        let pairs = desk.session.cooccurrence(request(sent)).expect("the pairs").pairs;
        pairs
            .iter()
            .find(|pair| pair.first == "Raids" && pair.second == "Waiting")
            .map_or(0, |pair| pair.both)
    };
    let found = |query: &str| {
        let answer = desk.session.search_run(request(search(query, json!({})))).expect("an answer");
        assert!(answer.mistake.is_none(), "{query}: {:?}", answer.mistake);
        u32::try_from(answer.passages).expect("few")
    };
    assert_eq!((counted("passage", false), counted("passage", true)), (1, 2));
    assert_eq!(found(r#"code:"=Raids" SAME code:"=Waiting""#), 1);
    assert_eq!(found(r#"code:"Raids" SAME code:"Waiting""#), 2);
    let either = |one: &str, other: &str| format!("({one} OVERLAPS {other}) OR ({other} OVERLAPS {one})");
    for (roll_up, raids, waiting) in
        [(false, r#"code:"=Raids""#, r#"code:"=Waiting""#), (true, r#"code:"Raids""#, r#"code:"Waiting""#)]
    {
        assert_eq!(found(&either(raids, waiting)), counted("overlap", roll_up), "roll up: {roll_up}");
    }
}
