//! Codes × categories.

use verbatim_study::analysis::{Choice, MatrixOptions};

use crate::replies::Matrix;
use crate::requests::MatrixRequest;
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where a column does not exist.
    pub fn matrix(&self, args: MatrixRequest) -> Result<Matrix, ApiError> {
        let options = MatrixOptions { columns: args.columns, roll_up: args.roll_up, words: args.words };
        self.with(|study| Ok(answers::matrix(study, &options, &Choice::default())?))
    }
}
