//! From raw files to a matrix, on the sample, each step by the command line alone.

use serde_json::Value;

use crate::fixtures::{STUDY, import_sample, new_sample};
use crate::home::{Home, texts};

#[test]
fn the_sample_goes_from_raw_files_to_exports_and_back_from_a_backup() {
    let home = Home::new();
    new_sample(&home);

    let imported = import_sample(&home, "transcripts", "txt", &["import", STUDY]);
    assert_eq!([&imported["imported"], &imported["skipped"], &imported["failed"]], [42, 0, 0]);
    for file in imported["files"].as_array().unwrap() {
        let person = file["interviewee"].as_str().unwrap();
        assert_eq!(file["file"], format!("{person}.txt"), "each text is bound to its person");
    }

    let by_ines = import_sample(&home, "codings/coder-a", "jsonl", &["codings", "import", STUDY]);
    assert!(texts(&by_ines["problems"]).is_empty(), "every quotation is found");
    let by_tomas = ["codings", "import", STUDY, "--coder", "Tomas"];
    let by_tomas = import_sample(&home, "codings/coder-b", "jsonl", &by_tomas);
    assert!(texts(&by_tomas["problems"]).is_empty());
    let again = import_sample(&home, "codings/coder-a", "jsonl", &["codings", "import", STUDY]);
    assert_eq!((&again["added"], &again["already_there"]), (&0.into(), &by_ines["added"]));

    let info = home.json(&["info", STUDY]);
    let count = |what: &str| info[what].as_u64().unwrap();
    assert_eq!(["interviews", "interviewees", "codes", "coders"].map(count), [42, 42, 29, 2]);
    assert_eq!(count("codings"), by_ines["added"].as_u64().unwrap() + by_tomas["added"].as_u64().unwrap());
    assert!(count("memos") > 0, "memos came with the codings");

    same_in_every_form(&home);
    search_counts_agree(&home);
    undo_and_redo_leave_the_matrix(&home);
    restore_brings_back_what_was_backed_up(&home);
    assert_eq!(home.json(&["check", STUDY])["clean"], true);
}

/// `matrix` as table, CSV and JSON holds the same figures.
fn same_in_every_form(home: &Home) {
    let json = home.json(&["matrix", STUDY]);
    assert_eq!(
        json,
        serde_json::from_str::<Value>(&home.ok(&["matrix", STUDY, "--format", "json"])).unwrap()
    );
    let heads: Vec<String> = std::iter::once("code".to_owned())
        .chain(json["columns"].as_array().unwrap().iter().map(|c| c["value"].as_str().unwrap().to_owned()))
        .collect();
    for (count, field) in [("interviewees", "interviewees"), ("passages", "passages"), ("words", "words")] {
        let text = home.ok(&["matrix", STUDY, "--format", "csv", "--count", count]);
        let table = home.ok(&["matrix", STUDY, "--count", count]);
        let mut csv = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(csv.headers().unwrap().iter().collect::<Vec<_>>(), heads);
        let rows: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
        let n = |field: &str| -> Vec<String> {
            json["columns"].as_array().unwrap().iter().map(|c| c[field].to_string()).collect()
        };
        assert_eq!(
            rows[0].iter().collect::<Vec<_>>(),
            [vec!["N interviewed".to_owned()], n("interviewed")].concat()
        );
        assert_eq!(rows[1].iter().collect::<Vec<_>>(), [vec!["N coded".to_owned()], n("coded")].concat());
        let codes = json["rows"].as_array().unwrap();
        assert_eq!(rows.len(), codes.len() + 2);
        for (row, code) in rows[2..].iter().zip(codes) {
            let cells = code["cells"].as_array().unwrap().iter().map(|cell| cell[field].to_string());
            let wanted: Vec<String> =
                std::iter::once(code["code"].as_str().unwrap().to_owned()).chain(cells).collect();
            assert_eq!(row.iter().collect::<Vec<_>>(), wanted);
            let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let line = squeezed(&wanted.join(" "));
            assert!(table.lines().any(|shown| squeezed(shown) == line), "the table shows {line}");
        }
    }
}

fn search_counts_agree(home: &Home) {
    let found = home.json(&["search", STUDY, "hotel"]);
    let hits = found["hits"].as_array().unwrap();
    let passages: u64 =
        found["by_category"].as_array().unwrap().iter().map(|c| c["passages"].as_u64().unwrap()).sum();
    assert_eq!(found["passages"], passages);
    let turns: std::collections::HashSet<_> =
        hits.iter().map(|h| (h["transcript"].as_str().unwrap(), h["turn"].as_u64().unwrap())).collect();
    assert_eq!(turns.len() as u64, passages);
    let people: std::collections::HashSet<_> =
        hits.iter().map(|h| h["interviewee"].as_str().unwrap()).collect();
    assert_eq!(found["interviewees"]["matched"], people.len());
    assert_eq!(found["interviewees"]["searched"], 42);
    for hit in hits {
        let file = format!("transcripts/{}", hit["transcript"].as_str().unwrap());
        let text: Vec<char> =
            std::fs::read_to_string(crate::fixtures::sample_file(&file)).unwrap().chars().collect();
        let (start, end) = (hit["start"].as_u64().unwrap() as usize, hit["end"].as_u64().unwrap() as usize);
        assert_eq!(text[start..end].iter().collect::<String>(), hit["text"].as_str().unwrap());
    }
}

fn undo_and_redo_leave_the_matrix(home: &Home) {
    let before = home.json(&["matrix", STUDY]);
    home.json(&["codes", "delete", STUDY, "Protection of victims"]);
    home.json(&["interviews", "remove", STUDY, "LE-L-04.txt"]);
    let after = home.json(&["matrix", STUDY]);
    assert_ne!(before, after);
    let undone = home.json(&["undo", STUDY, "--steps", "2"]);
    assert_eq!(texts(&undone["steps"]).len(), 2);
    assert_eq!(home.json(&["matrix", STUDY]), before);
    home.json(&["redo", STUDY, "--steps", "2"]);
    assert_eq!(home.json(&["matrix", STUDY]), after);
    home.json(&["undo", STUDY, "--steps", "2"]);
}

fn restore_brings_back_what_was_backed_up(home: &Home) {
    let before = home.json(&["matrix", STUDY]);
    let made = home.json(&["backup", STUDY, "kept.verbatim"]);
    assert_eq!(made["verified"], "passphrase");
    home.json(&["codes", "delete", STUDY, "Protection of victims"]);
    let restored = home.json(&["restore", "kept.verbatim", STUDY]);
    assert_eq!(home.json(&["matrix", STUDY]), before);
    let kept = restored["kept"].as_str().unwrap();
    let codes = home.json(&["codes", "list", kept]);
    let left = codes["codes"].as_array().unwrap();
    assert!(
        left.iter().all(|c| !c["path"].as_str().unwrap().starts_with("Protection")),
        "what was there is kept"
    );
}
