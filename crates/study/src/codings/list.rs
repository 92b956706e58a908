//! Listing codings with what hangs on them.

use std::collections::{HashMap, HashSet};

use verbatim_model::{
    Approval, CodeId, CoderId, Coding, CodingId, CodingValue, Memo, MemoTarget, ReviewNote, TranscriptId,
};

use crate::{Study, StudyError};

/// Up to so many codings, what hangs on each is looked up by itself.
const FEW_CODINGS: usize = 8;

/// Up to so many transcripts, what hangs on their codings is read by transcript.
const FEW_TRANSCRIPTS: usize = 64;

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

/// A coding with what hangs on it.
#[derive(Clone, Debug)]
pub struct CodingRow {
    /// The coding.
    pub coding: Coding,
    /// Memos on it, oldest first.
    pub memos: Vec<Memo>,
    /// Its review, oldest first.
    pub notes: Vec<ReviewNote>,
    /// Values of attributes that it has, in no order.
    pub values: Vec<CodingValue>,
    /// The interviewee's approval of its passage as a quotation, whether or not it still holds.
    pub approval: Option<Approval>,
}

/// Memos, review notes, values and approvals by coding.
#[derive(Default)]
struct Hanging {
    memos: HashMap<CodingId, Vec<Memo>>,
    notes: HashMap<CodingId, Vec<ReviewNote>>,
    values: HashMap<CodingId, Vec<CodingValue>>,
    approvals: HashMap<CodingId, Approval>,
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
        let mut branch = HashSet::new();
        for code in &filter.codes {
            branch.extend(
                book.place_of(*code).into_iter().flat_map(|p| book.branch(p)).map(|p| book.codes()[p].id),
            );
        }
        let mut hanging = Hanging::default();
        match filter.transcript {
            Some(transcript) => {
                hanging.add(rows.memos_in(transcript)?, rows.review_notes_in(transcript)?);
                hanging.add_values(rows.coding_values_in(transcript)?);
                hanging.add_approvals(rows.approvals_in(transcript)?);
            }
            None => {
                hanging.add(rows.memos()?, rows.review_notes()?);
                hanging.add_values(rows.coding_values()?);
                hanging.add_approvals(rows.approvals()?);
            }
        }
        let wanted = |c: &Coding| {
            (branch.is_empty() || branch.contains(&c.code))
                && filter.coder.is_none_or(|coder| coder == c.coder)
        };
        Ok(codings.into_iter().filter(wanted).map(|coding| hanging.row(coding)).collect())
    }

    /// These codings with what hangs on them, in their order.
    ///
    /// # Errors
    /// What the study file says.
    pub fn coding_rows(&self, codings: &[Coding]) -> Result<Vec<CodingRow>, StudyError> {
        let rows = self.store.rows();
        let transcripts: HashSet<TranscriptId> = codings.iter().map(|c| c.transcript).collect();
        let mut hanging = Hanging::default();
        if codings.len() <= FEW_CODINGS {
            for coding in codings {
                hanging.add(rows.memos_on(MemoTarget::Coding(coding.id))?, rows.review_notes_on(coding.id)?);
                hanging.add_values(rows.coding_values_of(coding.id)?);
                hanging.add_approvals(rows.approval_of(coding.id)?);
            }
        } else if transcripts.len() <= FEW_TRANSCRIPTS {
            for transcript in transcripts {
                hanging.add(rows.memos_in(transcript)?, rows.review_notes_in(transcript)?);
                hanging.add_values(rows.coding_values_in(transcript)?);
                hanging.add_approvals(rows.approvals_in(transcript)?);
            }
        } else {
            hanging.add(rows.memos()?, rows.review_notes()?);
            hanging.add_values(rows.coding_values()?);
            hanging.add_approvals(rows.approvals()?);
        }
        Ok(codings.iter().map(|coding| hanging.row(coding.clone())).collect())
    }

    /// Codings by id; those that are gone are not among them.
    ///
    /// # Errors
    /// What the study file says.
    pub fn codings_by_id(&self, ids: &HashSet<CodingId>) -> Result<HashMap<CodingId, Coding>, StudyError> {
        let rows = self.store.rows();
        let found: Vec<Coding> = if ids.len() <= FEW_CODINGS {
            ids.iter().filter_map(|id| rows.coding(*id).transpose()).collect::<Result<_, _>>()?
        } else {
            rows.codings()?
        };
        Ok(found.into_iter().filter(|c| ids.contains(&c.id)).map(|c| (c.id, c)).collect())
    }
}

impl Hanging {
    fn add(&mut self, memos: Vec<Memo>, notes: Vec<ReviewNote>) {
        for memo in memos {
            if let MemoTarget::Coding(coding) = memo.target {
                self.memos.entry(coding).or_default().push(memo);
            }
        }
        for note in notes {
            self.notes.entry(note.coding).or_default().push(note);
        }
    }

    fn add_approvals(&mut self, approvals: impl IntoIterator<Item = Approval>) {
        self.approvals.extend(approvals.into_iter().map(|approval| (approval.coding, approval)));
    }

    fn add_values(&mut self, values: Vec<CodingValue>) {
        for value in values {
            self.values.entry(value.coding).or_default().push(value);
        }
    }

    fn row(&mut self, coding: Coding) -> CodingRow {
        CodingRow {
            memos: self.memos.remove(&coding.id).unwrap_or_default(),
            notes: self.notes.remove(&coding.id).unwrap_or_default(),
            values: self.values.remove(&coding.id).unwrap_or_default(),
            approval: self.approvals.remove(&coding.id),
            coding,
        }
    }
}
