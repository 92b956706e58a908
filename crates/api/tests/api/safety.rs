//! Passphrase, backups, checking, restoring and locking, as the window asks for them.

use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};

use serde_json::{Value, json};
use verbatim_api::replies::{BackupRow, Empty, PassphraseBegun};
use verbatim_api::{Code, Session, SessionOptions};

use crate::desk::{Desk, PASSPHRASE, TALK, request};

const NEW: &str = "nine quiet rivers";

fn passphrase(text: &str) -> Value {
    json!({ "kind": "passphrase", "text": text })
}

fn study(desk: &Desk) -> std::path::PathBuf {
    desk.folder.path().join("Visits.verbatim")
}

fn opens(path: &Path, secret: Value) -> Result<(), Code> {
    let session = Session::new(SessionOptions::default());
    let sent = request(json!({ "path": path, "secret": secret }));
    session.study_open(sent).map(drop).map_err(|error| error.code)
}

fn begin(desk: &Desk, current: &str) -> PassphraseBegun {
    let sent = json!({ "current": passphrase(current), "passphrase": NEW });
    desk.session.passphrase_begin(request(sent)).expect("a new recovery key")
}

/// The words that were asked for, with what somebody made of them.
fn typed(begun: &PassphraseBegun, write: impl Fn(&str) -> String) -> Value {
    let words = begun
        .ask
        .iter()
        .map(|place| json!({ "place": place, "word": write(&begun.recovery_key[*place as usize - 1]) }));
    json!({ "words": words.collect::<Vec<_>>() })
}

fn backups(desk: &Desk) -> Vec<BackupRow> {
    desk.session.backups_list(Empty {}).expect("the list")
}

fn make(desk: &Desk) -> BackupRow {
    desk.session.backup_make(request(json!({ "path": null }))).expect("a backup")
}

#[test]
fn a_new_passphrase_is_in_force_once_two_words_of_its_key_are_right() {
    let desk = Desk::new();
    let older = make(&desk);
    let begun = begin(&desk, PASSPHRASE);
    assert_eq!((begun.recovery_key.len(), begun.ask.len()), (24, 2));
    let wrong = desk.session.passphrase_finish(request(typed(&begun, |word| format!("{word}x"))));
    let wrong = wrong.expect_err("a wrong word");
    assert_eq!(wrong.what, format!("That is not word {} of the new recovery key.", begun.ask[0]));
    assert_eq!(wrong.kept.as_deref(), Some("The passphrase was not changed."));
    // The right words, after all, as somebody types them.
    let right = typed(&begun, |word| format!(" {} ", word.to_uppercase()));
    desk.session.passphrase_finish(request(right)).expect("the passphrase is changed");
    assert!(
        backups(&desk).iter().all(|row| row.path != older.path || !row.same_key),
        "the older has its own"
    );
    let newer = make(&desk);
    assert!(newer.same_key && newer.there);
    desk.session.study_lock(Empty {}).expect("it closes");
    assert_eq!(opens(&study(&desk), passphrase(PASSPHRASE)), Err(Code::WrongSecret));
    assert_eq!(opens(&study(&desk), passphrase(NEW)), Ok(()));
    let key = json!({ "kind": "recovery_key", "text": begun.recovery_key.join(" ") });
    assert_eq!(opens(&study(&desk), key), Ok(()));
}

#[test]
fn a_new_passphrase_needs_the_one_of_now_and_can_be_given_up() {
    let desk = Desk::new();
    let refused = |current: &str, new: &str| {
        let sent = json!({ "current": passphrase(current), "passphrase": new });
        desk.session.passphrase_begin(request(sent)).expect_err("refused")
    };
    assert_eq!(refused("not this one", NEW).code, Code::WrongSecret);
    assert_eq!(refused(PASSPHRASE, "short").what, "A passphrase needs at least 8 characters.");
    let begun = begin(&desk, PASSPHRASE);
    desk.session.passphrase_cancel(Empty {}).expect("given up");
    let late = desk.session.passphrase_finish(request(typed(&begun, str::to_owned))).expect_err("none waits");
    assert_eq!(late.what, "No new passphrase waits.");
    let begun = begin(&desk, PASSPHRASE);
    desk.reopen("Ines");
    let late = desk.session.passphrase_finish(request(typed(&begun, str::to_owned)));
    assert!(late.is_err(), "locking forgets the new passphrase");
}

