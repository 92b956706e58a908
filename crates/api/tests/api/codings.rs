//! Codings through the commands of the window.

use serde_json::json;
use verbatim_api::Code;
use verbatim_api::replies::Empty;

use crate::desk::{Desk, TALK, request};

#[test]
fn a_passage_is_coded_with_a_code_made_for_it_and_both_go_with_one_undo() {
    let desk = Desk::new();
    let talk = desk.import("P-01.txt", TALK);
    let added = desk.code(&talk, "They came at dawn 👩‍🏫.", "Raids");
    assert_eq!(added.change.said, "Added Raids and coded with it");
    assert!(added.change.affected.codebook && !added.already_there && added.warning.is_none());
    let again = desk.code(&talk, "They came at dawn 👩‍🏫.", "raids");
    assert_eq!((again.already_there, again.change.said.as_str()), (true, "Already coded as Raids"));
    let other = desk.code(&talk, "Nobody explained why.", "RAIDS");
    assert_eq!(other.change.said, "Coded as Raids");
    let asked = desk.code(&talk, "How did it begin?", "Raids");
    assert!(asked.warning.expect("a warning").contains("questions are no evidence"));
    for _ in 0..3 {
        desk.undo();
    }
    assert!(desk.session.codes_list(Empty {}).expect("codes").is_empty());
    assert!(desk.view(&talk).codings.is_empty());
}

#[test]
fn edges_change_only_on_the_text_that_was_seen_and_everything_else_stays() {
    let desk = Desk::new();
    let talk = desk.import("P-01.txt", TALK);
    let id = desk.code(&talk, "They came", "Raids").coding.id;
    let about = json!({ "kind": "coding", "id": id });
    desk.session.memo_add(request(json!({ "about": about, "text": "Said with a pause." }))).expect("a memo");
    let (start, end) = desk.place(&talk, "They came at dawn");
    let sent = |seen: &str| request(json!({ "coding": id, "start": start, "end": end, "seen": seen }));
    let refused = desk.session.coding_resize(sent("They went at dawn")).expect_err("another text was seen");
    assert_eq!(refused.code, Code::TextChanged);
    let change = desk.session.coding_resize(sent("They came at dawn")).expect("it is resized");
    assert_eq!(change.said, "Changed the edges of Raids");
    assert_eq!(change.place.map(|p| p.end as usize), Some(end));
    let coding = desk.coding(&talk, &id);
    assert_eq!((coding.end as usize, coding.memos[0].text.as_str()), (end, "Said with a pause."));
}

#[test]
fn a_stance_is_set_only_where_a_statement_is_and_the_refusal_says_what_to_do() {
    let desk = Desk::new();
    let talk = desk.import("P-01.txt", TALK);
    let id = desk.code(&talk, "They came", "Raids").coding.id;
    let mark = |mark| desk.session.codings_mark(request(json!({ "codings": [id], "mark": mark })));
    let stance = |word| mark(json!({ "kind": "stance", "value": word }));
    let refused = stance("supports").expect_err("there is no statement").to_string();
    assert_eq!(
        refused,
        "“Raids” has no statement, so a passage cannot support or contradict it. Nothing was changed. Write a \
         statement for the code or for one above it first."
    );
    assert!(stance("agrees").expect_err("no such word").to_string().contains("“agrees” is no stance"));
    assert_eq!(
        mark(json!({ "kind": "basis", "value": "told by someone" })).expect("it is marked").said,
        "Raids: told by someone"
    );
    assert_eq!(
        mark(json!({ "kind": "quotable", "value": true })).expect("it is marked").said,
        "Raids: quotable"
    );
    let coding = desk.coding(&talk, &id);
    assert_eq!(
        (coding.basis.as_deref(), coding.quotable, coding.stance),
        (Some("told by someone"), true, None)
    );
    assert_eq!(
        mark(json!({ "kind": "basis", "value": null })).expect("it is marked").said,
        "Raids: no basis"
    );
    assert_eq!(desk.coding(&talk, &id).basis, None);
}

#[test]
fn a_coding_of_somebody_else_is_not_edited_and_the_sentence_names_who_made_it() {
    let desk = Desk::new();
    let talk = desk.import("P-01.txt", TALK);
    let id = desk.code(&talk, "They came", "Raids").coding.id;
    desk.coder("Theo");
    let refused = desk.session.codings_remove(request(json!({ "codings": [id] }))).expect_err("it is Ines's");
    assert_eq!(
        refused.to_string(),
        "This coding is Ines's. Nothing was changed. Only the coder who made a coding can change it."
    );
    assert_eq!(desk.view(&talk).codings.len(), 1);
}

