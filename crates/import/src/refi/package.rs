//! The archive round a project: its document and its sources, whatever their letter case.

use std::collections::HashMap;

use crate::archive::{Archive, ArchiveError};
use crate::refi::RefiError;

/// All parts together may unpack to so many bytes.
const MAX_UNPACKED: u64 = 1 << 30;

/// An opened project file.
pub(super) struct Package<'b> {
    archive: Archive<'b>,
    document: usize,
    /// Places of the sources by name, without their folder.
    sources: HashMap<String, usize>,
    /// The same by name in small letters; the first of those that differ by letter case alone.
    sources_folded: HashMap<String, usize>,
}

/// Why a source cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoSource {
    /// It lies outside the archive, where nothing is read.
    Outside,
    /// The archive does not hold it.
    Missing,
    /// It cannot be unpacked, or is larger than is allowed.
    Unreadable,
}

impl NoSource {
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Outside => "it lies outside the project file, and nothing is read from there",
            Self::Missing => "the project file does not hold it",
            Self::Unreadable => "it cannot be unpacked",
        }
    }
}

impl<'b> Package<'b> {
    /// Opens a project file and finds its document.
    pub fn open(bytes: &'b [u8]) -> Result<Self, RefiError> {
        let archive = Archive::open(bytes, MAX_UNPACKED).map_err(refused)?;
        let (mut documents, mut sources, mut sources_folded) = (Vec::new(), HashMap::new(), HashMap::new());
        for place in 0..archive.len() {
            let Some(name) = archive.name(place) else { continue };
            let name = name.replace('\\', "/");
            let drive = name.get(1..2) == Some(":");
            if drive || name.starts_with('/') || name.split('/').any(|part| part == "..") {
                return Err(RefiError::PathEscapes);
            }
            let lower = name.to_lowercase();
            match lower.split_once('/') {
                None if lower.ends_with(".qde") => documents.push((lower, place)),
                Some(("sources", file)) if !file.is_empty() && !file.contains('/') => {
                    let own = name.split_once('/').map_or(file, |(_, own)| own);
                    sources.insert(own.to_owned(), place);
                    sources_folded.entry(file.to_owned()).or_insert(place);
                }
                // Folders, marks of operating systems, and what the standard does not know.
                _ => {}
            }
        }
        let named = documents.iter().filter(|(name, _)| name == "project.qde").count();
        let document = match (documents.as_slice(), named) {
            ([], _) => return Err(RefiError::NoDocument),
            ([(_, place)], _) => *place,
            (several, 1) => several.iter().find(|(name, _)| name == "project.qde").map_or(0, |d| d.1),
            (several, _) => return Err(RefiError::SeveralDocuments(several.len())),
        };
        Ok(Self { archive, document, sources, sources_folded })
    }

    /// Bytes of the document.
    pub fn document(&mut self) -> Result<Vec<u8>, RefiError> {
        self.archive.part(self.document).map(|(_, bytes)| bytes).map_err(refused)
    }

    /// Bytes of a source by the path that the document gives.
    pub fn source(&mut self, path: &str) -> Result<Vec<u8>, NoSource> {
        let path = path.trim();
        let lower = path.to_lowercase();
        if ["relative://", "absolute://"].iter().any(|scheme| lower.starts_with(scheme)) {
            return Err(NoSource::Outside);
        }
        // Early files of some tools have no scheme.
        let path = path.replace('\\', "/");
        let name = path.rsplit('/').next().unwrap_or_default();
        let folded = || self.sources_folded.get(&name.to_lowercase());
        let place = *self.sources.get(name).or_else(folded).ok_or(NoSource::Missing)?;
        self.archive.part(place).map(|(_, bytes)| bytes).map_err(|_| NoSource::Unreadable)
    }
}

fn refused(error: ArchiveError) -> RefiError {
    match error {
        ArchiveError::CutOff => RefiError::Damaged("its end is missing".to_owned()),
        ArchiveError::Directory => {
            RefiError::Damaged("the directory of the archive cannot be read".to_owned())
        }
        ArchiveError::Part => RefiError::Damaged("a part cannot be unpacked".to_owned()),
        ArchiveError::TooManyParts => RefiError::TooManyElements,
        ArchiveError::TooLarge(_) => RefiError::TooLarge,
        ArchiveError::Stuffed => RefiError::Stuffed,
    }
}
