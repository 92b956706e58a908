//! Stance bars: of each statement, how many people support it, are mixed and only contradict it; each
//! person once.

use plotters::style::RGBColor;
use verbatim_protect::{Cleared, Figure, PeopleTable, TableRow, TableStance};

use super::sheet::{FAINT, INK, Sheet, Side, Words, length, picture, shortened};
use super::{Drawn, drawn, foot, in_words, indent, name, room_for_names};
use crate::ExportError;

/// Height of the line of one column, and of the bar on it.
const ROW: i32 = 24;
const BAR: i32 = 14;
/// White between two statements that have several lines.
const GAP: i32 = 8;
/// Pixels of the longest bar.
const AXIS: i32 = 380;
const STANCES: [TableStance; 3] = [TableStance::Supports, TableStance::Mixed, TableStance::OnlyContradicts];
/// People who support: dark, so that it is told from stripes and white without any colour.
const DARK: RGBColor = RGBColor(58, 62, 66);

/// The rows of one code: its first, and what is said of each stance by column.
struct Statement<'t> {
    row: &'t TableRow,
    /// For each column the figures of the three stances.
    figures: Vec<[Option<Figure>; 3]>,
}

/// Draws people by stance to a statement as bars. The rows of the table are told apart by stance; others
/// are left out.
///
/// # Errors
/// [`ExportError::Picture`] where it cannot be drawn.
pub fn stance_bars(table: &Cleared<PeopleTable>) -> Result<String, ExportError> {
    let content = table.content();
    let columns: Vec<Drawn> = drawn(content).into_iter().filter(|column| column.of.is_some()).collect();
    let statements = statements(content, &columns);
    let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX / (ROW * 8));
    // With one column a statement is one line; else its name stands above a line for each column.
    let single = columns.len() == 1;
    let room = room_for_names(&content.rows);
    let headings = columns.iter().map(|column| length(&column.heading)).max().unwrap_or(0).min(260);
    let depth = content.rows.iter().map(|row| row.depth).max().unwrap_or(0);
    let labels = if single { room } else { room.max(headings + indent(depth + 1)) } + 14;
    let height = if single { ROW } else { ROW * (count(columns.len()) + 1) + GAP };
    let most = columns.iter().filter_map(|column| column.of).max().unwrap_or(1).max(1);
    let widest = |one: &Statement<'_>| {
        (0..columns.len()).map(|column| length(&said(one, &columns, column))).max().unwrap_or(0)
    };
    let beside = statements.iter().map(widest).max().unwrap_or(0) + 20;
    let legend = 30;
    let size = (labels + AXIS + beside, legend + height * count(statements.len()) + 4);
    let words = Words {
        title: content.title.clone(),
        under: format!("Counted: {}. The longer a bar, the more people.", content.counts),
        foot: foot(table.purpose(), &content.day, &content.notes),
        description: in_words(table),
    };
    picture(&words, size, |sheet, (left, top)| {
        draw_legend(sheet, (left, top + 8))?;
        for (n, statement) in (0..).zip(&statements) {
            let mut y = top + legend + height * n;
            if !single {
                let at = indent(statement.row.depth);
                let text = shortened(&statement.row.name, labels - 14 - at);
                sheet.bold(&text, (left + at, y + ROW / 2), 15)?;
                y += ROW;
            }
            for (place, column) in columns.iter().enumerate() {
                let middle = y + ROW / 2;
                if single {
                    name(sheet, (&statement.row.name, statement.row.depth), (left, middle), room)?;
                } else {
                    let at = indent(statement.row.depth + 1);
                    let text = shortened(&column.heading, labels - 14 - at);
                    sheet.text(&text, (left + at, middle), Side::Right)?;
                }
                let at = (left + labels, middle - BAR / 2);
                bar(sheet, at, figures_of(statement, place), column.of, most)?;
                sheet.small(&said(statement, &columns, place), (left + labels + AXIS + 14, middle))?;
                y += ROW;
            }
        }
        Ok(())
    })
}

/// The statements of a table, each with its figures by column.
fn statements<'t>(table: &'t PeopleTable, columns: &[Drawn]) -> Vec<Statement<'t>> {
    let mut all: Vec<Statement<'t>> = Vec::new();
    for (place, row) in table.rows.iter().enumerate() {
        let Some(at) = row.stance.and_then(|own| STANCES.iter().position(|stance| *stance == own)) else {
            continue;
        };
        if all.last().is_none_or(|last| last.row.code != row.code) {
            all.push(Statement { row, figures: vec![[None; 3]; columns.len()] });
        }
        let Some(last) = all.last_mut() else { continue };
        for (own, column) in last.figures.iter_mut().zip(columns) {
            own[at] = column.figures.get(place).copied();
        }
    }
    all
}

fn figures_of(statement: &Statement<'_>, column: usize) -> [Option<Figure>; 3] {
    statement.figures.get(column).copied().unwrap_or_default()
}

/// What stands beside a bar: its three figures and N.
fn said(statement: &Statement<'_>, columns: &[Drawn], column: usize) -> String {
    let figures = figures_of(statement, column);
    let words = figures.map(|figure| figure.map_or_else(|| "–".to_owned(), Figure::in_words));
    let [first, second, third] = figures;
    let alike = first == second && second == third && !matches!(first, Some(Figure::Number(_)));
    let under = columns.get(column).map_or("", |column| column.under.as_str());
    // What is no number and the same of all three is said once.
    let said = if alike { words[0].clone() } else { words.join(" · ") };
    format!("{said}; {under}")
}

fn draw_legend(sheet: &Sheet<'_>, (x, y): (i32, i32)) -> Result<(), ExportError> {
    let mut at = x;
    for (stance, words) in STANCES.into_iter().zip(["support", "mixed", "only contradict"]) {
        part(sheet, (at, y - BAR / 2), 22, stance)?;
        sheet.small(words, (at + 30, y))?;
        at += 30 + length(words) + 26;
    }
    sheet.line(&[(at, y + BAR / 2), (at + 22, y + BAR / 2)], FAINT, 2)?;
    sheet.small("all people of the column", (at + 30, y))
}

/// The bar of one column, above a line as long as all its people are many. A figure that is no number has
/// no part: its place in the bar is not known.
fn bar(
    sheet: &Sheet<'_>,
    (x, y): (i32, i32),
    figures: [Option<Figure>; 3],
    of: Option<u64>,
    most: u64,
) -> Result<(), ExportError> {
    let long = |people: u64| {
        let pixels = u64::from(AXIS.unsigned_abs()).saturating_mul(people.min(most)) / most;
        i32::try_from(pixels).unwrap_or(AXIS)
    };
    sheet.line(&[(x, y + BAR + 2), (x + long(of.unwrap_or(0)), y + BAR + 2)], FAINT, 2)?;
    let mut from = 0;
    for (stance, figure) in STANCES.into_iter().zip(figures) {
        if let Some(Figure::Number(people)) = figure
            && people > 0
        {
            let to = from + people;
            part(sheet, (x + long(from), y), long(to) - long(from), stance)?;
            from = to;
        }
    }
    Ok(())
}

/// A part of a bar: dark, striped or white.
fn part(sheet: &Sheet<'_>, at: (i32, i32), width: i32, stance: TableStance) -> Result<(), ExportError> {
    let size = (width, BAR);
    match stance {
        TableStance::Supports => sheet.fill(at, size, DARK)?,
        TableStance::Mixed => sheet.stripes(at, size, INK)?,
        TableStance::OnlyContradicts => {}
    }
    sheet.outline(at, size)
}
