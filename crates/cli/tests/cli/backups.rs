//! Check, backup and restore.

use std::fs;

use crate::fixtures::{CODEBOOK, NP_1, STUDY, code, small};
use crate::home::Home;

/// Files of the working folder and below whose names end so.
fn named(home: &Home, ending: &str) -> Vec<String> {
    let files = home.files().into_iter().map(|(path, _)| path.to_str().unwrap().to_owned());
    files.filter(|path| path.ends_with(ending)).collect()
}

#[test]
fn a_check_of_a_whole_study_counts_and_finds_nothing() {
    let home = small();
    code(&home, ("NP-1.txt", NP_1), "a form to sign", "Refreshers", &["--memo", "Look"]);
    let reply = home.json(&["check", STUDY]);
    assert_eq!((&reply["clean"], reply["problems"].as_array().unwrap().len()), (&true.into(), 0));
    let counts = &reply["counts"];
    assert_eq!([&counts["interviews"], &counts["codings"], &counts["memos"]], [3, 1, 1]);
}

#[test]
fn a_file_with_a_flipped_byte_is_never_called_clean() {
    let home = small();
    let whole = fs::read(home.path(STUDY)).unwrap();
    for at in [5000, whole.len() / 2, whole.len() - 100] {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x40;
        home.write("torn.verbatim", bytes);
        let ran = home.run(&["check", "torn.verbatim"]);
        assert!(ran.code == 1 || ran.code == 3, "byte {at}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn a_backup_is_verified_and_opens_by_the_passphrase_alone() {
    let home = small();
    let reply = home.json(&["backup", STUDY, "copy.verbatim"]);
    assert_eq!(reply["verified"], "passphrase");
    fs::remove_file(home.path(STUDY)).unwrap();
    assert_eq!(home.json(&["info", "copy.verbatim"])["interviews"], 3);
    assert_eq!(home.json(&["check", "copy.verbatim"])["clean"], true);
}

#[test]
fn a_backup_never_takes_the_place_of_a_file() {
    let home = small();
    home.write("taken.verbatim", "something else");
    let said = home.ends(1, &["backup", STUDY, "taken.verbatim"]).err;
    let sentence = "/work/taken.verbatim is there already. It was not touched. Choose another name.\n";
    assert!(said.ends_with(sentence), "{said}");
    assert_eq!(home.read("taken.verbatim"), "something else");
    home.ends(1, &["backup", STUDY, "no folder/copy.verbatim"]);
}

#[test]
fn a_restore_keeps_what_was_there() {
    let home = small();
    home.ok(&["backup", STUDY, "copy.verbatim"]);
    home.ok(&["codes", "add", STUDY, "Later"]);
    let reply = home.json(&["restore", "copy.verbatim", STUDY]);
    assert_eq!(home.json(&["info", STUDY])["codes"], 5);
    assert_eq!(home.json(&["info", reply["kept"].as_str().unwrap()])["codes"], 6);
    let newest = home.json(&["history", STUDY, "--limit", "1"]);
    assert_eq!(newest["actions"][0]["label"], "Restored the study from a backup");
    assert!(home.json(&["restore", "copy.verbatim", "elsewhere"])["kept"].is_null());
    home.ok(&["info", "elsewhere.verbatim"]);
}

#[test]
fn a_backup_that_does_not_open_restores_nothing() {
    let home = small();
    let before = fs::read(home.path(STUDY)).unwrap();
    home.write("bad.verbatim", "no study at all".repeat(1000));
    home.ends(3, &["restore", "bad.verbatim", STUDY]);
    home.says(
        3,
        &["restore", "gone.verbatim", STUDY],
        "There is no file gone.verbatim. Choose a file whose name ends in .verbatim.",
    );
    assert_eq!(fs::read(home.path(STUDY)).unwrap(), before);
    assert!(named(&home, ").verbatim").is_empty(), "nothing was put aside");
}

/// Automatic backups, oldest first.
fn automatic(home: &Home) -> Vec<String> {
    let mut copies = named(home, ".verbatim-backup");
    copies.sort();
    copies
}

#[test]
fn bulk_acts_are_backed_up_beside_the_study_and_the_copies_open() {
    let home = small();
    home.ok(&["codes", "delete", STUDY, "Impact"]);
    let copies = automatic(&home);
    assert_eq!(copies.len(), 1);
    assert!(copies[0].contains("/s.backups/"), "{copies:?}");
    assert_eq!(home.json(&["info", &copies[0]])["codes"], 5, "as it was before the act");
}

#[test]
fn an_automatic_backup_that_holds_everything_is_known_again_from_another_folder() {
    let home = small();
    home.write("codebook.csv", CODEBOOK);
    home.ok(&["codebook", "import", STUDY, "codebook.csv"]);
    assert_eq!(automatic(&home).len(), 1);
    let mut elsewhere = home.command(&["codebook", "import", "work/s.verbatim", "work/codebook.csv"]);
    assert!(elsewhere.current_dir(home.root()).output().unwrap().status.success());
    assert_eq!(automatic(&home).len(), 1, "nothing had changed, so there is nothing to back up");
}
