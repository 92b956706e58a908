//! Recall and precision of the finder of identifiers, against texts in which every identifier is marked.

pub mod material;
pub mod score;
