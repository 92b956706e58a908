//! Who was asked about what.

use crate::{Asked, Figures};

/// What is known of each person and code. Empty where nobody has said anything.
#[derive(Clone, Debug, Default)]
pub struct AskedStates {
    codes: usize,
    /// Person after person.
    states: Vec<Option<Asked>>,
}

impl AskedStates {
    /// Spreads the marks: whoever was not asked about a code was not asked about those below it,
    /// unless they have a mark of their own.
    pub fn new(figures: &Figures) -> Self {
        if figures.asked.is_empty() {
            return Self::default();
        }
        let codes = figures.codes.len();
        let mut states = vec![None; codes * figures.people as usize];
        for mark in &figures.asked {
            states[mark.person as usize * codes + mark.code as usize] = Some(mark.asked);
        }
        for own in states.chunks_mut(codes) {
            for (code, row) in figures.codes.iter().enumerate() {
                if let (None, Some(parent)) = (own[code], row.parent) {
                    own[code] = own[parent as usize].filter(|asked| *asked == Asked::NotAsked);
                }
            }
        }
        Self { codes, states }
    }

    /// Whether anything is known.
    pub const fn is_empty(&self) -> bool {
        self.states.is_empty()
    }

    /// What is known of a person, code by code. Nothing where it is empty.
    pub fn of(&self, person: u32) -> &[Option<Asked>] {
        let start = person as usize * self.codes;
        self.states.get(start..start + self.codes).unwrap_or(&[])
    }
}
