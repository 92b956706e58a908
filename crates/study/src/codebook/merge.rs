//! Merging codes into another.

use verbatim_model::{ActionKind, Code, CodeId, Codebook, Coding, MemoTarget};
use verbatim_store::Tx;

use crate::analysis::ILLUSTRATIVE;
use crate::codebook::add::next_position;
use crate::codebook::place::place_in;
use crate::codings::{Passing, join};
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
    /// Codings that lost their stance because it referred to another statement. A memo on each says
    /// what it was.
    pub unmarked: usize,
    /// Codes below that moved along.
    pub moved: usize,
}

impl Study {
    /// Merges a code into another: its codings, memos and codes below go over, and it is gone.
    /// A code below that has a namesake there is merged into it in turn.
    ///
    /// # Errors
    /// As [`Study::merge_codes`].
    pub fn merge_code(&mut self, from: CodeId, into: CodeId) -> Result<Changed<Merged>, StudyError> {
        self.merge_codes(&[from], into)
    }

    /// Merges codes into one, as one action: see [`Study::merge_code`].
    ///
    /// # Errors
    /// [`StudyError::IntoItself`], [`StudyError::Missing`], or what the study file says.
    pub fn merge_codes(&mut self, from: &[CodeId], into: CodeId) -> Result<Changed<Merged>, StudyError> {
        let mut book = self.codebook()?;
        let target = place_in(&book, into)?;
        let mut going = from.iter().map(|id| place_in(&book, *id)).collect::<Result<Vec<_>, _>>()?;
        if book.upwards(target).any(|place| going.contains(&place)) {
            return Err(StudyError::IntoItself);
        }
        going.sort_unstable();
        going.dedup();
        // From the leaves up: a code must be there still when its turn comes.
        let going: Vec<CodeId> = going.iter().rev().map(|&place| book.codes()[place].id).collect();
        self.act(ActionKind::MergeCodes, |tx, coder| {
            let mut work = Work {
                tx,
                coder: coder.clone(),
                merged: Merged::default(),
                touched: Vec::new(),
                gone: going.clone(),
            };
            for &code in &going {
                work.merge(&book, code, into)?;
                book = Codebook::new(tx.codes()?);
            }
            let Work { merged, touched, .. } = work;
            let mut subject = Subject {
                into: Some(into.uuid()),
                count: Some(going.len()),
                codings: Some(merged.recoded),
                ..Subject::default()
            };
            subject = going.iter().fold(subject, |subject, code| subject.code(*code));
            subject.affected.codes.push(into.uuid());
            subject.affected.codebook = true;
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

impl<'c> Work<'_, 'c> {
    fn merge(&mut self, book: &Codebook, from: CodeId, into: CodeId) -> Result<(), StudyError> {
        self.gone.push(from);
        for child in book.children(Some(from)) {
            let stays = |c: &&Code| !self.gone.contains(&c.id);
            let there = || book.children(Some(into)).filter(stays);
            let exactly = there().find(|c| c.name == child.name);
            match exactly.or_else(|| there().find(|c| c.is_called(&child.name))) {
                Some(namesake) => self.merge(book, child.id, namesake.id)?,
                None => self.adopt(book, child, into)?,
            }
        }
        let version = book.get(into).map_or(1, |c| c.version);
        for coding in self.tx.codings_with(from)? {
            self.recode(book, coding, into, version)?;
        }
        for mut memo in self.tx.memos_on(MemoTarget::Code(from))? {
            memo.target = MemoTarget::Code(into);
            self.tx.update_memo(&memo)?;
        }
        self.tx.move_asked(from, into)?;
        self.tx.move_settings(ILLUSTRATIVE, from.uuid(), into.uuid())?;
        self.tx.move_summaries(from, into)?;
        Ok(self.tx.delete_code(from)?)
    }

    fn adopt(&mut self, book: &Codebook, child: &Code, into: CodeId) -> Result<(), StudyError> {
        let position = next_position(book, Some(into)) + i64::try_from(self.merged.moved).unwrap_or(0);
        let child = Code { parent: Some(into), position, ..child.clone() };
        self.tx.put_code(&child)?;
        self.merged.moved += 1;
        let codes = book.codes().iter().map(|code| if code.id == child.id { &child } else { code });
        let after = Codebook::new(codes.cloned().collect());
        let unmarked = self.passing(book, &after).leave_stances()?;
        self.merged.unmarked += unmarked.len();
        unmarked.iter().for_each(|coding| self.touch(coding));
        Ok(())
    }

    fn passing<'b>(&'b self, before: &'b Codebook, after: &'b Codebook) -> Passing<'b, 'c> {
        Passing { tx: self.tx, coder: &self.coder, before, after }
    }

    fn touch(&mut self, coding: &Coding) {
        if !self.touched.contains(&coding.transcript.uuid()) {
            self.touched.push(coding.transcript.uuid());
        }
    }

    fn recode(
        &mut self,
        book: &Codebook,
        mut coding: Coding,
        into: CodeId,
        version: u32,
    ) -> Result<(), StudyError> {
        self.touch(&coding);
        self.merged.unmarked += usize::from(self.passing(book, book).leave_stance(&mut coding, into)?);
        let there = self.tx.coding_at(coding.transcript, coding.span, into, coding.coder)?;
        let Some(there) = there else {
            (coding.code, coding.code_version) = (into, version);
            self.tx.update_coding(&coding)?;
            self.merged.recoded += 1;
            return Ok(());
        };
        self.merged.joined += 1;
        self.merged.differed += usize::from(join(self.tx, &self.coder, &coding, there)?);
        Ok(())
    }
}
