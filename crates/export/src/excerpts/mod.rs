//! Coded excerpts: as rows for the team, and under the codes that they were coded with.

mod book;
mod report;
mod rows;
mod table;
mod workbook;

pub use report::{ReportTemplate, named_picture};
pub use rows::{EXCERPT_COLUMNS, Excerpt, excerpts_csv, excerpts_json, excerpts_separated};
pub use table::{excerpts_book_csv, excerpts_book_json};
