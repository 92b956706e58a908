//! Coded excerpts, one row a coding, as CSV and JSON.

use std::io::Write;

use serde::Serialize;
use verbatim_model::Purpose;
use verbatim_protect::{Cleared, TEAM_MARK};

use crate::ExportError;

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

/// One coding as it leaves. Offsets are code points in the transcript, end exclusive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// Number of the excerpt in this export, from 1.
    pub excerpt: usize,
    /// Label of the interviewee.
    pub interviewee: Option<String>,
    /// Category.
    pub category: Option<String>,
    /// Subcategory, without its category.
    pub subcategory: Option<String>,
    /// Attribution: `Survivor advocate`.
    pub attribution: Option<String>,
    /// File name of the transcript.
    pub transcript: String,
    /// ¶ of the turn in which the passage starts.
    pub turn: Option<u32>,
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// The passage.
    pub text: String,
    /// Whole path of the code.
    pub code: String,
    /// The path's levels, theme first.
    pub levels: Vec<String>,
    /// Who coded.
    pub coder: String,
    /// Stance towards the code's statement.
    pub stance: Option<&'static str>,
    /// How the interviewee knows.
    pub basis: Option<&'static str>,
    /// Memos on the coding, a blank line between two.
    pub memo: Option<String>,
    /// Day of the interview, `YYYY-MM-DD`.
    pub date: Option<String>,
}

/// Writes excerpts as CSV. A team export says in its first row what it is; the header is the
/// second row then.
///
/// # Errors
/// What the destination says.
pub fn excerpts_csv(
    excerpts: &Cleared<impl AsRef<[Excerpt]>>,
    levels: usize,
    to: impl Write,
) -> Result<(), ExportError> {
    let mut csv = csv::WriterBuilder::new().flexible(true).from_writer(to);
    if excerpts.purpose() == Purpose::Team {
        csv.write_record([TEAM_MARK])?;
    }
    let names: Vec<String> = (1..=levels).map(|n| format!("level {n}")).collect();
    let header = EXCERPT_COLUMNS
        .iter()
        .copied()
        .chain(names.iter().map(String::as_str))
        .chain(LAST_COLUMNS.iter().copied());
    csv.write_record(header)?;
    for e in excerpts.content().as_ref() {
        write_row(&mut csv, e, levels)?;
    }
    csv.flush()?;
    Ok(())
}

fn write_row(csv: &mut csv::Writer<impl Write>, e: &Excerpt, levels: usize) -> Result<(), ExportError> {
    csv.write_field(e.excerpt.to_string())?;
    for field in [&e.interviewee, &e.category, &e.subcategory, &e.attribution] {
        csv.write_field(field.as_deref().unwrap_or_default())?;
    }
    csv.write_field(&e.transcript)?;
    csv.write_field(e.turn.map_or_else(String::new, |t| t.to_string()))?;
    csv.write_field(e.start.to_string())?;
    csv.write_field(e.end.to_string())?;
    csv.write_field(&e.text)?;
    csv.write_field(&e.code)?;
    for level in 0..levels {
        csv.write_field(e.levels.get(level).map_or("", String::as_str))?;
    }
    csv.write_field(&e.coder)?;
    csv.write_field(e.stance.unwrap_or_default())?;
    csv.write_field(e.basis.unwrap_or_default())?;
    csv.write_field(e.memo.as_deref().unwrap_or_default())?;
    csv.write_field(e.date.as_deref().unwrap_or_default())?;
    csv.write_record(None::<&[u8]>)?;
    Ok(())
}

#[derive(Serialize)]
struct Document<'e> {
    purpose: &'static str,
    mark: &'static str,
    excerpts: &'e [Excerpt],
}

/// Writes excerpts as JSON: what they are for, the mark of a team export, and the rows.
///
/// # Errors
/// What the destination says.
pub fn excerpts_json(
    excerpts: &Cleared<impl AsRef<[Excerpt]>>,
    mut to: impl Write,
) -> Result<(), ExportError> {
    let document = Document {
        purpose: excerpts.purpose().as_str(),
        mark: if excerpts.purpose() == Purpose::Team { TEAM_MARK } else { "" },
        excerpts: excerpts.content().as_ref(),
    };
    serde_json::to_writer_pretty(&mut to, &document)?;
    writeln!(to)?;
    to.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;

    fn excerpt() -> Excerpt {
        Excerpt {
            excerpt: 1,
            interviewee: Some("AD-01".to_owned()),
            category: Some("Advocates".to_owned()),
            subcategory: None,
            attribution: Some("Survivor advocate".to_owned()),
            transcript: "AD-01.txt".to_owned(),
            turn: Some(2),
            start: 40,
            end: 58,
            text: "She said, “wait”,\nand waited".to_owned(),
            code: "A > B".to_owned(),
            levels: vec!["A".to_owned(), "B".to_owned()],
            coder: "Ines".to_owned(),
            stance: Some("supports"),
            basis: None,
            memo: None,
            date: Some("2026-01-05".to_owned()),
        }
    }

    #[test]
    fn a_team_file_says_so_in_its_first_row_and_keeps_line_ends_and_quotes() {
        let cleared = verbatim_protect::clear(vec![excerpt()], Purpose::Team).unwrap();
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
        let cleared = verbatim_protect::clear(vec![excerpt()], Purpose::Team).unwrap();
        let mut out = Vec::new();
        excerpts_json(&cleared, &mut out).unwrap();
        let value: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(value["purpose"], "team");
        assert_eq!(value["excerpts"][0]["levels"], serde_json::json!(["A", "B"]));
        assert_eq!(value["excerpts"][0]["text"], "She said, “wait”,\nand waited");
    }
}
