//! Excerpts and who raised what as a report through a template.

use std::collections::HashMap;

use verbatim_model::PATH_SEPARATOR;
use verbatim_protect::{
    ArrangedWith, ExcerptGroup, ExcerptSection, ExcerptsBook, Figure, PeopleTable, TableColumn, TableRow,
};

use super::book::{heading_of, quote_of};
use crate::ExportError;
use crate::document::{Align, Column, Document, Heading, Picture, Table};
use crate::report::{
    NamedPicture, NamedTable, Report, ReportCategory, ReportCode, ReportError, SampleGroup, report,
};

/// What a report is made with.
#[derive(Clone, Debug)]
pub struct ReportTemplate {
    /// The template.
    pub template: String,
    /// The title of the report.
    pub title: String,
    /// The name of the study, which the team chose to say.
    pub study: String,
    /// Day on which it is made, `YYYY-MM-DD`.
    pub day: String,
    /// Pictures, which were drawn of cleared tables, by their names.
    pub pictures: Vec<NamedPicture>,
}

impl ArrangedWith<ExcerptsBook> for Document {
    type With = ReportTemplate;
    type Error = ReportError;

    fn arranged_with(book: &ExcerptsBook, with: &ReportTemplate) -> Result<Self, ReportError> {
        let matrix = book.matrix.as_ref();
        let columns = matrix.map(|matrix| matrix.columns.as_slice()).unwrap_or_default();
        // A publication does not say how many were interviewed, only how many are counted.
        let people: Option<u32> = columns.iter().map(|column| column.interviewed).sum();
        let group = |column: &TableColumn| SampleGroup {
            name: column.heading.clone(),
            interviewed: column.interviewed.map(|people| people.to_string()),
            coded: column.coded.to_string(),
        };
        let data = Report {
            title: with.title.clone(),
            study: with.study.clone(),
            running: with.title.clone(),
            language: None,
            day: with.day.clone(),
            limits: book
                .notes
                .iter()
                .chain(matrix.iter().flat_map(|matrix| &matrix.notes))
                .cloned()
                .collect(),
            interviewed: people.filter(|_| !columns.is_empty()).map(|people| people.to_string()),
            sample: columns.iter().map(group).collect(),
            themes: themes(book),
            tables: matrix
                .map(|matrix| NamedTable { name: "matrix".to_owned(), table: table(matrix) })
                .into_iter()
                .collect(),
            pictures: with.pictures.clone(),
        };
        report(&with.template, &data)
    }
}

/// A picture that was drawn of a cleared table, for a report to show by its name.
///
/// # Errors
/// [`ExportError::Picture`].
pub fn named_picture(name: &str, svg: String, alt: String) -> Result<NamedPicture, ExportError> {
    Ok(NamedPicture { name: name.to_owned(), picture: Picture::drawn(svg, alt, None)? })
}

/// The sections as a tree: each with those right below it.
fn themes(book: &ExcerptsBook) -> Vec<ReportCode> {
    let rows =
        book.matrix.iter().flat_map(|matrix| &matrix.rows).map(|row| (row.code.as_str(), row)).collect();
    let mut open: Vec<ReportCode> = Vec::new();
    let mut themes = Vec::new();
    let close = |open: &mut Vec<ReportCode>, themes: &mut Vec<ReportCode>| {
        if let Some(code) = open.pop() {
            match open.last_mut() {
                Some(above) => above.codes.push(code),
                None => themes.push(code),
            }
        }
    };
    for section in &book.sections {
        while open.len() >= section.path.len().max(1) {
            close(&mut open, &mut themes);
        }
        open.push(code(section, book.matrix.as_ref(), &rows));
    }
    while !open.is_empty() {
        close(&mut open, &mut themes);
    }
    themes
}

fn code(
    section: &ExcerptSection,
    matrix: Option<&PeopleTable>,
    rows: &HashMap<&str, &TableRow>,
) -> ReportCode {
    let cells = rows.get(section.path.join(PATH_SEPARATOR).as_str()).into_iter().flat_map(|row| &row.cells);
    let columns = matrix.into_iter().flat_map(|matrix| &matrix.columns);
    let raised = columns.zip(cells).map(|(column, figure)| match figure {
        Figure::Number(people) => format!("{} {people} of {}", column.heading, column.coded),
        other => format!("{} {}", column.heading, other.in_words()),
    });
    let category = |group: &ExcerptGroup| {
        let Heading { text, note, .. } = heading_of(group, 1);
        ReportCategory {
            name: text,
            quoted: note.unwrap_or_default(),
            excerpts: group.excerpts.iter().map(quote_of).collect(),
        }
    };
    ReportCode {
        name: section.path.last().cloned().unwrap_or_default(),
        path: section.path.join(" › "),
        statement: section.statement.clone(),
        definition: section.definition.clone(),
        raised: raised.collect::<Vec<_>>().join(" · "),
        categories: section.groups.iter().map(category).collect(),
        codes: Vec::new(),
    }
}

/// Letters of “withheld”, which any column may hold.
const WITHHELD: usize = 8;
/// Letters of a name of a code beyond which it is wrapped.
const LONGEST_NAME: usize = 30;

/// Letters of the longest word of a heading, which is not to be broken.
fn longest_word(heading: &str) -> usize {
    let words = heading.split_whitespace().map(|word| word.chars().count());
    words.max().unwrap_or(0).max(WITHHELD)
}

/// The share of a column that holds so many letters, with room beside them.
fn width(letters: usize) -> u16 {
    u16::try_from(letters + 3).unwrap_or(u16::MAX)
}

fn table(matrix: &PeopleTable) -> Table {
    let names = matrix.rows.iter().map(|row| row.label().chars().count() + 2 * row.depth);
    let names = names.max().unwrap_or(0).clamp(WITHHELD, LONGEST_NAME);
    let text = Column { heading: "Code".to_owned(), align: Align::Text, width: width(names) };
    let own = matrix.columns.iter().map(|column| Column {
        heading: format!("{}\nN {}", column.heading, column.coded),
        align: Align::Number,
        width: width(longest_word(&column.heading)),
    });
    let mut table = Table {
        caption: Some(matrix.title.clone()),
        columns: [text].into_iter().chain(own).collect(),
        row_headings: true,
        rows: Vec::new(),
    };
    for row in &matrix.rows {
        let cells = row.cells.iter().map(|figure| figure.in_words());
        // Names below those above them, an em space a level: whole paths would fill the page.
        let name = format!("{}{}", "\u{2003}".repeat(row.depth), row.label());
        table.push([name].into_iter().chain(cells));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_hold_the_longest_word_of_their_heading_and_the_first_its_names() {
        let column = |heading: &str| TableColumn { heading: heading.to_owned(), ..TableColumn::default() };
        let row = TableRow { name: "Victim identification training".to_owned(), ..TableRow::default() };
        let columns = vec![column("Law enforcement"), column("Experts")];
        let matrix = PeopleTable { columns, rows: vec![row], ..PeopleTable::default() };
        let widths: Vec<u16> = table(&matrix).columns.iter().map(|column| column.width).collect();
        assert_eq!(
            widths,
            ["Victim identification training", "enforcement", "withheld"].map(|w| width(w.len()))
        );
    }
}
