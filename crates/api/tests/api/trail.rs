//! The trail and taking back to a row of it, through the commands of the window.

use serde_json::json;
use verbatim_api::Code;
use verbatim_api::replies::Empty;

use crate::desk::{Desk, TALK, request};

#[test]
fn everything_since_a_row_is_taken_back_and_can_be_done_again() {
    let desk = Desk::new();
    let talk = desk.import("P-01.txt", TALK);
    desk.code(&talk, "They came", "Raids");
    desk.code(&talk, "We waited", "Delay");
    desk.code(&talk, "Nobody explained why.", "Delay");
    let trail = desk.session.history(request(json!({ "limit": 50 }))).expect("the trail");
    assert!(trail.iter().all(|row| row.barrier.is_none()));
    let since = trail.iter().find(|row| row.label.starts_with("Added Delay")).expect("the row").number;
    let to = |number: i64| desk.session.undo_to(request(json!({ "number": number })));
    let change = to(since).expect("it is taken back");
    assert_eq!(change.said, format!("Undone: 2 steps, down to “{}”", trail[1].label));
    assert!(change.affected.codebook && change.affected.transcripts == [talk.clone()]);
    assert_eq!(desk.view(&talk).codings.len(), 1);
    assert_eq!(change.undo.redo.as_deref(), Some(trail[1].label.as_str()), "redo names what it would do");
    let refused = to(since).expect_err("nothing is left");
    assert_eq!(refused.code, Code::NothingToUndo);
    for _ in 0..2 {
        desk.session.redo(Empty {}).expect("it is done again");
    }
    assert_eq!(desk.view(&talk).codings.len(), 3);
    let one = to(trail[0].number).expect("it is taken back");
    assert_eq!(one.said, format!("Undone: {}", trail[0].label));
    assert!(one.place.is_some());
    assert!(to(4_000).is_err());
}
