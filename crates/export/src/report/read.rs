//! A filled template read as a document.

use pulldown_cmark::{Alignment, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::document::{Align, Block, Column, Document, Heading, Inline, List, Quote, Table};
use crate::report::ReportError;
use crate::report::signs::{Part, Signs};

/// What an attribution of a quotation begins with.
const DASHES: [char; 2] = ['—', '–'];

/// Reads Markdown with signs as a document.
pub(super) fn read(markdown: &str, signs: &Signs) -> Result<Document, ReportError> {
    let mut reader =
        Reader { signs, document: Document::default(), lines: Lines::default(), open: Vec::new() };
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        reader.event(event)?;
    }
    Ok(reader.document)
}

/// What is open round a place.
enum Open {
    Heading,
    Quote(Quote),
    List { list: List, inner: usize },
    Table { table: Table, headings: usize },
}

struct Reader<'s> {
    signs: &'s Signs,
    document: Document,
    lines: Lines<'s>,
    open: Vec<Open>,
}

impl<'s> Reader<'s> {
    fn event(&mut self, event: Event<'_>) -> Result<(), ReportError> {
        match event {
            Event::Start(tag) => return self.start(&tag),
            Event::End(tag) => return self.end(tag),
            // Code and HTML are words here: a report has no use for either.
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.lines.add(self.signs.resolved(&text));
            }
            Event::SoftBreak => self.lines.add(vec![Part::Words(" ".to_owned())]),
            Event::HardBreak => self.lines.add(vec![Part::Words("\n".to_owned())]),
            Event::Rule => self.document.blocks.push(Block::PageBreak),
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), ReportError> {
        match tag {
            Tag::Heading { .. } => self.open.push(Open::Heading),
            Tag::BlockQuote(_) => self.open.push(Open::Quote(Quote::default())),
            Tag::List(first) => match self.open.last_mut() {
                // Lists have one level: an inner one goes on with the items of the outer.
                Some(Open::List { list, inner }) => {
                    *inner += 1;
                    let outer = self.lines.inlines()?;
                    list.items.extend((!outer.is_empty()).then_some(outer));
                }
                _ => self.open.push(Open::List {
                    list: List { ordered: first.is_some(), items: Vec::new() },
                    inner: 0,
                }),
            },
            Tag::Table(alignments) => {
                let align = |side: &Alignment| match side {
                    Alignment::Right => Align::Number,
                    Alignment::None | Alignment::Left | Alignment::Center => Align::Text,
                };
                let columns =
                    alignments.iter().map(|side| Column { align: align(side), ..Column::default() });
                let table = Table { columns: columns.collect(), ..Table::default() };
                self.open.push(Open::Table { table, headings: 0 });
            }
            Tag::TableRow => {
                if let Some(Open::Table { table, .. }) = self.open.last_mut() {
                    table.rows.push(Vec::new());
                }
            }
            Tag::Strong => self.lines.strong += 1,
            Tag::Emphasis => self.lines.emphasis += 1,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) -> Result<(), ReportError> {
        match tag {
            TagEnd::Heading(level) => {
                self.open.pop();
                let line = self.lines.inlines()?;
                self.heading(level, line);
            }
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock => self.paragraph()?,
            TagEnd::BlockQuote(_) => {
                if let Some(Open::Quote(quote)) = self.open.pop()
                    && !quote.paragraphs.is_empty()
                {
                    self.document.blocks.push(Block::Quote(attributed(quote)));
                }
            }
            TagEnd::Item => {
                let item = self.lines.inlines()?;
                if let Some(Open::List { list, .. }) = self.open.last_mut()
                    && !item.is_empty()
                {
                    list.items.push(item);
                }
            }
            TagEnd::List(_) => self.end_of_list(),
            TagEnd::TableCell => {
                let cell = self.lines.inlines()?;
                if let Some(Open::Table { table, headings }) = self.open.last_mut() {
                    put_cell(table, headings, cell);
                }
            }
            TagEnd::Table => {
                if let Some(Open::Table { table, .. }) = self.open.pop() {
                    self.document.blocks.push(Block::Table(table));
                }
            }
            TagEnd::Strong => self.lines.strong = self.lines.strong.saturating_sub(1),
            TagEnd::Emphasis => self.lines.emphasis = self.lines.emphasis.saturating_sub(1),
            _ => {}
        }
        Ok(())
    }

    /// The first heading of the first level is the title; the others are one level higher than their signs, since
    /// the title is none of them. What is stressed at the end of a heading is its note.
    fn heading(&mut self, level: HeadingLevel, mut line: Vec<Inline>) {
        let note = match line.last() {
            Some(Inline::Emphasis(note)) if line.len() > 1 => Some(note.trim().to_owned()),
            _ => None,
        };
        if note.is_some() {
            line.pop();
        }
        let text = line.iter().map(Inline::text).collect::<String>().trim().to_owned();
        if level == HeadingLevel::H1 && self.document.title.is_empty() {
            self.document.title = text;
        } else {
            let level = (level as u8).saturating_sub(1).max(1);
            self.document.blocks.push(Block::Heading(Heading { level, text, note }));
        }
    }

    fn paragraph(&mut self) -> Result<(), ReportError> {
        if self.open.is_empty() && self.lines.blocks_alone() {
            self.document.blocks.extend(self.lines.take_blocks());
            return Ok(());
        }
        match self.open.last_mut() {
            // A paragraph of an item: the item ends later.
            Some(Open::List { .. }) => self.lines.add(vec![Part::Words("\n".to_owned())]),
            Some(Open::Quote(quote)) => {
                let line = self.lines.inlines()?;
                quote.paragraphs.extend((!line.is_empty()).then_some(line));
            }
            _ => {
                let line = self.lines.inlines()?;
                // What is stressed as a whole is a note.
                self.document.blocks.extend(match line.as_slice() {
                    [] => None,
                    [Inline::Emphasis(note)] => Some(Block::Note(vec![Inline::Text(note.clone())])),
                    _ => Some(Block::Paragraph(line)),
                });
            }
        }
        Ok(())
    }

    fn end_of_list(&mut self) {
        match self.open.last_mut() {
            Some(Open::List { inner, .. }) if *inner > 0 => *inner -= 1,
            _ => {
                if let Some(Open::List { list, .. }) = self.open.pop() {
                    self.document.blocks.push(Block::List(list));
                }
            }
        }
    }
}

/// The quotation with its last paragraph as attribution, where that begins with a dash.
fn attributed(mut quote: Quote) -> Quote {
    let text = |line: &Vec<Inline>| line.iter().map(Inline::text).collect::<String>();
    let last = quote.paragraphs.last().map(text);
    if quote.paragraphs.len() > 1 && last.as_ref().is_some_and(|line| line.starts_with(DASHES)) {
        quote.paragraphs.pop();
        quote.attribution = last;
    }
    quote
}

fn put_cell(table: &mut Table, headings: &mut usize, cell: Vec<Inline>) {
    if let Some(row) = table.rows.last_mut() {
        row.push(cell);
    } else if let Some(column) = table.columns.get_mut(*headings) {
        column.heading = cell.iter().map(Inline::text).collect();
        *headings += 1;
    }
}

/// The words and blocks of a place that is still open.
#[derive(Default)]
struct Lines<'s> {
    inlines: Vec<Inline>,
    blocks: Vec<(&'static str, &'s [Block])>,
    strong: usize,
    emphasis: usize,
}

