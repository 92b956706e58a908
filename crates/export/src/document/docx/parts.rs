//! The parts of a DOCX that are the same in every document but for a word or a number.

use askama::Template;

use crate::document::words::{is_written_rtl, on_one_line};
use crate::document::{Block, Document, language};

/// Room for words between the margins, in twentieths of a point: 16 cm of a page A4.
pub(super) const WIDTH: u32 = 9072;

#[derive(Template)]
#[template(path = "docx/types.xml")]
struct Types;

#[derive(Template)]
#[template(path = "docx/package.xml")]
struct Package;

#[derive(Template)]
#[template(path = "docx/footer.xml")]
struct Footer;

#[derive(Template)]
#[template(path = "docx/core.xml")]
struct Core<'a> {
    title: &'a str,
    language: &'a str,
}

#[derive(Template)]
#[template(path = "docx/styles.xml")]
struct Styles<'a> {
    language: &'a str,
    rtl: bool,
    width: u32,
}

#[derive(Template)]
#[template(path = "docx/settings.xml")]
struct Settings<'a> {
    language: &'a str,
    publication: bool,
    contents: bool,
}

#[derive(Template)]
#[template(path = "docx/numbering.xml")]
struct Numbering {
    numbered: usize,
}

#[derive(Template)]
#[template(path = "docx/header.xml")]
struct Header<'a> {
    running: &'a str,
    mark: Option<&'a str>,
}

#[derive(Template)]
#[template(path = "docx/parts.xml")]
struct Relations {
    pictures: usize,
}

/// Which part is of which kind.
pub(super) fn types() -> askama::Result<String> {
    Types.render()
}

/// Where the document and its properties are.
pub(super) fn package() -> askama::Result<String> {
    Package.render()
}

/// The properties: a title and a language, and nothing about a person, a time or a program.
pub(super) fn core(document: &Document) -> askama::Result<String> {
    Core { title: &on_one_line(&document.title), language: &on_one_line(language(document)) }.render()
}

/// How everything looks.
pub(super) fn styles(language: &str) -> askama::Result<String> {
    Styles { language: &on_one_line(language), rtl: is_written_rtl(language), width: WIDTH }.render()
}

/// Settings of the document. Word keeps no names and times either when a publication is saved anew.
pub(super) fn settings(document: &Document, publication: bool) -> askama::Result<String> {
    let contents = document.blocks.iter().any(|block| matches!(block, Block::Contents { .. }));
    Settings { language: &on_one_line(language(document)), publication, contents }.render()
}

/// Bullets, and numbers that begin anew with every list.
pub(super) fn numbering(document: &Document) -> askama::Result<String> {
    let is_numbered = |block: &&Block| matches!(block, Block::List(list) if list.ordered);
    Numbering { numbered: document.blocks.iter().filter(is_numbered).count() }.render()
}

/// The head of every page.
pub(super) fn header(document: &Document, mark: Option<&str>) -> askama::Result<String> {
    let running = on_one_line(document.running.as_deref().unwrap_or_default());
    let mark = mark.map(on_one_line);
    Header { running: &running, mark: mark.as_deref() }.render()
}

/// The foot of every page: its number.
pub(super) fn footer() -> askama::Result<String> {
    Footer.render()
}

/// Where the parts of the document are.
pub(super) fn relations(pictures: usize) -> askama::Result<String> {
    Relations { pictures }.render()
}
