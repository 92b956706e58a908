//! A matrix that leaves.

use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::MatrixExported;
use verbatim_model::Purpose;
use verbatim_study::exports::{
    Destination, ExportFormat, MatrixExport, MatrixFile, MatrixPicture, Measure, Merge, TableForm,
};
use verbatim_study::{Study, StudyError};

use super::codebook::exporting;
use super::counting;
use super::drawing::picture_file;
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
    if let Some(to) = args.to.filter(|_| !args.preview) {
        let file = file_of(&to, args.picture)?;
        return send(common, &args.study, &asked, (file, purpose, &to), &args.key);
    }
    let study = opened(common, &args.study, purpose, &args.key)?;
    let leaving = study.matrix_leaving(&asked, purpose, &progress("Looking for names"))?;
    let rows = leaving.table.content().rows.len();
    let reply = answers::matrix_exported(None, rows, purpose, &leaving.effect);
    let text = in_words(&reply);
    Ok(Output::new(&reply, text))
}

/// Lets a matrix leave into a file.
pub fn send(
    common: &Common,
    path: &Path,
    asked: &MatrixExport,
    (file, purpose, to): (MatrixFile, Purpose, &Path),
    key: &KeyArgs,
) -> Result<Output, Failure> {
    let mut study = opened(common, path, purpose, key)?;
    let looking = progress("Looking for names");
    let (gone, effect) = study.export_matrix(asked, file, purpose, Destination::File(to), &looking)?;
    if purpose == Purpose::Team {
        point_out_name(to);
    }
    let reply = answers::matrix_exported(gone.path.as_deref(), gone.rows, purpose, &effect);
    let text = in_words(&reply);
    Ok(Output::new(&reply, text))
}

/// What a matrix is written as, by the ending of its file.
fn file_of(to: &Path, picture: PictureChoice) -> Result<MatrixFile, Failure> {
    match picture_file(to) {
        Some(file) => Ok(MatrixFile::Picture(drawn(picture), file)),
        None => Ok(match format_of(to, "csv, .json, .svg or .png")? {
            ExportFormat::Csv => MatrixFile::Csv,
            ExportFormat::Json => MatrixFile::Json,
        }),
    }
}

/// How a matrix is drawn.
pub const fn drawn(picture: PictureChoice) -> MatrixPicture {
    match picture {
        PictureChoice::Heat => MatrixPicture::Heat,
        PictureChoice::Dots => MatrixPicture::Dots,
        PictureChoice::Stance => MatrixPicture::Stances,
    }
}

/// The study, with the key file where names must be compared.
fn opened(common: &Common, path: &Path, purpose: Purpose, key: &KeyArgs) -> Result<Study, Failure> {
    match purpose {
        Purpose::Team => exporting(common, path),
        Purpose::Publication => write_with_keys(path, common, key),
    }
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
