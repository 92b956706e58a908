//! Workbooks as programs read them.
#![expect(clippy::unwrap_used, clippy::expect_used)]

mod large;
mod office;
mod read_back;
mod sample;
