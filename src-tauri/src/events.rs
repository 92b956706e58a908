//! Tells every window what a write touched. Called only after the write is durable.

use tauri::{AppHandle, Emitter, Runtime};
use verbatim_api::ApiError;
use verbatim_api::replies::{Affected, Change, CodingAdded, ImportReport, Progress};

/// Name of the event that every window hears.
const CHANGED: &str = "changed";

/// Name of the event that says how far a long command is.
const PROGRESS: &str = "progress";

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
