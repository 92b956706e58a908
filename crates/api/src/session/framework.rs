//! The framework matrix.

use verbatim_model::{CodeId, IntervieweeId};
use verbatim_study::framework::FrameworkOptions;

use super::{id, ids};
use crate::replies::{Change, Framework};
use crate::requests::{FrameworkRequest, WriteSummary};
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where a code or category is gone.
    pub fn framework(&self, args: FrameworkRequest) -> Result<Framework, ApiError> {
        let options = FrameworkOptions {
            codes: ids("code", &args.codes)?,
            from: args.from as usize,
            limit: Some(args.limit as usize),
            categories: args.categories,
        };
        self.with(|study| Ok(answers::framework(study, &options)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the person or the code is gone.
    pub fn framework_write(&self, args: WriteSummary) -> Result<Change, ApiError> {
        let person: IntervieweeId = id("interviewee", &args.interviewee)?;
        let code: CodeId = id("code", &args.code)?;
        self.with(|study| {
            let changed = study.write_summary(person, code, &args.text)?;
            let name = study.code(code)?.name;
            let said = match changed.value {
                Some(_) => format!("Wrote the summary on {name}"),
                None => format!("Removed the summary on {name}"),
            };
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }
}
