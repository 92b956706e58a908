//! A matrix for publication: what it withholds, whom it leaves out, and what it is compared with.

use serde_json::Value;

use crate::fixtures::{STUDY, sample};
use crate::home::{Home, texts};

/// The sample with a key file, without which nothing is published.
fn sample_with_keys() -> Home {
    let home = sample();
    home.ok(&["keys", "make", STUDY]);
    home
}

fn publish<'a>(to: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["export", "matrix", STUDY, "--for", "publication", "--to", to], more].concat()
}

/// The rows of a table that left, its first line apart.
fn table(home: &Home, name: &str) -> (String, Vec<Vec<String>>) {
    let text = home.read(name);
    let mut csv = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = csv.records().map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>());
    let first = rows.next().unwrap().concat();
    (first, rows.collect())
}

#[test]
fn a_publication_shows_the_numbers_of_the_matrix_but_small_ones() {
    let home = sample_with_keys();
    let reply = home.json(&publish("table.csv", &["--as", "columns"]));
    assert_eq!((&reply["k"], &reply["form"]), (&3.into(), &"columns".into()));
    let (first, rows) = table(&home, "table.csv");
    assert!(first.contains("Withheld: numbers of fewer than 3 people"), "{first}");
    assert!(!home.read("table.csv").contains("interviewed"));
    let matrix = home.json(&["matrix", STUDY]);
    let cells = |row: &Value| row["cells"].as_array().unwrap().clone();
    assert_eq!(rows[0], ["code", "Law enforcement", "Prosecutors", "Advocates", "Experts"]);
    let n: Vec<u64> = rows[1][1..].iter().map(|n| n.parse().unwrap()).collect();
    let mut withheld = 0;
    for (ours, theirs) in rows[2..].iter().zip(matrix["rows"].as_array().unwrap()) {
        assert_eq!(ours[0], theirs["code"]);
        for ((cell, counted), of) in ours[1..].iter().zip(cells(theirs)).zip(&n) {
            let people = counted["interviewees"].as_u64().unwrap();
            let small = people > 0
                && (people < 3 || (of - people > 0 && of - people < 3) || (people == *of && *of < 6));
            match cell.as_str() {
                "withheld" => withheld += 1,
                number => {
                    assert_eq!(number.parse::<u64>().unwrap(), people, "{}", ours[0]);
                    assert!(!small, "{}: {people} of {of}", ours[0]);
                }
            }
        }
    }
    assert_eq!(reply["withheld_cells"], withheld);
    assert!(withheld > 10);
    assert_eq!(reply["rows"], matrix["rows"].as_array().unwrap().len());
}

#[test]
fn passages_follow_the_people_of_their_cell() {
    let home = sample_with_keys();
    home.ok(&publish("people.csv", &["--as", "columns"]));
    home.ok(&publish("passages.csv", &["--as", "columns", "--measure", "passages"]));
    let ((_, people), (_, passages)) = (table(&home, "people.csv"), table(&home, "passages.csv"));
    for (people, passages) in people[2..].iter().zip(&passages[2..]) {
        for (one, other) in people[1..].iter().zip(&passages[1..]) {
            assert_eq!(one == "withheld", other == "withheld", "{}", people[0]);
        }
    }
}

#[test]
fn where_more_than_a_third_would_be_blank_everybody_is_said_instead() {
    let home = sample_with_keys();
    let reply = home.json(&publish("table.csv", &["--columns", "region,category"]));
    assert_eq!(reply["form"], "overall");
    let (_, rows) = table(&home, "table.csv");
    assert_eq!(rows[0], ["code", "Everybody", "columns reached"]);
    let numbers = rows[2..].iter().filter(|row| row[1].parse::<u64>().is_ok()).count();
    assert!(numbers > 10, "{rows:?}");
}

#[test]
fn a_small_column_is_left_out_and_a_merge_offered_that_lets_it_stand() {
    let home = sample_with_keys();
    let shrink = ["--category", "Prosecutors", "--category", "Experts", "--columns", "subcategory"];
    let reply = home.json(&publish("table.csv", &[&shrink[..], &["--as", "columns"]].concat()));
    let left_out = reply["left_out"].as_array().unwrap();
    assert_eq!(left_out[0]["column"], "Prosecutors > Local");
    assert_eq!(texts(&reply["offers"][0]["of"]), ["Prosecutors > Federal", "Prosecutors > Local"]);
    let merge = "Prosecutors > Federal + Prosecutors > Local=All prosecutors";
    let args = [&shrink[..], &["--as", "columns", "--merge", merge]].concat();
    let merged = home.json(&publish("merged.csv", &args));
    assert!(merged["left_out"].as_array().unwrap().is_empty());
    assert_eq!(table(&home, "merged.csv").1[0], ["code", "All prosecutors", "Experts > Expert"]);
}

