//! Studies made of a corpus, as the jobs need them.

use std::fs;
use std::path::{Path, PathBuf};

use verbatim_model::{Purpose, TranscriptKind};
use verbatim_study::codings::CodingsFile;
use verbatim_study::exports::{ExcerptFilter, ExcerptsLayout, ExportFormat, Exported};
use verbatim_study::interviews::Source;
use verbatim_study::{Access, Secret, Silent, Study};

use crate::Outcome;
use crate::corpus::{Corpus, Size};

const PASSPHRASE: &str = "benchmark passphrase";

/// Where the study of one size lies.
pub fn path(folder: &Path, size: Size) -> PathBuf {
    folder.join(format!("study-{}", size.name())).join("study.verbatim")
}

/// A new study with codes and people and nothing else. The key is derived once only for the last
/// of several, which other processes open again.
pub fn empty(path: &Path, corpus: &Corpus) -> Outcome<Study> {
    let mut study = without_anything(path)?;
    study.import_codebook(&corpus.codebook, &fs::read(&corpus.codebook)?)?;
    study.import_interviewees(&corpus.interviewees, &fs::read(&corpus.interviewees)?)?;
    Ok(study)
}

/// A new study in a folder of its own, which is emptied first.
pub fn without_anything(path: &Path) -> Outcome<Study> {
    let folder = path.parent().ok_or("no folder")?;
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let mut study = Study::create(path, "Benchmark", &Secret::passphrase(PASSPHRASE))?;
    study.choose_coder("Ines")?;
    Ok(study)
}

/// Opens the study again. Read-only while another process has it open.
pub fn open(path: &Path) -> Outcome<Study> {
    let mut study = Study::open(path, &Secret::passphrase(PASSPHRASE), Access::Write)?;
    if study.read_only().is_none() {
        study.choose_coder("Ines")?;
    }
    Ok(study)
}

pub fn import_transcripts(study: &mut Study, corpus: &Corpus) -> Outcome<()> {
    let sources: Vec<Source> = corpus.transcripts.iter().map(|path| Source::new(path.clone())).collect();
    let files = study.import_transcripts(&sources, TranscriptKind::Recording, &Silent)?.value;
    let failed = files.iter().find(|file| file.outcome != verbatim_study::interviews::FileOutcome::Imported);
    failed.map_or(Ok(()), |file| Err(format!("{}: {}", file.file, file.messages.join(" ")).into()))
}

/// Imports codings and answers how many were added.
pub fn import_codings(study: &mut Study, file: &Path) -> Outcome<usize> {
    let files = [CodingsFile { path: file.to_owned(), bytes: fs::read(file)? }];
    let report = study.import_codings(&files, &Silent)?.value;
    if report.problems.len() * 100 > report.added {
        return Err(format!("{} rows fit nothing: {}", report.problems.len(), report.problems[0]).into());
    }
    Ok(report.added)
}

/// Writes all excerpts for the team, a row a coding.
pub fn export_rows(study: &mut Study, format: ExportFormat, to: &Path) -> Outcome<Exported> {
    let (filter, layout) = (ExcerptFilter::default(), ExcerptsLayout::of_rows());
    Ok(study.export_excerpts(&filter, layout, Purpose::Team, format, to, &Silent)?)
}
