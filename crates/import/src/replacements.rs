//! What is to stand in place of names, from CSV or JSON Lines: each row a place, by offsets or by
//! quotation, and the words that come.
//!
//! Nothing is looked up here: whether transcript and passage exist is for the caller, who has the
//! study.

use std::borrow::Cow;

use serde_json::{Map, Value};
use verbatim_model::IdentifierKind;

use crate::json_lines::{self, Field, trimmed};
use crate::place::PlaceFields;
use crate::table::{self, Row, RowProblem, Table, TableError};

pub use crate::place::Place;

const KNOWN: &[&str] =
    &["file", "transcript", "start", "end", "quote", "text", "occurrence", "replacement", "kind"];

/// Words by which files call kinds of identifiers besides Verbatim's own.
const OTHER_WORDS: &[(&str, IdentifierKind)] = &[
    ("name", IdentifierKind::Person),
    ("organization", IdentifierKind::Organisation),
    ("address", IdentifierKind::Street),
    ("phone number", IdentifierKind::Phone),
    ("email", IdentifierKind::Email),
    ("url", IdentifierKind::Url),
    ("case number", IdentifierKind::Number),
    ("other", IdentifierKind::LifeDetail),
];

/// One line or row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadReplacement {
    /// Line of the file, from 1.
    pub line: usize,
    /// Name of the transcript; none where the file as a whole is about one.
    pub file: Option<String>,
    /// What goes.
    pub place: Place,
    /// What comes, as written: with or without brackets and number.
    pub replacement: String,
    /// What it is, if the file says so.
    pub kind: Option<IdentifierKind>,
}

/// What a file of replacements holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadReplacements {
    /// Replacements in the order of the file.
    pub replacements: Vec<ReadReplacement>,
    /// Lines that were not taken.
    pub problems: Vec<RowProblem>,
    /// Sentences about the file as a whole.
    pub notes: Vec<String>,
}

/// Reads replacements: JSON Lines where the name or the first character says so, else CSV.
///
/// # Errors
/// [`TableError`] where the bytes are no text or the table has no column for place or replacement.
pub fn read_replacements(name: &str, bytes: &[u8]) -> Result<ReadReplacements, TableError> {
    let mut read = if json_lines::are_in(name, bytes) { read_lines(bytes)? } else { read_rows(bytes)? };
    read.problems.sort_by_key(|problem| problem.line);
    Ok(read)
}

/// The fields of one replacement before they are understood.
struct Fields<'r> {
    file: Field<'r>,
    start: Field<'r>,
    end: Field<'r>,
    quote: Field<'r>,
    occurrence: Field<'r>,
    replacement: Field<'r>,
    kind: Field<'r>,
}

impl Fields<'_> {
    fn understand(self, line: usize) -> Result<ReadReplacement, String> {
        let (start, end) = (self.start.as_deref(), self.end.as_deref());
        let (quote, occurrence) = (self.quote.as_deref(), self.occurrence.as_deref());
        let place = PlaceFields { start, end, quote, occurrence }.understand()?;
        let replacement = self.replacement.ok_or("There is no replacement.")?.into_owned();
        let kind = self.kind.as_deref().map(kind).transpose()?;
        Ok(ReadReplacement { line, file: self.file.map(Cow::into_owned), place, replacement, kind })
    }
}

/// A kind by Verbatim's word or another one. The word may be a slip of the column, so it is not
/// repeated.
fn kind(word: &str) -> Result<IdentifierKind, String> {
    let plain = |word: &str| word.trim().to_lowercase().replace(['_', '-'], " ");
    let word = plain(word);
    let own = IdentifierKind::ALL.iter().map(|kind| (plain(kind.as_str()), *kind));
    let other = OTHER_WORDS.iter().map(|(word, kind)| ((*word).to_owned(), *kind));
    own.chain(other).find(|(known, _)| *known == word).map(|(_, kind)| kind).ok_or_else(|| {
        let known: Vec<&str> = IdentifierKind::ALL.iter().map(|kind| kind.as_str()).collect();
        format!("The kind is not known. It can be: {}.", known.join(", "))
    })
}

fn read_lines(bytes: &[u8]) -> Result<ReadReplacements, TableError> {
    let lines = json_lines::read(bytes, KNOWN, |object, line| of_object(object)?.understand(line))?;
    Ok(ReadReplacements { replacements: lines.rows, problems: lines.problems, notes: lines.notes })
}

fn of_object(object: &Map<String, Value>) -> Result<Fields<'_>, String> {
    let text = |name: &str| json_lines::text(object, name);
    let quote = match json_lines::quotation(object)? {
        Some(quote) => Some(quote),
        // Findings of Verbatim call the passage “text”.
        None => text("text")?,
    };
    Ok(Fields {
        file: json_lines::file(object)?,
        start: text("start")?,
        end: text("end")?,
        quote,
        occurrence: text("occurrence")?,
        replacement: trimmed(object, "replacement")?,
        kind: trimmed(object, "kind")?,
    })
}

