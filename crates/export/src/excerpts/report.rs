//! Excerpts and who raised what as a report through a template.

use verbatim_protect::{ArrangedWith, ExcerptSection, ExcerptsBook, Figure, PeopleTable};

use super::book::quote_of;
use crate::ExportError;
use crate::document::{Align, Column, Document, Picture, Table};
use crate::png::pixels;
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
        let people: u32 = columns.iter().map(|column| column.interviewed.unwrap_or(column.coded)).sum();
        let group = |column: &verbatim_protect::TableColumn| SampleGroup {
            name: column.heading.clone(),
            interviewed: column.interviewed.unwrap_or(column.coded).to_string(),
            groups: Vec::new(),
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
            interviewed: people.to_string(),
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
    let (png, width, height) = pixels(&svg)?;
    let picture = Picture { svg, png, alt, caption: None, width, height };
    Ok(NamedPicture { name: name.to_owned(), picture })
}

/// The sections as a tree: each with those right below it.
fn themes(book: &ExcerptsBook) -> Vec<ReportCode> {
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
        open.push(code(section, book.matrix.as_ref()));
    }
    while !open.is_empty() {
        close(&mut open, &mut themes);
    }
    themes
}

fn code(section: &ExcerptSection, matrix: Option<&PeopleTable>) -> ReportCode {
    let path = section.path.join(verbatim_model::PATH_SEPARATOR);
    let row = matrix.and_then(|matrix| matrix.rows.iter().find(|row| row.code == path));
    let cells = row.into_iter().flat_map(|row| &row.cells);
    let columns = matrix.into_iter().flat_map(|matrix| &matrix.columns);
    let raised = columns.zip(cells).map(|(column, figure)| match figure {
        Figure::Number(people) => format!("{} {people} of {}", column.heading, column.coded),
        other => format!("{} {}", column.heading, other.in_words()),
    });
    let category = |group: &verbatim_protect::ExcerptGroup| ReportCategory {
        name: group.category.clone().unwrap_or_else(|| "Interviewees".to_owned()),
        quoted: match group.people {
            Some((Figure::Number(people), of)) => format!("raised by {people} of {of}"),
            _ => String::new(),
        },
        excerpts: group.excerpts.iter().map(quote_of).collect(),
    };
    ReportCode {
        name: section.path.last().cloned().unwrap_or_default(),
        path: section.path.join(" › "),
        statement: section.statement.clone(),
        definition: section.definition.clone(),
        raised: raised.collect::<Vec<_>>().join(" · "),
        stance: None,
        categories: section.groups.iter().map(category).collect(),
        codes: Vec::new(),
    }
}

fn table(matrix: &PeopleTable) -> Table {
    let text = Column { heading: "Code".to_owned(), align: Align::Text, width: 4 };
    let own = matrix.columns.iter().map(|column| Column {
        heading: format!("{}\nN {}", column.heading, column.coded),
        align: Align::Number,
        width: 2,
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
