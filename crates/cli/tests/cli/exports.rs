//! What leaves for the team: marked, recorded, whole or not at all.

use serde_json::Value;

use crate::fixtures::{NP_1, NP_10, STUDY, code, small};
use crate::home::Home;

fn coded() -> Home {
    let home = small();
    let marks = ["--stance", "supports", "--basis", "told by someone", "--memo", "Said twice, \"slowly\""];
    code(&home, ("NP-1.txt", NP_1), "Two hours on a screen, then a form", "Refreshers", &marks);
    code(&home, ("NP-1.txt", NP_1), "We asked twice.", "Impact", &["--coder", "Tomas"]);
    code(&home, ("NP-10.txt", NP_10), "in pairs", "Training", &[]);
    home
}

fn rows(home: &Home, name: &str) -> Vec<csv::StringRecord> {
    let text = home.read(name);
    let body = text.split_once('\n').unwrap().1;
    csv::Reader::from_reader(body.as_bytes()).records().map(Result::unwrap).collect()
}

#[test]
fn a_team_export_says_in_its_first_row_what_it_is_and_holds_a_row_per_coding() {
    let home = coded();
    let reply = home.json(&["export", "excerpts", STUDY, "--for", "team", "--to", "out.csv"]);
    assert_eq!(reply["rows"], 3);
    let text = home.read("out.csv");
    assert_eq!(text.lines().next().unwrap(), "\"internal, contains raw text\"");
    assert_eq!(
        text.lines().nth(1).unwrap(),
        "excerpt,interviewee,category,subcategory,attribution,transcript,turn,start,end,text,code,level 1,level 2,\
         coder,stance,basis,memo,date"
    );
    let first = &rows(&home, "out.csv")[0];
    let fields: Vec<&str> = first.iter().collect();
    assert_eq!(fields[..7], ["1", "NP-1", "Law enforcement", "Federal", "Federal officer", "NP-1.txt", "2"]);
    assert_eq!(
        fields[9..13],
        ["Two hours on a screen, then a form", "Training > Refreshers", "Training", "Refreshers"]
    );
    assert_eq!(fields[13..], ["Ines", "supports", "told by someone", "Said twice, \"slowly\"", ""]);
}

#[test]
fn a_file_name_that_does_not_say_what_it_holds_is_pointed_out() {
    let home = coded();
    let said = |name: &str| home.ends(0, &["export", "excerpts", STUDY, "--for", "team", "--to", name]).err;
    assert_eq!(
        said("out.csv"),
        "The name out.csv does not say that the file is internal. “out internal.csv” would.\n"
    );
    for name in ["out internal.csv", "INTERNAL.json", "Raids_internal_2024.csv"] {
        assert_eq!(said(name), "", "{name}");
    }
}

#[test]
fn json_and_csv_hold_the_same_excerpts() {
    let home = coded();
    home.ok(&["export", "excerpts", STUDY, "--for", "team", "--to", "out.json"]);
    home.ok(&["export", "excerpts", STUDY, "--for", "team", "--to", "out.csv"]);
    let json: Value = serde_json::from_str(&home.read("out.json")).unwrap();
    assert_eq!((&json["purpose"], &json["mark"]), (&"team".into(), &"internal, contains raw text".into()));
    let excerpts = json["excerpts"].as_array().unwrap();
    let csv = rows(&home, "out.csv");
    assert_eq!(excerpts.len(), csv.len());
    for (excerpt, row) in excerpts.iter().zip(&csv) {
        let whole = |field: &str| excerpt[field].to_string();
        assert_eq!([whole("start"), whole("end")], [row[7].to_owned(), row[8].to_owned()]);
        assert_eq!([&excerpt["text"], &excerpt["code"], &excerpt["coder"]], [&row[9], &row[10], &row[13]]);
    }
}

#[test]
fn an_export_is_narrowed_by_code_category_and_coder() {
    let home = coded();
    let count = |narrowed: &[&str]| {
        let args = ["export", "excerpts", STUDY, "--for", "team", "--to", "out.csv"];
        home.json(&[args.as_slice(), narrowed].concat())["rows"].as_u64().unwrap()
    };
    assert_eq!(count(&["--code", "Training"]), 2);
    assert_eq!(count(&["--code", "Refreshers", "--code", "Impact"]), 2);
    assert_eq!(count(&["--coder", "Tomas"]), 1);
    assert_eq!(count(&["--category", "Advocates"]), 0);
    assert_eq!(count(&["--category", "Law enforcement", "--coder", "Ines"]), 2);
    let args = ["export", "excerpts", STUDY, "--for", "team", "--to", "new.csv", "--category", "Judges"];
    home.ends(1, &args);
    assert!(!home.path("new.csv").exists());
}

#[test]
fn an_export_for_publication_is_refused_where_names_cannot_be_compared() {
    let home = coded();
    let refused = home.ends(3, &["export", "excerpts", STUDY, "--for", "publication", "--to", "out.csv"]).err;
    assert!(refused.contains("real names are kept there. Nothing was changed."), "{refused}");
    assert!(!home.path("out.csv").exists());
}

#[test]
fn an_export_stands_in_the_trail_and_is_passed_over_by_undo() {
    let home = coded();
    home.ok(&["export", "excerpts", STUDY, "--for", "team", "--to", "out.csv"]);
    let newest = home.json(&["history", STUDY, "--limit", "1"]);
    assert_eq!(newest["actions"][0]["label"], "Exported 3 rows for team");
    home.ok(&["undo", STUDY]);
    assert_eq!(home.json(&["info", STUDY])["codings"], 2, "the last coding was undone, not the export");
}

#[test]
fn a_file_that_cannot_be_written_leaves_nothing_and_says_so() {
    let home = coded();
    let said = home.ends(1, &["export", "excerpts", STUDY, "--for", "team", "--to", "no folder/out.csv"]).err;
    assert!(said.starts_with("verbatim: Cannot write no folder/out.csv: "), "{said}");
    std::fs::create_dir(home.path("taken.csv")).unwrap();
    home.ends(1, &["export", "excerpts", STUDY, "--for", "team", "--to", "taken.csv"]);
    assert!(!home.path("taken.csv.part").exists());
}
