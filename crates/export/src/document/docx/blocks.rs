//! The blocks of a document as WordprocessingML.

use crate::ExportError;
use crate::document::docx::parts::WIDTH;
use crate::document::docx::runs::{Standing, page_of, paragraph, plain, styled, words};
use crate::document::words::{is_rtl, on_one_line};
use crate::document::{Align, Block, Document, Heading, Inline, List, Picture, Quote, Table};
use crate::xml::Xml;

/// Length units of a drawing in a CSS pixel.
const UNITS_PER_PIXEL: u32 = 9525;

/// The largest picture that fits between the margins, in CSS pixels.
const WIDEST: u32 = 604;
const HIGHEST: u32 = 840;

const NAMESPACES: &[(&str, &str)] = &[
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
];

/// The part of a DOCX that holds what is read.
pub(super) fn body(document: &Document, mark: Option<&str>) -> Result<Vec<u8>, ExportError> {
    let mut xml = Xml::with_words()?;
    let mut blocks = Blocks { document, pictures: 0, numbered: 0, on_new_page: false };
    xml.within("w:document", NAMESPACES, |xml| {
        xml.within("w:body", &[], |xml| {
            if let Some(mark) = mark {
                plain(xml, Standing::of("Mark"), mark)?;
            }
            plain(xml, Standing::of("Title"), &on_one_line(&document.title))?;
            for (place, block) in document.blocks.iter().enumerate() {
                blocks.write(xml, place, block)?;
            }
            section(xml)
        })
    })?;
    Ok(xml.finish())
}

/// What was counted up to a block.
struct Blocks<'d> {
    document: &'d Document,
    /// Pictures so far.
    pictures: usize,
    /// Numbered lists so far.
    numbered: usize,
    /// Whether the next paragraph begins a page.
    on_new_page: bool,
}

impl Blocks<'_> {
    fn write(&mut self, xml: &mut Xml, place: usize, block: &Block) -> Result<(), ExportError> {
        let new_page = std::mem::take(&mut self.on_new_page);
        let heads_page = matches!(block, Block::Heading(_) | Block::Paragraph(_) | Block::Note(_));
        if new_page && !heads_page {
            paragraph(xml, Standing { on_new_page: true, ..Standing::of("AfterTable") }, false, |_| Ok(()))?;
        }
        let standing = |style| Standing { on_new_page: new_page, ..Standing::of(style) };
        match block {
            Block::Heading(head) => {
                heading(xml, standing(HEADINGS[usize::from(head.level()) - 1]), place, head)
            }
            Block::Paragraph(inlines) => words(xml, standing("Normal"), inlines),
            Block::Note(inlines) => words(xml, standing("Note"), inlines),
            Block::Quote(said) => quote(xml, said),
            Block::List(items) => self.list(xml, items),
            Block::Table(rows) => table(xml, rows),
            Block::Picture(shown) => {
                self.pictures += 1;
                picture(xml, shown, self.pictures)
            }
            Block::Contents { title, depth } => contents(xml, self.document, title, (*depth).clamp(1, 6)),
            Block::PageBreak => {
                self.on_new_page = true;
                Ok(())
            }
        }
    }

    fn list(&mut self, xml: &mut Xml, list: &List) -> Result<(), ExportError> {
        let number = if list.ordered {
            self.numbered += 1;
            self.numbered + 1
        } else {
            1
        };
        let standing = Standing { list: Some(number), ..Standing::of("ListParagraph") };
        list.items.iter().try_for_each(|item| words(xml, standing, item))
    }
}

const HEADINGS: [&str; 6] = ["Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6"];

/// The bookmark of a heading, by which the table of contents finds it.
fn bookmark(place: usize) -> String {
    format!("_Toc{:08}", place + 1)
}

fn heading(
    xml: &mut Xml,
    standing: Standing<'_>,
    place: usize,
    heading: &Heading,
) -> Result<(), ExportError> {
    let text = on_one_line(&heading.text);
    let rtl = is_rtl(&[Inline::from(&*text)]);
    let id = (place + 1).to_string();
    let note = heading.note.as_deref().map(on_one_line);
    paragraph(xml, standing, rtl, |xml| {
        xml.leaf("w:bookmarkStart", &[("w:id", &id), ("w:name", &bookmark(place))])?;
        styled(xml, &text, None, rtl)?;
        xml.leaf("w:bookmarkEnd", &[("w:id", &id)])?;
        match &note {
            Some(note) if !heading.note_is_under() => {
                styled(xml, "   ", None, rtl)?;
                styled(xml, note, Some("HeadingNoteBeside"), rtl)
            }
            _ => Ok(()),
        }
    })?;
    match &note {
        Some(note) if heading.note_is_under() => plain(xml, Standing::of("HeadingNote"), note),
        _ => Ok(()),
    }
}

