//! How many words of each person each row holds.

use super::Step;
use crate::Prepared;
use crate::prepared::Part;

/// Words of all rows, person after person, unknown speakers last.
#[derive(Clone, Debug)]
pub struct Words {
    rolled: bool,
    codes: usize,
    words: Vec<u32>,
    /// Of each row, the word after the last one counted in the part that is gone through.
    counted_to: Vec<u64>,
}

impl Words {
    pub fn new(prepared: &Prepared, rolled: bool) -> Self {
        let codes = prepared.codes.len();
        let words = vec![0; codes * (prepared.people as usize + 1)];
        let mut sum = Self { rolled, codes, words, counted_to: vec![0; codes] };
        prepared.parts.iter().for_each(|part| sum.step(prepared, Step::In, part));
        sum
    }

    /// Pieces come by turn and first word: what reaches beyond the last word counted in a row is new.
    /// A turn has one speaker, so it is new for this person.
    pub fn step(&mut self, prepared: &Prepared, step: Step, part: &Part) {
        let Some(pieces) = &part.pieces else { return };
        self.counted_to.fill(0);
        for piece in pieces {
            let start = piece.person as usize * self.codes;
            for row in prepared.rows_of(piece.code, self.rolled) {
                let before = &mut self.counted_to[row as usize];
                let new = piece.end.saturating_sub(piece.first.max(*before));
                if new == 0 {
                    // A row holds what those below it hold, so that it is not new above either.
                    break;
                }
                *before = piece.end;
                let new = u32::try_from(new).unwrap_or(u32::MAX);
                step.by(&mut self.words[start + row as usize], new);
            }
        }
    }

    /// Words of each row that a person said; the number after the last person is that of unknown
    /// speakers.
    pub fn of(&self, person: u32) -> &[u32] {
        let start = person as usize * self.codes;
        &self.words[start..start + self.codes]
    }
}
