//! A sheet, row by row.

use std::borrow::Cow;
use std::io::Write;

use askama::Template;

use crate::ExportError;
use crate::archive::StreamedArchive;
use crate::workbook::cell::{self, Look};
use crate::workbook::{Cell, ColumnKind, MOST_COLUMNS, MOST_ROWS, Sheet};

/// Bytes of rows that are gathered before they go to the archive.
const GATHERED: usize = 1 << 16;

/// What was written of a sheet.
pub(super) struct Done {
    /// Rows above the first of its own.
    pub head: usize,
    /// Its own rows.
    pub rows: usize,
    /// Cells whose words were cut.
    pub cut: usize,
    /// The cells that can be filtered.
    pub filter: Option<String>,
}

#[derive(Template)]
#[template(path = "xlsx/sheet-head.xml")]
struct Head<'s> {
    sheet: &'s Sheet<'s>,
    head: usize,
    is_first: bool,
}

#[derive(Template)]
#[template(path = "xlsx/sheet-foot.xml")]
struct Foot<'s> {
    filter: Option<&'s str>,
}

/// Writes a sheet into the part that was begun.
pub(super) fn write<W: Write>(
    sheet: &Sheet<'_>,
    mark: Option<&str>,
    is_first: bool,
    to: &mut StreamedArchive<W>,
) -> Result<Done, ExportError> {
    let head = 1 + usize::from(mark.is_some());
    let mut lines = Lines { text: Head { sheet, head, is_first }.render()?, row: 0, cut: 0, high: None };
    if let Some(mark) = mark {
        lines.row([(&Cell::Text(Cow::Borrowed(mark)), Look::Mark)].into_iter())?;
    }
    let headings: Vec<_> = sheet.columns.iter().map(|c| Cell::Text(Cow::Borrowed(&*c.title))).collect();
    lines.row(headings.iter().zip(&sheet.columns).map(|(cell, column)| match column.kind {
        ColumnKind::Text => (cell, Look::Heading),
        ColumnKind::Number | ColumnKind::Share => (cell, Look::NumberHeading),
    }))?;
    sheet.rows.each(&mut |row| {
        lines.high = row.iter().zip(&sheet.columns).map(|(cell, column)| wrapped(cell, column.width)).max();
        lines.row(row.iter().enumerate().map(|(n, cell)| {
            let kind = sheet.columns.get(n).map_or(ColumnKind::Text, |column| column.kind);
            (cell, Look::of(cell, kind))
        }))?;
        if lines.text.len() >= GATHERED {
            to.write(&lines.text)?;
            lines.text.clear();
        }
        Ok(())
    })?;
    let last = sheet.columns.len().checked_sub(1).map(letters);
    let filter = last.as_ref().map(|last| format!("A{head}:{last}{}", lines.row));
    lines.text.push_str(&Foot { filter: filter.as_deref() }.render()?);
    to.write(&lines.text)?;
    let filter = last.map(|last| format!("$A${head}:${last}${}", lines.row));
    Ok(Done { head, rows: lines.row - head, cut: lines.cut, filter })
}

/// Rows that are being written.
struct Lines {
    text: String,
    /// The number of the last row, from 1.
    row: usize,
    cut: usize,
    /// Into how many lines the words of the next row are broken, where that is known.
    high: Option<usize>,
}

/// Height of a line in points.
const LINE: usize = 15;
/// Most points that a row can be high.
const HIGHEST: usize = 409;

/// Into how many lines a cell is broken, at most by a guess: not every program works heights out by itself.
fn wrapped(cell: &Cell<'_>, width: u16) -> usize {
    let Cell::Text(words) = cell else { return 1 };
    let width = usize::from(width.max(1));
    words.split('\n').map(|line| line.chars().count().div_ceil(width).max(1)).sum()
}

impl Lines {
    fn row<'c>(&mut self, cells: impl Iterator<Item = (&'c Cell<'c>, Look)>) -> Result<(), ExportError> {
        let too_large = ExportError::SheetTooLarge { rows: MOST_ROWS, columns: MOST_COLUMNS };
        if self.row == MOST_ROWS {
            return Err(too_large);
        }
        self.row += 1;
        match self.high.take().filter(|lines| *lines > 1) {
            Some(lines) => {
                let height = lines.saturating_mul(LINE).min(HIGHEST);
                self.text.push_str(&format!("<row r=\"{}\" ht=\"{height}\" customHeight=\"1\">", self.row));
            }
            None => self.text.push_str(&format!("<row r=\"{}\">", self.row)),
        }
        for (n, (cell, look)) in cells.enumerate() {
            if n == MOST_COLUMNS {
                return Err(too_large);
            }
            let place = format!("{}{}", letters(n), self.row);
            self.cut += usize::from(cell::write(cell, &place, look, &mut self.text));
        }
        self.text.push_str("</row>\n");
        Ok(())
    }
}

/// The letters of a column, counted from 0: `A`, `Z`, `AA`.
pub(super) fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(b'A' + u8::try_from(rest % 26).unwrap_or(0));
        rest /= 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_no_program_reads_are_refused() {
        let mut lines = Lines { text: String::new(), row: MOST_ROWS - 1, cut: 0, high: None };
        assert!(lines.row(std::iter::empty()).is_ok());
        let refused = lines.row(std::iter::empty());
        assert!(matches!(refused, Err(ExportError::SheetTooLarge { rows: 1_048_576, columns: 16_384 })));
    }

    #[test]
    fn a_row_is_as_high_as_its_words_need() {
        let text = |words: &str| Cell::Text(Cow::Owned(words.to_owned()));
        assert_eq!((wrapped(&text("short"), 20), wrapped(&text(&"x".repeat(41)), 20)), (1, 3));
        assert_eq!((wrapped(&text("one\n\nthree"), 20), wrapped(&Cell::Number(1.0), 1)), (3, 1));
    }

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        assert_eq!([0, 25, 26, 701, 702, 16_383].map(letters), ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }
}
