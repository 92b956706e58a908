//! Searching by the command line. What matches what is tested where the searching is done.

use serde_json::Value;

use crate::fixtures::{NP_1, STUDY, code, small};
use crate::home::{Home, texts};

fn hits(home: &Home, args: &[&str]) -> Vec<Value> {
    home.json(&[&["search", STUDY], args].concat())["hits"].as_array().unwrap().clone()
}

#[test]
fn a_hit_is_one_match_with_person_turn_context_and_codes() {
    let home = small();
    code(&home, ("NP-1.txt", NP_1), "then a form to sign", "Refreshers", &[]);
    let hits = hits(&home, &["FORMS"]);
    assert_eq!(hits.len(), 1);
    let hit = &hits[0];
    assert_eq!(
        [&hit["transcript"], &hit["interviewee"], &hit["category"]],
        ["NP-1.txt", "NP-1", "Law enforcement"]
    );
    assert_eq!((&hit["turn"], &hit["text"]), (&2.into(), &"form".into()));
    assert_eq!(
        (&hit["before"], &hit["after"]),
        (&"Two hours on a screen, then a ".into(), &" to sign.".into())
    );
    assert_eq!(texts(&hit["codes"]), ["Training > Refreshers"]);
}

#[test]
fn respondents_are_searched_unless_others_are_asked_for() {
    let home = small();
    let people = |speaker: &str| hits(&home, &["trained", "--speaker", speaker]).len();
    assert_eq!(["respondent", "interviewer", "all"].map(people), [0, 2, 2]);
    assert!(hits(&home, &["trained"]).is_empty());
}

#[test]
fn categories_narrow_and_an_unknown_one_is_named() {
    let home = small();
    assert_eq!(hits(&home, &["first", "--category", "Law enforcement"]).len(), 2);
    let reply = home.json(&["search", STUDY, "first", "--category", "Advocates"]);
    assert_eq!(reply["interviewees"]["searched"], 1);
    let said = home.ends(1, &["search", STUDY, "first", "--category", "Judges"]).err;
    assert!(said.contains("“Judges”"), "{said}");
}

#[test]
fn a_limit_cuts_the_list_and_not_the_counts() {
    let home = small();
    let whole = home.json(&["search", STUDY, "first OR trained", "--speaker", "all"]);
    let cut = home.json(&["search", STUDY, "first OR trained", "--speaker", "all", "--limit", "2"]);
    assert!(whole["hits"].as_array().unwrap().len() > 2);
    assert_eq!(cut["hits"].as_array().unwrap()[..], whole["hits"].as_array().unwrap()[..2]);
    assert_eq!((&whole["cut"], &cut["cut"]), (&false.into(), &true.into()));
    for counts in ["interviewees", "by_category", "passages"] {
        assert_eq!(cut[counts], whole[counts]);
    }
}

#[test]
fn a_query_that_says_nothing_or_is_wrong_is_a_usage_error_in_words() {
    let home = small();
    for query in ["", "\"never closed", "form AND", "(form", "NOT form"] {
        let said = home.ends(2, &["search", STUDY, query]).err;
        assert!(said.starts_with("verbatim: "), "{query}: {said}");
    }
    let said = home.ends(2, &["search", STUDY, "f[orm", "--regex"]).err;
    assert!(said.starts_with("verbatim: "), "{said}");
}

#[test]
fn a_regular_expression_reads_the_exact_text() {
    let home = small();
    let found = hits(&home, &["[Ff]irst \\w+", "--regex"]);
    let found: Vec<&str> = found.iter().map(|hit| hit["text"].as_str().unwrap()).collect();
    assert_eq!(found, ["first spring", "first questions"]);
    assert!(hits(&home, &["FORM", "--regex"]).is_empty());
}

#[test]
fn what_changed_since_the_last_search_is_found() {
    let home = small();
    assert!(hits(&home, &["lantern"]).is_empty());
    home.write("AD-2.txt", "Respondent: She held a lantern by the door.\n");
    home.ok(&["import", STUDY, "AD-2.txt"]);
    assert_eq!(hits(&home, &["lantern"]).len(), 1);
    home.ok(&["interviews", "remove", STUDY, "AD-2.txt"]);
    assert!(hits(&home, &["lantern"]).is_empty());
    home.ok(&["undo", STUDY]);
    assert_eq!(hits(&home, &["lantern"]).len(), 1);
    home.ok(&["interviews", "rename", STUDY, "AD-2.txt", "AD-2 door.txt"]);
    assert_eq!(hits(&home, &["lantern"])[0]["transcript"], "AD-2 door.txt");
}
