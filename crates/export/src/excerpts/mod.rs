//! Coded excerpts: as rows for the team, and under the codes that they were coded with.

mod book;
mod rows;
mod table;

pub use rows::{EXCERPT_COLUMNS, Excerpt, excerpts_csv, excerpts_json, excerpts_separated};
pub use table::{excerpts_book_csv, excerpts_book_json};
