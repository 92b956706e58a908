//! Nearness by the places of words that the index keeps.

use super::compile::Compiler;
use super::evaluate::Plan;
use super::turn_set::TurnSet;
use crate::matcher::{Places, Stretch};
use crate::words::DIVIDER;
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED, TantivyError, Term};

/// What must be near in the turns of one field.
pub(super) struct Nearness {
    stretch: Stretch,
    candidates: Plan,
    /// For each wanted word of the query the terms that are meant, if the stretch has it.
    terms: Vec<Vec<Term>>,
    divider: Term,
}

/// A word in a turn: the turn, which wanted word it meets, and its number in the turn.
type Met = (DocId, usize, u32);

impl Nearness {
    pub(super) fn new(stretch: &Stretch, field: Compiler<'_>, candidates: Plan) -> Self {
        let used = stretch.wanted();
        let terms = (0..field.wanted.len())
            .map(|wanted| if used.contains(&wanted) { field.terms(wanted) } else { Vec::new() })
            .collect();
        let divider = Term::from_field_text(field.words.field, DIVIDER);
        Self { stretch: stretch.clone(), candidates, terms, divider }
    }

    /// What finds the turns that hold all that must be near.
    pub(super) const fn candidates(&self) -> &Plan {
        &self.candidates
    }

    /// Those of the candidates in which it is near.
    pub(super) fn turns(
        &self,
        segment: &SegmentReader,
        candidates: &TurnSet,
    ) -> Result<TurnSet, TantivyError> {
        let mut met: Vec<Met> = Vec::new();
        for (wanted, terms) in self.terms.iter().enumerate() {
            for term in terms {
                gather(segment, term, wanted, candidates, &mut met)?;
            }
        }
        let dividers = self.terms.len();
        gather(segment, &self.divider, dividers, candidates, &mut met)?;
        met.sort_unstable();
        let mut near = TurnSet::none(segment.max_doc());
        for turn in met.chunk_by(|a, b| a.0 == b.0) {
            if let Some(&(number, ..)) = turn.first()
                && self.is_met_by(turn)
            {
                near.extend(&[number]);
            }
        }
        Ok(near)
    }

    fn is_met_by(&self, turn: &[Met]) -> bool {
        let mut places = Places::none(self.terms.len());
        for &(_, wanted, number) in turn {
            match places.of.get_mut(wanted) {
                Some(of_word) => of_word.push(number),
                None => places.dividers.push(number),
            }
        }
        places.hold(&self.stretch)
    }
}

/// Adds where a term stands in these turns.
fn gather(
    segment: &SegmentReader,
    term: &Term,
    wanted: usize,
    turns: &TurnSet,
    met: &mut Vec<Met>,
) -> Result<(), TantivyError> {
    let index = segment.inverted_index(term.field())?;
    let Some(mut postings) = index.read_postings(term, IndexRecordOption::WithFreqsAndPositions)? else {
        return Ok(());
    };
    let mut numbers = Vec::new();
    let mut turn = postings.doc();
    while turn != TERMINATED {
        if turns.contains(turn) {
            postings.positions(&mut numbers);
            met.extend(numbers.iter().map(|&number| (turn, wanted, number)));
        }
        turn = postings.advance();
    }
    Ok(())
}
