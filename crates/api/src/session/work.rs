//! The commands themselves, in the order of [`commands`](crate::commands).

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use verbatim_model::{Affected, BackupReason, CodeId, CodingId, TranscriptId, TranscriptKind};
use verbatim_study::analysis::MatrixOptions;
use verbatim_study::codings::NewCoding;
use verbatim_study::history::Stepped;
use verbatim_study::interviews::Source;
use verbatim_study::{Access, Study};

use super::{id, secret};
use crate::replies::{
    Change, CodeRow, Coder, CodingAdded, Created, Empty, HistoryRow, ImportReport, InterviewRow, Matrix,
    Overview, PreviewRow, Start, TranscriptView, UndoState,
};
use crate::requests::{
    AddCoding, ChooseCoder, CodingRef, CreateStudy, Files, History, ImportTranscripts, MatrixRequest,
    OpenStudy, Secret, Template, TranscriptRef,
};
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// None.
    pub fn start(&self, _: Empty) -> Result<Start, ApiError> {
        Ok(Start {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            recent: self.recent(),
            open_path: self.options.open_path.clone(),
            sample_passphrase: self.options.sample_passphrase.clone(),
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where something is at the path, the passphrase is too short or the disk refuses.
    pub fn study_create(&self, args: CreateStudy) -> Result<Created, ApiError> {
        let path = with_ending(&args.path);
        let mut study = Study::create(&path, &args.name, &secret(&Secret::Passphrase(args.passphrase)))?;
        study.choose_coder(&args.coder)?;
        if let Some(template) = &args.template {
            study.use_template(template)?;
        }
        let recovery_key = study.recovery_words()?;
        let overview = overview(&study)?;
        self.remember(&path);
        self.replace(Some(study))?;
        Ok(Created { recovery_key, overview })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the file is no study or the secret does not open it.
    pub fn study_open(&self, args: OpenStudy) -> Result<Overview, ApiError> {
        let path = PathBuf::from(&args.path);
        self.replace(None)?;
        let mut study = Study::open(&path, &secret(&args.secret), Access::Write)?;
        if study.read_only().is_none() {
            study.backup_of_yesterday()?;
        }
        let overview = overview(&study)?;
        self.remember(&path);
        self.replace(Some(study))?;
        Ok(overview)
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn study_overview(&self, _: Empty) -> Result<Overview, ApiError> {
        self.with(|study| overview(study))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where closing fails; everything saved is safe all the same.
    pub fn study_lock(&self, _: Empty) -> Result<Empty, ApiError> {
        self.replace(None)
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the name is empty or a new coder cannot be written.
    pub fn coder_choose(&self, args: ChooseCoder) -> Result<Coder, ApiError> {
        self.with(|study| {
            study.choose_coder(&args.name)?;
            study.coder().map(answers::coder).ok_or_else(|| verbatim_study::StudyError::NoCoder.into())
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn interviews_list(&self, _: Empty) -> Result<Vec<InterviewRow>, ApiError> {
        self.with(|study| Ok(answers::interview_rows(study)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open. A file that cannot be read has a sentence in its row.
    pub fn transcripts_preview(&self, args: Files) -> Result<Vec<PreviewRow>, ApiError> {
        let sources = sources(&args.paths);
        self.with(|study| Ok(answers::previews(study, &sources)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where nobody is coding or the study cannot be changed.
    pub fn transcripts_import(&self, args: ImportTranscripts) -> Result<ImportReport, ApiError> {
        let kind = TranscriptKind::parse(&args.kind).map_err(verbatim_study::StudyError::from)?;
        let sources = sources(&args.paths);
        self.with(|study| {
            study.backup_beside(BackupReason::BeforeBulk)?;
            Ok(answers::window_import(study.import_transcripts(&sources, kind, &self.watch())?.value))
        })
    }

    /// See [`commands`](crate::commands). Does not wait for the command that it stops.
    ///
    /// # Errors
    /// None.
    pub fn cancel(&self, _: Empty) -> Result<Empty, ApiError> {
        self.cancelled.store(true, Ordering::Relaxed);
        Ok(Empty {})
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the file lists no people, nobody is coding or the study cannot be changed.
    pub fn interviewees_import(&self, args: Files) -> Result<ImportReport, ApiError> {
        self.with(|study| {
            study.backup_beside(BackupReason::BeforeBulk)?;
            let (mut problems, mut notes, mut count) = (Vec::new(), Vec::new(), 0);
            for path in args.paths.iter().map(Path::new) {
                let unreadable =
                    |source| verbatim_study::StudyError::Unreadable { path: path.to_owned(), source };
                let bytes = std::fs::read(path).map_err(unreadable)?;
                let report = study.import_interviewees(path, &bytes)?.value;
                count += report.added.len() + report.changed.len();
                problems.extend(report.problems);
                notes.extend(report.changed);
                notes.extend(report.bound);
                notes.extend(report.notes);
            }
            let summary = match count {
                1 => "1 interviewee added or changed".to_owned(),
                n => format!("{n} interviewees added or changed"),
            };
            Ok(ImportReport { summary, files: Vec::new(), problems, notes })
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such transcript.
    pub fn transcript_open(&self, args: TranscriptRef) -> Result<TranscriptView, ApiError> {
        let transcript: TranscriptId = id("transcript", &args.transcript)?;
        self.with(|study| Ok(answers::transcript_view(study, transcript)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn codes_list(&self, _: Empty) -> Result<Vec<CodeRow>, ApiError> {
        self.with(|study| Ok(answers::code_rows(study)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the study has codes already.
    pub fn codebook_template(&self, args: Template) -> Result<Change, ApiError> {
        self.with(|study| {
            let changed = study.use_template(&args.name)?;
            let said = format!("Added {} codes", changed.value.added.len());
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the passage is outside the text, or the text is not what was seen.
    pub fn coding_add(&self, args: AddCoding) -> Result<CodingAdded, ApiError> {
        let transcript: TranscriptId = id("transcript", &args.transcript)?;
        let code: CodeId = id("code", &args.code)?;
        self.with(|study| {
            let new = NewCoding { seen: Some(args.seen), ..NewCoding::plain(transcript, args.start, args.end, code) };
            let changed = study.add_coding(new)?;
            let name = study.code(code)?.name;
            let added = changed.value;
            let said = if added.already_there {
                format!("Already coded as {name}")
            } else {
                format!("Coded as {name}")
            };
            let warning = (added.counts_nowhere && !added.already_there).then(|| {
                "Only the interviewer speaks in this passage, so it is counted nowhere: questions are no evidence."
                    .to_owned()
            });
            let place = Some((transcript, args.start, args.end));
            let change = answers::change(study, said, &changed.affected, place)?;
            let coding = answers::coding(&added.coding, &[]);
            Ok(CodingAdded { coding, already_there: added.already_there, warning, change })
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such coding, or it is another coder's.
    pub fn coding_remove(&self, args: CodingRef) -> Result<Change, ApiError> {
        let coding: CodingId = id("coding", &args.coding)?;
        self.with(|study| {
            let changed = study.remove_coding(coding)?;
            let gone = changed.value;
            let said = format!("Removed {}", study.code(gone.code)?.name);
            let place = Some((gone.transcript, gone.span.start(), gone.span.end()));
            Ok(answers::change(study, said, &changed.affected, place)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn undo_state(&self, _: Empty) -> Result<UndoState, ApiError> {
        self.with(|study| Ok(answers::undo_state(study)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is nothing to undo.
    pub fn undo(&self, _: Empty) -> Result<Change, ApiError> {
        self.with(|study| {
            let name = coder_name(study)?;
            let step = study.undo(&name)?;
            stepped(study, "Undone", &step)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is nothing to redo.
    pub fn redo(&self, _: Empty) -> Result<Change, ApiError> {
        self.with(|study| {
            let name = coder_name(study)?;
            let step = study.redo(&name)?;
            stepped(study, "Done again", &step)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where a column does not exist.
    pub fn matrix(&self, args: MatrixRequest) -> Result<Matrix, ApiError> {
        let options = MatrixOptions { columns: args.columns, roll_up: args.roll_up, words: args.words };
        self.with(|study| Ok(answers::matrix(study, &options)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn history(&self, args: History) -> Result<Vec<HistoryRow>, ApiError> {
        self.with(|study| Ok(answers::history(study, args.limit)?))
    }
}

fn overview(study: &Study) -> Result<Overview, ApiError> {
    let path = study.path();
    Ok(Overview {
        name: study.name()?,
        file_name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        path: path.to_string_lossy().into_owned(),
        read_only: study.read_only().map(ToString::to_string),
        warnings: verbatim_study::backups::place_warnings(path),
        coders: study.coders()?.iter().map(answers::coder).collect(),
        coder: study.coder().map(answers::coder),
        counts: answers::counts(&study.counts()?),
        columns: study.column_names()?,
        undo: answers::undo_state(study)?,
    })
}

/// Files in the encoding that is recognised.
fn sources(paths: &[String]) -> Vec<Source> {
    paths.iter().map(|path| Source { path: PathBuf::from(path), encoding: None }).collect()
}

fn coder_name(study: &Study) -> Result<String, ApiError> {
    study.coder().map(|c| c.name.clone()).ok_or_else(|| verbatim_study::StudyError::NoCoder.into())
}

fn stepped(study: &Study, verb: &str, step: &Stepped) -> Result<Change, ApiError> {
    let place = step.place.map(|(transcript, span)| (transcript, span.start(), span.end()));
    let stale: &Affected = &step.affected;
    Ok(answers::change(study, format!("{verb}: {}", step.label), stale, place)?)
}

/// A study's file name always ends in `.verbatim`.
fn with_ending(path: &str) -> PathBuf {
    let path = PathBuf::from(path);
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("verbatim")) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".verbatim");
    PathBuf::from(name)
}
