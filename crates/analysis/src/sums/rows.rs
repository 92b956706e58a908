//! What each person and each interview holds of each row.

use std::collections::BTreeMap;

use super::Step;
use crate::Prepared;
use crate::found::Found;
use crate::prepared::{Entry, Part, roll_up};
use crate::strength::rise;

/// Counts of all rows, person after person, so that any columns are sums over people.
#[derive(Clone, Debug)]
pub struct Rows {
    rolled: bool,
    codes: usize,
    /// Words of 64 bits that one interview has.
    bits: usize,
    marks: Vec<u8>,
    evidence: Vec<u8>,
    /// Passages of one person alone; unknown speakers stand last.
    passages: Vec<u32>,
    /// Passages of several people, by these.
    joint: BTreeMap<Vec<u32>, Vec<u32>>,
    quotable: Vec<u32>,
    /// Interview after interview, a bit for each row.
    interviews: Vec<u64>,
    found: Found,
}

impl Rows {
    pub fn new(prepared: &Prepared, rolled: bool) -> Self {
        let (codes, people) = (prepared.codes.len(), prepared.people as usize);
        let interviews = prepared.interviews.iter().max().map_or(0, |last| *last as usize + 1);
        let bits = codes.div_ceil(64);
        let mut rows = Self {
            rolled,
            codes,
            bits,
            marks: vec![0; codes * people],
            evidence: vec![0; codes * people],
            passages: vec![0; codes * (people + 1)],
            joint: BTreeMap::new(),
            quotable: vec![0; codes],
            interviews: vec![0; bits * interviews],
            found: Found::new(codes),
        };
        prepared.parts.iter().for_each(|part| rows.part(prepared, Step::In, part));
        (0..prepared.people).for_each(|person| rows.person(prepared, person));
        rows.mark_interviews(prepared, |_| true);
        rows
    }

    pub fn step(&mut self, prepared: &Prepared, step: Step, transcripts: &[u32], people: &[u32]) {
        for &transcript in transcripts {
            self.part(prepared, step, &prepared.parts[transcript as usize]);
        }
        if step == Step::Out {
            return;
        }
        people.iter().for_each(|person| self.person(prepared, *person));
        let mut interviews: Vec<u32> =
            transcripts.iter().map(|transcript| prepared.interviews[*transcript as usize]).collect();
        interviews.sort_unstable();
        interviews.dedup();
        for interview in &interviews {
            let start = *interview as usize * self.bits;
            self.interviews[start..start + self.bits].fill(0);
        }
        self.mark_interviews(prepared, |interview| interviews.binary_search(&interview).is_ok());
    }

    fn part(&mut self, prepared: &Prepared, step: Step, part: &Part) {
        for (_, _, entries) in part.by_passage() {
            let person = entries[0].person;
            if entries.iter().all(|entry| entry.person == person) {
                self.find(prepared, entries.iter());
                let start = person as usize * self.codes;
                for &row in self.found.rows() {
                    step.by(&mut self.passages[start + row as usize], 1);
                }
            } else {
                self.joint_passage(prepared, step, entries);
            }
            if entries.iter().any(|entry| entry.marks.quotable) {
                self.find(prepared, entries.iter().filter(|entry| entry.marks.quotable));
                for &row in self.found.rows() {
                    step.by(&mut self.quotable[row as usize], 1);
                }
            }
        }
    }

    /// Finds the rows of entries.
    fn find<'e>(&mut self, prepared: &Prepared, entries: impl Iterator<Item = &'e Entry>) {
        self.found.clear();
        entries.for_each(|entry| self.found.put_all(prepared.rows_of(entry.code, self.rolled)));
    }

    /// A passage of several people, who need not be the same in each row where coders must agree.
    fn joint_passage(&mut self, prepared: &Prepared, step: Step, entries: &[Entry]) {
        let rows = |entry: &Entry| {
            let person = entry.person;
            prepared.rows_of(entry.code, self.rolled).map(move |row| (row, person))
        };
        let mut whose: Vec<(u32, u32)> = entries.iter().flat_map(rows).collect();
        whose.sort_unstable();
        whose.dedup();
        for same in whose.chunk_by(|one, next| one.0 == next.0) {
            let row = same[0].0 as usize;
            if let [(_, person)] = same {
                step.by(&mut self.passages[*person as usize * self.codes + row], 1);
            } else {
                let people: Vec<u32> = same.iter().map(|(_, person)| *person).collect();
                let counts = self.joint.entry(people).or_insert_with(|| vec![0; self.codes]);
                step.by(&mut counts[row], 1);
            }
        }
    }

    fn person(&mut self, prepared: &Prepared, person: u32) {
        let start = person as usize * self.codes;
        let (marks, evidence) =
            (&mut self.marks[start..start + self.codes], &mut self.evidence[start..start + self.codes]);
        marks.copy_from_slice(prepared.marks.of(person));
        evidence.copy_from_slice(prepared.marks.evidence_of(person));
        if self.rolled {
            roll_up(&prepared.codes, marks);
            rise(&prepared.codes, evidence);
        }
    }

    fn mark_interviews(&mut self, prepared: &Prepared, is_new: impl Fn(u32) -> bool) {
        let parts = prepared.interviews.iter().zip(&prepared.parts);
        for (interview, part) in parts.filter(|(interview, _)| is_new(**interview)) {
            self.find(prepared, part.entries.iter());
            let start = *interview as usize * self.bits;
            for &row in self.found.rows() {
                self.interviews[start + row as usize / 64] |= 1 << (row % 64);
            }
        }
    }

    /// Marks of a person on each row.
    pub fn marks_of(&self, person: u32) -> &[u8] {
        &self.marks[self.cells(person)]
    }

    /// How a person knows of each row.
    pub fn evidence_of(&self, person: u32) -> &[u8] {
        &self.evidence[self.cells(person)]
    }

    /// Passages of each row that are of this person alone; the number after the last person is that of
    /// unknown speakers.
    pub fn passages_of(&self, person: u32) -> &[u32] {
        &self.passages[self.cells(person)]
    }

    /// People with passages in common, and how many of each row.
    pub fn joint(&self) -> impl Iterator<Item = (&[u32], &[u32])> {
        self.joint.iter().map(|(people, counts)| (people.as_slice(), counts.as_slice()))
    }

    /// Passages of each row with a coding that is worth quoting.
    pub fn quotable(&self) -> &[u32] {
        &self.quotable
    }

    /// Each row of each interview, by interview.
    pub fn interviews(&self) -> impl Iterator<Item = (u32, u32)> {
        (0..).zip(self.interviews.chunks(self.bits.max(1))).flat_map(|(interview, own)| {
            (0..).zip(own).flat_map(move |(word, bits)| {
                let of = |left: &u64| Some(left & (left - 1)).filter(|left| *left != 0);
                let left = std::iter::successors(Some(*bits).filter(|bits| *bits != 0), of);
                left.map(move |left| (interview, word * 64 + left.trailing_zeros()))
            })
        })
    }

    /// Whether a person, or an unknown speaker, has a passage.
    pub fn has_passage(&self, person: u32) -> bool {
        let any = |counts: &[u32]| counts.iter().any(|count| *count > 0);
        any(self.passages_of(person))
            || self.joint().any(|(people, counts)| people.contains(&person) && any(counts))
    }

    const fn cells(&self, person: u32) -> std::ops::Range<usize> {
        let start = person as usize * self.codes;
        start..start + self.codes
    }
}
