//! A cell of the matrix as the window opens it.

use std::collections::{HashMap, HashSet};

use verbatim_model::{Coding, IntervieweeId};
use verbatim_study::analysis::{CellOptions, CellPeople, Choice, Interval, wilson};
use verbatim_study::{Study, StudyError};

use super::cell::asked_word;
use super::interviews::person;
use super::matrix::counted;
use super::passages::passage_rows;
use crate::replies::{CellInterval, MatrixReach, NotRaisedBy, OpenCell, PassageRow, RaisedBy};

/// Who stands behind a cell and who does not. The words are read of so many people, in their order, that
/// their codings are at least `passages`; of the others only how many codings they have. With `interval`
/// it is said how far off the share may be.
///
/// # Errors
/// As [`Study::matrix_cell`].
pub fn open_cell(
    study: &Study,
    cell: &CellOptions,
    choice: &Choice,
    passages: u32,
    interval: bool,
) -> Result<OpenCell, StudyError> {
    let found = study.matrix_cell(cell, choice)?;
    let people = study.kept_people()?;
    let who = |id: IntervieweeId| {
        let known = people.get(id).map(person);
        known.ok_or_else(|| StudyError::Missing { what: "interviewee", name: id.to_string() })
    };
    let read = read_first(study, &found, passages)?;
    let raised = found.with.iter().map(|voice| {
        let words = voice.codings.iter().filter_map(|coding| read.get(&coding.id.to_string()).cloned());
        Ok(RaisedBy {
            person: who(voice.person)?,
            coded: voice.coded,
            codings: count(voice.codings.len()),
            passages: words.collect(),
        })
    });
    let others = found.without.iter().map(|other| {
        let asked = other.asked.map(|asked| asked_word(asked).to_owned());
        Ok(NotRaisedBy { person: who(other.person)?, coded: other.coded, asked })
    });
    let coded_with = found.with.iter().filter(|voice| voice.coded).count();
    let coded = coded_with + found.without.iter().filter(|other| other.coded).count();
    let share = if interval { wilson(count(coded_with), count(coded)) } else { None };
    Ok(OpenCell {
        counted: counted(choice),
        people: MatrixReach {
            interviewed: count(found.with.len() + found.without.len()),
            coded: count(coded),
        },
        raised: raised.collect::<Result<_, StudyError>>()?,
        others: others.collect::<Result<_, StudyError>>()?,
        passages: distinct(&found),
        interval: share.map(|Interval { low, high }| CellInterval { low, high }),
    })
}

/// The passages of the first people, by the id of the coding. Each text is read once.
fn read_first(
    study: &Study,
    found: &CellPeople,
    most: u32,
) -> Result<HashMap<String, PassageRow>, StudyError> {
    let mut wanted: Vec<Coding> = Vec::new();
    let mut there = HashSet::new();
    for voice in &found.with {
        if wanted.len() >= most as usize {
            break;
        }
        // In a joint interview a coding is of several people.
        wanted.extend(voice.codings.iter().filter(|coding| there.insert(coding.id)).cloned());
    }
    let rows = passage_rows(study, &wanted)?;
    Ok(rows.into_iter().map(|row| (row.coding.id.clone(), row)).collect())
}

/// Distinct passages.
fn distinct(found: &CellPeople) -> u32 {
    let codings = found.with.iter().flat_map(|voice| &voice.codings);
    count(codings.map(|coding| (coding.transcript, coding.span)).collect::<HashSet<_>>().len())
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
