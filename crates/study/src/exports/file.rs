//! Writing an export: whole or not at all, and never over another file without being told.

use std::io::BufWriter;
use std::path::Path;

use crate::StudyError;

/// Writes a file beside its destination first and renames it, so that a full disk leaves no half
/// of an export and an old file stays until the new one is whole.
pub(crate) fn write_whole(
    to: &Path,
    write: impl FnOnce(&mut BufWriter<std::fs::File>) -> Result<(), verbatim_export::ExportError>,
) -> Result<(), StudyError> {
    let unwritable = |source: std::io::Error| StudyError::Unwritable { path: to.to_owned(), source };
    let mut draft = to.as_os_str().to_owned();
    draft.push(".part");
    let draft = std::path::PathBuf::from(draft);
    let written = std::fs::File::create(&draft).map_err(unwritable).and_then(|file| {
        let mut out = BufWriter::with_capacity(1 << 16, file);
        write(&mut out).map_err(|e| unwritable(std::io::Error::other(e.to_string())))?;
        let file = out.into_inner().map_err(|e| unwritable(e.into_error()))?;
        file.sync_all().map_err(unwritable)
    });
    let placed = written.and_then(|()| std::fs::rename(&draft, to).map_err(unwritable));
    if placed.is_err() {
        // The draft may not even exist; the error that matters is the first one.
        let _ = std::fs::remove_file(&draft);
    }
    placed
}
