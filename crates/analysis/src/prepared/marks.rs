//! What each person said about each code, and how they know: one byte each.

use super::part::Entry;
use crate::strength::evidence;
use crate::{CodeRow, Stance};

/// The person has a coding in the row.
pub const RAISED: u8 = 1;
/// The person has a coding that refers to the row's statement.
pub const ADDRESSED: u8 = 2;
const SUPPORTS: u8 = 4;
const QUALIFIES: u8 = 8;
const CONTRADICTS: u8 = 16;

/// How somebody stands to a statement, all their codings that refer to it taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attitude {
    Supports,
    Mixed,
    OnlyContradicts,
}

/// The attitude in a mark; `None` where no coding carries a stance.
pub const fn attitude(mark: u8) -> Option<Attitude> {
    match mark & (SUPPORTS | QUALIFIES | CONTRADICTS) {
        0 => None,
        SUPPORTS => Some(Attitude::Supports),
        CONTRADICTS => Some(Attitude::OnlyContradicts),
        _ => Some(Attitude::Mixed),
    }
}

/// Marks of all people on all codes, each code alone.
#[derive(Clone, Debug)]
pub struct Marks {
    codes: usize,
    /// Person after person.
    marks: Vec<u8>,
    evidence: Vec<u8>,
}

impl Marks {
    /// Nobody has said anything.
    pub fn new(codes: usize, people: u32) -> Self {
        let cells = codes * people as usize;
        Self { codes, marks: vec![0; cells], evidence: vec![0; cells] }
    }

    /// Adds what is said in an entry of somebody known.
    pub fn add(&mut self, entry: &Entry) {
        let at = entry.person as usize * self.codes + entry.code as usize;
        self.marks[at] |= RAISED | ADDRESSED | bit(entry.stance);
        self.evidence[at] |= evidence(entry.marks);
    }

    /// Forgets what a person said.
    pub fn clear(&mut self, person: u32) {
        let cells = self.cells(person);
        self.marks[cells.clone()].fill(0);
        self.evidence[cells].fill(0);
    }

    /// Marks of a person on each code alone.
    pub fn of(&self, person: u32) -> &[u8] {
        &self.marks[self.cells(person)]
    }

    /// How a person knows of each code alone, see [`evidence`].
    pub fn evidence_of(&self, person: u32) -> &[u8] {
        &self.evidence[self.cells(person)]
    }

    const fn cells(&self, person: u32) -> std::ops::Range<usize> {
        let start = person as usize * self.codes;
        start..start + self.codes
    }
}

/// Lets each code hold what those below hold. A stance rises only as far as its statement: above
/// a code with a statement of its own, what was said there raises the theme and no more.
pub fn roll_up(codes: &[CodeRow], marks: &mut [u8]) {
    for (code, row) in codes.iter().enumerate().rev() {
        if let Some(parent) = row.parent {
            let rises = if row.has_statement { marks[code] & RAISED } else { marks[code] };
            marks[parent as usize] |= rises;
        }
    }
}

const fn bit(stance: Option<Stance>) -> u8 {
    match stance {
        None => 0,
        Some(Stance::Supports) => SUPPORTS,
        Some(Stance::Qualifies) => QUALIFIES,
        Some(Stance::Contradicts) => CONTRADICTS,
    }
}
