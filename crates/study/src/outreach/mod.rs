//! The outreach list: who was approached, how they were found, and what became of it.

use verbatim_model::{ActionKind, CategoryId, IntervieweeId, Outcome, Outreach, OutreachId};

use crate::interviewees::change::{day, said};
use crate::open::one_line;
use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

/// Everything of a row that a person may change. An empty text says nothing.
#[derive(Clone, Debug)]
pub struct OutreachForm {
    /// What the study calls the person or place that was approached.
    pub label: String,
    /// Category of interviewees that it was approached for.
    pub category: Option<CategoryId>,
    /// Day of approach.
    pub approached: Option<String>,
    /// How it was found.
    pub found: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
    /// The interviewee that the person became.
    pub interviewee: Option<IntervieweeId>,
}

impl Study {
    /// The outreach list, in the order in which its rows were added.
    ///
    /// # Errors
    /// What the study file says.
    pub fn outreach(&self) -> Result<Vec<Outreach>, StudyError> {
        Ok(self.store.rows().outreach()?)
    }

    /// The row of the outreach list of this label, letter case aside, or of this id.
    ///
    /// # Errors
    /// [`StudyError::Missing`]; [`StudyError::Ambiguous`] with the ids where several have the label;
    /// or what the study file says.
    pub fn find_outreach(&self, written: &str) -> Result<Outreach, StudyError> {
        let wanted = written.trim().to_lowercase();
        let means = |row: &Outreach| row.label.to_lowercase() == wanted || row.id.to_string() == wanted;
        let mut found: Vec<Outreach> = self.outreach()?.into_iter().filter(means).collect();
        let name = written.trim().to_owned();
        if found.len() > 1 {
            let candidates = found.iter().map(|row| row.id.to_string()).collect();
            return Err(StudyError::Ambiguous { name, candidates });
        }
        found.pop().ok_or(StudyError::Missing { what: "row of the outreach list", name })
    }

    /// Adds a row of the outreach list, or changes the one of this id.
    ///
    /// # Errors
    /// [`StudyError::EmptyName`], [`StudyError::NoDay`], [`StudyError::NotInterviewed`] where
    /// somebody who did not come is said to be an interviewee, [`StudyError::Missing`], or what the
    /// study file says.
    pub fn put_outreach(
        &mut self,
        id: Option<OutreachId>,
        form: &OutreachForm,
    ) -> Result<Changed<Outreach>, StudyError> {
        if let Some(id) = id {
            self.refuse_missing_outreach(id)?;
        }
        if let Some(person) = form.interviewee {
            self.refuse_missing_person(person)?;
            if !form.outcome.may_be_interviewee() {
                return Err(StudyError::NotInterviewed);
            }
        }
        let categories = self.store.rows().categories()?;
        if let Some(gone) = form.category.filter(|id| !categories.iter().any(|c| c.id == *id)) {
            return Err(StudyError::Missing { what: "category", name: gone.to_string() });
        }
        let row = Outreach {
            id: id.unwrap_or_else(OutreachId::new),
            label: one_line(&form.label, "a row of the outreach list")?.to_owned(),
            category: form.category,
            approached: day(form.approached.as_deref())?,
            found: said(form.found.as_deref()),
            outcome: form.outcome,
            interviewee: form.interviewee,
        };
        self.act(ActionKind::ChangeOutreach, |tx, _| {
            tx.put_outreach(&row)?;
            Ok((row, touched()))
        })
    }

    /// Removes a row of the outreach list.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn remove_outreach(&mut self, id: OutreachId) -> Result<Changed<()>, StudyError> {
        self.refuse_missing_outreach(id)?;
        self.act(ActionKind::ChangeOutreach, |tx, _| {
            tx.delete_outreach(id)?;
            Ok(((), touched()))
        })
    }

    fn refuse_missing_outreach(&self, id: OutreachId) -> Result<(), StudyError> {
        let missing = || StudyError::Missing { what: "row of the outreach list", name: id.to_string() };
        self.store.rows().outreach_row(id)?.map(drop).ok_or_else(missing)
    }
}

fn touched() -> Subject {
    Subject { affected: Marks { interviewees: true, ..Marks::default() }, ..Subject::default() }
}
