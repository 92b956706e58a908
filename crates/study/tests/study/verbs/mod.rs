//! What each verb promises, by noun.

mod codebook;
mod codings;
mod missing;
mod read_only;
mod texts;
