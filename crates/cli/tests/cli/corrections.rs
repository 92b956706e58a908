//! Words of a transcript are corrected, and codings follow.

use crate::fixtures::{JOINT, NP_1, STUDY, code, small, span};
use crate::home::Home;

const FILE: (&str, &str) = ("NP-1.txt", NP_1);

fn correct(home: &Home, words: &str, new: &str, flags: &[&str]) -> serde_json::Value {
    let (start, end) = span(NP_1, words);
    home.json(&[&["interviews", "correct", STUDY, "NP-1", &start, &end, new], flags].concat())
}

/// Spans of the codings by the last name of their code.
fn spans(home: &Home) -> Vec<(String, u64, u64)> {
    let list = home.json(&["codings", "list", STUDY]);
    let row = |c: &serde_json::Value| {
        (c["code"].as_str().unwrap().to_owned(), c["start"].as_u64().unwrap(), c["end"].as_u64().unwrap())
    };
    list["codings"].as_array().unwrap().iter().map(row).collect()
}

#[test]
fn codings_of_everybody_follow_a_correction_and_come_back_with_undo() {
    let home = small();
    code(&home, FILE, "a form to sign", "Refreshers", &[]);
    code(&home, FILE, "We asked twice.", "Impact", &["--coder", "Tomas"]);
    let before = spans(&home);
    let reply = correct(&home, "Two hours", "All of two hours 🌱", &[]);
    assert_eq!(
        (&reply["corrected"], &reply["text_version"], &reply["turn"]),
        (&true.into(), &2.into(), &2.into())
    );
    assert_eq!(reply["emptied"], serde_json::json!([]));
    let by = "All of two hours 🌱".chars().count() as u64 - 9;
    let should: Vec<_> = before.iter().map(|(code, s, e)| (code.clone(), s + by, e + by)).collect();
    assert_eq!(spans(&home), should);
    assert_eq!(home.json(&["check", STUDY])["clean"], true);
    assert_eq!(home.json(&["search", STUDY, "\"two hours\""])["passages"], 1);
    home.ok(&["undo", STUDY]);
    assert_eq!(spans(&home), before);
    assert_eq!(home.json(&["check", STUDY])["clean"], true);
}

#[test]
fn what_was_done_is_said_in_a_line() {
    let home = small();
    code(&home, FILE, "a form to sign", "Refreshers", &[]);
    let (start, end) = span(NP_1, "form");
    let said = home.ok(&["interviews", "correct", STUDY, "NP-1.txt", &start, &end, "sheet"]);
    assert_eq!(said.trim_end(), "Corrected ¶ 2 of NP-1.txt; 1 coding has other words now.");
    let again = home.ok(&[
        "interviews",
        "correct",
        STUDY,
        "NP-1.txt",
        &start,
        &(end.parse::<u32>().unwrap() + 1).to_string(),
        "sheet",
    ]);
    assert_eq!(again.trim_end(), "¶ 2 of NP-1.txt says that already.");
    let trail = home.json(&["history", STUDY, "--limit", "1"]);
    assert_eq!(trail["actions"][0]["label"], "Corrected NP-1 ¶ 2");
}

#[test]
fn codings_that_would_lose_their_passage_are_listed_and_nothing_changes_without_the_flag() {
    let home = small();
    let coding = code(&home, FILE, "a form", "Refreshers", &["--memo", "Which form?"]);
    let (start, end) = span(NP_1, "then a form to sign");
    let args = ["interviews", "correct", STUDY, "NP-1.txt", &start, &end, "then to sign"];
    let ran = home.ends(1, &args);
    assert_eq!(
        ran.out.trim_end(),
        format!(
            "Nothing was changed, because 1 coding would lose its whole passage. Run it again with --drop-emptied to \
             remove what is listed; undo brings it back.\nCodings:\n  - Training > Refreshers at {}–{}, by Ines",
            start.parse::<u32>().unwrap() + 5,
            start.parse::<u32>().unwrap() + 11
        )
    );
    let reply = home.json_ending(1, &args);
    assert_eq!((&reply["corrected"], &reply["text_version"]), (&false.into(), &1.into()));
    assert_eq!(reply["emptied"][0]["id"], coding.as_str());
    assert_eq!(spans(&home).len(), 1);
    let reply = correct(&home, "then a form to sign", "then to sign", &["--drop-emptied"]);
    assert_eq!(
        (&reply["corrected"], &reply["emptied"][0]["memos"][0]),
        (&true.into(), &"Which form?".into())
    );
    assert!(spans(&home).is_empty());
    home.ok(&["undo", STUDY]);
    assert_eq!(spans(&home).len(), 1);
    assert_eq!(home.json(&["check", STUDY])["clean"], true);
}

#[test]
fn what_a_correction_cannot_do_is_refused_in_a_sentence() {
    let home = small();
    let refused = |text: &str, file: &str, words: &str, new: &str| {
        let (start, end) = span(text, words);
        home.ends(1, &["interviews", "correct", STUDY, file, &start, &end, new]).err
    };
    let label = refused(JOINT, "AD-1 joint.txt", "Respondent 2", "Respondent 3");
    assert!(label.contains("A correction lies inside one turn;"), "{label}");
    let lines = refused(NP_1, "NP-1.txt", "a form", "a\nform");
    assert!(lines.contains("line break"), "{lines}");
    let outside = home.ends(1, &["interviews", "correct", STUDY, "NP-1.txt", "9000", "9001", "x"]).err;
    assert!(outside.contains("after the end of the transcript"), "{outside}");
    home.ends(2, &["interviews", "correct", STUDY, "NP-1.txt", "1", "2"]);
    assert_eq!(home.json(&["info", STUDY])["actions"], 5);
}