#[test]
fn who_may_not_be_counted_is_in_no_number_of_a_publication() {
    let home = sample_with_keys();
    let csv = std::fs::read_to_string(crate::fixtures::sample_file("interviewees.csv")).unwrap();
    let changed: Vec<String> = csv
        .lines()
        .map(|line| match line.split(',').next().unwrap() {
            "LE-L-01" => line.replacen(",quote,", ",withdrawn,", 1),
            "LE-L-02" => line.replacen(",quote,", ",background not counted,", 1),
            "LE-F-01" => line.replacen(",quote,", ",,", 1),
            _ => line.to_owned(),
        })
        .collect();
    home.write("people.csv", changed.join("\n") + "\n");
    home.ok(&["interviewees", "import", STUDY, "people.csv"]);
    let before = home.json(&["matrix", STUDY]);
    let reply = home.json(&publish("table.csv", &["--as", "columns"]));
    let said = texts(&reply["said"]).join("\n");
    for (people, why) in [(1, "withdrawn"), (1, "background, not counted")] {
        assert!(said.contains(&format!("{people} person: not counted ({why}).")), "{said}");
    }
    let n: u64 = table(&home, "table.csv").1[1][1].parse().unwrap();
    let counted = before["columns"][0]["coded"].as_u64().unwrap();
    assert!(n < counted, "{n} of {counted}");
}

#[test]
fn without_the_key_file_nothing_is_published_and_the_sentence_says_what_to_do() {
    let home = sample();
    home.says(
        3,
        &publish("table.csv", &[]),
        &format!(
            "There is no key file at {}, and real names are kept there. Nothing was changed. Say where it lies with \
             --key-file, or make one with “verbatim keys make” if there is none yet.",
            home.path("s.verbatim-key").display()
        ),
    );
    assert!(!home.path("table.csv").exists());
}

#[test]
fn what_no_publication_may_have_is_refused() {
    let home = sample_with_keys();
    for more in [
        &["--columns", "interviewee"][..],
        &["--no-roll-up"],
        &["--min-coders", "2"],
        &["--basis", "witnessed"],
        &["--first-day", "2024-01-01"],
    ] {
        let said = home.ends(1, &publish("table.csv", more)).err;
        assert!(said.starts_with("verbatim: A publication cannot have "), "{said}");
        assert!(said.contains("Nothing was written."), "{said}");
        assert!(!home.path("table.csv").exists());
    }
}

#[test]
fn a_name_in_a_code_stops_a_publication() {
    let home = sample_with_keys();
    home.ok(&["aliases", "add", STUDY, "relative", "--form", "Rosa Lindqvist"]);
    home.ok(&["codes", "add", STUDY, "What Rosa Lindqvist saw"]);
    let said = home.ends(1, &publish("table.csv", &[])).err;
    assert!(said.contains("“Rosa Lindqvist” in a code (a name that has an alias)"), "{said}");
    assert!(!home.path("table.csv").exists());
}

#[test]
fn a_later_table_is_compared_with_what_was_published_and_withholds_what_would_undo_it() {
    let home = sample_with_keys();
    let merge = "Prosecutors + Experts=Professionals";
    let alone = home.json(&[
        "export",
        "matrix",
        STUDY,
        "--for",
        "publication",
        "--preview",
        "--as",
        "columns",
        "--merge",
        merge,
    ]);
    home.ok(&publish("first.csv", &["--as", "columns"]));
    let second = home.json(&publish("second.csv", &["--as", "columns", "--merge", merge]));
    assert!(texts(&second["said"]).contains(&"Compared with 1 publication of this study.".to_owned()));
    let count = |reply: &Value| reply["withheld_cells"].as_u64().unwrap();
    assert!(count(&second) > count(&alone), "{} and {}", count(&second), count(&alone));
    let list = home.json(&["export", "list", STUDY]);
    let exports = list["exports"].as_array().unwrap();
    assert_eq!(exports.len(), 2, "a preview is no export");
    let hash = blake3_of(&home, "second.csv");
    assert_eq!((&exports[1]["purpose"], &exports[1]["hash"]), (&"publication".into(), &hash.into()));
    home.ok(&["undo", STUDY]);
    assert_eq!(home.json(&["export", "list", STUDY])["exports"].as_array().unwrap().len(), 2);
}

/// The hash that another program finds: `b3sum` is not everywhere, so of the bytes read back.
fn blake3_of(home: &Home, name: &str) -> String {
    blake3::hash(&std::fs::read(home.path(name)).unwrap()).to_hex().to_string()
}

