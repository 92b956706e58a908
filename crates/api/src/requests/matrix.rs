//! Codes × categories.

use serde::Deserialize;
use ts_rs::TS;

/// Asks for a matrix.
#[derive(Debug, Deserialize, TS)]
pub struct MatrixRequest {
    /// One or two of `category`, `subcategory`, `group`, `interviewee` or an attribute's name; two are crossed.
    pub columns: Vec<String>,
    /// Whether a code counts what the codes below it hold.
    pub roll_up: bool,
    /// Whether words are counted, which takes longer.
    pub words: bool,
}
