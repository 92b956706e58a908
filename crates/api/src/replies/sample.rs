//! Sample composition: who was interviewed, and what became of those who were approached.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

/// Who was interviewed. Whoever has withdrawn is counted nowhere but in `withdrawn`.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct SampleComposition {
    /// People with at least one interview.
    pub interviewed: u32,
    /// Interviews with somebody who is counted.
    pub interviews: u32,
    /// Interviews of which nobody has said whose they are.
    pub of_nobody: u32,
    /// Interviewees who have no interview yet.
    pub waiting: u32,
    /// People with an interview who have withdrawn.
    pub withdrawn: u32,
    /// Day of the first interview.
    pub first: Option<String>,
    /// Day of the last one.
    pub last: Option<String>,
    /// What became of everybody on the outreach list; `null` where there is no list.
    pub outreach: Option<Approaches>,
    /// By category, in order; people of no category last.
    pub categories: Vec<SampleCategory>,
    /// By the attribute that was asked for.
    pub attribute: Option<SampleAttribute>,
    /// All of it in plain sentences.
    pub said: Vec<String>,
}

/// A category of the sample.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct SampleCategory {
    /// Its name; `null`: people of no category.
    pub category: Option<String>,
    /// People with at least one interview.
    pub interviewed: u32,
    /// What became of those approached for it and for its subcategories.
    pub approaches: Approaches,
    /// Its subcategories, in order; people of none of them last. Empty where it has none.
    pub subcategories: Vec<SampleSubcategory>,
}

/// A subcategory of the sample.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct SampleSubcategory {
    /// Its name, without that of its category; `null`: people of the category alone.
    pub subcategory: Option<String>,
    /// People with at least one interview.
    pub interviewed: u32,
    /// What became of those approached for it.
    pub approaches: Approaches,
}

/// What became of approaches: each row of the outreach list is in one of the last five.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema, TS)]
pub struct Approaches {
    /// Rows of the outreach list.
    pub approached: u32,
    /// Nothing came back yet.
    pub open: u32,
    /// Did not answer.
    pub no_answer: u32,
    /// Declined.
    pub declined: u32,
    /// Agreed and were not interviewed yet.
    pub agreed: u32,
    /// Were interviewed.
    pub interviewed: u32,
}

/// People who were interviewed by an attribute.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct SampleAttribute {
    /// Its name.
    pub attribute: String,
    /// Its values, sorted; people of whom none is known last.
    pub values: Vec<SampleValue>,
}

/// A value of an attribute.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct SampleValue {
    /// The value; `null` where none is known.
    pub value: Option<String>,
    /// People with at least one interview.
    pub interviewed: u32,
    /// These by category, in the order of `categories`.
    pub by_category: Vec<u32>,
}
