//! The outreach list.

use verbatim_model::{Outcome, OutreachId};
use verbatim_study::StudyError;
use verbatim_study::outreach::OutreachForm;

use super::people::NOTHING;
use super::{id, optional_id};
use crate::replies::{Change, Empty, OutreachRow};
use crate::requests::{DescribeOutreach, OutreachRef};
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn outreach_list(&self, _: Empty) -> Result<Vec<OutreachRow>, ApiError> {
        self.with(|study| Ok(answers::outreach_rows(study)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where somebody who did not come is said to be an interviewee, a day is none, nobody is coding
    /// or the study cannot be changed.
    pub fn outreach_put(&self, args: DescribeOutreach) -> Result<Change, ApiError> {
        let row: Option<OutreachId> = optional_id("row of the outreach list", args.outreach.as_deref())?;
        let form = OutreachForm {
            label: args.label,
            category: optional_id("category", args.category.as_deref())?,
            approached: args.approached,
            found: args.found,
            outcome: Outcome::parse(&args.outcome).map_err(StudyError::from)?,
            interviewee: optional_id("interviewee", args.interviewee.as_deref())?,
        };
        self.with(|study| {
            let changed = study.put_outreach(row, &form)?;
            let put = &changed.value;
            let said = match (changed.number, row) {
                (None, _) => NOTHING.to_owned(),
                (Some(_), None) => format!("Added {} to the outreach list", put.label),
                (Some(_), Some(_)) => format!("{}: {}", put.label, put.outcome),
            };
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such row, nobody is coding or the study cannot be changed.
    pub fn outreach_remove(&self, args: OutreachRef) -> Result<Change, ApiError> {
        let row: OutreachId = id("row of the outreach list", &args.outreach)?;
        self.with(|study| {
            let label = study.outreach()?.into_iter().find(|o| o.id == row).map(|o| o.label);
            let changed = study.remove_outreach(row)?;
            let said = format!("Removed {} from the outreach list", label.unwrap_or_default());
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }
}
