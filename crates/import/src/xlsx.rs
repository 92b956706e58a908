//! The first sheet of a workbook as rows of text.

mod claims;

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};

use crate::MAX_FILE_BYTES;
use crate::archive::Archive;
use crate::table::TableError;
use claims::refuse_claims;

/// As many columns as a sheet can have, and more cells than any table that a person filled.
const MOST_COLUMNS: usize = 16_384;
const MOST_CELLS: usize = 10_000_000;
/// Days up to the year 9999.
const MOST_DAYS: f64 = 2_958_466.0;

/// Reads the first sheet row by row: the line, from 1, and the cells of each row that has any. Formulas count
/// as what they last gave. Answers the names of the sheets that are not read.
pub(crate) fn read(bytes: &[u8], mut row: impl FnMut(usize, &[String])) -> Result<Vec<String>, TableError> {
    let broken = |_| TableError::Workbook;
    // The reader of workbooks has no limits of its own, so all parts are unpacked and looked at here once.
    let mut archive = Archive::open(bytes, MAX_FILE_BYTES).map_err(broken)?;
    for place in 0..archive.len() {
        let (_, part) = archive.part(place).map_err(broken)?;
        refuse_claims(&part)?;
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| TableError::Workbook)?;
    let mut others = book.sheet_names();
    if others.is_empty() {
        return Err(TableError::NoHeader);
    }
    let first = others.remove(0);
    let mut cells = book.worksheet_cells_reader(&first).map_err(|_| TableError::Workbook)?;
    let mut open = OpenRow::default();
    while let Some(cell) = cells.next_cell().map_err(|_| TableError::Workbook)? {
        let (line, column) = cell.get_position();
        let line = line as usize + 1;
        if line != open.line {
            open.end(&mut row);
            open.line = line;
        }
        open.put(column as usize, written(cell.get_value()))?;
    }
    open.end(&mut row);
    Ok(others)
}

/// The row whose cells are read, and how much all rows hold.
#[derive(Default)]
struct OpenRow {
    /// From 1; 0 before the first.
    line: usize,
    cells: Vec<String>,
    /// Cells and bytes of all rows.
    count: usize,
    bytes: u64,
}

impl OpenRow {
    /// Puts a text in its column. One text may stand in a million cells, so what they hold is counted.
    fn put(&mut self, column: usize, text: String) -> Result<(), TableError> {
        if text.is_empty() {
            return Ok(());
        }
        if column >= MOST_COLUMNS {
            return Err(TableError::Workbook);
        }
        self.bytes += text.len() as u64;
        self.count += (column + 1).saturating_sub(self.cells.len());
        if self.count > MOST_CELLS || self.bytes > MAX_FILE_BYTES {
            return Err(TableError::Workbook);
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        if let Some(own) = self.cells.get_mut(column) {
            *own = text;
        }
        Ok(())
    }

    fn end(&mut self, row: &mut impl FnMut(usize, &[String])) {
        if !self.cells.is_empty() {
            row(self.line, &self.cells);
            self.cells.clear();
        }
    }
}

/// What a person reads in a cell.
fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::String(text) => verbatim_text::normalise(text),
        DataRef::SharedString(text) => verbatim_text::normalise(text),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(at) => moment(at),
        DataRef::DateTimeIso(text) => text.strip_suffix("T00:00:00").unwrap_or(text).replacen('T', " ", 1),
        DataRef::DurationIso(text) => text.clone(),
    }
}

/// A day, a time of day or both; a duration as hours, minutes and seconds.
fn moment(at: &ExcelDateTime) -> String {
    let days = at.as_f64();
    if at.is_duration() && days.abs() < MOST_DAYS {
        let seconds = (days.abs() * 86_400.0).round();
        let (hours, minutes) = ((seconds / 3_600.0).floor(), (seconds / 60.0).floor() % 60.0);
        let sign = if days < 0.0 { "-" } else { "" };
        return format!("{sign}{hours}:{minutes:02}:{:02}", seconds % 60.0);
    }
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let seconds = if second == 0 { String::new() } else { format!(":{second:02}") };
    let day = format!("{year:04}-{month:02}-{day:02}");
    let time = format!("{hour:02}:{minute:02}{seconds}");
    match (days < 1.0, (hour, minute, second) == (0, 0, 0)) {
        (true, _) => time,
        (false, true) => day,
        (false, false) => format!("{day} {time}"),
    }
}
