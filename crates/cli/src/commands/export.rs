//! What leaves.

use std::path::Path;

use verbatim_api::answers;
use verbatim_study::exports::ExportFormat;

use crate::args::{Common, ExportCommand};
use crate::failure::Failure;
use crate::output::{Output, table};
use crate::study::{read, say, write};

pub fn run(common: &Common, command: ExportCommand) -> Result<Output, Failure> {
    match command {
        ExportCommand::Excerpts(args) => super::export_excerpts::run(common, &args),
        ExportCommand::Report { excerpts, title, template } => {
            super::export_excerpts::report(common, &excerpts, title, template.as_deref())
        }
        ExportCommand::Template { to } => super::export_excerpts::template(&to),
        ExportCommand::Matrix(args) => super::export_matrix::run(common, args),
        ExportCommand::Codebook { study, purpose, to, figures, key } => {
            super::exchange::codebook(common, &study, &purpose, &to, figures, &key)
        }
        ExportCommand::Project { study, purpose, to } => {
            super::exchange::project(common, &study, &purpose, &to)
        }
        ExportCommand::SmallCells { study, k } => small_cells(common, &study, k),
        ExportCommand::List { study } => list(common, &study),
    }
}

/// Says or sets the fewest people whom a published number may single out.
fn small_cells(common: &Common, path: &Path, k: Option<u32>) -> Result<Output, Failure> {
    let study = match k {
        None => read(path, common)?,
        Some(k) => {
            let mut study = write(path, common)?;
            study.set_small_cell(k)?;
            study
        }
    };
    let reply = answers::small_cells(&study)?;
    let text = reply.said.clone();
    Ok(Output::new(&reply, text))
}

/// What left.
fn list(common: &Common, path: &Path) -> Result<Output, Failure> {
    let reply = answers::exports(&read(path, common)?)?;
    let rows = reply.exports.iter().map(|row| {
        vec![
            row.number.to_string(),
            row.at.clone(),
            row.coder.clone(),
            row.purpose.clone(),
            row.what.clone(),
            row.hash.clone(),
        ]
    });
    let text = if reply.exports.is_empty() {
        "Nothing has left that is recorded with its figures.".to_owned()
    } else {
        table(&["Number", "When", "Who", "For", "What", "Hash (BLAKE3)"], rows.collect(), &[])
    };
    Ok(Output::new(&reply, text))
}

/// Points out where the name of a team export does not say what it is.
pub(super) fn point_out_name(to: &Path) {
    if let Some(better) = answers::internal_name(to) {
        let name = to.file_name().unwrap_or_default().display();
        say(&format!("The name {name} does not say that the file is internal. “{better}” would."));
    }
}

/// Form of a file by its ending; `endings` says which there are.
pub(super) fn format_of(path: &Path, endings: &str) -> Result<ExportFormat, Failure> {
    match path.extension().and_then(|e| e.to_str()).map(str::to_lowercase).as_deref() {
        Some("csv") => Ok(ExportFormat::Csv),
        Some("json") => Ok(ExportFormat::Json),
        _ => Err(Failure::usage(format!("{} must end in .{endings}.", path.display()))),
    }
}
