//! Tells every window what a write touched. Called only after the write is durable.

use std::sync::mpsc::channel;
use std::time::Duration;

use tauri::{AppHandle, Emitter, Listener, Manager, Runtime};
use verbatim_api::replies::{
    Affected, Change, CodeAdded, CodingAdded, Empty, ImportReport, MemoChanged, Progress, ProjectImported,
    Purged, Redacted, SearchSaved, TextCorrected, ViewSaved,
};
use verbatim_api::{ApiError, Session};

/// Name of the event that every window hears.
const CHANGED: &str = "changed";

/// Name of the event that says how far a long command is.
const PROGRESS: &str = "progress";

/// Name of the event that says that the study was locked from outside of the window.
const LOCKED: &str = "locked";

/// Name of the event that says that the study is about to be locked from outside of the window, which keeps
/// what is being typed, shows nothing of the study any more and answers.
const LOCKING: &str = "locking";

/// Name of the answer.
const READY_TO_LOCK: &str = "ready_to_lock";

/// How long the answer is waited for: less than a system grants before it sleeps.
const PATIENCE: Duration = Duration::from_secs(2);

/// A reply that knows what has to be read again.
pub trait Touches {
    /// What the write touched.
    fn affected(&self) -> Affected;
}

impl Touches for Change {
    fn affected(&self) -> Affected {
        self.affected.clone()
    }
}

impl Touches for CodingAdded {
    fn affected(&self) -> Affected {
        self.change.affected.clone()
    }
}

impl Touches for CodeAdded {
    fn affected(&self) -> Affected {
        self.change.affected.clone()
    }
}

impl Touches for SearchSaved {
    fn affected(&self) -> Affected {
        self.change.affected.clone()
    }
}

impl Touches for ViewSaved {
    fn affected(&self) -> Affected {
        self.change.affected.clone()
    }
}

impl Touches for MemoChanged {
    fn affected(&self) -> Affected {
        self.change.affected.clone()
    }
}

impl Touches for TextCorrected {
    fn affected(&self) -> Affected {
        self.change.as_ref().map(|change| change.affected.clone()).unwrap_or_default()
    }
}

impl Touches for Redacted {
    fn affected(&self) -> Affected {
        self.change.affected.clone()
    }
}

impl Touches for ProjectImported {
    fn affected(&self) -> Affected {
        self.change.affected.clone()
    }
}

impl Touches for Purged {
    fn affected(&self) -> Affected {
        Affected { interviews: true, ..Affected::default() }
    }
}

impl Touches for ImportReport {
    fn affected(&self) -> Affected {
        Affected { interviews: true, interviewees: true, ..Affected::default() }
    }
}

/// Passes a reply on and, where the write succeeded, tells every window. A window that cannot be
/// told reads again by itself the next time it shows something, so that is no failure of the write.
pub fn tell<R: Runtime, T: Touches>(app: &AppHandle<R>, reply: Result<T, ApiError>) -> Result<T, ApiError> {
    if let Ok(done) = &reply {
        let _ = app.emit(CHANGED, done.affected());
    }
    reply
}

/// Tells every window how far a long command is. A window that cannot be told only shows less.
pub fn progress<R: Runtime>(app: &AppHandle<R>, progress: Progress) {
    let _ = app.emit(PROGRESS, progress);
}

/// Locks the study, where one is open, and tells every window, so that it drops what it shows. The window
/// keeps what is being typed before; one that does not answer cannot keep the study open.
pub fn lock<R: Runtime>(app: &AppHandle<R>) {
    let session = app.state::<Session>();
    // A long command would keep the window's own writes waiting.
    let _ = session.cancel(Empty {});
    wait_for_window(app, PATIENCE);
    if session.lock_at_once() {
        let _ = app.emit(LOCKED, ());
    }
}

/// Asks the window to keep what is being typed, and waits for its answer, but no longer than `patience`.
fn wait_for_window<R: Runtime>(app: &AppHandle<R>, patience: Duration) {
    let (said, answer) = channel();
    let hearing = app.listen_any(READY_TO_LOCK, move |_| {
        // Whoever no longer waits does not hear of it.
        let _ = said.send(());
    });
    if app.emit(LOCKING, ()).is_ok() {
        let _ = answer.recv_timeout(patience);
    }
    app.unlisten(hearing);
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use std::time::Instant;

    use tauri::test::MockRuntime;
    use tempfile::TempDir;
    use verbatim_api::SessionOptions;
    use verbatim_api::requests::{CreateStudy, SetPreference};

    use super::*;

    /// A window's program with an open study, which is gone with its folder.
    fn open_study() -> (tauri::App<MockRuntime>, TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let app = tauri::test::mock_app();
        app.manage(Session::new(SessionOptions::default()));
        let made = app.state::<Session>().study_create(CreateStudy {
            path: folder.path().join("Visits.verbatim").to_string_lossy().into_owned(),
            name: "Visits".to_owned(),
            passphrase: "seven quiet harbours".to_owned(),
            coder: "Ines".to_owned(),
            template: None,
        });
        assert!(made.is_ok());
        (app, folder)
    }

    /// Keeps a draft as a window does that hears of a lock; says whether it could.
    fn keep_draft(session: &Session) -> bool {
        let (key, value) = ("draft.memo.study.new".to_owned(), Some("\"Ask again\"".to_owned()));
        session.preference_set(SetPreference { key, value, mine: true }).is_ok()
    }

    #[test]
    fn a_lock_from_outside_waits_until_the_window_kept_what_is_typed_and_is_heard_once() {
        let (app, _folder) = open_study();
        let (kept, was_kept) = channel();
        let window = app.handle().clone();
        app.listen_any(LOCKING, move |_| {
            kept.send(keep_draft(&window.state::<Session>())).unwrap();
            window.emit(READY_TO_LOCK, ()).unwrap();
        });
        let (said, heard) = channel();
        app.listen_any(LOCKED, move |_| said.send(()).unwrap());
        let begun = Instant::now();
        lock(app.handle());
        assert!(begun.elapsed() < PATIENCE, "the answer ends the waiting");
        assert_eq!(was_kept.try_recv(), Ok(true), "the study was still open");
        assert!(app.state::<Session>().study_overview(Empty {}).is_err());
        assert!(heard.try_recv().is_ok());
        lock(app.handle());
        assert!(heard.try_recv().is_err(), "nothing was open any more");
    }

    #[test]
    fn a_window_that_does_not_answer_cannot_keep_the_study_open() {
        let (app, _folder) = open_study();
        lock(app.handle());
        assert!(app.state::<Session>().study_overview(Empty {}).is_err());
    }
}
