//! Locking when the computer goes to sleep or its session is locked: whoever opens the lid next is
//! not always the one who closed it.
//!
//! On Linux the system says so beforehand and waits a moment. Everywhere a look at the clock tells
//! afterwards that the computer has slept.

mod clock;
#[cfg(target_os = "linux")]
mod logind;

/// Calls `locked`, from a thread of its own, whenever the study has to be locked.
pub fn watch(locked: impl Fn() + Clone + Send + 'static) {
    #[cfg(feature = "test-hooks")]
    hook::watch(locked.clone());
    #[cfg(target_os = "linux")]
    logind::watch(locked.clone());
    clock::watch(locked);
}

/// In test builds: the file that `VERBATIM_TEST_SLEEP` names is the sleep signal, and is removed.
#[cfg(feature = "test-hooks")]
mod hook {
    use std::path::PathBuf;
    use std::time::Duration;

    /// How often the file is looked for.
    const LOOK: Duration = Duration::from_millis(50);

    pub fn watch(locked: impl Fn() + Send + 'static) {
        let Some(file) = std::env::var_os("VERBATIM_TEST_SLEEP").map(PathBuf::from) else { return };
        std::thread::spawn(move || {
            loop {
                if std::fs::remove_file(&file).is_ok() {
                    locked();
                }
                std::thread::sleep(LOOK);
            }
        });
    }
}
