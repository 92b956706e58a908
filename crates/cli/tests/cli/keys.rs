//! The key file: another passphrase than the study's, who opened it, and originals.

use crate::fixtures::{NAMES, STUDY, VISIT, applied, small};
use crate::home::{Home, KEY_PASSPHRASE, PASSPHRASE, Ran};

fn with(home: &Home, passphrase: &str, args: &[&str]) -> Ran {
    home.command(args).env("VERBATIM_KEY_PASSPHRASE", passphrase).output().unwrap().into()
}

#[test]
fn it_is_made_beside_the_study_and_opens_with_its_own_passphrase() {
    let home = small();
    let none = home.ends(3, &["keys", "check", STUDY]).err;
    assert!(none.contains("There is no key file at") && none.contains("s.verbatim-key"), "{none}");
    let made = home.ok(&["keys", "make", STUDY]);
    assert!(made.contains("s.verbatim-key is made.") && !made.contains(KEY_PASSPHRASE), "{made}");
    assert!(home.path("s.verbatim-key").exists());
    assert!(home.ok(&["keys", STUDY]).contains("s.verbatim-key opens and belongs to this study."));
    let again = home.ends(1, &["keys", "make", STUDY]).err;
    assert!(again.contains("is there already.") && again.contains("It was not touched."), "{again}");
    let wrong = with(&home, "four grey cranes", &["keys", "check", STUDY]);
    assert_eq!(wrong.code, 3);
    assert!(wrong.err.contains("The passphrase does not open this key file."), "{}", wrong.err);
}

#[test]
fn the_passphrase_of_the_study_and_a_short_one_are_refused() {
    let home = small();
    let same = with(&home, PASSPHRASE, &["keys", "make", STUDY]);
    assert_eq!(same.code, 2);
    assert!(same.err.contains("needs another passphrase than the study"), "{}", same.err);
    assert_eq!(with(&home, "short", &["keys", "make", STUDY]).code, 2);
    assert!(!home.path("s.verbatim-key").exists());
}

#[test]
fn it_can_lie_elsewhere_and_its_passphrase_in_a_file_or_be_typed() {
    let home = small();
    home.write("names.txt", "nine red kites\n");
    let elsewhere = ["--key-file", "keys/apart.verbatim-key", "--key-passphrase-file", "names.txt"];
    std::fs::create_dir(home.path("keys")).unwrap();
    home.ok(&[&["keys", "make", STUDY], &elsewhere[..]].concat());
    assert!(home.path("keys/apart.verbatim-key").exists() && !home.path("s.verbatim-key").exists());
    home.ok(&[&["keys", "check", STUDY], &elsewhere[..]].concat());
    home.write("typed", "nine red kites\n");
    let typed = std::fs::File::open(home.path("typed")).unwrap();
    let mut command = home.command(&["keys", "check", STUDY, "--key-file", "keys/apart.verbatim-key"]);
    let ran: Ran = command.env_remove("VERBATIM_KEY_PASSPHRASE").stdin(typed).output().unwrap().into();
    assert_eq!(ran.code, 0, "{}", ran.err);
    let nothing = home.without_keys(&["keys", "check", STUDY, "--key-file", "keys/apart.verbatim-key"]);
    assert!(
        nothing.err.contains("Give it in VERBATIM_KEY_PASSPHRASE, with --key-passphrase-file"),
        "{}",
        nothing.err
    );
}

#[test]
fn that_of_another_study_is_refused() {
    let home = small();
    home.ok(&["new", "other.verbatim"]);
    home.ok(&["keys", "make", "other.verbatim"]);
    let refused = home.ends(3, &["keys", "check", STUDY, "--key-file", "other.verbatim-key"]).err;
    assert!(refused.contains("other.verbatim-key"), "{refused}");
    let none = home.ends(3, &["keys", "check", STUDY, "--key-file", STUDY]).err;
    assert!(none.contains("does not open") || none.contains("no key file"), "{none}");
}

