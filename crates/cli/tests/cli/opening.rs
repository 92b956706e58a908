//! Opening: exit code 3 with a plain sentence, and never a change of the file.

use verbatim_study::{Access, Secret, Study};

use crate::fixtures::{STUDY, small};
use crate::home::{Home, PASSPHRASE};

/// Study files here with what they hold, to see that nothing was written.
fn bytes(home: &Home) -> Vec<u8> {
    std::fs::read(home.path(STUDY)).unwrap()
}

#[test]
fn a_wrong_passphrase_is_said_plainly_without_a_hint_and_changes_no_byte() {
    let home = small();
    let before = bytes(&home);
    for args in [
        &["info", STUDY] as &[&str],
        &["undo", STUDY],
        &["codes", "add", STUDY, "New"],
        &["check", STUDY],
        &["backup", STUDY, "copy.verbatim"],
        &["restore", STUDY, "other.verbatim"],
    ] {
        let ran = home.command(args).env("VERBATIM_PASSPHRASE", "seven slow lantern").output().unwrap();
        assert_eq!(ran.status.code(), Some(3), "{args:?}");
        assert_eq!(
            String::from_utf8_lossy(&ran.stderr),
            "verbatim: The passphrase does not open this study. Nothing was changed. Try again, or use the recovery \
             key shown when the study was made.\n"
        );
        assert!(ran.stdout.is_empty());
    }
    assert_eq!(bytes(&home), before);
    assert!(!home.path("copy.verbatim").exists() && !home.path("other.verbatim").exists());
    home.ok(&["info", STUDY]);
}

#[test]
fn a_file_that_is_not_there_is_said_before_a_passphrase_is_asked_for() {
    let home = Home::new();
    let ran = home.command(&["info", "gone.verbatim"]).env_remove("VERBATIM_PASSPHRASE").output().unwrap();
    assert_eq!(ran.status.code(), Some(3));
    assert_eq!(
        String::from_utf8_lossy(&ran.stderr).trim_end(),
        "verbatim: There is no file gone.verbatim. Choose a file whose name ends in .verbatim."
    );
}

#[test]
fn a_file_that_is_no_study_is_called_so_and_left_alone() {
    let home = Home::new();
    for (name, content) in [
        ("text.verbatim", "A text that somebody renamed.".repeat(400)),
        ("short.verbatim", "x".to_owned()),
        ("empty.verbatim", String::new()),
    ] {
        home.write(name, &content);
        for command in [&["info", name] as &[&str], &["undo", name]] {
            let ran = home.ends(3, command);
            assert!(ran.err.starts_with("verbatim: "), "{}", ran.err);
            assert_eq!(home.read(name), content);
        }
    }
}

#[test]
fn the_ending_of_the_file_name_need_not_be_typed() {
    let home = small();
    assert_eq!(home.json(&["info", "s"])["name"], "Small");
}

#[test]
fn without_a_passphrase_and_a_terminal_it_says_where_one_can_be_given() {
    let home = small();
    let ran = home.command(&["info", STUDY]).env_remove("VERBATIM_PASSPHRASE").output().unwrap();
    assert_eq!(ran.status.code(), Some(2));
    assert_eq!(
        String::from_utf8_lossy(&ran.stderr).trim_end(),
        "verbatim: A passphrase is needed (Passphrase). Give it in VERBATIM_PASSPHRASE, with --passphrase-file, or type it."
    );
}

#[test]
fn a_passphrase_file_opens_by_its_first_line() {
    let home = small();
    home.write("pass.txt", format!("{PASSPHRASE}\r\nsecond line\n"));
    let args = ["info", STUDY, "--passphrase-file", "pass.txt"];
    let ran = home.command(&args).env_remove("VERBATIM_PASSPHRASE").output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    home.ends(2, &["info", STUDY, "--passphrase-file", "missing.txt"]);
}

#[test]
fn a_second_opening_reads_and_says_why_it_cannot_write() {
    let home = small();
    let secret = Secret::passphrase(PASSPHRASE);
    let first = Study::open(&home.path(STUDY), &secret, Access::Write).unwrap();
    assert!(first.read_only().is_none());
    let sentence = "The study is open elsewhere, so it can only be read here. Nothing was changed. Close it in the \
                    other window or program and try again.";
    home.says(3, &["codes", "add", STUDY, "New"], sentence);
    home.says(3, &["undo", STUDY], sentence);
    let info = home.json(&["info", STUDY]);
    assert_eq!(info["codes"], 5);
    assert_eq!(info["read_only"], "The study is open elsewhere, so it can only be read here.");
    assert!(home.ok(&["info", STUDY]).ends_with("open elsewhere, so it can only be read here.\n"));
    assert_eq!(home.json(&["check", STUDY])["clean"], true);
    assert_eq!(home.json(&["search", STUDY, "form"])["interviewees"]["matched"], 1);
    let copy = home.json(&["backup", STUDY, "copy.verbatim"]);
    assert_eq!(copy["verified"], "passphrase", "a study open elsewhere can be backed up");
    home.ok(&["export", "excerpts", STUDY, "--for", "team", "--to", "out.csv"]);
    drop(first);
    home.ok(&["codes", "add", STUDY, "New"]);
    assert!(home.json(&["info", STUDY])["read_only"].is_null());
}

#[test]
fn looking_at_a_study_leaves_nothing_beside_it() {
    let home = small();
    assert!(home.json(&["info", STUDY])["read_only"].is_null());
    let files: Vec<_> = home.files().into_iter().map(|(path, _)| path).collect();
    assert_eq!(files, [home.path(STUDY)]);
}

#[test]
fn a_file_that_cannot_be_written_is_called_so() {
    let home = small();
    let mut permissions = std::fs::metadata(home.path(STUDY)).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(home.path(STUDY), permissions).unwrap();
    // Whoever may write everything is not kept from it, and is not told so.
    let may = std::fs::File::options().write(true).open(home.path(STUDY)).is_ok();
    let said = home.json(&["info", STUDY])["read_only"].clone();
    assert_eq!(said.is_null(), may);
    assert!(may || said == "The study can only be read: the file cannot be written.", "{said}");
}

#[test]
fn what_another_program_did_is_seen_by_a_reader_while_it_is_still_open() {
    let home = small();
    let mut first = Study::open(&home.path(STUDY), &Secret::passphrase(PASSPHRASE), Access::Write).unwrap();
    first.choose_coder("Ines").unwrap();
    first.add_code(&verbatim_model::CodePath::parse("Added meanwhile")).unwrap();
    assert_eq!(home.json(&["info", STUDY])["codes"], 6);
}

#[test]
fn a_synced_folder_is_warned_about_and_the_work_is_done() {
    let home = small();
    std::fs::create_dir(home.path("Dropbox")).unwrap();
    std::fs::copy(home.path(STUDY), home.path("Dropbox/s.verbatim")).unwrap();
    let ran = home.ends(0, &["codes", "add", "Dropbox/s.verbatim", "New"]);
    assert!(ran.err.contains("a folder that Dropbox synchronises"), "{}", ran.err);
}
