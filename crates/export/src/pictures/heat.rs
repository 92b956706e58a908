//! A heat table: darker where more of a column's people are. Numbers are always printed.

use plotters::style::RGBColor;
use verbatim_protect::{Cleared, Figure, PeopleTable};

use super::sheet::{INK, Sheet, Side, Words, length, lines, picture};
use super::{Drawn, drawn, foot, in_words, name, room_for_names};
use crate::ExportError;

const ROW: i32 = 26;
const COLUMN: i32 = 104;
/// Greys from few to all; text is readable on each.
pub(super) const RAMP: [RGBColor; 6] = [
    RGBColor(240, 241, 241),
    RGBColor(222, 224, 225),
    RGBColor(198, 201, 203),
    RGBColor(166, 170, 173),
    RGBColor(96, 101, 105),
    RGBColor(58, 62, 66),
];

/// Draws a table about people as a heat table.
///
/// # Errors
/// [`ExportError::Picture`] where it cannot be drawn.
pub fn heat_table(table: &Cleared<PeopleTable>) -> Result<String, ExportError> {
    let content = table.content();
    let columns = drawn(content);
    let room = room_for_names(&content.rows);
    let labels = room + 12;
    let headings: Vec<Vec<String>> =
        columns.iter().map(|column| lines(&column.heading, COLUMN - 8)).collect();
    let most = headings.iter().map(Vec::len).max().unwrap_or(1);
    let head = 16 * (i32::try_from(most).unwrap_or(1) + 1) + 8;
    let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX / (COLUMN * 2));
    let size = (labels + COLUMN * count(columns.len()), head + ROW * count(content.rows.len()) + 4);
    let words = Words {
        title: content.title.clone(),
        under: format!("Counted: {}. Darker: a larger share of the people of the column.", content.counts),
        foot: foot(table.purpose(), &content.day, &content.notes),
        description: in_words(table),
    };
    let unit = if content.percent { " %" } else { "" };
    picture(&words, size, |sheet, (left, top)| {
        for (place, (column, heading)) in (0..).zip(columns.iter().zip(&headings)) {
            let middle = left + labels + COLUMN * place + COLUMN / 2;
            // Headings stand on the table, whatever their number of lines.
            let first = top + head - 30 - 16 * (count(heading.len()) - 1);
            for (n, line) in (0..).zip(heading) {
                sheet.text(line, (middle, first + 16 * n), Side::Middle)?;
            }
            sheet.small_middle(&column.under, (middle, top + head - 12))?;
        }
        for (n, row) in (0..).zip(&content.rows) {
            let y = top + head + ROW * n;
            name(sheet, (&row.label(), row.depth), (left, y + ROW / 2), room)?;
            for (place, column) in (0..).zip(&columns) {
                let at = (left + labels + COLUMN * place, y);
                cell(sheet, at, column, usize::try_from(n).unwrap_or(0), unit)?;
            }
        }
        Ok(())
    })
}

fn cell(
    sheet: &Sheet<'_>,
    at: (i32, i32),
    column: &Drawn,
    row: usize,
    unit: &str,
) -> Result<(), ExportError> {
    let size = (COLUMN, ROW);
    let middle = (at.0 + COLUMN / 2, at.1 + ROW / 2);
    let Some(figure) = column.figures.get(row) else { return Ok(()) };
    match figure {
        Figure::Number(n) => {
            let shade = column.of.and_then(|of| shade(*n, of));
            if let Some(shade) = shade {
                sheet.fill(at, size, RAMP[shade])?;
            }
            let unit = if column.of.is_some() { unit } else { "" };
            let colour = shade.map_or(INK, readable_on);
            sheet.coloured(&format!("{n}{unit}"), middle, Side::Middle, colour)?;
        }
        Figure::Withheld => {
            sheet.hatch(at, size)?;
            words(sheet, middle, *figure)?;
        }
        Figure::NotAsked => {
            sheet.points(at, size)?;
            words(sheet, middle, *figure)?;
        }
        Figure::NotCodedYet => {
            sheet.broken_edge(at, size)?;
            words(sheet, middle, *figure)?;
        }
        Figure::NoStatement => words(sheet, middle, *figure)?,
    }
    sheet.edge(at, size)
}

/// What a cell says in words, on white so that the pattern behind does not cross it.
fn words(sheet: &Sheet<'_>, (x, y): (i32, i32), figure: Figure) -> Result<(), ExportError> {
    let text = figure.in_words();
    let half = length(&text) / 2 - 2;
    sheet.fill((x - half, y - 7), (2 * half, 14), RGBColor(255, 255, 255))?;
    sheet.small_middle(&text, (x, y))
}

/// The colour of a number that stands on a grey of the ramp.
pub(super) const fn readable_on(shade: usize) -> RGBColor {
    if shade >= 4 { RGBColor(255, 255, 255) } else { INK }
}

/// Which grey stands for so many of so many; none for nobody.
pub(super) fn shade(n: u64, of: u64) -> Option<usize> {
    if n == 0 || of == 0 {
        return None;
    }
    let steps = RAMP.len() as u64;
    usize::try_from(((n * steps).div_ceil(of)).min(steps) - 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shade_rises_with_the_share_and_nobody_has_none() {
        let shades: Vec<_> = [0, 1, 2, 6, 7, 12].into_iter().map(|n| shade(n, 12)).collect();
        assert_eq!(shades, [None, Some(0), Some(0), Some(2), Some(3), Some(5)]);
        assert_eq!(shade(40, 12), Some(5), "passages can be more than people");
        assert_eq!(shade(3, 0), None);
    }
}
