//! Memos on the study, interviews, interviewees, codes and codings.

use verbatim_model::{ActionKind, Coder, Memo, MemoId, MemoTarget};
use verbatim_store::{Tx, now};

use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

impl Study {
    /// All memos, oldest first.
    ///
    /// # Errors
    /// What the study file says.
    pub fn memos(&self) -> Result<Vec<Memo>, StudyError> {
        Ok(self.store.rows().memos()?)
    }

    /// Adds a memo.
    ///
    /// # Errors
    /// [`StudyError::EmptyMemo`] where it says nothing, [`StudyError::Missing`] where what it is
    /// about is gone, or what the study file says.
    pub fn add_memo(&mut self, target: MemoTarget, text: &str) -> Result<Changed<Memo>, StudyError> {
        let text = memo_text(text)?.to_owned();
        let marks = self.memo_marks(target)?;
        self.act(ActionKind::AddMemo, |tx, coder| {
            let memo = write_memo(tx, coder, target, &text)?;
            let subject = Subject { memo: Some(memo.id.uuid()), affected: marks, ..Subject::default() };
            Ok((memo, subject))
        })
    }

    /// Changes what a memo says.
    ///
    /// # Errors
    /// [`StudyError::Missing`], [`StudyError::EmptyMemo`], or what the study file says.
    pub fn change_memo(&mut self, id: MemoId, text: &str) -> Result<Changed<Memo>, StudyError> {
        let text = memo_text(text)?.to_owned();
        let mut memo = self.memo(id)?;
        let marks = self.memo_marks(memo.target)?;
        self.act(ActionKind::ChangeMemo, |tx, _| {
            if memo.text != text {
                memo.text = text;
                memo.changed_at = now();
                tx.update_memo(&memo)?;
            }
            Ok((memo, Subject { memo: Some(id.uuid()), affected: marks, ..Subject::default() }))
        })
    }

    /// Removes a memo.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn remove_memo(&mut self, id: MemoId) -> Result<Changed<()>, StudyError> {
        let marks = self.memo_marks(self.memo(id)?.target)?;
        self.act(ActionKind::RemoveMemo, |tx, _| {
            tx.delete_memo(id)?;
            Ok(((), Subject { memo: Some(id.uuid()), affected: marks, ..Subject::default() }))
        })
    }

    fn memo(&self, id: MemoId) -> Result<Memo, StudyError> {
        let missing = || StudyError::Missing { what: "memo", name: id.to_string() };
        self.store.rows().memo(id)?.ok_or_else(missing)
    }

    /// What a change of a memo makes stale. Refuses what it would be about where that is gone.
    fn memo_marks(&self, target: MemoTarget) -> Result<Marks, StudyError> {
        Ok(match target {
            MemoTarget::Coding(id) => {
                let coding = self.coding(id)?;
                Marks { transcripts: vec![coding.transcript.uuid()], ..Marks::default() }
            }
            MemoTarget::Code(id) => {
                self.code(id)?;
                Marks { codebook: true, ..Marks::default() }
            }
            MemoTarget::Interviewee(id) => {
                self.refuse_missing_person(id)?;
                Marks { interviewees: true, ..Marks::default() }
            }
            MemoTarget::Interview(id) => {
                self.refuse_missing_interview(id)?;
                Marks::default()
            }
            MemoTarget::Study => Marks::default(),
        })
    }
}

/// Writes a memo inside another action.
pub(crate) fn write_memo(
    tx: &Tx<'_>,
    coder: &Coder,
    target: MemoTarget,
    text: &str,
) -> Result<Memo, StudyError> {
    let at = now();
    let text = memo_text(text)?.to_owned();
    let memo = Memo { id: MemoId::new(), target, coder: coder.id, text, created_at: at, changed_at: at };
    tx.insert_memo(&memo)?;
    Ok(memo)
}

fn memo_text(text: &str) -> Result<&str, StudyError> {
    let text = text.trim();
    if text.is_empty() { Err(StudyError::EmptyMemo) } else { Ok(text) }
}
