//! What each person said about each code, one byte each.

use super::Entry;
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
}

impl Marks {
    pub fn new(codes: &[CodeRow], people: u32, entries: &[Entry]) -> Self {
        let codes = codes.len();
        let mut marks = vec![0; codes * people as usize];
        for entry in entries.iter().filter(|entry| entry.person < people) {
            marks[entry.person as usize * codes + entry.code as usize] |=
                RAISED | ADDRESSED | bit(entry.stance);
        }
        Self { codes, marks }
    }

    /// Marks of a person on each code alone.
    pub fn of(&self, person: u32) -> &[u8] {
        let start = person as usize * self.codes;
        &self.marks[start..start + self.codes]
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
