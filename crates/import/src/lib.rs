//! From the bytes of a file to values, with an itemised report of what was not read.
//!
//! Eight rooms: [`transcript`] reads interviews (TXT, Markdown, DOCX, VTT, SRT), [`interviewees`]
//! the people, [`codebook`] the codes, [`codings`] coded passages made elsewhere, [`refi`] whole
//! projects of other tools, [`tools`] projects in databases of other tools, [`replacements`]
//! what is to stand in place of names, and [`contents`] all words of any file. Nothing here opens a
//! file, stores anything or knows a study: everything is a pure function of bytes, so the caller can
//! show a preview and refuse before a single row is written.
//!
//! Errors and problems name places and reasons. They never repeat the words of a transcript.

mod archive;
pub mod codebook;
pub mod codings;
pub mod contents;
mod encoding;
pub mod interviewees;
mod json_lines;
mod place;
pub mod refi;
pub mod replacements;
mod table;
pub mod tools;
pub mod transcript;

mod xlsx;
mod xml;

pub use encoding::{DecodeError, MAX_FILE_BYTES};
pub use table::{RowProblem, TableError};
