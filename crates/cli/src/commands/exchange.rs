//! Projects and codebooks of other tools, in and out.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use verbatim_api::answers;
use verbatim_api::replies::{Exported, ProjectCounts, ProjectExport, ProjectImport};
use verbatim_model::{BackupReason, Purpose};
use verbatim_study::exchange::{ProjectReport, ReadProject, read_project};
use verbatim_study::exports::{CodebookForm, DocumentForm};
use verbatim_study::{KEY_FILE_ENDING, Secret, Silent, Study, StudyError};

use super::codebook::exporting;
use super::export::point_out_name;
use super::study::{first_author, recovery_text, remove_new};
use crate::args::{Common, KeyArgs};
use crate::failure::Failure;
use crate::key_file::write_with_keys;
use crate::output::{Output, list, plural};
use crate::secrets;
use crate::study::{absolute, choose_coder, coder_name, find, open_for_writing, progress, with_ending};

/// Writes the codebook by the ending of the file.
pub fn codebook(
    common: &Common,
    path: &Path,
    purpose: &str,
    to: &Path,
    figures: bool,
    key: &KeyArgs,
) -> Result<Output, Failure> {
    let purpose = Purpose::parse(purpose).map_err(StudyError::from)?;
    let form = match to.extension().and_then(|e| e.to_str()).map(str::to_lowercase).as_deref() {
        Some("csv") => CodebookForm::Csv,
        Some("docx") => CodebookForm::Document(DocumentForm::Docx),
        Some("odt") => CodebookForm::Document(DocumentForm::Odt),
        Some("html" | "htm") => CodebookForm::Document(DocumentForm::Html),
        Some("md") => CodebookForm::Document(DocumentForm::Markdown),
        Some("qdc") => CodebookForm::Qdc,
        _ => {
            return Err(Failure::usage(format!(
                "{} must end in .csv, .docx, .odt, .html, .md or .qdc.",
                to.display()
            )));
        }
    };
    let rows = match (figures, purpose) {
        (true, _) => exporting(common, path)?.export_counted_codebook(purpose, form, to)?,
        (false, Purpose::Team) => exporting(common, path)?.export_codebook(purpose, form, to, &Silent)?,
        (false, Purpose::Publication) => {
            let mut study = write_with_keys(path, common, key)?;
            study.export_codebook(purpose, form, to, &progress("Looking for names"))?
        }
    };
    if figures {
        point_out_name(to);
    }
    let reply = Exported { path: to.to_string_lossy().into_owned(), rows, withdrawn: 0 };
    let text = match purpose {
        Purpose::Team => format!("Wrote {} to {}.", plural(rows, "code"), reply.path),
        Purpose::Publication => format!(
            "Wrote {} to {}. Names were compared; examples are left out, since they are words of interviewees.",
            plural(rows, "code"),
            reply.path
        ),
    };
    Ok(Output::new(&reply, text))
}

/// Writes the whole study as a project.
pub fn project(common: &Common, path: &Path, purpose: &str, to: &Path) -> Result<Output, Failure> {
    let purpose = Purpose::parse(purpose).map_err(StudyError::from)?;
    if purpose == Purpose::Publication {
        return Err(StudyError::ProjectPublication.into());
    }
    if !to.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("qdpx")) {
        return Err(Failure::usage(format!("{} must end in .qdpx.", to.display())));
    }
    let mut study = exporting(common, path)?;
    let reply = answers::project_export(study.export_project(purpose, to, &progress("Reading"))?);
    point_out_name(to);
    let text = exported_in_words(&reply);
    Ok(Output::new(&reply, text))
}

fn exported_in_words(reply: &ProjectExport) -> String {
    let stays: Vec<String> =
        reply.stays_behind.iter().map(|stays| format!("{}: {}", stays.what, stays.count)).collect();
    format!(
        "Wrote {} and {} to {}. Internal: it contains raw text and is for the team only.{}{}",
        plural(reply.transcripts, "transcript"),
        plural(reply.codings, "coding"),
        reply.path,
        list("Not in the file:", &stays),
        list("Notes:", &reply.notes),
    )
}

