//! A study that an older Verbatim made, opened in the window. See `crates/store/tests/store/migrating.rs`.

use serde_json::json;
use verbatim_api::replies::Empty;
use verbatim_api::{Code, Session, SessionOptions};

use crate::desk::request;

#[test]
fn the_window_says_that_it_was_upgraded_where_the_backup_is_and_that_undo_ends_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("Visits.verbatim");
    let old = concat!(env!("CARGO_MANIFEST_DIR"), "/../store/tests/versions/1.study");
    std::fs::copy(old, &path).expect("the study of version 1");
    let session = Session::new(SessionOptions::default());
    let open = || {
        let secret = json!({ "kind": "passphrase", "text": "correct horse battery" });
        let overview =
            session.study_open(request(json!({ "path": path, "secret": secret }))).expect("it opens");
        session.coder_choose(request(json!({ "name": "Ines" }))).expect("Ines codes");
        overview
    };
    let overview = open();
    assert_eq!(overview.read_only, None);
    assert_eq!((overview.counts.codings, overview.counts.memos, overview.counts.codes), (5, 5, 4));
    let said = overview.warnings.iter().find(|w| w.starts_with("This study was made by an older Verbatim"));
    let backups = folder.path().join("Visits.backups");
    assert!(said.expect("it says so").contains(&*backups.to_string_lossy()), "{said:?}");
    let undo = session.undo_state(Empty {}).expect("a state");
    assert!(undo.undo.is_none() && undo.redo.is_none());
    assert!(undo.closed.expect("the menu says why").contains("cannot be undone"));
    let refused = session.undo(Empty {}).expect_err("undo is closed");
    assert_eq!((refused.code, refused.next.is_some()), (Code::NothingToUndo, true));
    let trail = session.history(request(json!({ "limit": 50 }))).expect("the trail");
    assert_eq!((trail.len(), trail[0].label.as_str()), (20, "Gave the study file format 4"));
    assert!(trail.iter().all(|row| row.barrier.is_some()));
    // New work can be undone, and the second opening says nothing.
    session.memo_add(request(json!({ "about": { "kind": "study" }, "text": "Read on." }))).expect("a memo");
    assert_eq!(session.undo(Empty {}).expect("it is undone").said, "Undone: Added a memo");
    session.study_lock(Empty {}).expect("it closes");
    assert!(open().warnings.is_empty());
}
