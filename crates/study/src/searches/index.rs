//! Keeping the search index beside the study's rows, never older than the text.
//!
//! A study is searched right without an index, by reading its texts. A large one gets an index, which
//! is loaded or made where it is needed and dropped with any change of texts, roles or languages.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, PoisonError};

use verbatim_search::{Index, IndexFile, IndexStorage, Stamp, StorageError};
use verbatim_store::{Reader, Rows};

use crate::searches::library::Library;
use crate::{Progress, Study, StudyError};

/// A study up to so many code points is searched by reading it: faster than making an index for
/// one question.
const READ_UP_TO: u64 = 4_000_000;

/// The index in use, with the state of the texts that it belongs to.
#[derive(Default)]
pub(crate) struct Searching {
    index: RefCell<Option<(Stamp, Arc<Index>)>>,
    /// State of the texts for which no index is kept.
    none_kept: RefCell<Option<Stamp>>,
}

impl Searching {
    /// Drops the index: texts, roles or languages changed.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    fn at(&self, stamp: &Stamp) -> Option<Arc<Index>> {
        let index = self.index.borrow();
        index.as_ref().filter(|(of, _)| of == stamp).map(|(_, index)| Arc::clone(index))
    }
}

/// An index that is to be made, while others work with the study.
pub struct IndexWork {
    library: Arc<Library>,
    reader: Mutex<Reader>,
}

/// An index that was made, and the state of the texts that it is of.
pub struct MadeIndex {
    stamp: Stamp,
    index: Index,
}

impl IndexWork {
    /// Makes the index.
    ///
    /// # Errors
    /// [`StudyError::Cancelled`], or what the study file says.
    pub fn make(&self, progress: &dyn Progress) -> Result<MadeIndex, StudyError> {
        let library = &self.library;
        let total: usize = library.transcripts.iter().map(|t| t.turns as usize).sum();
        let mut failed = None;
        for transcript in 0..library.transcripts.len() {
            progress.at(0, total)?;
            let reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
            library.read(reader.rows(), transcript)?;
        }
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
        let index = index.map_err(|e| failed.unwrap_or_else(|| StudyError::Query(e.to_string())))?;
        Ok(MadeIndex { stamp: library.stamp().clone(), index })
    }
}

impl Study {
    /// The index over these texts, where one is in memory or kept.
    pub(super) fn index_at_hand(&self, library: &Library) -> Option<Arc<Index>> {
        let stamp = library.stamp();
        if let Some(index) = self.searching.at(stamp) {
            return Some(index);
        }
        let none_kept = self.searching.none_kept.borrow().as_ref() == Some(stamp);
        if library.code_points() <= READ_UP_TO || none_kept {
            return None;
        }
        let Ok(index) = Index::load(&self.kept_index(), stamp) else {
            self.searching.none_kept.replace(Some(stamp.clone()));
            return None;
        };
        let index = Arc::new(index);
        self.searching.index.replace(Some((stamp.clone(), Arc::clone(&index))));
        Some(index)
    }

    /// What is to be done for an index, where the study is large enough to need one and has none.
    ///
    /// # Errors
    /// What the study file says.
    pub fn index_work(&self) -> Result<Option<IndexWork>, StudyError> {
        let library = self.library()?;
        if library.code_points() <= READ_UP_TO || self.index_at_hand(&library).is_some() {
            return Ok(None);
        }
        Ok(Some(IndexWork { library, reader: Mutex::new(self.store.reader()?) }))
    }

    /// Takes an index into use that was made meanwhile, and keeps it in the study file where that can
    /// be written. Does nothing where the texts have changed since.
    ///
    /// # Errors
    /// What the study file says. The study is searched right without.
    pub fn take_index(&mut self, made: MadeIndex) -> Result<bool, StudyError> {
        let MadeIndex { stamp, mut index } = made;
        if *self.library()?.stamp() != stamp {
            return Ok(false);
        }
        if self.read_only().is_none() {
            let kept = self.kept_index();
            index.save(&kept, &stamp).map_err(|e| StudyError::Query(e.to_string()))?;
            let files = kept.files.take();
            self.store.keep_search_index(&files)?;
        }
        self.searching.index.replace(Some((stamp, Arc::new(index))));
        Ok(true)
    }

    /// Brings the kept search index up to the texts, where the study is large enough to need one
    /// and can be written. Answers whether one was made.
    ///
    /// # Errors
    /// [`StudyError::Cancelled`], or what the study file says. The study is searched right without.
    pub fn keep_index(&mut self, progress: &dyn Progress) -> Result<bool, StudyError> {
        if self.read_only().is_some() {
            return Ok(false);
        }
        match self.index_work()? {
            Some(work) => self.take_index(work.make(progress)?),
            None => Ok(false),
        }
    }

    /// Has an index in memory whatever the size of the study, for a program that searches again and
    /// again; takes up the kept one where that is of these texts.
    ///
    /// # Errors
    /// [`StudyError::Cancelled`], or what the study file says.
    pub fn open_index(&mut self, progress: &dyn Progress) -> Result<(), StudyError> {
        let library = self.library()?;
        let stamp = library.stamp().clone();
        let index = match Index::load(&self.kept_index(), &stamp) {
            Ok(index) => index,
            Err(_) => IndexWork { library, reader: Mutex::new(self.store.reader()?) }.make(progress)?.index,
        };
        self.searching.index.replace(Some((stamp, Arc::new(index))));
        Ok(())
    }

    const fn kept_index(&self) -> Kept<'_> {
        Kept { rows: self.store.rows(), files: RefCell::new(Vec::new()) }
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
