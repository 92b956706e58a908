//! Keeping the search index beside the study's rows, never older than the text.

use std::cell::RefCell;
use std::ops::ControlFlow;

use rayon::prelude::*;
use verbatim_search::{
    FindInTurn, Index, IndexFile, IndexStorage, Matches, Query, Speakers, Stamp, StorageError, TurnPlace,
    scan,
};
use verbatim_store::Rows;

use crate::searches::library::Library;
use crate::{Progress, Study, StudyError};

/// A study up to so many code points is searched by reading it: faster than making an index for
/// one question.
const READ_UP_TO: u64 = 4_000_000;

/// The index in use, with the state of the texts that it belongs to.
#[derive(Default)]
pub(crate) struct Searching {
    index: Option<(Stamp, Index)>,
}

impl Searching {
    /// Drops the index: texts or roles changed.
    pub fn forget(&mut self) {
        self.index = None;
    }
}

impl Study {
    /// Turns that a query finds, by the index where one is at hand and by reading where not.
    pub(super) fn find(
        &self,
        library: &Library,
        query: &Query,
        speakers: Speakers,
    ) -> Result<Matches, StudyError> {
        let stamp = library.stamp();
        if let Some((of, index)) = &self.searching.index
            && of == stamp
        {
            return index.search(query, speakers).map_err(|e| StudyError::Query(e.to_string()));
        }
        if library.code_points() > READ_UP_TO
            && let Ok(index) =
                Index::load(&Kept { rows: self.store.rows(), files: RefCell::default() }, stamp)
        {
            return index.search(query, speakers).map_err(|e| StudyError::Query(e.to_string()));
        }
        self.read_all(library, &verbatim_search::TurnMatcher::new(query), speakers)
    }

    /// Turns in which something is found, by reading every turn.
    pub(super) fn read_all(
        &self,
        library: &Library,
        wanted: &(impl FindInTurn + Sync),
        speakers: Speakers,
    ) -> Result<Matches, StudyError> {
        library.read_all(self.store.rows())?;
        let places: Vec<TurnPlace> = (0..library.transcripts.len())
            .into_par_iter()
            .flat_map_iter(|n| scan(wanted, library.turn_texts(n), speakers).turns().to_vec())
            .collect();
        Ok(places.into_iter().collect())
    }

    /// Brings the kept search index up to the texts, where the study is large enough to need one
    /// and can be written. Answers whether one was made.
    ///
    /// # Errors
    /// [`StudyError::Cancelled`], or what the study file says. The study is searched right without.
    pub fn keep_index(&mut self, progress: &dyn Progress) -> Result<bool, StudyError> {
        let library = self.library()?;
        let stamp = library.stamp().clone();
        let kept = Kept { rows: self.store.rows(), files: RefCell::default() };
        if self.read_only().is_some()
            || library.code_points() <= READ_UP_TO
            || Index::load(&kept, &stamp).is_ok()
        {
            return Ok(false);
        }
        let mut index = self.build(&library, progress)?;
        let kept = Kept { rows: self.store.rows(), files: RefCell::default() };
        index.save(&kept, &stamp).map_err(|e| StudyError::Query(e.to_string()))?;
        let files = kept.files.take();
        self.store.keep_search_index(&files)?;
        self.searching.index = Some((stamp, index));
        Ok(true)
    }

    /// Makes the index in memory for a window that searches again and again.
    ///
    /// # Errors
    /// [`StudyError::Cancelled`], or what the study file says.
    pub fn open_index(&mut self, progress: &dyn Progress) -> Result<(), StudyError> {
        let library = self.library()?;
        let stamp = library.stamp().clone();
        let kept = Kept { rows: self.store.rows(), files: RefCell::default() };
        let index = match Index::load(&kept, &stamp) {
            Ok(index) => index,
            Err(_) => self.build(&library, progress)?,
        };
        self.searching.index = Some((stamp, index));
        Ok(())
    }

    fn build(&self, library: &Library, progress: &dyn Progress) -> Result<Index, StudyError> {
        let total: usize = library.transcripts.iter().map(|t| t.turns as usize).sum();
        let mut failed = None;
        library.read_all(self.store.rows())?;
        let turns = (0..library.transcripts.len()).flat_map(|number| library.turn_texts(number));
        let index = Index::build(turns, &mut |done| match progress
            .at(usize::try_from(done).unwrap_or(total), total)
        {
            Ok(()) => ControlFlow::Continue(()),
            Err(cancelled) => {
                failed = Some(StudyError::from(cancelled));
                ControlFlow::Break(())
            }
        });
        index.map_err(|e| failed.unwrap_or_else(|| StudyError::Query(e.to_string())))
    }
}

/// The kept index as rows of the study. Files to be written are gathered first, since writing
/// needs the study to itself.
struct Kept<'r> {
    rows: Rows<'r>,
    files: RefCell<Vec<(String, Vec<u8>)>>,
}

/// Row that holds the stamp.
const STAMP: &str = "stamp";

impl IndexStorage for Kept<'_> {
    fn load(&self) -> Result<Option<(Stamp, Vec<IndexFile>)>, StorageError> {
        let mut rows = self.rows.search_index().map_err(|e| StorageError(e.to_string()))?;
        let Some(at) = rows.iter().position(|(name, _)| name == STAMP) else { return Ok(None) };
        let stamp = Stamp(rows.swap_remove(at).1);
        Ok(Some((stamp, rows.into_iter().map(|(name, bytes)| IndexFile::new(name, bytes)).collect())))
    }

    fn save(&self, stamp: &Stamp, files: &[IndexFile]) -> Result<(), StorageError> {
        let mut kept = vec![(STAMP.to_owned(), stamp.0.clone())];
        kept.extend(files.iter().map(|file| (file.name().to_owned(), file.bytes().to_vec())));
        self.files.replace(kept);
        Ok(())
    }
}