impl<'s> Lines<'s> {
    fn add(&mut self, parts: Vec<Part<'s>>) {
        for part in parts {
            match part {
                Part::Blocks(name, blocks) => self.blocks.push((name, blocks)),
                Part::Words(words) if self.strong > 0 => self.inlines.push(Inline::Strong(words)),
                Part::Words(words) if self.emphasis > 0 => self.inlines.push(Inline::Emphasis(words)),
                Part::Words(words) => self.inlines.push(Inline::Text(words)),
            }
        }
    }

    /// Whether there are blocks and no words.
    fn blocks_alone(&self) -> bool {
        !self.blocks.is_empty() && self.inlines.iter().all(|inline| inline.text().trim().is_empty())
    }

    fn take_blocks(&mut self) -> impl Iterator<Item = Block> + use<'s> {
        self.inlines.clear();
        std::mem::take(&mut self.blocks).into_iter().flat_map(|(_, blocks)| blocks.iter().cloned())
    }

    /// The words, those alike put together.
    fn inlines(&mut self) -> Result<Vec<Inline>, ReportError> {
        if let Some((name, _)) = self.blocks.first() {
            return Err(ReportError::NotOnItsOwnLine { name });
        }
        let mut joined: Vec<Inline> = Vec::new();
        for inline in std::mem::take(&mut self.inlines) {
            match (joined.last_mut(), inline) {
                (Some(Inline::Text(before)), Inline::Text(words))
                | (Some(Inline::Strong(before)), Inline::Strong(words))
                | (Some(Inline::Emphasis(before)), Inline::Emphasis(words)) => before.push_str(&words),
                (_, inline) => joined.push(inline),
            }
        }
        if let Some(Inline::Text(last)) = joined.last_mut() {
            last.truncate(last.trim_end_matches('\n').len());
        }
        joined.retain(|inline| !inline.text().is_empty());
        Ok(joined)
    }
}
