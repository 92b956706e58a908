//! Codes × categories.

use verbatim_api::{replies::*, requests::*};

reads! {
    matrix: MatrixRequest => Matrix,
}
