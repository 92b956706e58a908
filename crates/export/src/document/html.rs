//! Documents as one page of the web that needs nothing beside it.

use std::io::Write;

use askama::Template;
use verbatim_protect::Cleared;

use crate::ExportError;
use crate::document::svg::inside_page;
use crate::document::words::{clean, on_one_line};
use crate::document::{Align, Block, Document, Heading, Inline, language, mark};

/// Writes a document as HTML: one file with its look and its pictures inside, for light and dark, for a screen
/// reader and for paper. It runs nothing and fetches nothing, and says so to the browser.
///
/// # Errors
/// What the destination says, [`ExportError::Picture`].
pub fn document_html(document: &Cleared<Document>, mut to: impl Write) -> Result<(), ExportError> {
    let mark = mark(document);
    let document = document.content();
    let mut pictures = 0;
    let mut parts = Vec::with_capacity(document.blocks.len());
    for (place, block) in document.blocks.iter().enumerate() {
        let svg = match block {
            Block::Picture(picture) => {
                pictures += 1;
                inside_page(picture, pictures)?
            }
            _ => String::new(),
        };
        parts.push(Part { place, block, svg });
    }
    Page { document, parts, mark }.write_into(&mut to)?;
    Ok(to.flush()?)
}

/// A block with its place, which is the address of a heading.
struct Part<'d> {
    place: usize,
    block: &'d Block,
    svg: String,
}

#[derive(Template)]
#[template(path = "document.html")]
struct Page<'d> {
    document: &'d Document,
    parts: Vec<Part<'d>>,
    mark: Option<&'d str>,
}

impl Page<'_> {
    fn language(&self) -> &str {
        language(self.document)
    }

    /// The headings down to a level, with their places.
    fn listed(&self, depth: &u8) -> Vec<(usize, u8, String)> {
        self.document
            .listed(*depth)
            .map(|(place, heading)| (place, heading.level(), on_one_line(&heading.text).into_owned()))
            .collect()
    }

    /// The element of a heading: the title of the document is the first.
    fn element(heading: &Heading) -> u8 {
        (heading.level() + 1).min(6)
    }

    fn flat(text: &str) -> String {
        on_one_line(text).into_owned()
    }

    fn lines(text: &str) -> Vec<String> {
        clean(text).split('\n').map(str::to_owned).collect()
    }

    /// The cells of a row, as many as there are columns, with the side on which they stand.
    fn cells<'t>(columns: &[crate::document::Column], row: &'t [Vec<Inline>]) -> Vec<(&'t [Inline], bool)> {
        let cell = |n: usize| row.get(n).map_or(&[][..], Vec::as_slice);
        columns.iter().enumerate().map(|(n, column)| (cell(n), column.align == Align::Number)).collect()
    }
}
