//! How strong the evidence of each code is, beside how many people raised it.

use std::collections::HashSet;

use crate::prepared::{RAISED, roll_up};
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
        let mut all = vec![Strength::default(); self.codes.len()];
        self.people_and_marks(roll_up, &mut all);
        self.passages_and_interviews(roll_up, &mut all);
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

    fn people_and_marks(&self, rolled: bool, all: &mut [Strength]) {
        let codes = self.codes.len();
        let mut evidence = vec![0u8; codes * self.people as usize];
        for entry in self.entries.iter().filter(|entry| entry.person < self.people) {
            evidence[entry.person as usize * codes + entry.code as usize] |= bits(entry.marks);
        }
        let mut raised = vec![0u8; codes];
        for person in 0..self.people {
            raised.copy_from_slice(self.marks.of(person));
            let start = person as usize * codes;
            let own = &mut evidence[start..start + codes];
            if rolled {
                roll_up(&self.codes, &mut raised);
                rise(&self.codes, own);
            }
            for ((strength, mark), bits) in all.iter_mut().zip(&raised).zip(&*own) {
                if mark & RAISED != 0 {
                    strength.people.push(person);
                    strength.basis.add(*bits);
                    strength.prompting.add(*bits);
                }
            }
            if self.coded[person as usize] {
                let asked = self.asked.of(person).iter();
                all.iter_mut().zip(asked).for_each(|(strength, asked)| strength.asked.add(*asked));
            }
        }
    }

    /// Entries come passage by passage, and passages transcript by transcript.
    fn passages_and_interviews(&self, rolled: bool, all: &mut [Strength]) {
        let mut last_quotable = vec![u32::MAX; all.len()];
        for entry in &self.entries {
            let transcript = self.passages[entry.passage as usize].transcript;
            let interview = self.interviews[transcript as usize];
            for code in self.rows_of(entry.code, rolled) {
                let strength = &mut all[code as usize];
                if strength.interviews.last() != Some(&interview) {
                    strength.interviews.push(interview);
                }
                if entry.marks.quotable && last_quotable[code as usize] != entry.passage {
                    last_quotable[code as usize] = entry.passage;
                    strength.quotable += 1;
                }
            }
        }
        for strength in all {
            // Transcripts of one interview need not follow each other.
            strength.interviews.sort_unstable();
            strength.interviews.dedup();
        }
    }

    /// As words are counted for a matrix: what reaches beyond the last word counted in a row is new.
    fn shares_of_words(&self, rolled: bool, all: &mut [Strength]) {
        let Some(pieces) = &self.pieces else { return };
        let codes = self.codes.len();
        let mut words = vec![0u64; codes * (self.people as usize + 1)];
        let mut counted_to = vec![0u64; codes];
        for piece in pieces {
            for code in self.rows_of(piece.code, rolled) {
                let before = &mut counted_to[code as usize];
                let new = piece.end.saturating_sub(piece.first.max(*before));
                *before = piece.end.max(*before);
                words[piece.person as usize * codes + code as usize] += new;
            }
        }
        for (code, strength) in all.iter_mut().enumerate() {
            let of = |person: u32| words[person as usize * codes + code];
            strength.words = Some((0..=self.people).map(of).sum());
            let mut loudest: Option<Loudest> = None;
            for person in strength.people.iter().copied() {
                let words = of(person);
                if words > loudest.map_or(0, |before| before.words) {
                    loudest = Some(Loudest { person, words });
                }
            }
            strength.loudest = loudest;
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

const fn bits(marks: CodingMarks) -> u8 {
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

/// Lets each code hold the marks of those below it.
fn rise(codes: &[CodeRow], bits: &mut [u8]) {
    for (code, row) in codes.iter().enumerate().rev() {
        if let Some(parent) = row.parent {
            bits[parent as usize] |= bits[code];
        }
    }
}

impl BasisCounts {
    fn add(&mut self, bits: u8) {
        let has = |bit: u8| u32::from(bits & bit != 0);
        let known = bits & (EXPERIENCED | WITNESSED | TOLD | OPINION | NO_BASIS);
        self.experienced += has(EXPERIENCED);
        self.witnessed += has(WITNESSED);
        self.told += has(TOLD);
        self.opinion += has(OPINION);
        self.told_only += u32::from(known == TOLD);
        self.unsaid += u32::from(known == NO_BASIS);
    }
}

impl PromptingCounts {
    fn add(&mut self, bits: u8) {
        match bits & (PROMPTED | VOLUNTEERED) {
            0 => self.unsaid += 1,
            PROMPTED => self.only_prompted += 1,
            _ => self.volunteered += 1,
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
