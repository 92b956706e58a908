//! Saying who was asked about what.

use verbatim_model::{ActionKind, AskedMark, AskedState, CodeId, IntervieweeId};

use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

impl Study {
    /// Everything that is known of who was asked about what.
    ///
    /// # Errors
    /// What the study file says.
    pub fn asked(&self) -> Result<Vec<AskedMark>, StudyError> {
        Ok(self.store.rows().asked()?)
    }

    /// Says whether people were asked about a code; with `None` it is unknown again.
    ///
    /// # Errors
    /// [`StudyError::Missing`] where code or person are not there; [`StudyError::NoCoder`]; what the
    /// study file says.
    pub fn set_asked(
        &mut self,
        people: &[IntervieweeId],
        code: CodeId,
        state: Option<AskedState>,
    ) -> Result<Changed<()>, StudyError> {
        self.code(code)?;
        for person in people {
            self.refuse_missing_person(*person)?;
        }
        self.act(ActionKind::MarkAsked, |tx, _| {
            for person in people {
                tx.set_asked(*person, code, state)?;
            }
            let affected = Marks { interviewees: true, ..Marks::default() };
            let subject = Subject { code: Some(code.uuid()), ..Subject::counted(people.len(), affected) };
            Ok(((), subject))
        })
    }
}
