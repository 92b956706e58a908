//! What the finder of identifiers promises to a person who reviews.

mod goals;
mod marks;
mod searches;
mod traps;
