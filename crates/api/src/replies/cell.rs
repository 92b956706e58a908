//! A cell of the matrix, opened: who raised a code, in which words, and who did not.

use serde::Serialize;
use ts_rs::TS;

use super::{Counted, MatrixReach, PassageRow, Person};

/// Who stands behind a cell, a row or a column of the matrix, with what they said, and who else is in it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OpenCell {
    /// Whose codings were counted.
    pub counted: Counted,
    /// How many people are in the column.
    pub people: MatrixReach,
    /// Who raised it, in the order of the interviewees.
    pub raised: Vec<RaisedBy>,
    /// Who was interviewed and did not, in the same order.
    pub others: Vec<NotRaisedBy>,
    /// Distinct passages of all who raised it.
    pub passages: u32,
    /// How far off the share may be; `null` where it was not asked for, or nobody could be counted.
    pub interval: Option<CellInterval>,
}

/// Somebody who raised a code.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RaisedBy {
    /// Who.
    pub person: Person,
    /// Whether they are one of N: an interview of theirs is coded, not only begun.
    pub coded: bool,
    /// Their codings, those without their words among them.
    pub codings: u32,
    /// What they said, by transcript and place; empty beyond the passages that were asked for.
    pub passages: Vec<PassageRow>,
}

/// Somebody of the same column who did not raise it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NotRaisedBy {
    /// Who.
    pub person: Person,
    /// Whether an interview of theirs is coded; else nothing is known yet.
    pub coded: bool,
    /// `asked`, `volunteered`, `not asked`, or `null` where it is not known.
    pub asked: Option<String>,
}

/// Wilson's 95 % score interval of n of N. It only illustrates: interviewees are no random sample.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct CellInterval {
    /// The lower end, a share from 0 to 1.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}
