//! Finding text across interviewees, and who of whom said it.

mod categories;
mod index;
mod library;
mod reply;

pub(crate) use categories::{in_categories, known_categories, one_category};
pub(crate) use index::Searching;
pub(crate) use library::Library;
pub use reply::{CategoryCount, Hit, SearchOptions, SearchReply};
pub use verbatim_search::Speakers;
