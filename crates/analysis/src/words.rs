//! Words of passages. The only measure that needs texts, so it is learnt apart and remembered.

use verbatim_text::Span;

use crate::Prepared;
use crate::prepared::{Part, Touch};
use crate::sums::Step;

/// Which words of which turns the passages of a study hold, so that after one more coding only the
/// turns it touches have to be read again. Goes with the numbering of the [`crate::Figures`] it was
/// learnt from: where transcripts or turns are numbered anew, start with an empty one.
#[derive(Clone, Debug, Default)]
pub struct WordMemory {
    /// By transcript; each in order of turn, start, end.
    known: Vec<Vec<Known>>,
}

/// Part of a turn, and its first word and the word after its last, as indices into the turn's words.
type Known = (PartOfTurn, (u32, u32));
type PartOfTurn = (u32, u32, u32);

/// Words of one turn that one code holds for one person. First and last are `turn << 32 | word`, so that
/// ranges of different turns of a transcript never meet.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    pub first: u64,
    pub end: u64,
    pub code: u32,
    pub person: u32,
}

impl WordMemory {
    /// Forgets a transcript whose text or turns were edited.
    pub fn forget(&mut self, transcript: u32) {
        if let Some(known) = self.known.get_mut(transcript as usize) {
            known.clear();
        }
    }

    /// Words of a part. `after` is where the one asked for before stands: parts are asked for nearly
    /// in order, and then this one is the next.
    fn get(&self, transcript: u32, part: PartOfTurn, after: &mut usize) -> Option<(u32, u32)> {
        let known = self.known.get(transcript as usize)?;
        let next = *after + 1;
        if known.get(next).is_none_or(|known| known.0 != part) {
            *after = known.binary_search_by_key(&part, |known| known.0).ok()?;
        } else {
            *after = next;
        }
        known.get(*after).map(|known| known.1)
    }

    /// Takes in the words of the parts of one turn.
    fn learn(&mut self, transcript: u32, parts: &[PartOfTurn], words: &[Span]) {
        if self.known.len() <= transcript as usize {
            self.known.resize_with(transcript as usize + 1, Vec::new);
        }
        let known = &mut self.known[transcript as usize];
        for &part in parts {
            let at = known.partition_point(|earlier| earlier.0 < part);
            known.insert(at, (part, overlapping(words, part.1, part.2)));
        }
    }
}

impl Prepared {
    /// Learns the words that the counted passages hold; without it a matrix has no words. `words`
    /// gives the UAX #29 words of a turn (transcript, turn, both as numbered in the figures) as
    /// spans in code points of the transcript, in order, for instance `verbatim_text::word_spans` of
    /// the turn's text moved by its start. It is asked once for each turn that holds a part of a
    /// passage unknown to `memory`.
    ///
    /// # Errors
    /// Whatever `words` answers; what was learnt before stays learnt.
    pub fn learn_words<E>(
        &mut self,
        memory: &mut WordMemory,
        mut words: impl FnMut(u32, u32) -> Result<Vec<Span>, E>,
    ) -> Result<(), E> {
        for transcript in 0..crate::prepared::count(self.parts.len()) {
            let part = &self.parts[transcript as usize];
            if part.pieces.is_some() {
                continue;
            }
            let mut known = part.recall(transcript, memory);
            if known.contains(&None) {
                for parts in part.unknown(&known).chunk_by(|one, next| one.0 == next.0) {
                    memory.learn(transcript, parts, &words(transcript, parts[0].0)?);
                }
                known = part.recall(transcript, memory);
            }
            let pieces = part.collect_pieces(&known);
            self.parts[transcript as usize].pieces = Some(pieces);
            let mut sums = std::mem::take(&mut self.sums);
            sums.step_words(self, Step::In, &self.parts[transcript as usize]);
            self.sums = sums;
        }
        Ok(())
    }

    /// Whether the words of all counted passages were learnt.
    #[must_use]
    pub fn knows_words(&self) -> bool {
        self.parts.iter().all(|part| part.pieces.is_some())
    }
}

impl Part {
    /// What is remembered of each touch.
    fn recall(&self, transcript: u32, memory: &WordMemory) -> Vec<Option<(u32, u32)>> {
        let mut at = 0;
        self.touches.iter().map(|touch| memory.get(transcript, part(touch), &mut at)).collect()
    }

    fn unknown(&self, known: &[Option<(u32, u32)>]) -> Vec<PartOfTurn> {
        let new = self.touches.iter().zip(known).filter(|(_, known)| known.is_none());
        let mut unknown: Vec<_> = new.map(|(touch, _)| part(touch)).collect();
        unknown.sort_unstable();
        unknown.dedup();
        unknown
    }

    /// All pieces in order of turn and first word, as counting each word once needs them.
    fn collect_pieces(&self, known: &[Option<(u32, u32)>]) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(self.entries.len());
        for (start, touches, entries) in self.by_passage() {
            for (touch, known) in touches.iter().zip(&known[start..]) {
                let Some((first, end)) = *known else { continue };
                let turn = u64::from(touch.turn) << 32;
                let (first, end) = (turn | u64::from(first), turn | u64::from(end));
                let own = entries.iter().filter(|entry| entry.person == touch.person);
                pieces.extend(own.map(|entry| Piece { first, end, code: entry.code, person: entry.person }));
            }
        }
        // Nearly in order already, which the stable sort makes use of.
        pieces.sort_by_key(|piece| piece.first);
        pieces
    }
}

fn part(touch: &Touch) -> PartOfTurn {
    (touch.turn, touch.part.start(), touch.part.end())
}

/// Indices of the first word that reaches into `start..end` and of the one after the last.
fn overlapping(words: &[Span], start: u32, end: u32) -> (u32, u32) {
    let first = words.partition_point(|word| word.end() <= start);
    let after = words.partition_point(|word| word.start() < end);
    (crate::prepared::count(first), crate::prepared::count(after.max(first)))
}
