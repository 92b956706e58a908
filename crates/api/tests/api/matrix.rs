//! The matrix of codes by groups of people, and what stands behind its cells, as the window asks for them.

use serde_json::{Value, json};
use verbatim_api::replies::{Empty, Matrix, MatrixCell, OpenCell};
use verbatim_api::{ApiError, Code};

use crate::desk::{Desk, request};

/// Adds an interviewee, and the category where it is not there yet.
fn add(desk: &Desk, label: &str, category: &str) {
    let known = || desk.session.people(Empty {}).expect("people").categories;
    let id = || known().into_iter().find(|row| row.name == category).map(|row| row.id);
    if id().is_none() {
        desk.session.category_put(request(json!({ "name": category, "parent": null }))).expect("put");
    }
    let person = json!({ "label": label, "category": id(), "recommended_by": [], "same_organisation_as": [],
        "attributes": [] });
    desk.session.interviewee_put(request(person)).expect("the interviewee is put");
}

/// Two advocates, of whom one speaks of raids and one does not, and an officer.
fn study() -> Desk {
    let desk = Desk::new();
    for (label, category) in [("AD-1", "Advocates"), ("AD-2", "Advocates"), ("LE-1", "Law enforcement")] {
        add(&desk, label, category);
    }
    let one = desk.import("AD-1.txt", "AD-1: They came at dawn. Nobody explained why.\n\nAD-1: We waited.\n");
    let two = desk.import("AD-2.txt", "AD-2: It was quiet that year.\n");
    let three = desk.import("LE-1.txt", "LE-1: The raid was planned for weeks.\n");
    desk.code(&one, "They came at dawn.", "Raids");
    desk.code(&one, "We waited.", "Raids");
    desk.code(&two, "It was quiet", "Calm");
    desk.code(&three, "The raid was planned", "Raids");
    desk
}

fn matrix(desk: &Desk, choice: Value) -> Result<Matrix, ApiError> {
    let sent = json!({ "columns": ["category"], "roll_up": true, "words": false, "choice": choice });
    Ok(desk.session.matrix(request(sent))?.matrix)
}

/// The cell of a code in a column.
fn cell(matrix: &Matrix, code: &str, column: &str) -> MatrixCell {
    let at = matrix.columns.iter().position(|head| head.value == column).expect("the column");
    let row = matrix.rows.iter().find(|row| row.code == code).expect("the row");
    row.cells[at].clone()
}

fn open(desk: &Desk, code: Option<&str>, heading: Option<&str>, further: Value) -> OpenCell {
    let mut sent = json!({
        "columns": ["category"], "roll_up": true, "choice": {}, "code": code.map(|path| desk.code_id(path)),
        "heading": heading, "passages": 50, "interval": false,
    });
    let fields = sent.as_object_mut().expect("fields");
    fields.extend(further.as_object().expect("fields").clone());
    desk.session.matrix_cell(request(sent)).expect("the cell opens")
}

fn labels(cell: &OpenCell) -> (Vec<&str>, Vec<&str>) {
    let raised = cell.raised.iter().map(|voice| voice.person.label.as_str()).collect();
    (raised, cell.others.iter().map(|other| other.person.label.as_str()).collect())
}

#[test]
fn what_is_counted_is_chosen_and_said() {
    let desk = study();
    let all = matrix(&desk, json!({})).expect("a matrix");
    assert_eq!(all.counted.whose, "coding of record");
    assert!(all.counted.left_out.is_empty() && !all.counted.exploratory);
    assert_eq!(cell(&all, "Raids", "Advocates").interviewees, 1);

    let chosen = json!({ "whose": { "kind": "at_least", "value": 2 }, "categories": ["Advocates"] });
    let chosen = matrix(&desk, chosen).expect("a matrix");
    assert!(chosen.counted.exploratory);
    assert_eq!(chosen.counted.left_out, ["only people of Advocates"]);
    assert_eq!(cell(&chosen, "Raids", "Advocates").interviewees, 0, "only one coder has coded it");
    assert_eq!(chosen.everybody.interviewed, 2);

    let one = json!({ "whose": { "kind": "coder", "value": "Ines" }, "basis": ["witnessed"] });
    let one = matrix(&desk, one).expect("a matrix");
    assert_eq!(one.counted.whose, "codings of Ines alone");
    assert_eq!(one.counted.left_out, ["only passages whose basis is witnessed"]);
    assert_eq!(cell(&one, "Raids", "Advocates").interviewees, 0);
}

