//! Deleting a code, after saying what goes with it.

use verbatim_model::{ActionKind, CodeId, MemoTarget};

use crate::subject::Subject;
use crate::{Changed, Study, StudyError};

/// What goes when a code is deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loss {
    /// Codes, itself and all below it.
    pub codes: usize,
    /// Codings with these codes, of all coders.
    pub codings: usize,
    /// Memos on these codes and codings.
    pub memos: usize,
    /// Interviews that hold such codings.
    pub interviews: usize,
}

impl Study {
    /// What would go with a code.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn loss_of_code(&self, id: CodeId) -> Result<Loss, StudyError> {
        let rows = self.store.rows();
        let branch = self.branch(id)?;
        let mut loss = Loss { codes: branch.len(), ..Loss::default() };
        let mut transcripts = std::collections::HashSet::new();
        for code in branch {
            loss.memos += rows.memos_on(MemoTarget::Code(code))?.len();
            for coding in rows.codings_with(code)? {
                loss.codings += 1;
                loss.memos += rows.memos_on(MemoTarget::Coding(coding.id))?.len();
                transcripts.insert(coding.transcript);
            }
        }
        loss.interviews = transcripts.len();
        Ok(loss)
    }

    /// Deletes a code, all below it, their codings and the memos on them.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn delete_code(&mut self, id: CodeId) -> Result<Changed<Loss>, StudyError> {
        let loss = self.loss_of_code(id)?;
        let branch = self.branch(id)?;
        self.act(ActionKind::DeleteCode, |tx, _| {
            let mut subject =
                Subject { codings: Some(loss.codings), count: Some(loss.codes), ..Subject::codebook(id) };
            // From the leaves up, so that no row ever refers to one that is gone.
            for &code in branch.iter().rev() {
                for coding in tx.codings_with(code)? {
                    tx.delete_coding(coding.id)?;
                    if !subject.affected.transcripts.contains(&coding.transcript.uuid()) {
                        subject.affected.transcripts.push(coding.transcript.uuid());
                    }
                }
                tx.delete_memos_on(MemoTarget::Code(code))?;
                tx.delete_code(code)?;
            }
            Ok((loss, subject))
        })
    }

    /// Ids of a code and all below it, in order.
    fn branch(&self, id: CodeId) -> Result<Vec<CodeId>, StudyError> {
        let book = self.codebook()?;
        let missing = || StudyError::Missing { what: "code", name: id.to_string() };
        let place = book.place_of(id).ok_or_else(missing)?;
        Ok(book.branch(place).map(|p| book.codes()[p].id).collect())
    }
}
