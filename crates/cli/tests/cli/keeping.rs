//! What is never proposed, and what the team looks for besides.

use crate::fixtures::{STUDY, named};
use crate::home::Home;

/// Words that `--find` lists, with their kinds.
fn found(home: &Home) -> Vec<(String, String)> {
    let reply = home.json(&["anonymise", STUDY, "--find"]);
    let word = |row: &serde_json::Value, field: &str| row[field].as_str().unwrap().to_owned();
    reply["findings"].as_array().unwrap().iter().map(|row| (word(row, "text"), word(row, "kind"))).collect()
}

fn finds(home: &Home, words: &str) -> bool {
    found(home).iter().any(|(text, _)| text == words)
}

#[test]
fn words_on_the_keep_list_are_not_proposed_until_they_are_taken_off() {
    let home = named();
    assert!(finds(&home, "Rosa Lindqvist"), "{:?}", found(&home));
    let none = home.ok(&["keep", STUDY]);
    assert!(
        none.starts_with("There are no words of your own yet.") && none.contains("--shipped lists them.")
    );
    let said = home.ok(&["keep", "add", STUDY, "Rosa Lindqvist", "--reason", "She signs the reports"]);
    assert_eq!(said.trim_end(), "“Rosa Lindqvist” is never proposed now. Undo takes it back.");
    assert!(!finds(&home, "Rosa Lindqvist"), "{:?}", found(&home));
    home.ok(&["keep", "add", STUDY, "Rosa Lindqvist", "--reason", "She is in the news"]);
    let list = home.json(&["keep", "list", STUDY]);
    assert_eq!(list["own"].as_array().unwrap().len(), 1, "the same words have another reason: {list}");
    assert_eq!(list["own"][0]["reason"], "She is in the news");
    assert!(list["shipped"].as_array().unwrap().len() > 20);
    assert!(home.ok(&["keep", "list", STUDY, "--shipped"]).contains("  - FBI\n"));
    let off = home.ok(&["keep", "remove", STUDY, "rosa lindqvist"]);
    assert_eq!(off.trim_end(), "“Rosa Lindqvist” is proposed again. Undo takes it back.");
    assert!(finds(&home, "Rosa Lindqvist"));
    home.ok(&["undo", STUDY]);
    assert!(!finds(&home, "Rosa Lindqvist"));
}

#[test]
fn a_pattern_of_the_team_finds_what_only_its_material_has() {
    let home = named();
    home.write("beds.txt", "Interviewer: Where?\n\nRespondent: On shelf B-12, then shelf B-7.\n");
    home.ok(&["import", STUDY, "beds.txt"]);
    assert!(!finds(&home, "B-12"));
    let said = home.ok(&["patterns", "add", STUDY, "Shelves", "B-[0-9]+", "--kind", "number"]);
    assert_eq!(said.trim_end(), "Added the pattern “Shelves”. “anonymise --find” lists what it finds.");
    assert!(found(&home).contains(&("B-12".to_owned(), "number".to_owned())), "{:?}", found(&home));
    home.ok(&["patterns", "change", STUDY, "Shelves", "--pattern", "B-[0-9]{2}", "--rename", "Long shelves"]);
    assert!(finds(&home, "B-12") && !finds(&home, "B-7"));
    let list = home.ok(&["patterns", STUDY]);
    assert!(
        list.contains("Long shelves") && list.contains("B-[0-9]{2}") && list.contains("number"),
        "{list}"
    );
    home.ok(&["patterns", "remove", STUDY, "Long shelves"]);
    assert!(!finds(&home, "B-12"));
    assert!(home.ok(&["patterns", "list", STUDY]).contains("There is no pattern yet."));
}

#[test]
fn what_cannot_be_is_refused_in_a_sentence() {
    let home = named();
    let gone = home.ends(1, &["keep", "remove", STUDY, "Nobody"]).err;
    assert!(gone.contains("There is no entry of the keep-list “Nobody”."), "{gone}");
    home.ends(2, &["keep", "add", STUDY, "Rosa"]);
    assert!(home.ends(1, &["patterns", "remove", STUDY, "Beds"]).err.contains("There is no pattern “Beds”."));
    let bad = home.ends(2, &["patterns", "add", STUDY, "Beds", "B-("]).err;
    assert!(bad.contains("cannot be read at character 3: unclosed group. Nothing was changed."), "{bad}");
    assert!(bad.contains("Mend the pattern and try again."), "{bad}");
    home.ok(&["patterns", "add", STUDY, "Beds", "B-[0-9]+"]);
    let twice = home.ends(1, &["patterns", "add", STUDY, "Beds", "C-[0-9]+"]).err;
    assert!(twice.contains("There is already a pattern called “Beds”."), "{twice}");
    let kind = home.ends(2, &["patterns", "change", STUDY, "Beds", "--kind", "planet"]).err;
    assert!(kind.contains("“planet” is no kind of identifier"), "{kind}");
    home.ends(2, &["patterns", "change", STUDY, "Beds"]);
}
