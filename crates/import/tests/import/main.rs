//! The readers from outside: every format and layout, every bad file with its message, and
//! properties that hold for any bytes.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

mod bad_files;
mod chats;
mod codebooks;
mod codings;
mod documents;
mod excerpts;
mod interviewees;
mod labels_apart;
mod layouts;
mod properties;
mod reading;
mod refi;
mod subtitles;
mod text_files;
mod workbooks;