fn quote(xml: &mut Xml, quote: &Quote) -> Result<(), ExportError> {
    let last = quote.paragraphs.len();
    let is_followed = quote.attribution.is_some() || !quote.notes.is_empty();
    for (n, said) in quote.paragraphs.iter().enumerate() {
        let style = if n == 0 { "Quote" } else { "QuoteContinued" };
        words(xml, Standing::of(style).with_next(is_followed && n + 1 == last), said)?;
    }
    if let Some(attribution) = &quote.attribution {
        plain(xml, Standing::of("Attribution").with_next(!quote.notes.is_empty()), attribution)?;
    }
    for (n, note) in quote.notes.iter().enumerate() {
        plain(xml, Standing::of("QuoteNote").with_next(n + 1 < quote.notes.len()), note)?;
    }
    Ok(())
}

fn table(xml: &mut Xml, table: &Table) -> Result<(), ExportError> {
    if table.columns.is_empty() {
        return Ok(());
    }
    if let Some(caption) = &table.caption {
        plain(xml, Standing::of("Caption").with_next(true), &on_one_line(caption))?;
    }
    let widths: Vec<String> = table.widths(WIDTH).iter().map(u32::to_string).collect();
    xml.within("w:tbl", &[], |xml| {
        xml.within("w:tblPr", &[], |xml| {
            xml.leaf("w:tblStyle", &[("w:val", "Rules")])?;
            xml.leaf("w:tblW", &[("w:w", &WIDTH.to_string()), ("w:type", "dxa")])?;
            xml.leaf("w:tblLayout", &[("w:type", "fixed")])?;
            let first_column = if table.row_headings { "1" } else { "0" };
            let look = [("w:firstRow", "1"), ("w:lastRow", "0"), ("w:firstColumn", first_column)];
            xml.leaf("w:tblLook", &[&look[..], &[("w:noHBand", "1"), ("w:noVBand", "1")]].concat())?;
            let caption = table.caption.as_deref().map(on_one_line);
            caption.map_or(Ok(()), |text| xml.leaf("w:tblCaption", &[("w:val", &text)]))
        })?;
        xml.within("w:tblGrid", &[], |xml| {
            widths.iter().try_for_each(|width| xml.leaf("w:gridCol", &[("w:w", width)]))
        })?;
        let headings: Vec<_> = table.columns.iter().map(|c| vec![Inline::from(&*c.heading)]).collect();
        row(xml, table, &widths, &headings, Row::Head)?;
        let last = table.rows.len().saturating_sub(1);
        let stay_together = last < MOST_ON_ONE_PAGE;
        let mut rows = table.rows.iter().enumerate();
        rows.try_for_each(|(n, cells)| row(xml, table, &widths, cells, Row::Body(stay_together && n < last)))
    })?;
    paragraph(xml, Standing::of("AfterTable"), false, |_| Ok(()))
}

/// Rows of a table that is kept on one page.
const MOST_ON_ONE_PAGE: usize = 20;

/// What a row of a table is.
#[derive(Clone, Copy)]
enum Row {
    /// The headings of the columns.
    Head,
    /// Cells, and whether the next row stays on their page.
    Body(bool),
}

fn row(
    xml: &mut Xml,
    table: &Table,
    widths: &[String],
    cells: &[Vec<Inline>],
    kind: Row,
) -> Result<(), ExportError> {
    xml.within("w:tr", &[], |xml| {
        xml.within("w:trPr", &[], |xml| {
            xml.leaf("w:cantSplit", &[])?;
            if matches!(kind, Row::Head) { xml.leaf("w:tblHeader", &[]) } else { Ok(()) }
        })?;
        let standing = match kind {
            Row::Head => Standing::of("TableHeading"),
            Row::Body(with_next) => Standing::of("TableText").with_next(with_next),
        };
        for (n, (column, width)) in table.columns.iter().zip(widths).enumerate() {
            let at_end = column.align == Align::Number;
            xml.within("w:tc", &[], |xml| {
                xml.within("w:tcPr", &[], |xml| {
                    xml.leaf("w:tcW", &[("w:w", width), ("w:type", "dxa")])?;
                    xml.leaf(
                        "w:vAlign",
                        &[("w:val", if matches!(kind, Row::Head) { "bottom" } else { "top" })],
                    )
                })?;
                let inlines = cells.get(n).map_or(&[][..], Vec::as_slice);
                words(xml, Standing { at_end, ..standing }, inlines)
            })?;
        }
        Ok(())
    })
}

