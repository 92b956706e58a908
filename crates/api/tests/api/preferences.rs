//! Choices of the window, and the name of the study.

use serde_json::{Value, json};
use verbatim_api::replies::Empty;
use verbatim_api::{ApiError, Code};

use crate::desk::{Desk, request};

fn set(desk: &Desk, key: &str, value: Value, mine: bool) -> Result<Empty, ApiError> {
    desk.session.preference_set(request(json!({ "key": key, "value": value, "mine": mine })))
}

fn kept(desk: &Desk) -> Vec<(String, String, bool)> {
    let all = desk.session.preferences(Empty {}).expect("the choices");
    all.into_iter().map(|p| (p.key, p.value, p.mine)).collect()
}

#[test]
fn choices_outlive_the_window_and_each_coder_has_their_own() {
    let desk = Desk::new();
    set(&desk, "panes", json!("[220,380]"), false).expect("it is kept");
    set(&desk, "slots", json!("{\"1\":\"a\"}"), true).expect("it is kept");
    desk.coder("Theo");
    set(&desk, "slots", json!("{\"1\":\"b\"}"), true).expect("it is kept");
    let own = |value: &str| ("slots".to_owned(), value.to_owned(), true);
    let panes = ("panes".to_owned(), "[220,380]".to_owned(), false);
    desk.reopen("Ines");
    assert_eq!(kept(&desk), [panes.clone(), own("{\"1\":\"a\"}")]);
    desk.coder("Theo");
    assert_eq!(kept(&desk), [panes.clone(), own("{\"1\":\"b\"}")]);
    set(&desk, "slots", Value::Null, true).expect("it is forgotten");
    assert_eq!(kept(&desk), [panes]);
}

#[test]
fn a_choice_is_no_action() {
    let desk = Desk::new();
    let trail = || desk.session.history(request(json!({ "limit": 50 }))).expect("the trail").len();
    let before = (trail(), desk.session.undo_state(Empty {}).expect("a state").undo);
    set(&desk, "panes", json!("1"), false).expect("it is kept");
    assert_eq!((trail(), desk.session.undo_state(Empty {}).expect("a state").undo), before);
}

#[test]
fn a_choice_that_is_too_long_or_no_json_is_refused_in_a_sentence() {
    let desk = Desk::new();
    let long = format!("\"{}\"", "x".repeat(70_000));
    let said = set(&desk, "draft", json!(long), true).expect_err("too long").to_string();
    assert_eq!(
        said,
        "The window cannot keep this choice: it has 68 KB, and at most 64 KB fit. Nothing was changed."
    );
    assert!(set(&desk, "draft", json!("{"), true).expect_err("no JSON").to_string().contains("not JSON"));
    assert!(set(&desk, " ", json!("1"), true).is_err());
    assert!(kept(&desk).is_empty());
}

#[test]
fn a_choice_of_ones_own_needs_someone_who_codes() {
    let desk = Desk::new();
    desk.reopen("Ines");
    desk.session.study_lock(Empty {}).expect("it closes");
    let path = desk.folder.path().join("Visits.verbatim");
    let secret = json!({ "kind": "passphrase", "text": crate::desk::PASSPHRASE });
    desk.session.study_open(request(json!({ "path": path, "secret": secret }))).expect("it opens");
    assert_eq!(set(&desk, "slots", json!("1"), true).expect_err("nobody codes").code, Code::NoCoder);
    set(&desk, "panes", json!("1"), false).expect("a choice of everyone is kept");
}

#[test]
fn the_study_gets_another_name_and_its_old_one_back() {
    let desk = Desk::new();
    let rename = |name: &str| desk.session.study_rename(request(json!({ "name": name })));
    assert_eq!(
        rename(" Visits, second wave ").expect("renamed").said,
        "The study is called Visits, second wave now"
    );
    let name = || desk.session.study_overview(Empty {}).expect("the overview").name;
    assert_eq!(name(), "Visits, second wave");
    assert!(rename("two\nlines").is_err());
    let undone = desk.undo();
    assert_eq!((undone.said.as_str(), name().as_str()), ("Undone: Renamed the study", "Visits"));
}
