//! Documents for Word and LibreOffice (Office Open XML).
//!
//! Written by hand: the libraries that were tried write a maker and dates into every file, know no words for
//! a picture and do not repeat the headings of a table.

mod blocks;
mod parts;
mod runs;

use std::io::Write;

use verbatim_model::Purpose;
use verbatim_protect::Cleared;

use crate::ExportError;
use crate::archive::Archive;
use crate::document::{Block, Document, language, mark};

/// Writes a document as DOCX: A4, with styles that can be changed, headings that the navigation of a word
/// processor shows, and nothing about who made it, when and with what. The same document makes the same bytes.
///
/// Word asks once whether it should fill in the page numbers of a table of contents, since only it knows them.
///
/// # Errors
/// What the destination says.
pub fn document_docx(document: &Cleared<Document>, to: impl Write) -> Result<(), ExportError> {
    let mark = mark(document);
    let publication = document.purpose() == Purpose::Publication;
    let document = document.content();
    let mut archive = Archive::new();
    archive.put("[Content_Types].xml", parts::types()?.as_bytes())?;
    archive.put("_rels/.rels", parts::package()?.as_bytes())?;
    archive.put("docProps/core.xml", parts::core(document)?.as_bytes())?;
    archive.put("word/document.xml", &blocks::body(document, mark)?)?;
    archive.put("word/styles.xml", parts::styles(language(document))?.as_bytes())?;
    archive.put("word/settings.xml", parts::settings(document, publication)?.as_bytes())?;
    archive.put("word/numbering.xml", parts::numbering(document)?.as_bytes())?;
    archive.put("word/header1.xml", parts::header(document, mark)?.as_bytes())?;
    archive.put("word/footer1.xml", parts::footer()?.as_bytes())?;
    let pictures: Vec<_> = document.blocks.iter().filter_map(picture).collect();
    archive.put("word/_rels/document.xml.rels", parts::relations(pictures.len())?.as_bytes())?;
    for (n, png) in pictures.iter().enumerate() {
        archive.put_as_it_is(&format!("word/media/picture{}.png", n + 1), png)?;
    }
    archive.finish(to)
}

fn picture(block: &Block) -> Option<&[u8]> {
    match block {
        Block::Picture(picture) => Some(&picture.png),
        _ => None,
    }
}
