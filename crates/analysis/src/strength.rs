//! How strong the evidence of each code is, beside how many people raised it.

use std::collections::HashSet;

use crate::prepared::RAISED;
use crate::sums::Rows;
use crate::{Asked, Basis, CodeRow, CodingMarks, Prepared, Prompting, Reach};

/// What stands behind the count of one code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strength {
    /// Numbers of the people who raised it, ascending.
    pub people: Vec<u32>,
    /// How they know.
    pub basis: BasisCounts,
    /// What led them to it.
    pub prompting: PromptingCounts,
    /// Who of N was asked.
    pub asked: AskedCounts,
    /// Distinct passages with a coding that is marked as worth quoting.
    pub quotable: u32,
    /// Interviews with a passage of it, ascending.
    pub interviews: Vec<u32>,
    /// Words of all its passages, each once, those of unknown speakers too. `None` where words were
    /// not learnt.
    pub words: Option<u64>,
    /// Who said most of these words; the first of several. `None` where nobody known said any.
    pub loudest: Option<Loudest>,
}

/// Who said most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loudest {
    /// Number of the person.
    pub person: u32,
    /// Words of that person.
    pub words: u64,
}

/// People who raised a code, by how they know. One person can be in several of the first four.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BasisCounts {
    /// Lived through it, in one passage at least.
    pub experienced: u32,
    /// Saw it.
    pub witnessed: u32,
    /// Were told of it.
    pub told: u32,
    /// Think so.
    pub opinion: u32,
    /// Were told of it in each of their passages, none of which is without a basis.
    pub told_only: u32,
    /// Nobody has said how they know, in any passage.
    pub unsaid: u32,
}

/// People who raised a code, by what led them to it. Each is in one of the three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PromptingCounts {
    /// Came to it unasked in one passage at least.
    pub volunteered: u32,
    /// Only answered questions about it.
    pub only_prompted: u32,
    /// Nobody has said what led them to it, in any passage.
    pub unsaid: u32,
}

/// People of N by whether they were asked, as far as somebody has said so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AskedCounts {
    /// Were asked.
    pub asked: u32,
    /// Came to it unasked.
    pub volunteered: u32,
    /// Were not asked.
    pub not_asked: u32,
}

impl Prepared {
    /// What stands behind each code, in the order of the codebook; a code holds what its descendants
    /// hold where `roll_up` says so.
    #[must_use]
    pub fn strength(&self, roll_up: bool) -> Vec<Strength> {
        let rows = self.rows(roll_up);
        let mut all = vec![Strength::default(); self.codes.len()];
        self.people_and_marks(rows, &mut all);
        all.iter_mut().for_each(|strength| strength.interviews.reserve(strength.people.len()));
        for (interview, row) in rows.interviews() {
            all[row as usize].interviews.push(interview);
        }
        all.iter_mut().zip(rows.quotable()).for_each(|(strength, quotable)| strength.quotable = *quotable);
        self.shares_of_words(roll_up, &mut all);
        all
    }

    /// Whether somebody has a counted coding of exactly this code. False for numbers out of range.
    #[must_use]
    pub fn has(&self, person: u32, code: u32) -> bool {
        person < self.people
            && self.marks.of(person).get(code as usize).is_some_and(|mark| mark & RAISED != 0)
    }

    /// Whether somebody was interviewed, and is one of N.
    #[must_use]
    pub fn reach_of(&self, person: u32) -> (bool, bool) {
        let is = |list: &[bool]| list.get(person as usize).copied().unwrap_or(false);
        (is(&self.interviewed), is(&self.coded))
    }

    /// What is known of whether somebody was asked about a code.
    #[must_use]
    pub fn asked(&self, person: u32, code: u32) -> Option<Asked> {
        self.asked.of(person).get(code as usize).copied().flatten()
    }

    /// Everybody whom a count can reach.
    #[must_use]
    pub fn everybody(&self) -> Reach {
        let count = |list: &[bool]| crate::prepared::count(list.iter().filter(|is| **is).count());
        Reach { interviewed: count(&self.interviewed), coded: count(&self.coded) }
    }

    /// Independent groups of the people of N; `None` where the figures have no groups.
    #[must_use]
    pub fn groups_reached(&self) -> Option<u32> {
        let groups = self.groups.as_ref()?;
        let reached = groups.iter().zip(&self.coded).filter(|(_, coded)| **coded).map(|(group, _)| *group);
        Some(crate::prepared::count(reached.collect::<HashSet<u32>>().len()))
    }

