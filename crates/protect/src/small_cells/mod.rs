//! Small cells: which numbers of a table about people may leave (rules 7.4), also beside the totals of
//! the table and what was published before.
//!
//! People are counted by sets: a cell is a set of people (its column) and how many of them raised a
//! row. Whoever reads all publications of a study knows some of these numbers, and that a theme holds
//! whatever the codes below it hold. [`guard`] shows a number only if, with everything known, each
//! number that is withheld could still be several others, and nobody outside could work out a number
//! of a smaller set of people (such as those by whom two columns differ) that could not be shown
//! itself. How it was built and what it does not protect from: `docs/decisions/0013-small-cells.md`.

mod audit;
mod persons;
mod rule;
mod withhold;
mod worlds;

pub use persons::Persons;
pub use withhold::guard;

/// Fewest people whom a number may single out, unless the study has set more.
pub const DEFAULT_K: u32 = 3;
/// The least and the most that a study can set: of two people each knows of the other.
pub const K_RANGE: std::ops::RangeInclusive<u32> = 3..=20;

/// What is to be published, and what was.
#[derive(Clone, Debug)]
pub struct Question {
    /// Fewest people whom a number may single out, one of [`K_RANGE`].
    pub k: u32,
    /// People who are counted in each column.
    pub columns: Vec<Persons>,
    /// The rows, a code after the one above it.
    pub rows: Vec<Row>,
    /// What is said of a row.
    pub form: Form,
    /// Everybody of whom it is known now what they raised. Those of earlier publications who are not
    /// among them have left the study or withdrawn since.
    pub present: Persons,
    /// What was published before.
    pub before: Vec<Before>,
}

/// What is said of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// People of each column who raised it; with totals also people of all columns shown.
    Columns {
        /// Whether all columns together are said too.
        totals: bool,
    },
    /// People of all columns who raised it, and in how many of the columns there are any.
    Overall,
}

/// Something that people raise or do not: a code, or a stance to its statement.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The row above: whoever raised this one raised that one.
    pub above: Option<usize>,
    /// Whether nobody is both in this row and in another such row below the same one.
    pub apart: bool,
    /// Whether it is published now; else it is there only to tie others together.
    pub published: bool,
    /// Who raised it.
    pub people: Persons,
}

/// A number of an earlier publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// Of which row.
    pub row: usize,
    /// Of which people.
    pub people: Persons,
    /// What was said.
    pub said: Said,
}

/// What was said of a row and a set of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// So many of them raised it.
    Count(u32),
    /// There are people who raised it in so many of these columns.
    Reached {
        /// The columns.
        columns: Vec<Persons>,
        /// How many.
        number: u32,
    },
    /// It was withheld.
    Withheld,
}

/// What may leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guarded {
    /// Whether each column may stand in the table; the others have too few people.
    pub columns: Vec<bool>,
    /// The rows, as in the question.
    pub rows: Vec<GuardedRow>,
    /// Whether earlier publications say something that is not so any more: the study changed since.
    pub changed: bool,
}

/// What may be said of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuardedRow {
    /// People of each column; empty where no columns are said.
    pub cells: Vec<Fate>,
    /// People of all columns, where that is said.
    pub total: Option<Fate>,
    /// In how many columns, where that is said.
    pub reached: Option<Fate>,
}

/// What becomes of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is shown.
    Shown(u32),
    /// It is withheld. Why is for the team alone: it would tell others what to look for.
    Withheld(Why),
    /// Its column is left out.
    LeftOut,
}

/// Why a number is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// Fewer than k people.
    Few,
    /// All but fewer than k people.
    AllButFew,
    /// All people of a column that has fewer than twice k.
    Unanimous,
    /// It would tell another number that is withheld, together with what else is known.
    TellsAnother,
}

impl Why {
    /// In words; `k` is the number of the rule.
    #[must_use]
    pub fn in_words(self, k: u32) -> String {
        match self {
            Self::Few => format!("fewer than {k} people"),
            Self::AllButFew => format!("all but fewer than {k} people"),
            Self::Unanimous => format!("all people of a column with fewer than {}", 2 * k),
            Self::TellsAnother => "another withheld number could be worked out from it".to_owned(),
        }
    }
}

impl Fate {
    /// Whether it is withheld.
    #[must_use]
    pub const fn is_withheld(self) -> bool {
        matches!(self, Self::Withheld(_))
    }
}

impl Guarded {
    /// Withheld cells, and cells of the columns that may stand.
    #[must_use]
    pub fn blanks(&self) -> (usize, usize) {
        let cells = self.rows.iter().flat_map(|row| &row.cells).filter(|fate| **fate != Fate::LeftOut);
        let all: Vec<bool> = cells.map(|fate| fate.is_withheld()).collect();
        (all.iter().filter(|withheld| **withheld).count(), all.len())
    }

    /// Whether more than a third would be blank: then people of all columns together are said instead,
    /// unless somebody decides otherwise.
    #[must_use]
    pub fn is_mostly_blank(&self) -> bool {
        let (blank, all) = self.blanks();
        all == 0 || 3 * blank > all
    }
}
