//! Codes are added, renamed, moved, merged, described and deleted, and each step can be undone.

use serde_json::{Value, json};
use verbatim_study::codings::CodingFilter;
use verbatim_study::{Access, Secret, Study};

use crate::fixtures::{NP_1, STUDY, code, small};
use crate::home::{Home, PASSPHRASE, texts};

const FILE: (&str, &str) = ("NP-1.txt", NP_1);

fn list(home: &Home) -> Vec<Value> {
    home.json(&["codes", "list", STUDY])["codes"].as_array().unwrap().clone()
}

fn paths(home: &Home) -> Vec<String> {
    list(home).iter().map(|code| code["path"].as_str().unwrap().to_owned()).collect()
}

fn code_at(home: &Home, path: &str) -> Value {
    list(home).into_iter().find(|code| code["path"] == path).unwrap()
}

/// Codes, codings and memos, read with one opening.
fn state(home: &Home) -> String {
    let study = Study::open(&home.path(STUDY), &Secret::passphrase(PASSPHRASE), Access::Read).unwrap();
    let codings = study.codings(&CodingFilter::default()).unwrap();
    format!("{:#?}", (study.codebook().unwrap().codes(), codings, study.memos().unwrap()))
}

/// Runs a command and shows that one undo brings back what was and one redo what came.
fn undoable(home: &Home, args: &[&str]) -> Value {
    let before = state(home);
    let reply = home.json(args);
    let after = state(home);
    assert_ne!(before, after, "{args:?} changed something");
    home.json(&["undo", STUDY]);
    assert_eq!(state(home), before, "undo of {args:?}");
    home.json(&["redo", STUDY]);
    assert_eq!(state(home), after, "redo of {args:?}");
    reply
}

#[test]
fn a_code_is_added_with_its_words_colour_and_missing_parents_in_one_action() {
    let home = small();
    let words = ["--statement", "People wait too long", "--definition", "Waiting", "--color", "#B03A2E"];
    let reply =
        undoable(&home, &[&["codes", "add", STUDY, "Courts > Delay > Filing"], words.as_slice()].concat());
    assert_eq!(reply["path"], "Courts > Delay > Filing");
    let code = code_at(&home, "Courts > Delay > Filing");
    assert_eq!(
        (&code["statement"], &code["definition"]),
        (&"People wait too long".into(), &"Waiting".into())
    );
    assert!(code_at(&home, "Courts > Delay")["statement"].is_null());
}

#[test]
fn a_name_that_is_taken_or_no_name_is_refused() {
    let home = small();
    home.says(
        1,
        &["codes", "add", STUDY, "Training > Refreshers"],
        "There is already a code called “Training > Refreshers”. Nothing was changed.",
    );
    home.ends(2, &["codes", "add", STUDY, "  "]);
    home.ends(2, &["codes", "rename", STUDY, "Refreshers", ""]);
    home.says(
        1,
        &["codes", "rename", STUDY, "Refreshers", "Policies"],
        "There is already a code called “Policies”. Nothing was changed.",
    );
    assert_eq!(paths(&home).len(), 5);
}

#[test]
fn a_wrong_colour_leaves_no_code_and_no_words_behind() {
    let home = small();
    let before = state(&home);
    let sentence = "“lilac” is no colour; write it as #RRGGBB. Nothing was changed.";
    home.says(2, &["codes", "add", STUDY, "Courts", "--color", "lilac"], sentence);
    home.says(
        2,
        &["codes", "describe", STUDY, "Impact", "--definition", "What came", "--color", "lilac"],
        sentence,
    );
    assert_eq!(state(&home), before);
}

#[test]
fn a_code_is_renamed() {
    let home = small();
    code(&home, FILE, "a form to sign", "Refreshers", &[]);
    undoable(&home, &["codes", "rename", STUDY, "Refreshers", "Yearly lessons"]);
    assert_eq!(home.json(&["codings", "list", STUDY])["codings"][0]["code"], "Training > Yearly lessons");
}

#[test]
fn a_code_is_moved_with_all_below_it() {
    let home = small();
    undoable(&home, &["codes", "move", STUDY, "Training", "--under", "Impact"]);
    assert_eq!(
        paths(&home),
        [
            "Impact",
            "Impact > Policies",
            "Impact > Training",
            "Impact > Training > Refreshers",
            "Impact > Training > Policies"
        ]
    );
    undoable(&home, &["codes", "move", STUDY, "Training", "--top", "--before", "Impact"]);
    assert_eq!(paths(&home)[0], "Training");
    let sentence =
        "A code cannot be moved or merged into itself or into a code below it. Nothing was changed.";
    home.says(1, &["codes", "move", STUDY, "Training", "--under", "Refreshers"], sentence);
    home.says(1, &["codes", "merge", STUDY, "Training", "Refreshers"], sentence);
    home.ends(1, &["codes", "move", STUDY, "Training > Policies", "--under", "Impact"]);
}

