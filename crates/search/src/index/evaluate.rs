//! Which turns match, segment by segment.
//!
//! Tantivy finds the turns of each leaf; `AND`, `OR` and `NOT` are done here on sets of turns. Its
//! own boolean queries skip ahead in their parts, which pays for the ten best of many hits; here all
//! hits are wanted. They also break its rule for phrases under `NOT` (an assertion of 0.27.0 fails).

use super::compile::Compiler;
use super::schema::{INTERVIEWER, PLACE, unpack};
use super::turn_set::TurnSet;
use crate::find::{Speakers, TurnPlace};
use crate::query::Query;
use tantivy::query::{EnableScoring, Weight};
use tantivy::{Searcher, SegmentReader, TantivyError};

/// A query made ready for one state of the index.
pub(super) enum Plan {
    Leaf(Box<dyn Weight>),
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
}

impl Plan {
    pub(super) fn new(
        query: &Query,
        compiler: &Compiler<'_>,
        searcher: &Searcher,
    ) -> Result<Self, TantivyError> {
        let each = |parts: &[Query]| -> Result<Vec<Self>, TantivyError> {
            parts.iter().map(|part| Self::new(part, compiler, searcher)).collect()
        };
        Ok(match query {
            Query::Words(words) => {
                let leaf = compiler.words(words)?;
                Self::Leaf(leaf.weight(EnableScoring::disabled_from_searcher(searcher))?)
            }
            Query::And(parts) => Self::All(each(parts)?),
            Query::Or(parts) => Self::Any(each(parts)?),
            Query::Not(part) => Self::Not(Box::new(Self::new(part, compiler, searcher)?)),
        })
    }

    /// The turns of a segment that match, deleted ones among them.
    fn turns(&self, segment: &SegmentReader) -> Result<TurnSet, TantivyError> {
        match self {
            Self::Leaf(weight) => {
                let mut turns = TurnSet::none(segment.max_doc());
                weight.for_each_no_score(segment, &mut |found| turns.extend(found))?;
                Ok(turns)
            }
            Self::All(parts) => {
                let mut turns = TurnSet::all(segment.max_doc());
                for part in parts {
                    turns.keep(&part.turns(segment)?);
                }
                Ok(turns)
            }
            Self::Any(parts) => {
                let mut turns = TurnSet::none(segment.max_doc());
                for part in parts {
                    turns.add(&part.turns(segment)?);
                }
                Ok(turns)
            }
            Self::Not(part) => {
                let mut turns = TurnSet::all(segment.max_doc());
                turns.remove(&part.turns(segment)?);
                Ok(turns)
            }
        }
    }

    /// Adds the places of the turns of a segment that match and are spoken by these speakers.
    pub(super) fn collect(
        &self,
        segment: &SegmentReader,
        speakers: Speakers,
        found: &mut Vec<TurnPlace>,
    ) -> Result<(), TantivyError> {
        let numbers = segment.fast_fields();
        let places = numbers.u64(PLACE)?.first_or_default_col(0);
        let interviewer = numbers.u64(INTERVIEWER)?.first_or_default_col(0);
        let wanted = match speakers {
            Speakers::Respondent => Some(0),
            Speakers::Interviewer => Some(1),
            Speakers::All => None,
        };
        let alive = segment.alive_bitset();
        for turn in self.turns(segment)?.iter() {
            let spoken = wanted.is_none_or(|wanted| interviewer.get_val(turn) == wanted);
            if spoken && alive.is_none_or(|alive| alive.is_alive(turn)) {
                found.push(unpack(places.get_val(turn)));
            }
        }
        Ok(())
    }
}
