//! Which codes are found together.

use crate::Prepared;
use crate::found::Found;
use crate::prepared::{Entry, Part, Touch, count};
use crate::sums::Step;

/// Where two codes must both be to be together, and what is then counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// On exactly the same passage. Counts distinct passages.
    Passage,
    /// On passages that share text in a counting turn, the same passage among them. Counts distinct
    /// passages of either code that share text with one of the other.
    Overlap,
    /// On the same turn, anywhere. Counts turns.
    Turn,
    /// With the same person, anywhere. Counts people.
    Interviewee,
}

impl Unit {
    /// How many units there are.
    pub(crate) const COUNT: usize = 4;
}

/// Which codes are found together, and how often each is found at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cooccurrence {
    /// Of each code, in the order of the codebook: how many distinct passages, turns or people.
    pub of: Vec<u32>,
    /// Pairs that are together at least once, by the first code and then the second. Where codes
    /// hold what their descendants hold, no code makes a pair with one above it.
    pub pairs: Vec<Pair>,
}

/// Two codes that are together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Number of the code that stands first in the codebook.
    pub first: u32,
    /// Number of the other.
    pub second: u32,
    /// How many passages, turns or people have both.
    pub both: u32,
    /// How many have either.
    pub either: u32,
}

impl Pair {
    /// Share of those with both among those with either, from 0 to 1 (Jaccard).
    #[must_use]
    pub fn jaccard(&self) -> f64 {
        if self.either == 0 { 0.0 } else { f64::from(self.both) / f64::from(self.either) }
    }
}

impl Prepared {
    /// Counts pairs of codes by a unit; a code holds what its descendants hold where `roll_up` says
    /// so.
    #[must_use]
    pub fn cooccurrence(&self, unit: Unit, roll_up: bool) -> Cooccurrence {
        self.table(unit, roll_up).answer(self)
    }
}

/// Counts of all pairs, a row for each first code.
#[derive(Clone, Debug)]
pub struct Table {
    unit: Unit,
    rolled: bool,
    codes: usize,
    of: Vec<u32>,
    both: Vec<u32>,
    /// For overlaps, where a passage can be with another without having both codes.
    same: Vec<u32>,
    found: Found,
}

impl Table {
    pub fn new(prepared: &Prepared, unit: Unit, rolled: bool) -> Self {
        let codes = prepared.codes.len();
        let pairs = vec![0; codes * codes];
        let same = if unit == Unit::Overlap { pairs.clone() } else { Vec::new() };
        let mut table =
            Self { unit, rolled, codes, of: vec![0; codes], both: pairs, same, found: Found::new(codes) };
        prepared.parts.iter().for_each(|part| table.part(prepared, Step::In, part));
        (0..prepared.people).for_each(|person| table.person(prepared, Step::In, person));
        table
    }

    pub fn step(&mut self, prepared: &Prepared, step: Step, transcripts: &[u32], people: &[u32]) {
        for &transcript in transcripts {
            self.part(prepared, step, &prepared.parts[transcript as usize]);
        }
        people.iter().for_each(|person| self.person(prepared, step, *person));
    }

    fn part(&mut self, prepared: &Prepared, step: Step, part: &Part) {
        match self.unit {
            Unit::Passage => self.passages(prepared, step, part),
            Unit::Overlap => self.overlaps(prepared, step, part),
            Unit::Turn => self.turns(prepared, step, part),
            Unit::Interviewee => {}
        }
    }

    fn person(&mut self, prepared: &Prepared, step: Step, person: u32) {
        if self.unit == Unit::Interviewee {
            let marks = (0..).zip(prepared.marks.of(person));
            self.find(prepared, marks.filter(|(_, mark)| **mark != 0).map(|(code, _)| code));
            self.count(step);
        }
    }

    /// Finds codes and, rolled up, those above them.
    fn find(&mut self, prepared: &Prepared, codes: impl Iterator<Item = u32>) {
        self.found.clear();
        codes.for_each(|code| self.found.put_all(prepared.rows_of(code, self.rolled)));
    }

    /// Counts the codes of one unit and each two of them.
    fn count(&mut self, step: Step) {
        let pairs = if self.unit == Unit::Overlap { &mut self.same } else { &mut self.both };
        let found = self.found.rows();
        for (at, &one) in found.iter().enumerate() {
            step.by(&mut self.of[one as usize], 1);
            for &other in &found[at + 1..] {
                step.by(&mut pairs[cell(self.codes, one, other)], 1);
            }
        }
    }

    fn passages(&mut self, prepared: &Prepared, step: Step, part: &Part) {
        for (_, _, entries) in part.by_passage() {
            self.find(prepared, codes_of(entries));
            self.count(step);
        }
    }

