//! Who is heard in which transcripts. Codings change nothing in it.

use crate::record::Chosen;
use crate::{Figures, Scope};

/// The transcripts of each person, as their interviewee or as a speaker of a counting turn, as far as
/// both are counted.
#[derive(Clone, Debug)]
pub struct Speakers {
    /// By person, ascending.
    transcripts: Vec<Vec<u32>>,
}

impl Speakers {
    pub fn new(figures: &Figures, scope: &Scope) -> Self {
        let mut transcripts = vec![Vec::new(); figures.people as usize];
        let mut own: Vec<u32> = Vec::new();
        for (number, transcript) in (0..).zip(&figures.transcripts) {
            if !scope.transcript(number) {
                continue;
            }
            own.clear();
            let speakers = transcript.turns.iter().filter(|turn| turn.counts);
            for person in speakers.filter_map(|turn| turn.person).chain(transcript.interviewee) {
                if own.last() != Some(&person) && scope.person(person) {
                    own.push(person);
                }
            }
            own.sort_unstable();
            own.dedup();
            own.iter().for_each(|&person| transcripts[person as usize].push(number));
        }
        Self { transcripts }
    }

    /// Transcripts of a person, ascending.
    pub fn transcripts_of(&self, person: u32) -> &[u32] {
        &self.transcripts[person as usize]
    }

    /// Per person: has a transcript.
    pub fn interviewed(&self) -> Vec<bool> {
        self.transcripts.iter().map(|own| !own.is_empty()).collect()
    }

    /// Per person: has an interview that is coded in the selection. `interviews` has the interview of
    /// each transcript.
    pub fn coded(&self, interviews: &[u32], chosen: &Chosen) -> Vec<bool> {
        let is_coded = |transcript: &u32| chosen.is_coded(interviews[*transcript as usize]);
        self.transcripts.iter().map(|own| own.iter().any(is_coded)).collect()
    }
}
