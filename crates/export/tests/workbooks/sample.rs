//! A workbook that has everything in it that a workbook can have.

use std::borrow::Cow;

use verbatim_export::workbook::{
    Cell, ColumnKind, Formula, Sheet, SheetColumn, Workbook, Written, workbook_xlsx,
};
use verbatim_model::Purpose;
use verbatim_protect::clear;

pub fn column(title: &str, width: u16, kind: ColumnKind) -> SheetColumn {
    SheetColumn { title: title.to_owned(), width, kind }
}

pub fn text(words: &str) -> Cell<'static> {
    Cell::Text(Cow::Owned(words.to_owned()))
}

fn note(words: &'static str) -> Cell<'static> {
    Cell::Note(Cow::Borrowed(words))
}

/// Words that a spreadsheet could take for something else.
pub const TRICKY: [&str; 7] = [
    "=1+1",
    "She said, “wait”,\nand waited",
    "+1 @home =HYPERLINK(\"http://example.org\")",
    " blanks  before and after ",
    "_x000D_ & <b>no markup</b> 007",
    "שלום — “a” 🕊",
    "2026-01-05",
];

fn excerpts() -> Sheet<'static> {
    let rows: Vec<Vec<Cell<'_>>> = TRICKY
        .iter()
        .zip(1_u32..)
        .map(|(words, n)| {
            vec![Cell::Number(f64::from(n)), text("—Survivor advocate"), text(words), Cell::Empty]
        })
        .collect();
    Sheet {
        name: "Excerpts".to_owned(),
        figures: false,
        columns: vec![
            column("excerpt", 9, ColumnKind::Number),
            column("attribution", 24, ColumnKind::Text),
            column("text", 80, ColumnKind::Text),
            column("memo", 40, ColumnKind::Text),
        ],
        rows: Box::new(rows),
    }
}

fn matrix() -> Sheet<'static> {
    let sum = |formula: &str, result| Cell::Formula(Formula { formula: formula.to_owned(), result });
    let rows = vec![
        vec![
            text("Advocate presence"),
            Cell::Number(5.0),
            Cell::Number(12.0),
            sum("SUM(B3:C3)", 17.0),
            Cell::Number(0.57),
        ],
        vec![
            text("Connection to services"),
            note("withheld"),
            Cell::Number(17.0),
            note("withheld"),
            note("not asked"),
        ],
    ];
    Sheet {
        name: "Codes / people".to_owned(),
        figures: true,
        columns: vec![
            column("code", 40, ColumnKind::Text),
            column("Law enforcement", 16, ColumnKind::Number),
            column("Advocates", 16, ColumnKind::Number),
            column("all", 10, ColumnKind::Number),
            column("share", 10, ColumnKind::Share),
        ],
        rows: Box::new(rows),
    }
}

/// The workbook as bytes, and what became of it.
pub fn everything() -> (Vec<u8>, Written) {
    let mut bytes = Vec::new();
    let workbook = Workbook { sheets: vec![excerpts(), matrix()] };
    let written = workbook_xlsx(&clear(workbook, Purpose::Team).unwrap(), &mut bytes).unwrap();
    (bytes, written)
}