/// Brings a project or codebook into a study, which is made where there is none.
pub fn import(common: &Common, file: &Path, study: &Path, report: Option<&Path>) -> Result<Output, Failure> {
    let path = find(study);
    if let Some(report) = report {
        refuse_in_place_of_needed(report, file, &path)?;
    }
    let read = read_project(file)?;
    let origin = read.origin.clone();
    // Before anything is done: what cannot be written is better known now than with a study already made.
    let report = report.map(ReportFile::open).transpose()?;
    let brought = if path.exists() {
        into_study(common, read, &path).map(|done| (path, done, None))
    } else {
        let path = with_ending(study);
        into_new(common, read, &path).map(|(done, words)| (path, done, Some(words)))
    };
    let (path, mut done, words) = match brought {
        Ok(brought) => brought,
        Err(failure) => {
            report.iter().for_each(ReportFile::remove_new);
            return Err(failure);
        }
    };
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let (written, lost) = match report.map(|to| to.write(&answers::project_report(&name, origin, &done))) {
        None => (None, false),
        Some(Ok(to)) => (Some(to), false),
        Some(Err(why)) => {
            // The recovery key is shown this once: nothing that comes after the study may keep it back.
            done.notes.push(why);
            (None, true)
        }
    };
    let key = words.as_ref().map(|words| words.join(" "));
    let reply = answers::project_import(&path, key, &done, written.as_deref());
    let mut text = imported_in_words(&reply, &done, lost);
    if let Some(words) = &words {
        text.push_str(&format!("\n\n{}", recovery_text(words)));
    }
    let partly = reply.left_out > 0 || lost;
    Ok(Output::new(&reply, text).partly(partly))
}

/// Refuses a report that would be written over the study, what comes in or a key file.
fn refuse_in_place_of_needed(report: &Path, file: &Path, study: &Path) -> Result<(), Failure> {
    let beside = |path: &Path, ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        leads_to(Path::new(&name))
    };
    let to = leads_to(report);
    // What comes in may be a folder with a database.
    let needed = [study.to_owned(), with_ending(study), file.to_owned(), file.join("data.qda")];
    let endings = ["", "-wal", "-shm", "-journal", ".lock"];
    let is_needed = needed.iter().any(|path| endings.iter().any(|ending| beside(path, ending) == to));
    // Any study and any key file, wherever it lies and whatever leads to it.
    let is_of_a_study = [report, &to]
        .iter()
        .filter_map(|path| path.extension())
        .any(|ending| ["verbatim", KEY_FILE_ENDING].iter().any(|own| ending.eq_ignore_ascii_case(own)));
    if is_of_a_study || is_needed {
        return Err(Failure::usage(format!(
            "The report would be written over {}, which is needed. Nothing was changed. Give --report another file.",
            report.display()
        )));
    }
    Ok(())
}

/// Where a path leads, also where nothing is yet.
fn leads_to(path: &Path) -> PathBuf {
    let through_folder = || {
        let whole = absolute(path);
        let folder = whole.parent()?.canonicalize().ok()?;
        Some(folder.join(whole.file_name()?))
    };
    path.canonicalize().ok().or_else(through_folder).unwrap_or_else(|| absolute(path))
}

/// The file for the report, opened before anything is imported.
struct ReportFile {
    path: PathBuf,
    file: File,
    /// Whether there was none of this name.
    is_new: bool,
}

impl ReportFile {
    /// Opens it without touching what it holds.
    fn open(path: &Path) -> Result<Self, StudyError> {
        let is_new = !path.exists();
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(path);
        let file = file.map_err(|source| StudyError::Unwritable { path: path.to_owned(), source })?;
        Ok(Self { path: path.to_owned(), file, is_new })
    }

