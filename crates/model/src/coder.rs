//! Who codes.

use crate::{CoderId, Timestamp};

/// A person who codes in this study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coder {
    /// Its id.
    pub id: CoderId,
    /// Name as shown, unique in the study.
    pub name: String,
    /// When the coder was added.
    pub created_at: Timestamp,
}
