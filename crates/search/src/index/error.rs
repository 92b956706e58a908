//! What can go wrong with an index. None of it can harm a study: an index is rebuilt from the turns.

use crate::Stopped;
use std::error::Error;
use tantivy::TantivyError;

/// Why an index was not built, changed or searched.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The caller asked to stop.
    #[error("The work on the search index was cancelled.")]
    Cancelled,
    /// Tantivy failed. After a failed build or update the index must be built again.
    #[error("The search index failed: {0}")]
    Engine(#[source] Box<dyn Error + Send + Sync>),
}

impl From<TantivyError> for IndexError {
    fn from(error: TantivyError) -> Self {
        Self::Engine(Box::new(error))
    }
}

impl From<Stopped> for IndexError {
    fn from(_: Stopped) -> Self {
        Self::Cancelled
    }
}
