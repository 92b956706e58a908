//! Who codes.

use crate::{CoderId, InterviewId, Timestamp};

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

/// Whose codings count where several people coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeadCoder {
    /// Of which interview; `None`: of all that have no lead coder of their own.
    pub interview: Option<InterviewId>,
    /// Who.
    pub coder: CoderId,
}
