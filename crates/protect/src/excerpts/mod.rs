//! Coded excerpts as they leave: what is quoted under which code, and by whom.

mod book;
mod draft;
mod order;
mod permission;

pub use book::{ExcerptGroup, ExcerptSection, ExcerptsBook, InsideExcerpt, QuotedExcerpt, Words};
pub use draft::{Candidate, ClearedExcerpts, ExcerptsDraft};
pub use order::{ExcerptOrder, Placed};
pub use permission::{NotQuoted, Permission};
