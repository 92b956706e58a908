//! Changing and removing codings.

use std::collections::HashSet;

use verbatim_model::{ActionKind, Basis, Codebook, Coding, CodingId, Prompting, Stance};

use crate::codings::add::refuse_stance_without_statement;
use crate::codings::approval::Approving;
use crate::subject::Subject;
use crate::{Changed, Study, StudyError};

/// The marks of a coding that a person sets by choice: `Some(None)` clears one.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Stance towards the statement.
    pub stance: Option<Option<Stance>>,
    /// How the interviewee knows.
    pub basis: Option<Option<Basis>>,
    /// Prompted or volunteered.
    pub prompting: Option<Option<Prompting>>,
    /// Worth quoting.
    pub quotable: Option<bool>,
    /// Off the record.
    pub off_record: Option<bool>,
    /// The day on which the interviewee approved the passage as a quotation, `YYYY-MM-DD`. The approval is of the
    /// words as they are now, and ends once they change.
    pub approved: Option<Option<String>>,
}

/// Codings that were removed, and what went with them.
#[derive(Clone, Debug)]
pub struct Removed {
    /// The codings.
    pub codings: Vec<Coding>,
    /// Memos on them.
    pub memos: usize,
    /// Notes of their reviews.
    pub notes: usize,
}

impl Marks {
    /// Whether nothing is said but whether the interviewee approved.
    const fn is_approval_alone(&self) -> bool {
        let Self { stance, basis, prompting, quotable, off_record, approved } = self;
        approved.is_some()
            && stance.is_none()
            && basis.is_none()
            && prompting.is_none()
            && quotable.is_none()
            && off_record.is_none()
    }

    fn set(&self, coding: &mut Coding) {
        coding.stance = self.stance.unwrap_or(coding.stance);
        coding.basis = self.basis.unwrap_or(coding.basis);
        coding.prompting = self.prompting.unwrap_or(coding.prompting);
        coding.quotable = self.quotable.unwrap_or(coding.quotable);
        coding.off_record = self.off_record.unwrap_or(coding.off_record);
    }
}

impl Study {
    /// Changes the edges of a passage. Memo, stance and everything else of the coding stay.
    /// `seen` is the new passage as the person saw it, where it was seen.
    ///
    /// # Errors
    /// [`StudyError::Span`] outside the text, [`StudyError::TextChanged`] where the text is not
    /// what was seen, [`StudyError::NameTaken`] where the same coder has this code on exactly that
    /// passage, [`StudyError::NotYours`], or what the study file says.
    pub fn resize_coding(
        &mut self,
        id: CodingId,
        start: u32,
        end: u32,
        seen: Option<&str>,
    ) -> Result<Changed<Coding>, StudyError> {
        let mut coding = self.own_coding(id)?;
        let passage = self.passage(coding.transcript, start, end, seen)?;
        let twin = self.store.rows().coding_at(coding.transcript, passage.span, coding.code, coding.coder)?;
        if twin.is_some_and(|t| t.id != id) {
            let name = passage.span.to_string();
            return Err(StudyError::NameTaken { what: "a coding with this code at", name });
        }
        (coding.span, coding.passage_hash) = (passage.span, passage.hash);
        self.act(ActionKind::ResizeCoding, |tx, _| {
            tx.update_coding(&coding)?;
            let subject = Subject::passage(coding.transcript, coding.span).coding(id, coding.code);
            Ok((coding, subject))
        })
    }

    /// Sets marks of codings, as one action. An approval alone may also be recorded of codings of others.
    ///
    /// # Errors
    /// [`StudyError::NoStatement`], [`StudyError::NotYours`], [`StudyError::NoDay`], [`StudyError::Missing`], or
    /// what the study file says. Nothing is marked then.
    pub fn mark_codings(
        &mut self,
        ids: &[CodingId],
        marks: &Marks,
    ) -> Result<Changed<Vec<Coding>>, StudyError> {
        let mut codings = match marks.is_approval_alone() {
            // What an interviewee answered is no one's coding.
            true => self.each_coding(ids, Self::coding)?,
            false => self.own_codings(ids)?,
        };
        if marks.stance.flatten().is_some() {
            self.refuse_stance_on(&codings)?;
        }
        let approved = marks.approved.as_ref();
        let approving = approved.map(|on| Approving::of(self, on.as_deref())).transpose()?;
        let kind = if codings.len() == 1 { ActionKind::MarkCoding } else { ActionKind::MarkCodings };
        self.act(kind, |tx, _| {
            for coding in &mut codings {
                marks.set(coding);
                tx.update_coding(coding)?;
                approving.iter().try_for_each(|approving| approving.record(tx, coding))?;
            }
            let subject = subject_of(&codings);
            Ok((codings, subject))
        })
    }

    /// Removes codings with the memos and reviews on them, as one action.
    ///
    /// # Errors
    /// [`StudyError::NotYours`], [`StudyError::Missing`], or what the study file says. Nothing is
    /// removed then.
    pub fn remove_codings(&mut self, ids: &[CodingId]) -> Result<Changed<Removed>, StudyError> {
        let codings = self.own_codings(ids)?;
        let rows = self.coding_rows(&codings)?;
        let memos = rows.iter().map(|row| row.memos.len()).sum();
        let notes = rows.iter().map(|row| row.notes.len()).sum();
        let kind = if codings.len() == 1 { ActionKind::RemoveCoding } else { ActionKind::RemoveCodings };
        self.act(kind, |tx, _| {
            for coding in &codings {
                tx.delete_coding(coding.id)?;
            }
            let subject = subject_of(&codings);
            Ok((Removed { codings, memos, notes }, subject))
        })
    }

    /// Codings of the one who is coding now, each once, in the order given.
    pub(crate) fn own_codings(&self, ids: &[CodingId]) -> Result<Vec<Coding>, StudyError> {
        self.each_coding(ids, Self::own_coding)
    }

    /// Codings as `read` finds them, each once, in the order given.
    fn each_coding(
        &self,
        ids: &[CodingId],
        read: fn(&Self, CodingId) -> Result<Coding, StudyError>,
    ) -> Result<Vec<Coding>, StudyError> {
        let mut seen = HashSet::new();
        ids.iter().filter(|id| seen.insert(**id)).map(|id| read(self, *id)).collect()
    }

    /// A coding of the one who is coding now. Another's can be answered, not edited.
    fn own_coding(&self, id: CodingId) -> Result<Coding, StudyError> {
        let coding = self.coding(id)?;
        let me = self.coder.as_ref().ok_or(StudyError::NoCoder)?;
        if coding.coder == me.id {
            return Ok(coding);
        }
        let owner = self.coders()?.into_iter().find(|c| c.id == coding.coder);
        Err(StudyError::NotYours(owner.map_or_else(|| "another coder".to_owned(), |c| c.name)))
    }

    fn refuse_stance_on(&self, codings: &[Coding]) -> Result<(), StudyError> {
        let book: &Codebook = &*self.kept_codebook()?;
        let codes: HashSet<_> = codings.iter().map(|coding| coding.code).collect();
        codes.into_iter().try_for_each(|id| match book.get(id) {
            Some(code) => refuse_stance_without_statement(book, code),
            None => self.code(id).map(drop),
        })
    }
}

/// What was touched: the passage of one coding, or several codings.
pub(super) fn subject_of(codings: &[Coding]) -> Subject {
    match codings {
        [one] => Subject::passage(one.transcript, one.span).coding(one.id, one.code),
        many => Subject::codings(many),
    }
}
