//! What the finder of identifiers promises to a person who reviews.

mod addresses;
mod broken;
mod forms;
mod goals;
mod grammars;
mod languages;
mod marks;
mod notes;
mod searches;
mod tight;
mod traps;
