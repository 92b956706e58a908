//! Who stands behind a cell of the matrix.

use verbatim_model::{Coder, Coding, IntervieweeId, Stance};
use verbatim_study::analysis::{Asked, CellOptions, Choice};
use verbatim_study::codings::Passage;
use verbatim_study::{Study, StudyError};

use super::matrix::counted;
use crate::replies::{CellPassage, CellPerson, CellPersonWithout, MatrixCellPeople};

/// Who stands behind a cell, in which passages, and who of its column does not. Reads each text once.
///
/// # Errors
/// As [`Study::matrix_cell`].
pub fn matrix_cell(
    study: &Study,
    cell: &CellOptions,
    choice: &Choice,
) -> Result<MatrixCellPeople, StudyError> {
    let found = study.matrix_cell(cell, choice)?;
    let (book, people, coders) = (study.kept_codebook()?, study.kept_people()?, study.coders()?);
    let label = |id: IntervieweeId| {
        people.get(id).map_or_else(Default::default, |p| (p.row.label.clone(), p.full_category()))
    };
    let passage = |passage: Passage| {
        let coding = &passage.row.coding;
        let is = |coder: &&Coder| coder.id == coding.coder;
        CellPassage {
            coding: coding.id.to_string(),
            code: book.path_of(coding.code).map(|path| path.to_string()).unwrap_or_default(),
            coder: coders.iter().find(is).map(|coder| coder.name.clone()).unwrap_or_default(),
            file_name: passage.file_name,
            turn: passage.turn,
            start: coding.span.start(),
            end: coding.span.end(),
            stance: coding.stance.map(|stance| Stance::as_str(stance).to_owned()),
            quotable: coding.quotable,
            text: passage.text,
        }
    };
    let mut with = Vec::with_capacity(found.with.len());
    for person in &found.with {
        let codings: &[Coding] = &person.codings;
        let (interviewee, category) = label(person.person);
        let passages = study.passages(codings)?.into_iter().map(passage).collect();
        with.push(CellPerson { interviewee, category, passages });
    }
    let without = found.without.iter().map(|person| {
        let (interviewee, category) = label(person.person);
        let asked = person.asked.map(|asked| asked_word(asked).to_owned());
        CellPersonWithout { interviewee, category, coded: person.coded, asked }
    });
    Ok(MatrixCellPeople {
        counted: counted(choice),
        code: cell.code.and_then(|code| book.path_of(code)).map(|path| path.to_string()).unwrap_or_default(),
        column: cell.column.clone(),
        with,
        without: without.collect(),
    })
}

/// Whether somebody was asked, as a word.
pub(super) const fn asked_word(asked: Asked) -> &'static str {
    match asked {
        Asked::Asked => "asked",
        Asked::Volunteered => "volunteered",
        Asked::NotAsked => "not asked",
    }
}
