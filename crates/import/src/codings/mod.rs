//! Coded passages: tables (CSV, or the first sheet of a workbook) and JSON Lines of Verbatim's own form, placed by
//! offsets or by quotation, and tables of excerpts that other tools export or whose columns a person names, placed by
//! their words.
//!
//! Nothing is looked up here: whether the transcript, the passage and the code exist is for the
//! caller, who has the study.

mod excerpts;
mod json_lines;
mod mapping;
mod rows;

use std::borrow::Cow;

use verbatim_model::{Basis, Stance};

use crate::json_lines::Field;
use crate::place::PlaceFields;
use crate::table::{Lines, RowProblem, TableError};

pub use crate::place::Place;
pub use mapping::{Mapping, Meaning};

/// One line or row: a passage with one or more codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadCoding {
    /// Line of the file, from 1.
    pub line: usize,
    /// Name of the transcript; none where the file as a whole is about one.
    pub file: Option<String>,
    /// The passage.
    pub place: Place,
    /// Paths or last names of codes; never empty.
    pub codes: Vec<String>,
    /// A memo on the coding.
    pub memo: Option<String>,
    /// Stance towards the code's statement.
    pub stance: Option<Stance>,
    /// How the speaker knows.
    pub basis: Option<Basis>,
    /// Whether the interviewer prompted it (true) or the speaker volunteered it (false).
    pub prompted: Option<bool>,
    /// Who coded, if the file says so.
    pub coder: Option<String>,
    /// Values of attributes of codings: the number of the attribute among those asked for, and the value.
    pub values: Vec<(usize, String)>,
}

/// What a file of codings holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadCodings {
    /// Codings in the order of the file.
    pub codings: Vec<ReadCoding>,
    /// Lines that were not taken.
    pub problems: Vec<RowProblem>,
    /// Sentences about the file as a whole.
    pub notes: Vec<String>,
    /// Whether its codes are those of another tool, so that those which the study has not are to be added.
    pub makes_codes: bool,
}

impl From<Lines<ReadCoding>> for ReadCodings {
    fn from(lines: Lines<ReadCoding>) -> Self {
        Self { codings: lines.rows, problems: lines.problems, notes: lines.notes, makes_codes: false }
    }
}

/// Reads codings: JSON Lines where the name or the first character says so, else a table (CSV or the first
/// sheet of a workbook), also one of coded passages that another tool exported. Columns and fields
/// called like one of `attributes` are values of these; names that say something else already are not.
///
/// # Errors
/// [`TableError`] where the bytes are no text or the table has no column for the passage or code.
pub fn read_codings(
    name: &str,
    bytes: &[u8],
    attributes: &[String],
    mapping: &Mapping,
) -> Result<ReadCodings, TableError> {
    let mut read = if crate::json_lines::are_in(name, bytes) {
        json_lines::read(bytes, attributes)?
    } else {
        rows::read(bytes, attributes, mapping)?
    };
    read.problems.sort_by_key(|problem| problem.line);
    Ok(read)
}

/// The fields of one coding before they are understood.
#[derive(Debug, Default)]
struct Fields<'r> {
    file: Field<'r>,
    place: PlaceFields<'r>,
    codes: Vec<String>,
    memo: Field<'r>,
    stance: Field<'r>,
    basis: Field<'r>,
    prompted: Field<'r>,
    coder: Field<'r>,
    values: Vec<(usize, Cow<'r, str>)>,
}

impl Fields<'_> {
    /// Understands the fields, or says in a sentence why not.
    fn understand(self, line: usize) -> Result<ReadCoding, String> {
        let place = self.place.understand()?;
        if self.codes.is_empty() {
            return Err("There is no code.".to_owned());
        }
        Ok(ReadCoding {
            line,
            place,
            stance: word(self.stance.as_deref(), "stance", Stance::ALL, |s| s.as_str())?,
            basis: basis(self.basis.as_deref())?,
            prompted: prompted(self.prompted.as_deref())?,
            file: self.file.map(Cow::into_owned),
            codes: self.codes,
            memo: self.memo.map(Cow::into_owned),
            coder: self.coder.map(Cow::into_owned),
            values: self.values.into_iter().map(|(n, value)| (n, value.trim().to_owned())).collect(),
        })
    }
}

/// Finds a word of a fixed list. The word itself may be a slip of the column, so it is not shown.
fn word<T: Copy>(
    value: Option<&str>,
    what: &str,
    all: &[T],
    name: impl Fn(T) -> &'static str,
) -> Result<Option<T>, String> {
    let Some(value) = value else { return Ok(None) };
    let value = value.trim().to_lowercase().replace(['_', '-'], " ");
    match all.iter().find(|&&known| name(known) == value) {
        Some(&known) => Ok(Some(known)),
        None => {
            let known: Vec<&str> = all.iter().map(|&known| name(known)).collect();
            Err(format!("The {what} is not known. It can be: {}.", known.join(", ")))
        }
    }
}

fn basis(value: Option<&str>) -> Result<Option<Basis>, String> {
    match value {
        Some(told) if told.trim().eq_ignore_ascii_case("told") => Ok(Some(Basis::Told)),
        value => word(value, "basis", Basis::ALL, |b| b.as_str()),
    }
}

fn prompted(value: Option<&str>) -> Result<Option<bool>, String> {
    match value.map(|value| value.trim().to_lowercase()).as_deref() {
        None => Ok(None),
        Some("prompted" | "true" | "yes") => Ok(Some(true)),
        Some("volunteered" | "false" | "no") => Ok(Some(false)),
        Some(_) => {
            Err("“prompted” is not understood. It can be: prompted, volunteered, true, false.".to_owned())
        }
    }
}
