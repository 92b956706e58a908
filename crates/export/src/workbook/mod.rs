//! Workbooks that leave: sheets of rows, with nothing about who made them, when and with what.
//!
//! Written by hand: the library that was tried holds every cell in memory, or writes the rows in clear into
//! temporary files.

mod cell;
mod names;
mod sheet;

use std::io::Write;

use askama::Template;
use verbatim_protect::{Cleared, TEAM_FIGURES_MARK};

pub use cell::{Cell, Formula};

use crate::ExportError;
use crate::archive::StreamedArchive;
use names::sheet_names;

/// Most rows of a sheet that programs read, the mark and the headings among them.
pub const MOST_ROWS: usize = 1_048_576;

/// Most columns of a sheet that programs read.
pub const MOST_COLUMNS: usize = 16_384;

/// Most characters of a cell that programs read, counted in UTF-16.
pub const MOST_CHARACTERS: usize = 32_767;

/// Sheets of rows.
#[derive(Default)]
pub struct Workbook<'w> {
    /// The sheets, in the order of their tabs.
    pub sheets: Vec<Sheet<'w>>,
}

/// A sheet: a row of headings that stays in sight and can be filtered by, and rows below it.
pub struct Sheet<'w> {
    /// Its name. What no sheet can be named by is left out, and a number makes it its own.
    pub name: String,
    /// Whether it holds figures of people, which marks a sheet for the team besides.
    pub figures: bool,
    /// The columns.
    pub columns: Vec<SheetColumn>,
    /// The rows.
    pub rows: Box<dyn Rows + 'w>,
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetColumn {
    /// Its heading.
    pub title: String,
    /// Its width in characters.
    pub width: u16,
    /// What its cells hold.
    pub kind: ColumnKind,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words, in several lines where they are many.
    #[default]
    Text,
    /// Numbers.
    Number,
    /// Shares, 1 for all: shown as hundredths.
    Share,
}

/// Rows that can be gone through, without all of them being held.
pub trait Rows {
    /// Hands each row on in its order, until one is refused.
    ///
    /// # Errors
    /// What the taker of the rows says.
    fn each(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> Result<(), ExportError>) -> Result<(), ExportError>;
}

impl Rows for Vec<Vec<Cell<'_>>> {
    fn each(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> Result<(), ExportError>) -> Result<(), ExportError> {
        self.iter().try_for_each(|row| take(row))
    }
}

/// What became of a workbook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Rows below the headings, of all sheets.
    pub rows: usize,
    /// Cells whose words were cut because no program reads that many. Each says in its last words how many
    /// characters are missing.
    pub cut: usize,
}

/// Writes a workbook as XLSX, row by row: no more than a row is held. Text stays text, whatever it begins with.
/// The same workbook makes the same bytes.
///
/// # Errors
/// [`ExportError::SheetTooLarge`], what the rows and the destination say.
pub fn workbook_xlsx(workbook: &Cleared<Workbook<'_>>, to: impl Write) -> Result<Written, ExportError> {
    let sheets = &workbook.content().sheets;
    let names = sheet_names(sheets.iter().map(|sheet| &*sheet.name));
    let mut archive = StreamedArchive::new(to);
    archive.put("[Content_Types].xml", &Types { sheets: sheets.len() }.render()?)?;
    archive.put("_rels/.rels", &Package.render()?)?;
    archive.put("xl/_rels/workbook.xml.rels", &Parts { sheets: sheets.len() }.render()?)?;
    archive.put("xl/styles.xml", &Styles.render()?)?;
    let mut tabs = Vec::with_capacity(sheets.len());
    let mut written = Written::default();
    for (n, (sheet, name)) in sheets.iter().zip(&names).enumerate() {
        archive.begin(&format!("xl/worksheets/sheet{}.xml", n + 1))?;
        let mark = workbook.mark().map(|mark| if sheet.figures { TEAM_FIGURES_MARK } else { mark });
        let done = sheet::write(sheet, mark, n == 0, &mut archive)?;
        written = Written { rows: written.rows + done.rows, cut: written.cut + done.cut };
        tabs.push(Tab { name, head: done.head, filter: done.filter });
    }
    archive.put("xl/workbook.xml", &Book { tabs: &tabs }.render()?)?;
    archive.finish()?;
    Ok(written)
}

/// A sheet as the workbook lists it.
struct Tab<'s> {
    name: &'s str,
    /// Rows above the first of the sheet's own.
    head: usize,
    /// Cells that can be filtered, `$A$2:$C$9`.
    filter: Option<String>,
}

impl Tab<'_> {
    /// Its name as a formula refers to it.
    fn quoted(&self) -> String {
        format!("'{}'", self.name.replace('\'', "''"))
    }
}

#[derive(Template)]
#[template(path = "xlsx/types.xml")]
struct Types {
    sheets: usize,
}

#[derive(Template)]
#[template(path = "xlsx/package.xml")]
struct Package;

#[derive(Template)]
#[template(path = "xlsx/workbook.xml")]
struct Book<'s> {
    tabs: &'s [Tab<'s>],
}

#[derive(Template)]
#[template(path = "xlsx/parts.xml")]
struct Parts {
    sheets: usize,
}

#[derive(Template)]
#[template(path = "xlsx/styles.xml")]
struct Styles;
