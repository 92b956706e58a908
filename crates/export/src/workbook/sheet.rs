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
    let mut lines = Lines { text: Head { sheet, head, is_first }.render()?, row: 0, cut: 0 };
    if let Some(mark) = mark {
        lines.row([(&Cell::Text(Cow::Borrowed(mark)), Look::Mark, u16::MAX)].into_iter())?;
    }
    let headings: Vec<_> = sheet.columns.iter().map(|c| Cell::Text(Cow::Borrowed(&*c.title))).collect();
    lines.row(headings.iter().zip(&sheet.columns).map(|(cell, column)| match column.kind {
        ColumnKind::Text => (cell, Look::Heading, column.width),
        ColumnKind::Number | ColumnKind::Share => (cell, Look::NumberHeading, column.width),
    }))?;
    sheet.rows.each(&mut |row| {
        lines.row(row.iter().enumerate().map(|(n, cell)| {
            let column = sheet.columns.get(n);
            let kind = column.map_or(ColumnKind::Text, |column| column.kind);
            (cell, Look::of(cell, kind), column.map_or(u16::MAX, |column| column.width))
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
}

impl Lines {
    fn row<'c>(&mut self, cells: impl Iterator<Item = (&'c Cell<'c>, Look, u16)>) -> Result<(), ExportError> {
        let too_large = ExportError::SheetTooLarge { rows: MOST_ROWS, columns: MOST_COLUMNS };
        if self.row == MOST_ROWS {
            return Err(too_large);
        }
        self.row += 1;
        let begun = self.text.len();
        let mut high = 1;
        for (n, (cell, look, width)) in cells.enumerate() {
            if n == MOST_COLUMNS {
                return Err(too_large);
            }
            let place = format!("{}{}", letters(n), self.row);
            self.cut += usize::from(cell::write(cell, &place, look, &mut self.text));
            high = high.max(lines_of(cell, width));
        }
        // LibreOffice shows rows as high as the file says, and lets long words run into the next row otherwise.
        let height = if high > 1 { format!(" ht=\"{}\"", (high * LINE).min(HIGHEST)) } else { String::new() };
        self.text.insert_str(begun, &format!("<row r=\"{}\"{height}>", self.row));
        self.text.push_str("</row>\n");
        Ok(())
    }
}

/// Points of a line of words.
const LINE: usize = 15;

/// Most points that a row can have.
const HIGHEST: usize = 409;

/// How many lines the words of a cell take, as far as that can be told without their face.
fn lines_of(cell: &Cell<'_>, width: u16) -> usize {
    let Cell::Text(text) = cell else { return 1 };
    let width = usize::from(width.clamp(4, 255));
    // Letters of East Asia are twice as wide. A little is added, since lines end at words.
    let wide = |c: char| if matches!(c, '\u{2e80}'..='\u{d7ff}') { 2 } else { 1 };
    text.lines()
        .map(|line| (line.chars().map(wide).sum::<usize>() * 11 / 10).div_ceil(width).max(1))
        .sum::<usize>()
        .max(1)
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
        let mut lines = Lines { text: String::new(), row: MOST_ROWS - 1, cut: 0 };
        assert!(lines.row(std::iter::empty()).is_ok());
        let refused = lines.row(std::iter::empty());
        assert!(matches!(refused, Err(ExportError::SheetTooLarge { rows: 1_048_576, columns: 16_384 })));
    }

    #[test]
    fn a_row_is_as_high_as_its_words() {
        let lines = |text: &str, width| lines_of(&Cell::Text(Cow::Borrowed(text)), width);
        assert_eq!(lines("", 40), 1);
        assert_eq!(lines("one\n\nthree", 40), 3);
        assert_eq!(lines(&"word ".repeat(20), 40), 3);
        assert_eq!(lines("二二二二二二二二二二二二", 12), 3);
        assert_eq!(lines_of(&Cell::Number(1.0), 4), 1);
    }

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        assert_eq!([0, 25, 26, 701, 702, 16_383].map(letters), ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }
}
