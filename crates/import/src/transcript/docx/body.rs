//! Walking the XML of a document part into paragraphs.

use std::collections::HashSet;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::package::damaged;
use crate::transcript::{LeftOutKind, LeftOutList, ReadError};
use crate::xml::resolved;

/// A paragraph with its lines: soft breaks end lines, not paragraphs.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub lines: Vec<String>,
    /// Which lines are all bold, of a heading or centred; lines after the last one named are not.
    pub set_apart: Vec<bool>,
    /// Number in the document, from 1, empty paragraphs counted.
    pub number: usize,
}

impl Paragraph {
    fn is_blank(&self) -> bool {
        self.lines.iter().all(|line| line.trim().is_empty())
    }

    fn joined(&self) -> String {
        self.lines
            .iter()
            .map(|line| line.trim())
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// What a part holds.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// Paragraphs with text, in reading order.
    pub paragraphs: Vec<Paragraph>,
    /// Texts of footnotes or endnotes, if the part holds those.
    pub notes: Vec<String>,
    pub left_out: LeftOutList,
    /// Tracked insertions, which are part of the text.
    pub insertions: usize,
    pub text_boxes: usize,
}

/// Reads a part.
pub(super) fn walk(xml: &str, left_out: LeftOutList) -> Result<Content, ReadError> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut walker = Walker { content: Content { left_out, ..Content::default() }, ..Walker::default() };
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => walker.start(&element),
            Ok(Event::End(element)) => walker.end(element.local_name().as_ref()),
            Ok(Event::Text(text)) => walker.text(&text.xml10_content()),
            Ok(Event::CData(text)) => walker.text(&text.xml10_content()),
            Ok(Event::GeneralRef(name)) => {
                walker.text(&resolved(&name).unwrap_or_else(|| format!("&{};", &*name)));
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => {
                let place = reader.error_position();
                return Err(damaged(&format!("its XML breaks off or is malformed near byte {place}")));
            }
        }
    }
    if walker.depth > 0 {
        return Err(damaged("its XML breaks off before the end"));
    }
    Ok(walker.finish())
}

/// A paragraph that is not closed yet.
#[derive(Default)]
struct OpenParagraph {
    paragraph: Paragraph,
    /// Paragraphs of text boxes inside it.
    after: Vec<Paragraph>,
    /// Centred, or a heading.
    is_heading: bool,
    /// Its lines that hold words which are not bold.
    plain: HashSet<usize>,
}

impl OpenParagraph {
    /// The paragraph, and those of its text boxes.
    fn close(mut self) -> (Paragraph, Vec<Paragraph>) {
        let stands_apart = |(n, line): (usize, &String)| {
            !line.trim().is_empty() && (self.is_heading || !self.plain.contains(&n))
        };
        self.paragraph.set_apart = self.paragraph.lines.iter().enumerate().map(stands_apart).collect();
        (self.paragraph, self.after)
    }
}

#[derive(Default)]
struct Walker {
    content: Content,
    /// Open elements, to notice a file that breaks off.
    depth: usize,
    /// Open elements inside one whose content is passed over.
    skipped: usize,
    /// Open elements inside one that holds only properties (`rPr`, `pPr` …).
    properties: usize,
    /// The run is hidden text.
    hidden: bool,
    hidden_counted: bool,
    /// The run is bold.
    bold: bool,
    in_run: bool,
    in_text: bool,
    /// Paragraphs seen.
    number: usize,
    open: Vec<OpenParagraph>,
    /// Where finished paragraphs of a cell, text box or note go.
    rooms: Vec<Vec<Paragraph>>,
    /// Cells of the rows that are open.
    rows: Vec<Vec<Vec<Paragraph>>>,
}

impl Walker {
    fn start(&mut self, element: &BytesStart<'_>) {
        self.depth += 1;
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        let name = element.local_name();
        let name = name.as_ref();
        if self.properties > 0 {
            self.properties += 1;
            self.property(name, element);
            return;
        }
        match name {
            "rPr" | "pPr" | "sectPr" | "tblPr" | "trPr" | "tcPr" | "sdtPr" | "tblGrid" | "rubyPr" => {
                self.properties = 1
            }
            "Fallback" | "instrText" | "delInstrText" | "fldData" => self.skipped = 1,
            "del" | "moveFrom" => self.leave_out(LeftOutKind::TrackedDeletions),
            "rt" => self.leave_out(LeftOutKind::RubyText),
            "ins" | "moveTo" => self.content.insertions += 1,
            "footnote" | "endnote" if separates(element) => self.skipped = 1,
            "footnote" | "endnote" | "tc" | "txbxContent" => {
                self.content.text_boxes += usize::from(name == "txbxContent");
                self.rooms.push(Vec::new());
            }
            "tr" => self.rows.push(Vec::new()),
            "blip" | "imagedata" => self.note(LeftOutKind::Images),
            "OLEObject" | "altChunk" | "chart" => self.note(LeftOutKind::EmbeddedObjects),
            "commentReference" => self.note(LeftOutKind::Comments),
            _ if element.name().prefix().is_some_and(|prefix| prefix.as_ref() == "a") => {}
            "p" => {
                self.number += 1;
                let (lines, number) = (vec![String::new()], self.number);
                let paragraph = Paragraph { lines, number, set_apart: Vec::new() };
                self.open.push(OpenParagraph { paragraph, ..OpenParagraph::default() });
            }
            "r" => {
                (self.in_run, self.hidden, self.hidden_counted, self.bold) = (true, false, false, false);
            }
            "t" => self.in_text = true,
            "tab" | "ptab" => self.push("\t"),
            "br" | "cr" => self.line_end(),
            "noBreakHyphen" => self.push("\u{2011}"),
            "softHyphen" => self.push("\u{ad}"),
            "sym" => self.symbol(element),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        if self.properties > 0 {
            self.properties -= 1;
            return;
        }
        match name {
            "t" => self.in_text = false,
            "r" => (self.in_run, self.hidden) = (false, false),
            "p" => {
                if let Some(closed) = self.open.pop() {
                    let (paragraph, after) = closed.close();
                    self.place(paragraph);
                    after.into_iter().for_each(|paragraph| self.place(paragraph));
                }
            }
            "tc" => {
                let cell = self.rooms.pop().unwrap_or_default();
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                }
            }
            "tr" => {
                let row = self.rows.pop().unwrap_or_default();
                row_lines(row).into_iter().for_each(|paragraph| self.place(paragraph));
            }
            "txbxContent" => {
                let inside = self.rooms.pop().unwrap_or_default();
                match self.open.last_mut() {
                    Some(around) => around.after.extend(inside),
                    None => inside.into_iter().for_each(|paragraph| self.place(paragraph)),
                }
                // The run that holds the box goes on.
                self.in_run = true;
            }
            "footnote" | "endnote" => {
                let note: Vec<String> =
                    self.rooms.pop().unwrap_or_default().iter().map(Paragraph::joined).collect();
                self.content.notes.push(note.join(" "));
            }
            _ => {}
        }
    }

