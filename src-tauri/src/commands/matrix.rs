//! Codes × categories.

use verbatim_api::{replies::*, requests::*};

reads! {
    matrix: MatrixRequest => MatrixPage,
    matrix_cell: OpenCellRequest => OpenCell,
}
