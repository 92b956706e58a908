//! Tables with a header, CSV or the first sheet of a workbook: what interviewees, codebook and codings share.

use std::collections::HashSet;

use csv::{ReaderBuilder, StringRecord};
use verbatim_model::TEAM_MARK;

use crate::encoding::{DecodeError, decode};

/// Why a table cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// The bytes are not text.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// There is no header.
    #[error("The file has no rows. Its first row must hold the names of the columns.")]
    NoHeader,
    /// A column that is needed is not there.
    #[error("The file has no column “{column}”. Its columns are: {found}.")]
    MissingColumn {
        /// The column that is needed.
        column: &'static str,
        /// The columns that are there.
        found: String,
    },
    /// A column that a person named is not there.
    #[error("The file has no column “{column}”, which was named. Its columns are: {found}.")]
    NoSuchColumn {
        /// The column that was named.
        column: String,
        /// The columns that are there.
        found: String,
    },
    /// Columns were named for a table that needs none named.
    #[error(
        "The table has the columns of Verbatim's own form, such as file, quote and code, so none need to be named. Import \
         it without naming any, or name those of the passage and of the code."
    )]
    OwnForm,
    /// A workbook that is broken or made up.
    #[error("The workbook is damaged, or larger than any table. Save its first sheet as CSV and use that.")]
    Workbook,
    /// Two columns have one name.
    #[error("The file has two columns called “{column}”. Rename or remove one.")]
    DuplicateColumn {
        /// The name.
        column: String,
    },
    /// A quotation mark opens a field and no other closes it.
    #[error(
        "A quotation mark opened in line {line} is never closed, so the rows after it cannot be told apart."
    )]
    OpenQuotation {
        /// Line of the file, from 1.
        line: usize,
    },
}

/// A row, or line, that was not taken, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// Line of the file on which the row begins, from 1.
    pub line: usize,
    /// A sentence.
    pub reason: String,
}

impl RowProblem {
    pub(crate) fn new(line: usize, reason: impl Into<String>) -> Self {
        Self { line, reason: reason.into() }
    }
}

/// What was understood of the rows or lines of a file.
pub(crate) struct Lines<T> {
    pub rows: Vec<T>,
    pub problems: Vec<RowProblem>,
    pub notes: Vec<String>,
}

/// A table in memory.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// Column names as written, trimmed.
    pub columns: Vec<String>,
    /// The same for comparing: small letters, `_` between words.
    keys: Vec<String>,
    pub rows: Vec<Row>,
    pub problems: Vec<RowProblem>,
    /// Sentences about the file as a whole.
    notes: Vec<String>,
}

/// One row.
#[derive(Debug)]
pub(crate) struct Row {
    /// Line of the file, from 1.
    pub line: usize,
    /// All fields, one after the other, and where each ends.
    text: Box<str>,
    ends: Box<[usize]>,
}

impl Row {
    fn new(line: usize, record: &StringRecord) -> Self {
        let ends = (0..record.len()).filter_map(|n| Some(record.range(n)?.end)).collect();
        Self { line, text: record.as_slice().into(), ends }
    }

    fn of_cells(line: usize, cells: &[String]) -> Self {
        let mut end = 0;
        let ends = cells.iter().map(|cell| {
            end += cell.len();
            end
        });
        Self { line, ends: ends.collect(), text: cells.concat().into() }
    }

    /// The trimmed value of a column, or none where it is blank or there is no such column.
    pub fn get(&self, column: Option<usize>) -> Option<&str> {
        self.whole(column).map(str::trim).filter(|value| !value.is_empty())
    }

    /// The value with its blanks, for quotations.
    pub fn whole(&self, column: Option<usize>) -> Option<&str> {
        let column = column?;
        let start = column.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.text.get(start..*self.ends.get(column)?)
    }

    /// An owned value.
    pub fn text(&self, column: Option<usize>) -> Option<String> {
        self.get(column).map(str::to_owned)
    }
}