#[test]
fn backups_are_made_listed_and_checked_from_file_and_secret_alone() {
    let desk = Desk::new();
    desk.code(&desk.import("P-01.txt", TALK), "at dawn", "Raids");
    let made = make(&desk);
    assert_eq!((made.verified.as_str(), made.reason.as_str(), made.there), ("passphrase", "asked", true));
    assert!(Path::new(&made.path).starts_with(desk.folder.path().join("Visits.backups")));
    let away = desk.folder.path().join("stick.verbatim-backup");
    desk.session.backup_make(request(json!({ "path": away }))).expect("a backup elsewhere");
    let twice = desk.session.backup_make(request(json!({ "path": away }))).expect_err("never over a file");
    assert_eq!(twice.code, Code::StudyExists);
    let listed = backups(&desk);
    assert_eq!(listed[0].file_name, "stick.verbatim-backup", "newest first");
    assert!(listed.iter().any(|row| row.reason == "before a bulk act"), "the import was backed up");
    let check = |secret: &str| {
        let sent = json!({ "path": made.path, "secret": passphrase(secret) });
        desk.session.backup_check(request(sent))
    };
    let found = check(PASSPHRASE).expect("it opens");
    assert_eq!((found.clean, found.counts.codings), (true, 1));
    assert_eq!(check("another one").expect_err("it does not open").code, Code::WrongSecret);
    std::fs::remove_file(&away).expect("the stick is gone");
    assert!(backups(&desk).iter().any(|row| row.file_name == "stick.verbatim-backup" && !row.there));
}

/// Asks for a restore of a backup in the place of the desk's study.
fn restore(desk: &Desk, backup: &str, secret: &str) -> Result<verbatim_api::replies::Restored, Code> {
    let sent = json!({ "backup": backup, "study": study(desk), "secret": passphrase(secret) });
    desk.session.backup_restore(request(sent)).map_err(|error| error.code)
}

#[test]
fn a_restore_closes_the_study_and_keeps_what_stood_there() {
    let desk = Desk::new();
    let talk = desk.import("P-01.txt", TALK);
    let backup = make(&desk);
    desk.code(&talk, "at dawn", "Raids");
    let restored = restore(&desk, &backup.path, PASSPHRASE).expect("it is restored");
    let closed = desk.session.study_overview(Empty {}).expect_err("it has to be unlocked again");
    assert_eq!(closed.code, Code::NoStudy);
    desk.reopen("Ines");
    assert_eq!(desk.session.study_overview(Empty {}).expect("it is open").counts.codings, 0);
    let newest = desk.session.history(request(json!({ "limit": 1 }))).expect("the trail").remove(0);
    assert_eq!(
        (newest.label.as_str(), newest.coder.as_deref()),
        ("Restored the study from a backup", Some("Ines"))
    );
    let kept = restored.kept.expect("what stood there");
    let other = Session::new(SessionOptions::default());
    let sent = json!({ "path": kept, "secret": passphrase(PASSPHRASE) });
    assert_eq!(other.study_open(request(sent)).expect("it opens").counts.codings, 1);
    assert!(backups(&desk).iter().any(|row| row.path == backup.path && row.verified == "no"), "found again");
    let sent = json!({ "path": backup.path, "secret": passphrase(PASSPHRASE) });
    desk.session.backup_check(request(sent)).expect("it is checked");
    assert!(backups(&desk).iter().any(|row| row.path == backup.path && row.verified == "passphrase"));
}

#[test]
fn a_restore_that_cannot_be_leaves_the_study_open_and_as_it_is() {
    let desk = Desk::new();
    let backup = make(&desk);
    desk.code(&desk.import("P-01.txt", TALK), "at dawn", "Raids");
    assert_eq!(restore(&desk, &backup.path, "another one").map(drop), Err(Code::WrongSecret));
    assert!(restore(&desk, "no such file", PASSPHRASE).is_err());
    assert_eq!(desk.session.study_overview(Empty {}).expect("it is open").counts.codings, 1);
    // Open elsewhere for writing: nothing may be put in its place.
    let reader = Session::new(SessionOptions::default());
    let sent = json!({ "path": study(&desk), "secret": passphrase(PASSPHRASE) });
    assert!(reader.study_open(request(sent)).expect("it is read").read_only.is_some());
    let sent = json!({ "backup": backup.path, "study": study(&desk), "secret": passphrase(PASSPHRASE) });
    assert_eq!(reader.backup_restore(request(sent)).expect_err("refused").code, Code::ReadOnly);
    assert!(reader.study_overview(Empty {}).is_ok(), "and stays open there");
}

