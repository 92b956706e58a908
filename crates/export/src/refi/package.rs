//! The archive round a project.

use std::io::Write;

use verbatim_protect::Cleared;

use crate::ExportError;
use crate::archive::Archive;
use crate::refi::notes::Notes;
use crate::refi::project::ProjectFile;

/// Writes a project as QDPX: `project.qde`, and each text as a file of `sources`. The same study makes the
/// same bytes.
///
/// # Errors
/// What the destination says.
pub fn project_qdpx(project: &Cleared<ProjectFile>, to: impl Write) -> Result<(), ExportError> {
    let project = project.content();
    let notes = Notes::of(project);
    let mut archive = Archive::new();
    archive.put("project.qde", &project.xml(&notes)?)?;
    for text in &project.texts {
        archive.put(&format!("sources/{}.txt", text.transcript.id), text.text.as_bytes())?;
    }
    for (name, text) in notes.files() {
        archive.put(&format!("sources/{name}"), text.as_bytes())?;
    }
    archive.finish(to)
}
