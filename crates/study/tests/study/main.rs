//! An open study as a researcher relies on it: every verb taken back and done again, offsets of
//! every format, what `check` finds, and what a killed process leaves behind.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

mod checking;
mod counting;
mod dump;
mod exchange;
mod figures;
#[cfg(unix)]
mod killed;
mod offsets;
mod searching;
mod undoing;
mod verbs;
mod work;
