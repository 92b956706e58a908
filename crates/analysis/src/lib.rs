//! Figures of a study: who, of those interviewed, speaks of what.
//!
//! **People are counted, not hits.** Everything here follows `rules.md` 2 and 4: a passage belongs
//! to the people in whose turns it lies, a theme counts what its descendants hold, each person
//! counts once, and beside every number stands the number of people who could have been counted.
//!
//! The crate reads no database and knows no ids. The caller numbers codes, people, transcripts,
//! interviews and coders densely from 0 and hands over [`Figures`]; offsets are Unicode code
//! points, end exclusive ([`verbatim_text::Span`]). The way is
//!
//! 1. [`Prepared::new`]: once for each change of the study and each [`Layer`] of coders; finds
//!    whose turns each coding touches.
//! 2. [`Prepared::learn_words`]: only where words are wanted, because it needs the texts.
//! 3. [`Prepared::matrix`]: for each choice of [`Columns`] and [`Options`]; fast enough to be
//!    made anew on every change. [`Prepared::strength`], [`Prepared::cooccurrence`] and
//!    [`Prepared::saturation`] go on from the same codings.
//! 4. [`Prepared::follow`]: after codings of a few transcripts changed and nothing else; costs little
//!    beside preparing all of it again.
//!
//! No tests of significance are here and none may come (rule 4.6): the sample is purposive.

mod check;
mod columns;
mod cooccurrence;
mod figures;
mod found;
mod groups;
mod interval;
mod matrix;
mod prepared;
mod quantity;
mod record;
mod saturation;
mod scope;
mod strength;
mod sums;
mod words;

pub use check::FiguresError;
pub use columns::{Columns, ColumnsError, NO_INTERVIEWEE};
pub use cooccurrence::{Cooccurrence, Pair, Unit};
pub use figures::{
    Asked, AskedMark, Basis, CodeRow, CodingFigures, CodingMarks, Figures, InterviewCoder, Made, Prompting,
    Stance, TranscriptFigures, TurnFigures,
};
pub use groups::independent_groups;
pub use interval::{Interval, wilson};
pub use matrix::{Cell, CellValue, ColumnHead, ColumnKind, Matrix, Most, Options, Reach, Row, StanceCounts};
pub use prepared::Prepared;
pub use quantity::{Quantifiers, Quantity, Recurrence};
pub use record::{Chosen, Layer, Selection, coders_of_record};
pub use saturation::{
    BandStep, NotEnoughInterviews, Saturation, SaturationOptions, SaturationRun, SaturationStep,
};
pub use scope::Scope;
pub use strength::{AskedCounts, BasisCounts, Loudest, PromptingCounts, Strength};
pub use words::WordMemory;
