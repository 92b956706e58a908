//! No crash file may hold what was in memory.

/// Tells the system to write no core file should this process, or one that it starts, crash: such
/// a file would hold text of the study in the clear. Opening a study does this by itself; a front
/// end that starts further processes with text in them does it before.
pub fn deny_crash_files() {
    #[cfg(unix)]
    {
        let none = rustix::process::Rlimit { current: Some(0), maximum: Some(0) };
        // Lowering a limit is always allowed; a system without the limit writes no core file either.
        let _ = rustix::process::setrlimit(rustix::process::Resource::Core, none);
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn afterwards_no_core_file_can_be_written() {
        deny_crash_files();
        let limit = rustix::process::getrlimit(rustix::process::Resource::Core);
        assert_eq!((limit.current, limit.maximum), (Some(0), Some(0)));
    }
}
