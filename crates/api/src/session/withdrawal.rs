//! Withdrawal of an interviewee.

use verbatim_model::IntervieweeId;

use super::id;
use super::people::NOTHING;
use crate::replies::{Change, Withdrawn};
use crate::requests::{IntervieweeRef, WithdrawInterviewee};
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such interviewee.
    pub fn withdrawal(&self, args: IntervieweeRef) -> Result<Withdrawn, ApiError> {
        let person: IntervieweeId = id("interviewee", &args.interviewee)?;
        self.with(|study| Ok(answers::withdrawn(&study.withdrawal(person)?)))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such interviewee, nobody is coding or the study cannot be changed.
    pub fn interviewee_withdraw(&self, args: WithdrawInterviewee) -> Result<Change, ApiError> {
        let person: IntervieweeId = id("interviewee", &args.interviewee)?;
        self.with(|study| {
            let changed = study.withdraw(person, args.remove)?;
            let said = match changed.number {
                Some(_) => answers::withdrawn_in_words(&changed.value, args.remove),
                None => NOTHING.to_owned(),
            };
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }
}
