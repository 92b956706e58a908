//! Destroying former texts.

use crate::fixtures::{NAMES, STUDY, named, with_keys};
use crate::home::Home;

fn confirmed() -> Home {
    let home = with_keys();
    home.ok(&["anonymise", STUDY, "--apply", NAMES, "--confirm", "--keep-former"]);
    home
}

#[test]
fn it_says_first_what_goes_and_waits_for_the_word() {
    let home = confirmed();
    let plan = home.json(&["purge", STUDY, "--preview"]);
    assert_eq!(plan["originals"], 1);
    assert!(plan["steps"].as_u64().unwrap() > 0 && plan["backups"].as_u64().unwrap() > 0);
    for word in ["", "yes\n", "purg\n"] {
        let ran = home.typing(word, &["purge", STUDY]);
        assert_eq!(ran.code, 1, "{word:?}");
        assert!(ran.err.contains("1 original file of de-identified transcripts"), "{}", ran.err);
        assert!(ran.err.contains("The word was not typed, so nothing was destroyed."), "{}", ran.err);
    }
    home.ok(&["undo", STUDY]);
    home.ok(&["redo", STUDY]);
    let done = home.typing("purge\n", &["purge", STUDY]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(done.out.starts_with("Destroyed ") && done.out.contains("1 original file"), "{}", done.out);
    assert!(home.ends(1, &["undo", STUDY]).err.contains("before former texts were destroyed"));
    assert_eq!(home.json(&["check", STUDY])["clean"], true);
    assert_eq!(home.json(&["purge", STUDY, "--preview"])["originals"], 0);
}

#[test]
fn old_backups_go_and_those_that_only_a_person_can_remove_are_named() {
    let home = confirmed();
    home.ok(&["backup", STUDY, "stick.verbatim-backup"]);
    let purged = home.json(&["purge", STUDY, "--yes"]);
    assert!(purged["backups"].as_u64().unwrap() > 0);
    assert!(purged["left"][0].as_str().unwrap().ends_with("stick.verbatim-backup"));
    let folder = std::fs::read_dir(home.path("s.backups")).unwrap();
    let backups: Vec<_> = folder.map(|file| file.unwrap().path()).collect();
    assert_eq!(backups, [std::path::PathBuf::from(purged["backup"].as_str().unwrap())]);
    home.ok(&["check", backups[0].to_str().unwrap()]);
}

#[test]
fn a_study_without_coder_or_key_file_is_purged_all_the_same() {
    let home = named();
    home.ok(&["interviews", "correct", STUDY, "NP-1.txt", "13", "16", "Who"]);
    let purged = home.json(&["purge", STUDY, "--yes"]);
    assert_eq!(purged["originals"], 0, "originals of raw transcripts stay");
    assert!(purged["stretches"].as_u64().unwrap() > 0);
    home.ends(2, &["purge", STUDY, "--yes", "--preview"]);
}
