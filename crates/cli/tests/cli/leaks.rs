//! Names where none may be.

use serde_json::Value;

use crate::fixtures::{NAMES, STUDY, with_keys};
use crate::home::Home;

fn confirmed() -> Home {
    let home = with_keys();
    home.ok(&["anonymise", STUDY, "--apply", NAMES, "--confirm"]);
    home
}

/// Findings as place and words.
fn found(reply: &Value) -> Vec<(String, String)> {
    let word = |row: &Value, field: &str| row[field].as_str().unwrap().to_owned();
    reply["findings"].as_array().unwrap().iter().map(|row| (word(row, "place"), word(row, "text"))).collect()
}

#[test]
fn a_name_left_in_a_memo_a_code_or_a_text_is_found_and_ends_with_1() {
    let home = confirmed();
    let clean = home.json(&["leaks", STUDY]);
    assert_eq!((found(&clean), &clean["names_compared"]), (Vec::new(), &true.into()), "{clean:#}");
    home.ok(&["memo", "add", STUDY, "ask rosa lindqvist’s doctor"]);
    home.ok(&["codes", "add", STUDY, "What Rosa Lindquist promised"]);
    let reply = home.json_ending(1, &["leaks", STUDY]);
    let all = found(&reply);
    assert!(all.contains(&("memo".to_owned(), "rosa lindqvist".to_owned())), "{all:?}");
    let near = reply["findings"].as_array().unwrap().iter().find(|row| row["place"] == "code").unwrap();
    assert_eq!(near["alias"], "neighbour 1", "one letter away: {near}");
    let said = home.ends(1, &["leaks", STUDY]).out;
    assert!(said.contains("[neighbour 1]") && said.contains("memo: 0 of 1 clean"), "{said}");
}

#[test]
fn a_saved_search_that_names_somebody_is_found_renamed_and_forgotten() {
    let home = confirmed();
    home.ok(&["searches", "save", STUDY, "Of Rosa Lindqvist", "waited"]);
    home.ok(&["searches", "save", STUDY, "Family", "\"Rosa Lindqvist\" OR debt"]);
    let all = found(&home.json_ending(1, &["leaks", STUDY]));
    assert_eq!(all.iter().filter(|(_, words)| words == "Rosa Lindqvist").count(), 2, "{all:?}");
    assert!(all.iter().all(|(place, _)| place == "saved search"), "{all:?}");
    let plan = home.json(&["purge", STUDY, "--preview"]);
    assert_eq!(plan["searches"], serde_json::json!(["Family", "Of Rosa Lindqvist"]));
    home.ok(&["searches", "rename", STUDY, "Of Rosa Lindqvist", "Of neighbours"]);
    home.ok(&["searches", "forget", STUDY, "Family"]);
    assert!(home.ok(&["leaks", STUDY]).contains("saved search: 1 of 1 clean"));
    home.ok(&["searches", "save", STUDY, "Family", "\"Rosa Lindqvist\" OR debt"]);
    let said = home.ok(&["purge", STUDY, "--preview"]);
    assert!(
        said.contains(
            "These saved searches hold names, or words that are in no text any more, and go too:\n  - Family"
        ),
        "{said}"
    );
    let purged = home.json(&["purge", STUDY, "--yes"]);
    assert_eq!(purged["searches"], 1);
    assert_eq!(home.json(&["searches", "list", STUDY])["searches"].as_array().unwrap().len(), 1);
}

#[test]
fn without_the_key_file_it_says_that_names_were_not_compared() {
    let home = confirmed();
    home.ok(&["memo", "add", STUDY, "ask rosa"]);
    let ran = home.without_keys(&["leaks", STUDY]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("Names were not compared: open the key file with --names."), "{}", ran.out);
    assert_eq!(home.ends(1, &["leaks", STUDY, "--names"]).out.matches("memo:").count(), 2);
}

#[test]
fn a_finding_stays_with_a_reason_until_what_holds_it_changes() {
    let home = confirmed();
    let memo =
        home.json(&["memo", "add", STUDY, "Rosa is a common name"])["memo"].as_str().unwrap().to_owned();
    let row = home.json_ending(1, &["leaks", STUDY])["findings"][0].clone();
    let finding = format!("memo:{memo}:{}-{}", row["start"], row["end"]);
    assert!(home.ends(1, &["leaks", STUDY]).out.contains(&finding), "it is named so in the table");
    home.ends(2, &["leaks", STUDY, "--allow", &finding]);
    home.ok(&["leaks", STUDY, "--allow", &finding, "--reason", "says nothing of her"]);
    home.ok(&["leaks", STUDY]);
    home.ok(&["undo", STUDY]);
    home.ends(1, &["leaks", STUDY]);
    home.ok(&["leaks", STUDY, "--allow-name", "Rosa", "--reason", "common here"]);
    home.ok(&["memo", "add", STUDY, "Rosa, another one"]);
    home.ok(&["leaks", STUDY]);
    let slip = home.ends(2, &["leaks", STUDY, "--allow", "memo", "--reason", "x"]).err;
    assert!(slip.contains("“memo” names no finding; write it as in the first column"), "{slip}");
    let gone = "memo:01890000-0000-7000-8000-000000000000:0-2";
    assert!(
        home.ends(1, &["leaks", STUDY, "--allow", gone, "--reason", "x"])
            .err
            .contains("There is no place “memo”")
    );
}

#[test]
fn files_are_looked_into_with_their_names_and_ids_of_the_study_count() {
    let home = confirmed();
    home.write("report about Okonjo.txt", "He said that the door was open.\nNP-10 said so too.\n");
    home.write("broken.zip", b"PK\x03\x04 and nothing more");
    let reply =
        home.json_ending(1, &["leaks", STUDY, "report about Okonjo.txt", "broken.zip", "nowhere.txt"]);
    let all = found(&reply);
    assert!(all.contains(&("file".to_owned(), "Okonjo".to_owned())), "{all:?}");
    assert!(all.contains(&("file".to_owned(), "NP-10".to_owned())), "{all:?}");
    let unread: Vec<&str> =
        reply["unread"].as_array().unwrap().iter().map(|u| u["file"].as_str().unwrap()).collect();
    assert!(unread.contains(&"nowhere.txt"), "{unread:?}");
    home.write("clean.txt", "The door was open.\n");
    home.ok(&["leaks", STUDY, "clean.txt"]);
}

#[test]
fn a_definition_may_name_another_code_by_its_first_word() {
    let home = with_keys();
    home.ok(&["codes", "add", STUDY, "Impact of raids"]);
    home.ok(&["codes", "add", STUDY, "Services after", "--definition", "Months later: code under Impact."]);
    assert_eq!(home.json(&["leaks", STUDY])["findings"], serde_json::json!([]));
    home.ok(&["codes", "add", STUDY, "What helped", "--definition", "Not what Lindqvist did."]);
    let found = home.json_ending(1, &["leaks", STUDY]);
    assert_eq!(found["findings"][0]["text"], "Lindqvist");
}
