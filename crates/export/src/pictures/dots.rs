//! A dot plot: for each code the share of each column's people, a mark for each column.

use verbatim_protect::{Cleared, Figure, PeopleTable};

use super::sheet::{FAINT, INK, Sheet, Side, Words, length, picture};
use super::{Drawn, drawn, foot, in_words, name, room_for_names};
use crate::ExportError;

const ROW: i32 = 30;
/// Pixels of the axis from nobody to everybody.
const AXIS: i32 = 400;
/// Columns that have a mark of their own.
const MARKS: usize = 8;

/// Draws a table about people as a dot plot.
///
/// # Errors
/// [`ExportError::TooManyColumns`] where there are more columns than marks can be told apart;
/// [`ExportError::Picture`] where it cannot be drawn.
pub fn dot_plot(table: &Cleared<PeopleTable>) -> Result<String, ExportError> {
    let content = table.content();
    let columns: Vec<Drawn> = drawn(content).into_iter().filter(|column| column.of.is_some()).collect();
    if columns.len() > MARKS {
        return Err(ExportError::TooManyColumns { most: MARKS });
    }
    let room = room_for_names(&content.rows);
    let labels = room + 24;
    let said: Vec<String> = (0..content.rows.len()).map(|row| figures(&columns, row)).collect();
    let beside = said.iter().map(|text| length(text)).max().unwrap_or(0) + 24;
    let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX / (ROW * 2));
    let legend = 20 * count(columns.len()) + 14;
    let head = legend + 24;
    let size = (labels + AXIS + beside, head + ROW * count(content.rows.len()) + 8);
    let words = Words {
        title: content.title.clone(),
        under: format!("Share of the people of a column. Counted: {}.", content.counts),
        foot: foot(table.purpose(), &content.day, &content.notes),
        description: in_words(table),
    };
    picture(&words, size, |sheet, (left, top)| {
        for (place, column) in columns.iter().enumerate() {
            let y = top + 20 * count(place) + 8;
            mark(sheet, place, (left + 8, y))?;
            sheet.text(&format!("{}, {}", column.heading, column.under), (left + 22, y), Side::Right)?;
        }
        let (axis, bottom) = (left + labels, top + size.1);
        for percent in [0, 25, 50, 75, 100] {
            let x = axis + AXIS * percent / 100;
            sheet.line(&[(x, top + head - 6), (x, bottom)], FAINT, 1)?;
            sheet.small_middle(&format!("{percent} %"), (x, top + head - 16))?;
        }
        for (n, row) in (0..).zip(&content.rows) {
            let y = top + head + ROW * n + ROW / 2;
            name(sheet, (&row.label(), row.depth), (left, y), room)?;
            sheet.line(&[(axis, y), (axis + AXIS, y)], FAINT, 1)?;
            dots(sheet, &columns, usize::try_from(n).unwrap_or(0), (axis, y))?;
            let said = said.get(usize::try_from(n).unwrap_or(0)).map_or("", String::as_str);
            sheet.small(said, (axis + AXIS + 18, y))?;
        }
        Ok(())
    })
}

/// The marks of a row; those that would cover each other stand above one another.
fn dots(sheet: &Sheet<'_>, columns: &[Drawn], row: usize, (axis, y): (i32, i32)) -> Result<(), ExportError> {
    let mut taken: Vec<i32> = Vec::new();
    for (place, column) in (0..).zip(columns) {
        let (Some(Figure::Number(n)), Some(of)) = (column.figures.get(row), column.of.filter(|of| *of > 0))
        else {
            continue;
        };
        let share = i32::try_from((*n).min(of) * 1_000 / of).unwrap_or(0);
        let x = axis + AXIS * share / 1_000;
        let near = taken.iter().filter(|other| (**other - x).abs() < 12).count();
        let shift = [0, -8, 8, -4, 4].get(near).copied().unwrap_or(0);
        taken.push(x);
        mark(sheet, place, (x, y + shift))?;
    }
    Ok(())
}

/// What a row says in numbers, in the order of the legend.
fn figures(columns: &[Drawn], row: usize) -> String {
    let figure = |column: &Drawn| match (column.figures.get(row), column.of) {
        (Some(Figure::Number(n)), Some(of)) => format!("{n}/{of}"),
        (Some(other), _) => other.in_words(),
        (None, _) => String::new(),
    };
    columns.iter().map(figure).collect::<Vec<_>>().join(" · ")
}

/// The mark of a column: a shape, so that no colour is needed.
fn mark(sheet: &Sheet<'_>, column: usize, (x, y): (i32, i32)) -> Result<(), ExportError> {
    let corners = |points: &[(i32, i32)]| -> Vec<(i32, i32)> {
        points.iter().map(|(dx, dy)| (x + dx, y + dy)).collect()
    };
    let outline = |points: &[(i32, i32)]| {
        let closed: Vec<(i32, i32)> = corners(points).into_iter().chain(corners(&points[..1])).collect();
        sheet.line(&closed, INK, 2)
    };
    let (square, triangle) = ([(-5, -5), (5, -5), (5, 5), (-5, 5)], [(0, -6), (6, 5), (-6, 5)]);
    let diamond = [(0, -7), (7, 0), (0, 7), (-7, 0)];
    match column {
        0 => sheet.circle((x, y), 5, true),
        1 => outline(&square),
        2 => sheet.shape(&corners(&triangle), INK),
        3 => outline(&diamond),
        4 => sheet.circle((x, y), 5, false),
        5 => sheet.shape(&corners(&square), INK),
        6 => outline(&triangle),
        _ => {
            sheet.line(&corners(&[(-5, -5), (5, 5)]), INK, 2)?;
            sheet.line(&corners(&[(-5, 5), (5, -5)]), INK, 2)
        }
    }
}
