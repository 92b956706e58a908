//! Excerpts under their codes as a table: fields between signs, and JSON.

use std::io::Write;

use serde::Serialize;
use verbatim_model::PATH_SEPARATOR;
use verbatim_protect::{Cleared, ExcerptsBook, InsideExcerpt, Placed};

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
    #[serde(flatten)]
    inside: Option<Inside<'b>>,
}

/// What only the team may know of a row.
#[derive(Serialize)]
struct Inside<'b> {
    interviewee: Option<&'b str>,
    transcript: &'b str,
    turn: Option<u32>,
    before: Option<&'b str>,
    after: Option<&'b str>,
    coder: &'b str,
    stance: Option<&'static str>,
    memo: Option<&'b str>,
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
    let row = |Placed { section, group, excerpt }| Row {
        excerpt: excerpt.number,
        person: excerpt.person,
        category: group.category.as_deref(),
        attribution: excerpt.attribution.as_deref(),
        text: in_one(&excerpt.turns),
        code: section.path.join(PATH_SEPARATOR),
        levels: &section.path,
        inside: excerpt.inside.as_ref().map(of_team),
    };
    book.in_order().into_iter().map(row).collect()
}

fn of_team(inside: &InsideExcerpt) -> Inside<'_> {
    Inside {
        interviewee: inside.interviewee.as_deref(),
        transcript: &inside.transcript,
        turn: inside.turn,
        before: inside.before.as_deref(),
        after: inside.after.as_deref(),
        coder: &inside.coder,
        stance: inside.stance,
        memo: inside.memo.as_deref(),
    }
}

/// Columns of what only the team may know.
const OF_TEAM: [&str; 8] =
    ["interviewee", "transcript", "turn", "coder", "stance", "memo", "before", "after"];

impl Inside<'_> {
    /// As the columns of [`OF_TEAM`].
    fn fields(&self) -> [String; 8] {
        let words = |words: Option<&str>| words.unwrap_or_default().to_owned();
        [
            words(self.interviewee),
            self.transcript.to_owned(),
            self.turn.map(|turn| turn.to_string()).unwrap_or_default(),
            self.coder.to_owned(),
            words(self.stance),
            words(self.memo),
            words(self.before),
            words(self.after),
        ]
    }
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
    let inside = rows.iter().any(|row| row.inside.is_some());
    let mut header: Vec<String> =
        ["excerpt", "category", "attribution", "text", "code"].map(str::to_owned).into();
    header.extend((1..=levels).map(|level| format!("level {level}")));
    header.extend(linked.then(|| "person".to_owned()));
    header.extend(OF_TEAM.iter().filter(|_| inside).map(|&name| name.to_owned()));
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
        for field in row.inside.iter().flat_map(Inside::fields) {
            csv.field(&field)?;
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
