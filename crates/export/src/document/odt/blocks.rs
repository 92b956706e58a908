//! The blocks of a document as OpenDocument.

use crate::ExportError;
use crate::document::odt::styles::{Standing, Styles};
use crate::document::words::{Piece, clean, is_rtl, on_one_line, pieces};
use crate::document::{Align, Block, Document, Heading, Inline, List, Picture, Quote, Table};
use crate::xml::Xml;

/// Room for words between the margins, in hundredths of a millimetre.
const WIDTH: u32 = 16_000;

/// The largest picture that fits between the margins, in CSS pixels.
const WIDEST: u32 = 604;
const HIGHEST: u32 = 840;

/// Rows of a table that is kept on one page.
const MOST_ON_ONE_PAGE: usize = 20;

const NAMESPACES: &[(&str, &str)] = &[
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"),
    ("xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
    ("xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"),
    ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
    ("office:version", "1.2"),
];

/// The part of an ODT that holds what is read.
pub(super) fn content(document: &Document, mark: Option<&str>) -> Result<Vec<u8>, ExportError> {
    let mut body = Blocks { xml: Xml::part(), styles: Styles::default(), pictures: 0 };
    if let Some(mark) = mark {
        body.plain(Standing::of("Mark"), mark)?;
    }
    body.plain(Standing::of("Title"), &on_one_line(&document.title))?;
    let mut on_new_page = false;
    for (place, block) in document.blocks.iter().enumerate() {
        body.write(document, place, block, std::mem::take(&mut on_new_page))?;
        on_new_page = matches!(block, Block::PageBreak);
    }
    let mut xml = Xml::with_words()?;
    xml.within("office:document-content", NAMESPACES, |xml| {
        xml.within("office:automatic-styles", &[], |xml| body.styles.write(xml))?;
        xml.within("office:body", &[], |xml| {
            xml.within("office:text", &[], |xml| {
                xml.put(body.xml);
                Ok(())
            })
        })
    })?;
    Ok(xml.finish())
}

/// What is written, with the styles that it needs.
struct Blocks {
    xml: Xml,
    styles: Styles,
    /// Pictures so far.
    pictures: usize,
}

type Written = Result<(), ExportError>;

impl Blocks {
    fn write(&mut self, document: &Document, place: usize, block: &Block, on_new_page: bool) -> Written {
        let heads_page = matches!(block, Block::Heading(_) | Block::Paragraph(_) | Block::Note(_));
        if on_new_page && !heads_page {
            self.plain(Standing { on_new_page: true, ..Standing::of("After_20_Table") }, "")?;
        }
        let standing = |style| Standing { on_new_page, ..Standing::of(style) };
        match block {
            Block::Heading(head) => {
                self.heading(standing(HEADINGS[usize::from(head.level()) - 1]), place, head)
            }
            Block::Paragraph(inlines) => self.words(standing("Standard"), inlines),
            Block::Note(inlines) => self.words(standing("Note"), inlines),
            Block::Quote(quote) => self.quote(quote),
            Block::List(list) => self.list(list),
            Block::Table(table) => self.table(table),
            Block::Picture(picture) => self.picture(picture),
            Block::Contents { title, depth } => self.contents(document, place, title, (*depth).clamp(1, 6)),
            Block::PageBreak => Ok(()),
        }
    }

    fn words(&mut self, standing: Standing, inlines: &[Inline]) -> Written {
        let rtl = is_rtl(inlines);
        let style = self.styles.paragraph(Standing { rtl, ..standing });
        self.xml.within("text:p", &[("text:style-name", &style)], |xml| {
            inlines.iter().try_for_each(|inline| match inline {
                Inline::Text(text) => words(xml, text),
                Inline::Strong(text) => span(xml, "Strong", text),
                Inline::Emphasis(text) => span(xml, "Emphasis", text),
                Inline::Alias(text) => span(xml, "Alias", text),
            })
        })
    }

    fn plain(&mut self, standing: Standing, text: &str) -> Written {
        self.words(standing, &[Inline::from(text)])
    }

    fn heading(&mut self, standing: Standing, place: usize, heading: &Heading) -> Written {
        let text = on_one_line(&heading.text);
        let rtl = is_rtl(&[Inline::from(&*text)]);
        let style = self.styles.paragraph(Standing { rtl, ..standing });
        let level = heading.level().to_string();
        let note = heading.note.as_deref().map(on_one_line);
        let attributes = [("text:style-name", &*style), ("text:outline-level", &level)];
        self.xml.within("text:h", &attributes, |xml| {
            xml.leaf("text:bookmark-start", &[("text:name", &bookmark(place))])?;
            words(xml, &text)?;
            xml.leaf("text:bookmark-end", &[("text:name", &bookmark(place))])?;
            match &note {
                Some(note) if !heading.note_is_under() => {
                    words(xml, "   ")?;
                    span(xml, "Heading_20_Note_20_Beside", note)
                }
                _ => Ok(()),
            }
        })?;
        match &note {
            Some(note) if heading.note_is_under() => self.plain(Standing::of("Heading_20_Note"), note),
            _ => Ok(()),
        }
    }

    fn quote(&mut self, quote: &Quote) -> Written {
        let last = quote.paragraphs.len();
        let is_followed = quote.attribution.is_some() || !quote.notes.is_empty();
        for (n, said) in quote.paragraphs.iter().enumerate() {
            let style = if n == 0 { "Quote" } else { "Quote_20_Continued" };
            self.words(Standing::of(style).with_next(is_followed && n + 1 == last), said)?;
        }
        if let Some(attribution) = &quote.attribution {
            self.plain(Standing::of("Attribution").with_next(!quote.notes.is_empty()), attribution)?;
        }
        for (n, note) in quote.notes.iter().enumerate() {
            self.plain(Standing::of("Quote_20_Note").with_next(n + 1 < quote.notes.len()), note)?;
        }
        Ok(())
    }

    fn list(&mut self, list: &List) -> Written {
        let style = if list.ordered { "Numbers" } else { "Bullets" };
        self.inside("text:list", &[("text:style-name", style)], |blocks| {
            list.items.iter().try_for_each(|item| {
                blocks
                    .inside("text:list-item", &[], |blocks| blocks.words(Standing::of("List_20_Item"), item))
            })
        })
    }

    fn table(&mut self, table: &Table) -> Written {
        if table.columns.is_empty() {
            return Ok(());
        }
        if let Some(caption) = &table.caption {
            self.plain(Standing::of("Caption"), &on_one_line(caption))?;
        }
        let (style, columns) = self.styles.table(&table.widths(WIDTH), table.rows.len() <= MOST_ON_ONE_PAGE);
        self.inside("table:table", &[("table:name", &style), ("table:style-name", &style)], |blocks| {
            for column in &columns {
                blocks.xml.leaf("table:table-column", &[("table:style-name", column)])?;
            }
            let headings: Vec<_> = table.columns.iter().map(|c| vec![Inline::from(&*c.heading)]).collect();
            blocks.inside("table:table-header-rows", &[], |blocks| {
                blocks.row(table, &headings, "CellHead", "Table_20_Heading")
            })?;
            let last = table.rows.len();
            table.rows.iter().enumerate().try_for_each(|(n, row)| {
                blocks.row(table, row, if n + 1 == last { "CellLast" } else { "CellBody" }, "Table_20_Text")
            })
        })?;
        self.plain(Standing::of("After_20_Table"), "")
    }

    fn row(&mut self, table: &Table, cells: &[Vec<Inline>], cell: &str, style: &'static str) -> Written {
        self.inside("table:table-row", &[("table:style-name", "Row")], |blocks| {
            table.columns.iter().enumerate().try_for_each(|(n, column)| {
                let kind = [("table:style-name", cell), ("office:value-type", "string")];
                let standing = Standing { at_end: column.align == Align::Number, ..Standing::of(style) };
                let inlines = cells.get(n).map_or(&[][..], Vec::as_slice);
                blocks.inside("table:table-cell", &kind, |blocks| blocks.words(standing, inlines))
            })
        })
    }

    fn picture(&mut self, picture: &Picture) -> Written {
        self.pictures += 1;
        let number = self.pictures;
        let (width, height) = picture.within(WIDEST, HIGHEST);
        let (width, height) = (length(width), length(height));
        let standing = Standing::of("Picture").with_next(picture.caption.is_some());
        let style = self.styles.paragraph(standing);
        self.xml.within("text:p", &[("text:style-name", &style)], |xml| {
            let name = format!("Picture {number}");
            let size = [("svg:width", &*width), ("svg:height", &*height)];
            let place = [("draw:name", &*name), ("text:anchor-type", "as-char")];
            xml.within("draw:frame", &[&place[..], &size].concat(), |xml| {
                let part = format!("Pictures/{number}.png");
                let link = [("xlink:href", &*part), ("xlink:type", "simple"), ("xlink:show", "embed")];
                xml.leaf("draw:image", &[&link[..], &[("xlink:actuate", "onLoad")]].concat())?;
                xml.text("svg:desc", &on_one_line(&picture.alt))
            })
        })?;
        let caption = picture.caption.as_deref();
        caption.map_or(Ok(()), |caption| self.plain(Standing::of("Picture_20_Caption"), caption))
    }

    /// A table of contents that can be worked out anew. The page of each entry is a field, so that it is right
    /// before anybody does.
    fn contents(&mut self, document: &Document, place: usize, title: &str, depth: u8) -> Written {
        let (name, levels) = (format!("Contents{place}"), depth.to_string());
        self.inside("text:table-of-content", &[("text:name", &name)], |blocks| {
            blocks.xml.within("text:table-of-content-source", &[("text:outline-level", &levels)], |xml| {
                xml.within(
                    "text:index-title-template",
                    &[("text:style-name", "Contents_20_Heading")],
                    |xml| words(xml, title),
                )?;
                (1..=depth).try_for_each(|level| entry_template(xml, level))
            })?;
            blocks.inside("text:index-body", &[], |blocks| {
                let name = format!("{name}.title");
                blocks.inside("text:index-title", &[("text:name", &name)], |blocks| {
                    blocks.plain(Standing::of("Contents_20_Heading"), title)
                })?;
                let listed = document.listed(depth);
                listed.into_iter().try_for_each(|(place, heading)| blocks.entry(place, heading))
            })
        })
    }

    fn entry(&mut self, place: usize, heading: &Heading) -> Written {
        let text = on_one_line(&heading.text);
        let rtl = is_rtl(&[Inline::from(&*text)]);
        let style = CONTENTS[usize::from(heading.level()) - 1];
        let style = self.styles.paragraph(Standing { rtl, ..Standing::of(style) });
        self.xml.within("text:p", &[("text:style-name", &style)], |xml| {
            let (target, link) = (bookmark(place), format!("#{}", bookmark(place)));
            let looks = ["text:style-name", "text:visited-style-name"].map(|name| (name, "Contents_20_Link"));
            let goes = [("xlink:type", "simple"), ("xlink:href", &*link)];
            xml.within("text:a", &[&goes[..], &looks].concat(), |xml| {
                words(xml, &text)?;
                xml.leaf("text:tab", &[])?;
                let page = [("text:reference-format", "page"), ("text:ref-name", &*target)];
                xml.within("text:bookmark-ref", &page, |_| Ok(()))
            })
        })
    }

    /// An element with what is written inside it.
    fn inside(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self) -> Written,
    ) -> Written {
        let open: Vec<_> = attributes.iter().map(|(name, value)| (*name, Some(*value))).collect();
        self.xml.open(name, &open)?;
        inside(self)?;
        self.xml.close(name)
    }
}

