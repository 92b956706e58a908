//! Documents as Markdown.

mod escape;

use std::io::Write;

use verbatim_protect::Cleared;

use crate::ExportError;
use crate::document::markdown::escape::{Place, escaped};
use crate::document::words::on_one_line;
use crate::document::{Align, Block, Document, Heading, Inline, List, Quote, Table, mark};

/// Writes a document as Markdown: CommonMark, and tables with pipes. What people said is never markup: its signs
/// are escaped. A picture is its words, since a text cannot hold it, and there are no pages.
///
/// # Errors
/// What the destination says.
pub fn document_markdown(document: &Cleared<Document>, mut to: impl Write) -> Result<(), ExportError> {
    let mut blocks = Vec::new();
    if let Some(mark) = mark(document) {
        blocks.push(plain(&Inline::Strong(on_one_line(mark).into_owned())));
    }
    let document = document.content();
    blocks.push(format!("# {}", on_a_line(&document.title)));
    blocks.extend(document.running.as_deref().map(on_a_line));
    let mut lists = 0;
    for block in &document.blocks {
        // Two lists one after the other are one list, unless their signs differ.
        lists = if matches!(block, Block::List(_)) { lists + 1 } else { 0 };
        written(document, block, lists % 2 == 0, &mut blocks);
    }
    writeln!(to, "{}", blocks.join("\n\n"))?;
    Ok(to.flush()?)
}

fn written(document: &Document, block: &Block, other_sign: bool, blocks: &mut Vec<String>) {
    match block {
        Block::Heading(heading) => head(heading, blocks),
        Block::Paragraph(inlines) | Block::Note(inlines) => blocks.push(escaped(inlines, Place::Lines)),
        Block::Quote(quote) => blocks.push(said(quote)),
        Block::List(list) => blocks.push(items(list, other_sign)),
        Block::Table(table) => rows(table, blocks),
        Block::Picture(picture) => {
            let words = [Some(&picture.alt), picture.caption.as_ref()];
            blocks.extend(words.into_iter().flatten().map(|words| on_a_line(words)));
        }
        Block::Contents { title, depth } => {
            blocks.push(plain(&Inline::Strong(on_one_line(title).into_owned())));
            blocks.push(contents(document, *depth));
        }
        Block::PageBreak => {}
    }
}

fn plain(inline: &Inline) -> String {
    escaped(std::slice::from_ref(inline), Place::Lines)
}

/// A text on one line.
fn on_a_line(text: &str) -> String {
    plain(&Inline::from(&*on_one_line(text)))
}

fn head(heading: &Heading, blocks: &mut Vec<String>) {
    // The title of the document is the heading above all.
    let signs = "#".repeat(usize::from(heading.level() + 1).min(6));
    blocks.push(format!("{signs} {}", on_a_line(&heading.text)));
    blocks.extend(heading.note.as_deref().map(on_a_line));
}

fn said(quote: &Quote) -> String {
    let paragraphs = quote.paragraphs.iter().map(|paragraph| escaped(paragraph, Place::Lines));
    let below = quote.attribution.iter().chain(&quote.notes).map(|line| plain(&Inline::from(&**line)));
    let lines = paragraphs.chain(below).collect::<Vec<_>>().join("\n\n");
    lines
        .split('\n')
        .map(|line| format!("> {line}").trim_end_matches(' ').to_owned())
        .collect::<Vec<_>>()
        .join("\n")
}

fn items(list: &List, other_sign: bool) -> String {
    let item = |(n, item): (usize, &Vec<Inline>)| {
        let sign = match (list.ordered, other_sign) {
            (true, false) => format!("{}. ", n + 1),
            (true, true) => format!("{}) ", n + 1),
            (false, false) => "- ".to_owned(),
            (false, true) => "* ".to_owned(),
        };
        let below = format!("\n{}", " ".repeat(sign.len()));
        format!("{sign}{}", escaped(item, Place::Lines).replace('\n', &below))
    };
    list.items.iter().enumerate().map(item).collect::<Vec<_>>().join("\n")
}

fn contents(document: &Document, depth: u8) -> String {
    let mut lines = Vec::new();
    let mut inner = 0;
    for (_, heading) in document.listed(depth) {
        // An entry further in than one step would be code.
        inner = usize::from(heading.level() - 1).min(if lines.is_empty() { 0 } else { inner + 1 });
        lines.push(format!("{}- {}", "  ".repeat(inner), on_a_line(&heading.text)));
    }
    lines.join("\n")
}

fn rows(table: &Table, blocks: &mut Vec<String>) {
    if table.columns.is_empty() {
        return;
    }
    blocks.extend(
        table.caption.as_deref().map(|caption| plain(&Inline::Strong(on_one_line(caption).into_owned()))),
    );
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let cell = |inlines: &[Inline]| escaped(inlines, Place::Cell);
    let heads = table.columns.iter().map(|column| cell(&[Inline::from(&*column.heading)]));
    let aligned = table.columns.iter().map(|column| match column.align {
        Align::Text => "---".to_owned(),
        Align::Number => "--:".to_owned(),
    });
    let mut lines = vec![row(heads.collect()), row(aligned.collect())];
    for cells in &table.rows {
        let cells =
            (0..table.columns.len()).map(|n| cells.get(n).map_or_else(String::new, |inlines| cell(inlines)));
        lines.push(row(cells.collect()));
    }
    blocks.push(lines.join("\n"));
}
