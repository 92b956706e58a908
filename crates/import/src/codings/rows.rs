//! Codings as CSV with a header.

use std::borrow::Cow;

use super::{Fields, ReadCodings};
use crate::table::{self, Row, RowProblem, Table, TableError, list};

struct Columns {
    file: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
    quote: Option<usize>,
    occurrence: Option<usize>,
    code: Option<usize>,
    codes: Option<usize>,
    memo: Option<usize>,
    stance: Option<usize>,
    basis: Option<usize>,
    prompted: Option<usize>,
    coder: Option<usize>,
}

impl Columns {
    fn of(table: &Table) -> Result<Self, TableError> {
        let columns = Self {
            file: table.column(&["file", "transcript"]),
            start: table.column(&["start"]),
            end: table.column(&["end"]),
            // Verbatim's own exports call the passage “text”.
            quote: table.column(&["quote", "text"]),
            occurrence: table.column(&["occurrence"]),
            code: table.column(&["code"]),
            codes: table.column(&["codes"]),
            memo: table.column(&["memo"]),
            stance: table.column(&["stance"]),
            basis: table.column(&["basis"]),
            prompted: table.column(&["prompted"]),
            coder: table.column(&["coder"]),
        };
        if columns.code.is_none() && columns.codes.is_none() {
            return Err(table.missing("code"));
        }
        if columns.quote.is_none() && (columns.start.is_none() || columns.end.is_none()) {
            return Err(table.missing(if columns.start.is_some() { "end" } else { "quote" }));
        }
        Ok(columns)
    }

    const fn all(&self) -> [Option<usize>; 12] {
        [
            self.file,
            self.start,
            self.end,
            self.quote,
            self.occurrence,
            self.code,
            self.codes,
            self.memo,
            self.stance,
            self.basis,
            self.prompted,
            self.coder,
        ]
    }
}

/// Reads every row.
pub(super) fn read(bytes: &[u8]) -> Result<ReadCodings, TableError> {
    let mut table = table::read(bytes)?;
    let columns = Columns::of(&table)?;
    let mut read = ReadCodings {
        problems: std::mem::take(&mut table.problems),
        notes: table.unread(&columns.all()).into_iter().collect(),
        ..ReadCodings::default()
    };
    for row in &table.rows {
        match fields(row, &columns).and_then(|fields| fields.understand(row.line)) {
            Ok(coding) => read.codings.push(coding),
            Err(reason) => read.problems.push(RowProblem::new(row.line, reason)),
        }
    }
    Ok(read)
}

fn fields<'r>(row: &'r Row, columns: &Columns) -> Result<Fields<'r>, String> {
    let field = |column| row.get(column).map(Cow::Borrowed);
    let mut codes: Vec<String> = row.text(columns.code).into_iter().collect();
    codes.extend(code_list(row.get(columns.codes))?);
    // Blanks at the edges of a quotation belong to it.
    let quote = row.whole(columns.quote).filter(|quote| !quote.trim().is_empty());
    Ok(Fields {
        file: field(columns.file),
        start: field(columns.start),
        end: field(columns.end),
        quote: quote.map(Cow::Borrowed),
        occurrence: field(columns.occurrence),
        codes,
        memo: field(columns.memo),
        stance: field(columns.stance),
        basis: field(columns.basis),
        prompted: field(columns.prompted),
        coder: field(columns.coder),
    })
}

/// A JSON list, or names parted by `;` or `|`.
fn code_list(value: Option<&str>) -> Result<Vec<String>, String> {
    match value.filter(|value| value.starts_with('[')) {
        Some(json) => {
            serde_json::from_str(json).map_err(|_| "“codes” is not a valid JSON list of names.".to_owned())
        }
        None => Ok(list(value)),
    }
}
