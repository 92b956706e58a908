//! The matrix of the sample equals one computed from the raw files by a script that shares
//! nothing with the product (rules 9.4).

use std::process::Command;

use serde_json::Value;

use crate::fixtures::{STUDY, sample, sample_file};

const COLUMNS: &[&str] = &[
    "category",
    "subcategory",
    "interviewee",
    "region",
    "jurisdiction",
    "category,region",
    "region,category",
];

/// The script's matrix.
fn independent(columns: &str, roll_up: bool) -> Value {
    let script = format!("{}/../../tests/independent/matrix.mjs", env!("CARGO_MANIFEST_DIR"));
    let mut node = Command::new("node");
    node.arg(script);
    for (option, file) in [
        ("--transcripts", "transcripts"),
        ("--interviewees", "interviewees.csv"),
        ("--codebook", "codebook.csv"),
        ("--codings-dir", "codings/coder-a"),
    ] {
        node.arg(option).arg(sample_file(file));
    }
    node.args(["--columns", columns]).args((!roll_up).then_some("--no-roll-up"));
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
            let args = ["matrix", STUDY, "--columns", columns, "--no-roll-up"];
            let ours = home.json(&args[..if roll_up { 4 } else { 5 }]);
            let theirs = independent(columns, roll_up);
            let (ours, theirs) = (shared(&ours), shared(&theirs));
            assert_eq!(ours["columns"], theirs["columns"], "columns of {columns}");
            let rows = |matrix: &Value| matrix["rows"].as_array().unwrap().clone();
            assert_eq!(rows(&ours).len(), rows(&theirs).len());
            for (ours, theirs) in rows(&ours).iter().zip(&rows(&theirs)) {
                assert_eq!(ours, theirs, "columns {columns}, roll-up {roll_up}");
            }
        }
    }
}

#[test]
fn the_script_that_is_compared_with_counts_something() {
    let matrix = independent("category", true);
    let cells = matrix["rows"].as_array().unwrap().iter().flat_map(|row| row["cells"].as_array().unwrap());
    assert!(cells.filter(|cell| cell["words"].as_u64().unwrap() > 0).count() > 40);
}
