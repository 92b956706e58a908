//! Excerpts under their codes as a table: fields between signs, and JSON.

use std::io::Write;

use serde::Serialize;
use verbatim_model::PATH_SEPARATOR;
use verbatim_protect::{Cleared, ExcerptsBook};

use super::book::in_one;
use crate::separated::{Fields, Separated};
use crate::{ExportError, write_json};

/// A row, of a publication or for the team.
#[derive(Serialize)]
struct Row<'b> {
    excerpt: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<&'b str>,
    attribution: Option<&'b str>,
    text: String,
    code: String,
    levels: &'b [String],
}

#[derive(Serialize)]
struct Rows<'b> {
    purpose: &'static str,
    mark: &'static str,
    title: &'b str,
    notes: &'b [String],
    excerpts: Vec<Row<'b>>,
}

fn rows(book: &ExcerptsBook) -> Vec<Row<'_>> {
    let mut rows = Vec::with_capacity(book.len());
    for section in &book.sections {
        for group in &section.groups {
            rows.extend(group.excerpts.iter().map(|excerpt| Row {
                excerpt: excerpt.number,
                person: excerpt.person,
                category: group.category.as_deref(),
                attribution: excerpt.attribution.as_deref(),
                text: in_one(&excerpt.turns),
                code: section.path.join(PATH_SEPARATOR),
                levels: &section.path,
            }));
        }
    }
    rows
}

/// Writes excerpts as rows of fields. The first row says what a reader must know: whom they are for, or what was done so
/// that nobody can be recognised.
///
/// # Errors
/// What the destination says.
pub fn excerpts_book_csv(
    book: &Cleared<ExcerptsBook>,
    form: Separated,
    to: impl Write,
) -> Result<(), ExportError> {
    let content = book.content();
    let mut csv = Fields::new(form, to)?;
    let first = book.mark().map_or_else(|| content.notes.join(" "), str::to_owned);
    csv.row([&*first])?;
    let levels = content.sections.iter().map(|section| section.path.len()).max().unwrap_or(0);
    let rows = rows(content);
    let linked = rows.iter().any(|row| row.person.is_some());
    let mut header: Vec<String> =
        ["excerpt", "category", "attribution", "text", "code"].map(str::to_owned).into();
    header.extend((1..=levels).map(|level| format!("level {level}")));
    header.extend(linked.then(|| "person".to_owned()));
    csv.row(header.iter().map(String::as_str))?;
    for row in &rows {
        csv.field(&row.excerpt.to_string())?;
        csv.field(row.category.unwrap_or_default())?;
        csv.field(row.attribution.unwrap_or_default())?;
        csv.field(&row.text)?;
        csv.field(&row.code)?;
        for level in 0..levels {
            csv.field(row.levels.get(level).map_or("", String::as_str))?;
        }
        if linked {
            csv.field(&row.person.map(|person| person.to_string()).unwrap_or_default())?;
        }
        csv.end()?;
    }
    csv.flush()?;
    Ok(())
}

/// Writes excerpts as JSON: what they are for, what a reader must know, and the rows.
///
/// # Errors
/// What the destination says.
pub fn excerpts_book_json(book: &Cleared<ExcerptsBook>, to: impl Write) -> Result<(), ExportError> {
    let content = book.content();
    let document = Rows {
        purpose: book.purpose().as_str(),
        mark: book.mark().unwrap_or_default(),
        title: &content.title,
        notes: &content.notes,
        excerpts: rows(content),
    };
    write_json(&document, to)
}
