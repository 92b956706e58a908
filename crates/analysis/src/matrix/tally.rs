//! Running counts of all cells. Each measure has its own list, place (column) after place and code
//! after code, because the loops that fill them run over all codes of one place.

use super::{Cell, StanceCounts};
use crate::CodeRow;
use crate::prepared::{ADDRESSED, Attitude, RAISED, attitude};

/// No passage and no group has this number.
const NONE_YET: u32 = u32::MAX;

pub struct Tally {
    codes: usize,
    /// Numbers of the codes with a statement, and for each code where it stands in that list.
    statements: Vec<u32>,
    statement_of: Vec<Option<u32>>,
    interviewees: Vec<u32>,
    passages: Vec<u32>,
    last_passage: Vec<u32>,
    stance: Vec<StanceCounts>,
    not_asked: Vec<u32>,
    groups: Option<Groups>,
    words: Option<Vec<u64>>,
}

struct Groups {
    counts: Vec<u32>,
    last: Vec<u32>,
}

impl Tally {
    pub fn new(codes: &[CodeRow], places: usize) -> Self {
        let statements: Vec<u32> =
            (0..).zip(codes).filter(|(_, code)| code.has_statement).map(|(number, _)| number).collect();
        let mut statement_of = vec![None; codes.len()];
        for (index, &code) in (0..).zip(&statements) {
            statement_of[code as usize] = Some(index);
        }
        let cells = codes.len() * places;
        Self {
            codes: codes.len(),
            interviewees: vec![0; cells],
            passages: vec![0; cells],
            last_passage: vec![NONE_YET; cells],
            stance: vec![StanceCounts::default(); statements.len() * places],
            not_asked: vec![0; cells],
            statements,
            statement_of,
            groups: None,
            words: None,
        }
    }

    /// From now on counts groups too; people must then come group after group.
    pub fn expect_groups(&mut self) {
        let cells = self.interviewees.len();
        self.groups = Some(Groups { counts: vec![0; cells], last: vec![NONE_YET; cells] });
    }

    /// From now on counts words too.
    pub fn expect_words(&mut self) {
        self.words = Some(vec![0; self.interviewees.len()]);
    }

    /// Adds a person's marks on all codes.
    pub fn add_person(&mut self, place: u32, marks: &[u8], group: Option<u32>) {
        let start = place as usize * self.codes;
        let cells = start..start + self.codes;
        for (count, mark) in self.interviewees[cells.clone()].iter_mut().zip(marks) {
            *count += u32::from(mark & RAISED);
        }
        if let (Some(groups), Some(group)) = (&mut self.groups, group) {
            groups.add(cells, marks, group);
        }
        let start = place as usize * self.statements.len();
        for (counts, &code) in self.stance[start..].iter_mut().zip(&self.statements) {
            add_stance(counts, marks[code as usize]);
        }
    }

    /// Adds a passage unless it is the last one that this cell saw. Passages must come in order.
    pub fn add_passage(&mut self, place: u32, code: u32, passage: u32) {
        let cell = self.at(place, code);
        if self.last_passage[cell] != passage {
            self.last_passage[cell] = passage;
            self.passages[cell] += 1;
        }
    }

    /// Adds words that this row did not hold before.
    pub fn add_words(&mut self, place: u32, code: u32, new: u64) {
        let cell = self.at(place, code);
        if let Some(words) = &mut self.words {
            words[cell] += new;
        }
    }

    /// Adds somebody of N who was not asked.
    pub fn add_not_asked(&mut self, place: u32, code: u32) {
        let cell = self.at(place, code);
        self.not_asked[cell] += 1;
    }

    /// The counts of one cell.
    pub fn cell(&self, place: u32, code: u32) -> Cell {
        let at = self.at(place, code);
        let stance = self.statement_of[code as usize]
            .map(|statement| self.stance[place as usize * self.statements.len() + statement as usize]);
        Cell {
            interviewees: self.interviewees[at],
            passages: self.passages[at],
            words: self.words.as_ref().map(|words| words[at]),
            groups: self.groups.as_ref().map(|groups| groups.counts[at]),
            stance,
            not_asked: self.not_asked[at],
        }
    }

    const fn at(&self, place: u32, code: u32) -> usize {
        place as usize * self.codes + code as usize
    }
}

impl Groups {
    fn add(&mut self, cells: std::ops::Range<usize>, marks: &[u8], group: u32) {
        let cells = self.counts[cells.clone()].iter_mut().zip(&mut self.last[cells]);
        for ((count, last), mark) in cells.zip(marks) {
            if mark & RAISED != 0 && *last != group {
                *last = group;
                *count += 1;
            }
        }
    }
}

fn add_stance(counts: &mut StanceCounts, mark: u8) {
    counts.raised += u32::from(mark & RAISED != 0);
    counts.addressed += u32::from(mark & ADDRESSED != 0);
    match attitude(mark) {
        None => {}
        Some(Attitude::Supports) => counts.support += 1,
        Some(Attitude::Mixed) => counts.mixed += 1,
        Some(Attitude::OnlyContradicts) => counts.only_contradict += 1,
    }
}
