//! What leaves.

use std::path::Path;

use verbatim_api::replies::Exported;
use verbatim_model::Purpose;
use verbatim_study::StudyError;
use verbatim_study::exports::{ExcerptFilter, ExportFormat};

use super::codebook::exporting;
use crate::args::{Common, ExportCommand};
use crate::failure::Failure;
use crate::output::{Output, plural};
use crate::study::{progress, say};

pub fn run(common: &Common, command: ExportCommand) -> Result<Output, Failure> {
    let ExportCommand::Excerpts { study, purpose, to, code, category } = command;
    let purpose = Purpose::parse(&purpose).map_err(StudyError::from)?;
    if purpose == Purpose::Publication {
        return Err(StudyError::PublicationRefused.into());
    }
    let format = format_of(&to)?;
    let mut study = exporting(common, &study)?;
    let filter = ExcerptFilter {
        codes: code.iter().map(|c| Ok(study.find_code(c)?.id)).collect::<Result<_, StudyError>>()?,
        categories: category,
        coder: common.coder.as_deref().map(|name| study.find_coder(name)).transpose()?.map(|c| c.id),
    };
    let done = study.export_excerpts(&filter, purpose, format, &to, &progress("Writing"))?;
    if let Some(better) = marked_name(&to) {
        let name = to.file_name().unwrap_or_default().display();
        say(&format!("The name {name} does not say that the file is internal. “{better}” would."));
    }
    let reply = Exported { path: done.path.to_string_lossy().into_owned(), rows: done.rows };
    let text = format!(
        "Wrote {} to {}. Internal: it contains raw text and is for the team only.",
        plural(reply.rows, "excerpt"),
        reply.path
    );
    Ok(Output::new(&reply, text))
}

/// A name that says that a file is internal, where the given one does not (rule 7.1).
fn marked_name(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    (!stem.to_lowercase().contains("internal")).then(|| format!("{stem} internal.{ending}"))
}

fn format_of(path: &Path) -> Result<ExportFormat, Failure> {
    match path.extension().and_then(|e| e.to_str()).map(str::to_lowercase).as_deref() {
        Some("csv") => Ok(ExportFormat::Csv),
        Some("json") => Ok(ExportFormat::Json),
        _ => Err(Failure::usage(format!("{} must end in .csv or .json.", path.display()))),
    }
}
