//! The parts of an ODT that are the same in every document but for a word or a number.

use askama::Template;

use crate::document::words::{is_written_rtl, on_one_line};
use crate::document::{Document, language};

/// A level of headings, and of entries of the table of contents. Lengths are centimetres.
struct Level {
    before: f32,
    after: f32,
    font: &'static str,
    size: f32,
    colour: &'static str,
    indent: f32,
    stop: f32,
}

const fn level(
    before: f32,
    after: f32,
    font: &'static str,
    size: f32,
    colour: &'static str,
    depth: f32,
) -> Level {
    let indent = depth * 0.42;
    Level { before, after, font, size, colour, indent, stop: 16.0 - indent }
}

const HEADS: [Level; 6] = [
    level(0.92, 0.1, "Cambria", 18.0, "#1a1e1c", 0.0),
    level(0.7, 0.07, "Cambria", 14.0, "#1a1e1c", 1.0),
    level(0.5, 0.07, "Calibri", 11.0, "#1a1e1c", 2.0),
    level(0.39, 0.07, "Calibri", 10.5, "#434b47", 3.0),
    level(0.39, 0.07, "Calibri", 10.0, "#434b47", 4.0),
    level(0.39, 0.07, "Calibri", 10.0, "#434b47", 5.0),
];

#[derive(Template)]
#[template(path = "odt/styles.xml")]
struct Styles<'a> {
    language: &'a str,
    country: &'a str,
    rtl: bool,
    heads: &'a [Level],
    running: &'a str,
    mark: Option<&'a str>,
}

#[derive(Template)]
#[template(path = "odt/meta.xml")]
struct Meta<'a> {
    title: &'a str,
    language: &'a str,
}

#[derive(Template)]
#[template(path = "odt/manifest.xml")]
struct Manifest {
    pictures: usize,
}

/// How everything looks, and the head and foot of every page.
pub(super) fn styles(document: &Document, mark: Option<&str>) -> askama::Result<String> {
    let tag = on_one_line(language(document));
    let mut subtags = tag.split('-');
    let first = subtags.next().unwrap_or("en");
    let is_country = |subtag: &&str| subtag.len() == 2 && subtag.chars().all(|c| c.is_ascii_alphabetic());
    let running = on_one_line(document.running.as_deref().unwrap_or_default());
    let mark = mark.map(on_one_line);
    Styles {
        language: first,
        country: subtags.find(is_country).unwrap_or("none"),
        rtl: is_written_rtl(&tag),
        heads: &HEADS,
        running: &running,
        mark: mark.as_deref(),
    }
    .render()
}

/// The properties: a title and a language, and nothing about a person, a time or a program.
pub(super) fn meta(document: &Document) -> askama::Result<String> {
    Meta { title: &on_one_line(&document.title), language: &on_one_line(language(document)) }.render()
}

/// Which parts there are.
pub(super) fn manifest(pictures: usize) -> askama::Result<String> {
    Manifest { pictures }.render()
}
