//! JSON Lines: one object a line, each read by itself, so that a broken one costs nothing but itself.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::encoding::decode;
use crate::table::{Lines, RowProblem, TableError, shown};

/// A field of a row or line, lent by it where that is possible.
pub(crate) type Field<'r> = Option<Cow<'r, str>>;

/// Whether a file holds JSON Lines: its name or its first character says so.
pub(crate) fn are_in(name: &str, bytes: &[u8]) -> bool {
    let name = name.to_lowercase();
    let named = [".jsonl", ".ndjson", ".json"].iter().any(|end| name.ends_with(end));
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    named || start.trim_ascii_start().starts_with(b"{")
}

/// Reads every line; `understand` gets its object and its number, from 1. Fields that nobody `knows` are named
/// in a note.
pub(crate) fn read<T>(
    bytes: &[u8],
    knows: impl Fn(&str) -> bool,
    understand: impl Fn(&Map<String, Value>, usize) -> Result<T, String>,
) -> Result<Lines<T>, TableError> {
    let text = decode(bytes, None)?.text;
    let mut lines = Lines { rows: Vec::new(), problems: Vec::new(), notes: Vec::new() };
    let mut unknown = BTreeSet::new();
    for (n, line) in text.split('\n').enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let understood = match serde_json::from_str::<Value>(line) {
            Ok(Value::Object(object)) => {
                let strange = object.keys().filter(|key| !knows(key));
                unknown.extend(strange.map(|key| shown(key)));
                understand(&object, n + 1)
            }
            Ok(_) => Err("The line is not a JSON object.".to_owned()),
            // The parser's own message can repeat the line.
            Err(error) => Err(format!("The line is not valid JSON (column {}).", error.column())),
        };
        match understood {
            Ok(row) => lines.rows.push(row),
            Err(reason) => lines.problems.push(RowProblem::new(n + 1, reason)),
        }
    }
    if !unknown.is_empty() {
        let names: Vec<String> = unknown.into_iter().collect();
        lines.notes.push(format!("Fields that are not read: {}.", names.join(", ")));
    }
    Ok(lines)
}

/// A field as text; none where it is missing or blank.
pub(crate) fn text<'o>(object: &'o Map<String, Value>, name: &str) -> Result<Field<'o>, String> {
    match object.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
        Some(Value::String(text)) => Ok(Some(Cow::Borrowed(text.as_str()))),
        Some(Value::Number(number)) => Ok(Some(Cow::Owned(number.to_string()))),
        Some(Value::Bool(value)) => Ok(Some(Cow::Owned(value.to_string()))),
        Some(_) => Err(format!("The field “{name}” is a list or an object.")),
    }
}

/// A field without blanks at its edges.
pub(crate) fn trimmed<'o>(object: &'o Map<String, Value>, name: &str) -> Result<Field<'o>, String> {
    Ok(text(object, name)?.map(|text| match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }))
}

/// The name of the transcript, which is called `file` or `transcript`.
pub(crate) fn file<'o>(object: &'o Map<String, Value>) -> Result<Field<'o>, String> {
    match trimmed(object, "file")? {
        Some(file) => Ok(Some(file)),
        None => trimmed(object, "transcript"),
    }
}
