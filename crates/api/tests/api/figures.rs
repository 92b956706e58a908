//! Figures that leave, as the window shows and writes them.

use serde_json::{Value, json};
use verbatim_api::replies::{Change, FigureExported, FigurePreview, MatrixExported};
use verbatim_api::{ApiError, Code};

use crate::desk::{Desk, request};

/// Eight advocates and four officers. All but one of either raised raids; two advocates spoke of waiting.
fn coded() -> Desk {
    let desk = Desk::new();
    for name in ["Advocates", "Officers"] {
        desk.session.category_put(request(json!({ "name": name, "parent": null }))).expect("it is put");
    }
    let people = desk.session.people(request(json!({}))).expect("the people");
    let category = |name: &str| {
        people.categories.iter().find(|row| row.name == name).map(|row| row.id.clone()).expect("it is listed")
    };
    for number in 1..=12 {
        let label = format!("P-{number:02}");
        let officer = number > 8;
        let sent = json!({
            "label": label, "category": category(if officer { "Officers" } else { "Advocates" }),
            "consent": "quote", "recommended_by": [], "same_organisation_as": [], "attributes": [],
        });
        desk.session.interviewee_put(request(sent)).expect("the interviewee is put");
        let said = "They came at dawn. We waited in the corridor. Nobody wrote.";
        let talk =
            desk.import(&format!("{label}.txt"), &format!("Interviewer: And then?\n\n{label}: {said}\n"));
        if number != 1 && number != 12 {
            desk.code(&talk, "They came at dawn", "Raids");
        }
        if number == 2 || number == 3 {
            desk.code(&talk, "We waited", "Waiting");
        }
        desk.code(&talk, "Nobody wrote", "Silence");
    }
    desk
}

fn keys(desk: &Desk) {
    let sent = json!({ "path": null, "passphrase": "three grey cranes" });
    desk.session.key_file_make(request(sent)).expect("the key file is made");
}

/// The matrix by category for a purpose, with something of it asked for otherwise.
fn figure(purpose: &str, file: &str, otherwise: &Value) -> Value {
    let mut matrix = json!({
        "columns": ["category"], "merges": [], "roll_up": true, "measure": "people", "choice": {},
        "form": "columns", "totals": false, "picture": "heat",
    });
    for (name, value) in otherwise.as_object().expect("an object") {
        matrix[name] = value.clone();
    }
    json!({ "figure": { "kind": "matrix", "value": matrix }, "purpose": purpose, "file": file })
}

fn preview(desk: &Desk, figure: Value) -> Result<FigurePreview, ApiError> {
    desk.session.figure_preview(request(figure))
}

fn effect(desk: &Desk, otherwise: &Value) -> MatrixExported {
    let shown = preview(desk, figure("publication", "csv", otherwise)).expect("it may leave");
    shown.matrix.expect("it is a matrix")
}

fn export(desk: &Desk, figure: Value, path: Option<&str>) -> Result<FigureExported, ApiError> {
    desk.session.figure_export(request(json!({ "request": figure, "path": path })))
}

fn exports(desk: &Desk) -> usize {
    let rows = desk.session.history(request(json!({ "limit": 200 }))).expect("the trail");
    rows.iter().filter(|row| row.kind == "export").count()
}

fn row<'p>(shown: &'p FigurePreview, name: &str) -> Vec<&'p str> {
    let row = shown.rows.iter().find(|row| row.name == name).expect("the row is there");
    row.cells.iter().map(|cell| cell.text.as_str()).collect()
}

#[test]
fn a_preview_for_the_team_is_all_of_it_and_leaves_no_trace() {
    let desk = coded();
    let shown = preview(&desk, figure("team", "svg", &json!({ "totals": true }))).expect("it may leave");
    assert_eq!(row(&shown, "Raids"), ["7", "3", "10"]);
    assert_eq!(row(&shown, "Waiting"), ["2", "0", "2"]);
    assert_eq!(shown.headings[1], "Advocates (N = 8 of 8)");
    assert!(
        shown.lines[0].starts_with("internal, contains raw text; small numbers are not withheld."),
        "{:?}",
        shown.lines
    );
    assert!(
        shown.svg.expect("a picture").contains("internal, contains raw text; small numbers are not withheld")
    );
    assert_eq!(exports(&desk), 0);
}

#[test]
fn a_publication_needs_the_key_file_open() {
    let desk = coded();
    let refused = |code: Code| {
        let error =
            preview(&desk, figure("publication", "csv", &json!({}))).expect_err("names are not compared");
        assert_eq!(error.code, code);
    };
    refused(Code::NoKeyFile);
    keys(&desk);
    desk.session.key_file_close(request(json!({}))).expect("it closes");
    refused(Code::KeyFileClosed);
}

