//! Coded passages as reading lists show them.

use verbatim_model::Coding;
use verbatim_study::codings::Passage;
use verbatim_study::{Study, StudyError};

use crate::answers::codings::CodingDesk;
use crate::answers::interviews::person;
use crate::replies::PassageRow;

/// These codings as passages to read: in the order of the interviews, by place, with whose words
/// they are and what stands round them. Reads each text once.
///
/// # Errors
/// What the study file says.
pub fn passage_rows(study: &Study, codings: &[Coding]) -> Result<Vec<PassageRow>, StudyError> {
    let (desk, people) = (CodingDesk::open(study)?, study.kept_people()?);
    let row = |passage: Passage| PassageRow {
        coding: desk.reply(&passage.row),
        file_name: passage.file_name,
        interviewee: passage.interviewee.and_then(|id| people.get(id)).map(person),
        turn: passage.turn,
        speaker: passage.speaker,
        interviewer: passage.counts_nowhere,
        before_cut: passage.before.cut,
        before: passage.before.text,
        text: passage.text,
        after_cut: passage.after.cut,
        after: passage.after.text,
    };
    Ok(study.passages(codings)?.into_iter().map(row).collect())
}