#[test]
fn a_new_passphrase_takes_the_place_of_the_old_one_and_every_opening_is_kept() {
    let home = small();
    home.ok(&["keys", "make", STUDY]);
    let args = ["keys", "passphrase", STUDY, "--coder", "Tomas"];
    let new: Ran =
        home.command(&args).env("VERBATIM_NEW_KEY_PASSPHRASE", "nine red kites").output().unwrap().into();
    assert_eq!(new.code, 0, "{}", new.err);
    assert_eq!(home.run(&["keys", "check", STUDY]).code, 3, "the old one opens nothing");
    let openings = with(&home, "nine red kites", &["keys", "openings", STUDY, "--json"]);
    let openings: serde_json::Value = serde_json::from_str(&openings.out).unwrap();
    let acts: Vec<(&str, &str)> = openings["openings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|o| (o["who"].as_str().unwrap(), o["act"].as_str().unwrap()))
        .collect();
    let all = [("Ines", "opened"), ("Tomas", "new passphrase"), ("Tomas", "opened"), ("Ines", "made")];
    assert_eq!(acts, all);
}

#[test]
fn an_original_is_kept_until_its_day_held_and_destroyed_after_two_answers() {
    let home = applied();
    assert_eq!(home.json(&["keys", "original", STUDY, "AD-2"])["text"], VISIT);
    let rows =
        home.json(&["keys", "retain", STUDY, "AD-2", "--until", "2020-06-30", "--hold", "a court asks"]);
    let row = &rows["originals"][0];
    assert_eq!((&row["retain_until"], &row["hold"]), (&"2020-06-30".into(), &"a court asks".into()));
    let held = home.typing("AD-2.txt\ndestroy\n", &["keys", "destroy", STUDY, "AD-2"]);
    assert_eq!(held.code, 1);
    assert!(held.err.contains("The original is held: a court asks."), "{}", held.err);
    let lifted = home.json(&["keys", "retain", STUDY, "--no-hold"]);
    assert_eq!(
        (&lifted["originals"][0]["overdue"], &lifted["originals"][0]["retain_until"]),
        (&true.into(), &"2020-06-30".into())
    );
    assert!(home.ok(&["keys", "check", STUDY]).contains("The day of 1 original has come;"));
    for answers in ["", "AD-2.txt\n", "AD-2.txt\nyes\n", "destroy\ndestroy\n"] {
        let ran = home.typing(answers, &["keys", "destroy", STUDY, "AD-2"]);
        assert_eq!(ran.code, 1, "{answers:?}");
        assert!(ran.err.contains("It was not confirmed twice, so nothing was destroyed."), "{}", ran.err);
    }
    let gone = home.typing("AD-2.txt\ndestroy\n", &["keys", "destroy", STUDY, "AD-2"]);
    assert!(gone.out.contains("The original of AD-2.txt is destroyed. 0 originals left."), "{}", gone.out);
    let missing = home.ends(1, &["keys", "original", STUDY, "AD-2"]).err;
    assert!(missing.contains("There is no original in the key file of “AD-2”."), "{missing}");
    home.ends(2, &["keys", "retain", STUDY]);
}

#[test]
fn a_script_destroys_an_original_only_with_yes_and_its_whole_name() {
    let home = applied();
    let alone = home.ends(1, &["keys", "destroy", STUDY, "AD-2.txt"]).err;
    assert!(alone.contains("or give --yes and the file name in full"), "{alone}");
    let short = home.ends(1, &["keys", "destroy", STUDY, "AD-2", "--yes"]).err;
    assert!(short.contains("With --yes name the original in full: AD-2.txt."), "{short}");
    home.ok(&["keys", "retain", STUDY, "--hold", "a court asks"]);
    let held = home.ends(1, &["keys", "destroy", STUDY, "AD-2.txt", "--yes"]).err;
    assert!(held.contains("The original is held: a court asks."), "{held}");
    assert_eq!(home.json(&["keys", "original", STUDY, "AD-2"])["text"], VISIT, "nothing went");
    home.ok(&["keys", "retain", STUDY, "--no-hold"]);
    let gone = home.json(&["keys", "destroy", STUDY, "AD-2.txt", "--yes"]);
    assert_eq!((&gone["destroyed"], &gone["left"]), (&"AD-2.txt".into(), &0.into()));
}

#[test]
fn a_study_handed_on_without_it_is_whole_but_for_names() {
    let home = applied();
    std::fs::rename(home.path("s.verbatim-key"), home.path("apart")).unwrap();
    for args in
        [&["matrix", STUDY][..], &["check", STUDY], &["aliases", "list", STUDY], &["leaks", STUDY, "apart"]]
    {
        let ran = home.run(args);
        assert!(ran.code < 2, "{args:?}: {}", ran.err);
    }
    home.ok(&["aliases", "rename", STUDY, "neighbour 1", "friend 1"]);
    home.ok(&["undo", STUDY]);
    for args in [&["anonymise", STUDY, "--apply", NAMES][..], &["keys", "original", STUDY, "AD-2"]] {
        let refused = home.ends(3, args).err;
        assert!(refused.contains("There is no key file at") && refused.contains("--key-file"), "{refused}");
    }
    home.ok(&["keys", "check", STUDY, "--key-file", "apart"]);
}
