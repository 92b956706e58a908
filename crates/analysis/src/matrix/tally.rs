//! Running counts of all cells. Each measure has its own list, place (column) after place and code
//! after code, because the loops that fill them run over all codes of one place.

use std::ops::Range;

use super::{Cell, Most, StanceCounts};
use crate::CodeRow;
use crate::prepared::{ADDRESSED, Attitude, RAISED, attitude};

/// No group has this number.
const NONE_YET: u32 = u32::MAX;

pub struct Tally {
    codes: usize,
    has_statement: Vec<bool>,
    interviewees: Vec<u32>,
    passages: Vec<u32>,
    stances: Stances,
    not_asked: Vec<u32>,
    groups: Option<Groups>,
    words: Option<Vec<u64>>,
}

/// Counts of people by their stance, of every code: those of codes without a statement are never read.
struct Stances {
    addressed: Vec<u32>,
    support: Vec<u32>,
    mixed: Vec<u32>,
    only_contradict: Vec<u32>,
}

struct Groups {
    counts: Vec<u32>,
    last: Vec<u32>,
}

impl Tally {
    pub fn new(codes: &[CodeRow], places: usize) -> Self {
        let has_statement: Vec<bool> = codes.iter().map(|code| code.has_statement).collect();
        let cells = codes.len() * places;
        let stances = if has_statement.contains(&true) { cells } else { 0 };
        Self {
            codes: codes.len(),
            has_statement,
            interviewees: vec![0; cells],
            passages: vec![0; cells],
            stances: Stances::new(stances),
            not_asked: vec![0; cells],
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
    pub fn add_person(&mut self, place: u32, marks: &[u8]) {
        let cells = self.cells(place);
        add_raised(&mut self.interviewees[cells.clone()], marks);
        if !self.stances.addressed.is_empty() {
            self.stances.add(cells, marks);
        }
    }

    /// Adds a group of which nobody else is there.
    pub fn add_group_of_one(&mut self, place: u32, marks: &[u8]) {
        let cells = self.cells(place);
        if let Some(groups) = &mut self.groups {
            add_raised(&mut groups.counts[cells], marks);
        }
    }

    /// Adds one of a group of several.
    pub fn add_to_group(&mut self, place: u32, marks: &[u8], group: u32) {
        let cells = self.cells(place);
        if let Some(groups) = &mut self.groups {
            groups.add(cells, marks, group);
        }
    }

    /// Adds passages of each code.
    pub fn add_passages(&mut self, place: u32, passages: &[u32]) {
        let cells = self.cells(place);
        self.passages[cells].iter_mut().zip(passages).for_each(|(count, new)| *count += new);
    }

    /// Adds words of each code.
    pub fn add_words(&mut self, place: u32, words: &[u32]) {
        let cells = self.cells(place);
        if let Some(sums) = &mut self.words {
            sums[cells].iter_mut().zip(words).for_each(|(sum, new)| *sum += u64::from(*new));
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
        let interviewees = self.interviewees[at];
        Cell {
            interviewees,
            passages: self.passages[at],
            words: self.words.as_ref().map(|words| words[at]),
            groups: self.groups.as_ref().map(|groups| groups.counts[at]),
            stance: self.has_statement[code as usize].then(|| self.stances.at(at, interviewees)),
            not_asked: self.not_asked[at],
        }
    }

    /// The greatest figures of the cells of so many places.
    pub fn most(&self, places: usize) -> Most {
        let cells = ..self.codes * places;
        Most {
            passages: self.passages[cells].iter().copied().max().unwrap_or(0),
            words: self.words.as_ref().map(|words| words[cells].iter().copied().max().unwrap_or(0)),
            groups: match &self.groups {
                Some(groups) => groups.counts[cells].iter().copied().max(),
                // Where no ties are known everybody stands alone.
                None => self.interviewees[cells].iter().copied().max(),
            }
            .unwrap_or(0),
        }
    }

    const fn at(&self, place: u32, code: u32) -> usize {
        place as usize * self.codes + code as usize
    }

    const fn cells(&self, place: u32) -> Range<usize> {
        let start = place as usize * self.codes;
        start..start + self.codes
    }
}

fn add_raised(counts: &mut [u32], marks: &[u8]) {
    add_where(counts, marks, |mark| mark & RAISED != 0);
}

fn add_where(counts: &mut [u32], marks: &[u8], holds: impl Fn(u8) -> bool) {
    counts.iter_mut().zip(marks).for_each(|(count, mark)| *count += u32::from(holds(*mark)));
}

impl Groups {
    fn add(&mut self, cells: Range<usize>, marks: &[u8], group: u32) {
        let cells = self.counts[cells.clone()].iter_mut().zip(&mut self.last[cells]);
        for ((count, last), mark) in cells.zip(marks) {
            if mark & RAISED != 0 && *last != group {
                *last = group;
                *count += 1;
            }
        }
    }
}

impl Stances {
    fn new(cells: usize) -> Self {
        let none = || vec![0; cells];
        Self { addressed: none(), support: none(), mixed: none(), only_contradict: none() }
    }

    /// One measure after the other, without branches: each loop is then a few wide instructions.
    fn add(&mut self, cells: Range<usize>, marks: &[u8]) {
        let (addressed, support) = (&mut self.addressed[cells.clone()], &mut self.support[cells.clone()]);
        add_where(addressed, marks, |mark| mark & ADDRESSED != 0);
        add_where(support, marks, |mark| attitude(mark) == Some(Attitude::Supports));
        let (mixed, contradict) = (&mut self.mixed[cells.clone()], &mut self.only_contradict[cells]);
        add_where(mixed, marks, |mark| attitude(mark) == Some(Attitude::Mixed));
        add_where(contradict, marks, |mark| attitude(mark) == Some(Attitude::OnlyContradicts));
    }

    fn at(&self, cell: usize, raised: u32) -> StanceCounts {
        StanceCounts {
            raised,
            addressed: self.addressed[cell],
            support: self.support[cell],
            mixed: self.mixed[cell],
            only_contradict: self.only_contradict[cell],
        }
    }
}