    fn people_and_marks(&self, rows: &Rows, all: &mut [Strength]) {
        // Row after row room for everybody, and how many of them raised it: written without asking, since
        // about half do and no processor guesses which.
        let people = self.people as usize;
        let mut raised = vec![0u32; all.len() * people];
        let mut counts = vec![0usize; all.len()];
        // How many people know of each row in each of the ways there are, and are led to it.
        let mut ways = vec![0u32; all.len() << WAYS];
        for person in 0..self.people {
            let known = rows.marks_of(person).iter().zip(rows.evidence_of(person));
            for (row, ((mark, evidence), count)) in known.zip(&mut counts).enumerate() {
                raised[row * people + *count] = person;
                *count += usize::from(mark & RAISED);
                ways[row << WAYS | usize::from(*evidence)] += 1;
            }
            if self.coded[person as usize] {
                let asked = self.asked.of(person).iter();
                all.iter_mut().zip(asked).for_each(|(strength, asked)| strength.asked.add(*asked));
            }
        }
        for ((strength, count), raised) in all.iter_mut().zip(counts).zip(raised.chunks(people.max(1))) {
            strength.people = raised[..count].to_vec();
        }
        for (strength, ways) in all.iter_mut().zip(ways.chunks(1 << WAYS)) {
            // Whoever did not raise it has no evidence at all, which is the first of the ways.
            for (evidence, people) in (0..).zip(ways).skip(1).filter(|(_, people)| **people > 0) {
                strength.basis.add(evidence, *people);
                strength.prompting.add(evidence, *people);
            }
        }
    }

    fn shares_of_words(&self, roll_up: bool, all: &mut [Strength]) {
        let Some(words) = self.words(roll_up) else { return };
        let mut sums: Vec<u64> = words.of(self.people).iter().copied().map(u64::from).collect();
        // Most words of one person and who said them.
        let mut most: Vec<(u32, u32)> = vec![(0, 0); all.len()];
        for person in 0..self.people {
            for ((sum, most), words) in sums.iter_mut().zip(&mut most).zip(words.of(person)) {
                *sum += u64::from(*words);
                if *words > most.0 {
                    *most = (*words, person);
                }
            }
        }
        for ((strength, sum), (words, person)) in all.iter_mut().zip(sums).zip(most) {
            strength.words = Some(sum);
            strength.loudest = (words > 0).then(|| Loudest { person, words: u64::from(words) });
        }
    }
}

const EXPERIENCED: u8 = 1;
const WITNESSED: u8 = 2;
const TOLD: u8 = 4;
const OPINION: u8 = 8;
/// A passage without a basis.
const NO_BASIS: u8 = 16;
const PROMPTED: u8 = 32;
const VOLUNTEERED: u8 = 64;
/// How many of these bits there are.
const WAYS: usize = 7;

/// How somebody knows, and what led to it, of one coding.
pub const fn evidence(marks: CodingMarks) -> u8 {
    let basis = match marks.basis {
        Some(Basis::Experienced) => EXPERIENCED,
        Some(Basis::Witnessed) => WITNESSED,
        Some(Basis::Told) => TOLD,
        Some(Basis::Opinion) => OPINION,
        None => NO_BASIS,
    };
    let prompting = match marks.prompting {
        Some(Prompting::Prompted) => PROMPTED,
        Some(Prompting::Volunteered) => VOLUNTEERED,
        None => 0,
    };
    basis | prompting
}

/// Lets each code hold the evidence of those below it.
pub fn rise(codes: &[CodeRow], bits: &mut [u8]) {
    for (code, row) in codes.iter().enumerate().rev() {
        if let Some(parent) = row.parent {
            bits[parent as usize] |= bits[code];
        }
    }
}

impl BasisCounts {
    /// Adds so many people.
    fn add(&mut self, evidence: u8, people: u32) {
        let has = |bit: u8| if evidence & bit == 0 { 0 } else { people };
        let known = evidence & (EXPERIENCED | WITNESSED | TOLD | OPINION | NO_BASIS);
        self.experienced += has(EXPERIENCED);
        self.witnessed += has(WITNESSED);
        self.told += has(TOLD);
        self.opinion += has(OPINION);
        self.told_only += if known == TOLD { people } else { 0 };
        self.unsaid += if known == NO_BASIS { people } else { 0 };
    }
}

impl PromptingCounts {
    /// Adds so many people.
    fn add(&mut self, evidence: u8, people: u32) {
        match evidence & (PROMPTED | VOLUNTEERED) {
            0 => self.unsaid += people,
            PROMPTED => self.only_prompted += people,
            _ => self.volunteered += people,
        }
    }
}

impl AskedCounts {
    fn add(&mut self, asked: Option<Asked>) {
        match asked {
            None => {}
            Some(Asked::Asked) => self.asked += 1,
            Some(Asked::Volunteered) => self.volunteered += 1,
            Some(Asked::NotAsked) => self.not_asked += 1,
        }
    }
}
