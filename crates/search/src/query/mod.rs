//! What a person asked, as a tree.
//!
//! The tree is the one form of a query: a parser makes it from what was typed, a printer writes it
//! back, and a window may edit it in between; `parse(print(q))` is `q`. It says nothing of how a
//! query is answered. Text parts are answered by this crate; what codes, fields and scopes mean is
//! the caller's, who is given the tree cut into the parts that need different work.

mod check;
mod error;
mod field;
mod field_lexer;
mod lexer;
mod parse;
mod parts;
mod pieces;
mod print;
mod words;

pub use error::{QueryError, QueryErrorKind};
pub use field::{Field, FieldName};
pub use parts::{PartKind, Parts};
pub use pieces::{Piece, PieceKind};
pub(crate) use words::WordTerm;
pub use words::{Words, WordsError};

use std::str::FromStr;

/// A query over turns, codings and people.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Query {
    /// Words that stand in the turn as [`Words`] says.
    Words(Words),
    /// Both sides near each other: two texts or two codes.
    Near {
        /// What is kept where both are codes.
        left: Box<Self>,
        /// What must be near.
        right: Box<Self>,
        /// How near.
        within: Within,
    },
    /// Passages of the left codes that lie so to passages of the right ones in one transcript.
    Relation {
        /// What is kept.
        left: Box<Self>,
        /// How they must lie.
        relation: Relation,
        /// What they are compared with.
        right: Box<Self>,
    },
    /// A named condition, such as `category:Advocates` or `code:Deception`.
    Field(Field),
    /// In interviews in which the part finds something.
    InInterview(Box<Self>),
    /// Said by people in whose interviews the part finds something.
    InPerson(Box<Self>),
    /// People in whose interviews the part finds nothing. Only as the whole query, or joined by
    /// `AND` to filters on people.
    Without(Box<Self>),
    /// Every part holds; two parts or more.
    And(Vec<Self>),
    /// At least one part holds; two parts or more.
    Or(Vec<Self>),
    /// The part does not hold.
    Not(Box<Self>),
}

/// How near two parts must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Within {
    /// The nearer ends are at most so many words apart in one turn, in any order; 1 is side by
    /// side.
    Words(u32),
    /// In one turn.
    Turn,
    /// In one transcript, at most so many turns apart; for codes only.
    Turns(u32),
    /// In one answer: the respondents' turns between two turns of an interviewer; for texts only.
    Answer,
}

/// How passages of one code lie to passages of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Wholly inside one.
    Within,
    /// With a code point in common with one.
    Overlaps,
    /// From its first letter to its last on one.
    Same,
    /// Ended before one begins.
    Before,
    /// Begun after one has ended.
    After,
}

impl Relation {
    /// The operator in a query.
    #[must_use]
    pub const fn operator(self) -> &'static str {
        match self {
            Self::Within => "WITHIN",
            Self::Overlaps => "OVERLAPS",
            Self::Same => "SAME",
            Self::Before => "BEFORE",
            Self::After => "AFTER",
        }
    }
}

impl Query {
    /// Reads what a person typed.
    ///
    /// Parts next to each other must all hold. `AND`, `OR`, `NOT` in capitals combine, `NOT` before
    /// `AND` before `OR`; `-part` is `NOT part`; parentheses group. Quotation marks of any shape
    /// hold words that stand side by side, and `"a b"~5` words within five words of each other.
    /// A star stands for any letters of a word; `word~1` and `word~2` find words spelt nearly so,
    /// plain `~` takes 1 for words of up to five letters and 2 for longer ones. `NEAR/5`,
    /// `NEAR/turn`, `NEAR/3turns`, `NEAR/answer` and, between codes, `WITHIN`, `OVERLAPS`, `SAME`,
    /// `BEFORE` and `AFTER` bind tighter than `NOT`. `name:value`, `name:"a value"` and `name:(one OR two)`
    /// are fields; `interview:(…)`, `person:(…)` and `without:(…)` hold a query.
    ///
    /// # Errors
    /// [`QueryError`] with the kind of mistake and its place.
    pub fn parse(typed: &str) -> Result<Self, QueryError> {
        Ok(parse::parse(typed)?.query)
    }

    /// Reads what a person typed, and where each leaf and each operator of the tree was typed, in
    /// the order of the text.
    ///
    /// # Errors
    /// As [`Query::parse`].
    pub fn parse_with_places(typed: &str) -> Result<(Self, Vec<Piece>), QueryError> {
        let parsed = parse::parse(typed)?;
        let pieces = pieces::in_order(&parsed.place);
        Ok((parsed.query, pieces))
    }
}

impl FromStr for Query {
    type Err = QueryError;

    fn from_str(typed: &str) -> Result<Self, QueryError> {
        Self::parse(typed)
    }
}
