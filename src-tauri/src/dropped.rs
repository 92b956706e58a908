//! Files dropped on the window, in test builds: a journey cannot carry files from another window, so it writes
//! their paths into the file that `VERBATIM_TEST_DROP` names, one a line. The window hears of them as of a drop.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::json;
use tauri::{AppHandle, Emitter, EventTarget, Runtime};

/// How often the file is looked for.
const LOOK: Duration = Duration::from_millis(50);

/// Watches for the file, where one is named.
pub fn watch<R: Runtime>(app: AppHandle<R>) {
    let Some(file) = std::env::var_os("VERBATIM_TEST_DROP").map(PathBuf::from) else { return };
    std::thread::spawn(move || {
        loop {
            if let Some(paths) = take(&file) {
                let payload = json!({ "paths": paths, "position": { "x": 0, "y": 0 } });
                let _ = app.emit_to(EventTarget::webview("main"), "tauri://drag-drop", payload);
            }
            std::thread::sleep(LOOK);
        }
    });
}

/// The paths in the file, which is gone then.
fn take(file: &Path) -> Option<Vec<String>> {
    let paths = std::fs::read_to_string(file).ok()?;
    std::fs::remove_file(file).ok()?;
    Some(paths.lines().map(str::to_owned).collect())
}
