//! Keeping an index between two openings of a study.
//!
//! The caller keeps the files where it likes, encrypted; this crate never touches a disk. A stamp
//! says of which state of the study an index is; a digest over all files finds any damage. Whatever
//! is in doubt is refused, and the caller builds anew.

use super::schema::{TOKENIZER, TurnSchema, analyzer};
use super::{Index, IndexError};
use std::fmt;
use std::path::{Path, PathBuf};
use tantivy::TantivyError;
use tantivy::directory::{Directory, OwnedBytes, RamDirectory};

/// Version of words, stems and fields. Raise it with every change to one of them, also with a new
/// tantivy: a kept index of another version is refused.
const VERSION: u32 = 2;
/// The file that holds version and digest.
const SEAL: &str = "seal";
/// Tantivy's list of segments, the one file that it rewrites.
const META: &str = "meta.json";

/// Which state of the study an index belongs to. The caller chooses what is in it, such as the
/// number of the last action that touched a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp(pub Vec<u8>);

/// One file of a kept index.
#[derive(Clone)]
pub struct IndexFile {
    name: String,
    bytes: OwnedBytes,
}

impl IndexFile {
    /// A file as it was kept.
    #[must_use]
    pub fn new(name: String, bytes: Vec<u8>) -> Self {
        Self { name, bytes: OwnedBytes::new(bytes) }
    }

    /// Its name, unique in an index.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it holds.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl fmt::Debug for IndexFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IndexFile({}, {} bytes)", self.name, self.bytes.len())
    }
}

/// Why kept files are not used. Whatever it is, the answer is to build anew.
#[derive(Debug, thiserror::Error)]
pub enum NotLoaded {
    /// They were made by another version of Verbatim.
    #[error("the search index was made by another version")]
    OtherVersion,
    /// They are not what they were when they were kept, or of another state of the study.
    #[error("the search index is damaged")]
    Damaged,
}

impl Index {
    /// Takes up an index from the files that [`Index::files`] gave, in any order, if they are whole and of
    /// the state `stamp`.
    ///
    /// # Errors
    /// [`NotLoaded`]: build anew.
    pub fn load(files: Vec<IndexFile>, stamp: &Stamp) -> Result<Self, NotLoaded> {
        check_seal(stamp, &files)?;
        let directory = RamDirectory::create();
        for file in files.into_iter().filter(|file| file.name != SEAL) {
            directory.atomic_write(Path::new(&file.name), &file.bytes).map_err(|_| NotLoaded::Damaged)?;
        }
        open(directory)
    }

    /// The files of the index as that of the state `stamp`, to be kept together and encrypted: they hold
    /// every word of the study.
    ///
    /// # Errors
    /// [`IndexError::Engine`]; the index itself stays usable.
    pub fn files(&mut self, stamp: &Stamp) -> Result<Vec<IndexFile>, IndexError> {
        // Segments merge in the background after an update; the files must not change while read.
        if let Some(writer) = self.writer.take() {
            writer.wait_merging_threads()?;
            self.reader.reload()?;
        }
        let mut files = self.segment_files()?;
        files.push(IndexFile::new(SEAL.to_owned(), seal(stamp, &files)));
        Ok(files)
    }

    fn segment_files(&self) -> Result<Vec<IndexFile>, TantivyError> {
        let mut paths: Vec<PathBuf> = self.index.load_metas()?.list_segment_files().into_iter().collect();
        paths.push(PathBuf::from(META));
        paths.sort();
        let mut files = Vec::with_capacity(paths.len() + 1);
        for path in paths {
            // The list names every file that a segment can have, deletions for example.
            if self.directory.exists(&path)? {
                let bytes = self.directory.open_read(&path)?.read_bytes()?;
                files.push(IndexFile { name: path.to_string_lossy().into_owned(), bytes });
            }
        }
        Ok(files)
    }
}

fn open(directory: RamDirectory) -> Result<Index, NotLoaded> {
    let schema = TurnSchema::new();
    let index = tantivy::Index::open(directory.clone()).map_err(|_| NotLoaded::Damaged)?;
    if index.schema() != schema.schema {
        return Err(NotLoaded::OtherVersion);
    }
    index.tokenizers().register(TOKENIZER, analyzer());
    Index::over(directory, schema, index).map_err(|_| NotLoaded::Damaged)
}

/// Version, then a digest over stamp, names and bytes.
fn seal(stamp: &Stamp, files: &[IndexFile]) -> Vec<u8> {
    let mut digest = blake3::Hasher::new();
    let mut add = |bytes: &[u8]| {
        digest.update(&(bytes.len() as u64).to_le_bytes());
        digest.update(bytes);
    };
    add(&stamp.0);
    for file in files {
        add(file.name.as_bytes());
        add(&file.bytes);
    }
    [VERSION.to_le_bytes().as_slice(), digest.finalize().as_bytes()].concat()
}

fn check_seal(stamp: &Stamp, files: &[IndexFile]) -> Result<(), NotLoaded> {
    let found = files.iter().find(|file| file.name == SEAL).ok_or(NotLoaded::Damaged)?;
    if !found.bytes.starts_with(&VERSION.to_le_bytes()) {
        return Err(NotLoaded::OtherVersion);
    }
    let mut rest: Vec<IndexFile> = files.iter().filter(|file| file.name != SEAL).cloned().collect();
    rest.sort_by(|a, b| a.name.cmp(&b.name));
    if seal(stamp, &rest) == found.bytes() { Ok(()) } else { Err(NotLoaded::Damaged) }
}
