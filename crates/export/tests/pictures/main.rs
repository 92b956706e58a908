//! Every picture as it is drawn, with names that are long or hold signs beyond the alphabet, and of nothing.
#![expect(clippy::unwrap_used)]

mod drawn;
mod fixtures;
mod pixels;
