//! What of a project had no place, written down.

use std::path::Path;

use crate::StudyError;
use crate::exports::file::Draft;

/// Writes a report whole or not at all.
///
/// # Errors
/// [`StudyError::Unwritable`].
pub fn write_report(to: &Path, words: &str) -> Result<(), StudyError> {
    Draft::write(to, |out| Ok(out.write_all(words.as_bytes())?))?.place()
}
