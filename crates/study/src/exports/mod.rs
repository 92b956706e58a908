//! What leaves a study.

mod codebook;
mod excerpts;
mod file;
mod hits;

pub use excerpts::{ExcerptFilter, Excerpts, ExportFormat, Exported};
