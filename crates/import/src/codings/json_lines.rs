//! Codings as JSON Lines: one object a line.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::{Fields, ReadCodings};
use crate::json_lines::{self, trimmed};
use crate::place::PlaceFields;
use crate::table::TableError;

const KNOWN: &[&str] = &[
    "file",
    "transcript",
    "start",
    "end",
    "quote",
    "occurrence",
    "code",
    "codes",
    "memo",
    "stance",
    "basis",
    "prompted",
    "coder",
];

/// Reads every line.
pub(super) fn read(bytes: &[u8]) -> Result<ReadCodings, TableError> {
    let understand = |object: &Map<String, Value>, line| fields(object)?.understand(line);
    Ok(json_lines::read(bytes, KNOWN, understand)?.into())
}

fn fields(object: &Map<String, Value>) -> Result<Fields<'_>, String> {
    let text = |name: &str| json_lines::text(object, name);
    Ok(Fields {
        file: json_lines::file(object)?,
        place: PlaceFields::of_object(object, &["quote"])?,
        codes: codes(object)?,
        memo: text("memo")?,
        stance: text("stance")?,
        basis: text("basis")?,
        prompted: text("prompted")?,
        coder: trimmed(object, "coder")?,
    })
}

fn codes(object: &Map<String, Value>) -> Result<Vec<String>, String> {
    let mut codes: Vec<String> = trimmed(object, "code")?.map(Cow::into_owned).into_iter().collect();
    match object.get("codes") {
        Some(Value::Array(list)) => {
            for code in list {
                let Value::String(code) = code else {
                    return Err("“codes” holds something that is no name.".to_owned());
                };
                if !code.trim().is_empty() {
                    codes.push(code.trim().to_owned());
                }
            }
        }
        _ => codes.extend(trimmed(object, "codes")?.map(Cow::into_owned)),
    }
    Ok(codes)
}
