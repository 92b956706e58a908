//! The people who were interviewed: who they are in the study, and how they are grouped.

mod attributes;
mod categories;
pub(crate) mod change;
mod groups;
mod import;
mod order;
mod people;
mod remove;
pub(crate) mod taken_back;
mod withdrawal;

pub use categories::CategoryForm;
pub use change::{IntervieweeForm, IntervieweePut};
pub use import::IntervieweesReport;
pub use people::{People, Person};
pub use remove::IntervieweeLoss;
pub use taken_back::TakenBack;
pub use withdrawal::{
    MentionElsewhere, PublishedQuotes, Withdrawal, WithdrawnOriginals, WithdrawnTranscript,
};

use std::collections::HashMap;

use verbatim_model::{Interviewee, IntervieweeId};

use crate::{Study, StudyError};

impl Study {
    /// All interviewees, in order of first appearance.
    ///
    /// # Errors
    /// What the study file says.
    pub fn interviewees(&self) -> Result<Vec<Interviewee>, StudyError> {
        Ok(self.store.rows().interviewees()?)
    }

    /// The interviewee of this label, letter case aside.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn find_interviewee(&self, label: &str) -> Result<Interviewee, StudyError> {
        let wanted = label.trim().to_lowercase();
        let found = self.interviewees()?.into_iter().find(|p| p.label.to_lowercase() == wanted);
        found.ok_or_else(|| StudyError::Missing { what: "interviewee", name: label.trim().to_owned() })
    }

    /// How many memos there are on each interviewee that has any.
    ///
    /// # Errors
    /// What the study file says.
    pub fn memos_on_interviewees(&self) -> Result<HashMap<IntervieweeId, u32>, StudyError> {
        Ok(self.store.rows().memos_on_interviewees()?)
    }

    /// Refuses a person who is not in the study.
    pub(crate) fn refuse_missing_person(&self, id: IntervieweeId) -> Result<(), StudyError> {
        let missing = || StudyError::Missing { what: "interviewee", name: id.to_string() };
        self.store.rows().interviewee(id)?.map(drop).ok_or_else(missing)
    }
}
