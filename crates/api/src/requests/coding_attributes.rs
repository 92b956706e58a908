//! What a study wants to know of passages beside their codes.

use serde::Deserialize;
use ts_rs::TS;

/// Defines an attribute of codings, or changes one.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PutCodingAttribute {
    /// Its id; `null` for a new one.
    pub attribute: Option<String>,
    /// Its name.
    pub name: String,
    /// The values that it can have; empty: any value will do.
    pub choices: Vec<String>,
}

/// Names an attribute of codings.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CodingAttributeRef {
    /// Its id.
    pub attribute: String,
}

/// Sets the value of an attribute for codings, as one action.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetCodingValue {
    /// Ids of the codings.
    pub codings: Vec<String>,
    /// Id of the attribute.
    pub attribute: String,
    /// The value, one of the choices where there are any; `null` takes it away.
    pub value: Option<String>,
}
