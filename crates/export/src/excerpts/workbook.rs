//! Excerpts as a workbook: the excerpts, who raised what, and the codes.

use std::borrow::Cow;

use verbatim_model::PATH_SEPARATOR;
use verbatim_protect::{Arranged, ExcerptSection, ExcerptsBook, Figure, InsideExcerpt, PeopleTable, Placed};

use super::book::in_one;
use crate::ExportError;
use crate::workbook::{Cell, ColumnKind, Rows, Sheet, SheetColumn, Workbook};

impl<'b> Arranged<'b, ExcerptsBook> for Workbook<'b> {
    fn arranged(book: &'b ExcerptsBook) -> Self {
        let mut sheets = vec![excerpts(book)];
        sheets.extend(book.matrix.as_ref().map(matrix));
        sheets.push(codes(book));
        Self { sheets }
    }
}

fn column(title: &str, width: u16, kind: ColumnKind) -> SheetColumn {
    SheetColumn { title: title.to_owned(), width, kind }
}

fn text<'c>(words: impl Into<Cow<'c, str>>) -> Cell<'c> {
    let words = words.into();
    if words.is_empty() { Cell::Empty } else { Cell::Text(words) }
}

#[expect(clippy::cast_precision_loss, reason = "a sheet has no more rows than fit")]
const fn number(number: usize) -> Cell<'static> {
    Cell::Number(number as f64)
}

fn sheet<'b>(name: &str, columns: Vec<SheetColumn>, rows: Vec<Vec<Cell<'b>>>) -> Sheet<'b> {
    Sheet { name: name.to_owned(), figures: false, columns, rows: Box::new(rows) }
}

fn excerpts(book: &ExcerptsBook) -> Sheet<'_> {
    let all = || book.sections.iter().flat_map(|section| &section.groups).flat_map(|group| &group.excerpts);
    let (linked, inside) = (all().any(|e| e.person.is_some()), all().any(|e| e.inside.is_some()));
    let levels = book.sections.iter().map(|section| section.path.len()).max().unwrap_or(0);
    let mut columns = vec![column("Excerpt", 9, ColumnKind::Number)];
    columns.extend((1..=levels).map(|level| column(&format!("Level {level}"), 24, ColumnKind::Text)));
    for (title, width) in [("Category", 18), ("Attribution", 24), ("Text", 80)] {
        columns.push(column(title, width, ColumnKind::Text));
    }
    columns.extend(linked.then(|| column("Person", 9, ColumnKind::Number)));
    if inside {
        let text = [("Interviewee", 14), ("Transcript", 18), ("Coder", 14), ("Stance", 12), ("Memo", 50)];
        columns.extend(text.map(|(title, width)| column(title, width, ColumnKind::Text)));
        columns.push(column("Turn", 8, ColumnKind::Number));
    }
    let rows = Box::new(ExcerptRows { book, levels, linked, inside });
    Sheet { name: "Excerpts".to_owned(), figures: false, columns, rows }
}

/// Excerpts of a book as rows, each made when it is written: a large study has hundreds of thousands.
struct ExcerptRows<'b> {
    book: &'b ExcerptsBook,
    /// Columns of codes.
    levels: usize,
    /// Whether people have numbers.
    linked: bool,
    /// Whether it is said what only the team may know.
    inside: bool,
}

impl Rows for ExcerptRows<'_> {
    fn each(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> Result<(), ExportError>) -> Result<(), ExportError> {
        for Placed { section, group, excerpt } in self.book.in_order() {
            let mut row = vec![number(excerpt.number)];
            row.extend(
                (0..self.levels).map(|level| text(section.path.get(level).map_or("", String::as_str))),
            );
            row.push(text(group.category.as_deref().unwrap_or_default()));
            row.push(text(excerpt.attribution.as_deref().unwrap_or_default()));
            row.push(text(in_one(&excerpt.turns)));
            row.extend(self.linked.then(|| excerpt.person.map_or(Cell::Empty, number)));
            if self.inside {
                row.extend(of_team(excerpt.inside.as_ref()));
            }
            take(&row)?;
        }
        Ok(())
    }
}

fn of_team(inside: Option<&InsideExcerpt>) -> [Cell<'_>; 6] {
    let Some(inside) = inside else { return <[Cell<'_>; 6]>::default() };
    [
        text(inside.interviewee.as_deref().unwrap_or_default()),
        text(inside.transcript.as_str()),
        text(inside.coder.as_str()),
        text(inside.stance.unwrap_or_default()),
        text(inside.memo.as_deref().unwrap_or_default()),
        inside.turn.map_or(Cell::Empty, |turn| Cell::Number(f64::from(turn))),
    ]
}

fn matrix(table: &PeopleTable) -> Sheet<'_> {
    let mut columns = vec![column("Code", 60, ColumnKind::Text)];
    columns.extend(table.columns.iter().map(|own| column(&own.heading, 18, ColumnKind::Number)));
    let people = table.columns.iter().map(|own| Cell::Number(f64::from(own.coded)));
    let mut rows = vec![[text("N")].into_iter().chain(people).collect::<Vec<_>>()];
    for row in &table.rows {
        let cells = row.cells.iter().map(|figure| match figure {
            #[expect(clippy::cast_precision_loss, reason = "a number of people")]
            Figure::Number(n) => Cell::Number(*n as f64),
            other => Cell::Note(other.in_words().into()),
        });
        rows.push([text(row.full_label())].into_iter().chain(cells).collect());
    }
    Sheet { figures: true, ..sheet("Matrix", columns, rows) }
}

fn codes(book: &ExcerptsBook) -> Sheet<'_> {
    let titles = [("Code", 60), ("Statement", 50), ("Definition", 60)];
    let mut columns: Vec<SheetColumn> =
        titles.iter().map(|(title, width)| column(title, *width, ColumnKind::Text)).collect();
    columns.push(column("Excerpts", 10, ColumnKind::Number));
    sheet("Codebook", columns, book.sections.iter().map(code).collect())
}

fn code(section: &ExcerptSection) -> Vec<Cell<'_>> {
    let excerpts: usize = section.groups.iter().map(|group| group.excerpts.len()).sum();
    vec![
        text(section.path.join(PATH_SEPARATOR)),
        text(section.statement.as_deref().unwrap_or_default()),
        text(section.definition.as_deref().unwrap_or_default()),
        number(excerpts),
    ]
}
