//! Handlers of the window's commands, by noun. Each runs off the window's thread.

pub mod codebook;
pub mod codings;
pub mod dialogs;
pub mod history;
pub mod interviews;
pub mod matrix;
pub mod study;
pub mod transcripts;
