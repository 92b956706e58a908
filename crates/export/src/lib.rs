//! Cleared content as bytes of a file. Nothing here decides what may leave: writers take
//! [`Cleared`](verbatim_protect::Cleared), which only `protect` makes.

mod codebook;
mod excerpts;
mod hits;

pub use codebook::{CodebookRow, codebook_csv};
pub use excerpts::{EXCERPT_COLUMNS, Excerpt, excerpts_csv, excerpts_json};
pub use hits::{HIT_COLUMNS, HitRow, HitsFile, hits_csv, hits_json};

/// Why content could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The destination refused.
    #[error("{0}")]
    Write(#[from] std::io::Error),
    /// The CSV writer refused.
    #[error("{0}")]
    Csv(#[from] csv::Error),
    /// The JSON writer refused.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
}
