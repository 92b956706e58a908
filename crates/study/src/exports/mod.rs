//! What leaves a study.

mod codebook;
mod excerpts;
mod file;

pub use excerpts::{ExcerptFilter, Excerpts, ExportFormat, Exported};
