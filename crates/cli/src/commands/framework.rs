//! The framework matrix.

use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::{Framework, FrameworkCell, FrameworkRow, SummaryWritten};
use verbatim_study::StudyError;
use verbatim_study::framework::FrameworkOptions;

use crate::args::{Common, FrameworkCommand};
use crate::failure::Failure;
use crate::output::{Output, csv_text, plural};
use crate::study::{read, write};

/// Beside a summary that was written on other passages.
const CHANGED: &str = "[passages changed since] ";

pub fn run(common: &Common, command: FrameworkCommand) -> Result<Output, Failure> {
    match command {
        FrameworkCommand::List { study, code, category, csv } => list(common, &study, &code, category, csv),
        FrameworkCommand::Write { study, code, interviewee, text } => {
            let mut study = write(&study, common)?;
            let (code, person) = (study.find_code(&code)?, study.find_interviewee(&interviewee)?);
            let written = study.write_summary(person.id, code.id, &text)?.value;
            let path = study.kept_codebook()?.path_of(code.id).map(|path| path.to_string());
            let reply = SummaryWritten {
                code: path.unwrap_or_default(),
                interviewee: person.label,
                text: written.map(|summary| summary.text),
            };
            let verb = if reply.text.is_some() { "Wrote" } else { "Removed" };
            let said = format!("{verb} the summary of {} on {}.", reply.interviewee, reply.code);
            Ok(Output::new(&reply, said))
        }
    }
}

fn list(
    common: &Common,
    path: &Path,
    codes: &[String],
    categories: Vec<String>,
    csv: bool,
) -> Result<Output, Failure> {
    let study = read(path, common)?;
    let codes = codes.iter().map(|code| Ok(study.find_code(code)?.id)).collect::<Result<_, StudyError>>()?;
    let options = FrameworkOptions { codes, categories, ..FrameworkOptions::default() };
    let reply = answers::framework(&study, &options)?;
    if csv && !common.json {
        let (header, rows) = table_of(&reply);
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        return Ok(Output::raw(csv_text(&header, &rows)?));
    }
    let text = in_words(&reply);
    Ok(Output::new(&reply, text))
}

/// Theme after theme, everybody of whom it says something.
fn in_words(reply: &Framework) -> String {
    let mut text = String::new();
    for row in &reply.rows {
        text += &format!("{}\n", row.code);
        for cell in row.cells.iter().filter(|cell| cell.passages > 0 || cell.summary.is_some()) {
            let who = reply.people.get(cell.person).map_or("", |person| person.interviewee.as_str());
            text += &format!("  {who} ({}): {}\n", plural(cell.passages, "passage"), words(cell));
        }
        text += "\n";
    }
    text.trim_end().to_owned()
}

fn words(cell: &FrameworkCell) -> String {
    match &cell.summary {
        Some(summary) if summary.changed_since => format!("{CHANGED}{}", summary.text),
        Some(summary) => summary.text.clone(),
        None => "no summary yet".to_owned(),
    }
}

/// Heads and a row for each person. What a cell without a summary means is said in words: nothing said,
/// not coded yet and not asked are not the same.
fn table_of(reply: &Framework) -> (Vec<String>, Vec<Vec<String>>) {
    let header = ["interviewee", "category"].into_iter().map(str::to_owned);
    let header = header.chain(reply.rows.iter().map(|row| row.code.clone())).collect();
    let cell = |row: &FrameworkRow, place: usize, coded: bool| match row
        .cells
        .iter()
        .find(|cell| cell.person == place)
    {
        Some(cell) if cell.summary.is_some() => words(cell),
        Some(cell) if cell.passages > 0 => format!("[{}, no summary yet]", plural(cell.passages, "passage")),
        _ if !coded => "[not coded yet]".to_owned(),
        Some(cell) if cell.not_asked => "[not asked]".to_owned(),
        _ => String::new(),
    };
    let rows = reply.people.iter().enumerate().map(|(place, person)| {
        let own = [person.interviewee.clone(), person.category.clone().unwrap_or_default()];
        own.into_iter().chain(reply.rows.iter().map(|row| cell(row, place, person.coded))).collect()
    });
    (header, rows.collect())
}
