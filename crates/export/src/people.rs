//! A table about people, as CSV and JSON.

use std::io::Write;

use serde::Serialize;
use verbatim_model::Purpose;
use verbatim_protect::{Cleared, Figure, PeopleTable, TEAM_FIGURES_MARK, TableColumn, TableRow, TableStance};

use crate::{ExportError, write_json};

/// Writes a table as CSV. The first row says whom it is for and what a reader must know; then come the
/// header, the numbers of people, and a row for each code.
///
/// # Errors
/// What the destination says.
pub fn people_csv(table: &Cleared<PeopleTable>, to: impl Write) -> Result<(), ExportError> {
    let mut csv = csv::WriterBuilder::new().flexible(true).from_writer(to);
    csv.write_record([first_line(table)])?;
    let content = table.content();
    let last = last_columns(content);
    let by_stance = content.rows.iter().any(|row| row.stance.is_some());
    let headings = content.columns.iter().map(|column| column.heading.as_str());
    let first = ["code"].into_iter().chain(by_stance.then_some("stance"));
    let header: Vec<&str> = first.chain(headings).chain(last.iter().map(|l| l.name())).collect();
    csv.write_record(&header)?;
    if content.columns.iter().any(|column| column.interviewed.is_some()) {
        let interviewed = |column: &TableColumn| column.interviewed.unwrap_or(0).to_string();
        csv.write_record(people_row("N interviewed", content, &last, interviewed))?;
        csv.write_record(people_row("N coded", content, &last, |column| column.coded.to_string()))?;
    } else {
        csv.write_record(people_row("N", content, &last, |column| column.coded.to_string()))?;
    }
    for row in &content.rows {
        let last = last.iter().map(|column| column.of(row).map_or_else(String::new, Figure::in_words));
        let cells = row.cells.iter().map(|figure| figure.in_words());
        let stance = row.stance.map_or("", TableStance::in_words).to_owned();
        let first = [row.code.clone()].into_iter().chain(by_stance.then_some(stance));
        csv.write_record(first.chain(cells).chain(last))?;
    }
    csv.flush()?;
    Ok(())
}

/// The columns after those of people.
enum LastColumn<'t> {
    Together(&'t TableColumn),
    Reached(u32),
}

fn last_columns(table: &PeopleTable) -> Vec<LastColumn<'_>> {
    let together = table.together.as_ref().map(LastColumn::Together);
    together.into_iter().chain(table.reachable.map(LastColumn::Reached)).collect()
}

impl LastColumn<'_> {
    fn name(&self) -> &str {
        match self {
            Self::Together(column) => &column.heading,
            Self::Reached(_) => "columns reached",
        }
    }

    const fn of(&self, row: &TableRow) -> Option<Figure> {
        match self {
            Self::Together(_) => row.total,
            Self::Reached(_) => row.reached,
        }
    }
}

fn people_row(
    name: &str,
    table: &PeopleTable,
    last: &[LastColumn<'_>],
    number: impl Fn(&TableColumn) -> String,
) -> Vec<String> {
    let last = last.iter().map(|column| match column {
        LastColumn::Together(column) => number(column),
        LastColumn::Reached(of) => of.to_string(),
    });
    let by_stance = table.rows.iter().any(|row| row.stance.is_some());
    let first = [name.to_owned()].into_iter().chain(by_stance.then(String::new));
    first.chain(table.columns.iter().map(&number)).chain(last).collect()
}

/// Whom a table is for and what a reader must know of it.
fn first_line(table: &Cleared<PeopleTable>) -> String {
    let content = table.content();
    let mark = match table.purpose() {
        Purpose::Team => TEAM_FIGURES_MARK.to_owned() + ". ",
        Purpose::Publication => String::new(),
    };
    format!("{mark}{}, {}. {}", content.title, content.day, content.notes.join(" "))
}

#[derive(Serialize)]
struct Document<'t> {
    purpose: &'static str,
    mark: &'static str,
    title: &'t str,
    day: &'t str,
    counts: &'t str,
    notes: &'t [String],
    columns: Vec<Column<'t>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    together: Option<Column<'t>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    columns_to_reach: Option<u32>,
    rows: Vec<Row<'t>>,
}