struct Columns {
    file: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
    quote: Option<usize>,
    occurrence: Option<usize>,
    replacement: usize,
    kind: Option<usize>,
}

impl Columns {
    fn of(table: &Table) -> Result<Self, TableError> {
        let columns = Self {
            file: table.column(&["transcript", "file"]),
            start: table.column(&["start"]),
            end: table.column(&["end"]),
            quote: table.column(&["quote", "text"]),
            occurrence: table.column(&["occurrence"]),
            replacement: table.needed("replacement")?,
            kind: table.column(&["kind"]),
        };
        if columns.quote.is_none() && (columns.start.is_none() || columns.end.is_none()) {
            return Err(table.missing(if columns.start.is_some() { "end" } else { "quote" }));
        }
        Ok(columns)
    }

    const fn all(&self) -> [Option<usize>; 7] {
        let Self { file, start, end, quote, occurrence, replacement, kind } = self;
        [*file, *start, *end, *quote, *occurrence, Some(*replacement), *kind]
    }
}

fn read_rows(bytes: &[u8]) -> Result<ReadReplacements, TableError> {
    let mut table = table::read(bytes)?;
    let columns = Columns::of(&table)?;
    let mut read = ReadReplacements {
        problems: std::mem::take(&mut table.problems),
        notes: table.unread(&columns.all()).into_iter().collect(),
        ..ReadReplacements::default()
    };
    for row in &table.rows {
        match of_row(row, &columns).understand(row.line) {
            Ok(replacement) => read.replacements.push(replacement),
            Err(reason) => read.problems.push(RowProblem::new(row.line, reason)),
        }
    }
    Ok(read)
}

fn of_row<'r>(row: &'r Row, columns: &Columns) -> Fields<'r> {
    let field = |column| row.get(column).map(Cow::Borrowed);
    // Blanks at the edges of a quotation belong to it.
    let quote = row.whole(columns.quote).filter(|quote| !quote.trim().is_empty());
    Fields {
        file: field(columns.file),
        start: field(columns.start),
        end: field(columns.end),
        quote: quote.map(|quote| Cow::Owned(verbatim_text::normalise(quote))),
        occurrence: field(columns.occurrence),
        replacement: field(Some(columns.replacement)),
        kind: field(columns.kind),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;

    fn one(name: &str, text: &str) -> ReadReplacement {
        let read = read_replacements(name, text.as_bytes()).unwrap();
        assert_eq!(read.problems, [], "{text}");
        read.replacements[0].clone()
    }

    #[test]
    fn rows_and_lines_say_the_same() {
        let row = one("a.csv", "transcript,start,end,replacement,kind\nAD-1.txt,4,9,[colleague 1],person\n");
        let line = one(
            "a.jsonl",
            r#"{"transcript":"AD-1.txt","start":4,"end":9,"replacement":"[colleague 1]","kind":"person"}"#,
        );
        assert_eq!(row.place, Place::Span { start: 4, end: 9, words: None });
        assert_eq!(ReadReplacement { line: 2, ..line }, row);
        assert_eq!((row.kind, row.replacement.as_str()), (Some(IdentifierKind::Person), "[colleague 1]"));
    }

    #[test]
    fn a_quotation_needs_no_transcript_and_no_kind() {
        let line = one("AD-1.jsonl", r#"{"quote":"Mrs. Sol","occurrence":2,"replacement":"neighbour 1"}"#);
        assert_eq!(line.place, Place::Quote { quote: "Mrs. Sol".to_owned(), occurrence: 2 });
        assert_eq!((line.file, line.kind), (None, None));
    }

    #[test]
    fn kinds_are_known_by_several_words() {
        for (word, known) in [
            ("case_number", IdentifierKind::Number),
            ("E-Mail", IdentifierKind::Email),
            ("email", IdentifierKind::Email),
            ("life_detail", IdentifierKind::LifeDetail),
            ("other", IdentifierKind::LifeDetail),
            ("address", IdentifierKind::Street),
        ] {
            assert_eq!(kind(word), Ok(known), "{word}");
        }
        assert!(kind("Sol").unwrap_err().starts_with("The kind is not known. It can be: person, place,"));
    }

    #[test]
    fn a_line_that_says_too_little_costs_only_itself() {
        let text = "quote,replacement\nAna,[colleague 1]\nBo,\n,[town 1]\n";
        let read = read_replacements("a.csv", text.as_bytes()).unwrap();
        assert_eq!(read.replacements.len(), 1);
        let told: Vec<_> = read.problems.iter().map(|p| (p.line, p.reason.as_str())).collect();
        assert_eq!(
            told,
            [(3, "There is no replacement."), (4, "There is neither a quotation nor start and end.")]
        );
        let missing = read_replacements("a.csv", b"quote,alias\nAna,x\n").unwrap_err();
        assert!(missing.to_string().contains("no column “replacement”"));
    }
}
