//! What a front end sends, by noun.

mod codebook;
mod codings;
mod counting;
mod deidentification;
mod evidence;
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
pub use codings::*;
pub use counting::*;
pub use deidentification::*;
pub use evidence::*;
pub use history::*;
pub use interviewees::*;
pub use interviews::*;
pub use matrix::*;
pub use memos::*;
pub use review::*;
pub use search::*;
pub use study::*;
pub use views::*;