#[derive(Serialize)]
struct Column<'t> {
    heading: &'t str,
    #[serde(skip_serializing_if = "Option::is_none")]
    interviewed: Option<u32>,
    n: u32,
}

impl<'t> Column<'t> {
    fn of(column: &'t TableColumn) -> Self {
        Self { heading: &column.heading, interviewed: column.interviewed, n: column.coded }
    }
}

#[derive(Serialize)]
struct Row<'t> {
    code: &'t str,
    #[serde(skip_serializing_if = "Option::is_none")]
    stance: Option<&'static str>,
    cells: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    together: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    columns_reached: Option<Value>,
}

/// A figure: a number, or in words why there is none.
#[derive(Serialize)]
#[serde(untagged)]
enum Value {
    Number(u64),
    Words(String),
}

fn value(figure: Figure) -> Value {
    match figure {
        Figure::Number(number) => Value::Number(number),
        other => Value::Words(other.in_words()),
    }
}

/// Writes a table as JSON: whom it is for, what it counts, and its columns and rows.
///
/// # Errors
/// What the destination says.
pub fn people_json(table: &Cleared<PeopleTable>, to: impl Write) -> Result<(), ExportError> {
    let content = table.content();
    let document = Document {
        purpose: table.purpose().as_str(),
        mark: if table.purpose() == Purpose::Team { TEAM_FIGURES_MARK } else { "" },
        title: &content.title,
        day: &content.day,
        counts: &content.counts,
        notes: &content.notes,
        columns: content.columns.iter().map(Column::of).collect(),
        together: content.together.as_ref().map(Column::of),
        columns_to_reach: content.reachable,
        rows: content
            .rows
            .iter()
            .map(|row| Row {
                code: &row.code,
                stance: row.stance.map(TableStance::in_words),
                cells: row.cells.iter().map(|figure| value(*figure)).collect(),
                together: row.total.map(value),
                columns_reached: row.reached.map(value),
            })
            .collect(),
    };
    write_json(&document, to)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;

    fn table() -> PeopleTable {
        let column = |heading: &str, coded| TableColumn {
            heading: heading.to_owned(),
            interviewed: Some(coded + 1),
            coded,
        };
        let row = |code: &str, cells: [Figure; 2], total| TableRow {
            code: code.to_owned(),
            cells: cells.to_vec(),
            total: Some(total),
            ..TableRow::default()
        };
        PeopleTable {
            title: "Codes by category".to_owned(),
            counts: "people who raised it".to_owned(),
            day: "2026-02-03".to_owned(),
            columns: vec![column("Advocates", 9), column("Officers", 12)],
            together: Some(column("All columns", 21)),
            rows: vec![
                row("Raids", [Figure::Number(0), Figure::Number(7)], Figure::Number(7)),
                row("Raids > Doors", [Figure::NotAsked, Figure::NotCodedYet], Figure::Withheld),
            ],
            notes: vec!["Counted: people who raised it.".to_owned()],
            ..PeopleTable::default()
        }
    }

    #[test]
    fn nothing_not_asked_not_coded_and_withheld_are_written_apart() {
        let cleared = verbatim_protect::clear(table(), Purpose::Team).unwrap();
        let mut out = Vec::new();
        people_csv(&cleared, &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
        "internal, contains raw text; small numbers are not withheld. Codes by category, 2026-02-03. Counted: people who raised it."
        code,Advocates,Officers,All columns
        N interviewed,10,13,22
        N coded,9,12,21
        Raids,0,7,7
        Raids > Doors,not asked,not coded yet,withheld
        "#);
        let mut out = Vec::new();
        people_json(&cleared, &mut out).unwrap();
        let value: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(value["purpose"], "team");
        assert_eq!(value["rows"][0]["cells"], serde_json::json!([0, 7]));
        assert_eq!(value["rows"][1]["cells"], serde_json::json!(["not asked", "not coded yet"]));
        assert_eq!(value["rows"][1]["together"], "withheld");
    }
}