    /// Writes the report in place of what the file held; answers where, or a sentence that says why not.
    fn write(mut self, report: &verbatim_api::replies::ProjectReport) -> Result<PathBuf, String> {
        let text = serde_json::to_string_pretty(report).unwrap_or_default() + "\n";
        // What is no file of a disk cannot be cut.
        let _ = self.file.set_len(0);
        let written = self.file.write_all(text.as_bytes()).and_then(|()| self.file.flush());
        written.map(|()| self.path.clone()).map_err(|e| {
            format!(
                "The report could not be written to {} ({e}). The import itself is done; what had no place is listed \
                 with it.",
                self.path.display()
            )
        })
    }

    /// Takes away the empty file of an import that did not happen.
    fn remove_new(&self) {
        if self.is_new {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

fn into_study(common: &Common, read: ReadProject, path: &Path) -> Result<ProjectReport, Failure> {
    let mut study = open_for_writing(path, common)?;
    match coder_name(common) {
        Some(name) => study.choose_coder_of(&read, &name)?,
        None => choose_coder(&mut study, common)?,
    }
    study.backup_beside(BackupReason::BeforeBulk)?;
    Ok(study.import_project(read, &progress("Importing"))?.value)
}

/// Makes a study of a project. A study whose project did not come in is taken away again.
fn into_new(
    common: &Common,
    read: ReadProject,
    path: &Path,
) -> Result<(ProjectReport, Vec<String>), Failure> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = read.name.clone().unwrap_or(stem);
    let passphrase = secrets::new_study_passphrase(common)?;
    let mut study = Study::create(path, &name, &Secret::passphrase(&passphrase))?;
    let done = begin(common, &mut study, read);
    let words = study.recovery_words()?;
    study.close()?;
    Ok((done.inspect_err(|_| remove_new(path))?, words))
}

fn begin(common: &Common, study: &mut Study, read: ReadProject) -> Result<ProjectReport, Failure> {
    let only = match read.coders.as_slice() {
        [(_, name)] => Some(name.clone()),
        _ => None,
    };
    let name = coder_name(common).or(only).unwrap_or_else(first_author);
    study.choose_coder_of(&read, &name)?;
    Ok(study.import_project(read, &progress("Importing"))?.value)
}

/// So many items are listed in words; the report has all.
const MOST_SHOWN: usize = 20;

fn imported_in_words(reply: &ProjectImport, done: &ProjectReport, all: bool) -> String {
    let most = if all { usize::MAX } else { MOST_SHOWN };
    let items: Vec<String> = done
        .items
        .iter()
        .take(most)
        .map(|item| {
            let name = if item.name.is_empty() { String::new() } else { format!(" “{}”", item.name) };
            format!("{}{name} ({}): {}", item.what, item.fate.as_str(), item.why)
        })
        .collect();
    let more = match done.items.len().saturating_sub(most) {
        0 => String::new(),
        n => format!("\n  … and {n} more; --report FILE.json lists all."),
    };
    let there = in_words(&reply.already_there);
    let there = if there.is_empty() { there } else { format!(" Already there: {there}.") };
    let added = in_words(&reply.added);
    let added = if added.is_empty() { "nothing".to_owned() } else { added };
    format!(
        "Added to {}: {added}.{there}{}{}{more}",
        reply.study,
        list("Notes:", &reply.notes),
        list("Without a place, or in another form:", &items),
    )
}

fn in_words(counts: &ProjectCounts) -> String {
    let ProjectCounts { coders, codes, interviewees, transcripts, codings, memos } = *counts;
    let all = [
        (coders, "coder"),
        (codes, "code"),
        (interviewees, "interviewee"),
        (transcripts, "transcript"),
        (codings, "coding"),
        (memos, "memo"),
    ];
    let some = all.into_iter().filter(|(count, _)| *count > 0);
    some.map(|(count, what)| plural(count, what)).collect::<Vec<_>>().join(", ")
}
