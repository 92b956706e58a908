//! The codes × columns matrix.

mod count;
mod tally;

use std::ops::Range;

use crate::{Columns, Prepared};

/// What a matrix counts and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether a code counts what its descendants hold.
    pub roll_up: bool,
    /// Whether words are counted; [`Prepared::learn_words`] must have gone before.
    pub words: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { roll_up: true, words: false }
    }
}

/// Codes × columns. Columns stand in the order of [`Columns`], “No interviewee” last; rows in the
/// order of the codebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// The columns.
    pub columns: Vec<ColumnHead>,
    /// All columns together: each person once who stands in at least one of them.
    pub everybody: Reach,
    /// One row for each code.
    pub rows: Vec<Row>,
}

/// Heading of a column and its N.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnHead {
    /// The heading.
    pub value: String,
    /// Whether it is a value of people or the column for unknown speakers.
    pub kind: ColumnKind,
    /// People of the column.
    pub reach: Reach,
}

/// What a column stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// People with this value.
    People,
    /// Passages and words of speakers who are no known interviewee; people are always 0 here. It
    /// is present only if a counted coding touches such a turn.
    NoInterviewee,
}

/// How many people a count could reach (rule 4.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// People with at least one transcript, as its interviewee or as a speaker of a counting turn.
    pub interviewed: u32,
    /// N: people with an interview marked finished in the layer; all interviewed where nobody uses
    /// the marks.
    pub coded: u32,
}

/// One code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Number of the code.
    pub code: u32,
    /// One for each column.
    pub cells: Vec<CellValue>,
    /// Over all columns, nothing twice; not the sum of the cells.
    pub total: CellValue,
}

/// What a cell can say (rule 4.5). Zero is `Counted` with nobody in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellValue {
    /// Counted. Also where nobody of the column has been interviewed (N is 0 in its head).
    Counted(Cell),
    /// People of the column were interviewed, but no interview is finished in the layer: the
    /// figures are those of open interviews so far and say nothing about those without.
    NotCodedYet(Cell),
    /// Nobody of the column's N was asked and nobody raised it.
    NotAsked(Cell),
    /// Kept back in a publication (rule 7.4). Set by whoever clears it, never by this crate.
    Withheld,
}

impl CellValue {
    /// The figures, whatever may be said about them; `None` if withheld.
    #[must_use]
    pub const fn figures(&self) -> Option<&Cell> {
        match self {
            Self::Counted(cell) | Self::NotCodedYet(cell) | Self::NotAsked(cell) => Some(cell),
            Self::Withheld => None,
        }
    }
}

/// Counts of one code in one column (rule 4.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Distinct people.
    pub interviewees: u32,
    /// Distinct passages (transcript, start, end) that touch a counting turn of the column.
    pub passages: u32,
    /// Words (UAX #29) of counting turns of the column that overlap a passage, each once. `None`
    /// where not asked for or not learnt.
    pub words: Option<u64>,
    /// Independent groups of these people. `None` where the figures have no groups.
    pub groups: Option<u32>,
    /// `None` for a code without a statement of its own.
    pub stance: Option<StanceCounts>,
    /// People of the column's N who are known not to have been asked. Beside the count; it never
    /// changes N (rule 3.3).
    pub not_asked: u32,
}

/// How people stand to the statement of a code (rule 4.4), each person once. The last three never
/// overlap and together are at most `addressed`, which is at most `raised`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StanceCounts {
    /// People with any coding in the row, equal to the cell's interviewees.
    pub raised: u32,
    /// Those of them with a coding that refers to this very statement, with or without a stance;
    /// the others spoke only under a descendant that has a statement of its own.
    pub addressed: u32,
    /// People who support it and neither qualify nor contradict it anywhere.
    pub support: u32,
    /// People who qualify it, or who both support and contradict it.
    pub mixed: u32,
    /// People who contradict it and do nothing else.
    pub only_contradict: u32,
}

/// The greatest figures of all cells of a matrix, those over all columns aside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Most {
    /// Distinct passages.
    pub passages: u32,
    /// Words; `None` where they are not counted.
    pub words: Option<u64>,
    /// Independent groups of people.
    pub groups: u32,
}

impl Prepared {
    /// Counts every code in every column, and over all columns.
    #[must_use]
    pub fn matrix(&self, columns: &Columns, options: &Options) -> Matrix {
        count::page(self, columns, *options, &(0..usize::MAX)).0
    }

    /// The same where columns are many: rows hold the cells of the columns of `page` alone. All heads
    /// are there, and the greatest figures of all cells.
    #[must_use]
    pub fn matrix_page(&self, columns: &Columns, options: &Options, page: &Range<usize>) -> (Matrix, Most) {
        count::page(self, columns, *options, page)
    }

    /// Distinct passages of each person on one code with all below it, person after person.
    #[must_use]
    pub fn passages_by_person(&self, code: u32) -> Vec<u32> {
        count::passages_by_person(self, code)
    }
}
