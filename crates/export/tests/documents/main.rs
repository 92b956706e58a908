//! Documents as files of every format.
#![expect(clippy::unwrap_used)]

mod office;
mod sample;