#[test]
fn a_team_matrix_is_complete_and_says_so_first() {
    let home = sample();
    let reply =
        home.json(&["export", "matrix", STUDY, "--for", "team", "--to", "out internal.csv", "--totals"]);
    assert_eq!((&reply["k"], &reply["withheld_cells"]), (&Value::Null, &0.into()));
    let (first, rows) = table(&home, "out internal.csv");
    assert!(
        first.starts_with("internal, contains raw text; small numbers are not withheld. Codes by category"),
        "{first}"
    );
    assert_eq!(rows[1][0], "N interviewed");
    let matrix = home.json(&["matrix", STUDY]);
    for (ours, theirs) in rows[3..].iter().zip(matrix["rows"].as_array().unwrap()) {
        let counted = theirs["cells"].as_array().unwrap().iter().chain([&theirs["total"]]);
        let counted: Vec<String> = counted.map(|cell| cell["interviewees"].to_string()).collect();
        assert_eq!(ours[1..], counted, "{}", ours[0]);
    }
    home.ok(&["export", "matrix", STUDY, "--for", "team", "--to", "out internal.json"]);
    let json: Value = serde_json::from_str(&home.read("out internal.json")).unwrap();
    assert_eq!(json["mark"], "internal, contains raw text; small numbers are not withheld");
}

#[test]
fn fewer_than_three_cannot_be_set_and_more_withhold_more() {
    let home = sample_with_keys();
    let args = ["export", "matrix", STUDY, "--for", "publication", "--preview", "--as", "columns"];
    let three = home.json(&args)["withheld_cells"].as_u64().unwrap();
    let said = home.ends(2, &["export", "small-cells", STUDY, "--k", "2"]).err;
    assert!(said.contains("from 3 to 20"), "{said}");
    home.ok(&["export", "small-cells", STUDY, "--k", "5"]);
    let five = home.json(&args);
    assert_eq!(five["k"], 5);
    let (withheld, cells) = (five["withheld_cells"].as_u64().unwrap(), five["cells"].as_u64().unwrap());
    assert!(3 * withheld > cells || withheld > three, "{withheld} of {cells}, {three} before");
}

#[test]
fn a_picture_for_publication_shows_what_the_table_shows_and_no_more() {
    let home = sample_with_keys();
    home.ok(&publish("table.csv", &["--as", "columns"]));
    let reply = home.json(&publish("heat.svg", &["--as", "columns"]));
    home.ok(&publish("dots.svg", &["--as", "columns", "--picture", "dots"]));
    let (_, rows) = table(&home, "table.csv");
    let withheld = rows[2..].iter().flatten().filter(|cell| *cell == "withheld").count();
    assert_eq!(reply["withheld_cells"], withheld);
    for name in ["heat.svg", "dots.svg"] {
        let svg = home.read(name);
        let said = svg.split("<desc id=\"desc\">").nth(1).unwrap().split("</desc>").next().unwrap();
        assert_eq!(said.matches(") withheld").count(), withheld, "{name}");
        assert!(!svg.contains("internal"), "{name}");
    }
    assert_eq!(home.json(&["export", "list", STUDY])["exports"][2]["what"], "dot plot");
}

/// What a script finds out about withheld numbers from tables, each as `attribute=file`.
fn attacked(home: &Home, interviewees: &str, tables: &[&str]) -> Value {
    let script = format!("{}/../../tests/independent/small-cells.mjs", env!("CARGO_MANIFEST_DIR"));
    let mut node = std::process::Command::new("node");
    node.arg(script).args(["--k", "3", "--interviewees", interviewees]);
    let output = node.args(tables).current_dir(home.path("")).output().expect("node is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_script_that_has_two_tables_of_the_sample_finds_no_withheld_number() {
    let home = sample_with_keys();
    home.ok(&publish("category.csv", &["--as", "columns"]));
    home.ok(&publish("region.csv", &["--as", "columns", "--columns", "region"]));
    let people = crate::fixtures::sample_file("interviewees.csv");
    let reply = attacked(&home, &people, &["category=category.csv", "region=region.csv"]);
    assert!(reply["looked"].as_u64().unwrap() > 20, "{reply}");
    assert_eq!(reply["found"], serde_json::json!([]));
}

#[test]
fn the_script_finds_a_number_that_a_second_table_tells() {
    let home = Home::new();
    let person = |n: usize| format!("P-{n},{},everybody\n", if n < 9 { "A" } else { "B" });
    home.write("people.csv", "id,category,all\n".to_owned() + &(0..18).map(person).collect::<String>());
    home.write("first.csv", "For readers.\ncode,A,B\nN,9,9\nRaids,withheld,5\n");
    home.write("second.csv", "For readers.\ncode,everybody\nN,18\nRaids,6\n");
    let reply = attacked(&home, "people.csv", &["category=first.csv", "all=second.csv"]);
    assert_eq!(reply["found"], serde_json::json!([{ "code": "Raids", "column": "A", "values": [1] }]));
    assert_eq!(attacked(&home, "people.csv", &["category=first.csv"])["found"], serde_json::json!([]));
}
