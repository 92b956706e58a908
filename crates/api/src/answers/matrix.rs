//! The codes × categories matrix.

use verbatim_study::analysis::{Cell, CellValue, MatrixOptions};
use verbatim_study::{Study, StudyError};

use crate::replies::{Matrix, MatrixCell, MatrixColumn, MatrixReach, MatrixRow, StanceCounts};

/// Counts a matrix.
///
/// # Errors
/// [`StudyError::NoColumn`], or what the study file says.
pub fn matrix(study: &Study, options: &MatrixOptions) -> Result<Matrix, StudyError> {
    let matrix = study.matrix(options)?;
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
    Ok(Matrix {
        columns: matrix.columns.iter().map(column).collect(),
        everybody: MatrixReach { interviewed: matrix.everybody.interviewed, coded: matrix.everybody.coded },
        withdrawn: matrix.withdrawn,
        rows: matrix.rows.iter().map(row).collect(),
    })
}

fn cell(value: &CellValue) -> MatrixCell {
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
        stance: cell.stance.map(|s| StanceCounts {
            raised: s.raised,
            support: s.support,
            mixed: s.mixed,
            only_contradict: s.only_contradict,
        }),
    }
}
