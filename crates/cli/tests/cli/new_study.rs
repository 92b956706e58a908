//! Making a study.

use crate::fixtures::{CODEBOOK, PEOPLE, STUDY, small};
use crate::home::{Home, texts};

#[test]
fn a_study_begins_with_codebook_and_interviewees_and_shows_its_recovery_key_once() {
    let home = Home::new();
    home.write("codebook.csv", CODEBOOK);
    home.write("people.csv", PEOPLE);
    let said = home.ok(&["new", "Two words", "--codebook", "codebook.csv", "--interviewees", "people.csv"]);
    assert!(said.starts_with("Made Two words.verbatim with 5 codes and 4 interviewees.\n"), "{said}");
    assert!(said.contains("shown this once") && said.contains("24 "), "{said}");
    assert!(home.ok(&["info", "Two words"]).starts_with("Two words\n"), "the name is the file's");
}

#[test]
fn the_template_holds_the_three_aims() {
    let home = Home::new();
    home.ok(&["new", STUDY, "--template", "tvpa"]);
    let codes = home.json(&["codes", "list", STUDY]);
    let themes = codes["codes"].as_array().unwrap().iter().filter(|c| c["depth"] == 0);
    let themes: Vec<&str> = themes.map(|c| c["name"].as_str().unwrap()).collect();
    assert_eq!(
        themes[..3],
        ["Protection of victims", "Prosecution of traffickers", "Prevention of trafficking"]
    );
}

#[test]
fn a_study_never_takes_the_place_of_a_file() {
    let home = small();
    let before = std::fs::read(home.path(STUDY)).unwrap();
    home.says(1, &["new", STUDY], "s.verbatim is there already. It was not touched. Choose another name.");
    home.write("plain.verbatim", "not a study");
    home.ends(1, &["new", "plain"]);
    assert_eq!(home.read("plain.verbatim"), "not a study");
    assert_eq!(std::fs::read(home.path(STUDY)).unwrap(), before);
}

#[test]
fn a_short_passphrase_is_refused_with_the_least_length() {
    let home = Home::new();
    let ran = home.command(&["new", STUDY]).env("VERBATIM_PASSPHRASE", "seven77").output().unwrap();
    assert_eq!(ran.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("A passphrase needs at least 8 characters."));
    assert!(!home.path(STUDY).exists());
}

#[test]
fn a_study_that_cannot_begin_as_asked_leaves_nothing_behind() {
    let home = Home::new();
    home.write("people.csv", "title,age\nsomeone,40\n");
    home.write("broken.csv", [0x80, 0x00, 0x81, 0x00]);
    home.write("codebook.csv", CODEBOOK);
    for begins in [
        &["--codebook", "missing.csv"] as &[&str],
        &["--codebook", "broken.csv"],
        &["--codebook", "people.csv"],
        &["--codebook", "codebook.csv", "--interviewees", "people.csv"],
    ] {
        let said = home.ends(1, &[&["new", STUDY], begins].concat()).err;
        assert!(said.contains(".csv"), "the file is named: {said}");
        let left: Vec<_> = home.files().into_iter().filter(|(path, _)| !path.ends_with_csv()).collect();
        assert!(left.is_empty(), "{begins:?} left {:?}", left.iter().map(|(p, _)| p).collect::<Vec<_>>());
    }
    home.ok(&["new", STUDY, "--codebook", "codebook.csv"]);
}

trait Csv {
    fn ends_with_csv(&self) -> bool;
}

impl Csv for std::path::PathBuf {
    fn ends_with_csv(&self) -> bool {
        self.extension().is_some_and(|e| e == "csv")
    }
}

#[test]
fn rows_of_a_codebook_that_do_not_go_in_are_listed_and_the_rest_begins_the_study() {
    let home = Home::new();
    home.write("codebook.csv", "path,color\nTraining,#2F6F9F\n,#7A5C1E\n");
    let reply = home.json_ending(1, &["new", STUDY, "--codebook", "codebook.csv"]);
    assert_eq!(reply["codes"], 1);
    let problems = texts(&reply["problems"]);
    assert!(problems.len() == 1 && problems[0].starts_with("line 3: "), "{problems:?}");
    home.ok(&["check", STUDY]);
}
