//! A study in three lines.

use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use verbatim_model::{CodeId, CodePath, Coding, TranscriptId, TranscriptKind};
use verbatim_study::codings::NewCoding;
use verbatim_study::interviews::{FileOutcome, Source};
use verbatim_study::{Access, Secret, Silent, Study};

use crate::marked::marked;

/// A study in a folder of its own, which goes when this does.
pub struct TestStudy {
    /// The open study.
    study: Option<Study>,
    path: PathBuf,
    /// Who coded when it was closed.
    coder: Option<String>,
    folder: TempDir,
}

/// An empty study, opened for writing, with Ines coding.
#[must_use]
pub fn a_study() -> TestStudy {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Operations.verbatim");
    let mut study = Study::create(&path, "Operations", &secret()).unwrap();
    study.choose_coder("Ines").unwrap();
    TestStudy { study: Some(study), path, coder: None, folder }
}

/// What every study of the tests opens with.
#[must_use]
pub const fn secret() -> Secret {
    Secret::raw_for_tests(1)
}

/// Opens the key file of a study; makes it where there is none.
pub fn open_keys(study: &mut Study) {
    let state = study.key_file_state();
    let secret = Secret::raw_for_tests(2);
    match (state.open, state.there) {
        (true, _) => {}
        (false, true) => study.open_key_file(None, &secret).unwrap(),
        (false, false) => study.make_key_file(None, &secret).unwrap(),
    }
}

impl TestStudy {
    /// The folder, for files to import and backups.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file into the folder.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Imports a transcript, which must go in.
    pub fn import(&mut self, name: &str, bytes: impl AsRef<[u8]>) -> TranscriptId {
        let path = self.file(name, bytes);
        let source = Source::new(path);
        let done = self.import_transcripts(&[source], TranscriptKind::Recording, &Silent).unwrap().value;
        assert_eq!(done[0].outcome, FileOutcome::Imported, "{:?}", done[0].messages);
        self.find_transcript(name).unwrap().id
    }

    /// Adds a code, and those above it.
    pub fn add(&mut self, path: &str) -> CodeId {
        self.add_code(&CodePath::parse(path)).unwrap().value.id
    }

    /// Imports interviewees.
    pub fn people(&mut self, csv: &str) {
        self.import_interviewees(Path::new("people.csv"), csv.as_bytes()).unwrap();
    }

    /// Puts a code on a passage.
    pub fn put(&mut self, transcript: TranscriptId, start: u32, end: u32, code: CodeId) -> Coding {
        self.add_coding(NewCoding::plain(transcript, start, end, code)).unwrap().value.coding
    }

    /// Imports a transcript and codes its passages between `⟦` and `⟧`, all with one code.
    pub fn coded(&mut self, name: &str, written: &str, code: CodeId) -> Vec<Coding> {
        let read = marked(written);
        let transcript = self.import(name, &read.text);
        read.passages.iter().map(|span| self.put(transcript, span.start(), span.end(), code)).collect()
    }

    /// The words that a coding stands on.
    #[must_use]
    pub fn words_of(&self, coding: &Coding) -> String {
        let transcript = self.transcript(coding.transcript).unwrap();
        let text = self.text(&transcript).unwrap();
        text.code_points().slice(coding.span).unwrap().to_owned()
    }

    /// Where the study lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Closes the study. It must be opened again before anything else is asked of it.
    pub fn close(&mut self) {
        if let Some(study) = self.study.take() {
            self.coder = study.coder().map(|c| c.name.clone());
            study.close().unwrap();
        }
    }

    /// Opens the study again, after closing it where it is open, with the same coder.
    pub fn reopen(&mut self) {
        self.close();
        let mut study = Study::open(&self.path, &secret(), Access::Write).unwrap();
        assert!(study.read_only().is_none());
        if let Some(name) = &self.coder {
            study.choose_coder(name).unwrap();
        }
        self.study = Some(study);
    }

    /// Fails where `check` finds anything.
    ///
    /// # Panics
    /// With the problems.
    #[track_caller]
    pub fn assert_sound(&self) {
        assert_eq!(self.check(&Silent).unwrap().problems, Vec::<String>::new());
    }
}

impl Deref for TestStudy {
    type Target = Study;

    fn deref(&self) -> &Study {
        self.study.as_ref().unwrap()
    }
}

impl DerefMut for TestStudy {
    fn deref_mut(&mut self) -> &mut Study {
        self.study.as_mut().unwrap()
    }
}
