//! The matrix of the sample equals one computed from the raw files by a script that shares
//! nothing with the product (rules 9.4).

use std::process::Command;

use serde_json::Value;

use crate::fixtures::{STUDY, sample, sample_file};
use crate::home::Home;

const COLUMNS: &[&str] = &[
    "category",
    "subcategory",
    "interviewee",
    "region",
    "jurisdiction",
    "category,region",
    "region,category",
];

/// The script's matrix of the sample.
fn independent(columns: &str, roll_up: bool) -> Value {
    independent_of(&sample_file("interviewees.csv"), columns, roll_up)
}

/// The script's matrix of the sample's texts with other interviewees.
fn independent_of(interviewees: &str, columns: &str, roll_up: bool) -> Value {
    let script = format!("{}/../../tests/independent/matrix.mjs", env!("CARGO_MANIFEST_DIR"));
    let mut node = Command::new("node");
    node.arg(script);
    for (option, file) in [
        ("--transcripts", "transcripts"),
        ("--codebook", "codebook.csv"),
        ("--codings-dir", "codings/coder-a"),
    ] {
        node.arg(option).arg(sample_file(file));
    }
    node.args(["--interviewees", interviewees, "--columns", columns])
        .args((!roll_up).then_some("--no-roll-up"));
    let output = node.output().expect("node is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Only what both know: the product says more of each cell.
fn shared(matrix: &Value) -> Value {
    let cell = |cell: &Value| serde_json::json!([cell["interviewees"], cell["passages"], cell["words"]]);
    let row = |row: &Value| {
        let cells: Vec<Value> = row["cells"].as_array().unwrap().iter().map(cell).collect();
        serde_json::json!({ "code": row["code"], "cells": cells })
    };
    let rows: Vec<Value> = matrix["rows"].as_array().unwrap().iter().map(row).collect();
    serde_json::json!({ "columns": matrix["columns"], "rows": rows })
}

#[test]
fn the_sample_s_matrix_equals_an_independent_one_at_every_level_measure_and_column_kind() {
    let home = sample();
    for columns in COLUMNS {
        for roll_up in [true, false] {
            assert_alike(&home, &independent(columns, roll_up), columns, roll_up);
        }
    }
}

#[track_caller]
fn assert_alike(home: &Home, theirs: &Value, columns: &str, roll_up: bool) {
    let args = ["matrix", STUDY, "--columns", columns, "--no-roll-up"];
    let ours = home.json(&args[..if roll_up { 4 } else { 5 }]);
    assert_eq!(ours["withdrawn"], theirs["withdrawn"]);
    let (ours, theirs) = (shared(&ours), shared(theirs));
    assert_eq!(ours["columns"], theirs["columns"], "columns of {columns}");
    let rows = |matrix: &Value| matrix["rows"].as_array().unwrap().clone();
    assert_eq!(rows(&ours).len(), rows(&theirs).len());
    for (ours, theirs) in rows(&ours).iter().zip(&rows(&theirs)) {
        assert_eq!(ours, theirs, "columns {columns}, roll-up {roll_up}");
    }
}

#[test]
fn who_has_withdrawn_is_counted_by_neither_and_the_codebook_and_a_search_agree() {
    let home = sample();
    let csv = std::fs::read_to_string(sample_file("interviewees.csv")).unwrap();
    let gone = |line: &str| ["LE-F-01,", "LE-L-02,"].iter().any(|id| line.starts_with(id));
    let lines: Vec<String> = csv
        .lines()
        .map(|line| if gone(line) { line.replacen(",quote,", ",withdrawn,", 1) } else { line.to_owned() })
        .collect();
    let file = home.path("interviewees.csv");
    home.write("interviewees.csv", lines.join("\n") + "\n");
    home.ok(&["interviewees", "import", STUDY, file.to_str().unwrap()]);
    for columns in ["category", "interviewee", "region,category"] {
        let theirs = independent_of(file.to_str().unwrap(), columns, true);
        assert_eq!(theirs["withdrawn"], 2);
        assert_alike(&home, &theirs, columns, true);
    }
    let book = home.json(&["codes", "list", STUDY]);
    assert_eq!(book["withdrawn"], 2);
    let matrix = home.json(&["matrix", STUDY]);
    for code in ["Prevention of trafficking > Root causes", "Protection of victims"] {
        let row = |rows: &Value, key: &str| -> Value {
            rows.as_array().unwrap().iter().find(|row| row[key] == code).expect(code).clone()
        };
        let (counted, listed) = (row(&matrix["rows"], "code"), row(&book["codes"], "path"));
        let found = home.json(&["search", STUDY, &format!("code:\"{code}\"")]);
        let people = &found["interviewees"];
        assert_eq!(
            (&people["withdrawn"], &people["matched"]),
            (&2.into(), &listed["interviewees"]),
            "{code}"
        );
        assert_eq!(&counted["total"]["interviewees"], &listed["interviewees"], "{code}");
        assert_eq!(found["passages"], listed["passages"], "{code}");
        let reasons: Vec<&Value> =
            found["unsearched"].as_array().unwrap().iter().map(|u| &u["reason"]).collect();
        assert_eq!(reasons.iter().filter(|reason| **reason == "withdrawn").count(), 2, "{code}");
    }
    assert!(home.ok(&["matrix", STUDY]).contains("2 people have withdrawn and are not counted."));
}

#[test]
fn the_script_that_is_compared_with_counts_something() {
    let matrix = independent("category", true);
    let cells = matrix["rows"].as_array().unwrap().iter().flat_map(|row| row["cells"].as_array().unwrap());
    assert!(cells.filter(|cell| cell["words"].as_u64().unwrap() > 0).count() > 40);
}
