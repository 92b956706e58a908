//! Saved views through the commands of the window.

use serde_json::{Value, json};
use verbatim_api::replies::{Empty, SavedView};

use crate::desk::{Desk, request};

fn views(desk: &Desk) -> Vec<SavedView> {
    desk.session.views_list(Empty {}).expect("the views")
}

fn save(desk: &Desk, view: Option<&str>, name: &str, settings: &str) -> Result<String, String> {
    let sent = json!({ "view": view, "name": name, "kind": "matrix", "settings": settings });
    let saved = desk.session.view_save(request(sent));
    saved.map(|saved| saved.view).map_err(|error| error.to_string())
}

#[test]
fn a_view_is_saved_listed_replaced_renamed_and_removed_and_each_can_be_taken_back() {
    let desk = Desk::new();
    let settings = json!({ "columns": ["category"], "measure": "share" }).to_string();
    let id = save(&desk, None, "Evidence", &settings).expect("it is saved");
    let listed = views(&desk).remove(0);
    assert_eq!((listed.id.as_str(), listed.name.as_str(), listed.coder.as_str()), (&*id, "Evidence", "Ines"));
    let kept: Value = serde_json::from_str(&listed.settings).expect("the settings");
    assert_eq!(kept["measure"], "share");
    assert_eq!(save(&desk, Some(&id), "Evidence", "{}").as_deref(), Ok(&*id));
    let renamed = desk.session.view_rename(request(json!({ "view": id, "name": "All of it" })));
    assert_eq!(renamed.expect("it is renamed").said, "Renamed the view to All of it");
    let removed = desk.session.view_remove(request(json!({ "view": id }))).expect("it is removed");
    assert_eq!(removed.said, "Removed the saved view All of it");
    assert!(views(&desk).is_empty());
    assert_eq!(desk.undo().said, "Undone: Changed a saved view");
    desk.undo();
    desk.undo();
    assert_eq!(views(&desk), [listed]);
}

#[test]
fn what_is_refused_says_what_to_do() {
    let desk = Desk::new();
    save(&desk, None, "Evidence", "{}").expect("it is saved");
    assert_eq!(
        save(&desk, None, "Evidence", "{}").expect_err("it is refused"),
        "There is already a saved view called “Evidence”. Nothing was changed."
    );
    assert_eq!(
        save(&desk, None, "Else", &format!("\"{}\"", "x".repeat(20_000))).expect_err("it is refused"),
        "The settings of this view cannot be kept: they take 19 KB, and at most 16 KB fit. Nothing was changed. \
         Show less in this view, or save it as several."
    );
    let gone = desk.session.view_remove(request(json!({ "view": "0197f6a0-0000-7000-8000-000000000000" })));
    let said = gone.err().map(|error| error.to_string()).unwrap_or_default();
    assert!(said.starts_with("There is no saved view"), "{said}");
}
