//! The trail.

use serde::Deserialize;
use ts_rs::TS;

/// Asks for the trail.
#[derive(Debug, Deserialize, TS)]
pub struct History {
    /// How many rows at the most.
    pub limit: u32,
}

/// Takes back everything that was done since a row of the trail, that row included.
#[derive(Debug, Deserialize, TS)]
pub struct UndoTo {
    /// Number of the row.
    #[ts(type = "number")]
    pub number: i64,
}
