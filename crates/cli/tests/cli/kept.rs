//! What a team keeps beside its codings: lead coders, what passages speak of, summaries and views.

use crate::fixtures::{NP_1, NP_10, STUDY, code, small};
use crate::home::Home;

/// Both officers speak of training, coded by Ines; Tomas coded one of them otherwise.
fn coded() -> (Home, String) {
    let home = small();
    let first = code(&home, ("NP-1.txt", NP_1), "Two hours on a screen", "Training > Refreshers", &[]);
    code(&home, ("NP-10.txt", NP_10), "A refresher every autumn", "Training > Refreshers", &[]);
    home.ok(&["coders", "add", STUDY, "Tomas"]);
    code(&home, ("NP-1.txt", NP_1), "Nothing since the first spring", "Impact", &["--coder", "Tomas"]);
    (home, first)
}

#[test]
fn a_lead_coder_is_named_and_lists_say_whose_codings_count() {
    let (home, _) = coded();
    assert!(home.json(&["info", STUDY])["lead_coder"].is_null());
    home.ok(&["coders", "lead", STUDY, "tomas"]);
    assert_eq!(home.json(&["info", STUDY])["lead_coder"], "Tomas");
    assert!(home.ok(&["info", STUDY]).contains("Lead coder: Tomas"));
    let interviews = home.json(&["interviews", "list", STUDY]);
    let record = |file: &str| {
        let rows = interviews["interviews"].as_array().unwrap();
        rows.iter().find(|row| row["file_name"] == file).unwrap()["record"].clone()
    };
    assert_eq!(record("NP-1.txt")["coder"], "Tomas");
    assert_eq!(record("NP-1.txt")["because"], "lead coder of the study");
    assert_eq!(record("NP-10.txt")["because"], "coded it first");
    home.ok(&["coders", "lead", STUDY, "Ines", "--interview", "NP-1.txt"]);
    let leads = home.json(&["coders", "lead", STUDY, "--interview", "NP-1.txt"]);
    assert_eq!(leads["interviews"].as_array().unwrap().len(), 1);
    assert_eq!(leads["interviews"][0]["record"]["because"], "lead coder of the interview");
    home.ok(&["coders", "lead", STUDY, "--clear"]);
    assert!(home.ok(&["coders", "lead", STUDY]).starts_with("The study has no lead coder"));
    home.ends(1, &["coders", "lead", STUDY, "Nobody"]);
}

#[test]
fn what_passages_speak_of_is_defined_set_counted_and_filtered() {
    let (home, first) = coded();
    home.ok(&["codings", "define", STUDY, "operation", "--choice", "Northside", "--choice", "Riverbank"]);
    home.ok(&["codings", "set", STUDY, "operation=northside", &first]);
    let csv = home.ok(&["matrix", STUDY, "--columns", "operation", "--csv"]);
    assert!(csv.contains("code,Northside,Riverbank"), "{csv}");
    assert!(csv.contains("Training > Refreshers,1,0"), "{csv}");
    let said = home.ok(&["matrix", STUDY, "--columns", "operation"]);
    assert!(said.contains("A person can stand in several columns, which do not add up."), "{said}");
    let narrowed = home.ok(&["matrix", STUDY, "--where", "operation=Northside"]);
    assert!(narrowed.contains("Counted: only passages whose operation is Northside."), "{narrowed}");
    home.says(
        1,
        &["matrix", STUDY, "--where", "operation=Nortside"],
        "“Nortside” is no value of “operation”; use one of: Northside, Riverbank. Nothing was changed.",
    );
    home.says(
        1,
        &["codings", "define", STUDY, "operation", "--choice", "Mill"],
        "1 codings have the value “Northside”, which is not among the choices. Nothing was changed. Keep it as a \
         choice, or give these codings another value first.",
    );
    let listed = home.json(&["codings", "list", STUDY]);
    let coding = listed["codings"].as_array().unwrap().iter().find(|c| c["id"] == *first).unwrap();
    assert_eq!(coding["values"]["operation"], "Northside");
    home.ok(&["codings", "set", STUDY, "operation=", &first]);
    assert!(home.ok(&["codings", "undefine", STUDY, "operation"]).contains("with 0 values"));
}

#[test]
fn a_framework_is_written_cell_by_cell_and_printed_with_what_is_missing() {
    let (home, first) = coded();
    home.ok(&["framework", "write", STUDY, "Training", "NP-1", "Two hours, on a screen."]);
    let csv = home.ok(&["framework", STUDY, "--csv"]);
    assert!(csv.starts_with("interviewee,category,Training,Impact\n"), "{csv}");
    assert!(csv.contains("NP-1,Law enforcement > Federal,\"Two hours, on a screen.\","), "{csv}");
    assert!(csv.contains("NP-10,Law enforcement > Local,\"[1 passage, no summary yet]\","), "{csv}");
    home.ok(&["codings", "remove", STUDY, &first]);
    let said = home.ok(&["framework", STUDY]);
    assert!(said.contains("NP-1 (0 passages): [passages changed since] Two hours, on a screen."), "{said}");
    home.ok(&["framework", "write", STUDY, "Training", "NP-1", ""]);
    assert!(!home.ok(&["framework", STUDY]).contains("Two hours"));
}

#[test]
fn views_are_listed_renamed_replaced_and_removed() {
    let home = small();
    home.ok(&[
        "views",
        "save",
        STUDY,
        "Evidence",
        "--kind",
        "matrix",
        "--settings",
        "{\"columns\":[\"category\"]}",
    ]);
    home.ends(1, &["views", "save", STUDY, "Evidence", "--kind", "matrix"]);
    home.ok(&["views", "save", STUDY, "Evidence", "--kind", "sample", "--replace"]);
    home.ok(&["views", "rename", STUDY, "evidence", "Who was asked"]);
    let listed = home.json(&["views", "list", STUDY]);
    assert_eq!(listed["views"][0]["name"], "Who was asked");
    assert_eq!(listed["views"][0]["kind"], "sample");
    home.ends(2, &["views", "save", STUDY, "Else", "--kind", "pie"]);
    home.ok(&["views", "remove", STUDY, "Who was asked"]);
    home.ok(&["undo", STUDY]);
    assert!(home.ok(&["views", STUDY]).contains("Who was asked"));
}
