//! The memos of a project.

use std::collections::HashMap;

use verbatim_import::refi::{Fate, ReadProject, ReadTarget};
use verbatim_model::{Memo, MemoId, MemoTarget};
use verbatim_store::now;

use crate::StudyError;
use crate::exchange::work::Work;

impl Work<'_, '_> {
    /// Adds memos, unless the study has the same one.
    pub fn memos(&mut self, project: &ReadProject) -> Result<(), StudyError> {
        let mut there: HashMap<MemoTarget, Vec<Memo>> = HashMap::new();
        for memo in self.tx.memos()? {
            there.entry(memo.target).or_default().push(memo);
        }
        for memo in &project.memos {
            let Some(target) = self.target(memo.target) else {
                let why = "What it is about is not in the study.";
                self.tell(Fate::LeftOut, "note", "", Some(memo.id), why);
                continue;
            };
            if let MemoTarget::Interviewee(person) = target
                && self.withdrawn.contains(&person)
            {
                let why = "It is about somebody who has withdrawn, so it stays out.";
                self.tell(Fate::LeftOut, "note", "", Some(memo.id), why);
                continue;
            }
            let coder = self.coder(memo.coder);
            let own = MemoId::from(memo.id);
            let same = |there: &Memo| there.id == own || (there.coder == coder && there.text == memo.text);
            if there.get(&target).is_some_and(|memos| memos.iter().any(same)) {
                self.report.already_there.memos += 1;
                continue;
            }
            let id = if self.tx.memo(own)?.is_none() { own } else { MemoId::new() };
            let created_at = memo.made_at.unwrap_or_else(now);
            let changed_at = memo.changed_at.unwrap_or(created_at);
            let text = memo.text.clone();
            self.tx.insert_memo(&Memo { id, target, coder, text, created_at, changed_at })?;
            self.report.added.memos += 1;
        }
        Ok(())
    }

    /// What a memo of the file is about in the study; none where that did not come in.
    fn target(&self, read: ReadTarget) -> Option<MemoTarget> {
        Some(match read {
            ReadTarget::Project => MemoTarget::Study,
            ReadTarget::Interview(text) => MemoTarget::Interview(*self.texts.get(&text)?),
            ReadTarget::Person(person) => MemoTarget::Interviewee(*self.people.get(&person)?),
            ReadTarget::Code(code) => MemoTarget::Code(*self.codes.get(&code)?),
            ReadTarget::Coding(coding) => MemoTarget::Coding(*self.codings.get(&coding)?),
        })
    }
}
