//! Paragraphs and the words in them, as WordprocessingML.

use crate::ExportError;
use crate::document::Inline;
use crate::document::words::{Piece, clean, is_rtl, pieces};
use crate::xml::Xml;

/// How a paragraph stands on the page.
#[derive(Clone, Copy, Default)]
pub(super) struct Standing<'a> {
    /// Its style.
    pub style: Option<&'a str>,
    /// Whether the next paragraph stays on its page.
    pub with_next: bool,
    /// Whether it begins a page.
    pub on_new_page: bool,
    /// The list that it is an item of.
    pub list: Option<usize>,
    /// Whether it stands at the end of the line.
    pub at_end: bool,
}

impl<'a> Standing<'a> {
    /// In a style.
    pub const fn of(style: &'a str) -> Self {
        Self { style: Some(style), with_next: false, on_new_page: false, list: None, at_end: false }
    }

    /// On one page with the next paragraph, where that is so.
    pub const fn with_next(self, with_next: bool) -> Self {
        Self { with_next, ..self }
    }
}

/// A paragraph with what is written inside it.
pub(super) fn paragraph(
    xml: &mut Xml,
    standing: Standing<'_>,
    rtl: bool,
    inside: impl FnOnce(&mut Xml) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    xml.within("w:p", &[], |xml| {
        properties(xml, standing, rtl)?;
        inside(xml)
    })
}

/// A paragraph of words.
pub(super) fn words(xml: &mut Xml, standing: Standing<'_>, inlines: &[Inline]) -> Result<(), ExportError> {
    let rtl = is_rtl(inlines);
    paragraph(xml, standing, rtl, |xml| inlines.iter().try_for_each(|inline| runs(xml, inline, rtl)))
}

/// A paragraph of a plain text.
pub(super) fn plain(xml: &mut Xml, standing: Standing<'_>, text: &str) -> Result<(), ExportError> {
    words(xml, standing, &[Inline::from(text)])
}

fn properties(xml: &mut Xml, standing: Standing<'_>, rtl: bool) -> Result<(), ExportError> {
    xml.within("w:pPr", &[], |xml| {
        if let Some(style) = standing.style {
            xml.leaf("w:pStyle", &[("w:val", style)])?;
        }
        if standing.with_next {
            xml.leaf("w:keepNext", &[])?;
        }
        if standing.on_new_page {
            xml.leaf("w:pageBreakBefore", &[])?;
        }
        if let Some(list) = standing.list {
            xml.within("w:numPr", &[], |xml| {
                xml.leaf("w:ilvl", &[("w:val", "0")])?;
                xml.leaf("w:numId", &[("w:val", &list.to_string())])
            })?;
        }
        if rtl {
            xml.leaf("w:bidi", &[])?;
        }
        if standing.at_end {
            // In a paragraph from right to left “left” is where the line ends.
            xml.leaf("w:jc", &[("w:val", "right")])?;
        }
        Ok(())
    })
}

fn runs(xml: &mut Xml, inline: &Inline, rtl: bool) -> Result<(), ExportError> {
    let style = match inline {
        Inline::Text(_) => None,
        Inline::Strong(_) => Some("Strong"),
        Inline::Emphasis(_) => Some("Emphasis"),
        Inline::Alias(_) => Some("Alias"),
    };
    styled(xml, inline.text(), style, rtl)
}

/// Words in a paragraph of a direction, in a style for characters.
pub(super) fn styled(xml: &mut Xml, text: &str, style: Option<&str>, rtl: bool) -> Result<(), ExportError> {
    pieces(&clean(text), rtl).into_iter().try_for_each(|piece| run(xml, piece, style))
}

fn run(xml: &mut Xml, piece: Piece<'_>, style: Option<&str>) -> Result<(), ExportError> {
    let is_rtl = matches!(piece, Piece::Words { rtl: true, .. });
    xml.within("w:r", &[], |xml| {
        if style.is_some() || is_rtl {
            xml.within("w:rPr", &[], |xml| {
                if let Some(style) = style {
                    xml.leaf("w:rStyle", &[("w:val", style)])?;
                }
                if is_rtl { xml.leaf("w:rtl", &[]) } else { Ok(()) }
            })?;
        }
        match piece {
            Piece::Words { text, .. } => {
                xml.within("w:t", &[("xml:space", "preserve")], |xml| xml.words(text))
            }
            Piece::Line => xml.leaf("w:br", &[]),
            Piece::Tab => xml.leaf("w:tab", &[]),
        }
    })
}

/// A field for the page that a bookmark is on. A word processor works it out; until then nothing stands there.
pub(super) fn page_of(xml: &mut Xml, bookmark: &str) -> Result<(), ExportError> {
    let mark = |xml: &mut Xml, kind: &str| {
        xml.within("w:r", &[], |xml| xml.leaf("w:fldChar", &[("w:fldCharType", kind)]))
    };
    mark(xml, "begin")?;
    xml.within("w:r", &[], |xml| {
        let instruction = format!(" PAGEREF {bookmark} \\h ");
        xml.within("w:instrText", &[("xml:space", "preserve")], |xml| xml.words(&instruction))
    })?;
    mark(xml, "separate")?;
    mark(xml, "end")
}
