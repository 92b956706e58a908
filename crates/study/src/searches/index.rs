//! Keeping the search index beside the study's rows, never older than the text.
//!
//! A study is searched right without an index, by reading its texts. A large one gets an index, which
//! is loaded or made where it is needed and dropped with any change of texts, roles or languages.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use verbatim_search::{Index, IndexFile, Stamp};
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
    /// State of the texts for which an index is being taken up or made.
    underway: RefCell<Option<Stamp>>,
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

/// An index that is to be taken up or made, while others work with the study.
pub struct IndexWork {
    library: Arc<Library>,
    reader: Mutex<Reader>,
}

/// An index that was taken up or made, and the state of the texts that it is of.
pub struct MadeIndex {
    stamp: Stamp,
    index: Index,
    /// What of it is to be kept; nothing of one that was kept.
    rows: Vec<(String, Vec<u8>)>,
}

impl MadeIndex {
    /// Whether it was kept already, and taken up as it was.
    #[must_use]
    pub fn was_kept(&self) -> bool {
        self.rows.is_empty()
    }
}

/// What of an index is still to be written into the study file, a little at a time, so that nobody
/// who works with the study waits for all of it. One that is not written to its end is refused when
/// it is read.
pub struct IndexToKeep {
    stamp: Stamp,
    rows: std::vec::IntoIter<(String, Vec<u8>)>,
    first: bool,
}

impl IndexWork {
    /// Takes up the index that is kept where it is of these texts, else makes it.
    ///
    /// # Errors
    /// [`StudyError::Cancelled`], or what the study file says.
    pub fn make(&self, progress: &dyn Progress) -> Result<MadeIndex, StudyError> {
        let stamp = self.library.stamp().clone();
        if let Some(index) = load(self.reader().rows(), &stamp) {
            return Ok(MadeIndex { stamp, index, rows: Vec::new() });
        }
        let mut index = self.build(progress)?;
        let files = index.files(&stamp).map_err(|e| StudyError::Query(e.to_string()))?;
        Ok(MadeIndex { rows: as_rows(&files, &stamp), stamp, index })
    }

    fn reader(&self) -> MutexGuard<'_, Reader> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn build(&self, progress: &dyn Progress) -> Result<Index, StudyError> {
        let library = &self.library;
        let total: usize = library.transcripts.iter().map(|t| t.turns as usize).sum();
        let mut failed = None;
        for transcript in 0..library.transcripts.len() {
            progress.at(0, total)?;
            library.read(self.reader().rows(), transcript)?;
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
        index.map_err(|e| failed.unwrap_or_else(|| StudyError::Query(e.to_string())))
    }
}

impl Study {
    /// The index over these texts, where one is in memory or kept.
    pub(super) fn index_at_hand(&self, library: &Library) -> Option<Arc<Index>> {
        let stamp = library.stamp();
        if let Some(index) = self.searching.at(stamp) {
            return Some(index);
        }
        let known = |state: &RefCell<Option<Stamp>>| state.borrow().as_ref() == Some(stamp);
        let underway = known(&self.searching.underway);
        if library.code_points() <= READ_UP_TO || underway || known(&self.searching.none_kept) {
            return None;
        }
        let Some(index) = load(self.store.rows(), stamp) else {
            self.searching.none_kept.replace(Some(stamp.clone()));
            return None;
        };
        let index = Arc::new(index);
        self.searching.index.replace(Some((stamp.clone(), Arc::clone(&index))));
        Some(index)
    }

    /// What is to be done for an index, where the study is large enough to need one and has none in
    /// memory. Until it is done, searches read the texts.
    ///
    /// # Errors
    /// What the study file says.
    pub fn index_work(&self) -> Result<Option<IndexWork>, StudyError> {
        let library = self.library()?;
        if library.code_points() <= READ_UP_TO || self.searching.at(library.stamp()).is_some() {
            return Ok(None);
        }
        self.searching.underway.replace(Some(library.stamp().clone()));
        Ok(Some(IndexWork { library, reader: Mutex::new(self.store.reader()?) }))
    }

