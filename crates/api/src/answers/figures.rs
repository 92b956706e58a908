//! Figures that leave, as a window shows them first.

use verbatim_model::Purpose;
use verbatim_study::StudyError;
use verbatim_study::exports::{
    Figure, Gone, Leaving, MatrixFile, PictureFile, TEAM_FIGURES_MARK, TableColumn, TeamPicture,
};

use super::leaving::matrix_exported;
use super::plural;
use crate::replies::{FigureCell, FigureExported, FigurePreview, FigureRow};

/// A matrix as it would leave.
///
/// # Errors
/// As [`MatrixFile::bytes`].
pub fn matrix_preview(leaving: &Leaving, file: MatrixFile) -> Result<FigurePreview, StudyError> {
    let (table, purpose) = (leaving.table.content(), leaving.table.purpose());
    let svg = match file {
        MatrixFile::Picture(picture, _) => {
            let bytes = MatrixFile::Picture(picture, PictureFile::Svg).bytes(leaving)?;
            Some(String::from_utf8_lossy(&bytes).into_owned())
        }
        MatrixFile::Csv | MatrixFile::Json => None,
    };
    let heading = |column: &TableColumn| match column.interviewed {
        Some(interviewed) => format!("{} (N = {} of {interviewed})", column.heading, column.coded),
        None => format!("{} (N = {})", column.heading, column.coded),
    };
    let mut headings = vec!["Code".to_owned()];
    headings.extend(table.columns.iter().chain(&table.together).map(heading));
    headings.extend(table.reachable.map(|of| format!("Columns reached (of {of})")));
    let unit = if table.percent { " %" } else { "" };
    let rows = table.rows.iter().map(|row| {
        let figures = row.cells.iter().copied().chain(row.total).map(|figure| cell(figure, unit));
        FigureRow {
            name: row.label(),
            depth: row.depth,
            cells: figures.chain(row.reached.map(|figure| cell(figure, ""))).collect(),
        }
    });
    Ok(FigurePreview {
        title: table.title.clone(),
        lines: lines(purpose, None, &table.day, &table.notes),
        headings,
        rows: rows.collect(),
        svg,
        matrix: Some(matrix_exported(None, table.rows.len(), purpose, &leaving.effect)),
    })
}

/// A picture of another view as it would leave.
///
/// # Errors
/// As [`TeamPicture::bytes`].
pub fn picture_preview(picture: &TeamPicture, purpose: Purpose) -> Result<FigurePreview, StudyError> {
    let svg = picture.bytes(purpose, PictureFile::Svg)?;
    let plain = |text: String| FigureCell { text, withheld: false };
    let row = |name: String, depth: usize, cells: Vec<String>| FigureRow {
        name,
        depth,
        cells: cells.into_iter().map(plain).collect(),
    };
    let (headings, rows, counted, day, notes) = match picture {
        TeamPicture::Saturation(curve) => {
            let rows = (1..).zip(&curve.steps).map(|(n, step): (usize, _)| {
                let band = step.band.map(|(mean, low, high)| format!("{mean:.1} ({low} to {high})"));
                row(n.to_string(), 0, vec![step.so_far.to_string(), band.unwrap_or_default()])
            });
            let headings = ["After interviews", "Codes", "Mean of random orders"];
            (headings.to_vec(), rows.collect::<Vec<_>>(), &curve.counted, &curve.day, &curve.notes)
        }
        TeamPicture::Pairs(table) => {
            let path = |place: usize| table.codes.get(place).map_or("", |code| code.code.as_str());
            let rows = table.pairs.iter().map(|(first, second, both)| {
                row(path(*first).to_owned(), 0, vec![path(*second).to_owned(), both.to_string()])
            });
            let headings = ["Code", "with", "Both"];
            (headings.to_vec(), rows.collect(), &table.counted, &table.day, &table.notes)
        }
        TeamPicture::Sample(chart) => {
            let rows = chart.bars.iter().map(|bar| {
                let people = bar.people.map(|people| people.to_string()).unwrap_or_default();
                row(bar.name.clone(), bar.depth, vec![people, bar.beside.clone()])
            });
            let headings = ["People", "Interviewed", "Approached and not interviewed"];
            (headings.to_vec(), rows.collect(), &chart.counted, &chart.day, &chart.notes)
        }
    };
    Ok(FigurePreview {
        title: picture.title().to_owned(),
        lines: lines(purpose, Some(counted), day, notes),
        headings: headings.into_iter().map(str::to_owned).collect(),
        rows,
        svg: Some(String::from_utf8_lossy(&svg).into_owned()),
        matrix: None,
    })
}

/// A figure that left.
#[must_use]
pub fn figure_exported(gone: Gone, purpose: Purpose) -> FigureExported {
    let whom = match purpose {
        Purpose::Team => "for the team",
        Purpose::Publication => "for publication",
    };
    let rows = plural(gone.rows, "row");
    match gone.path {
        Some(path) => FigureExported {
            said: format!("Wrote a figure of {rows} {whom}"),
            path: Some(path.to_string_lossy().into_owned()),
            bytes: None,
        },
        None => FigureExported {
            said: format!("Copied a figure of {rows} {whom}"),
            path: None,
            bytes: Some(gone.bytes),
        },
    }
}

/// Whom a figure is for, its day, and what a reader must know.
fn lines(purpose: Purpose, counted: Option<&str>, day: &str, notes: &[String]) -> Vec<String> {
    let mark = match purpose {
        Purpose::Team => format!("{TEAM_FIGURES_MARK}. {day}."),
        Purpose::Publication => format!("{day}."),
    };
    [mark].into_iter().chain(counted.map(str::to_owned)).chain(notes.iter().cloned()).collect()
}

fn cell(figure: Figure, unit: &str) -> FigureCell {
    let unit = if matches!(figure, Figure::Number(_)) { unit } else { "" };
    FigureCell { text: format!("{}{unit}", figure.in_words()), withheld: figure == Figure::Withheld }
}
