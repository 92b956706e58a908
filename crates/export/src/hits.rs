//! Hits of a search, one row a hit, as CSV and JSON.

use std::io::Write;

use serde::Serialize;
use verbatim_protect::Cleared;

use crate::{ExportError, write_json};

/// The columns.
pub const HIT_COLUMNS: &[&str] = &[
    "hit",
    "interviewee",
    "category",
    "subcategory",
    "transcript",
    "turn",
    "start",
    "end",
    "before",
    "text",
    "after",
    "codes",
    "date",
];

/// Stands between the codes of a hit in a cell.
const BETWEEN_CODES: &str = "; ";

/// One hit as it leaves. Offsets are code points in the transcript, end exclusive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HitRow {
    /// Number of the hit in this export, from 1.
    pub hit: usize,
    /// Label of the interviewee.
    pub interviewee: Option<String>,
    /// Category.
    pub category: Option<String>,
    /// Subcategory, without its category.
    pub subcategory: Option<String>,
    /// File name of the transcript.
    pub transcript: String,
    /// ¶ of the turn.
    pub turn: u32,
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// What stands before it in the turn.
    pub before: String,
    /// The words.
    pub text: String,
    /// What stands after it in the turn.
    pub after: String,
    /// Paths of the codes on passages that it touches.
    pub codes: Vec<String>,
    /// Day of the interview, `YYYY-MM-DD`.
    pub date: Option<String>,
}

/// What a file of hits says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HitsFile {
    /// The query that found them, as it was understood.
    pub query: String,
    /// The hits.
    pub hits: Vec<HitRow>,
}

/// Writes hits as CSV. A team export says in its first row what it is; the header is the second row
/// then.
///
/// # Errors
/// What the destination says.
pub fn hits_csv(hits: &Cleared<HitsFile>, to: impl Write) -> Result<(), ExportError> {
    let mut csv = csv::WriterBuilder::new().flexible(true).from_writer(to);
    if let Some(mark) = hits.mark() {
        csv.write_record([mark])?;
    }
    csv.write_record(HIT_COLUMNS)?;
    for hit in &hits.content().hits {
        csv.write_record([
            &hit.hit.to_string(),
            hit.interviewee.as_deref().unwrap_or_default(),
            hit.category.as_deref().unwrap_or_default(),
            hit.subcategory.as_deref().unwrap_or_default(),
            &hit.transcript,
            &hit.turn.to_string(),
            &hit.start.to_string(),
            &hit.end.to_string(),
            &hit.before,
            &hit.text,
            &hit.after,
            &hit.codes.join(BETWEEN_CODES),
            hit.date.as_deref().unwrap_or_default(),
        ])?;
    }
    csv.flush()?;
    Ok(())
}

#[derive(Serialize)]
struct Document<'d> {
    purpose: &'static str,
    mark: &'static str,
    query: &'d str,
    hits: &'d [HitRow],
}

/// Writes hits as JSON: what they are for, the mark of a team export, the query, and the rows.
///
/// # Errors
/// What the destination says.
pub fn hits_json(hits: &Cleared<HitsFile>, to: impl Write) -> Result<(), ExportError> {
    let HitsFile { query, hits: rows } = hits.content();
    let mark = hits.mark().unwrap_or_default();
    let document = Document { purpose: hits.purpose().as_str(), mark, query, hits: rows };
    write_json(&document, to)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use verbatim_model::Purpose;

    use super::*;

    fn cleared() -> Cleared<HitsFile> {
        let hit = HitRow {
            hit: 1,
            interviewee: Some("AD-01".to_owned()),
            category: Some("Advocates".to_owned()),
            subcategory: None,
            transcript: "AD-01.txt".to_owned(),
            turn: 2,
            start: 40,
            end: 44,
            before: "She said, “".to_owned(),
            text: "wait".to_owned(),
            after: "”,\nand waited".to_owned(),
            codes: vec!["A > B".to_owned(), "C".to_owned()],
            date: None,
        };
        verbatim_protect::clear(HitsFile { query: "wait".to_owned(), hits: vec![hit] }, Purpose::Team)
            .unwrap()
    }

    #[test]
    fn a_team_file_says_so_in_its_first_row() {
        let mut out = Vec::new();
        hits_csv(&cleared(), &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
        "internal, contains raw text"
        hit,interviewee,category,subcategory,transcript,turn,start,end,before,text,after,codes,date
        1,AD-01,Advocates,,AD-01.txt,2,40,44,"She said, “",wait,"”,
        and waited",A > B; C,
        "#);
    }

    #[test]
    fn json_holds_the_same_rows_with_purpose_and_query() {
        let mut out = Vec::new();
        hits_json(&cleared(), &mut out).unwrap();
        let value: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!((&value["purpose"], &value["query"]), (&"team".into(), &"wait".into()));
        assert_eq!(value["hits"][0]["codes"], serde_json::json!(["A > B", "C"]));
    }
}
