//! Finding turns: the query language, the index over a study's turns, and where in a turn a query
//! was met.
//!
//! [`Query`] is what a person asked, as a tree that can be shown, edited and printed again.
//! [`Index`] answers its text parts over a whole study; [`scan`] gives the same answer without an
//! index. Either tells *which* turns match; [`TurnMatcher`] and [`RegexSearch`] tell *where* in a
//! turn, through one trait, [`FindInTurn`]. What codes, fields and scopes of a query mean is its
//! caller's to say: [`Query::parts`] cuts a tree for that.
//!
//! This crate is the only user of tantivy. It does no input or output: an index lives in memory,
//! and a caller that wants to keep it takes its [`IndexFile`]s. It knows turns by number only
//! and nothing of interviewees, categories or codes; counting people is its caller's work.

mod context;
mod find;
mod index;
mod language;
mod matcher;
mod query;
mod regex_query;
mod watch;
mod words;

pub use context::{context, context_after, context_before};
pub use find::{FindInTurn, Matches, Said, SpeakerGroup, Speakers, TurnPlace, TurnText, answers, scan};
pub use index::{Index, IndexError, IndexFile, NotLoaded, Progress, Stamp};
pub use language::{Language, detect_language};
pub use matcher::TurnMatcher;
pub use query::{
    Field, FieldName, PartKind, Parts, Piece, PieceKind, Query, QueryError, QueryErrorKind, Relation, Within,
    Words, WordsError,
};
pub use regex_query::{RegexError, RegexGroup, RegexQuery, RegexSearch};
pub use watch::{Stopped, Watch};