    /// Inside properties these matter: hidden and bold runs, automatic numbers, and whether a paragraph
    /// is centred or a heading.
    fn property(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            // The properties as they were before a tracked change.
            "rPrChange" | "pPrChange" => {
                self.properties -= 1;
                self.skipped = 1;
            }
            "vanish" if self.in_run => self.hidden = is_on(element),
            "b" if self.in_run => self.bold = is_on(element),
            "jc" if !self.in_run && attribute(element, "val").is_some_and(|at| at == "center") => {
                self.set_apart()
            }
            "pStyle" if attribute(element, "val").is_some_and(|name| name.starts_with("Heading")) => {
                self.set_apart();
            }
            "numPr" => self.note(LeftOutKind::AutomaticNumbers),
            _ => {}
        }
    }

    fn set_apart(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.is_heading = true;
        }
    }

    fn leave_out(&mut self, what: LeftOutKind) {
        self.note(what);
        self.skipped = 1;
    }

    fn note(&mut self, what: LeftOutKind) {
        self.content.left_out.add(what, self.number);
    }

    fn text(&mut self, text: &str) {
        if self.in_text && self.skipped == 0 && self.properties == 0 {
            // A line break in the XML is a blank.
            if text.contains(['\n', '\r']) {
                self.push(&text.replace(['\n', '\r'], " "))
            } else {
                self.push(text)
            }
        }
    }

    fn push(&mut self, text: &str) {
        if self.hidden {
            if !self.hidden_counted {
                self.note(LeftOutKind::HiddenText);
                self.hidden_counted = true;
            }
            return;
        }
        let Some(open) = self.open.last_mut() else { return };
        if !self.bold && !text.trim().is_empty() {
            open.plain.insert(open.paragraph.lines.len().saturating_sub(1));
        }
        if let Some(line) = open.paragraph.lines.last_mut() {
            line.push_str(text);
        }
    }

    fn line_end(&mut self) {
        if self.hidden {
            return;
        }
        if let Some(open) = self.open.last_mut() {
            open.paragraph.lines.push(String::new());
        }
    }

    /// A character of a symbol font, where it has a place in Unicode.
    fn symbol(&mut self, element: &BytesStart<'_>) {
        let code = attribute(element, "char").and_then(|hex| u32::from_str_radix(&hex, 16).ok());
        if let Some(c) = code.and_then(char::from_u32).filter(|c| !c.is_control()) {
            self.push(c.encode_utf8(&mut [0; 4]));
        }
    }

    /// Puts a finished paragraph where it belongs.
    fn place(&mut self, paragraph: Paragraph) {
        if !paragraph.is_blank() {
            self.rooms.last_mut().unwrap_or(&mut self.content.paragraphs).push(paragraph);
        }
    }

    fn finish(self) -> Content {
        self.content
    }
}

/// A row of a table: its cells with tabs between, further paragraphs of the last cell below. A row
/// with one filled cell only serves the layout of the page.
fn row_lines(row: Vec<Vec<Paragraph>>) -> Vec<Paragraph> {
    if row.iter().filter(|cell| !cell.is_empty()).count() <= 1 {
        return row.into_iter().flatten().collect();
    }
    let mut cells = row.into_iter().peekable();
    let (mut line, mut lines, mut number, mut rest) = (String::new(), Vec::new(), 0, Vec::new());
    while let Some(cell) = cells.next() {
        number = cell.first().map_or(number, |paragraph| if number == 0 { paragraph.number } else { number });
        if cells.peek().is_some() {
            line.push_str(&cell.iter().map(Paragraph::joined).collect::<Vec<_>>().join(" "));
            line.push('\t');
        } else {
            let mut cell = cell.into_iter();
            let mut last = cell.next().unwrap_or_default().lines.into_iter();
            line.push_str(&last.next().unwrap_or_default());
            lines = std::iter::once(std::mem::take(&mut line)).chain(last).collect();
            rest = cell.collect();
        }
    }
    rest.insert(0, Paragraph { lines, number, set_apart: Vec::new() });
    rest
}

/// The lines between text and notes on a page are notes to Word.
fn separates(element: &BytesStart<'_>) -> bool {
    attribute(element, "type").is_some_and(|kind| kind != "normal")
}

/// A switch of WordprocessingML is on unless it says otherwise.
fn is_on(element: &BytesStart<'_>) -> bool {
    !attribute(element, "val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off"))
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .map(|attribute| attribute.value.into_owned())
}
