//! The framework matrix.

use std::collections::HashMap;

use verbatim_model::IntervieweeId;
use verbatim_study::framework::{FrameworkOptions, KnownSummary};
use verbatim_study::interviewees::Person;
use verbatim_study::{Study, StudyError};

use super::codings::coder_names;
use super::time;
use crate::replies::{Framework, FrameworkCell, FrameworkPerson, FrameworkRow, FrameworkSummary};

/// A part of the framework matrix.
///
/// # Errors
/// As [`Study::framework`].
pub fn framework(study: &Study, options: &FrameworkOptions) -> Result<Framework, StudyError> {
    let read = study.framework(options)?;
    let (known, coders) = (study.kept_people()?, coder_names(study)?);
    let place: HashMap<IntervieweeId, usize> =
        read.people.iter().enumerate().map(|(place, person)| (person.person, place)).collect();
    let person = |one: &verbatim_study::framework::FrameworkPerson| {
        let known = known.get(one.person);
        FrameworkPerson {
            id: one.person.to_string(),
            interviewee: known.map(|person| person.row.label.clone()).unwrap_or_default(),
            category: known.and_then(Person::full_category),
            coded: one.coded,
        }
    };
    let summary = |KnownSummary { summary, changed_since }: KnownSummary| FrameworkSummary {
        coder: coders.get(&summary.coder).cloned().unwrap_or_default(),
        changed_at: time(summary.changed_at),
        text: summary.text,
        changed_since,
    };
    let cell = |cell: verbatim_study::framework::FrameworkCell| {
        Some(FrameworkCell {
            person: *place.get(&cell.person)?,
            passages: cell.passages,
            not_asked: cell.not_asked,
            summary: cell.summary.map(summary),
        })
    };
    let row = |row: verbatim_study::framework::FrameworkRow| FrameworkRow {
        id: row.code.to_string(),
        code: row.path,
        cells: row.cells.into_iter().filter_map(cell).collect(),
    };
    Ok(Framework {
        people: read.people.iter().map(person).collect(),
        of: read.of,
        rows: read.rows.into_iter().map(row).collect(),
    })
}
