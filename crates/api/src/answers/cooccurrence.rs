//! Which codes come together.

use verbatim_study::analysis::{Choice, Unit};
use verbatim_study::{Study, StudyError};

use super::matrix::{counted, reach};
use crate::replies::{CodePair, Cooccurrence, CountedCode};

/// Counts how often each two codes come together.
///
/// # Errors
/// As [`Study::cooccurrence`].
pub fn cooccurrence(
    study: &Study,
    unit: Unit,
    roll_up: bool,
    choice: &Choice,
) -> Result<Cooccurrence, StudyError> {
    let found = study.cooccurrence(unit, roll_up, choice)?;
    let codes = found.paths.iter().zip(&found.of).filter(|(_, count)| **count > 0);
    let pair = |pair: &verbatim_study::analysis::Pair| CodePair {
        first: found.paths[pair.first as usize].clone(),
        second: found.paths[pair.second as usize].clone(),
        both: pair.both,
        either: pair.either,
        jaccard: four_places(pair.jaccard()),
    };
    Ok(Cooccurrence {
        counted: counted(choice),
        unit: word(unit).to_owned(),
        roll_up,
        everybody: reach(found.everybody),
        codes: codes.map(|(code, count)| CountedCode { code: code.clone(), count: *count }).collect(),
        pairs: found.pairs.iter().map(pair).collect(),
    })
}

const fn word(unit: Unit) -> &'static str {
    match unit {
        Unit::Passage => "passage",
        Unit::Overlap => "overlap",
        Unit::Turn => "turn",
        Unit::Interviewee => "interviewee",
    }
}

/// Rounded, so that the same figures print alike everywhere.
pub(super) fn four_places(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}