const HEADINGS: [&str; 6] =
    ["Heading_20_1", "Heading_20_2", "Heading_20_3", "Heading_20_4", "Heading_20_5", "Heading_20_6"];
const CONTENTS: [&str; 6] =
    ["Contents_20_1", "Contents_20_2", "Contents_20_3", "Contents_20_4", "Contents_20_5", "Contents_20_6"];

/// The bookmark of a heading, by which the table of contents finds it.
fn bookmark(place: usize) -> String {
    format!("heading{place}")
}

/// CSS pixels as a length.
fn length(pixels: u32) -> String {
    let hundredths = u64::from(pixels) * 2540 / 96;
    format!("{}.{:02}mm", hundredths / 100, hundredths % 100)
}

fn entry_template(xml: &mut Xml, level: u8) -> Written {
    let (level, style) = (level.to_string(), CONTENTS[usize::from(level.clamp(1, 6)) - 1]);
    let attributes = [("text:outline-level", &*level), ("text:style-name", style)];
    xml.within("text:table-of-content-entry-template", &attributes, |xml| {
        xml.leaf("text:index-entry-link-start", &[("text:style-name", "Contents_20_Link")])?;
        xml.leaf("text:index-entry-text", &[])?;
        xml.leaf("text:index-entry-tab-stop", &[("style:type", "right"), ("style:leader-char", ".")])?;
        xml.leaf("text:index-entry-page-number", &[])?;
        xml.leaf("text:index-entry-link-end", &[])
    })
}

