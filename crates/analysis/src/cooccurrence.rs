//! Which codes are found together.

use crate::Prepared;

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
        let mut table = Table::new(self, roll_up);
        match unit {
            Unit::Passage => table.passages(self),
            Unit::Overlap => table.overlaps(self),
            Unit::Turn => table.turns(self),
            Unit::Interviewee => table.people(self),
        }
        table.answer(self, unit)
    }
}

/// Counts of all pairs, a row for each first code.
struct Table {
    codes: usize,
    roll_up: bool,
    of: Vec<u32>,
    both: Vec<u32>,
    /// For overlaps, where a passage can be with another without having both codes.
    same: Vec<u32>,
    found: Found,
}

/// Codes of one unit, each once.
struct Found {
    codes: Vec<u32>,
    /// The round in which each code was last put in.
    rounds: Vec<u32>,
    round: u32,
}

impl Found {
    fn new(codes: usize) -> Self {
        Self { codes: Vec::new(), rounds: vec![0; codes], round: 0 }
    }

    fn clear(&mut self) {
        self.codes.clear();
        self.round += 1;
    }

    /// Whether the code was not there yet.
    fn put(&mut self, code: u32) -> bool {
        let seen = &mut self.rounds[code as usize];
        let new = *seen != self.round;
        if new {
            *seen = self.round;
            self.codes.push(code);
        }
        new
    }
}

impl Table {
    fn new(prepared: &Prepared, roll_up: bool) -> Self {
        let codes = prepared.codes.len();
        Self {
            codes,
            roll_up,
            of: vec![0; codes],
            both: vec![0; codes * codes],
            same: Vec::new(),
            found: Found::new(codes),
        }
    }

    /// Takes in a code and, rolled up, those above it. What is above a code that is there is there.
    fn take(&mut self, prepared: &Prepared, code: u32) {
        for code in prepared.rows_of(code, self.roll_up) {
            if !self.found.put(code) {
                break;
            }
        }
    }

    /// Counts the codes of one unit and each two of them.
    fn count(&mut self) {
        let (codes, found) = (self.codes, &self.found.codes);
        for (at, &one) in found.iter().enumerate() {
            self.of[one as usize] += 1;
            for &other in &found[at + 1..] {
                self.both[cell(codes, one, other)] += 1;
            }
        }
    }

    fn passages(&mut self, prepared: &Prepared) {
        for entries in prepared.entries.chunk_by(|one, next| one.passage == next.passage) {
            self.found.clear();
            entries.iter().for_each(|entry| self.take(prepared, entry.code));
            self.count();
        }
    }

    fn people(&mut self, prepared: &Prepared) {
        for person in 0..prepared.people {
            self.found.clear();
            for (code, _) in (0..).zip(prepared.marks.of(person)).filter(|(_, mark)| **mark != 0) {
                self.take(prepared, code);
            }
            self.count();
        }
    }

    /// Brings the codes to their turns: a passage may reach over several turns.
    fn turns(&mut self, prepared: &Prepared) {
        let mut on: Vec<(u32, u32)> = Vec::with_capacity(prepared.entries.len());
        for entries in prepared.entries.chunk_by(|one, next| one.passage == next.passage) {
            let passage = &prepared.passages[entries[0].passage as usize];
            let first = prepared.first_turns[passage.transcript as usize];
            let (start, end) = (passage.touches.0 as usize, passage.touches.1 as usize);
            for touch in &prepared.touches[start..end] {
                let own = entries.iter().filter(|entry| entry.person == touch.person);
                on.extend(own.map(|entry| (first + touch.turn, entry.code)));
            }
        }
        // Nearly in order already, which the stable sort makes use of.
        on.sort_by_key(|(turn, _)| *turn);
        for same in on.chunk_by(|one, next| one.0 == next.0) {
            self.found.clear();
            same.iter().for_each(|(_, code)| self.take(prepared, *code));
            self.count();
        }
    }

