//! Rows of de-identification: aliases and where they stand, places that were kept, the team's own
//! lists, and who has confirmed or read a text. Real names are never here, see `key_file`.

mod aliases;
mod lists;
mod places;
mod steps;

pub use steps::LeakAllowance;
