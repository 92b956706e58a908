//! The codebook as a file.

use crate::fixtures::{CODEBOOK, STUDY, small};
use crate::home::{Home, texts};

#[test]
fn a_second_import_updates_and_keeps_what_the_file_leaves_empty() {
    let home = small();
    home.write(
        "more.csv",
        "path,statement,definition\nTraining,,What officers are taught at all\nImpact > Trust,,\n",
    );
    let reply = home.json(&["codebook", "import", STUDY, "more.csv"]);
    assert_eq!(texts(&reply["added"]), ["Impact > Trust"]);
    assert_eq!(texts(&reply["changed"]), ["Training"]);
    let codes = home.json(&["codes", "list", STUDY]);
    let training = &codes["codes"][0];
    assert_eq!(training["statement"], "Officers are not trained for this work");
    assert_eq!(training["definition"], "What officers are taught at all");
    home.ok(&["undo", STUDY]);
    assert_eq!(home.json(&["codes", "list", STUDY])["codes"][0]["definition"], "What officers are taught");
}

#[test]
fn parent_and_code_columns_make_the_same_tree_as_paths() {
    let home = Home::new();
    home.write(
        "codes.csv",
        "parent,code,color\n,Training,#2F6F9F\nTraining,Refreshers,\nTraining,Policies,\n",
    );
    home.ok(&["new", STUDY, "--codebook", "codes.csv"]);
    let codes = home.json(&["codes", "list", STUDY]);
    let paths: Vec<&str> =
        codes["codes"].as_array().unwrap().iter().map(|c| c["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["Training", "Training > Refreshers", "Training > Policies"]);
}

#[test]
fn rows_that_do_not_go_in_are_listed_with_their_line() {
    let home = small();
    home.write("more.csv", "path,color\n,#2F6F9F\nNew theme,lilac\n\"Other > \",\n");
    let reply = home.json_ending(1, &["codebook", "import", STUDY, "more.csv"]);
    let problems = texts(&reply["problems"]);
    assert!(problems.iter().any(|p| p.starts_with("line 2: ")), "{problems:?}");
    assert_eq!(home.json(&["check", STUDY])["clean"], true);
}

#[test]
fn a_file_that_is_no_codebook_changes_nothing() {
    let home = small();
    home.write("empty.csv", "");
    home.write("other.csv", "title,age\nsomeone,40\n");
    let before = std::fs::read(home.path(STUDY)).unwrap();
    for (file, reason) in [
        ("empty.csv", "empty.csv: The file is empty. Nothing was changed."),
        (
            "other.csv",
            "other.csv: The file has no column “path”. Its columns are: title, age. Nothing was changed.",
        ),
    ] {
        let said = home.ends(1, &["codebook", "import", STUDY, file]).err;
        assert_eq!(said.trim_end(), format!("verbatim: {reason}"));
    }
    home.ends(1, &["codebook", "import", STUDY, "gone.csv"]);
    assert!(std::fs::read(home.path(STUDY)).unwrap().len() >= before.len());
    assert_eq!(home.json(&["info", STUDY])["codes"], 5);
}

#[test]
fn what_is_exported_comes_in_elsewhere_as_the_same_codebook() {
    let home = small();
    home.ok(&[
        "codes",
        "describe",
        STUDY,
        "Refreshers",
        "--include",
        "Said “again”, or every year\nor autumn",
    ]);
    let reply = home.json(&["codebook", "export", STUDY, "out.csv"]);
    assert_eq!(reply["rows"], 5);
    home.ok(&["new", "other.verbatim", "--codebook", "out.csv"]);
    let without_ids = |study: &str| {
        let mut codes = home.json(&["codes", "list", study])["codes"].as_array().unwrap().clone();
        for code in &mut codes {
            let code = code.as_object_mut().unwrap();
            code.remove("id");
            code.remove("parent");
            // Words that change from now on are another version; a file holds only those that hold now.
            code.remove("version");
        }
        codes
    };
    assert_eq!(without_ids("other.verbatim"), without_ids(STUDY));
    home.write("again.csv", CODEBOOK);
    assert_eq!(home.json(&["codebook", "import", STUDY, "again.csv"])["unchanged"], 5);
}
