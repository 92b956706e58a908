//! Changing the passphrase, and the recovery key in its place.

use std::io::{Read, Write};
use std::process::Stdio;

use crate::fixtures::{STUDY, small};
use crate::home::{Home, PASSPHRASE};

const NEW: &str = "nine quiet rivers";

/// Whether a passphrase opens a file.
fn opens(home: &Home, file: &str, passphrase: &str) -> bool {
    let ran = home.command(&["info", file]).env("VERBATIM_PASSPHRASE", passphrase).output().unwrap();
    match ran.status.code() {
        Some(0) => true,
        Some(3) => false,
        other => panic!("{other:?}: {}", String::from_utf8_lossy(&ran.stderr)),
    }
}

/// Whether the recovery key in a file opens a study, without any passphrase.
fn key_opens(home: &Home, key: &str, study: &str) -> bool {
    let args = ["info", study, "--recovery-key-file", key];
    home.command(&args).env_remove("VERBATIM_PASSPHRASE").output().unwrap().status.success()
}

fn change(home: &Home, recovery_key_to: &str) {
    let args = ["passphrase", STUDY, "--recovery-key-to", recovery_key_to];
    let ran = home.command(&args).env("VERBATIM_NEW_PASSPHRASE", NEW).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(
        !String::from_utf8_lossy(&ran.stdout).contains(&home.read(recovery_key_to)),
        "written, not shown too"
    );
}

#[test]
fn a_new_passphrase_and_its_recovery_key_open_the_study_and_the_old_ones_only_older_backups() {
    let home = Home::new();
    let made = home.json(&["new", STUDY]);
    home.write("old key.txt", made["recovery_key"].as_str().unwrap());
    home.ok(&["codes", "add", STUDY, "Training"]);
    home.ok(&["backup", STUDY, "older.verbatim"]);
    change(&home, "new key.txt");

    assert!(opens(&home, STUDY, NEW) && !opens(&home, STUDY, PASSPHRASE));
    assert!(key_opens(&home, "new key.txt", STUDY) && !key_opens(&home, "old key.txt", STUDY));
    assert!(opens(&home, "older.verbatim", PASSPHRASE) && !opens(&home, "older.verbatim", NEW));
    assert!(key_opens(&home, "old key.txt", "older.verbatim"));

    let backup = ["backup", STUDY, "newer.verbatim", "--recovery-key-file", "new key.txt", "--json"];
    let made: serde_json::Value = serde_json::from_str(&home.ok(&backup)).unwrap();
    assert_eq!(made["verified"], "recovery key");
    assert!(opens(&home, "newer.verbatim", NEW) && key_opens(&home, "new key.txt", "newer.verbatim"));
}

#[test]
fn the_change_stands_in_the_trail_and_all_else_is_as_it_was() {
    let home = small();
    let before = home.json(&["matrix", STUDY]);
    change(&home, "key.txt");
    let args = |args: &[&str]| {
        let ran = home.command(args).env("VERBATIM_PASSPHRASE", NEW).output().unwrap();
        assert!(ran.status.success());
        serde_json::from_slice::<serde_json::Value>(&ran.stdout).unwrap()
    };
    assert_eq!(
        args(&["history", STUDY, "--limit", "1", "--json"])["actions"][0]["label"],
        "Changed the passphrase"
    );
    assert_eq!(args(&["matrix", STUDY, "--json"]), before);
    assert_eq!(args(&["check", STUDY, "--json"])["clean"], true);
}

#[test]
fn words_that_are_no_recovery_key_are_refused() {
    let home = small();
    home.write("key.txt", "these are not the words of any key");
    home.says(
        3,
        &["info", STUDY, "--recovery-key-file", "key.txt"],
        "These words are not a recovery key. Nothing was changed. Type the 24 words in their order, as they were \
         shown.",
    );
    home.ends(3, &["restore", STUDY, "new.verbatim", "--recovery-key-file", "key.txt"]);
    home.ends(2, &["info", STUDY, "--recovery-key-file", "missing.txt"]);
}

#[test]
fn a_recovery_key_of_another_study_is_refused() {
    let home = small();
    let other = home.json(&["new", "other.verbatim"]);
    home.write("key.txt", other["recovery_key"].as_str().unwrap());
    let sentence = "The recovery key does not open this study. Nothing was changed. Look whether it is the key of \
                    this study; a new passphrase came with a new key.";
    home.says(3, &["info", STUDY, "--recovery-key-file", "key.txt"], sentence);
    home.says(3, &["restore", STUDY, "new.verbatim", "--recovery-key-file", "key.txt"], sentence);
}

#[test]
fn a_short_new_passphrase_changes_nothing() {
    let home = small();
    let before = std::fs::read(home.path(STUDY)).unwrap();
    let args = ["passphrase", STUDY, "--recovery-key-to", "key.txt"];
    let ran = home.command(&args).env("VERBATIM_NEW_PASSPHRASE", "short").output().unwrap();
    assert_eq!(ran.status.code(), Some(2));
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(
        said.starts_with("verbatim: A passphrase needs at least 8 characters. Nothing was changed."),
        "{said}"
    );
    assert!(!home.path("key.txt").exists());
    assert_eq!(std::fs::read(home.path(STUDY)).unwrap(), before);
}

#[test]
fn a_recovery_key_that_cannot_be_written_changes_nothing() {
    let home = small();
    let args = ["passphrase", STUDY, "--recovery-key-to", "no such folder/key.txt"];
    let ran = home.command(&args).env("VERBATIM_NEW_PASSPHRASE", NEW).output().unwrap();
    assert_eq!(ran.status.code(), Some(1));
    assert!(opens(&home, STUDY, PASSPHRASE));
}

/// Runs `passphrase`, reads the recovery key that it shows and answers its two questions.
fn typed(home: &Home, answer: impl Fn(&[String], usize) -> String) -> Option<i32> {
    let mut command = home.command(&["passphrase", STUDY]);
    command.env("VERBATIM_NEW_PASSPHRASE", NEW).stdin(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    let (mut stdin, mut stderr) = (child.stdin.take().unwrap(), child.stderr.take().unwrap());
    let mut shown = String::new();
    let mut byte = [0];
    while stderr.read(&mut byte).unwrap() == 1 {
        shown.push(char::from(byte[0]));
        let Some(question) = shown.strip_suffix(" of the recovery key: ") else { continue };
        let number = question.rsplit(' ').next().unwrap().parse().unwrap();
        writeln!(stdin, "{}", answer(&words_of(&shown), number)).unwrap();
    }
    child.wait().unwrap().code()
}

/// The words of a recovery key as shown: each after its number, before the first question.
fn words_of(shown: &str) -> Vec<String> {
    let shown = shown.split("Type word").next().unwrap();
    let mut parts = shown.split_whitespace().skip_while(|part| *part != "1");
    let mut words = Vec::new();
    while let (Some(_), Some(word)) = (parts.next(), parts.next()) {
        words.push(word.to_owned());
    }
    words
}

#[test]
fn two_words_of_the_shown_recovery_key_are_asked_for_before_the_file_is_replaced() {
    let home = small();
    assert_eq!(typed(&home, |_, _| "wrong".to_owned()), Some(2));
    assert!(opens(&home, STUDY, PASSPHRASE), "a wrong word leaves the old passphrase in force");
    let right = |words: &[String], number: usize| {
        assert_eq!(words.len(), 24);
        format!(" {} ", words[number - 1].to_uppercase())
    };
    assert_eq!(typed(&home, right), Some(0));
    assert!(opens(&home, STUDY, NEW) && !opens(&home, STUDY, PASSPHRASE));
}
