//! Which turns match, segment by segment.
//!
//! Tantivy finds the turns of words and phrases; everything else is done here on sets of turns. Its
//! own boolean queries skip ahead in their parts, which pays for the ten best of many hits; here all
//! hits are wanted. They also break its rule for phrases under `NOT` (an assertion of 0.27.0 fails).

use super::IndexError;
use super::compile::Compiler;
use super::nearness::Nearness;
use super::schema::{ANSWER, INTERVIEWER, PLACE, unpack};
use super::turn_set::TurnSet;
use crate::Watch;
use crate::find::{Matches, Speakers};
use crate::matcher::{Node, Stretch};
use std::collections::HashSet;
use std::sync::Arc;
use tantivy::columnar::ColumnValues;
use tantivy::query::{EnableScoring, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{COLLECT_BLOCK_BUFFER_LEN, DocId, DocSet, Searcher, SegmentReader, TantivyError, Term};

/// A query made ready for one state of the index.
pub(super) enum Plan {
    /// Turns with any of these terms.
    Words(Vec<Term>),
    /// Turns with words side by side, one for each field of words.
    Phrase(Vec<Box<dyn Weight>>),
    /// What only the places of words can tell, one for each field.
    Near(Vec<Nearness>),
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    SameAnswer(Box<[Self; 2]>),
}

impl Plan {
    pub(super) fn new(
        node: &Node,
        fields: &[Compiler<'_>],
        searcher: &Searcher,
    ) -> Result<Self, TantivyError> {
        let each = |parts: &[Node]| -> Result<Vec<Self>, TantivyError> {
            parts.iter().map(|part| Self::new(part, fields, searcher)).collect()
        };
        Ok(match node {
            Node::Stretch(stretch) => Self::stretch(stretch, fields, searcher)?,
            Node::All(parts) => Self::All(each(parts)?),
            Node::Any(parts) => Self::Any(each(parts)?),
            Node::Not(part) => Self::Not(Box::new(Self::new(part, fields, searcher)?)),
            Node::SameAnswer(sides) => {
                let [left, right] = sides.as_ref();
                let side = |node| Self::new(node, fields, searcher);
                Self::SameAnswer(Box::new([side(left)?, side(right)?]))
            }
            Node::Never => Self::Any(Vec::new()),
        })
    }

    fn stretch(
        stretch: &Stretch,
        fields: &[Compiler<'_>],
        searcher: &Searcher,
    ) -> Result<Self, TantivyError> {
        Ok(match stretch {
            Stretch::SideBySide(wanted) => match wanted.as_slice() {
                [] => Self::Words(Vec::new()),
                [only] => Self::Words(fields.iter().flat_map(|field| field.terms(*only)).collect()),
                _ => {
                    let scoring = EnableScoring::disabled_from_searcher(searcher);
                    let weights = fields.iter().map(|field| field.phrase(wanted).weight(scoring));
                    Self::Phrase(weights.collect::<Result<_, _>>()?)
                }
            },
            Stretch::Any(parts) => {
                let part = |part| Self::stretch(part, fields, searcher);
                Self::Any(parts.iter().map(part).collect::<Result<_, _>>()?)
            }
            near => {
                let one = |field: &Compiler<'_>| -> Result<Nearness, TantivyError> {
                    Ok(Nearness::new(near, *field, Self::candidates(near, &[*field], searcher)?))
                };
                Self::Near(fields.iter().map(one).collect::<Result<_, _>>()?)
            }
        })
    }

    /// Turns that hold all that must be near, near or not.
    fn candidates(
        stretch: &Stretch,
        fields: &[Compiler<'_>],
        searcher: &Searcher,
    ) -> Result<Self, TantivyError> {
        let each = |parts: &[Stretch]| -> Result<Vec<Self>, TantivyError> {
            parts.iter().map(|part| Self::candidates(part, fields, searcher)).collect()
        };
        Ok(match stretch {
            Stretch::Any(parts) => Self::Any(each(parts)?),
            Stretch::Near(sides, _) => Self::All(each(sides.as_slice())?),
            Stretch::Together(wanted, _) => {
                let word =
                    |&wanted: &usize| Self::stretch(&Stretch::SideBySide(vec![wanted]), fields, searcher);
                Self::All(wanted.iter().map(word).collect::<Result<_, _>>()?)
            }
            words @ Stretch::SideBySide(_) => Self::stretch(words, fields, searcher)?,
        })
    }
}

/// One question to one state of the index.
pub(super) struct Evaluation<'s> {
    segments: Vec<Segment<'s>>,
    watch: &'s Watch<'s>,
}

/// A segment with the numbers of its turns.
pub(super) struct Segment<'s> {
    pub(super) reader: &'s SegmentReader,
    places: Arc<dyn ColumnValues<u64>>,
    answers: Arc<dyn ColumnValues<u64>>,
    interviewer: Arc<dyn ColumnValues<u64>>,
    /// What that number is for the speakers who are searched.
    spoken: Option<u64>,
}

impl<'s> Evaluation<'s> {
    pub(super) fn new(
        searcher: &'s Searcher,
        speakers: Speakers,
        watch: &'s Watch<'s>,
    ) -> Result<Self, TantivyError> {
        let spoken = match speakers {
            Speakers::Respondent => Some(0),
            Speakers::Interviewer => Some(1),
            Speakers::All => None,
        };
        let segments = searcher.segment_readers().iter().map(|reader| Segment::new(reader, spoken));
        Ok(Self { segments: segments.collect::<Result<_, _>>()?, watch })
    }

    /// The turns that match and are searched.
    pub(super) fn matches(&self, plan: &Plan) -> Result<Matches, IndexError> {
        let mut found = Vec::new();
        for (segment, turns) in self.segments.iter().zip(self.turns(plan)?) {
            let searched = turns.iter().filter(|&turn| segment.is_searched(turn));
            found.extend(searched.map(|turn| unpack(segment.places.get_val(turn))));
        }
        Ok(found.into_iter().collect())
    }

    /// For each segment the turns that match, deleted ones and those of other speakers among them.
    fn turns(&self, plan: &Plan) -> Result<Vec<TurnSet>, IndexError> {
        match plan {
            Plan::Words(terms) => self.each(|segment| segment.with_any(terms)),
            Plan::Phrase(weights) => self.each(|segment| {
                let mut turns = segment.none();
                for weight in weights {
                    weight.for_each_no_score(segment.reader, &mut |found| turns.extend(found))?;
                }
                Ok(turns)
            }),
            Plan::Near(fields) => {
                let mut turns = self.each(|segment| Ok(segment.none()))?;
                for near in fields {
                    let candidates = self.turns(near.candidates())?;
                    let mut candidates = candidates.iter();
                    let found = self.each(|segment| {
                        let Some(candidates) = candidates.next() else { return Ok(segment.none()) };
                        near.turns(segment.reader, candidates)
                    })?;
                    combine(&mut turns, &found, TurnSet::add);
                }
                Ok(turns)
            }
            Plan::All(parts) => {
                let mut turns = self.each(|segment| Ok(TurnSet::all(segment.reader.max_doc())))?;
                for part in parts {
                    combine(&mut turns, &self.turns(part)?, TurnSet::keep);
                }
                Ok(turns)
            }
            Plan::Any(parts) => {
                let mut turns = self.each(|segment| Ok(segment.none()))?;
                for part in parts {
                    combine(&mut turns, &self.turns(part)?, TurnSet::add);
                }
                Ok(turns)
            }
            Plan::Not(part) => {
                let mut turns = self.each(|segment| Ok(TurnSet::all(segment.reader.max_doc())))?;
                combine(&mut turns, &self.turns(part)?, TurnSet::remove);
                Ok(turns)
            }
            Plan::SameAnswer(sides) => self.same_answer(sides),
        }
    }

    /// Turns of either side whose answer has both. An answer may lie in several segments.
    fn same_answer(&self, sides: &[Plan; 2]) -> Result<Vec<TurnSet>, IndexError> {
        let [left, right] = sides;
        let (mut turns, right) = (self.turns(left)?, self.turns(right)?);
        let answers: HashSet<u64> = self.answers(&turns).collect();
        let both: HashSet<u64> = self.answers(&right).filter(|answer| answers.contains(answer)).collect();
        combine(&mut turns, &right, TurnSet::add);
        let mut found = Vec::with_capacity(turns.len());
        for (segment, turns) in self.segments.iter().zip(&turns) {
            let in_both = |&turn: &DocId| both.contains(&segment.answers.get_val(turn));
            let kept: Vec<DocId> = turns.iter().filter(in_both).collect();
            let mut set = segment.none();
            set.extend(&kept);
            found.push(set);
        }
        Ok(found)
    }

    /// The answers of the turns that are searched.
    fn answers(&self, turns: &[TurnSet]) -> impl Iterator<Item = u64> {
        self.segments.iter().zip(turns).flat_map(|(segment, turns)| {
            let searched = turns.iter().filter(|&turn| segment.is_searched(turn));
            searched.map(|turn| segment.answers.get_val(turn))
        })
    }

    fn each(
        &self,
        mut turns_of: impl FnMut(&Segment<'_>) -> Result<TurnSet, TantivyError>,
    ) -> Result<Vec<TurnSet>, IndexError> {
        let mut sets = Vec::with_capacity(self.segments.len());
        for segment in &self.segments {
            self.watch.check()?;
            sets.push(turns_of(segment)?);
        }
        Ok(sets)
    }
}

fn combine(sets: &mut [TurnSet], others: &[TurnSet], how: fn(&mut TurnSet, &TurnSet)) {
    for (set, other) in sets.iter_mut().zip(others) {
        how(set, other);
    }
}

impl<'s> Segment<'s> {
    fn new(reader: &'s SegmentReader, spoken: Option<u64>) -> Result<Self, TantivyError> {
        let numbers = reader.fast_fields();
        let column = |name| Ok::<_, TantivyError>(numbers.u64(name)?.first_or_default_col(0));
        let (places, answers, interviewer) = (column(PLACE)?, column(ANSWER)?, column(INTERVIEWER)?);
        Ok(Self { reader, places, answers, interviewer, spoken })
    }

    fn none(&self) -> TurnSet {
        TurnSet::none(self.reader.max_doc())
    }

    /// The turns with any of these terms, deleted ones among them.
    fn with_any(&self, terms: &[Term]) -> Result<TurnSet, TantivyError> {
        let mut turns = self.none();
        let mut block = [0; COLLECT_BLOCK_BUFFER_LEN];
        for term in terms {
            let index = self.reader.inverted_index(term.field())?;
            let Some(mut postings) = index.read_postings(term, IndexRecordOption::Basic)? else { continue };
            loop {
                let filled = postings.fill_buffer(&mut block);
                turns.extend(block.get(..filled).unwrap_or_default());
                if filled < block.len() {
                    break;
                }
            }
        }
        Ok(turns)
    }

    /// Whether the turn is still in the study, and spoken by who is searched.
    fn is_searched(&self, turn: DocId) -> bool {
        self.spoken.is_none_or(|spoken| self.interviewer.get_val(turn) == spoken)
            && self.reader.alive_bitset().is_none_or(|alive| alive.is_alive(turn))
    }
}
