//! A matrix that leaves.

use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::MatrixExported;
use verbatim_model::Purpose;
use verbatim_study::exports::{MatrixExport, MatrixPicture, Measure, Merge, TableForm};
use verbatim_study::{Study, StudyError};

use super::codebook::exporting;
use super::counting;
use super::export::{format_of, point_out_name};
use crate::args::{
    Common, CountingArgs, ExportMatrixArgs, FormChoice, KeyArgs, MeasureChoice, PictureChoice, TableArgs,
};
use crate::failure::Failure;
use crate::key_file::write_with_keys;
use crate::output::{Output, list, plural};
use crate::study::progress;

pub fn run(common: &Common, args: ExportMatrixArgs) -> Result<Output, Failure> {
    let purpose = Purpose::parse(&args.purpose).map_err(StudyError::from)?;
    let asked = asked(common, args.table, &args.counting.into())?;
    let to = args.to.filter(|_| !args.preview);
    if let Some(to) = to.as_deref().filter(|to| is_svg(to)) {
        return picture(common, &args.study, &asked, (args.picture, purpose, to), &args.key);
    }
    let format = to.as_deref().map(format_of).transpose()?;
    let mut study = opened(common, &args.study, purpose, &args.key)?;
    let progress = progress("Looking for names");
    let reply = match (&to, format) {
        (Some(to), Some(format)) => {
            let (done, effect) = study.export_matrix(&asked, purpose, format, to, &progress)?;
            if purpose == Purpose::Team {
                point_out_name(to);
            }
            answers::matrix_exported(Some(&done.path), done.rows, purpose, &effect)
        }
        _ => {
            let leaving = study.matrix_leaving(&asked, purpose, &progress)?;
            answers::matrix_exported(None, leaving.table.content().rows.len(), purpose, &leaving.effect)
        }
    };
    let text = in_words(&reply);
    Ok(Output::new(&reply, text))
}

/// Draws a matrix into a file.
pub fn picture(
    common: &Common,
    path: &Path,
    asked: &MatrixExport,
    (picture, purpose, to): (PictureChoice, Purpose, &Path),
    key: &KeyArgs,
) -> Result<Output, Failure> {
    if !is_svg(to) {
        return Err(Failure::usage(format!("{} must end in .svg.", to.display())));
    }
    let picture = match picture {
        PictureChoice::Heat => MatrixPicture::Heat,
        PictureChoice::Dots => MatrixPicture::Dots,
    };
    let mut study = opened(common, path, purpose, key)?;
    let (done, effect) =
        study.export_matrix_picture(asked, picture, purpose, to, &progress("Looking for names"))?;
    if purpose == Purpose::Team {
        point_out_name(to);
    }
    let reply = answers::matrix_exported(Some(&done.path), done.rows, purpose, &effect);
    let text = in_words(&reply);
    Ok(Output::new(&reply, text))
}

/// The study, with the key file where names must be compared.
fn opened(common: &Common, path: &Path, purpose: Purpose, key: &KeyArgs) -> Result<Study, Failure> {
    match purpose {
        Purpose::Team => exporting(common, path),
        Purpose::Publication => write_with_keys(path, common, key),
    }
}

fn is_svg(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"))
}

/// What is asked for.
pub fn asked(common: &Common, table: TableArgs, args: &CountingArgs) -> Result<MatrixExport, Failure> {
    Ok(MatrixExport {
        columns: table.columns,
        merges: table.merges.iter().map(|merge| parsed(merge)).collect::<Result<_, _>>()?,
        roll_up: !table.no_roll_up,
        measure: measure(table.measure),
        choice: counting::choice(common, args)?,
        form: table.form.map(|form| match form {
            FormChoice::Columns => TableForm::Columns,
            FormChoice::Overall => TableForm::Overall,
        }),
        totals: table.totals,
    })
}

pub const fn measure(choice: MeasureChoice) -> Measure {
    match choice {
        MeasureChoice::People => Measure::People,
        MeasureChoice::Support => Measure::Support,
        MeasureChoice::Mixed => Measure::Mixed,
        MeasureChoice::Contradict => Measure::Contradict,
        MeasureChoice::Share => Measure::Share,
        MeasureChoice::Passages => Measure::Passages,
        MeasureChoice::Words => Measure::Words,
        MeasureChoice::Groups => Measure::Groups,
    }
}

/// `A + B=Name`.
fn parsed(merge: &str) -> Result<Merge, Failure> {
    let wrong = || Failure::usage(format!("“{merge}” names no columns; write it as \"A + B=New name\"."));
    let (of, name) = merge.rsplit_once('=').ok_or_else(wrong)?;
    let of: Vec<String> = of.split(" + ").map(|heading| heading.trim().to_owned()).collect();
    if of.len() < 2 || name.trim().is_empty() || of.iter().any(String::is_empty) {
        return Err(wrong());
    }
    Ok(Merge { of, name: name.trim().to_owned() })
}

fn in_words(reply: &MatrixExported) -> String {
    let rows = plural(reply.rows, "row");
    let done = match &reply.path {
        Some(path) => format!("Wrote {rows} to {path}."),
        None => format!("Nothing was written; {rows} would leave."),
    };
    let withheld: Vec<String> = reply
        .withheld
        .iter()
        .map(|cell| {
            let column = cell.column.as_deref().unwrap_or("all together");
            format!("{}, {column}: {}", cell.code, cell.why)
        })
        .collect();
    format!("{done} {}{}", reply.said.join("\n"), list("Withheld (for the team alone):", &withheld))
}
