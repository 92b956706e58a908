//! What tests share: a study in three lines, transcripts with `⟦ ⟧` round their passages, files of
//! every format, comparison that says where two things differ, and chance that can be repeated. Tests only: everything here
//! panics where a test would.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

mod compare;
mod dice;
mod files;
mod marked;
mod study;

pub use compare::{Rows, assert_same};
pub use dice::Dice;
pub use files::{docx, srt, vtt};
pub use marked::{Marked, marked};
pub use study::{TestStudy, a_study, open_keys, secret};
