//! Which people, transcripts and codings of a study are counted.

use std::collections::HashSet;

use crate::{Basis, CodingFigures, Figures, Prompting};

/// What is counted. By default all of it.
///
/// Transcripts and people narrow N too: whoever is left out could not be reached by the question
/// (rule 4.2). Marks of codings do not: whoever said nothing of that kind was reached all the same.
/// Who coded an interview first is decided over all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Whether each transcript is counted, by its number. `None`: all are.
    pub transcripts: Option<Vec<bool>>,
    /// Whether each person is counted, by number, and after the last person whether speakers are whom
    /// nobody knows. `None`: all are.
    pub people: Option<Vec<bool>>,
    /// Only passages with one of these bases; empty: all, those without a basis too.
    pub basis: Vec<Basis>,
    /// Only passages that a question led to, or only those that none did; `None`: all.
    pub prompting: Option<Prompting>,
    /// Only these codings, by their UUID; `None`: all.
    pub codings: Option<HashSet<u128>>,
}

impl Scope {
    /// Whether a transcript is counted.
    #[must_use]
    pub fn transcript(&self, number: u32) -> bool {
        is_in(self.transcripts.as_deref(), number)
    }

    /// Whether what a person says is counted; the number after the last person is that of unknown
    /// speakers.
    #[must_use]
    pub fn person(&self, number: u32) -> bool {
        is_in(self.people.as_deref(), number)
    }

    /// Numbers of the interviews of which a transcript and somebody in it are counted, ascending.
    #[must_use]
    pub fn interviews(&self, figures: &Figures) -> Vec<u32> {
        let mut reached = Vec::new();
        for (number, transcript) in (0..).zip(&figures.transcripts) {
            let turns = transcript.turns.iter().filter(|turn| turn.counts);
            let mut speakers = turns.map(|turn| turn.person.unwrap_or(figures.people));
            let somebody = transcript.interviewee.is_some_and(|person| self.person(person))
                || speakers.any(|person| self.person(person));
            if self.transcript(number) && somebody {
                reached.push(transcript.interview);
            }
        }
        reached.sort_unstable();
        reached.dedup();
        reached
    }

    /// Whether a coding has the marks that are asked for.
    #[must_use]
    pub fn coding(&self, coding: &CodingFigures) -> bool {
        let basis = self.basis.is_empty() || coding.marks.basis.is_some_and(|b| self.basis.contains(&b));
        let prompting = self.prompting.is_none_or(|wanted| coding.marks.prompting == Some(wanted));
        basis && prompting && self.codings.as_ref().is_none_or(|codings| codings.contains(&coding.made.id()))
    }
}

fn is_in(list: Option<&[bool]>, number: u32) -> bool {
    list.is_none_or(|list| list.get(number as usize).copied().unwrap_or(false))
}
