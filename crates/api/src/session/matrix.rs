//! Codes × categories.

use verbatim_study::analysis::{CellOptions, MatrixOptions};

use super::{counting, optional_id};
use crate::replies::{MatrixPage, OpenCell};
use crate::requests::{MatrixRequest, OpenCellRequest};
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where a column, coder or category does not exist, a day is none, or a word is none of its kind.
    pub fn matrix(&self, args: MatrixRequest) -> Result<MatrixPage, ApiError> {
        let choice = counting::choice(args.choice)?;
        let page = args.page.map_or(0..usize::MAX, |page| {
            let from = page.from as usize;
            from..from.saturating_add(page.limit as usize)
        });
        let options = MatrixOptions { columns: args.columns, roll_up: args.roll_up, words: args.words };
        self.with(|study| Ok(answers::matrix_page(study, &options, &choice, &page)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// As `matrix`; where there is no such code, or no column of that heading.
    pub fn matrix_cell(&self, args: OpenCellRequest) -> Result<OpenCell, ApiError> {
        let choice = counting::choice(args.choice)?;
        let cell = CellOptions {
            columns: args.columns,
            column: args.heading,
            code: optional_id("code", args.code.as_deref())?,
            roll_up: args.roll_up,
        };
        self.with(|study| Ok(answers::open_cell(study, &cell, &choice, args.passages, args.interval)?))
    }
}
