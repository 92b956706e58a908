//! The outreach list: who was approached, how they were found, and what became of it.

use serde_json::{Value, json};

use crate::fixtures::{STUDY, small};
use crate::home::Home;

fn rows(home: &Home) -> Vec<Value> {
    home.json(&["outreach", "list", STUDY])["outreach"].as_array().unwrap().clone()
}

fn without_id(row: &Value) -> Value {
    let mut row = row.clone();
    row.as_object_mut().unwrap().remove("id");
    row
}

#[test]
fn somebody_is_approached_agrees_and_becomes_an_interviewee() {
    let home = small();
    let known = ["--category", "Federal", "--approached", "2024-06-16", "--found", "By AD-1"];
    let added = home.json(&[&["outreach", "add", STUDY, "Task force north"], known.as_slice()].concat());
    let should = json!({
        "label": "Task force north", "category": "Law enforcement > Federal", "approached": "2024-06-16",
        "found": "By AD-1", "outcome": "approached", "interviewee": null
    });
    assert_eq!(without_id(&added), should);
    let changed = home.json(&[
        "outreach",
        "change",
        STUDY,
        "task force NORTH",
        "--outcome",
        "interviewed",
        "--interviewee",
        "NP-1",
        "--found",
        "",
        "--rename",
        "Task force",
    ]);
    let should = json!({
        "label": "Task force", "category": "Law enforcement > Federal", "approached": "2024-06-16",
        "found": null, "outcome": "interviewed", "interviewee": "NP-1"
    });
    assert_eq!((without_id(&changed), &changed["id"]), (should, &added["id"]));
    assert_eq!(rows(&home), [changed]);
    home.ok(&["undo", STUDY]);
    assert_eq!(rows(&home), std::slice::from_ref(&added));
    home.json(&["outreach", "remove", STUDY, added["id"].as_str().unwrap()]);
    assert!(rows(&home).is_empty());
    home.ok(&["undo", STUDY]);
    assert_eq!(rows(&home), [added]);
}

#[test]
fn what_cannot_be_is_refused_with_the_reason() {
    let home = small();
    home.ok(&["outreach", "add", STUDY, "The night shelter", "--outcome", "declined"]);
    home.says(
        1,
        &["outreach", "change", STUDY, "The night shelter", "--interviewee", "AD-1"],
        "Only someone who agreed or was interviewed can be an interviewee of the study. Nothing was changed.",
    );
    home.says(
        1,
        &["outreach", "add", STUDY, "Somebody", "--approached", "yesterday"],
        "“yesterday” is no day; write it as 2024-06-16. Nothing was changed.",
    );
    let said = home.ends(2, &["outreach", "add", STUDY, "Somebody", "--outcome", "maybe"]).err;
    assert!(said.contains("“maybe”") && said.contains("no answer"), "{said}");
    home.says(
        1,
        &["outreach", "remove", STUDY, "The day shelter"],
        "There is no row of the outreach list “The day shelter”. Nothing was changed.",
    );
    // Two of one label are told apart by their ids.
    home.ok(&["outreach", "add", STUDY, "The night shelter"]);
    let said = home.ends(1, &["outreach", "remove", STUDY, "The night shelter"]).err;
    let ids: Vec<String> = rows(&home).iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect();
    assert!(ids.iter().all(|id| said.contains(id.as_str())), "{said}");
    home.ok(&["outreach", "remove", STUDY, &ids[1]]);
    assert_eq!(rows(&home)[0]["outcome"], "declined");
}
