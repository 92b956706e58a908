//! What left the study.

use crate::replies::{Empty, ExportsLeft};
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// What the study file says.
    pub fn exports_left(&self, _: Empty) -> Result<ExportsLeft, ApiError> {
        self.with(|study| Ok(answers::exports_left(study)?))
    }
}
