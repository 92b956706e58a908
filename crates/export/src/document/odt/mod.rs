//! Documents for LibreOffice and other programs that read OpenDocument.

mod blocks;
mod parts;
mod styles;

use std::io::Write;

use verbatim_protect::Cleared;

use crate::ExportError;
use crate::archive::Archive;
use crate::document::{Block, Document, mark};

/// Writes a document as ODT: the same styles, contents and look as a DOCX of it, and nothing about who made it,
/// when and with what. The same document makes the same bytes.
///
/// # Errors
/// What the destination says.
pub fn document_odt(document: &Cleared<Document>, to: impl Write) -> Result<(), ExportError> {
    let mark = mark(document);
    let document = document.content();
    let pictures = document.blocks.iter().filter_map(|block| match block {
        Block::Picture(picture) => Some(&picture.png),
        _ => None,
    });
    let mut archive = Archive::new();
    // What kind of file it is must be the first part, readable in the bytes of the archive.
    archive.put_as_it_is("mimetype", b"application/vnd.oasis.opendocument.text")?;
    archive.put("META-INF/manifest.xml", parts::manifest(pictures.clone().count())?.as_bytes())?;
    archive.put("meta.xml", parts::meta(document)?.as_bytes())?;
    archive.put("styles.xml", parts::styles(document, mark)?.as_bytes())?;
    archive.put("content.xml", &blocks::content(document, mark)?)?;
    for (n, png) in pictures.enumerate() {
        archive.put_as_it_is(&format!("Pictures/{}.png", n + 1), png)?;
    }
    archive.finish(to)
}
