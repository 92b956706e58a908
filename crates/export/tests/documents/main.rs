//! Documents as files of every format.
#![expect(clippy::unwrap_used, clippy::expect_used)]

mod office;
mod random;
mod read_back;
mod reports;
mod sample;
mod written;
