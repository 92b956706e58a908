//! The codes × categories matrix as table, CSV or JSON.

use verbatim_api::answers;
use verbatim_api::replies::{Matrix, MatrixCell, MatrixCellPeople};
use verbatim_study::analysis::{CellOptions, MatrixOptions};
use verbatim_study::exports::{MatrixExport, MatrixFile};

use super::drawing::Drawing;
use super::{counting, export_matrix};
use crate::args::{Common, CountChoice, MatrixArgs, MatrixFormat, MeasureChoice};
use crate::failure::Failure;
use crate::output::{Output, csv_text, left_out, table};
use crate::study::{read, say};

pub fn run(common: &Common, args: MatrixArgs) -> Result<Output, Failure> {
    let mut choice = counting::choice(common, &args.counting)?;
    if let Some(Drawing { to, file, purpose }) = args.drawing.asked()? {
        let measure = export_matrix::measure(measure_of(&args));
        let (columns, roll_up) = (args.columns.clone(), !args.no_roll_up);
        let asked = MatrixExport { columns, measure, roll_up, choice, ..MatrixExport::default() };
        let file = MatrixFile::Picture(export_matrix::drawn(args.picture), file);
        return export_matrix::send(common, &args.study, &asked, (file, purpose, &to), &args.key);
    }
    let study = read(&args.study, common)?;
    if let Some(code) = &args.open {
        let code = study.find_code(code)?.id;
        let cell = CellOptions {
            columns: args.columns,
            column: args.heading,
            code: Some(code),
            roll_up: !args.no_roll_up,
        };
        let reply = answers::matrix_cell(&study, &cell, &choice)?;
        let text = people(&reply);
        return Ok(Output::new(&reply, text));
    }
    let json = common.json || args.format == MatrixFormat::Json;
    let measure = measure_of(&args);
    if measure == MeasureChoice::Share {
        choice = choice.within_n();
    }
    let words = json || measure == MeasureChoice::Words;
    let options = MatrixOptions { columns: args.columns, roll_up: !args.no_roll_up, words };
    let matrix = answers::matrix(&study, &options, &choice)?;
    if json {
        let text = serde_json::to_string_pretty(&matrix).unwrap_or_default();
        return Ok(Output::raw(text));
    }
    let rows = rows(&matrix, measure);
    let header: Vec<&str> =
        std::iter::once("code").chain(matrix.columns.iter().map(|c| c.value.as_str())).collect();
    let mut counted = counting::line(&matrix.counted);
    if matrix.columns_overlap {
        let said = "A person can stand in several columns, which do not add up.";
        counted = if counted.is_empty() { said.to_owned() } else { format!("{counted} {said}") };
    }
    if args.csv || args.format == MatrixFormat::Csv {
        // Beside the rows, which a program may read.
        if !counted.is_empty() {
            say(&counted);
        }
        return Ok(Output::raw(csv_text(&header, &rows)?));
    }
    let numbers: Vec<usize> = (1..header.len()).collect();
    let table = table(&header, rows, &numbers) + &left_out(matrix.withdrawn);
    Ok(Output::raw(if counted.is_empty() { table } else { format!("{table}\n\n{counted}") }))
}

fn measure_of(args: &MatrixArgs) -> MeasureChoice {
    args.measure.unwrap_or(match args.count {
        CountChoice::Interviewees => MeasureChoice::People,
        CountChoice::Passages => MeasureChoice::Passages,
        CountChoice::Words => MeasureChoice::Words,
    })
}

/// Two rows with the numbers of people, then a row per code.
fn rows(matrix: &Matrix, measure: MeasureChoice) -> Vec<Vec<String>> {
    let heads = |name: &str, number: &dyn Fn(usize) -> u32| {
        let numbers = (0..matrix.columns.len()).map(|c| number(c).to_string());
        std::iter::once(name.to_owned()).chain(numbers).collect::<Vec<_>>()
    };
    let mut rows = vec![
        heads("N interviewed", &|c| matrix.columns[c].interviewed),
        heads("N coded", &|c| matrix.columns[c].coded),
    ];
    for row in &matrix.rows {
        let cells =
            row.cells.iter().zip(&matrix.columns).map(|(cell, head)| figure(cell, head.coded, measure));
        rows.push(std::iter::once(row.code.clone()).chain(cells).collect());
    }
    rows
}

/// The figure of a cell; a state that is no number is said in words.
fn figure(cell: &MatrixCell, of: u32, measure: MeasureChoice) -> String {
    if cell.state != "counted" {
        return cell.state.clone();
    }
    let stance = |number: fn(&verbatim_api::replies::StanceCounts) -> u32| {
        cell.stance.as_ref().map_or_else(|| "no statement".to_owned(), |stance| number(stance).to_string())
    };
    match measure {
        MeasureChoice::People => cell.interviewees.to_string(),
        MeasureChoice::Support => stance(|s| s.support),
        MeasureChoice::Mixed => stance(|s| s.mixed),
        MeasureChoice::Contradict => stance(|s| s.only_contradict),
        MeasureChoice::Share if of == 0 => "nobody".to_owned(),
        MeasureChoice::Share => format!("{} %", (200 * cell.interviewees + of) / (2 * of)),
        MeasureChoice::Passages => cell.passages.to_string(),
        MeasureChoice::Words => cell.words.unwrap_or(0).to_string(),
        MeasureChoice::Groups => cell.groups.to_string(),
    }
}

/// Everybody of a cell with their passages, then everybody without.
fn people(cell: &MatrixCellPeople) -> String {
    let of = cell.column.as_deref().map(|column| format!(" of {column}")).unwrap_or_default();
    let mut text = format!("{} raised {}{of}.\n", plural_people(cell.with.len()), cell.code);
    for person in &cell.with {
        text += &format!("\n{}\n", person.interviewee);
        for passage in &person.passages {
            let turn = passage.turn.map(|turn| format!(" ¶ {turn}")).unwrap_or_default();
            let stance = passage.stance.as_deref().map(|stance| format!(", {stance}")).unwrap_or_default();
            text += &format!("  {}{turn}{stance}: {}\n", passage.file_name, passage.text.replace('\n', " "));
        }
    }
    let (coded, open): (Vec<_>, Vec<_>) = cell.without.iter().partition(|person| person.coded);
    let names = |people: Vec<&verbatim_api::replies::CellPersonWithout>| {
        let name = |person: &verbatim_api::replies::CellPersonWithout| match person.asked.as_deref() {
            Some(asked) => format!("{} ({asked})", person.interviewee),
            None => person.interviewee.clone(),
        };
        people.into_iter().map(name).collect::<Vec<_>>().join(", ")
    };
    if !coded.is_empty() {
        text += &format!("\nWithout: {}\n", names(coded));
    }
    if !open.is_empty() {
        text += &format!("\nNot coded yet: {}\n", names(open));
    }
    text
}

fn plural_people(n: usize) -> String {
    if n == 1 { "1 person".to_owned() } else { format!("{n} people") }
}
