//! A query as it was understood, as a tree.

use schemars::JsonSchema;
use serde::Serialize;

/// A part of a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ParsedQuery {
    /// Words in a turn.
    Words {
        /// The words as typed, with their stars.
        text: String,
        /// How many letters may be wrong; `null` where spelling is taken strictly.
        spelling: Option<u8>,
        /// How many words apart they may be in any order; `null` where they stand side by side.
        within: Option<u32>,
    },
    /// Both parts near each other.
    Near {
        /// The left part.
        left: Box<Self>,
        /// The right part.
        right: Box<Self>,
        /// `words`, `turn`, `turns` or `answer`.
        within: String,
        /// How many words or turns; `null` for `turn` and `answer`.
        distance: Option<u32>,
    },
    /// Passages of the left part that lie so to one of the right part.
    Relation {
        /// The left part.
        left: Box<Self>,
        /// `WITHIN`, `OVERLAPS`, `SAME`, `BEFORE` or `AFTER`.
        relation: String,
        /// The right part.
        right: Box<Self>,
    },
    /// A field and its value.
    Field {
        /// Name of the field or attribute.
        name: String,
        /// The value as typed, without quotation marks.
        value: String,
    },
    /// In interviews in which the part finds something.
    Interview {
        /// The part.
        part: Box<Self>,
    },
    /// By people in whom the part finds something.
    Person {
        /// The part.
        part: Box<Self>,
    },
    /// People in whom the part finds nothing.
    Without {
        /// The part.
        part: Box<Self>,
    },
    /// All parts hold.
    And {
        /// The parts.
        parts: Vec<Self>,
    },
    /// At least one part holds.
    Or {
        /// The parts.
        parts: Vec<Self>,
    },
    /// The part does not hold.
    Not {
        /// The part.
        part: Box<Self>,
    },
}
