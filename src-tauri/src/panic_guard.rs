//! What is said when the program fails in itself.

use std::io::Write;

/// Replaces the panic message by the place alone. A message may quote what was being worked on, and
/// no word of a study may reach a log or a terminal.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
        let _ =
            writeln!(std::io::stderr(), "Verbatim failed at {place}. What was saved before is in the study.");
    }));
}