impl Table {
    fn header<'f>(&mut self, fields: impl Iterator<Item = &'f str>) {
        self.columns = fields.map(|name| name.trim().to_owned()).collect();
        self.keys = self.columns.iter().map(|name| key(name)).collect();
    }

    /// Whether a row is blank, or the mark above the header of a table for the team.
    fn passes_over<'f, F: Iterator<Item = &'f str>>(&self, fields: impl Fn() -> F) -> bool {
        fields().all(|field| field.trim().is_empty()) || self.columns.is_empty() && is_mark(fields())
    }

    /// Whether a row has no more fields than the header; tells where it has.
    fn fits<'f>(&mut self, line: usize, fields: impl Iterator<Item = &'f str>) -> bool {
        let (mut found, expected, mut fits) = (0, self.columns.len(), true);
        for field in fields {
            found += 1;
            fits &= found <= expected || field.trim().is_empty();
        }
        if !fits {
            let reason = format!("The row has {found} fields and the header {expected}.");
            self.problems.push(RowProblem::new(line, reason));
        }
        fits
    }

    /// The place of a column; `names` are its spellings.
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.keys.iter().position(|key| key == name))
    }

    /// The place of a column that must be there.
    pub fn needed(&self, name: &'static str) -> Result<usize, TableError> {
        self.column(&[name]).ok_or_else(|| self.missing(name))
    }

    /// The error for a column that is not there.
    pub fn missing(&self, column: &'static str) -> TableError {
        TableError::MissingColumn { column, found: self.columns.join(", ") }
    }

    /// Columns other than those at `known`, in order.
    pub fn others(&self, known: &[Option<usize>]) -> Vec<usize> {
        (0..self.columns.len()).filter(|n| !known.contains(&Some(*n))).collect()
    }

    /// Notes that name columns and sheets nobody reads.
    pub fn unread(&self, known: &[Option<usize>]) -> Vec<String> {
        self.unread_columns(known).into_iter().chain(self.notes.iter().cloned()).collect()
    }

    fn unread_columns(&self, known: &[Option<usize>]) -> Option<String> {
        let names: Vec<&str> =
            self.others(known).into_iter().filter_map(|n| self.columns.get(n)).map(String::as_str).collect();
        match names.as_slice() {
            [] => None,
            [one] => Some(format!("The column “{one}” is not read.")),
            several => Some(format!("The columns “{}” are not read.", several.join("”, “"))),
        }
    }

    /// Understands every row by itself; `known` are the columns that are read.
    pub fn understood<T>(
        mut self,
        known: &[Option<usize>],
        understand: impl Fn(&Row) -> Result<T, String>,
    ) -> Lines<T> {
        let (problems, notes) = (std::mem::take(&mut self.problems), self.unread(known));
        let mut lines = Lines { rows: Vec::with_capacity(self.rows.len()), problems, notes };
        for row in &self.rows {
            match understand(row) {
                Ok(understood) => lines.rows.push(understood),
                Err(reason) => lines.problems.push(RowProblem::new(row.line, reason)),
            }
        }
        lines
    }
}