fn picture(xml: &mut Xml, picture: &Picture, number: usize) -> Result<(), ExportError> {
    let (width, height) = picture.within(WIDEST, HIGHEST);
    let (width, height) = ((width * UNITS_PER_PIXEL).to_string(), (height * UNITS_PER_PIXEL).to_string());
    let id = number.to_string();
    let (name, part) = (format!("Picture {number}"), format!("picture{number}"));
    let size = [("cx", &*width), ("cy", &*height)];
    let standing = Standing::of("Picture").with_next(picture.caption.is_some());
    paragraph(xml, standing, false, |xml| {
        xml.within("w:r", &[], |xml| {
            xml.within("w:drawing", &[], |xml| {
                xml.within("wp:inline", &[], |xml| {
                    xml.leaf("wp:extent", &size)?;
                    xml.leaf(
                        "wp:docPr",
                        &[("id", &id), ("name", &name), ("descr", &on_one_line(&picture.alt))],
                    )?;
                    xml.within("a:graphic", &[], |xml| pixels(xml, &part, &name, &size))
                })
            })
        })
    })?;
    let caption = picture.caption.as_deref();
    caption.map_or(Ok(()), |caption| plain(xml, Standing::of("PictureCaption"), caption))
}

fn pixels(xml: &mut Xml, part: &str, name: &str, size: &[(&str, &str)]) -> Result<(), ExportError> {
    let kind = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    xml.within("a:graphicData", &[("uri", kind)], |xml| {
        xml.within("pic:pic", &[], |xml| {
            xml.within("pic:nvPicPr", &[], |xml| {
                xml.leaf("pic:cNvPr", &[("id", "0"), ("name", name)])?;
                xml.leaf("pic:cNvPicPr", &[])
            })?;
            xml.within("pic:blipFill", &[], |xml| {
                xml.leaf("a:blip", &[("r:embed", part)])?;
                xml.within("a:stretch", &[], |xml| xml.leaf("a:fillRect", &[]))
            })?;
            xml.within("pic:spPr", &[], |xml| {
                xml.within("a:xfrm", &[], |xml| {
                    xml.leaf("a:off", &[("x", "0"), ("y", "0")])?;
                    xml.leaf("a:ext", size)
                })?;
                xml.within("a:prstGeom", &[("prst", "rect")], |xml| xml.leaf("a:avLst", &[]))
            })
        })
    })
}

/// The table of contents: the headings as links, each with a field for its page. No field stands round the
/// whole, since LibreOffice would then show its last numbers, of which there are none, and not work them out.
fn contents(xml: &mut Xml, document: &Document, title: &str, depth: u8) -> Result<(), ExportError> {
    plain(xml, Standing::of("TOCHeading"), title)?;
    for (place, heading) in document.listed(depth) {
        let text = on_one_line(&heading.text);
        let rtl = is_rtl(&[Inline::from(&*text)]);
        let target = bookmark(place);
        paragraph(xml, Standing::of(&format!("TOC{}", heading.level())), rtl, |xml| {
            xml.within("w:hyperlink", &[("w:anchor", &target), ("w:history", "1")], |xml| {
                styled(xml, &text, None, rtl)?;
                styled(xml, "\t", None, rtl)?;
                page_of(xml, &target)
            })
        })?;
    }
    Ok(())
}

/// The page: A4, margins of 2.5 cm, head and foot.
fn section(xml: &mut Xml) -> Result<(), ExportError> {
    xml.within("w:sectPr", &[], |xml| {
        xml.leaf("w:headerReference", &[("w:type", "default"), ("r:id", "header")])?;
        xml.leaf("w:footerReference", &[("w:type", "default"), ("r:id", "footer")])?;
        xml.leaf("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")])?;
        let margins = [("w:top", "1701"), ("w:right", "1417"), ("w:bottom", "1417"), ("w:left", "1417")];
        let ends = [("w:header", "794"), ("w:footer", "680"), ("w:gutter", "0")];
        xml.leaf("w:pgMar", &[&margins[..], &ends].concat())
    })
}