    /// Takes an index into use that was made meanwhile. Answers what of it is to be kept; nothing
    /// where it was kept already, where the study can only be read, or where the texts have changed
    /// since and the index is not used.
    ///
    /// # Errors
    /// What the study file says. The study is searched right without.
    pub fn take_index(&self, made: MadeIndex) -> Result<Option<IndexToKeep>, StudyError> {
        let MadeIndex { stamp, index, rows } = made;
        if *self.library()?.stamp() != stamp {
            return Ok(None);
        }
        self.searching.index.replace(Some((stamp.clone(), Arc::new(index))));
        let keeps = self.read_only().is_none() && !rows.is_empty();
        Ok(keeps.then(|| IndexToKeep { stamp, rows: rows.into_iter(), first: true }))
    }

    /// Writes a little of an index into the study file. Answers whether there is more; no more where
    /// the texts have changed since, so that no former word is written after them.
    ///
    /// # Errors
    /// What the study file says. The study is searched right without.
    pub fn keep_index_part(&mut self, index: &mut IndexToKeep) -> Result<bool, StudyError> {
        if *self.library()?.stamp() != index.stamp {
            return Ok(false);
        }
        let Some((name, bytes)) = index.rows.next() else { return Ok(false) };
        self.store.keep_in_search_index(std::mem::take(&mut index.first), &name, &bytes)?;
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
        let Some(work) = self.index_work()? else { return Ok(false) };
        let Some(mut index) = self.take_index(work.make(progress)?)? else { return Ok(false) };
        while self.keep_index_part(&mut index)? {}
        Ok(true)
    }

    /// Has an index in memory whatever the size of the study, for a program that searches again and
    /// again; takes up the kept one where that is of these texts.
    ///
    /// # Errors
    /// [`StudyError::Cancelled`], or what the study file says.
    pub fn open_index(&mut self, progress: &dyn Progress) -> Result<(), StudyError> {
        let work = IndexWork { library: self.library()?, reader: Mutex::new(self.store.reader()?) };
        self.take_index(work.make(progress)?)?;
        Ok(())
    }
}

/// Name of the row that holds the stamp.
const STAMP: &str = "stamp";

/// Bytes of a row of an index: written while somebody codes, it must not be felt.
const ROW: usize = 4 << 20;

/// Takes up the kept index where it is of this state of the texts. Any other is not read; one in doubt is
/// made anew.
fn load(rows: Rows<'_>, stamp: &Stamp) -> Option<Index> {
    let kept = rows.search_index_row(STAMP).ok()??;
    if kept != stamp.0 {
        return None;
    }
    Index::load(kept_files(rows)?, stamp).ok()
}

/// The files of a kept index, put together from its rows; `None` where they cannot be read.
fn kept_files(rows: Rows<'_>) -> Option<Vec<IndexFile>> {
    let mut files: BTreeMap<String, BTreeMap<u32, Vec<u8>>> = BTreeMap::new();
    for (name, bytes) in rows.search_index().ok()?.into_iter().filter(|(name, _)| name != STAMP) {
        let (file, piece) = name.rsplit_once('#')?;
        files.entry(file.to_owned()).or_default().insert(piece.parse().ok()?, bytes);
    }
    let whole = |pieces: BTreeMap<u32, Vec<u8>>| pieces.into_values().collect::<Vec<_>>().concat();
    Some(files.into_iter().map(|(name, pieces)| IndexFile::new(name, whole(pieces))).collect())
}

/// An index as rows that are to be written: its files in pieces, the stamp last.
fn as_rows(files: &[IndexFile], stamp: &Stamp) -> Vec<(String, Vec<u8>)> {
    let pieces = files.iter().flat_map(|file| {
        // A file without a byte is a piece, too.
        let pieces = file.bytes().chunks(ROW).chain(file.bytes().is_empty().then_some(&[][..]));
        pieces.enumerate().map(|(number, bytes)| (format!("{}#{number}", file.name()), bytes.to_vec()))
    });
    pieces.chain([(STAMP.to_owned(), stamp.0.clone())]).collect()
}