#[test]
fn several_are_recoded_and_removed_at_once_with_what_that_means_in_words() {
    let desk = Desk::new();
    let talk = desk.import("P-01.txt", TALK);
    let first = desk.code(&talk, "They came", "Raids").coding.id;
    let second = desk.code(&talk, "We waited", "Raids").coding.id;
    desk.code(&talk, "They came", "Arrival");
    let code = desk.code_id("Arrival");
    let both = json!([first, second]);
    let change =
        desk.session.codings_recode(request(json!({ "codings": both, "code": code }))).expect("recoded");
    assert_eq!(change.said, "Gave 2 codings the code Arrival; 1 had it on the same passage and became one");
    let codings = desk.view(&talk).codings;
    assert!(codings.len() == 2 && codings.iter().all(|c| c.code == code));
    desk.session
        .review_add(request(json!({ "coding": second, "kind": "question", "text": "Is this it?" })))
        .expect("it is asked");
    let ids: Vec<_> = codings.iter().map(|c| c.id.clone()).collect();
    let change = desk.session.codings_remove(request(json!({ "codings": ids }))).expect("removed");
    assert_eq!(change.said, "Removed 2 codings with 1 review note");
    assert_eq!(change.undo.undo.as_deref(), Some("Removed 2 codings"));
    desk.undo();
    assert!(desk.coding(&talk, &second).open_question);
}

#[test]
fn codings_are_split_off_with_the_code_that_is_made_for_them_as_one_step() {
    let desk = Desk::new();
    let talk = desk.import("P-01.txt", TALK);
    let first = desk.code(&talk, "They came", "Raids").coding.id;
    let second = desk.code(&talk, "We waited", "Raids").coding.id;
    let raids = desk.code_id("Raids");
    let split = |codings: &[&String], name: &str| {
        let sent = json!({ "codings": codings, "parent": raids, "name": name, "position": null });
        desk.session.codings_split(request(sent))
    };
    let done = split(&[&second], "Waiting").expect("it is split off");
    assert_eq!(done.change.said, "Split 1 coding off as Waiting");
    assert_eq!(done.change.undo.undo.as_deref(), Some("Split 1 coding off as Waiting"));
    assert_eq!(done.code, desk.code_id("Raids > Waiting"));
    assert_eq!(
        (desk.coding(&talk, &first).code, desk.coding(&talk, &second).code),
        (raids.clone(), done.code)
    );
    let refused = split(&[&first], "waiting").expect_err("the name is taken");
    assert_eq!(refused.what, "There is already a code called “Waiting”.");
    let refused = split(&[], "Night").expect_err("nothing was chosen").to_string();
    assert_eq!(refused, "No coding was chosen. Nothing was changed. Choose one or more first.");
    desk.undo();
    assert_eq!(desk.session.codes_list(Empty {}).expect("codes").len(), 1, "the code went with its codings");
    assert_eq!(desk.coding(&talk, &second).code, raids);
}

#[test]
fn a_coding_tells_its_history_and_whether_the_words_of_its_code_have_changed() {
    let desk = Desk::new();
    let talk = desk.import("P-01.txt", TALK);
    let id = desk.code(&talk, "They came", "Raids").coding.id;
    let other = desk.code(&talk, "We waited", "Raids").coding.id;
    let both = json!({ "codings": [id, other], "mark": { "kind": "quotable", "value": true } });
    desk.session.codings_mark(request(both)).expect("they are marked");
    let about = json!({ "kind": "coding", "id": id });
    desk.session.memo_add(request(json!({ "about": about, "text": "Said twice." }))).expect("a memo");
    let rows = desk.session.coding_history(request(json!({ "coding": id }))).expect("its history");
    let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["Added a memo", "Marked 2 codings", "Added Raids and coded P-01 ¶ 2 with it"]);
    assert!(!desk.coding(&talk, &id).outdated);
    let code = desk.code_id("Raids");
    desk.session
        .code_put(request(json!({ "code": code, "definition": "Entry by force" })))
        .expect("described");
    assert!(desk.coding(&talk, &id).outdated && desk.coding(&talk, &other).outdated);
    desk.undo();
    assert!(!desk.coding(&talk, &id).outdated);
}

#[test]
fn an_interviewer_passage_a_wrong_id_and_a_text_that_changed_are_told_apart() {
    let desk = Desk::new();
    let talk = desk.import("P-01.txt", TALK);
    let unread = json!({ "transcript": talk, "start": 0, "end": 4, "seen": "Other", "name": "Raids" });
    let refused = desk.session.coding_add_new(request(unread)).expect_err("another text was seen");
    assert_eq!(refused.code, Code::TextChanged);
    assert!(desk.session.codes_list(Empty {}).expect("codes").is_empty(), "no code is left behind");
    let refused = desk.session.coding_remove(request(json!({ "coding": "x" }))).expect_err("no id");
    assert_eq!(refused.to_string(), "“x” is no id of a coding.");
}