#[test]
fn a_word_that_means_nothing_is_refused_in_a_sentence() {
    let desk = study();
    let refused = matrix(&desk, json!({ "basis": ["rumour"] })).expect_err("no such basis");
    assert_eq!(refused.code, Code::Other);
    assert!(refused.to_string().contains("“rumour” is no basis"), "{refused}");
    let refused = matrix(&desk, json!({ "from": "yesterday" })).expect_err("no day");
    assert!(refused.to_string().contains("yesterday"), "{refused}");
}

#[test]
fn a_cell_opens_its_people_their_passages_and_those_without() {
    let desk = study();
    let found = open(&desk, Some("Raids"), Some("Advocates"), json!({}));
    assert_eq!(labels(&found), (vec!["AD-1"], vec!["AD-2"]));
    assert_eq!((found.people.interviewed, found.people.coded, found.passages), (2, 2, 2));
    let voice = &found.raised[0];
    let said: Vec<_> = voice.passages.iter().map(|row| (row.text.as_str(), row.turn)).collect();
    assert_eq!(said, [("They came at dawn.", Some(1)), ("We waited.", Some(2))]);
    assert!(voice.coded && found.others[0].coded && found.interval.is_none());
}

#[test]
fn a_row_holds_all_columns_and_a_column_all_codes() {
    let desk = study();
    let row = open(&desk, Some("Raids"), None, json!({}));
    assert_eq!(labels(&row), (vec!["AD-1", "LE-1"], vec!["AD-2"]));
    let column = open(&desk, None, Some("Advocates"), json!({}));
    assert_eq!(labels(&column), (vec!["AD-1", "AD-2"], vec![]));
    assert_eq!(column.passages, 3);
}

#[test]
fn only_so_many_passages_are_read_and_all_are_counted() {
    let desk = study();
    let found = open(&desk, Some("Raids"), None, json!({ "passages": 1 }));
    let read: Vec<_> = found.raised.iter().map(|voice| (voice.codings, voice.passages.len())).collect();
    assert_eq!(read, [(2, 2), (1, 0)], "nobody's are torn apart");
    assert_eq!(found.passages, 3);
}

#[test]
fn who_is_not_coded_yet_is_told_apart_from_who_said_nothing_and_counts_in_no_share() {
    let desk = study();
    for row in desk.session.interviews_list(Empty {}).expect("interviews") {
        let sent = json!({ "interview": row.interview, "finished": true });
        desk.session.interview_finish(request(sent)).expect("it is marked finished");
    }
    add(&desk, "AD-3", "Advocates");
    desk.import("AD-3.txt", "AD-3: I have not been there long.\n");

    let found = open(&desk, Some("Raids"), Some("Advocates"), json!({ "interval": true }));
    let others: Vec<_> =
        found.others.iter().map(|other| (other.person.label.as_str(), other.coded)).collect();
    assert_eq!(others, [("AD-2", true), ("AD-3", false)]);
    assert_eq!((found.people.interviewed, found.people.coded), (3, 2));
    let interval = found.interval.expect("it was asked for");
    assert!(interval.low < 0.5 && 0.5 < interval.high && interval.high - interval.low > 0.5, "{interval:?}");
}

#[test]
fn a_page_of_many_columns_holds_their_cells_with_all_heads_and_the_greatest_figures_of_all() {
    let desk = study();
    let asked = |page: Value| {
        let sent = json!({ "columns": ["interviewee"], "roll_up": true, "words": true, "page": page });
        desk.session.matrix(request(sent)).expect("a matrix")
    };
    let whole = asked(Value::Null);
    assert_eq!((whole.from, whole.most.passages, whole.most.groups), (0, 2, 1));
    let page = asked(json!({ "from": 1, "limit": 1 }));
    assert_eq!(page.from, 1);
    assert_eq!((page.most.passages, page.most.words), (whole.most.passages, whole.most.words));
    let heads = |matrix: &Matrix| matrix.columns.iter().map(|head| head.value.clone()).collect::<Vec<_>>();
    assert_eq!(heads(&page.matrix), ["AD-1", "AD-2", "LE-1"]);
    for (row, of_whole) in page.matrix.rows.iter().zip(&whole.matrix.rows) {
        let json = |cells: &[MatrixCell]| serde_json::to_value(cells).expect("cells");
        assert_eq!(json(&row.cells), json(&of_whole.cells[1..2]), "{}", row.code);
        assert_eq!(row.total.interviewees, of_whole.total.interviewees, "{}", row.code);
    }
    assert_eq!(asked(json!({ "from": 9, "limit": 9 })).matrix.rows[0].cells.len(), 0);
}
