//! Joint interviews: people are counted by speaker.

use serde_json::Value;

use crate::fixtures::{JOINT, STUDY, code, small};
use crate::home::Home;

const FILE: (&str, &str) = ("AD-1 joint.txt", JOINT);

fn people(home: &Home, code: &str, columns: &str) -> Vec<(String, u64)> {
    let matrix = home.json(&["matrix", STUDY, "--columns", columns]);
    let row = matrix["rows"].as_array().unwrap().iter().find(|row| row["code"] == code).unwrap().clone();
    let heads = matrix["columns"].as_array().unwrap().iter();
    let cells = row["cells"].as_array().unwrap();
    heads
        .zip(cells)
        .map(|(head, cell)| {
            (head["value"].as_str().unwrap().to_owned(), cell["interviewees"].as_u64().unwrap())
        })
        .filter(|(_, n)| *n > 0)
        .collect()
}

#[test]
fn two_speakers_given_to_two_people_are_both_counted() {
    let home = small();
    code(&home, FILE, "The shelter answers at night now.", "Impact", &[]);
    code(&home, FILE, "I was asked my name before anything else.", "Impact", &[]);
    assert_eq!(
        people(&home, "Impact", "category"),
        [("Advocates".to_owned(), 1)],
        "one file, one person so far"
    );

    home.ok(&["interviews", "assign", STUDY, FILE.0, "AD-2", "--speaker", "Respondent 2"]);
    assert_eq!(people(&home, "Impact", "category"), [("Advocates".to_owned(), 2)]);
    let each = [("AD-1".to_owned(), 1), ("AD-2".to_owned(), 1)];
    assert_eq!(people(&home, "Impact", "interviewee"), each);

    let found = home.json(&["search", STUDY, "night OR name"]);
    let who: Vec<&Value> = found["hits"].as_array().unwrap().iter().map(|hit| &hit["interviewee"]).collect();
    assert_eq!(who, ["AD-1", "AD-2"]);
    home.ok(&["undo", STUDY]);
    assert_eq!(people(&home, "Impact", "category"), [("Advocates".to_owned(), 1)]);
}

#[test]
fn a_passage_across_both_speakers_counts_both_and_once() {
    let home = small();
    home.ok(&["interviews", "assign", STUDY, FILE.0, "AD-2", "--speaker", "Respondent 2"]);
    code(&home, FILE, "at night now.\n\nRespondent 2: I was asked", "Impact", &[]);
    assert_eq!(people(&home, "Impact", "category"), [("Advocates".to_owned(), 2)]);
    let matrix = home.json(&["matrix", STUDY]);
    let row = matrix["rows"].as_array().unwrap().iter().find(|row| row["code"] == "Impact").unwrap();
    assert_eq!((&row["total"]["passages"], &row["total"]["words"]), (&1.into(), &6.into()));
}

#[test]
fn a_speaker_who_turns_out_to_be_an_interviewer_counts_nowhere() {
    let home = small();
    code(&home, FILE, "I was asked my name before anything else.", "Impact", &[]);
    home.ok(&["interviews", "assign", STUDY, FILE.0, "--speaker", "Respondent 2", "--role", "interviewer"]);
    assert!(people(&home, "Impact", "category").is_empty());
    let mine = home.json(&["search", STUDY, "name", "--speaker", "interviewer"]);
    assert_eq!(mine["hits"].as_array().unwrap().len(), 1);
    assert_eq!(home.json(&["search", STUDY, "name"])["hits"].as_array().unwrap().len(), 0);
}

#[test]
fn coding_what_only_an_interviewer_says_is_done_with_a_warning() {
    let home = small();
    let (start, end) = crate::fixtures::span(JOINT, "What changed for you both?");
    let ran = home.ends(0, &["code", STUDY, FILE.0, &start, &end, "Impact"]);
    assert_eq!(ran.err.trim_end(), "Only the interviewer speaks in this passage, so it is counted nowhere.");
    assert!(people(&home, "Impact", "category").is_empty());
}
