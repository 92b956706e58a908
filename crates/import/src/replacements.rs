//! What is to stand in place of names, from CSV or JSON Lines: each row a place, by offsets or by
//! quotation, and the words that come.
//!
//! Nothing is looked up here: whether transcript and passage exist is for the caller, who has the
//! study.

use std::borrow::Cow;

use serde_json::{Map, Value};
use verbatim_model::IdentifierKind;

use crate::json_lines::{self, Field, trimmed};
use crate::place::{PlaceColumns, PlaceFields};
use crate::table::{self, Lines, Row, RowProblem, Table, TableError};

pub use crate::place::Place;

/// What lines say; findings of Verbatim say besides how sure it is and why, which needs no reading.
const KNOWN: &[&str] = &[
    "file",
    "transcript",
    "start",
    "end",
    "quote",
    "text",
    "occurrence",
    "label",
    "replacement",
    "kind",
    "confidence",
    "reason",
];

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
    /// The label of a speaker that goes, wherever it stands, where the row is about one.
    pub label: Option<String>,
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

impl From<Lines<ReadReplacement>> for ReadReplacements {
    fn from(lines: Lines<ReadReplacement>) -> Self {
        Self { replacements: lines.rows, problems: lines.problems, notes: lines.notes }
    }
}

/// Reads replacements: JSON Lines where the name or the first character says so, else CSV. What
/// `verbatim anonymise --find --json` printed is read as it is; there, lines are counted finding by
/// finding.
///
/// # Errors
/// [`TableError`] where the bytes are no text or the table has no column for place or replacement.
pub fn read_replacements(name: &str, bytes: &[u8]) -> Result<ReadReplacements, TableError> {
    let mut read = if json_lines::are_in(name, bytes) {
        read_lines(findings(bytes).as_deref().unwrap_or(bytes))?
    } else {
        read_rows(bytes)?
    };
    read.problems.sort_by_key(|problem| problem.line);
    Ok(read)
}

/// The fields of one replacement before they are understood.
struct Fields<'r> {
    file: Field<'r>,
    place: PlaceFields<'r>,
    label: Field<'r>,
    replacement: Field<'r>,
    kind: Field<'r>,
}

impl Fields<'_> {
    fn understand(self, line: usize) -> Result<ReadReplacement, String> {
        let place = self.place.understand()?;
        let replacement = self.replacement.ok_or("There is no replacement.")?.into_owned();
        let kind = self.kind.as_deref().map(kind).transpose()?;
        let label = self.label.map(Cow::into_owned);
        Ok(ReadReplacement { line, file: self.file.map(Cow::into_owned), place, label, replacement, kind })
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
    let understand = |object: &Map<String, Value>, line| of_object(object)?.understand(line);
    Ok(json_lines::read(bytes, |field| KNOWN.contains(&field), understand)?.into())
}

/// The findings of a reply as JSON Lines, and after them its labels of speakers; none where the bytes are no such
/// reply.
fn findings(bytes: &[u8]) -> Option<Vec<u8>> {
    let reply: Value = serde_json::from_slice(bytes).ok()?;
    let labels = reply.get("labels").and_then(Value::as_array);
    let all = reply.get("findings")?.as_array()?.iter().chain(labels.into_iter().flatten());
    Some(all.map(Value::to_string).collect::<Vec<String>>().join("\n").into_bytes())
}

fn of_object(object: &Map<String, Value>) -> Result<Fields<'_>, String> {
    Ok(Fields {
        file: json_lines::file(object)?,
        // Findings of Verbatim call the passage “text”.
        place: PlaceFields::of_object(object, &["quote", "text", "label"])?,
        label: trimmed(object, "label")?,
        replacement: trimmed(object, "replacement")?,
        kind: trimmed(object, "kind")?,
    })
}

struct Columns {
    file: Option<usize>,
    place: PlaceColumns,
    replacement: usize,
    kind: Option<usize>,
}

impl Columns {
    fn of(table: &Table) -> Result<Self, TableError> {
        Ok(Self {
            file: table.column(&["transcript", "file"]),
            replacement: table.needed("replacement")?,
            place: PlaceColumns::of(table)?,
            kind: table.column(&["kind"]),
        })
    }

    fn all(&self) -> Vec<Option<usize>> {
        let Self { file, place, replacement, kind } = self;
        place.all().into_iter().chain([*file, Some(*replacement), *kind]).collect()
    }
}

fn read_rows(bytes: &[u8]) -> Result<ReadReplacements, TableError> {
    let table = table::read(bytes)?;
    let columns = Columns::of(&table)?;
    Ok(table.understood(&columns.all(), |row| of_row(row, &columns).understand(row.line)).into())
}

fn of_row<'r>(row: &'r Row, columns: &Columns) -> Fields<'r> {
    let field = |column| row.get(column).map(Cow::Borrowed);
    Fields {
        file: field(columns.file),
        place: PlaceFields::of_row(row, &columns.place),
        label: None,
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
    fn findings_as_they_were_printed_are_read() {
        let reply = r#"{
  "findings": [
    {"transcript": "AD-1.txt", "start": 4, "end": 7, "text": "Ana", "kind": "person", "confidence": 85,
     "reason": "in the list of given names", "replacement": "[colleague 1]"},
    {"transcript": "AD-1.txt", "start": 9, "end": 9, "text": "", "kind": "person", "replacement": ""}
  ],
  "counts": []
}"#;
        let read = read_replacements("found.json", reply.as_bytes()).unwrap();
        assert_eq!(read.notes, Vec::<String>::new());
        assert_eq!((read.replacements.len(), read.problems.len()), (1, 1));
        assert_eq!(read.replacements[0].replacement, "[colleague 1]");
        assert_eq!(read.problems[0].line, 2);
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
