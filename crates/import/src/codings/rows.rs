//! Codings as CSV with a header.

use std::borrow::Cow;

use super::{Fields, ReadCodings};
use crate::place::{PlaceColumns, PlaceFields};
use crate::table::{self, Row, Table, TableError, list};

struct Columns {
    file: Option<usize>,
    place: PlaceColumns,
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
        let (code, codes) = (table.column(&["code"]), table.column(&["codes"]));
        if code.is_none() && codes.is_none() {
            return Err(table.missing("code"));
        }
        Ok(Self {
            file: table.column(&["file", "transcript"]),
            place: PlaceColumns::of(table)?,
            code,
            codes,
            memo: table.column(&["memo"]),
            stance: table.column(&["stance"]),
            basis: table.column(&["basis"]),
            prompted: table.column(&["prompted"]),
            coder: table.column(&["coder"]),
        })
    }

    fn all(&self) -> Vec<Option<usize>> {
        let Self { file, place, code, codes, memo, stance, basis, prompted, coder } = self;
        let others = [*file, *code, *codes, *memo, *stance, *basis, *prompted, *coder];
        place.all().into_iter().chain(others).collect()
    }
}

/// Reads every row.
pub(super) fn read(bytes: &[u8]) -> Result<ReadCodings, TableError> {
    let table = table::read(bytes)?;
    let columns = Columns::of(&table)?;
    Ok(table.understood(&columns.all(), |row| fields(row, &columns)?.understand(row.line)).into())
}

fn fields<'r>(row: &'r Row, columns: &Columns) -> Result<Fields<'r>, String> {
    let field = |column| row.get(column).map(Cow::Borrowed);
    let mut codes: Vec<String> = row.text(columns.code).into_iter().collect();
    codes.extend(code_list(row.get(columns.codes))?);
    Ok(Fields {
        file: field(columns.file),
        place: PlaceFields::of_row(row, &columns.place),
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
