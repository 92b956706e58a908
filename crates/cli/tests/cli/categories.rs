//! Categories and attributes of interviewees: listed, put in order, renamed and removed.

use serde_json::Value;

use crate::fixtures::{STUDY, small};
use crate::home::{Home, texts};

/// Categories with their people, a subcategory with `>` before its name.
fn categories(list: &Value) -> Vec<(String, u64)> {
    let row = |row: &Value| {
        let below = if row["parent"].is_null() { "" } else { "> " };
        (format!("{below}{}", row["name"].as_str().unwrap()), row["interviewees"].as_u64().unwrap())
    };
    list["categories"].as_array().unwrap().iter().map(row).collect()
}

fn listed(home: &Home) -> Vec<(String, u64)> {
    categories(&home.json(&["categories", "list", STUDY]))
}

fn named(rows: &[(&str, u64)]) -> Vec<(String, u64)> {
    rows.iter().map(|(name, people)| ((*name).to_owned(), *people)).collect()
}

/// Category and subcategory of an interviewee.
fn of(home: &Home, id: &str) -> (Value, Value) {
    let list = home.json(&["interviewees", "list", STUDY]);
    let person = list["interviewees"].as_array().unwrap().iter().find(|p| p["id"] == id).unwrap().clone();
    (person["category"].clone(), person["subcategory"].clone())
}

#[test]
fn categories_are_put_in_order_and_columns_follow() {
    let home = small();
    assert_eq!(
        listed(&home),
        named(&[("Law enforcement", 2), ("> Federal", 1), ("> Local", 1), ("Advocates", 2)])
    );
    let list = home.json(&["categories", "order", STUDY, "advocates", "1"]);
    let after = named(&[("Advocates", 2), ("Law enforcement", 2), ("> Federal", 1), ("> Local", 1)]);
    assert_eq!(categories(&list), after);
    home.ok(&["categories", "order", STUDY, "Local", "1"]);
    assert_eq!(listed(&home)[2].0, "> Local");
    let matrix = home.json(&["matrix", STUDY, "--columns", "category"]);
    assert_eq!(matrix["columns"][0]["value"], "Advocates");
    home.ok(&["undo", STUDY, "--steps", "2"]);
    assert_eq!(listed(&home)[0].0, "Law enforcement");
    home.ends(2, &["categories", "order", STUDY, "Advocates", "0"]);
}

#[test]
fn a_category_is_added_renamed_and_removed_and_its_people_stay() {
    let home = small();
    let added =
        home.json(&["categories", "add", STUDY, "Law enforcement > State", "--attribution", "Officer"]);
    assert_eq!(added["category"], "Law enforcement > State");
    let renamed = home.json(&["categories", "rename", STUDY, "State", "State police"]);
    assert_eq!(renamed["category"], "Law enforcement > State police");
    let list = home.json(&["categories", "list", STUDY]);
    let row =
        list["categories"].as_array().unwrap().iter().find(|row| row["name"] == "State police").unwrap();
    assert_eq!(row["attribution"], "Officer", "what was not named stays");

    let removed = home.json(&["categories", "remove", STUDY, "Law enforcement > Federal"]);
    assert_eq!((&removed["interviewees"], &removed["to"]), (&1.into(), &"Law enforcement".into()));
    assert_eq!(of(&home, "NP-1"), ("Law enforcement".into(), Value::Null));
    let said = home.ok(&["categories", "remove", STUDY, "Law enforcement"]);
    assert_eq!(
        said.trim(),
        "Removed Law enforcement; 2 interviewees without a category. Undo brings it back."
    );
    assert_eq!(of(&home, "NP-1"), (Value::Null, Value::Null));
    home.ok(&["undo", STUDY, "--steps", "2"]);
    assert_eq!(of(&home, "NP-1"), ("Law enforcement".into(), "Federal".into()));
}

#[test]
fn a_category_that_is_not_there_taken_or_could_be_two_is_named() {
    let home = small();
    home.says(
        1,
        &["categories", "remove", STUDY, "Experts"],
        "There is no category “Experts”. Nothing was changed.",
    );
    home.ok(&["categories", "add", STUDY, "Advocates > Federal"]);
    home.says(
        1,
        &["categories", "rename", STUDY, "Federal", "National"],
        "“Federal” could be Law enforcement > Federal or Advocates > Federal; write the whole name. Nothing was \
         changed.",
    );
    home.says(
        1,
        &["categories", "rename", STUDY, "Advocates", "law enforcement"],
        "There is already a category called “law enforcement”. Nothing was changed.",
    );
}

#[test]
fn attributes_are_listed_put_in_order_renamed_and_removed() {
    let home = small();
    home.write("people.csv", "id,languages\nNP-1,2\nAD-1,11\n");
    home.ok(&["interviewees", "import", STUDY, "people.csv"]);
    let list = home.json(&["attributes", "list", STUDY]);
    assert_eq!(
        (&list["attributes"][0]["name"], &list["attributes"][1]["kind"]),
        (&"shift".into(), &"integer".into())
    );
    assert_eq!(texts(&list["attributes"][1]["values"]), ["2", "11"]);
    let list = home.json(&["attributes", "order", STUDY, "languages", "1"]);
    assert_eq!(list["attributes"][0]["name"], "languages");
    let renamed = home.json(&["attributes", "rename", STUDY, "Shift", "hours"]);
    assert_eq!((&renamed["renamed"], &renamed["to"]), (&"shift".into(), &"hours".into()));
    home.says(
        1,
        &["attributes", "rename", STUDY, "hours", "category"],
        "There is already a column of every study called “category”. Nothing was changed.",
    );
    let removed = home.json(&["attributes", "remove", STUDY, "hours"]);
    assert_eq!(removed["values"], 4);
    home.says(
        1,
        &["attributes", "remove", STUDY, "hours"],
        "There is no attribute “hours”. Nothing was changed.",
    );
    home.ok(&["undo", STUDY, "--steps", "3"]);
    let people = home.json(&["interviewees", "list", STUDY]);
    assert_eq!(people["interviewees"][0]["attributes"]["shift"], "day");
}

#[test]
fn lists_of_nothing_say_how_something_comes_in() {
    let home = Home::new();
    home.ok(&["new", STUDY]);
    let says = |list: &str, words: &str| {
        let said = home.ok(&[list, "list", STUDY]);
        assert!(said.contains(words), "{said}");
    };
    says("categories", "“categories add” adds one");
    says("attributes", "import of interviewees makes one");
    says("outreach", "“outreach add” adds somebody");
}
