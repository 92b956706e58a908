//! The kept search index of a large study beside the command line, which changes texts between two
//! openings: no answer comes from an index that is older than the text.

use serde_json::Value;
use verbatim_study::searches::SearchOptions;
use verbatim_study::{Access, Secret, Silent, Study};

use crate::fixtures::{STUDY, span};
use crate::home::{Home, PASSPHRASE};

/// What is said in each transcript before a pause as long as a book: seven of them are more than is
/// searched without an index.
const SAID: [&str; 8] = [
    "At dawn Rosa Lindqvist stood at the door.",
    "We waited until dawn.",
    "Nobody asked before dawn.",
    "The door stayed shut.",
    "They came again at dawn. 🙂",
    "Nobody came.",
    "At dawn. And at dawn again.",
    "We left.",
];

fn talk(said: &str) -> String {
    format!("Interviewer: How did it begin?\n\nAna: {said}\n\nAna: {}\n", "-".repeat(620_000))
}

/// Opens the study as the window does, and says whether there is an index of its texts.
fn has_index(home: &Home) -> bool {
    let secret = Secret::passphrase(PASSPHRASE);
    let study = Study::open(&home.path(STUDY), &secret, Access::Read).unwrap();
    study.search("dawn", &SearchOptions::default()).unwrap();
    study.index_work().unwrap().is_none()
}

/// Makes the index as the window does in the background.
fn prepare(home: &Home) {
    let secret = Secret::passphrase(PASSPHRASE);
    let mut study = Study::open(&home.path(STUDY), &secret, Access::Write).unwrap();
    assert!(study.keep_index(&Silent).unwrap());
    study.close().unwrap();
}

/// Where a search finds something, and how much it counts.
fn answer(home: &Home, args: &[&str]) -> (Vec<(String, u64, u64)>, Value, Value) {
    let reply = home.json(&[&["search", STUDY], args].concat());
    let place = |hit: &Value| {
        let number = |field: &str| hit[field].as_u64().unwrap();
        (hit["transcript"].as_str().unwrap().to_owned(), number("start"), number("end"))
    };
    let hits = reply["hits"].as_array().unwrap().iter().map(place).collect();
    (hits, reply["passages"].clone(), reply["interviewees"].clone())
}

/// A search for a word answers as an expression does, which always reads the text; answers its hits.
#[track_caller]
fn as_read(home: &Home, after: &str) -> usize {
    let by_word = answer(home, &["dawn"]);
    assert_eq!(by_word, answer(home, &["(?i)\\bdawn\\b", "--regex"]), "after {after}");
    assert_eq!(home.json(&["check", STUDY])["clean"], true, "after {after}");
    by_word.0.len()
}

#[test]
fn texts_change_by_the_command_line_between_two_openings_and_the_index_never_answers_for_the_old_ones() {
    let home = Home::new();
    let files: Vec<String> = (0..SAID.len()).map(|n| format!("P-{n}.txt")).collect();
    for (file, said) in files.iter().zip(SAID) {
        home.write(file, talk(said));
    }
    home.write("P-0.csv", "quote,occurrence,replacement,kind\nRosa Lindqvist,1,[neighbour 1],person\n");
    home.write("P-9.txt", "Ana: At dawn it was quiet.\n");
    home.ok(&["new", STUDY, "--name", "Long"]);
    home.ok(&["keys", "make", STUDY]);
    let import: Vec<&str> = ["import", STUDY].into_iter().chain(files.iter().map(String::as_str)).collect();
    home.ok(&import);
    assert!(has_index(&home), "an import keeps one");
    assert_eq!(as_read(&home, "the import"), 6);
    let (start, end) = span(&talk(SAID[1]), "dawn");
    let correct = ["interviews", "correct", STUDY, "P-1.txt", &start, &end, "sunrise"];
    for (what, args, hits) in [
        ("a correction", &correct[..], 5),
        ("its undoing", &["undo", STUDY], 6),
        ("a redaction", &["anonymise", STUDY, "--apply", "P-0.csv"], 6),
        ("a removal", &["interviews", "remove", STUDY, "P-6.txt"], 4),
        ("its undoing", &["undo", STUDY], 6),
    ] {
        home.ok(args);
        assert!(!has_index(&home), "{what}: the index is older");
        assert_eq!(as_read(&home, what), hits, "after {what}");
        prepare(&home);
        assert!(has_index(&home));
        assert_eq!(as_read(&home, what), hits, "after {what}, by the new index");
    }
    home.ok(&["import", STUDY, "P-9.txt"]);
    assert!(has_index(&home), "an import keeps one");
    assert_eq!(as_read(&home, "another import"), 7);
}
