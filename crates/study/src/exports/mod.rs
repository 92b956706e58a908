//! What leaves a study.

mod codebook;
mod excerpts;
mod file;
mod hits;
mod leave;
mod matrix;

pub use matrix::{Effect, Leaving, MatrixExport, MatrixPicture, Measure, Merge, PublicationError, TableForm};
pub use verbatim_protect::small_cells::Why;
pub use verbatim_protect::{Cleared, Figure, PeopleTable, TableColumn, TableRow};
pub use verbatim_store::ExportRecord;

pub use excerpts::{ExcerptFilter, Excerpts, ExportFormat, Exported};
