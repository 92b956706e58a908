//! Approval of quotations by those who said them.

use verbatim_model::{Approval, CoderId, Coding};
use verbatim_store::{Tx, now};

use crate::interviewees::change::day;
use crate::{Study, StudyError};

/// What is to be recorded of the approval of passages.
pub(super) struct Approving {
    /// The day on which they were approved; none takes the approval back.
    on: Option<String>,
    coder: CoderId,
}

impl Approving {
    /// As the one who is coding records it.
    pub fn of(study: &Study, on: Option<&str>) -> Result<Self, StudyError> {
        let coder = study.coder.as_ref().ok_or(StudyError::NoCoder)?.id;
        Ok(Self { on: day(on)?, coder })
    }

    /// Records it for a coding, of its words as they are now.
    pub fn record(&self, tx: &Tx<'_>, coding: &Coding) -> Result<(), StudyError> {
        let Some(on) = &self.on else {
            return Ok(tx.delete_approval_of(coding.id)?);
        };
        Ok(tx.put_approval(&Approval {
            coding: coding.id,
            passage_hash: coding.passage_hash,
            on: on.clone(),
            coder: self.coder,
            recorded_at: now(),
        })?)
    }
}
