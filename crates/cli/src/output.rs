//! What a command prints: one JSON document, or text for a person.

use std::io::Write;
use std::process::ExitCode;

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use serde::Serialize;

use crate::failure::{Failure, PARTLY};

/// What a command prints and whether a part failed.
pub struct Output {
    text: String,
    json: serde_json::Value,
    partly: bool,
}

impl Output {
    /// A reply as JSON and as text.
    pub fn new(reply: &impl Serialize, text: impl Into<String>) -> Self {
        let json = serde_json::to_value(reply).unwrap_or_default();
        Self { text: text.into(), json, partly: false }
    }

    /// Text that is the same with `--json`: a format that was asked for by name.
    pub fn raw(text: String) -> Self {
        Self { text, json: serde_json::Value::Null, partly: false }
    }

    /// Marks that a part failed.
    pub const fn partly(mut self, failed: bool) -> Self {
        self.partly = failed;
        self
    }

    /// Prints to standard output. A reader that closed the pipe has read enough.
    pub fn print(self, json: bool) -> ExitCode {
        let text = if json && !self.json.is_null() {
            serde_json::to_string_pretty(&self.json).unwrap_or_default()
        } else {
            self.text
        };
        let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        let _ = write!(std::io::stdout().lock(), "{text}{end}");
        ExitCode::from(if self.partly { PARTLY } else { 0 })
    }
}

/// A table without lines. Columns named in `numbers` are set flush right.
pub fn table(header: &[&str], rows: Vec<Vec<String>>, numbers: &[usize]) -> String {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(header.iter().copied());
    for row in rows {
        table.add_row(row);
    }
    for &column in numbers {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let lines: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n")
}

/// Rows as CSV.
pub fn csv_text(header: &[&str], rows: &[Vec<String>]) -> Result<String, Failure> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    let wrong = |e: csv::Error| Failure::usage(e.to_string());
    csv.write_record(header).map_err(wrong)?;
    for row in rows {
        csv.write_record(row).map_err(wrong)?;
    }
    let bytes = csv.into_inner().map_err(|e| Failure::usage(e.to_string()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Sentences, each on its own line with a dash.
pub fn list(title: &str, sentences: &[String]) -> String {
    if sentences.is_empty() {
        return String::new();
    }
    let lines: Vec<String> = sentences.iter().map(|s| format!("  - {s}")).collect();
    format!("\n{title}\n{}", lines.join("\n"))
}

/// How many people are counted nowhere since they have withdrawn; nothing where nobody has.
pub fn left_out(withdrawn: u32) -> String {
    match withdrawn {
        0 => String::new(),
        1 => "\n\n1 person has withdrawn and is not counted.".to_owned(),
        n => format!("\n\n{n} people have withdrawn and are not counted."),
    }
}

/// A count with its noun: `1 coding`, `2 codings`, `3 aliases`.
pub fn plural(count: usize, noun: &str) -> String {
    let ending = if noun.ends_with('s') { "es" } else { "s" };
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}{ending}") }
}
