//! Workbooks with many rows.

use std::borrow::Cow;
use std::cell::Cell as Shared;
use std::io::{Result as Written, Write};
use std::rc::Rc;

use verbatim_export::ExportError;
use verbatim_export::workbook::{Cell, ColumnKind, Rows, Sheet, Workbook, workbook_xlsx};
use verbatim_model::Purpose;
use verbatim_protect::clear;

use crate::sample::column;

const ROWS: usize = 20_000;

/// Rows that are made while they are written, and that note how many bytes had left before the last of them.
struct Made {
    left: Rc<Shared<usize>>,
    left_before_last: Rc<Shared<usize>>,
}

impl Rows for Made {
    fn each(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> Result<(), ExportError>) -> Result<(), ExportError> {
        for n in 0..ROWS {
            self.left_before_last.set(self.left.get());
            take(&[Cell::Text(Cow::Owned(blake3::hash(&n.to_le_bytes()).to_hex().to_string()))])?;
        }
        Ok(())
    }
}

/// Counts bytes and keeps none.
struct Counted(Rc<Shared<usize>>);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> Written<usize> {
        self.0.set(self.0.get() + bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Written<()> {
        Ok(())
    }
}

#[test]
fn rows_leave_while_others_are_made() {
    let left = Rc::new(Shared::new(0));
    let left_before_last = Rc::new(Shared::new(0));
    let rows = Made { left: Rc::clone(&left), left_before_last: Rc::clone(&left_before_last) };
    let columns = vec![column("text", 40, ColumnKind::Text)];
    let sheet = Sheet { name: "Excerpts".to_owned(), figures: false, columns, rows: Box::new(rows) };
    let workbook = clear(Workbook { sheets: vec![sheet] }, Purpose::Team).unwrap();
    assert_eq!(workbook_xlsx(&workbook, Counted(Rc::clone(&left))).unwrap().rows, ROWS);
    // Random letters cannot be made small: nearly all of the file had left before the last row was made.
    assert!(left_before_last.get() * 10 > left.get() * 8, "{} of {}", left_before_last.get(), left.get());
}
