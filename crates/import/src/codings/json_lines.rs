//! Codings as JSON Lines: one object a line.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::{Fields, ReadCodings};
use crate::json_lines::{self, trimmed};
use crate::place::PlaceFields;
use crate::table::{TableError, key};

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
pub(super) fn read(bytes: &[u8], attributes: &[String]) -> Result<ReadCodings, TableError> {
    let understand = |object: &Map<String, Value>, line| fields(object, attributes)?.understand(line);
    let knows = |field: &str| KNOWN.contains(&field) || attribute(attributes, field).is_some();
    Ok(json_lines::read(bytes, knows, understand)?.into())
}

fn fields<'o>(object: &'o Map<String, Value>, attributes: &[String]) -> Result<Fields<'o>, String> {
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
        values: values(object, attributes)?,
    })
}

/// Values of attributes of codings, by the number of the attribute.
fn values<'o>(
    object: &'o Map<String, Value>,
    attributes: &[String],
) -> Result<Vec<(usize, Cow<'o, str>)>, String> {
    let mut values = Vec::new();
    for field in object.keys().filter(|field| !KNOWN.contains(&field.as_str())) {
        if let (Some(number), Some(value)) = (attribute(attributes, field), trimmed(object, field)?) {
            values.push((number, value));
        }
    }
    values.sort_unstable_by_key(|(number, _)| *number);
    Ok(values)
}

/// Number of the attribute that a field is called like.
fn attribute(attributes: &[String], field: &str) -> Option<usize> {
    let field = key(field);
    attributes.iter().position(|name| key(name) == field)
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
