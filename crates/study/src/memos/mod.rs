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

    /// Memos on one thing, oldest first.
    ///
    /// # Errors
    /// [`StudyError::Missing`] where it is gone, or what the study file says.
    pub fn memos_on(&self, target: MemoTarget) -> Result<Vec<Memo>, StudyError> {
        self.about(target)?;
        Ok(self.store.rows().memos_on(target)?)
    }

    /// Adds a memo.
    ///
    /// # Errors
    /// [`StudyError::EmptyMemo`] where it says nothing, [`StudyError::Missing`] where what it is
    /// about is gone, or what the study file says.
    pub fn add_memo(&mut self, target: MemoTarget, text: &str) -> Result<Changed<Memo>, StudyError> {
        let text = memo_text(text)?;
        let subject = self.about(target)?;
        self.act(ActionKind::AddMemo, |tx, coder| {
            let memo = write_memo(tx, coder, target, text)?;
            let id = memo.id;
            Ok((memo, Subject { memo: Some(id.uuid()), ..subject }))
        })
    }

    /// Changes what a memo says. An empty text removes it; `None` is answered then.
    ///
    /// # Errors
    /// [`StudyError::Missing`], [`StudyError::NotYourMemo`], or what the study file says.
    pub fn change_memo(&mut self, id: MemoId, text: &str) -> Result<Changed<Option<Memo>>, StudyError> {
        let Ok(text) = memo_text(text) else {
            let Changed { number, affected, .. } = self.remove_memo(id)?;
            return Ok(Changed { value: None, number, affected });
        };
        let mut memo = self.own_memo(id)?;
        let subject = self.about(memo.target)?;
        self.act(ActionKind::ChangeMemo, |tx, _| {
            if memo.text != text {
                text.clone_into(&mut memo.text);
                memo.changed_at = now();
                tx.update_memo(&memo)?;
            }
            Ok((Some(memo), Subject { memo: Some(id.uuid()), ..subject }))
        })
    }

    /// Removes a memo.
    ///
    /// # Errors
    /// [`StudyError::Missing`], [`StudyError::NotYourMemo`], or what the study file says.
    pub fn remove_memo(&mut self, id: MemoId) -> Result<Changed<Memo>, StudyError> {
        let memo = self.own_memo(id)?;
        let subject = self.about(memo.target)?;
        self.act(ActionKind::RemoveMemo, |tx, _| {
            tx.delete_memo(id)?;
            Ok((memo, Subject { memo: Some(id.uuid()), ..subject }))
        })
    }

    /// A memo of the one who is coding now. Another's can be answered with one's own.
    fn own_memo(&self, id: MemoId) -> Result<Memo, StudyError> {
        let missing = || StudyError::Missing { what: "memo", name: id.to_string() };
        let memo = self.store.rows().memo(id)?.ok_or_else(missing)?;
        let me = self.coder.as_ref().ok_or(StudyError::NoCoder)?;
        if memo.coder == me.id {
            return Ok(memo);
        }
        let owner = self.coders()?.into_iter().find(|coder| coder.id == memo.coder);
        Err(StudyError::NotYourMemo(owner.map_or_else(|| "another coder".to_owned(), |coder| coder.name)))
    }

    /// What a change of a memo is about and makes stale. Refuses what is gone.
    fn about(&self, target: MemoTarget) -> Result<Subject, StudyError> {
        let marks = Marks { notes_only: true, ..Marks::default() };
        Ok(match target {
            MemoTarget::Coding(id) => {
                let coding = self.coding(id)?;
                let mut subject = Subject::passage(coding.transcript, coding.span).coding(id, coding.code);
                subject.affected.notes_only = true;
                subject
            }
            MemoTarget::Code(id) => {
                self.code(id)?;
                let mut subject = Subject::codebook(id);
                subject.affected.notes_only = true;
                subject
            }
            MemoTarget::Interviewee(id) => {
                self.refuse_missing_person(id)?;
                let affected = Marks { interviewees: true, ..marks };
                Subject { interviewee: Some(id.uuid()), affected, ..Subject::default() }
            }
            MemoTarget::Interview(id) => {
                self.refuse_missing_interview(id)?;
                let affected = Marks { interviews: true, ..marks };
                Subject { interview: Some(id.uuid()), affected, ..Subject::default() }
            }
            MemoTarget::Study => Subject { affected: marks, ..Subject::default() },
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
