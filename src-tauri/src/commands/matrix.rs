//! Codes × categories.

use verbatim_api::{replies::*, requests::*};

reads! {
    matrix: MatrixRequest => Matrix,
    matrix_cell: OpenCellRequest => OpenCell,
}
