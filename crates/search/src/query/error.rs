//! Mistakes in a query, pointed at.

use std::fmt;

/// A mistake in what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// What is wrong.
    pub kind: QueryErrorKind,
    /// Where: code points from 0 in what was typed. The sentence counts from 1, as people do.
    pub position: u32,
}

/// What is wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryErrorKind {
    /// Nothing was typed.
    Empty,
    /// A quotation mark opens a phrase that does not end.
    UnclosedQuotation,
    /// A parenthesis is never closed.
    UnclosedParenthesis,
    /// A parenthesis closes what was not opened.
    UnopenedParenthesis,
    /// Parentheses with nothing between them.
    EmptyParentheses,
    /// An operator (`AND`, `OR`, `NOT` or `-`) has nothing on one side.
    MissingOperand(&'static str),
    /// A part without letter or digit, such as an emoji or a dash.
    NoWord(String),
    /// A `*` that does not end a word.
    MisplacedStar,
    /// A beginning of a single letter.
    ShortBeginning(String),
    /// The query would match turns that hold none of its words.
    OnlyNot,
    /// More parentheses or `NOT`s inside one another than are read.
    TooDeep,
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = u64::from(self.position) + 1;
        match &self.kind {
            QueryErrorKind::Empty => write!(f, "There is nothing to search for."),
            QueryErrorKind::UnclosedQuotation => {
                write!(f, "The quotation mark at character {at} is never closed.")
            }
            QueryErrorKind::UnclosedParenthesis => {
                write!(f, "The parenthesis at character {at} is never closed.")
            }
            QueryErrorKind::UnopenedParenthesis => {
                write!(f, "The parenthesis at character {at} closes nothing.")
            }
            QueryErrorKind::EmptyParentheses => {
                write!(f, "There is nothing inside the parentheses at character {at}.")
            }
            QueryErrorKind::MissingOperand(operator) => write!(
                f,
                "{operator} at character {at} needs something to search for beside it; to find the word itself, put it in quotation marks."
            ),
            QueryErrorKind::NoWord(text) => write!(
                f,
                "“{text}” at character {at} has no letter or digit to look for; signs can be found with a regular expression."
            ),
            QueryErrorKind::MisplacedStar => {
                write!(f, "The * at character {at} must directly follow the beginning of a word and end it.")
            }
            QueryErrorKind::ShortBeginning(text) => {
                write!(f, "“{text}*” at character {at} needs at least two letters before the *.")
            }
            QueryErrorKind::OnlyNot => write!(
                f,
                "NOT at character {at} leaves turns in which nothing was found; add a word that must be there."
            ),
            QueryErrorKind::TooDeep => {
                write!(f, "The query has too many parentheses inside one another, at character {at}.")
            }
        }
    }
}

impl std::error::Error for QueryError {}