fn span(xml: &mut Xml, style: &str, text: &str) -> Written {
    xml.within("text:span", &[("text:style-name", style)], |xml| words(xml, text))
}

/// Words with their blanks: a reader makes one of several and drops those at the ends.
fn words(xml: &mut Xml, text: &str) -> Written {
    // LibreOffice tells directions apart itself: the pieces need no sign of theirs.
    pieces(&clean(text), false).into_iter().try_for_each(|piece| match piece {
        Piece::Words { text, .. } => blanks(xml, text),
        Piece::Line => xml.leaf("text:line-break", &[]),
        Piece::Tab => xml.leaf("text:tab", &[]),
    })
}

fn blanks(xml: &mut Xml, text: &str) -> Written {
    let inner = text.trim_matches(' ');
    let blank = |xml: &mut Xml, count: usize| match count {
        0 => Ok(()),
        count => xml.leaf("text:s", &[("text:c", &count.to_string())]),
    };
    if inner.is_empty() {
        return blank(xml, text.len());
    }
    blank(xml, text.len() - text.trim_start_matches(' ').len())?;
    let mut rest = inner;
    while let Some(at) = rest.find("  ") {
        let (before, after) = rest.split_at(at + 1);
        xml.words(before)?;
        rest = after.trim_start_matches(' ');
        blank(xml, after.len() - rest.len())?;
    }
    xml.words(rest)?;
    blank(xml, text.len() - text.trim_end_matches(' ').len())
}
