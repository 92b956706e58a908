//! What a study wants to know of passages beside their codes.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

/// An attribute of codings, such as the operation spoken of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CodingAttributeRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The values that it can have, in order; empty: any value will do.
    pub choices: Vec<String>,
    /// Its choices, then other values in order of first appearance.
    pub values: Vec<CodingValueCount>,
}

/// A value and how many codings have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CodingValueCount {
    /// The value.
    pub value: String,
    /// Codings that have it, of all coders.
    pub codings: u32,
}

/// A value of an attribute that a coding has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CodingValue {
    /// Id of the attribute.
    pub attribute: String,
    /// The value.
    pub value: String,
}

/// Attributes of codings.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CodingAttributesList {
    /// In their order.
    pub attributes: Vec<CodingAttributeRow>,
}

/// An attribute of codings that was removed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CodingAttributeRemoved {
    /// Its name.
    pub removed: String,
    /// Values that went with it.
    pub values: u32,
}

/// A value that was set.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CodingValueSet {
    /// Name of the attribute.
    pub attribute: String,
    /// The value as it is kept; `null` where it was taken away.
    pub value: Option<String>,
    /// Ids of the codings.
    pub codings: Vec<String>,
}
