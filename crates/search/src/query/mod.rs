//! What a person asked, as a tree.
//!
//! The tree is the one form of a query: a parser makes it from what was typed, a printer writes it
//! back, and a window may edit it in between; `parse(print(q))` is `q`. It says nothing of how a
//! query is answered. Fields, nearness and spelling distance become further kinds of leaf.

mod error;
mod lexer;
mod parse;
mod print;
mod words;

pub use error::{QueryError, QueryErrorKind};
pub use words::{Words, WordsError};

use std::str::FromStr;

/// A query over turns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// Words that stand side by side in the turn.
    Words(Words),
    /// Every part matches the turn; two parts or more.
    And(Vec<Self>),
    /// At least one part matches the turn; two parts or more.
    Or(Vec<Self>),
    /// The part does not match the turn.
    Not(Box<Self>),
}

impl Query {
    /// Reads what a person typed.
    ///
    /// Words next to each other must all be in the turn. `AND`, `OR`, `NOT` in capitals combine,
    /// `NOT` before `AND` before `OR`; `-word` is `NOT word`; parentheses group; quotation marks of
    /// any shape hold words that stand side by side; `abc*` finds words that begin so.
    ///
    /// # Errors
    /// [`QueryError`] with the kind of mistake and its place.
    pub fn parse(typed: &str) -> Result<Self, QueryError> {
        parse::parse(typed)
    }

    /// Whether every turn that matches holds a word that was asked for. “NOT a” and “a OR NOT b”
    /// are not: they also match turns that have nothing to show, and the parser refuses them.
    #[must_use]
    pub fn always_shows_something(&self) -> bool {
        match self {
            Self::Words(_) => true,
            Self::And(parts) => parts.iter().any(Self::always_shows_something),
            Self::Or(parts) => parts.iter().all(Self::always_shows_something),
            Self::Not(_) => false,
        }
    }
}

impl FromStr for Query {
    type Err = QueryError;

    fn from_str(typed: &str) -> Result<Self, QueryError> {
        Self::parse(typed)
    }
}
