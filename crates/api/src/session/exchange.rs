//! Projects and codebooks of other tools, in and out.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use verbatim_model::{BackupReason, Purpose};
use verbatim_study::exchange::{ProjectCounts, ReadProject, read_project, write_report};
use verbatim_study::exports::{CodebookForm, DocumentForm};
use verbatim_study::{Cancelled, StudyError};

use super::newest::Newest;
use crate::answers::plural;
use crate::replies::{CodebookGone, Empty, ProjectGone, ProjectImported, ProjectPreview, ProjectReport};
use crate::requests::{CodebookFile, ExportCodebook, ExportProject, ProjectPath, SaveProjectReport};
use crate::{ApiError, Code, Session, answers};

/// What comes from other programs and goes to them.
pub(super) struct Exchange {
    /// The reading, import or export that began last. `cancel` and locking end it, too.
    newest: Newest,
    /// The project that was read last and waits for its import, so that what comes in is what was shown.
    read: Mutex<Option<(PathBuf, ReadProject)>>,
    /// What of the project that was imported last had no place.
    report: Mutex<Option<ProjectReport>>,
}

impl Exchange {
    pub const fn new() -> Self {
        Self { newest: Newest::new(), read: Mutex::new(None), report: Mutex::new(None) }
    }

    /// Stops what runs.
    pub fn stop(&self) {
        self.newest.end();
    }

    /// Stops what runs and forgets what was read.
    pub fn end(&self) {
        self.stop();
        put(&self.read, None);
        put(&self.report, None);
    }

    /// Keeps what was read until it is imported, unless that was ended meanwhile.
    fn keep(&self, run: u64, path: PathBuf, read: ReadProject) -> Result<(), Cancelled> {
        let mut kept = self.read.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        self.newest.go_on(run)?;
        *kept = Some((path, read));
        Ok(())
    }
}

fn put<T>(place: &Mutex<Option<T>>, value: Option<T>) -> Option<T> {
    let mut place = place.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    std::mem::replace(&mut *place, value)
}

impl Session {
    /// See [`commands`](crate::commands). The study is free for others while the file is read.
    ///
    /// # Errors
    /// Where the file is no project or codebook, a later reading has begun, somebody cancelled, or the study was
    /// locked meanwhile.
    pub fn project_preview(&self, args: ProjectPath) -> Result<ProjectPreview, ApiError> {
        let (run, watch) = self.watch_exchange();
        self.with(|_| Ok(()))?;
        let path = PathBuf::from(args.path);
        watch(0, 1).map_err(StudyError::from)?;
        let read = read_project(&path)?;
        // Nothing that nobody waits for any more reaches a window, or a study that was opened meanwhile.
        watch(1, 1).map_err(StudyError::from)?;
        let preview =
            self.with(|study| Ok(answers::project_preview(&name_of(&path), &read, &study.coders()?)))?;
        self.exchange.keep(run, path, read).map_err(StudyError::from)?;
        Ok(preview)
    }

    /// See [`commands`](crate::commands). A backup is made before.
    ///
    /// # Errors
    /// As `project_preview`, where the file has to be read again; where nobody is coding or the study cannot be
    /// changed.
    pub fn project_import(&self, args: ProjectPath) -> Result<ProjectImported, ApiError> {
        let (_, watch) = self.watch_exchange();
        self.with(|_| Ok(()))?;
        let path = PathBuf::from(args.path);
        let read = match put(&self.exchange.read, None) {
            Some((shown, read)) if shown == path => read,
            _ => read_project(&path)?,
        };
        let (name, origin) = (name_of(&path), read.origin.clone());
        self.with(|study| {
            watch(0, read.texts.len()).map_err(StudyError::from)?;
            study.backup_beside(BackupReason::BeforeBulk)?;
            let changed = study.import_project(read, &watch)?;
            let said = match changed.number {
                Some(_) => imported(&changed.value.added),
                None => "Nothing in it is new, so nothing was changed".to_owned(),
            };
            let report = answers::project_report(&name, origin, &changed.value);
            put(&self.exchange.report, Some(report.clone()));
            let change = answers::change(study, said, &changed.affected, None)?;
            Ok(answers::project_imported(change, &changed.value, report))
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where nothing was imported since the study was opened, the name is no report's, or the file cannot be written.
    pub fn project_report_save(&self, args: SaveProjectReport) -> Result<Empty, ApiError> {
        let refused =
            |what: &str, next| ApiError::new(Code::Other, what).kept("Nothing was written.").next(next);
        let path = Path::new(&args.path);
        if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
            return Err(refused("The name of a report ends in .json.", "Give it that ending."));
        }
        let kept = self.exchange.report.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
        let Some(report) = kept else {
            return Err(refused(
                "There is no report of an import any more.",
                "Import the project again: what is there already stays as it is, and all else is told again.",
            ));
        };
        write_report(path, &(serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"))?;
        Ok(Empty {})
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where figures are asked for where there are none, names cannot be compared since the key file is closed, a
    /// name stands in a code, the file cannot be written, or somebody cancels.
    pub fn codebook_export(&self, args: ExportCodebook) -> Result<CodebookGone, ApiError> {
        let (to, form, purpose) = (PathBuf::from(args.path), in_form(args.form), Purpose::from(args.purpose));
        let (_, watch) = self.watch_exchange();
        self.with(|study| {
            watch(0, 1).map_err(StudyError::from)?;
            let codes = match args.figures {
                true => study.export_counted_codebook(purpose, form, &to)?,
                false => study.export_codebook(purpose, form, &to, &watch)?,
            };
            Ok(answers::codebook_gone(&to, purpose, codes))
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the file cannot be written, or somebody cancels.
    pub fn project_export(&self, args: ExportProject) -> Result<ProjectGone, ApiError> {
        let to = PathBuf::from(args.path);
        let (_, watch) = self.watch_exchange();
        self.with(|study| Ok(answers::project_gone(&to, study.export_project(Purpose::Team, &to, &watch)?)))
    }

    /// The number of what begins now, and what it reports to: a later one, `cancel` and locking end it.
    fn watch_exchange(&self) -> (u64, impl Fn(usize, usize) -> Result<(), Cancelled> + Sync + '_) {
        let run = self.exchange.newest.begin();
        let watch = move |done, of| {
            self.say_progress(done, of);
            self.exchange.newest.go_on(run)
        };
        (run, watch)
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// What an import added, for the status line.
fn imported(added: &ProjectCounts) -> String {
    match (added.transcripts, added.codings) {
        (0, 0) => format!("Imported {}", plural(added.codes, "code")),
        (texts, codings) => {
            format!("Imported {} and {}", plural(texts, "transcript"), plural(codings, "coding"))
        }
    }
}

const fn in_form(form: CodebookFile) -> CodebookForm {
    match form {
        CodebookFile::Docx => CodebookForm::Document(DocumentForm::Docx),
        CodebookFile::Odt => CodebookForm::Document(DocumentForm::Odt),
        CodebookFile::Html => CodebookForm::Document(DocumentForm::Html),
        CodebookFile::Md => CodebookForm::Document(DocumentForm::Markdown),
        CodebookFile::Csv => CodebookForm::Csv,
        CodebookFile::Qdc => CodebookForm::Qdc,
    }
}
