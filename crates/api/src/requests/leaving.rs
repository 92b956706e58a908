//! What is said of everything that leaves.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use verbatim_model::Purpose;

/// Whom something that leaves is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ForWhom {
    /// The team: all of it.
    Team,
    /// Readers: guarded.
    Publication,
}

impl From<ForWhom> for Purpose {
    fn from(whom: ForWhom) -> Self {
        match whom {
            ForWhom::Team => Self::Team,
            ForWhom::Publication => Self::Publication,
        }
    }
}

impl From<Purpose> for ForWhom {
    fn from(purpose: Purpose) -> Self {
        match purpose {
            Purpose::Team => Self::Team,
            Purpose::Publication => Self::Publication,
        }
    }
}
