//! The trail, undo and redo, each in a process of its own.

use crate::fixtures::{NP_1, STUDY, code, small};
use crate::home::{Home, texts};

fn labels(home: &Home) -> Vec<(String, bool)> {
    let list = home.json(&["history", STUDY]);
    let row =
        |a: &serde_json::Value| (a["label"].as_str().unwrap().to_owned(), a["undone"].as_bool().unwrap());
    list["actions"].as_array().unwrap().iter().map(row).collect()
}

#[test]
fn the_trail_names_each_action_its_coder_and_its_time() {
    let home = small();
    code(&home, ("NP-1.txt", NP_1), "a form to sign", "Refreshers", &["--coder", "Tomas"]);
    let list = home.json(&["history", STUDY]);
    let actions = list["actions"].as_array().unwrap();
    let labels: Vec<&str> = actions.iter().map(|a| a["label"].as_str().unwrap()).collect();
    assert_eq!(
        labels,
        [
            "Coded NP-1 ¶ 2 as Refreshers",
            "Added a coder",
            "Imported 3 transcripts",
            "Imported 4 interviewees",
            "Imported 5 codes",
            "Added a coder",
            "Made the study"
        ]
    );
    assert_eq!((&actions[0]["coder"], &actions[2]["coder"]), (&"Tomas".into(), &"Ines".into()));
    let numbers: Vec<i64> = actions.iter().map(|a| a["number"].as_i64().unwrap()).collect();
    assert_eq!(numbers, [7, 6, 5, 4, 3, 2, 1]);
    for action in actions {
        let at = action["at"].as_str().unwrap();
        assert!(at.len() == 20 && at.ends_with('Z') && at.contains('T'), "{at}");
    }
}

#[test]
fn undo_and_redo_go_on_where_the_last_process_stopped() {
    let home = small();
    home.ok(&["codes", "add", STUDY, "One"]);
    home.ok(&["codes", "add", STUDY, "Two"]);
    assert_eq!(home.ok(&["undo", STUDY]).trim_end(), "Undid: Added Two");
    assert_eq!(home.ok(&["undo", STUDY]).trim_end(), "Undid: Added One");
    assert_eq!(home.ok(&["redo", STUDY]).trim_end(), "Did again: Added One");
    assert_eq!(home.json(&["info", STUDY])["codes"], 6);
    let trail = labels(&home);
    assert_eq!(trail[3], ("Added Two".to_owned(), true));
    assert_eq!(trail[4], ("Added One".to_owned(), false));
    home.ok(&["codes", "add", STUDY, "Three"]);
    home.says(1, &["redo", STUDY], "There is nothing to redo.");
}

#[test]
fn fewer_steps_than_asked_for_are_a_part_done() {
    let home = small();
    home.ok(&["codes", "add", STUDY, "One"]);
    let before = home.json(&["info", STUDY])["actions"].as_u64().unwrap();
    let reply = home.json_ending(1, &["undo", STUDY, "--steps", "99"]);
    let steps = texts(&reply["steps"]);
    assert!(!steps.is_empty() && (steps.len() as u64) < before, "{steps:?}");
    home.says(1, &["undo", STUDY], "There is nothing to undo.");
    home.ok(&["redo", STUDY, "--steps", &steps.len().to_string()]);
    let info = home.json(&["info", STUDY]);
    assert_eq!([&info["codes"], &info["interviews"], &info["interviewees"]], [6, 3, 4]);
    assert_eq!(home.json(&["check", STUDY])["clean"], true);
}

#[test]
fn another_coder_may_undo_and_the_trail_says_who_did() {
    let home = small();
    home.ok(&["codes", "add", STUDY, "One"]);
    home.ok(&["undo", STUDY, "--coder", "Tomas"]);
    let newest = home.json(&["history", STUDY, "--limit", "1"]);
    let newest = &newest["actions"][0];
    assert_eq!(newest["coder"], "Tomas");
    assert!(newest["label"].as_str().unwrap().starts_with("Undid #"));
}
