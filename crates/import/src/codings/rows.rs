//! Codings as a table with a header.

use std::borrow::Cow;

use verbatim_model::PATH_SEPARATOR;

use super::mapping::Mapping;
use super::{Fields, ReadCodings, excerpts};
use crate::place::{PlaceColumns, PlaceFields};
use crate::table::{self, Row, Table, TableError, key, list};

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
    /// Of each attribute of codings.
    attributes: Vec<Option<usize>>,
}

impl Columns {
    fn of(table: &Table, attributes: &[String]) -> Result<Self, TableError> {
        let (code, codes) = (table.column(&["code"]), table.column(&["codes"]));
        if code.is_none() && codes.is_none() {
            return Err(table.missing("code"));
        }
        let mut columns = Self {
            file: table.column(&["file", "transcript"]),
            place: PlaceColumns::of(table)?,
            code,
            codes,
            memo: table.column(&["memo"]),
            stance: table.column(&["stance"]),
            basis: table.column(&["basis"]),
            prompted: table.column(&["prompted"]),
            coder: table.column(&["coder"]),
            attributes: Vec::new(),
        };
        let taken = columns.all();
        let column = |name: &String| table.column(&[&key(name)]).filter(|n| !taken.contains(&Some(*n)));
        columns.attributes = attributes.iter().map(column).collect();
        Ok(columns)
    }

    fn all(&self) -> Vec<Option<usize>> {
        let Self { file, place, code, codes, memo, stance, basis, prompted, coder, attributes } = self;
        let others = [*file, *code, *codes, *memo, *stance, *basis, *prompted, *coder];
        place.all().into_iter().chain(others).chain(attributes.iter().copied()).collect()
    }
}

/// Reads every row.
pub(super) fn read(
    bytes: &[u8],
    attributes: &[String],
    mapping: &Mapping,
) -> Result<ReadCodings, TableError> {
    let table = table::read(bytes)?;
    let columns = match Columns::of(&table, attributes) {
        Ok(columns) if mapping.columns.is_empty() => columns,
        own => {
            return match (excerpts::Columns::of(&table, mapping), own) {
                (Ok(Some(excerpts)), _) => Ok(excerpts::read(table, &excerpts)),
                (Ok(None) | Err(TableError::MissingColumn { .. }), Ok(_)) => Err(TableError::OwnForm),
                (Ok(None), Err(e)) | (Err(e), _) => Err(e),
            };
        }
    };
    let separator = mapping.separator.as_deref();
    let understand = |row: &Row| fields(row, &columns, separator)?.understand(row.line);
    Ok(table.understood(&columns.all(), understand).into())
}

fn fields<'r>(row: &'r Row, columns: &Columns, separator: Option<&str>) -> Result<Fields<'r>, String> {
    let field = |column| row.get(column).map(Cow::Borrowed);
    let mut codes: Vec<String> = row.text(columns.code).into_iter().collect();
    codes.extend(code_list(row.get(columns.codes))?);
    if let Some(separator) = separator {
        for code in &mut codes {
            *code = code.split(separator).map(str::trim).collect::<Vec<_>>().join(PATH_SEPARATOR);
        }
    }
    Ok(Fields {
        file: field(columns.file),
        place: PlaceFields::of_row(row, &columns.place),
        codes,
        memo: field(columns.memo),
        stance: field(columns.stance),
        basis: field(columns.basis),
        prompted: field(columns.prompted),
        coder: field(columns.coder),
        values: (0..)
            .zip(&columns.attributes)
            .filter_map(|(number, column)| Some((number, field(*column)?)))
            .collect(),
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
