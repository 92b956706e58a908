//! Files of other programs, told apart by what they hold.

use std::path::{Path, PathBuf};

use verbatim_import::refi::{ReadProject, read_refi};
use verbatim_import::tools::{TABLES, read_tool};
use verbatim_store::{is_foreign_database, read_foreign};

use crate::StudyError;

/// The largest project file that is read.
const MAX_BYTES: u64 = 1 << 30;

/// The database within a project folder of QualCoder.
const IN_FOLDER: &str = "data.qda";

/// Reads a project or codebook file without a study, so that a file that is none leaves nothing behind.
/// A project of QualCoder may be given as its folder.
///
/// # Errors
/// [`StudyError::Unreadable`], or [`StudyError::BadFile`] with the reason.
pub fn read_project(file: &Path) -> Result<ReadProject, StudyError> {
    let bad = |reason: String| StudyError::BadFile { path: file.to_owned(), reason };
    let unreadable = |source| StudyError::Unreadable { path: file.to_owned(), source };
    let is_folder = std::fs::metadata(file).map_err(unreadable)?.is_dir();
    let path = if is_folder { database_of(file)? } else { file.to_owned() };
    // Looked at before reading, so that a file of gigabytes costs nothing.
    let about = std::fs::metadata(&path).map_err(unreadable)?;
    if !about.is_file() {
        return Err(bad("It is no file. Choose the project file of the other program.".to_owned()));
    }
    if about.len() > MAX_BYTES {
        return Err(bad("The file is larger than 1 GB. Split the project.".to_owned()));
    }
    let bytes = std::fs::read(&path).map_err(unreadable)?;
    if !is_foreign_database(&bytes) {
        return read_refi(&bytes).map_err(|e| bad(e.to_string()));
    }
    // The program's own journals lie where the database is, wherever a link to it is.
    if let Some(beside) = unfinished(&std::fs::canonicalize(&path).map_err(unreadable)?) {
        return Err(bad(format!(
            "“{beside}” beside it holds changes that its program has not finished. Close the project there, or open and \
             close it once, and try again."
        )));
    }
    let tables = read_foreign(bytes, TABLES).map_err(|e| bad(e.to_string()))?;
    let mut read = read_tool(&tables).map_err(|e| bad(e.to_string()))?;
    if read.name.is_none() {
        read.name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    }
    Ok(read)
}

/// The database of a project folder, which must lie in it.
fn database_of(folder: &Path) -> Result<PathBuf, StudyError> {
    let bad = |reason: &str| StudyError::BadFile { path: folder.to_owned(), reason: reason.to_owned() };
    let database = folder.join(IN_FOLDER);
    match std::fs::symlink_metadata(&database) {
        Ok(about) if about.is_file() => Ok(database),
        Ok(_) => Err(bad(
            "“data.qda” in the folder leads elsewhere or is no file. It was not read; ask where it comes from.",
        )),
        Err(_) => Err(bad("The folder holds no “data.qda”, so it is no project of QualCoder.")),
    }
}

/// Name of a journal beside a database that is not empty.
fn unfinished(database: &Path) -> Option<String> {
    let beside = ["-wal", "-journal"].into_iter().map(|ending| {
        let mut name = database.file_name().unwrap_or_default().to_owned();
        name.push(ending);
        name
    });
    let mut beside = beside
        .filter(|name| std::fs::metadata(database.with_file_name(name)).is_ok_and(|about| about.len() > 0));
    beside.next().map(|name| name.to_string_lossy().into_owned())
}
