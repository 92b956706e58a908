//! The first sheet of a workbook as rows of text.

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx};

use crate::MAX_FILE_BYTES;
use crate::archive::Archive;
use crate::table::TableError;

/// More columns or cells than any table that a person filled.
const MOST_COLUMNS: u32 = 500;
const MOST_CELLS: usize = 10_000_000;

/// What a workbook holds.
pub(crate) struct Sheet {
    /// Line, from 1, and cells of each row that has any.
    pub rows: Vec<(usize, Vec<String>)>,
    /// Names of the sheets that are not read.
    pub others: Vec<String>,
}

/// Reads the first sheet. Formulas count as what they last gave.
pub(crate) fn read(bytes: &[u8]) -> Result<Sheet, TableError> {
    let broken = |_| TableError::Workbook;
    // The reader of workbooks has no limits of its own, so all parts are unpacked here once.
    let mut archive = Archive::open(bytes, MAX_FILE_BYTES).map_err(broken)?;
    for place in 0..archive.len() {
        archive.part(place).map_err(broken)?;
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| TableError::Workbook)?;
    let mut others = book.sheet_names();
    if others.is_empty() {
        return Err(TableError::NoHeader);
    }
    let first = others.remove(0);
    let mut cells = book.worksheet_cells_reader(&first).map_err(|_| TableError::Workbook)?;
    let (mut rows, mut count): (Vec<(usize, Vec<String>)>, usize) = (Vec::new(), 0);
    while let Some(cell) = cells.next_cell().map_err(|_| TableError::Workbook)? {
        let (row, column) = cell.get_position();
        let text = written(cell.get_value());
        if text.is_empty() {
            continue;
        }
        if column >= MOST_COLUMNS {
            return Err(TableError::Workbook);
        }
        let (line, column) = (row as usize + 1, column as usize);
        if rows.last().is_none_or(|(last, _)| *last != line) {
            rows.push((line, Vec::new()));
        }
        let Some((_, cells)) = rows.last_mut() else { continue };
        if cells.len() <= column {
            count += column + 1 - cells.len();
            if count > MOST_CELLS {
                return Err(TableError::Workbook);
            }
            cells.resize(column + 1, String::new());
        }
        if let Some(own) = cells.get_mut(column) {
            *own = text;
        }
    }
    Ok(Sheet { rows, others })
}

fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::String(text) => verbatim_text::normalise(text),
        DataRef::SharedString(text) => verbatim_text::normalise(text),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
    }
}
