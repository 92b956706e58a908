//! What a study wants to know of passages beside their codes: the operation, agency or period spoken of.

use crate::{CodingAttributeId, CodingId};

/// An attribute of codings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodingAttribute {
    /// Its id.
    pub id: CodingAttributeId,
    /// Name, unique among them.
    pub name: String,
    /// The values that it can have, in order; none: any value will do.
    pub choices: Vec<String>,
    /// Place in their order.
    pub position: i64,
}

/// The value of an attribute for one coding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodingValue {
    /// The coding.
    pub coding: CodingId,
    /// The attribute.
    pub attribute: CodingAttributeId,
    /// The value, of one line.
    pub value: String,
}
