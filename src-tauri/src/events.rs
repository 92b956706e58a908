//! Tells every window what a write touched. Called only after the write is durable.

use tauri::{AppHandle, Emitter, Manager, Runtime};
use verbatim_api::replies::{
    Affected, Change, CodeAdded, CodingAdded, ImportReport, MemoChanged, Progress, TextCorrected,
};
use verbatim_api::{ApiError, Session};

/// Name of the event that every window hears.
const CHANGED: &str = "changed";

/// Name of the event that says how far a long command is.
const PROGRESS: &str = "progress";

/// Name of the event that says that the study was locked from outside of the window.
const LOCKED: &str = "locked";

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

/// Locks the study, where one is open, and tells every window, so that it drops what it shows. The
/// window may be asleep itself and hear of it late; the core knows nothing any more by then.
pub fn lock<R: Runtime>(app: &AppHandle<R>) {
    if app.state::<Session>().lock_at_once() {
        let _ = app.emit(LOCKED, ());
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use std::sync::mpsc::channel;

    use tauri::Listener;
    use verbatim_api::SessionOptions;
    use verbatim_api::replies::Empty;
    use verbatim_api::requests::CreateStudy;

    use super::*;

    #[test]
    fn a_lock_from_outside_closes_the_study_and_is_heard_once() {
        let folder = tempfile::tempdir().unwrap();
        let app = tauri::test::mock_app();
        app.manage(Session::new(SessionOptions::default()));
        let session = app.state::<Session>();
        let made = session.study_create(CreateStudy {
            path: folder.path().join("Visits.verbatim").to_string_lossy().into_owned(),
            name: "Visits".to_owned(),
            passphrase: "seven quiet harbours".to_owned(),
            coder: "Ines".to_owned(),
            template: None,
        });
        assert!(made.is_ok());
        let (said, heard) = channel();
        app.listen_any(LOCKED, move |_| said.send(()).unwrap());
        lock(app.handle());
        assert!(session.study_overview(Empty {}).is_err());
        assert!(heard.try_recv().is_ok());
        lock(app.handle());
        assert!(heard.try_recv().is_err(), "nothing was open any more");
    }
}
