//! Merging one code into another.

use verbatim_model::{ActionKind, Code, CodeId, Codebook, Coding, MemoTarget};
use verbatim_store::Tx;

use crate::codebook::add::next_position;
use crate::subject::Subject;
use crate::{Changed, Study, StudyError};

/// What a merge did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Codings that now carry the other code.
    pub recoded: usize,
    /// Codings that stood on a passage which the same coder had given both codes: one is left,
    /// with the memos of both.
    pub joined: usize,
    /// Of these, pairs whose stance, basis or prompting differed: the coding that was kept holds
    /// its own, and a memo says what the other one held.
    pub differed: usize,
    /// Codes below that moved along.
    pub moved: usize,
}

impl Study {
    /// Merges a code into another: its codings, memos and codes below go over, and it is gone.
    /// A code below that has a namesake there is merged into it in turn.
    ///
    /// # Errors
    /// [`StudyError::IntoItself`], [`StudyError::Missing`], or what the study file says.
    pub fn merge_codes(&mut self, from: CodeId, into: CodeId) -> Result<Changed<Merged>, StudyError> {
        let book = self.codebook()?;
        for id in [from, into] {
            self.code(id)?;
        }
        let target = book.place_of(into).unwrap_or_default();
        if book.upwards(target).any(|p| book.codes()[p].id == from) {
            return Err(StudyError::IntoItself);
        }
        self.act(ActionKind::MergeCodes, |tx, coder| {
            let mut work = Work {
                tx,
                coder: coder.clone(),
                merged: Merged::default(),
                touched: Vec::new(),
                gone: Vec::new(),
            };
            work.merge(&book, from, into)?;
            let Work { merged, touched, .. } = work;
            let mut subject =
                Subject { into: Some(into.uuid()), codings: Some(merged.recoded), ..Subject::codebook(from) };
            subject.affected.codes.push(into.uuid());
            subject.affected.transcripts = touched;
            Ok((merged, subject))
        })
    }
}

struct Work<'t, 'c> {
    tx: &'t Tx<'c>,
    coder: verbatim_model::Coder,
    merged: Merged,
    touched: Vec<uuid::Uuid>,
    /// Codes that this merge dissolves. Nothing goes into one of them, whatever its name is.
    gone: Vec<CodeId>,
}

impl Work<'_, '_> {
    fn merge(&mut self, book: &Codebook, from: CodeId, into: CodeId) -> Result<(), StudyError> {
        self.gone.push(from);
        for child in book.children(Some(from)) {
            let namesake = |c: &&Code| c.name == child.name && !self.gone.contains(&c.id);
            match book.children(Some(into)).find(namesake) {
                Some(namesake) => self.merge(book, child.id, namesake.id)?,
                None => self.adopt(book, child, into)?,
            }
        }
        let version = book.get(into).map_or(1, |c| c.version);
        for coding in self.tx.codings_with(from)? {
            self.recode(coding, into, version)?;
        }
        for mut memo in self.tx.memos_on(MemoTarget::Code(from))? {
            memo.target = MemoTarget::Code(into);
            self.tx.update_memo(&memo)?;
        }
        self.tx.move_asked(from, into)?;
        Ok(self.tx.delete_code(from)?)
    }

    fn adopt(&mut self, book: &Codebook, child: &Code, into: CodeId) -> Result<(), StudyError> {
        let position = next_position(book, Some(into)) + i64::try_from(self.merged.moved).unwrap_or(0);
        self.tx.put_code(&Code { parent: Some(into), position, ..child.clone() })?;
        self.merged.moved += 1;
        Ok(())
    }

    fn recode(&mut self, mut coding: Coding, into: CodeId, version: u32) -> Result<(), StudyError> {
        if !self.touched.contains(&coding.transcript.uuid()) {
            self.touched.push(coding.transcript.uuid());
        }
        let there = self.tx.coding_at(coding.transcript, coding.span, into, coding.coder)?;
        let Some(there) = there else {
            (coding.code, coding.code_version) = (into, version);
            self.tx.update_coding(&coding)?;
            self.merged.recoded += 1;
            return Ok(());
        };
        self.join(&coding, there)
    }

    /// Leaves one coding of two on the same passage by the same coder, and loses nothing that
    /// either held.
    fn join(&mut self, gone: &Coding, mut kept: Coding) -> Result<(), StudyError> {
        for mut memo in self.tx.memos_on(MemoTarget::Coding(gone.id))? {
            memo.target = MemoTarget::Coding(kept.id);
            self.tx.update_memo(&memo)?;
        }
        let mut lost = Vec::new();
        keep(&mut kept.stance, gone.stance, &mut lost);
        keep(&mut kept.basis, gone.basis, &mut lost);
        keep(&mut kept.prompting, gone.prompting, &mut lost);
        kept.quotable |= gone.quotable;
        kept.off_record |= gone.off_record;
        self.tx.update_coding(&kept)?;
        if !lost.is_empty() {
            let text = format!("Merged with a coding that was marked: {}.", lost.join(", "));
            crate::memos::write_memo(self.tx, &self.coder, MemoTarget::Coding(kept.id), &text)?;
            self.merged.differed += 1;
        }
        self.tx.delete_coding(gone.id)?;
        self.merged.joined += 1;
        Ok(())
    }
}

/// Takes over a mark where there is none; notes it where there is another.
fn keep<T: Copy + PartialEq + std::fmt::Display>(
    kept: &mut Option<T>,
    gone: Option<T>,
    lost: &mut Vec<String>,
) {
    match (*kept, gone) {
        (None, _) => *kept = gone,
        (Some(mine), Some(other)) if mine != other => lost.push(other.to_string()),
        _ => {}
    }
}
