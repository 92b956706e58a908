//! The list of recent studies on the start screen.

use std::path::{Path, PathBuf};

use serde_json::json;
use verbatim_api::replies::{Empty, Start};
use verbatim_api::{Session, SessionOptions};

use crate::desk::{PASSPHRASE, request};

fn session(folder: &Path) -> Session {
    Session::new(SessionOptions {
        recent_file: Some(folder.join("data/recent")),
        ..SessionOptions::default()
    })
}

fn start(folder: &Path) -> Start {
    session(folder).start(Empty {}).expect("the start")
}

fn names(folder: &Path) -> Vec<String> {
    start(folder).recent.into_iter().map(|study| study.file_name).collect()
}

/// A folder with two studies that were opened.
fn opened() -> (tempfile::TempDir, [PathBuf; 2]) {
    let folder = tempfile::tempdir().expect("a folder");
    let paths = ["Visits", "Pilot"].map(|name| folder.path().join(format!("{name}.verbatim")));
    for path in &paths {
        let sent = json!({ "path": path, "name": "S", "passphrase": PASSPHRASE, "coder": "Ines" });
        session(folder.path()).study_create(request(sent)).expect("the study is made");
    }
    (folder, paths)
}

#[test]
fn a_study_taken_from_the_list_stays_on_the_disk() {
    let (folder, [visits, _]) = opened();
    assert_eq!(names(folder.path()), ["Pilot", "Visits"]);
    session(folder.path()).recent_forget(request(json!({ "path": visits }))).expect("it is forgotten");
    assert_eq!(names(folder.path()), ["Pilot"]);
    assert!(visits.exists());
    let text = std::fs::read_to_string(folder.path().join("data/recent")).expect("the list");
    assert!(!text.contains("Visits"), "not even the path is left");
}

#[test]
fn hidden_names_stay_hidden_and_an_older_verbatim_still_reads_the_list() {
    let (folder, [visits, pilot]) = opened();
    let hide = |hidden: bool| session(folder.path()).recent_hide(request(json!({ "hidden": hidden })));
    assert!(!start(folder.path()).names_hidden);
    hide(true).expect("it is kept");
    assert!(start(folder.path()).names_hidden);
    assert_eq!(names(folder.path()), ["Pilot", "Visits"]);
    // Opening another one keeps the choice.
    let sent = json!({ "path": visits, "secret": { "kind": "passphrase", "text": PASSPHRASE } });
    session(folder.path()).study_open(request(sent)).expect("it opens");
    assert!(start(folder.path()).names_hidden);
    // The old form: every line is a path, and those that are not there are passed over.
    let text = std::fs::read_to_string(folder.path().join("data/recent")).expect("the list");
    let there: Vec<&Path> = text.lines().map(Path::new).filter(|path| path.exists()).collect();
    assert_eq!(there, [visits.as_path(), pilot.as_path()]);
    hide(false).expect("it is kept");
    assert!(!start(folder.path()).names_hidden);
}

#[test]
fn a_list_that_cannot_be_written_says_so() {
    let (folder, [visits, _]) = opened();
    let list = folder.path().join("data/recent");
    std::fs::remove_file(&list).expect("it was there");
    std::fs::create_dir(&list).expect("a folder in its place");
    let refused =
        session(folder.path()).recent_forget(request(json!({ "path": visits }))).expect_err("refused");
    assert!(refused.what.starts_with("The list of recent studies could not be written: "), "{refused}");
}

#[test]
fn a_study_that_is_still_being_closed_is_opened_for_writing_once_it_is() {
    let (folder, [visits, _]) = opened();
    let session = session(folder.path());
    let secret = json!({ "kind": "passphrase", "text": PASSPHRASE });
    let open = || session.study_open(request(json!({ "path": visits, "secret": secret }))).expect("it opens");
    open();
    for _ in 0..5 {
        std::thread::scope(|threads| {
            threads.spawn(|| session.study_lock(Empty {}).expect("it closes"));
            assert_eq!(open().read_only, None);
        });
    }
}
