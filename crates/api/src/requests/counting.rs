//! Whose codings are counted, and of which interviews, people and passages.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is counted. Where nothing is chosen: the coding of record of everybody who has not withdrawn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default)]
pub struct ChoiceRequest {
    /// Whose codings.
    pub whose: WhoseRequest,
    /// Only interviews marked finished by them; without effect where nobody uses the marks.
    pub finished_only: bool,
    /// Only passages with one of these bases: `experienced`, `witnessed`, `told by someone`, `opinion`; empty for all.
    pub basis: Vec<String>,
    /// Only passages that are `prompted` or `volunteered`; `null` for all.
    pub prompting: Option<String>,
    /// Only interviews of this day or later, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// Only interviews of this day or earlier, `YYYY-MM-DD`.
    pub to: Option<String>,
    /// Only people who gave one of these consents; empty for all.
    pub consent: Vec<String>,
    /// Only transcripts in one of these languages: `english`, `spanish`, `chinese`, `vietnamese`, `other`; empty for
    /// all.
    pub languages: Vec<String>,
    /// Only people of one of these categories; a subcategory with its category, `A > B`. Empty for all.
    pub categories: Vec<String>,
    /// Only passages in which all of this is spoken of; empty for all.
    pub wheres: Vec<WhereRequest>,
}

/// Only passages whose attribute of codings has one of these values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct WhereRequest {
    /// Name of the attribute of codings.
    pub attribute: String,
    /// The values; none: any value.
    pub values: Vec<String>,
}

/// Whose codings are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", tag = "kind", content = "value")]
pub enum WhoseRequest {
    /// Those of the coding of record.
    #[default]
    Record,
    /// Those of one coder, by name.
    Coder(String),
    /// What at least so many coders put on the same person. Exploratory.
    AtLeast(u32),
}
