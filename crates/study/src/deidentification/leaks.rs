//! Looking for names where none may be: in the study before anything leaves it, and in files.
//!
//! With the key file open every name that has an alias is compared, also one letter away. The finder
//! looks besides, in the study only where the result is of use: in texts that somebody has confirmed,
//! and elsewhere for what it is rather sure of.

mod company;
mod holder;
mod lists;
mod places;
mod scan;

use std::collections::HashSet;
use std::path::PathBuf;

use uuid::Uuid;
use verbatim_model::{ActionKind, IdentifierKind, LeakAllowanceId, TranscriptId};
use verbatim_store::{LeakAllowance, now};
use verbatim_text::Span;

use crate::deidentification::Quoted;
use crate::subject::{Marks, Subject};
use crate::{Changed, Progress, Study, StudyError};

use holder::Holder;
use places::Place;

/// What was scanned and what was found.
#[derive(Clone, Debug, Default)]
pub struct LeakScan {
    /// Whether names were compared, which needs the key file open.
    pub names_compared: bool,
    /// Each kind of place with how many there are and how many are clean.
    pub scopes: Vec<LeakScope>,
    /// What was found, place by place.
    pub leaks: Vec<Leak>,
    /// Files that could not be looked into, with the reason.
    pub unread: Vec<(PathBuf, String)>,
}

/// One kind of place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeakScope {
    /// The kind, as a word.
    pub place: &'static str,
    /// How many there are.
    pub of: usize,
    /// How many hold nothing that was found.
    pub clean: usize,
}

/// Something that may identify somebody where it may not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// Kind of place, as a word.
    pub place: &'static str,
    /// Id of what holds it.
    pub id: Option<Uuid>,
    /// Name of what holds it, for a person to read.
    pub name: String,
    /// The words within it, in code points.
    pub span: Span,
    /// The words, with what stands round them.
    pub words: Quoted,
    /// What they are; `None` for an id of the study.
    pub kind: Option<IdentifierKind>,
    /// Why they were found, as a phrase.
    pub reason: String,
    /// Words of the alias that should stand there.
    pub alias: Option<String>,
}

impl Study {
    /// Scans everything in the study that could leave it.
    ///
    /// # Errors
    /// [`StudyError::Cancelled`], or what a file says.
    pub fn scan_leaks(&self, progress: &dyn Progress) -> Result<LeakScan, StudyError> {
        let places = self.places()?;
        let allowed = self.store.rows().leak_allowances()?;
        let mut scan = self.scan_places(&places, &allowed, progress)?;
        let raw = self.transcripts()?.iter().filter(|t| !places::is_confirmed(t)).count();
        if raw > 0 {
            let scope = LeakScope { place: "transcript not de-identified", of: raw, clean: 0 };
            scan.scopes.insert(0, scope);
        }
        Ok(scan)
    }

    /// Scans the words of these transcripts as the scan of the study does.
    pub(crate) fn scan_transcripts(
        &self,
        transcripts: &HashSet<TranscriptId>,
        progress: &dyn Progress,
    ) -> Result<LeakScan, StudyError> {
        let mut places = self.places()?;
        let is_one = |id: Uuid| transcripts.contains(&TranscriptId::from(id));
        places.retain(|place| place.holder == Holder::Transcript && place.id.is_some_and(is_one));
        self.scan_places(&places, &self.store.rows().leak_allowances()?, progress)
    }

    /// Scans files outside the study: their words, their properties and their names. Ids of the study
    /// count as identifiers there.
    ///
    /// # Errors
    /// [`StudyError::Cancelled`], or what the study says. A file that cannot be read is listed.
    pub fn scan_files(&self, files: &[PathBuf], progress: &dyn Progress) -> Result<LeakScan, StudyError> {
        let (mut places, mut unread) = (Vec::new(), Vec::new());
        for path in files {
            match places::of_file(path) {
                Ok(parts) => places.extend(parts),
                Err(reason) => unread.push((path.clone(), reason)),
            }
        }
        let mut scan = self.scan_places(&places, &[], progress)?;
        scan.unread = unread;
        Ok(scan)
    }

    /// Scans words that are to leave as they stand, each with the name of what they are. Ids of the
    /// study count as identifiers there.
    pub(crate) fn scan_words(
        &self,
        words: Vec<(String, String)>,
        progress: &dyn Progress,
    ) -> Result<LeakScan, StudyError> {
        let place = |(name, text)| Place::new(Holder::Table, None, name, text);
        let places: Vec<Place> = words.into_iter().map(place).collect();
        self.scan_places(&places, &[], progress)
    }

    /// Looks for real names and ids of the study in words that the team wrote for readers, such as a template, which
    /// name their authors and places by right.
    pub(crate) fn scan_own_words(
        &self,
        words: Vec<(String, String)>,
        progress: &dyn Progress,
    ) -> Result<LeakScan, StudyError> {
        let place = |(name, text)| Place::new(Holder::Template, None, name, text);
        let places: Vec<Place> = words.into_iter().map(place).collect();
        self.scan_places(&places, &[], progress)
    }

    /// Lets something that the scan found stay, until what stands there changes.
    ///
    /// # Errors
    /// [`StudyError::EmptyName`] without a reason, [`StudyError::Missing`], or what the study file
    /// says.
    pub fn allow_leak(
        &mut self,
        place: &str,
        id: Option<Uuid>,
        span: Span,
        reason: &str,
    ) -> Result<Changed<()>, StudyError> {
        let reason = crate::open::one_line(reason, "a permission")?.to_owned();
        let missing = || StudyError::Missing { what: "place", name: place.to_owned() };
        let places = self.places()?;
        let there = places.iter().find(|p| p.holder.word() == place && p.id == id).ok_or_else(missing)?;
        let (place, text_hash) = (place.to_owned(), self.place_hash(there));
        self.act(ActionKind::AllowLeak, |tx, coder| {
            tx.insert_leak_allowance(&LeakAllowance {
                id: LeakAllowanceId::new(),
                place,
                place_id: id,
                span,
                text_hash,
                reason,
                coder: coder.id,
                created_at: now(),
            })?;
            Ok(((), Subject::counted(1, Marks { notes_only: true, ..Marks::default() })))
        })
    }

    /// Lets a name stay wherever it is found. The key file keeps that.
    ///
    /// # Errors
    /// [`StudyError::EmptyName`] without a reason,
    /// [`super::DeidentificationError::KeyFileClosed`], or what the key file says.
    pub fn allow_name(&mut self, words: &str, reason: &str) -> Result<(), StudyError> {
        let reason = crate::open::one_line(reason, "a permission")?;
        Ok(self.keys()?.allow_name(words.trim(), reason)?)
    }

    fn place_hash(&self, place: &Place) -> [u8; 32] {
        self.store.text_hasher()(&place.text)
    }
}
