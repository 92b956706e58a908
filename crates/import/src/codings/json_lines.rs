//! Codings as JSON Lines: one object a line.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{Field, Fields, ReadCodings};
use crate::encoding::decode;
use crate::table::{RowProblem, TableError, shown};

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

/// Reads every line by itself, so that a broken one costs nothing but itself.
pub(super) fn read(bytes: &[u8]) -> Result<ReadCodings, TableError> {
    let text = decode(bytes, None)?.text;
    let mut read = ReadCodings::default();
    let mut unknown = BTreeSet::new();
    for (n, line) in text.split('\n').enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let understood = match serde_json::from_str::<Value>(line) {
            Ok(Value::Object(object)) => {
                unknown
                    .extend(object.keys().filter(|key| !KNOWN.contains(&key.as_str())).map(|key| shown(key)));
                fields(&object).and_then(|fields| fields.understand(n + 1))
            }
            Ok(_) => Err("The line is not a JSON object.".to_owned()),
            // The parser's own message can repeat the line.
            Err(error) => Err(format!("The line is not valid JSON (column {}).", error.column())),
        };
        match understood {
            Ok(coding) => read.codings.push(coding),
            Err(reason) => read.problems.push(RowProblem::new(n + 1, reason)),
        }
    }
    if !unknown.is_empty() {
        let names: Vec<String> = unknown.into_iter().collect();
        read.notes.push(format!("Fields that are not read: {}.", names.join(", ")));
    }
    Ok(read)
}

fn fields(object: &Map<String, Value>) -> Result<Fields<'_>, String> {
    let text = |name: &str| match object.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
        Some(Value::String(text)) => Ok(Some(Cow::Borrowed(text.as_str()))),
        Some(Value::Number(number)) => Ok(Some(Cow::Owned(number.to_string()))),
        Some(Value::Bool(value)) => Ok(Some(Cow::Owned(value.to_string()))),
        Some(_) => Err(format!("The field “{name}” is a list or an object.")),
    };
    let trimmed = |name: &str| text(name).map(|value| value.map(trim));
    Ok(Fields {
        file: trimmed("file")?.map_or_else(|| trimmed("transcript"), |file| Ok(Some(file)))?,
        start: text("start")?,
        end: text("end")?,
        quote: text("quote")?.map(|quote| Cow::Owned(verbatim_text::normalise(&quote))),
        occurrence: text("occurrence")?,
        codes: codes(object, &trimmed)?,
        memo: text("memo")?,
        stance: text("stance")?,
        basis: text("basis")?,
        prompted: text("prompted")?,
        coder: trimmed("coder")?,
    })
}

fn trim(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

fn codes<'o>(
    object: &'o Map<String, Value>,
    text: &impl Fn(&str) -> Result<Field<'o>, String>,
) -> Result<Vec<String>, String> {
    let mut codes: Vec<String> = text("code")?.map(Cow::into_owned).into_iter().collect();
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
        _ => codes.extend(text("codes")?.map(Cow::into_owned)),
    }
    Ok(codes)
}
