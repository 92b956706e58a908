//! Finding turns: the query language, the index over a study's turns, and where in a turn a query
//! was met.
//!
//! [`Query`] is what a person asked, as a tree that can be shown, edited and printed again.
//! [`Index`] answers it over a whole study; [`scan`] gives the same answer without an index.
//! Either tells *which* turns match; [`TurnMatcher`] and [`RegexQuery`] tell *where* in a turn,
//! through one trait, [`FindInTurn`].
//!
//! This crate is the only user of tantivy. It does no input or output: an index lives in memory,
//! and a caller that wants to keep it provides an [`IndexStorage`]. It knows turns by number only
//! and nothing of interviewees, categories or codes; counting people is its caller's work.

mod context;
mod find;
mod index;
mod matcher;
mod query;
mod regex_query;
mod words;

pub use context::context;
pub use find::{FindInTurn, Matches, SpeakerGroup, Speakers, TurnPlace, TurnText, scan};
pub use index::{Index, IndexError, IndexFile, IndexStorage, NotLoaded, Progress, Stamp, StorageError};
pub use matcher::TurnMatcher;
pub use query::{Query, QueryError, QueryErrorKind, Words, WordsError};
pub use regex_query::{RegexError, RegexQuery};
pub use words::{SearchWord, search_words};
