//! The archive round a project.

use std::io::{Cursor, Write};

use verbatim_protect::Cleared;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::ExportError;
use crate::refi::notes::Notes;
use crate::refi::project::ProjectFile;

/// Writes a project as QDPX: `project.qde`, and each text as a file of `sources`. Times of entries are
/// fixed, so that the same study makes the same bytes.
///
/// # Errors
/// What the destination says.
pub fn project_qdpx(project: &Cleared<ProjectFile>, mut to: impl Write) -> Result<(), ExportError> {
    let project = project.content();
    let notes = Notes::of(project);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, bytes: &[u8]| -> Result<(), ExportError> {
        zip.start_file(name, SimpleFileOptions::default())?;
        Ok(zip.write_all(bytes)?)
    };
    put("project.qde", &project.xml(&notes)?)?;
    for text in &project.texts {
        put(&format!("sources/{}.txt", text.transcript.id), text.text.as_bytes())?;
    }
    for (name, text) in notes.files() {
        put(&format!("sources/{name}"), text.as_bytes())?;
    }
    to.write_all(&zip.finish()?.into_inner())?;
    Ok(())
}
