//! Exit code 2 and its sentence where a command is called wrongly; nothing is done then.

use crate::fixtures::{NP_1, STUDY, small, span};
use crate::home::Home;

#[test]
fn a_command_without_what_it_needs_is_a_usage_error() {
    let home = Home::new();
    for args in [
        &[] as &[&str],
        &["nothing"],
        &["import", STUDY],
        &["code", STUDY, "NP-1.txt", "3"],
        &["code", STUDY, "NP-1.txt", "three", "5", "Training"],
        &["interviews", "assign", STUDY, "NP-1.txt"],
        &["codes", "move", STUDY, "Training"],
        &["new", STUDY, "--template", "unknown"],
        &["matrix", STUDY, "--count", "letters"],
    ] {
        let ran = home.ends(2, args);
        assert!(ran.out.is_empty() && !ran.err.is_empty(), "{args:?} is answered on standard error");
    }
    assert!(!home.path(STUDY).exists());
}

#[test]
fn an_export_has_to_say_whom_it_is_for() {
    let home = small();
    let said = home.ends(2, &["export", "excerpts", STUDY, "--to", "out.csv"]).err;
    assert!(said.contains("--for"), "{said}");
    home.ends(2, &["export", "excerpts", STUDY, "--for", "everybody", "--to", "out.csv"]);
    assert!(!home.path("out.csv").exists());
}

#[test]
fn an_export_file_says_its_form() {
    let home = small();
    let args = ["export", "excerpts", STUDY, "--for", "team", "--to", "out.pdf"];
    let said = home.ends(2, &args).err;
    assert!(said.starts_with("verbatim: out.pdf must end in .csv, .excel.csv, "), "{said}");
}

#[test]
fn two_coders_cannot_both_be_meant() {
    let home = small();
    home.ok(&["coders", "add", STUDY, "Tomas"]);
    let (start, end) = span(NP_1, "a form");
    let args = ["code", STUDY, "NP-1.txt", &start, &end, "Refreshers"];
    let ran = home.command(&args).env_remove("VERBATIM_CODER").output().unwrap();
    assert_eq!(ran.status.code(), Some(2));
    assert_eq!(
        String::from_utf8_lossy(&ran.stderr).trim_end(),
        "verbatim: Nobody is named as coder. Nothing was changed. Choose who is coding; on the command line name a \
         coder with --coder or VERBATIM_CODER."
    );
    assert_eq!(home.json(&["info", STUDY])["codings"], 0);
}

#[test]
fn the_only_coder_need_not_be_named() {
    let home = small();
    let (start, end) = span(NP_1, "a form");
    let args = ["code", STUDY, "NP-1.txt", &start, &end, "Refreshers"];
    let ran = home.command(&args).env_remove("VERBATIM_CODER").output().unwrap();
    assert!(ran.status.success());
    assert_eq!(home.json(&["codings", "list", STUDY])["codings"][0]["coder"], "Ines");
}

#[test]
fn a_stance_basis_or_column_that_does_not_exist_is_named_with_what_there_is() {
    let home = small();
    let (start, end) = span(NP_1, "a form");
    let code = ["code", STUDY, "NP-1.txt", &start, &end, "Refreshers"];
    let said = home.ends(2, &[code.as_slice(), &["--stance", "agrees"]].concat()).err;
    assert!(said.contains("“agrees”"), "{said}");
    let said = home.ends(2, &[code.as_slice(), &["--basis", "rumour"]].concat()).err;
    assert!(said.contains("“rumour”"), "{said}");
    home.says(
        2,
        &["matrix", STUDY, "--columns", "postcode"],
        "There is no column “postcode”; use one of: category, subcategory, interviewee, group, shift. Nothing was \
         changed.",
    );
}

#[test]
fn an_id_that_is_none_is_refused() {
    let home = small();
    let sentence = "“first” is no id of a coding; “codings list” shows them.";
    home.says(2, &["codings", "remove", STUDY, "first"], sentence);
    home.says(2, &["codings", "resize", STUDY, "first", "1", "2"], sentence);
}
