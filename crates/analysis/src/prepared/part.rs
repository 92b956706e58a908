//! What one transcript adds to the figures. Nearly everything that is counted is a sum over these
//! parts, so that after one more coding only the part that it lies in is made again.

use std::collections::HashSet;

use verbatim_text::Span;

use super::count;
use crate::record::Chosen;
use crate::words::Piece;
use crate::{CodingFigures, CodingMarks, Figures, Scope, Stance};

/// The counted codings of one transcript.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// Distinct passages by start and end: where the touches of each begin and end.
    passages: Vec<(u32, u32)>,
    pub touches: Vec<Touch>,
    /// By passage.
    pub entries: Vec<Entry>,
    /// Set by [`crate::Prepared::learn_words`].
    pub pieces: Option<Vec<Piece>>,
}

/// The part of a passage inside one counting turn.
#[derive(Clone, Copy, Debug)]
pub struct Touch {
    /// Number of the turn in its transcript.
    pub turn: u32,
    pub person: u32,
    pub part: Span,
}

/// One coding for one of the people whose turns it touches.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Number of the passage in its part.
    pub passage: u32,
    pub code: u32,
    pub person: u32,
    pub coder: u32,
    pub stance: Option<Stance>,
    pub marks: CodingMarks,
}

/// What is needed of a coding from here on; half the size, and sorting moves it about.
#[derive(Clone, Copy)]
pub struct Taken {
    pub transcript: u32,
    span: Span,
    code: u32,
    coder: u32,
    stance: Option<Stance>,
    marks: CodingMarks,
}

impl Taken {
    /// The order of passages in a transcript.
    pub fn place(&self) -> u64 {
        u64::from(self.span.start()) << 32 | u64::from(self.span.end())
    }
}

impl From<&CodingFigures> for Taken {
    fn from(&CodingFigures { transcript, span, code, coder, stance, marks, .. }: &CodingFigures) -> Self {
        Self { transcript, span, code, coder, stance, marks }
    }
}

impl Part {
    /// Brings the codings of one transcript, in the order of their passages, to the people in whose turns
    /// they lie.
    pub fn new(figures: &Figures, codings: &[Taken], scope: &Scope) -> Self {
        let mut part = Self::default();
        let Some(first) = codings.first() else { return part };
        part.passages.reserve(codings.len());
        part.touches.reserve(codings.len());
        part.entries.reserve(codings.len());
        let turns = &figures.transcripts[first.transcript as usize].turns;
        // Passages come by start, so turns that ended before this one never return.
        let mut turn = 0;
        for passage in codings.chunk_by(|one, next| one.span == next.span) {
            let start = passage[0].span.start();
            while turns.get(turn).is_some_and(|turn| turn.span.end() <= start) {
                turn += 1;
            }
            let first = part.touches.len();
            for (number, turn) in (count(turn)..).zip(&turns[turn..]) {
                let Some(inside) = turn.span.intersection(passage[0].span) else { break };
                let person = turn.person.unwrap_or(figures.people);
                if turn.counts && scope.person(person) {
                    part.touches.push(Touch { turn: number, person, part: inside });
                }
            }
            part.add(first, passage);
        }
        part
    }

    /// Adds one passage whose touches are those from `first` on; none of them: it counts nowhere.
    fn add(&mut self, first: usize, codings: &[Taken]) {
        let touches = &self.touches[first..];
        if touches.is_empty() {
            return;
        }
        let passage = count(self.passages.len());
        for (at, touch) in touches.iter().enumerate() {
            if touches[..at].iter().any(|earlier| earlier.person == touch.person) {
                continue;
            }
            self.entries.extend(codings.iter().map(|coding| Entry {
                passage,
                code: coding.code,
                person: touch.person,
                coder: coding.coder,
                stance: coding.stance,
                marks: coding.marks,
            }));
        }
        self.passages.push((count(first), count(self.touches.len())));
    }

    /// Each passage that counts: its touches, where they begin in [`Part::touches`], and its entries.
    pub fn by_passage(&self) -> impl Iterator<Item = (usize, &[Touch], &[Entry])> {
        self.entries.chunk_by(|one, next| one.passage == next.passage).map(|entries| {
            let (start, end) = self.passages[entries[0].passage as usize];
            (start as usize, &self.touches[start as usize..end as usize], entries)
        })
    }
}

/// Keeps what at least `coders` coders coded alike for the same person. Unknown speakers of different
/// transcripts are taken for different people.
pub fn keep_agreed(parts: &mut [Part], coders: u32, people: u32) {
    let whom = |transcript: u32, entry: &Entry| {
        (entry.code, entry.person, (entry.person == people).then_some(transcript))
    };
    let mut found = Vec::new();
    for (transcript, part) in (0..).zip(&*parts) {
        found.extend(part.entries.iter().map(|entry| (whom(transcript, entry), entry.coder)));
    }
    found.sort_unstable();
    found.dedup();
    let agreed: HashSet<_> = found
        .chunk_by(|one, next| one.0 == next.0)
        .filter(|same| count(same.len()) >= coders)
        .map(|same| same[0].0)
        .collect();
    for (transcript, part) in (0..).zip(parts) {
        part.entries.retain(|entry| agreed.contains(&whom(transcript, entry)));
    }
}

/// Codings that are taken, in order of transcript and passage. A counting sort brings them to their
/// transcripts, as a study has few of these; each has few codings, which are then sorted while in the
/// cache.
pub fn by_transcript(
    figures: &Figures,
    chosen: &Chosen,
    scope: &Scope,
    keep: impl Fn(usize) -> bool,
) -> Vec<Taken> {
    let takes =
        |(index, coding): &(usize, &CodingFigures)| takes(figures, chosen, scope, coding) && keep(*index);
    let taken: Vec<&CodingFigures> =
        figures.codings.iter().enumerate().filter(takes).map(|(_, coding)| coding).collect();
    // The place of the next coding of transcript t stands in t + 1: in the end that is where t + 1
    // begins.
    let mut begins = vec![0usize; figures.transcripts.len() + 2];
    for coding in &taken {
        begins[coding.transcript as usize + 2] += 1;
    }
    for next in 2..begins.len() {
        begins[next] += begins[next - 1];
    }
    let Some(&any) = taken.first() else { return Vec::new() };
    let mut sorted = vec![Taken::from(any); taken.len()];
    for coding in taken {
        let next = &mut begins[coding.transcript as usize + 1];
        sorted[*next] = Taken::from(coding);
        *next += 1;
    }
    for ends in begins.windows(2) {
        sorted[ends[0]..ends[1]].sort_unstable_by_key(Taken::place);
    }
    sorted
}

/// Whether a coding is counted; where several coders must agree, that is looked at later.
pub fn takes(figures: &Figures, chosen: &Chosen, scope: &Scope, coding: &CodingFigures) -> bool {
    chosen.takes(coding, figures.transcripts[coding.transcript as usize].interview)
        && scope.transcript(coding.transcript)
        && scope.coding(coding)
}
