//! Documents that leave: a plain model of headings, quotations, lists, tables and pictures, and one writer a
//! format. The model knows no words of the field, so everything that is to be read comes out looking alike.

mod docx;
mod form;
mod html;
mod markdown;
mod model;
mod odt;
mod svg;
pub(crate) mod words;

use verbatim_protect::Cleared;

pub use docx::document_docx;
pub use form::DocumentForm;
pub use html::document_html;
pub use markdown::document_markdown;
pub use model::{Align, Block, Column, Document, Heading, Inline, List, Picture, Quote, Table};
pub use odt::document_odt;

/// What marks a document as internal: what it says itself, and the words of every team export where it says
/// nothing.
fn mark(document: &Cleared<Document>) -> Option<&str> {
    document.content().mark.as_deref().or_else(|| document.mark())
}

/// The language of the words of a document.
fn language(document: &Document) -> &str {
    document.language.as_deref().unwrap_or("en")
}
