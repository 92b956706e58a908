//! Tells every window what a write touched. Called only after the write is durable.

use tauri::{AppHandle, Emitter, Runtime};
use verbatim_api::ApiError;
use verbatim_api::replies::{Affected, Change, CodingAdded, ImportReport};

/// Name of the event that every window hears.
const CHANGED: &str = "changed";

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