#[test]
fn a_merge_joins_codings_memos_and_namesakes() {
    let home = small();
    code(&home, FILE, "a form to sign", "Training > Policies", &["--memo", "First"]);
    code(&home, FILE, "a form to sign", "Impact > Policies", &["--memo", "Second"]);
    code(&home, FILE, "Two hours", "Training > Refreshers", &[]);
    home.ok(&["memo", "add", STUDY, "On the theme", "--code", "Training"]);
    let reply = undoable(&home, &["codes", "merge", STUDY, "Training", "Impact"]);
    assert_eq!([&reply["recoded"], &reply["joined"], &reply["moved"]], [0, 1, 1]);
    assert_eq!(paths(&home), ["Impact", "Impact > Policies", "Impact > Refreshers"]);
    let codings = home.json(&["codings", "list", STUDY]);
    let joined =
        codings["codings"].as_array().unwrap().iter().find(|c| c["code"] == "Impact > Policies").unwrap();
    let mut memos = crate::home::texts(&joined["memos"]);
    memos.sort();
    assert_eq!(memos, ["First", "Second"]);
    assert_eq!(home.json(&["memo", "list", STUDY])["memos"][2]["target"], "Impact");
}

#[test]
fn words_and_colour_are_described_and_cleared() {
    let home = small();
    undoable(
        &home,
        &["codes", "describe", STUDY, "Impact", "--statement", "Nothing changed", "--example", "“As before”"],
    );
    assert_eq!(code_at(&home, "Impact")["statement"], "Nothing changed");
    undoable(&home, &["codes", "describe", STUDY, "Impact", "--statement", ""]);
    assert!(code_at(&home, "Impact")["statement"].is_null());
    assert_eq!(code_at(&home, "Impact")["example"], "“As before”");
    undoable(&home, &["codes", "describe", STUDY, "Impact", "--color", "#2E8B57"]);
    let both = ["--definition", "What came of it", "--color", "#B03A2E"];
    undoable(&home, &[&["codes", "describe", STUDY, "Impact"], both.as_slice()].concat());
}

#[test]
fn deleting_says_first_what_would_be_lost_and_then_loses_just_that() {
    let home = small();
    let coding = code(&home, FILE, "a form to sign", "Refreshers", &["--memo", "On the coding"]);
    code(&home, FILE, "Two hours", "Training", &["--coder", "Tomas"]);
    code(&home, FILE, "We asked twice.", "Impact", &[]);
    home.ok(&["memo", "add", STUDY, "On the code", "--code", "Training > Policies"]);
    let before = state(&home);
    let preview = home.json(&["codes", "delete", STUDY, "Training", "--preview"]);
    assert_eq!(state(&home), before, "a preview changes nothing");
    let lost = json!({
        "codes": 3, "codings": 2, "coders": 2, "memos": 2, "interviews": 1, "interviewees": 1
    });
    assert_eq!(preview, lost);
    assert_eq!(
        home.ok(&["codes", "delete", STUDY, "Training", "--preview"]).trim_end(),
        "Deleting would take 3 codes with 2 codings by 2 coders in 1 transcript of 1 interviewee, and 2 memos. Undo \
         brings them back."
    );
    assert_eq!(undoable(&home, &["codes", "delete", STUDY, "Training"]), preview);
    let left = home.json(&["codings", "list", STUDY]);
    assert!(left["codings"].as_array().unwrap().iter().all(|c| c["id"] != coding.as_str()));
    assert_eq!(paths(&home), ["Impact", "Impact > Policies"]);
}

#[test]
fn codings_are_split_off_into_a_new_code_in_one_step_and_keep_no_stance_of_another_statement() {
    let home = small();
    let stance = ["--stance", "supports"];
    let first = code(&home, FILE, "a form to sign", "Refreshers", &stance);
    let second = code(&home, FILE, "Two hours", "Refreshers", &stance);
    let split = undoable(&home, &["codes", "split", STUDY, "Training > Forms", &first]);
    assert_eq!((&split["path"], &split["recoded"]), (&"Training > Forms".into(), &1.into()));
    assert_eq!(split["unmarked"], 0, "the statement of Training stands above both");
    let said = home.ok(&["codes", "split", STUDY, "Impact > Hours", &second]);
    let lost = "Split 1 coding off as Impact > Hours. 1 coding lost a mark, which a memo keeps.";
    assert_eq!(said.trim_end(), lost);
    let list = home.json(&["codings", "list", STUDY, "--code", "Hours"]);
    assert!(list["codings"][0]["stance"].is_null());
    assert_eq!(
        texts(&list["codings"][0]["memos"]),
        [
            "Was marked “supports” towards “Officers are not trained for this work” as a coding of Training > Refreshers."
        ]
    );
    home.says(
        1,
        &["codes", "split", STUDY, "Nowhere > Forms", &first],
        "There is no code “Nowhere”. Nothing was changed. “codes list” shows the paths.",
    );
    home.ends(2, &["codes", "split", STUDY, "Training > More"]);
    let moved = undoable(&home, &["codes", "move", STUDY, "Forms", "--under", "Impact"]);
    assert_eq!(moved["unmarked"], 1);
    let merged = undoable(&home, &["codes", "merge", STUDY, "Forms", "Impact"]);
    assert_eq!((&merged["recoded"], &merged["unmarked"]), (&1.into(), &0.into()), "it has none any more");
}

#[test]
fn an_unknown_code_and_an_ambiguous_name_are_told_apart() {
    let home = small();
    home.says(
        1,
        &["codes", "delete", STUDY, "Nowhere"],
        "There is no code “Nowhere”. Nothing was changed. “codes list” shows the paths.",
    );
    home.says(
        1,
        &["codes", "delete", STUDY, "Policies"],
        "“Policies” names 2 codes: Training > Policies; Impact > Policies; write the whole path. Nothing was changed. \
         “codes list” shows the paths.",
    );
    home.ok(&["codes", "delete", STUDY, "impact > policies"]);
    home.ok(&["codes", "delete", STUDY, "Policies"]);
}
