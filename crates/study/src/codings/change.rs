//! Changing and removing a coding.

use verbatim_model::{ActionKind, Basis, Coding, CodingId, Prompting, Stance};
use verbatim_text::Span;

use crate::codings::add::refuse_stance_without_statement;
use crate::subject::Subject;
use crate::{Changed, Study, StudyError};

/// The marks of a coding that a person sets by choice: `Some(None)` clears one.
#[derive(Clone, Copy, Debug, Default)]
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
}

impl Study {
    /// Changes the edges of a passage. Memo, stance and everything else of the coding stay.
    ///
    /// # Errors
    /// [`StudyError::Span`] outside the text, [`StudyError::NameTaken`] where the same coder has
    /// this code on exactly that passage, [`StudyError::NotYours`], or what the study file says.
    pub fn resize_coding(
        &mut self,
        id: CodingId,
        start: u32,
        end: u32,
    ) -> Result<Changed<Coding>, StudyError> {
        let mut coding = self.own_coding(id)?;
        let transcript = self.transcript(coding.transcript)?;
        let span = Span::within(start, end, transcript.length)?;
        let twin = self.store.rows().coding_at(coding.transcript, span, coding.code, coding.coder)?;
        if twin.is_some_and(|t| t.id != id) {
            return Err(StudyError::NameTaken { what: "a coding with this code at", name: span.to_string() });
        }
        let text = self.texts.of(self.store.rows(), &transcript)?;
        coding.passage_hash = self.store.passage_hash(text.code_points().slice(span)?);
        coding.span = span;
        self.act(ActionKind::ResizeCoding, |tx, _| {
            tx.update_coding(&coding)?;
            let subject = Subject::passage(coding.transcript, span).coding(id, coding.code);
            Ok((coding, subject))
        })
    }

    /// Sets marks of a coding.
    ///
    /// # Errors
    /// [`StudyError::NoStatement`], [`StudyError::NotYours`], or what the study file says.
    pub fn mark_coding(&mut self, id: CodingId, marks: Marks) -> Result<Changed<Coding>, StudyError> {
        let mut coding = self.own_coding(id)?;
        if marks.stance.flatten().is_some() {
            refuse_stance_without_statement(&self.codebook()?, &self.code(coding.code)?)?;
        }
        coding.stance = marks.stance.unwrap_or(coding.stance);
        coding.basis = marks.basis.unwrap_or(coding.basis);
        coding.prompting = marks.prompting.unwrap_or(coding.prompting);
        coding.quotable = marks.quotable.unwrap_or(coding.quotable);
        coding.off_record = marks.off_record.unwrap_or(coding.off_record);
        self.act(ActionKind::MarkCoding, |tx, _| {
            tx.update_coding(&coding)?;
            let subject = Subject::passage(coding.transcript, coding.span).coding(id, coding.code);
            Ok((coding, subject))
        })
    }

    /// Removes a coding and the memos on it.
    ///
    /// # Errors
    /// [`StudyError::NotYours`], [`StudyError::Missing`], or what the study file says.
    pub fn remove_coding(&mut self, id: CodingId) -> Result<Changed<Coding>, StudyError> {
        let coding = self.own_coding(id)?;
        self.act(ActionKind::RemoveCoding, |tx, _| {
            tx.delete_coding(id)?;
            let subject = Subject::passage(coding.transcript, coding.span).coding(id, coding.code);
            Ok((coding, subject))
        })
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
}
