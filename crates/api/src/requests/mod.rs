//! What a front end sends, by noun.

mod codebook;
mod coding_attributes;
mod codings;
mod counting;
mod deidentification;
mod evidence;
mod excerpts;
mod figures;
mod framework;
mod history;
mod interviewees;
mod interviews;
mod matrix;
mod memos;
mod review;
mod search;
mod study;
mod views;

pub use codebook::*;
pub use coding_attributes::*;
pub use codings::*;
pub use counting::*;
pub use deidentification::*;
pub use evidence::*;
pub use excerpts::*;
pub use figures::*;
pub use framework::*;
pub use history::*;
pub use interviewees::*;
pub use interviews::*;
pub use matrix::*;
pub use memos::*;
pub use review::*;
pub use search::*;
pub use study::*;
pub use views::*;
