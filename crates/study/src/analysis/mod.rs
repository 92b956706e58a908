//! Figures of the study: codes × categories and the counts of the codebook.

mod columns;
mod figures;
mod matrix;

pub(crate) use columns::BUILT_IN_COLUMNS;
pub(crate) use figures::{Gathered, counted_stance};
pub use matrix::{CodeCount, MatrixOptions, NamedMatrix, NamedRow};
pub use verbatim_analysis::{Cell, CellValue, ColumnHead, Reach, StanceCounts};
