//! Memos.

use verbatim_model::{Memo, MemoId, MemoTarget};
use verbatim_study::{Changed, Study};

use super::id;
use crate::replies::{Change, MemoChanged, MemoRow};
use crate::requests::{AddMemo, ChangeMemo, MemoAbout, MemoRef, MemosOn};
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where what they are about is gone.
    pub fn memos_on(&self, args: MemosOn) -> Result<Vec<MemoRow>, ApiError> {
        let target = args.about.map(|about| target(&about)).transpose()?;
        self.with(|study| Ok(answers::memo_rows(study, target)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where it says nothing, or what it is about is gone.
    pub fn memo_add(&self, args: AddMemo) -> Result<MemoChanged, ApiError> {
        let target = target(&args.about)?;
        self.with(|study| {
            let Changed { value, number, affected } = study.add_memo(target, &args.text)?;
            memo_changed(study, "Added a memo", Changed { value: Some(value), number, affected })
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where it is gone or another coder's.
    pub fn memo_change(&self, args: ChangeMemo) -> Result<MemoChanged, ApiError> {
        let memo: MemoId = id("memo", &args.memo)?;
        self.with(|study| {
            let changed = study.change_memo(memo, &args.text)?;
            let said = if changed.value.is_some() { "Changed the memo" } else { "Removed the memo" };
            memo_changed(study, said, changed)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where it is gone or another coder's.
    pub fn memo_remove(&self, args: MemoRef) -> Result<Change, ApiError> {
        let memo: MemoId = id("memo", &args.memo)?;
        self.with(|study| {
            let changed = study.remove_memo(memo)?;
            Ok(answers::change(study, "Removed the memo".to_owned(), &changed.affected, None)?)
        })
    }
}

fn memo_changed(study: &Study, said: &str, changed: Changed<Option<Memo>>) -> Result<MemoChanged, ApiError> {
    let change = answers::change(study, said.to_owned(), &changed.affected, None)?;
    // Only the one who is coding writes and changes memos.
    let coder = study.coder().map_or("", |coder| coder.name.as_str());
    Ok(MemoChanged { memo: changed.value.map(|memo| answers::memo_note(&memo, coder)), change })
}

fn target(about: &MemoAbout) -> Result<MemoTarget, ApiError> {
    Ok(match about {
        MemoAbout::Study => MemoTarget::Study,
        MemoAbout::Interview(text) => MemoTarget::Interview(id("interview", text)?),
        MemoAbout::Interviewee(text) => MemoTarget::Interviewee(id("interviewee", text)?),
        MemoAbout::Code(text) => MemoTarget::Code(id("code", text)?),
        MemoAbout::Coding(text) => MemoTarget::Coding(id("coding", text)?),
    })
}
