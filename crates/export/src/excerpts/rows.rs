//! Coded excerpts, one row a coding, as CSV and JSON.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::Write;

use serde::{Serialize, Serializer};
use verbatim_protect::Cleared;

use crate::separated::{Fields, Separated};
use crate::{ExportError, write_json};

/// Columns before those of the code's levels.
pub const EXCERPT_COLUMNS: &[&str] = &[
    "excerpt",
    "interviewee",
    "category",
    "subcategory",
    "attribution",
    "transcript",
    "turn",
    "start",
    "end",
    "text",
    "code",
];

/// Columns after those of the code's levels.
const LAST_COLUMNS: &[&str] = &["coder", "stance", "basis", "memo", "date"];

/// One coding as it leaves. Offsets are code points in the transcript, end exclusive. It borrows what
/// it says, since a study has thousands of rows and few names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Excerpt<'e> {
    /// Number of the excerpt in this export, from 1.
    pub excerpt: usize,
    /// Label of the interviewee.
    pub interviewee: Option<&'e str>,
    /// Category.
    pub category: Option<&'e str>,
    /// Subcategory, without its category.
    pub subcategory: Option<&'e str>,
    /// Attribution: `Survivor advocate`.
    pub attribution: Option<&'e str>,
    /// File name of the transcript.
    pub transcript: &'e str,
    /// ¶ of the turn in which the passage starts.
    pub turn: Option<u32>,
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// The passage.
    pub text: &'e str,
    /// Whole path of the code.
    pub code: &'e str,
    /// The path's levels, theme first.
    pub levels: &'e [String],
    /// Who coded.
    pub coder: &'e str,
    /// Stance towards the code's statement.
    pub stance: Option<&'static str>,
    /// How the interviewee knows.
    pub basis: Option<&'static str>,
    /// Memos on the coding, a blank line between two.
    pub memo: Option<Cow<'e, str>>,
    /// Day of the interview, `YYYY-MM-DD`.
    pub date: Option<&'e str>,
}

/// Writes excerpts as CSV. A team export says in its first row what it is; the header is the
/// second row then.
///
/// # Errors
/// What the destination says.
pub fn excerpts_csv<E>(excerpts: &Cleared<E>, levels: usize, to: impl Write) -> Result<(), ExportError>
where
    for<'e> &'e E: IntoIterator<Item = Excerpt<'e>>,
{
    excerpts_separated(excerpts, levels, Separated::Comma, to)
}

/// Writes the rows of [`excerpts_csv`] in a form that another program reads.
///
/// # Errors
/// What the destination says.
pub fn excerpts_separated<E>(
    excerpts: &Cleared<E>,
    levels: usize,
    form: Separated,
    to: impl Write,
) -> Result<(), ExportError>
where
    for<'e> &'e E: IntoIterator<Item = Excerpt<'e>>,
{
    let mut csv = Fields::new(form, to)?;
    if let Some(mark) = excerpts.mark() {
        csv.row([mark])?;
    }
    let names: Vec<String> = (1..=levels).map(|n| format!("level {n}")).collect();
    let header = EXCERPT_COLUMNS
        .iter()
        .copied()
        .chain(names.iter().map(String::as_str))
        .chain(LAST_COLUMNS.iter().copied());
    csv.row(header)?;
    let mut digits = String::new();
    for excerpt in excerpts.content() {
        write_row(&mut csv, &excerpt, levels, &mut digits)?;
    }
    csv.flush()?;
    Ok(())
}

fn write_row(
    csv: &mut Fields<impl Write>,
    e: &Excerpt<'_>,
    levels: usize,
    digits: &mut String,
) -> Result<(), ExportError> {
    let mut number = |csv: &mut Fields<_>, n: Option<usize>| {
        digits.clear();
        if let Some(n) = n {
            // Writing to a string cannot fail.
            let _ = write!(digits, "{n}");
        }
        csv.field(digits.as_str())
    };
    number(csv, Some(e.excerpt))?;
    for field in [e.interviewee, e.category, e.subcategory, e.attribution] {
        csv.field(field.unwrap_or_default())?;
    }
    csv.field(e.transcript)?;
    for n in [e.turn, Some(e.start), Some(e.end)] {
        number(csv, n.map(|n| n as usize))?;
    }
    csv.field(e.text)?;
    csv.field(e.code)?;
    for level in 0..levels {
        csv.field(e.levels.get(level).map_or("", String::as_str))?;
    }
    csv.field(e.coder)?;
    for field in [e.stance, e.basis, e.memo.as_deref(), e.date] {
        csv.field(field.unwrap_or_default())?;
    }
    csv.end()
}

#[derive(Serialize)]
struct Document<R> {
    purpose: &'static str,
    mark: &'static str,
    excerpts: R,
}

/// Rows that are made while they are written.
struct Rows<'e, E>(&'e E);

impl<'e, E> Serialize for Rows<'e, E>
where
    &'e E: IntoIterator<Item = Excerpt<'e>>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0)
    }
}

/// Writes excerpts as JSON: what they are for, the mark of a team export, and the rows.
///
/// # Errors
/// What the destination says.
pub fn excerpts_json<E>(excerpts: &Cleared<E>, to: impl Write) -> Result<(), ExportError>
where
    for<'e> &'e E: IntoIterator<Item = Excerpt<'e>>,
{
    let document = Document {
        purpose: excerpts.purpose().as_str(),
        mark: excerpts.mark().unwrap_or_default(),
        excerpts: Rows(excerpts.content()),
    };
    write_json(&document, to)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use verbatim_model::Purpose;

    use super::*;

    /// A study with one excerpt.
    struct One {
        levels: [String; 2],
    }

    impl<'e> IntoIterator for &'e One {
        type Item = Excerpt<'e>;
        type IntoIter = std::iter::Once<Excerpt<'e>>;

        fn into_iter(self) -> Self::IntoIter {
            std::iter::once(Excerpt {
                excerpt: 1,
                interviewee: Some("AD-01"),
                category: Some("Advocates"),
                subcategory: None,
                attribution: Some("Survivor advocate"),
                transcript: "AD-01.txt",
                turn: Some(2),
                start: 40,
                end: 58,
                text: "She said, “wait”,\nand waited",
                code: "A > B",
                levels: &self.levels,
                coder: "Ines",
                stance: Some("supports"),
                basis: None,
                memo: None,
                date: Some("2026-01-05"),
            })
        }
    }

    fn cleared() -> Cleared<One> {
        let levels = ["A", "B"].map(str::to_owned);
        verbatim_protect::clear(One { levels }, Purpose::Team).unwrap()
    }

    #[test]
    fn a_team_file_says_so_in_its_first_row_and_keeps_line_ends_and_quotes() {
        let cleared = cleared();
        let mut out = Vec::new();
        excerpts_csv(&cleared, 3, &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
        "internal, contains raw text"
        excerpt,interviewee,category,subcategory,attribution,transcript,turn,start,end,text,code,level 1,level 2,level 3,coder,stance,basis,memo,date
        1,AD-01,Advocates,,Survivor advocate,AD-01.txt,2,40,58,"She said, “wait”,
        and waited",A > B,A,B,,Ines,supports,,,2026-01-05
        "#);
    }

    #[test]
    fn json_holds_the_same_rows_with_their_purpose() {
        let cleared = cleared();
        let mut out = Vec::new();
        excerpts_json(&cleared, &mut out).unwrap();
        let value: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(value["purpose"], "team");
        assert_eq!(value["excerpts"][0]["levels"], serde_json::json!(["A", "B"]));
        assert_eq!(value["excerpts"][0]["text"], "She said, “wait”,\nand waited");
    }
}
