//! Figures of the study: codes × categories, how strong the evidence of each theme is, which codes
//! come together, when new ones stopped coming up, and the counts of the codebook.

mod agreed;
mod asked;
mod cell;
mod choice;
mod columns;
mod cooccurrence;
mod counted;
mod figures;
mod illustrative;
mod matrix;
mod origin;
mod sample;
mod saturation;
mod spoken;
mod strength;

pub use agreed::{AgreedQuantifiers, AgreedRecurrence};
pub use cell::{CellOptions, CellPeople, PersonWith, PersonWithout};
pub use choice::{Choice, Whose};
pub(crate) use columns::{BUILT_IN_COLUMNS, columns};
pub use cooccurrence::NamedCooccurrence;
pub(crate) use counted::{counted_basis, counted_prompting, counted_stance};
pub(crate) use figures::{Gathered, people_of};
pub(crate) use illustrative::ILLUSTRATIVE;
pub use illustrative::Illustrative;
pub use matrix::{MatrixOptions, NamedMatrix, NamedRow};
pub use origin::CodeOrigin;
pub use sample::{
    Approaches, SampleAttribute, SampleCategory, SampleComposition, SampleSubcategory, SampleValue,
};
pub use saturation::{FoundSaturation, SaturationCodes, SaturationDesk, SaturationStepOf};
pub use spoken::Where;
pub use strength::{CategoryStrength, LoudestVoice, PersonReached, ThemeStrength, Themes, Voice};
pub use verbatim_analysis::{
    Asked, AskedCounts, BandStep, BasisCounts, Cell, CellValue, ColumnHead, ColumnKind, Interval, Most, Pair,
    PromptingCounts, Quantifiers, Quantity, Reach, Recurrence, SaturationOptions, SaturationRun,
    StanceCounts, Unit, wilson,
};
