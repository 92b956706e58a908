//! What is counted over all parts of a study. Each sum is made when it is first asked for; from then
//! on it is kept right, by taking out what a part added before and putting in what it adds now.

mod rows;
mod words;

use std::sync::OnceLock;

use crate::Prepared;
use crate::cooccurrence::{Table, Unit};
use crate::prepared::Part;

pub use rows::Rows;
pub use words::Words;

/// Whether a part comes to a sum or leaves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    In,
    Out,
}

impl Step {
    pub const fn by(self, sum: &mut u32, count: u32) {
        match self {
            Self::In => *sum += count,
            Self::Out => *sum -= count,
        }
    }
}

/// The sums that were asked for so far, each for codes alone and rolled up.
#[derive(Clone, Debug, Default)]
pub struct Sums {
    rows: [OnceLock<Rows>; 2],
    words: [OnceLock<Words>; 2],
    tables: [[OnceLock<Table>; 2]; Unit::COUNT],
}

impl Sums {
    /// Takes parts with their people out, before either changes, or puts them in, after both have.
    pub fn step(&mut self, prepared: &Prepared, step: Step, transcripts: &[u32], people: &[u32]) {
        for rows in self.rows.iter_mut().filter_map(OnceLock::get_mut) {
            rows.step(prepared, step, transcripts, people);
        }
        for &transcript in transcripts {
            self.step_words(prepared, step, &prepared.parts[transcript as usize]);
        }
        for table in self.tables.iter_mut().flatten().filter_map(OnceLock::get_mut) {
            table.step(prepared, step, transcripts, people);
        }
    }

    /// The same of the words of one part, where they are known.
    pub fn step_words(&mut self, prepared: &Prepared, step: Step, part: &Part) {
        for words in self.words.iter_mut().filter_map(OnceLock::get_mut) {
            words.step(prepared, step, part);
        }
    }
}

impl Prepared {
    pub(crate) fn rows(&self, roll_up: bool) -> &Rows {
        self.sums.rows[usize::from(roll_up)].get_or_init(|| Rows::new(self, roll_up))
    }

    /// `None` where words of some part were not learnt.
    pub(crate) fn words(&self, roll_up: bool) -> Option<&Words> {
        let words = &self.sums.words[usize::from(roll_up)];
        self.knows_words().then(|| words.get_or_init(|| Words::new(self, roll_up)))
    }

    pub(crate) fn table(&self, unit: Unit, roll_up: bool) -> &Table {
        self.sums.tables[unit as usize][usize::from(roll_up)].get_or_init(|| Table::new(self, unit, roll_up))
    }
}