    /// Brings the codes to their turns: a passage may reach over several turns.
    fn turns(&mut self, prepared: &Prepared, step: Step, part: &Part) {
        let mut on: Vec<(u32, u32)> = Vec::with_capacity(part.entries.len());
        for (_, touches, entries) in part.by_passage() {
            for touch in touches {
                let own = entries.iter().filter(|entry| entry.person == touch.person);
                on.extend(own.map(|entry| (touch.turn, entry.code)));
            }
        }
        // Nearly in order already, which the stable sort makes use of.
        on.sort_by_key(|(turn, _)| *turn);
        for same in on.chunk_by(|one, next| one.0 == next.0) {
            self.find(prepared, same.iter().map(|(_, code)| *code));
            self.count(step);
        }
    }

    fn answer(&self, prepared: &Prepared) -> Cooccurrence {
        let mut pairs = Vec::new();
        for first in 0..self.codes {
            let row = &self.both[first * self.codes..(first + 1) * self.codes];
            for (second, &both) in row.iter().enumerate().filter(|(_, both)| **both > 0) {
                let (first, second) = (count(first), count(second));
                if self.rolled && prepared.rows_of(second, true).any(|above| above == first) {
                    continue;
                }
                let shared = if self.unit == Unit::Overlap {
                    self.same[cell(self.codes, first, second)]
                } else {
                    both
                };
                let either = self.of[first as usize] + self.of[second as usize] - shared;
                pairs.push(Pair { first, second, both, either });
            }
        }
        Cooccurrence { of: self.of.clone(), pairs }
    }
}

/// Where the count of two codes stands: in the row of the one that comes first.
fn cell(codes: usize, one: u32, other: u32) -> usize {
    one.min(other) as usize * codes + one.max(other) as usize
}

fn codes_of(entries: &[Entry]) -> impl Iterator<Item = u32> {
    entries.iter().map(|entry| entry.code)
}

/// A passage of a part with its codes.
struct Open<'p> {
    touches: &'p [Touch],
    /// Where its codes begin and end in a list of those of all passages.
    codes: (usize, usize),
}

impl Table {
    /// Counts, for each passage of a transcript, the pairs of one of its codes and one of its own or of
    /// a passage that shares text with it. Passages that share text lie near each other: they come by
    /// start, so each is compared with those after it that begin before it ends, and both learn of it.
    fn overlaps(&mut self, prepared: &Prepared, step: Step, part: &Part) {
        let mut codes: Vec<u32> = Vec::with_capacity(part.entries.len() * 2);
        let mut all: Vec<Open<'_>> = Vec::with_capacity(part.entries.len());
        for (_, touches, entries) in part.by_passage() {
            self.find(prepared, codes_of(entries));
            self.count(step);
            let start = codes.len();
            codes.extend(self.found.rows());
            all.push(Open { touches, codes: (start, codes.len()) });
        }
        // Each passage with another, both ways round.
        let mut near: Vec<(usize, usize)> = Vec::with_capacity(all.len());
        for (one, passage) in all.iter().enumerate() {
            let later = all.iter().enumerate().skip(one + 1);
            for (other, next) in later.take_while(|(_, next)| next.start() < passage.end()) {
                if passage.shares_text(next) {
                    near.extend([(one, other), (other, one)]);
                }
            }
        }
        near.sort_unstable();
        let mut near = near.as_slice();
        for (one, passage) in all.iter().enumerate() {
            let others;
            (others, near) = near.split_at(near.partition_point(|(of, _)| *of == one));
            let own = &codes[passage.codes.0..passage.codes.1];
            self.found.clear();
            own.iter().for_each(|&code| {
                self.found.put(code);
            });
            for (_, other) in others {
                let (start, end) = all[*other].codes;
                codes[start..end].iter().for_each(|&code| {
                    self.found.put(code);
                });
            }
            // Own codes stand first, so that each pair is met once.
            let with = self.found.rows();
            for (at, &code) in own.iter().enumerate() {
                for &other in &with[at + 1..] {
                    step.by(&mut self.both[cell(self.codes, code, other)], 1);
                }
            }
        }
    }
}

impl Open<'_> {
    /// First code point that counts.
    fn start(&self) -> u32 {
        self.touches.first().map_or(0, |touch| touch.part.start())
    }

    /// Code point after the last one that counts.
    fn end(&self) -> u32 {
        self.touches.last().map_or(0, |touch| touch.part.end())
    }

    /// Whether both share text of a counting turn.
    fn shares_text(&self, other: &Open<'_>) -> bool {
        self.touches.iter().any(|a| other.touches.iter().any(|b| a.part.overlaps(b.part)))
    }
}
