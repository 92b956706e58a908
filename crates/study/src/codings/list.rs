//! Listing codings with what they refer to.

use std::collections::HashMap;

use verbatim_model::{CodeId, CoderId, Coding, Memo, MemoTarget, TranscriptId};

use crate::{Study, StudyError};

/// Which codings are listed. Empty lists and `None` mean all.
#[derive(Clone, Debug, Default)]
pub struct CodingFilter {
    /// In this transcript.
    pub transcript: Option<TranscriptId>,
    /// With one of these codes or one below them.
    pub codes: Vec<CodeId>,
    /// By this coder.
    pub coder: Option<CoderId>,
}

/// A coding with its memos.
#[derive(Clone, Debug)]
pub struct CodingRow {
    /// The coding.
    pub coding: Coding,
    /// Memos on it, oldest first.
    pub memos: Vec<Memo>,
}

impl Study {
    /// Codings by transcript and passage.
    ///
    /// # Errors
    /// What the study file says.
    pub fn codings(&self, filter: &CodingFilter) -> Result<Vec<CodingRow>, StudyError> {
        let rows = self.store.rows();
        let codings = match filter.transcript {
            Some(transcript) => rows.codings_of(transcript)?,
            None => rows.codings()?,
        };
        let book = self.kept_codebook()?;
        let mut branch = std::collections::HashSet::new();
        for code in &filter.codes {
            branch.extend(
                book.place_of(*code).into_iter().flat_map(|p| book.branch(p)).map(|p| book.codes()[p].id),
            );
        }
        let mut memos: HashMap<MemoTarget, Vec<Memo>> = HashMap::new();
        let on_them = match filter.transcript {
            Some(transcript) => rows.memos_in(transcript)?,
            None => rows.memos()?,
        };
        for memo in on_them {
            memos.entry(memo.target).or_default().push(memo);
        }
        let wanted = |c: &Coding| {
            (branch.is_empty() || branch.contains(&c.code))
                && filter.coder.is_none_or(|coder| coder == c.coder)
        };
        Ok(codings
            .into_iter()
            .filter(wanted)
            .map(|coding| CodingRow {
                memos: memos.remove(&MemoTarget::Coding(coding.id)).unwrap_or_default(),
                coding,
            })
            .collect())
    }
}
