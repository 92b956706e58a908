//! The codes × categories matrix as table, CSV or JSON.

use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::{Matrix, MatrixCell};
use verbatim_study::analysis::MatrixOptions;

use crate::args::{Common, CountChoice, MatrixFormat};
use crate::failure::Failure;
use crate::output::{Output, left_out, table};
use crate::study::read;

/// Which matrix, in which form.
pub struct Wanted {
    pub columns: Vec<String>,
    pub count: CountChoice,
    pub roll_up: bool,
    pub format: MatrixFormat,
}

pub fn run(common: &Common, path: &Path, wanted: Wanted) -> Result<Output, Failure> {
    let study = read(path, common)?;
    let json = common.json || wanted.format == MatrixFormat::Json;
    let words = json || wanted.count == CountChoice::Words;
    let options = MatrixOptions { columns: wanted.columns, roll_up: wanted.roll_up, words };
    let matrix = answers::matrix(&study, &options)?;
    if json {
        let text = serde_json::to_string_pretty(&matrix).unwrap_or_default();
        return Ok(Output::raw(text));
    }
    let rows = rows(&matrix, wanted.count);
    let header: Vec<&str> =
        std::iter::once("code").chain(matrix.columns.iter().map(|c| c.value.as_str())).collect();
    if wanted.format == MatrixFormat::Csv {
        return Ok(Output::raw(csv_text(&header, &rows)?));
    }
    let numbers: Vec<usize> = (1..header.len()).collect();
    Ok(Output::raw(table(&header, rows, &numbers) + &left_out(matrix.withdrawn)))
}

/// Two rows with the numbers of people, then a row per code.
fn rows(matrix: &Matrix, count: CountChoice) -> Vec<Vec<String>> {
    let heads = |name: &str, number: &dyn Fn(usize) -> u32| {
        let numbers = (0..matrix.columns.len()).map(|c| number(c).to_string());
        std::iter::once(name.to_owned()).chain(numbers).collect::<Vec<_>>()
    };
    let mut rows = vec![
        heads("N interviewed", &|c| matrix.columns[c].interviewed),
        heads("N coded", &|c| matrix.columns[c].coded),
    ];
    for row in &matrix.rows {
        let cells = row.cells.iter().map(|cell| figure(cell, count));
        rows.push(std::iter::once(row.code.clone()).chain(cells).collect());
    }
    rows
}

/// The figure of a cell; a state that is no number is said in words.
fn figure(cell: &MatrixCell, count: CountChoice) -> String {
    if cell.state != "counted" {
        return cell.state.clone();
    }
    match count {
        CountChoice::Interviewees => cell.interviewees.to_string(),
        CountChoice::Passages => cell.passages.to_string(),
        CountChoice::Words => cell.words.unwrap_or(0).to_string(),
    }
}

fn csv_text(header: &[&str], rows: &[Vec<String>]) -> Result<String, Failure> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    let wrong = |e: csv::Error| Failure::usage(e.to_string());
    csv.write_record(header).map_err(wrong)?;
    for row in rows {
        csv.write_record(row).map_err(wrong)?;
    }
    let bytes = csv.into_inner().map_err(|e| Failure::usage(e.to_string()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
