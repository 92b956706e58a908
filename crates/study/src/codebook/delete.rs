//! Deleting codes, after saying what goes with them.

use std::collections::HashSet;

use verbatim_model::{ActionKind, CodeId, Codebook, MemoTarget};

use crate::codebook::place::{place_in, topmost};
use crate::subject::Subject;
use crate::{Changed, Study, StudyError};

/// What goes when codes are deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loss {
    /// Codes, themselves and all below them.
    pub codes: usize,
    /// Codings with these codes, of all coders.
    pub codings: usize,
    /// Coders who made them.
    pub coders: usize,
    /// Memos on these codes and codings.
    pub memos: usize,
    /// Summaries on these codes in the framework matrix.
    pub summaries: usize,
    /// Transcripts that hold such codings.
    pub interviews: usize,
    /// People in whose turns such codings lie.
    pub interviewees: usize,
}

impl Study {
    /// What would go with a code.
    ///
    /// # Errors
    /// As [`Study::loss_of_codes`].
    pub fn loss_of_code(&self, id: CodeId) -> Result<Loss, StudyError> {
        self.loss_of_codes(&[id])
    }

    /// What would go with codes, each thing once.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn loss_of_codes(&self, ids: &[CodeId]) -> Result<Loss, StudyError> {
        let (book, rows) = (self.kept_codebook()?, self.store.rows());
        let branches = branches(&book, ids)?;
        let mut loss = Loss { codes: branches.len(), ..Loss::default() };
        for &code in &branches {
            loss.memos += rows.memos_with(code)? as usize;
            loss.summaries += rows.summaries_on(code)?.len();
        }
        let gathered = self.gathered()?;
        let gone: HashSet<u32> =
            branches.iter().filter_map(|id| u32::try_from(book.place_of(*id)?).ok()).collect();
        let (mut transcripts, mut people, mut coders) = (HashSet::new(), HashSet::new(), HashSet::new());
        for coding in gathered.figures.codings.iter().filter(|c| gone.contains(&c.code)) {
            loss.codings += 1;
            transcripts.insert(coding.transcript);
            coders.insert(coding.coder);
            people.extend(gathered.people_at(coding.transcript, coding.span));
        }
        (loss.interviews, loss.interviewees, loss.coders) = (transcripts.len(), people.len(), coders.len());
        Ok(loss)
    }

    /// Deletes a code, all below it, their codings and the memos on them.
    ///
    /// # Errors
    /// As [`Study::delete_codes`].
    pub fn delete_code(&mut self, id: CodeId) -> Result<Changed<Loss>, StudyError> {
        self.delete_codes(&[id])
    }

    /// Deletes codes, all below them, their codings and the memos on them, as one action.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn delete_codes(&mut self, ids: &[CodeId]) -> Result<Changed<Loss>, StudyError> {
        let loss = self.loss_of_codes(ids)?;
        let book = self.codebook()?;
        let (chosen, branches) = (topmost(&book, ids)?, branches(&book, ids)?);
        self.act(ActionKind::DeleteCode, |tx, _| {
            let mut transcripts = HashSet::new();
            // From the leaves up, so that no row ever refers to one that is gone.
            for &code in branches.iter().rev() {
                for coding in tx.codings_with(code)? {
                    tx.delete_coding(coding.id)?;
                    transcripts.insert(coding.transcript.uuid());
                }
                tx.delete_memos_on(MemoTarget::Code(code))?;
                tx.delete_code(code)?;
            }
            let mut subject =
                Subject { codings: Some(loss.codings), count: Some(loss.codes), ..Subject::default() };
            subject.affected.codebook = true;
            subject.affected.transcripts = transcripts.into_iter().collect();
            subject.affected.codes = branches.iter().map(|id| id.uuid()).collect();
            subject.code = chosen.first().filter(|_| chosen.len() == 1).map(|id| id.uuid());
            Ok((loss, subject))
        })
    }
}

/// Ids of these codes and all below them, each once and after the one above it.
fn branches(book: &Codebook, ids: &[CodeId]) -> Result<Vec<CodeId>, StudyError> {
    let mut all = Vec::new();
    for id in topmost(book, ids)? {
        all.extend(book.branch(place_in(book, id)?).map(|p| book.codes()[p].id));
    }
    Ok(all)
}
