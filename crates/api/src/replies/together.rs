//! Codes that come together, codes that stopped coming up, where codes came from, who was asked.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::{Counted, MatrixReach};

/// Which codes come together.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Cooccurrence {
    /// Whose codings were counted.
    pub counted: Counted,
    /// Where two codes must both be: `passage`, `overlap`, `turn` or `interviewee`.
    pub unit: String,
    /// Whether a code counts what the codes below it hold.
    pub roll_up: bool,
    /// Everybody who can be counted.
    pub everybody: MatrixReach,
    /// Codes with at least one coding, in codebook order.
    pub codes: Vec<CountedCode>,
    /// Pairs that are together at least once, in codebook order; the others are together nowhere.
    pub pairs: Vec<CodePair>,
}

/// How much of a code there is.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct CountedCode {
    /// Whole path.
    pub code: String,
    /// Distinct passages, turns or people, by the unit.
    pub count: u32,
}

/// Two codes that come together.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct CodePair {
    /// Whole path of the code that stands first in the codebook.
    pub first: String,
    /// Whole path of the other.
    pub second: String,
    /// Passages, turns or people with both.
    pub both: u32,
    /// Those with either.
    pub either: u32,
    /// `both` as a share of `either`, from 0 to 1, rounded to four places.
    pub jaccard: f64,
}

/// When new codes stopped coming up.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Saturation {
    /// Whose codings were counted.
    pub counted: Counted,
    /// Which codes are followed: `during analysis` or `all`.
    pub of: String,
    /// How many codes are followed.
    pub codes: u32,
    /// How many are left aside as ready-made.
    pub ready_made: u32,
    /// Interviews of the base.
    pub base: u32,
    /// Interviews of a run.
    pub run: u32,
    /// Most new information of a run, in hundredths of the codes of the base.
    pub threshold: u32,
    /// Distinct codes of the base.
    pub base_codes: u32,
    /// After how many interviews a run brought no more than the threshold; `null`: not yet.
    pub reached_after: Option<u32>,
    /// Coded interviews, in the order of interviewing.
    pub interviews: Vec<SaturationInterview>,
    /// How many of them have no day and stand last.
    pub undated: u32,
    /// Interviews that are left out because they are not coded.
    pub not_coded: u32,
    /// Runs after the base.
    pub runs: Vec<SaturationRun>,
    /// How many random orders the band is made of.
    pub orders: u32,
    /// Where their random numbers begin.
    pub seed: u32,
    /// Codes after each number of interviews, over random orders.
    pub band: Vec<SaturationBand>,
    /// What it comes to, in plain sentences.
    pub said: Vec<String>,
}

/// One interview.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct SaturationInterview {
    /// Label of its interviewee, else a file name.
    pub interview: String,
    /// Its day.
    pub day: Option<String>,
    /// Distinct codes in it.
    pub codes: u32,
    /// Those that no interview before it had.
    pub new: u32,
    /// Distinct codes so far.
    pub so_far: u32,
}

/// One run.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct SaturationRun {
    /// Its first interview, from 1.
    pub from: u32,
    /// Its last one.
    pub to: u32,
    /// New codes in it.
    pub new: u32,
    /// These in hundredths of the codes of the base, rounded to two places; `null` without such codes.
    pub percent: Option<f64>,
}

/// Codes after a number of interviews in random order.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct SaturationBand {
    /// After so many interviews.
    pub interviews: u32,
    /// Mean, rounded to four places.
    pub mean: f64,
    /// Five of a hundred orders have no more.
    pub low: u32,
    /// Ninety-five of a hundred have no more.
    pub high: u32,
}

/// How each code came into the codebook.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct CodeOrigins {
    /// A row per code, in codebook order.
    pub codes: Vec<CodeOriginRow>,
}

/// How a code came into the codebook.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct CodeOriginRow {
    /// Whole path.
    pub code: String,
    /// `ready-made` or `during analysis`.
    pub origin: String,
}

/// Who was asked about a code.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct AskedSet {
    /// Whole path of the code.
    pub code: String,
    /// People of whom something is known.
    pub people: Vec<AskedRow>,
}

/// Whether somebody was asked.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct AskedRow {
    /// Label of the person.
    pub interviewee: String,
    /// `asked`, `volunteered` or `not asked`.
    pub state: String,
}
