//! How the window is drawn on a computer without a graphics card, as in a virtual machine.
//!
//! WebKitGTK draws in layers that a graphics card puts together. Where there is none, Mesa plays the card on
//! the processor and puts the whole window together anew for each frame: a letter that is typed takes five times as
//! long as without layers, and everything else two to five times (`docs/benchmarks.md`, “Painted”). So there the window is drawn without.

use std::path::Path;

use tauri::{Runtime, WebviewWindow};
use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

/// Where Linux lists graphics devices.
const DEVICES: &str = "/dev/dri";

/// Draws the window without layers where no graphics card could put them together.
pub fn fit<R: Runtime>(window: &WebviewWindow<R>) {
    if has_card(Path::new(DEVICES)) {
        return;
    }
    // Where it cannot be said the window is slower, and all else as it is.
    let _ = window.with_webview(|webview| {
        if let Some(settings) = WebViewExt::settings(&webview.inner()) {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    });
}

/// Whether a device that renders is listed: what only shows pictures has no such entry.
fn has_card(devices: &Path) -> bool {
    let Ok(entries) = devices.read_dir() else { return false };
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("renderD"))
}

#[cfg(test)]
#[expect(clippy::unwrap_used)]
mod tests {
    use std::fs::write;

    use super::has_card;

    #[test]
    fn only_a_device_that_renders_is_a_card() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!has_card(&folder.path().join("dri")), "a virtual machine may have no such folder");
        write(folder.path().join("card0"), "").unwrap();
        assert!(!has_card(folder.path()), "a frame buffer shows pictures and renders none");
        write(folder.path().join("renderD128"), "").unwrap();
        assert!(has_card(folder.path()));
    }
}