#[test]
fn what_is_withheld_is_in_no_part_of_what_would_leave_and_is_said_to_the_team() {
    let desk = coded();
    keys(&desk);
    let shown = preview(&desk, figure("publication", "svg", &json!({}))).expect("it may leave");
    // Seven of eight, three of four, two and all four would each single somebody out.
    assert_eq!(row(&shown, "Raids"), ["withheld", "withheld"]);
    assert_eq!(row(&shown, "Waiting"), ["withheld", "0"]);
    let effect = shown.matrix.as_ref().expect("it is a matrix");
    assert_eq!((effect.k, effect.withheld_cells, effect.cells), (Some(3), 4, 6));
    let why = effect.withheld.iter().find(|cell| cell.code == "Waiting").map(|cell| cell.why.as_str());
    assert_eq!(why, Some("fewer than 3 people"));
    let svg = shown.svg.expect("a picture");
    assert!(!svg.lines().any(|line| ["2", "3", "4", "7"].contains(&line.trim())), "{svg}");
    assert_eq!(exports(&desk), 0, "a preview is no export");
}

#[test]
fn what_was_published_before_is_named_and_what_it_costs_is_counted() {
    let desk = coded();
    keys(&desk);
    let merged = json!({ "merges": [{ "of": ["Advocates", "Officers"], "name": "Everybody asked" }] });
    let alone = effect(&desk, &merged);
    assert!(alone.earlier.is_empty() && alone.withheld_for_earlier == 0);
    let path = desk.folder.path().join("first.csv");
    export(&desk, figure("publication", "csv", &json!({})), path.to_str()).expect("it leaves");
    let after = effect(&desk, &merged);
    assert_eq!(after.earlier.iter().map(|one| one.what.as_str()).collect::<Vec<_>>(), ["matrix"]);
    assert_eq!(after.withheld_cells - alone.withheld_cells, after.withheld_for_earlier);
}

#[test]
fn a_file_that_left_is_recorded_with_its_hash_and_holds_what_was_shown() {
    let desk = coded();
    keys(&desk);
    let path = desk.folder.path().join("table.csv");
    let done = export(&desk, figure("publication", "csv", &json!({})), path.to_str()).expect("it leaves");
    assert_eq!((done.bytes, done.said.as_str()), (None, "Wrote a figure of 3 rows for publication"));
    let text = std::fs::read_to_string(&path).expect("it is there");
    assert!(text.contains("Waiting,withheld,0") && !text.contains("internal"), "{text}");
    assert_eq!(exports(&desk), 1);
}

#[test]
fn a_copy_is_recorded_like_a_file() {
    let desk = coded();
    let copied = |file: &str| {
        let done = export(&desk, figure("team", file, &json!({})), None).expect("it leaves");
        assert_eq!((done.path, done.said.as_str()), (None, "Copied a figure of 3 rows for the team"));
        done.bytes.expect("for the clipboard")
    };
    assert!(String::from_utf8(copied("svg")).expect("text").starts_with("<svg "));
    assert_eq!(copied("png")[..8], *b"\x89PNG\r\n\x1a\n");
    assert_eq!(exports(&desk), 2);
}

#[test]
fn stance_bars_count_people_by_what_they_say_of_a_statement() {
    let desk = coded();
    let bars = || figure("team", "svg", &json!({ "picture": "stances", "measure": "people" }));
    let refused = preview(&desk, bars()).expect_err("no code has a statement");
    assert!(refused.what.starts_with("Stance bars need codes with a statement"), "{}", refused.what);
    let words = json!({
        "code": desk.code_id("Waiting"), "statement": "People are left waiting", "definition": null, "include": null, "exclude": null, "example": null,
    });
    let _: Change = desk.session.code_put(request(words)).expect("it has a statement");
    let shown = preview(&desk, bars()).expect("it may leave");
    let names: Vec<&str> = shown.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Waiting: supports", "Waiting: mixed", "Waiting: only contradicts"]);
}

#[test]
fn other_views_leave_for_the_team_as_pictures_and_not_for_publication() {
    let desk = coded();
    let views = [
        json!({ "kind": "cooccurrence", "value": { "unit": "interviewee", "roll_up": false, "choice": {} } }),
        json!({ "kind": "saturation", "value": {
            "all_codes": true, "base": 4, "run": 2, "threshold": 5, "orders": 20, "seed": 1, "choice": {},
        } }),
        json!({ "kind": "sample", "value": { "attribute": null } }),
    ];
    for view in views {
        let of = |purpose: &str, file: &str| json!({ "figure": view, "purpose": purpose, "file": file });
        let shown = preview(&desk, of("team", "svg")).expect("it may leave");
        assert!(shown.matrix.is_none() && !shown.rows.is_empty());
        let svg = shown.svg.expect("a picture");
        assert!(svg.contains("internal, contains raw text; small numbers are not withheld"), "{svg}");
        let refused = preview(&desk, of("publication", "svg")).expect_err("it has no guards yet");
        assert!(refused.what.starts_with("A publication cannot have"), "{}", refused.what);
        assert!(preview(&desk, of("team", "csv")).is_err());
        export(&desk, of("team", "png"), None).expect("it leaves");
    }
    assert_eq!(exports(&desk), 3);
}