/// Reads a table: the first sheet of a workbook, or CSV. Comma, semicolon or tab part its columns, whichever the header holds most of.
pub(crate) fn read(bytes: &[u8]) -> Result<Table, TableError> {
    if crate::archive::sniff(bytes) {
        return of_workbook(bytes);
    }
    let text = decode(bytes, None)?.text;
    let delimiter = delimiter(&text);
    if let Some(line) = open_quotation(&text, delimiter) {
        return Err(TableError::OpenQuotation { line });
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut lines = LineNumbers { text: text.as_bytes(), at: 0, line: 1 };
    let mut table = Table::default();
    let mut record = StringRecord::new();
    // Reading memory that is valid UTF-8 cannot fail; an error would only end the table.
    while let Ok(true) = reader.read_record(&mut record) {
        let line = lines.of(record.position().map_or(0, csv::Position::byte));
        if table.passes_over(|| record.iter()) {
            continue;
        }
        if table.columns.is_empty() {
            table.header(record.iter());
        } else if table.fits(line, record.iter()) {
            table.rows.push(Row::new(line, &record));
        }
    }
    checked(table)
}

fn of_workbook(bytes: &[u8]) -> Result<Table, TableError> {
    let mut table = Table::default();
    let others = crate::xlsx::read(bytes, |line, cells| {
        let fields = || cells.iter().map(String::as_str);
        if table.passes_over(fields) {
            return;
        }
        if table.columns.is_empty() {
            table.header(fields());
        } else if table.fits(line, fields()) {
            table.rows.push(Row::of_cells(line, cells));
        }
    })?;
    if !others.is_empty() {
        table.notes.push(format!("Only the first sheet is read, not: {}.", others.join(", ")));
    }
    checked(table)
}

fn checked(table: Table) -> Result<Table, TableError> {
    if table.columns.is_empty() {
        return Err(TableError::NoHeader);
    }
    let mut seen = HashSet::new();
    for (n, key) in table.keys.iter().enumerate() {
        if !key.is_empty() && !seen.insert(key) {
            let column = table.columns.get(n).cloned().unwrap_or_default();
            return Err(TableError::DuplicateColumn { column });
        }
    }
    Ok(table)
}

pub(crate) fn key(name: &str) -> String {
    name.to_lowercase().split([' ', '-', '_']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
}

/// Whether a row says no more than that Verbatim wrote the table for the team.
fn is_mark<'f>(mut fields: impl Iterator<Item = &'f str>) -> bool {
    fields.next().is_some_and(|first| first.trim().starts_with(TEAM_MARK))
        && fields.all(|field| field.trim().is_empty())
}

/// The sign that parts the columns of the header.
fn delimiter(text: &str) -> u8 {
    let is_header =
        |line: &&str| !line.trim().is_empty() && !line.trim_start_matches('"').starts_with(TEAM_MARK);
    let header = text.lines().find(is_header).unwrap_or_default();
    let mut counts = [(b',', 0usize), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in header.bytes() {
        quoted ^= byte == b'"';
        for (sign, count) in &mut counts {
            *count += usize::from(byte == *sign && !quoted);
        }
    }
    // `rev` and the last maximum: a comma where nothing is more frequent.
    counts.into_iter().rev().max_by_key(|&(_, count)| count).map_or(b',', |(sign, _)| sign)
}

/// Line of a quotation mark that is never closed.
fn open_quotation(text: &str, delimiter: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    // Only at the start of a field does a quotation mark open anything.
    let begins_field = |at: usize| {
        at.checked_sub(1).and_then(|before| bytes.get(before)).is_none_or(|&b| b == delimiter || b == b'\n')
    };
    let mut marks = text.match_indices('"').map(|(at, _)| at).peekable();
    let mut open = None;
    while let Some(at) = marks.next() {
        open = match open {
            // Two marks are one in the text.
            Some(_) if marks.next_if_eq(&(at + 1)).is_some() => open,
            None if begins_field(at) => Some(at),
            _ => None,
        };
    }
    let before = bytes.get(..open?).unwrap_or_default();
    Some(1 + before.iter().filter(|&&byte| byte == b'\n').count())
}

/// Lines of byte positions that only grow. The reader's own count is one short after blank lines.
struct LineNumbers<'t> {
    text: &'t [u8],
    at: usize,
    line: usize,
}

impl LineNumbers<'_> {
    fn of(&mut self, byte: u64) -> usize {
        let mut byte = usize::try_from(byte).unwrap_or(usize::MAX).min(self.text.len());
        while self.text.get(byte) == Some(&b'\n') {
            byte += 1;
        }
        let passed = self.text.get(self.at..byte).unwrap_or_default();
        self.line += passed.iter().filter(|&&b| b == b'\n').count();
        self.at = self.at.max(byte);
        self.line
    }
}

/// A value as it may be repeated in a sentence: short, on one line.
pub(crate) fn shown(value: &str) -> String {
    let value: String = value.chars().take(40).map(|c| if c.is_control() { ' ' } else { c }).collect();
    value.trim().to_owned()
}

/// Parts a list in one cell.
pub(crate) fn list(value: Option<&str>) -> Vec<String> {
    let parts = value.unwrap_or_default().split([';', '|']);
    parts.map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests;
