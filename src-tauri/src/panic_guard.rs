//! What is said when the program fails in itself.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

use verbatim_api::{ApiError, Code};

/// Replaces the panic message by the place alone. A message may quote what was being worked on, and
/// no word of a study may reach a log or a terminal.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
        let _ =
            writeln!(std::io::stderr(), "Verbatim failed at {place}. What was saved before is in the study.");
    }));
}

/// Does what a command asks. Where the program fails in itself, that becomes an answer: a window that
/// got none would wait, and so would everything that was asked after it. An open transaction is rolled
/// back on the way, so the study is as it was.
pub fn caught<T>(command: impl FnOnce() -> Result<T, ApiError>) -> Result<T, ApiError> {
    catch_unwind(AssertUnwindSafe(command)).unwrap_or_else(|_| {
        Err(ApiError {
            code: Code::Other,
            what: "Verbatim failed in doing this.".to_owned(),
            kept: Some("What was saved before is in the study; nothing of this was.".to_owned()),
            next: Some("Lock the study and unlock it again, then try once more.".to_owned()),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_fails_in_itself_is_answered() {
        let failed: Result<(), _> = caught(|| panic!("secret words"));
        let said = failed.map_err(|error| error.what);
        assert_eq!(said, Err("Verbatim failed in doing this.".to_owned()));
        assert_eq!(caught(|| Ok(3)).map_err(|error| error.what), Ok(3));
    }
}
