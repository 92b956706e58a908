//! The codes × categories matrix.

use std::ops::Range;

use verbatim_study::analysis::{
    Cell, CellValue, Choice, MatrixOptions, Most, NamedMatrix, Reach, StanceCounts as Stances,
};
use verbatim_study::{Study, StudyError};

use crate::replies::{
    Counted, Matrix, MatrixCell, MatrixColumn, MatrixMost, MatrixPage, MatrixReach, MatrixRow, StanceCounts,
};

/// Counts a matrix.
///
/// # Errors
/// As [`Study::matrix_of`].
pub fn matrix(study: &Study, options: &MatrixOptions, choice: &Choice) -> Result<Matrix, StudyError> {
    Ok(replied(&study.matrix_of(options, choice)?, choice))
}

/// Counts a matrix, and replies the cells of the columns of `page` alone.
///
/// # Errors
/// As [`Study::matrix_page`].
pub fn matrix_page(
    study: &Study,
    options: &MatrixOptions,
    choice: &Choice,
    page: &Range<usize>,
) -> Result<MatrixPage, StudyError> {
    let (matrix, Most { passages, words, groups }) = study.matrix_page(options, choice, page)?;
    let from = u32::try_from(page.start.min(matrix.columns.len())).unwrap_or(u32::MAX);
    Ok(MatrixPage { matrix: replied(&matrix, choice), from, most: MatrixMost { passages, words, groups } })
}

fn replied(matrix: &NamedMatrix, choice: &Choice) -> Matrix {
    let column = |head: &verbatim_study::analysis::ColumnHead| MatrixColumn {
        value: head.value.clone(),
        interviewed: head.reach.interviewed,
        coded: head.reach.coded,
    };
    let row = |row: &verbatim_study::analysis::NamedRow| MatrixRow {
        code: row.path.clone(),
        cells: row.cells.iter().map(cell).collect(),
        total: cell(&row.total),
    };
    Matrix {
        counted: counted(choice),
        columns: matrix.columns.iter().map(column).collect(),
        everybody: reach(matrix.everybody),
        columns_overlap: matrix.overlap,
        withdrawn: matrix.withdrawn,
        rows: matrix.rows.iter().map(row).collect(),
    }
}

/// Whose codings a choice counts, in words.
pub(super) fn counted(choice: &Choice) -> Counted {
    Counted {
        whose: choice.whose.in_words(),
        exploratory: choice.whose.is_exploratory(),
        left_out: choice.left_out(),
    }
}

/// How many people.
pub(super) const fn reach(reach: Reach) -> MatrixReach {
    MatrixReach { interviewed: reach.interviewed, coded: reach.coded }
}

/// A cell as it is replied.
pub(super) fn cell(value: &CellValue) -> MatrixCell {
    let state = match value {
        CellValue::Counted(_) => "counted",
        CellValue::NotCodedYet(_) => "not coded yet",
        CellValue::NotAsked(_) => "not asked",
        CellValue::Withheld => "withheld",
    };
    let none = Cell::default();
    let cell = value.figures().unwrap_or(&none);
    MatrixCell {
        state: state.to_owned(),
        interviewees: cell.interviewees,
        passages: cell.passages,
        words: cell.words,
        // Where no ties are known everybody stands alone.
        groups: cell.groups.unwrap_or(cell.interviewees),
        not_asked: cell.not_asked,
        stance: cell.stance.map(stance),
    }
}

const fn stance(s: Stances) -> StanceCounts {
    StanceCounts { raised: s.raised, support: s.support, mixed: s.mixed, only_contradict: s.only_contradict }
}
