//! Every figure of themes, pairs of codes and saturation equals one computed apart from the product,
//! in another language, from what it exports (rules 9.4).

use std::process::Command;

use serde_json::{Value, json};

use crate::fixtures::{STUDY, sample, sample_file};
use crate::generated::{Generated, marked, unmarked};
use crate::home::Home;

/// What a script computes of a study.
fn apart(script: &str, material: &[String], options: &[&str]) -> Value {
    let script = format!("{}/../../tests/independent/{script}.mjs", env!("CARGO_MANIFEST_DIR"));
    let output = Command::new("node").arg(script).args(material).args(options).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The sample, with its export.
fn exported_sample() -> (Home, Vec<String>) {
    let home = sample();
    home.ok(&["export", "excerpts", STUDY, "--for", "team", "--to", "internal.csv"]);
    let material = [
        ("--export", home.path("internal.csv").to_str().unwrap().to_owned()),
        ("--transcripts", sample_file("transcripts")),
        ("--interviewees", sample_file("interviewees.csv")),
        ("--codebook", sample_file("codebook.csv")),
        ("--coders", "Ines,Tomas".to_owned()),
    ];
    (home, material.into_iter().flat_map(|(option, value)| [option.to_owned(), value]).collect())
}

/// Two made-up studies: one where interviews are marked finished, one where nobody does that.
fn made_up() -> [Generated; 2] {
    [marked(), unmarked()]
}

/// Only what a script knows: the product says more.
#[track_caller]
fn assert_alike(ours: &Value, theirs: &Value, of: &str) {
    match (ours, theirs) {
        (Value::Object(ours), Value::Object(theirs)) => {
            for (name, value) in theirs {
                assert_alike(ours.get(name).unwrap_or(&Value::Null), value, &format!("{of} {name}"));
            }
        }
        (Value::Array(ours), Value::Array(theirs)) => {
            assert_eq!(ours.len(), theirs.len(), "{of}");
            for (at, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
                assert_alike(ours, theirs, &format!("{of}[{at}]"));
            }
        }
        (ours, theirs) => {
            let same = ours == theirs || ours.as_f64().is_some_and(|one| theirs.as_f64() == Some(one));
            assert!(same, "{of}: {ours} and {theirs}");
        }
    }
}

#[test]
fn every_measure_of_the_sample_s_matrix_equals_an_independent_one() {
    let (home, material) = exported_sample();
    for (ours, theirs) in [
        (&["--columns", "category"][..], &["--columns", "category"][..]),
        (&["--columns", "region", "--coder", "Tomas"], &["--columns", "region", "--whose", "coder:Tomas"]),
        (&["--min-coders", "2"], &["--whose", "min:2"]),
        (&["--from", "2024-09-01", "--to", "2025-01-31"], &["--from", "2024-09-01", "--to", "2025-01-31"]),
    ] {
        let matrix = home.json(&[&["matrix", STUDY], ours].concat());
        assert_alike(&matrix, &apart("measures", &material, theirs), &format!("{ours:?}"));
    }
}

#[test]
fn every_measure_of_a_made_up_study_s_matrix_equals_an_independent_one() {
    for made in made_up() {
        let material = made.material();
        for (ours, theirs) in [
            (&["--no-roll-up"][..], &["--no-roll-up"][..]),
            (&["--columns", "shift"], &["--columns", "shift"]),
            (&["--finished-only"], &["--finished-only"]),
            (&["--coder", "Tomas"], &["--whose", "coder:Tomas"]),
            (&["--min-coders", "2"], &["--whose", "min:2"]),
            (&["--min-coders", "1", "--finished-only"], &["--whose", "min:1", "--finished-only"]),
            (&["--basis", "told by someone"], &["--basis", "told by someone"]),
            (
                &["--prompting", "volunteered", "--coder", "Ines"],
                &["--prompting", "volunteered", "--whose", "coder:Ines"],
            ),
            (
                &["--from", "2025-02-01", "--to", "2025-03-11"],
                &["--from", "2025-02-01", "--to", "2025-03-11"],
            ),
            (
                &["--category", "Lawyers", "--columns", "interviewee"],
                &["--category", "Lawyers", "--columns", "interviewee"],
            ),
        ] {
            let matrix = made.home.json(&[&["matrix", STUDY], ours].concat());
            assert_alike(&matrix, &apart("measures", &material, theirs), &format!("{ours:?}"));
        }
    }
}

#[test]
fn a_matrix_by_what_passages_speak_of_equals_an_independent_one_and_leaves_n_as_it_is() {
    for made in made_up() {
        let material = made.material();
        for (ours, theirs) in [
            (&["--columns", "operation"][..], &["--columns", "operation"][..]),
            (
                &["--columns", "category,operation", "--no-roll-up"],
                &["--columns", "category,operation", "--no-roll-up"],
            ),
            (
                &["--columns", "operation,shift", "--coder", "Tomas"],
                &["--columns", "operation,shift", "--whose", "coder:Tomas"],
            ),
            (&["--where", "operation=Northside"], &["--where", "operation=Northside"]),
            (
                &["--where", "operation=mill", "--where", "Operation=Riverbank", "--min-coders", "2"],
                &["--where", "operation=Mill|Riverbank", "--whose", "min:2"],
            ),
        ] {
            let matrix = made.home.json(&[&["matrix", STUDY], ours].concat());
            assert_alike(&matrix, &apart("measures", &material, theirs), &format!("{ours:?}"));
        }
        let (all, spoken) = (
            made.home.json(&["matrix", STUDY, "--columns", "interviewee"]),
            made.home.json(&["matrix", STUDY, "--columns", "operation"]),
        );
        assert_eq!((&all["columns_overlap"], &spoken["columns_overlap"]), (&false.into(), &true.into()));
        for column in spoken["columns"].as_array().unwrap() {
            assert_eq!(column["coded"], all["everybody"]["coded"], "N of {}", column["value"]);
        }
    }
}

#[test]
fn the_matrix_of_a_study_with_lead_coders_equals_an_independent_one() {
    for made in made_up() {
        let before = made.home.json(&["matrix", STUDY]);
        made.home.ok(&["coders", "lead", STUDY, "Tomas"]);
        made.home.write("leads.json", json!({ "P-06.txt": "Ines", "P-01.txt": "Tomas" }).to_string());
        for (transcript, coder) in [("P-06.txt", "Ines"), ("P-01.txt", "Tomas")] {
            made.home.ok(&["coders", "lead", STUDY, coder, "--interview", transcript]);
        }
        let leads = made.home.path("leads.json");
        let leads = ["--lead", "Tomas", "--leads", leads.to_str().unwrap()];
        for options in [&[][..], &["--finished-only"], &["--columns", "shift"]] {
            let matrix = made.home.json(&[&["matrix", STUDY], options].concat());
            let theirs = apart("measures", &made.material(), &[&leads, options].concat());
            assert_alike(&matrix, &theirs, &format!("{options:?}"));
            assert_eq!(matrix["counted"]["whose"], "coding of record");
        }
        assert_ne!(made.home.json(&["matrix", STUDY]), before, "another coding is that of record now");
    }
}

#[test]
fn a_made_up_matrix_has_every_state_and_related_people() {
    let made = marked();
    let matrix = made.home.json(&["matrix", STUDY, "--columns", "interviewee"]);
    let rows = matrix["rows"].as_array().unwrap();
    let cells: Vec<&Value> = rows.iter().flat_map(|row| row["cells"].as_array().unwrap()).collect();
    for state in ["counted", "not coded yet", "not asked"] {
        assert!(cells.iter().any(|cell| cell["state"] == state), "{state}");
    }
    assert!(rows.iter().any(|row| row["total"]["groups"].as_u64() < row["total"]["interviewees"].as_u64()));
}

const RULE: &[&str] = &["--people", "3", "--groups", "2", "--categories", "2"];
const SCALE: &[&str] = &["--several", "20", "--many", "40", "--most", "60"];

/// Agrees on what recurs and on words.
fn agree(home: &Home) {
    home.ok(&[&["themes", "recurring", STUDY], RULE].concat());
    home.ok(&[&["themes", "words", STUDY], SCALE].concat());
}

/// Themes with the label of whoever said most where the script has it.
fn themes(home: &Home, options: &[&str]) -> Value {
    let mut themes = home.json(&[&["themes", STUDY], options].concat());
    for row in themes["themes"].as_array_mut().unwrap() {
        if row["loudest"].is_object() {
            row["loudest"]["interviewee"] = row["loudest"]["voice"]["interviewee"].clone();
        }
    }
    themes
}

#[test]
fn what_stands_behind_each_theme_equals_an_independent_computation() {
    let (home, material) = exported_sample();
    agree(&home);
    let agreed = [RULE, SCALE].concat();
    assert_alike(&themes(&home, &[]), &apart("themes", &material, &agreed), "sample");
    for made in made_up() {
        agree(&made.home);
        for (ours, theirs) in [
            (&[][..], &[][..]),
            (&["--coder", "Tomas"], &["--whose", "coder:Tomas"]),
            (&["--from", "2025-02-01"], &["--from", "2025-02-01"]),
        ] {
            let theirs = apart("themes", &made.material(), &[&agreed, theirs].concat());
            assert_alike(&themes(&made.home, ours), &theirs, &format!("made up {ours:?}"));
        }
    }
}

#[test]
fn pairs_of_codes_equal_an_independent_computation() {
    let (home, material) = exported_sample();
    for unit in ["passage", "overlap", "turn", "interviewee"] {
        let ours = home.json(&["cooccurrence", STUDY, "--unit", unit, "--roll-up"]);
        let theirs = apart("cooccurrence", &material, &["--unit", unit, "--roll-up"]);
        assert_alike(&ours, &theirs, &format!("sample {unit}"));
        assert!(!ours["pairs"].as_array().unwrap().is_empty(), "{unit}");
    }
    for made in made_up() {
        let material = made.material();
        for unit in ["passage", "overlap", "turn", "interviewee"] {
            for (ours, theirs) in [
                (&[][..], &[][..]),
                (&["--roll-up", "--finished-only"], &["--roll-up", "--finished-only"]),
                (&["--coder", "Tomas"], &["--whose", "coder:Tomas"]),
            ] {
                let ours = made.home.json(&[&["cooccurrence", STUDY, "--unit", unit], ours].concat());
                let theirs = apart("cooccurrence", &material, &[&["--unit", unit], theirs].concat());
                assert_alike(&ours, &theirs, &format!("made up {unit}"));
            }
        }
    }
}

#[test]
fn saturation_equals_an_independent_computation() {
    let options =
        |base, run| vec!["--base", base, "--run", run, "--threshold", "5", "--orders", "200", "--seed", "7"];
    let (home, material) = exported_sample();
    let ours = home.json(&[&["saturation", STUDY, "--all-codes"], options("4", "3").as_slice()].concat());
    assert_alike(&ours, &apart("saturation", &material, &options("4", "3")), "sample");
    assert_eq!(ours["interviews"].as_array().unwrap().len(), 42);
    for made in made_up() {
        let options = options("3", "2");
        let ours = made.home.json(&[&["saturation", STUDY, "--all-codes"], options.as_slice()].concat());
        assert_alike(&ours, &apart("saturation", &made.material(), &options), "made up");
    }
}

#[test]
fn codes_that_were_ready_made_say_nothing_of_saturation_until_the_team_says_so() {
    let made = unmarked();
    let options = ["--base", "3", "--run", "2", "--orders", "50"];
    let none = made.home.json(&[&["saturation", STUDY], options.as_slice()].concat());
    assert_eq!(
        (&none["codes"], &none["ready_made"], &none["reached_after"]),
        (&json!(0), &json!(8), &Value::Null)
    );
    made.home.ok(&["codes", "origin", STUDY, "Help", "Courts > Waiting", "--is", "during-analysis"]);
    let two = made.home.json(&[&["saturation", STUDY], options.as_slice()].concat());
    assert_eq!(two["codes"], 2);
    let followed = ["--followed", "Help,Courts > Waiting", "--threshold", "5", "--seed", "1"];
    let theirs = apart("saturation", &made.material(), &[options.as_slice(), &followed].concat());
    assert_alike(&two, &theirs, "two codes");
}