    fn answer(self, prepared: &Prepared, unit: Unit) -> Cooccurrence {
        let mut pairs = Vec::new();
        for first in 0..self.codes {
            let row = &self.both[first * self.codes..(first + 1) * self.codes];
            for (second, &both) in row.iter().enumerate().filter(|(_, both)| **both > 0) {
                let (first, second) = (crate::prepared::count(first), crate::prepared::count(second));
                if self.roll_up && prepared.rows_of(second, true).any(|above| above == first) {
                    continue;
                }
                let shared =
                    if unit == Unit::Overlap { self.same[cell(self.codes, first, second)] } else { both };
                let either = self.of[first as usize] + self.of[second as usize] - shared;
                pairs.push(Pair { first, second, both, either });
            }
        }
        Cooccurrence { of: self.of, pairs }
    }
}

/// Where the count of two codes stands: in the row of the one that comes first.
fn cell(codes: usize, one: u32, other: u32) -> usize {
    one.min(other) as usize * codes + one.max(other) as usize
}

/// A passage with its codes, while those that may share text with it are looked for.
struct Open {
    passage: usize,
    codes: Vec<u32>,
}

impl Table {
    /// Passages that share text lie near each other: those of one transcript come by start, so a
    /// passage is compared with those before it that reach that far, and both learn of the other.
    fn overlaps(&mut self, prepared: &Prepared) {
        self.same = vec![0; self.codes * self.codes];
        let mut with = Found::new(self.codes);
        let mut all: Vec<Open> = Vec::new();
        let mut transcript = None;
        let entries = prepared.entries.chunk_by(|one, next| one.passage == next.passage);
        for entries in entries {
            let passage = entries[0].passage as usize;
            let here = prepared.passages[passage].transcript;
            if transcript != Some(here) {
                self.close(prepared, &mut all, &mut with);
                transcript = Some(here);
            }
            self.found.clear();
            entries.iter().for_each(|entry| self.take(prepared, entry.code));
            self.count_same();
            all.push(Open { passage, codes: self.found.codes.clone() });
        }
        self.close(prepared, &mut all, &mut with);
    }

    /// Counts the codes of a passage and each two that are on it itself.
    fn count_same(&mut self) {
        let (codes, found) = (self.codes, &self.found.codes);
        for (at, &one) in found.iter().enumerate() {
            self.of[one as usize] += 1;
            for &other in &found[at + 1..] {
                self.same[cell(codes, one, other)] += 1;
            }
        }
    }

    /// Counts, for each passage of a transcript, the pairs of one of its codes and one of its own or
    /// of a passage that shares text with it.
    fn close(&mut self, prepared: &Prepared, all: &mut Vec<Open>, with: &mut Found) {
        let mut neighbours: Vec<Vec<usize>> = vec![Vec::new(); all.len()];
        for one in 0..all.len() {
            let end = end_of(prepared, all[one].passage);
            for other in one + 1..all.len() {
                if start_of(prepared, all[other].passage) >= end {
                    break;
                }
                if share_text(prepared, all[one].passage, all[other].passage) {
                    neighbours[one].push(other);
                    neighbours[other].push(one);
                }
            }
        }
        for (one, near) in neighbours.iter().enumerate() {
            with.clear();
            let own = &all[one].codes;
            own.iter().for_each(|&code| {
                with.put(code);
            });
            let here = with.codes.len();
            near.iter().flat_map(|&other| &all[other].codes).for_each(|&code| {
                with.put(code);
            });
            // Own codes stand first, so that each pair is met once.
            for (at, &code) in own.iter().enumerate() {
                for &other in own[at + 1..].iter().chain(&with.codes[here..]) {
                    self.both[cell(self.codes, code, other)] += 1;
                }
            }
        }
        all.clear();
    }
}

/// First code point of a passage that counts.
fn start_of(prepared: &Prepared, passage: usize) -> u32 {
    let touches = prepared.passages[passage].touches;
    prepared.touches[touches.0 as usize].part.start()
}

/// Code point after the last one of a passage that counts.
fn end_of(prepared: &Prepared, passage: usize) -> u32 {
    let touches = prepared.passages[passage].touches;
    prepared.touches[touches.1 as usize - 1].part.end()
}

/// Whether two passages of a transcript share text of a counting turn.
fn share_text(prepared: &Prepared, one: usize, other: usize) -> bool {
    let parts = |passage: usize| {
        let (start, end) = prepared.passages[passage].touches;
        &prepared.touches[start as usize..end as usize]
    };
    parts(one).iter().any(|a| parts(other).iter().any(|b| a.part.overlaps(b.part)))
}
