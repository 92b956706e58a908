//! Aliases and the real names behind them.

use crate::fixtures::{STUDY, VISIT, applied, named, span};
use crate::home::{Home, texts};

/// The row of an alias.
fn alias(home: &Home, text: &str) -> serde_json::Value {
    let reply = home.json(&["aliases", "list", STUDY]);
    let rows = reply["aliases"].as_array().unwrap().clone();
    rows.into_iter().find(|row| row["text"] == text).unwrap_or_else(|| panic!("no alias {text}"))
}

#[test]
fn names_are_shown_with_the_key_file_open_and_never_without() {
    let home = applied();
    let open = home.ok(&["aliases", "list", STUDY]);
    assert!(open.contains("[neighbour 1]") && open.contains("Rosa; Rosa Lindqvist"), "{open}");
    let closed = home.without_keys(&["aliases", "list", STUDY]);
    assert_eq!(closed.code, 0);
    assert!(closed.out.contains("[neighbour 1]") && !closed.out.contains("Rosa"), "{}", closed.out);
    assert!(closed.out.contains("Names are not shown, because the key file is closed; --names opens it."));
    let json = home.without_keys(&["aliases", "list", STUDY, "--json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (&json["key_file_open"], &json["aliases"][0]["forms"]),
        (&false.into(), &serde_json::Value::Null)
    );
}

#[test]
fn the_study_may_be_named_before_or_after_the_verb() {
    let home = applied();
    let list = home.ok(&["aliases", "list", STUDY]);
    assert_eq!(home.ok(&["aliases", STUDY, "list"]), list);
    assert_eq!(home.ok(&["aliases", STUDY]), list);
    home.ok(&["aliases", STUDY, "rename", "official 1", "officer 1"]);
    assert_eq!(alias(&home, "officer 1")["places"], 1);
}

#[test]
fn an_alias_is_renamed_linked_and_merged_wherever_it_stands() {
    let home = applied();
    let said = home.ok(&["aliases", "rename", STUDY, "[neighbour 1]", "friend 1"]);
    assert_eq!(said.trim_end(), "Changed [friend 1]: person, 2 places.");
    assert_eq!(home.json(&["search", STUDY, "\"friend 1\""])["passages"], 1);
    let said = home.ok(&["aliases", "link", STUDY, "friend 1", "AD-1"]);
    assert_eq!(said.trim_end(), "Changed [friend 1], who is AD-1: person, 2 places.");
    home.ok(&["aliases", "link", STUDY, "friend 1", "--nobody"]);
    assert_eq!(alias(&home, "friend 1")["interviewee_label"], serde_json::Value::Null);
    let merged = home.ok(&["aliases", "merge", STUDY, "official 1", "--into", "friend 1"]);
    assert_eq!(merged.trim_end(), "[official 1] is [friend 1] now: 1 place changed. Undo takes it back.");
    let row = alias(&home, "friend 1");
    assert_eq!((&row["places"], texts(&row["forms"]).len()), (&3.into(), 3));
    home.ok(&["undo", STUDY]);
    assert_eq!(alias(&home, "official 1")["places"], 1);
    assert_eq!(home.json(&["check", STUDY])["clean"], true);
}

#[test]
fn one_place_gets_another_alias_and_the_others_keep_theirs() {
    let home = applied();
    let (place, _) = span(VISIT, "Rosa Lindqvist");
    let put = |alias: &[&str]| {
        home.ok(&[&["aliases", "put", STUDY, "AD-2", &place], alias].concat()).trim_end().to_owned()
    };
    let said = put(&["friend", "--new"]);
    assert_eq!(said, "[neighbour 1] is [friend 1] at that place of AD-2.txt. Undo takes it back.");
    assert_eq!(
        (&alias(&home, "friend 1")["places"], &alias(&home, "neighbour 1")["places"]),
        (&1.into(), &1.into())
    );
    assert_eq!(put(&["[friend 1]"]), "[friend 1] stands there already.");
    put(&["official 1"]);
    assert_eq!(alias(&home, "official 1")["places"], 2);
    home.ok(&["undo", STUDY, "--steps", "2"]);
    assert_eq!(alias(&home, "neighbour 1")["places"], 2);
    let nothing = home.ends(1, &["aliases", "put", STUDY, "AD-2", "3", "official 1"]).err;
    assert!(
        nothing.contains("There is no alias at this place of the transcript: “AD-2.txt 3”."),
        "{nothing}"
    );
    assert_eq!(home.json(&["check", STUDY])["clean"], true);
}

#[test]
fn real_names_are_added_moved_and_taken_away() {
    let home = applied();
    home.ok(&["aliases", "add", STUDY, "relative", "--kind", "person"]);
    let said = home.ok(&["aliases", "forms", STUDY, "neighbour 1", "--add", "Rosie"]);
    assert_eq!(said.trim_end(), "[neighbour 1] stands for Rosa; Rosa Lindqvist; Rosie.");
    home.ok(&["aliases", "forms", STUDY, "neighbour 1", "--give", "Rosie", "--to", "relative 1"]);
    assert_eq!(texts(&alias(&home, "relative 1")["forms"]), ["Rosie"]);
    home.ok(&["aliases", "forms", STUDY, "relative 1", "--remove", "Rosie"]);
    let none = home.ok(&["aliases", "forms", STUDY, "relative 1"]);
    assert_eq!(none.trim_end(), "[relative 1] stands for no name in the key file.");
    let slip = home.ends(1, &["aliases", "forms", STUDY, "neighbour 1", "--remove", "Rosy"]).err;
    assert!(slip.contains("There is no name of this alias “Rosy”."), "{slip}");
}

#[test]
fn what_cannot_be_is_refused_in_a_sentence() {
    let home = applied();
    let said = |args: &[&str]| home.ends(1, &[&["aliases"], args].concat()).err;
    assert!(said(&["rename", STUDY, "nobody", "x"]).contains("There is no alias “nobody”."));
    assert!(
        said(&["rename", STUDY, "official 1", "neighbour 1"])
            .contains("There is already an alias called “neighbour 1”.")
    );
    assert!(said(&["remove", STUDY, "neighbour 1"]).contains("The alias stands in 2 places."));
    let kind = home.ends(2, &["aliases", "kind", STUDY, "official 1", "planet"]).err;
    assert!(kind.contains("“planet” is no kind of identifier; use one of: person,"), "{kind}");
    let bad = home.ends(2, &["aliases", "rename", STUDY, "official 1", "a [b]"]).err;
    assert!(bad.contains("An alias is one line of words without brackets."), "{bad}");
    home.ends(2, &["aliases", "link", STUDY, "official 1"]);
    let closed = home.without_keys(&["aliases", "merge", STUDY, "official 1", "--into", "neighbour 1"]);
    assert_eq!(closed.code, 2);
    assert!(closed.err.contains("VERBATIM_KEY_PASSPHRASE"), "{}", closed.err);
}

#[test]
fn a_study_without_aliases_says_how_they_come() {
    let home = named();
    let said = home.ok(&["aliases", "list", STUDY]);
    assert!(said.contains("There is no alias yet. “verbatim anonymise … --apply” makes them."), "{said}");
}
