//! Whose codings count where several people coded an interview.

use verbatim_model::{CoderId, InterviewId};

use super::optional_id;
use crate::replies::{Change, Empty, LeadCoders};
use crate::requests::SetLeadCoder;
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn lead_coders(&self, _: Empty) -> Result<LeadCoders, ApiError> {
        self.with(|study| Ok(answers::lead_coders(study)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the interview or the coder is gone.
    pub fn lead_coder_set(&self, args: SetLeadCoder) -> Result<Change, ApiError> {
        let interview: Option<InterviewId> = optional_id("interview", args.interview.as_deref())?;
        let coder: Option<CoderId> = optional_id("coder", args.coder.as_deref())?;
        self.with(|study| {
            let changed = study.set_lead_coder(interview, coder)?;
            let of = if interview.is_some() { "this interview" } else { "the study" };
            let name = study.coders()?.into_iter().find(|one| Some(one.id) == coder).map(|one| one.name);
            let said = match name {
                Some(name) => format!("{name} is the lead coder of {of}"),
                None => format!("No lead coder is set for {of} any more"),
            };
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }
}