#[test]
fn a_restore_that_fails_at_its_very_end_leaves_no_study_open_and_says_so() {
    let desk = Desk::new();
    let backup = make(&desk);
    desk.code(&desk.import("P-01.txt", TALK), "at dawn", "Raids");
    // Nothing but a file can take this name, on which the restore would hold.
    let in_the_way = study(&desk).with_file_name(".Visits.verbatim.restored");
    std::fs::create_dir(&in_the_way).expect("a folder");
    let sent = json!({ "backup": backup.path, "study": study(&desk), "secret": passphrase(PASSPHRASE) });
    let failed = desk.session.backup_restore(request(sent)).expect_err("it cannot be finished");
    assert_eq!(failed.code, Code::NoStudy, "the window goes where a study is unlocked");
    assert!(failed.kept.expect("what was kept").contains("is whole"));
    assert!(failed.next.expect("what to do").starts_with("Unlock the study"));
    assert_eq!(desk.session.study_overview(Empty {}).expect_err("it is closed").code, Code::NoStudy);
    std::fs::remove_dir(&in_the_way).expect("it is out of the way");
    desk.reopen("Ines");
    assert_eq!(desk.session.study_overview(Empty {}).expect("it opens").counts.codings, 1, "as it was");
    restore(&desk, &backup.path, PASSPHRASE).expect("and can be restored after all");
}

#[test]
fn a_restore_works_without_an_open_study() {
    let desk = Desk::new();
    let backup = make(&desk);
    desk.session.study_lock(Empty {}).expect("it closes");
    std::fs::remove_file(study(&desk)).expect("the study is lost");
    let restored = restore(&desk, &backup.path, PASSPHRASE).expect("it is restored");
    assert_eq!((Path::new(&restored.path), restored.kept), (study(&desk).as_path(), None));
    desk.reopen("Ines");
}

#[test]
fn a_study_that_is_whole_is_called_clean() {
    let desk = Desk::new();
    desk.code(&desk.import("P-01.txt", TALK), "at dawn", "Raids");
    let found = desk.session.study_check(Empty {}).expect("it is checked");
    assert_eq!((found.clean, found.problems.len(), found.counts.codings), (true, 0, 1));
}

/// A session that stops every long command at its first report.
fn impatient(desk: &Desk) -> (Arc<Session>, Arc<Mutex<usize>>) {
    desk.session.study_lock(Empty {}).expect("it closes");
    let own: Arc<OnceLock<Arc<Session>>> = Arc::default();
    let heard = Arc::new(Mutex::new(0));
    let (stop, count) = (Arc::clone(&own), Arc::clone(&heard));
    let on_progress = Box::new(move |_| {
        *count.lock().expect("no panic") += 1;
        stop.get().expect("it is set").cancel(Empty {}).expect("it stops");
    });
    let options = SessionOptions { on_progress: Some(on_progress), ..SessionOptions::default() };
    let session = Arc::new(Session::new(options));
    own.set(Arc::clone(&session)).unwrap_or_else(|_| panic!("it is set once"));
    let sent = json!({ "path": study(desk), "secret": passphrase(PASSPHRASE) });
    session.study_open(request(sent)).expect("it opens");
    (session, heard)
}

#[test]
fn long_commands_say_how_far_they_are_and_can_be_stopped() {
    let desk = Desk::new();
    desk.import("P-01.txt", TALK);
    let backup = make(&desk);
    let (session, heard) = impatient(&desk);
    let before = session.backups_list(Empty {}).expect("the list").len();
    let file = json!({ "path": backup.path, "secret": passphrase(PASSPHRASE) });
    let put = json!({ "backup": backup.path, "study": study(&desk), "secret": passphrase(PASSPHRASE) });
    let files = json!({ "files": [{ "path": desk.folder.path().join("P-01.txt") }] });
    for (name, stopped) in [
        ("study_check", session.study_check(Empty {}).map(drop)),
        ("backup_make", session.backup_make(request(json!({ "path": null }))).map(drop)),
        ("backup_check", session.backup_check(request(file)).map(drop)),
        ("backup_restore", session.backup_restore(request(put)).map(drop)),
        ("transcripts_preview", session.transcripts_preview(request(files)).map(drop)),
    ] {
        let code = stopped.expect_err(name).code;
        assert_eq!(code, Code::Cancelled, "{name}");
    }
    assert!(*heard.lock().expect("no panic") >= 5);
    assert_eq!(session.backups_list(Empty {}).expect("the list").len(), before, "nothing was left");
    assert!(session.study_overview(Empty {}).is_ok(), "the study is still open");
}

#[test]
fn locking_for_sleep_closes_at_once_and_the_work_is_there() {
    let desk = Desk::new();
    desk.code(&desk.import("P-01.txt", TALK), "at dawn", "Raids");
    let made = backups(&desk).len();
    assert!(desk.session.lock_at_once());
    assert_eq!(desk.session.study_overview(Empty {}).expect_err("it is closed").code, Code::NoStudy);
    assert!(!desk.session.lock_at_once(), "nothing is open any more");
    desk.reopen("Ines");
    assert_eq!(desk.session.study_overview(Empty {}).expect("it opens").counts.codings, 1);
    assert_eq!(backups(&desk).len(), made, "no time was spent on a backup");
}
