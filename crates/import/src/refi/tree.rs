//! XML as a tree of elements, read within limits.

use std::borrow::Cow;

use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;
use quick_xml::reader::Reader;

use crate::refi::RefiError;
use crate::xml::resolved;

/// Elements may stand in one another this deep: a tree of codes is never deeper.
const MAX_DEPTH: usize = 100;

/// So many elements: some ten for each of 400,000 codings.
const MAX_ELEMENTS: usize = 5_000_000;

/// So many attributes of one element; the largest of the standard has a dozen.
const MAX_ATTRIBUTES: usize = 64;

/// An element without its namespace. What the document says is not copied where it stands there as it is read.
#[derive(Debug, Default)]
pub(super) struct Element<'d> {
    /// Local name.
    pub name: &'d str,
    attributes: Box<[(&'d str, Cow<'d, str>)]>,
    /// Text directly in it.
    pub text: Cow<'d, str>,
    pub children: Vec<Self>,
}

impl Element<'_> {
    /// Value of an attribute, namespaces and letter case of its name aside; none where it is empty.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map(|(_, value)| &**value).filter(|value| !value.trim().is_empty())
    }

    /// Names of its attributes.
    pub fn attribute_names(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().map(|(name, _)| *name)
    }

    /// Elements directly in it of this name.
    pub fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first of these.
    pub fn first<'e>(&'e self, name: &'e str) -> Option<&'e Self> {
        self.all(name).next()
    }

    /// Elements within wrappers of one name, of which a file may have several.
    pub fn within<'e>(&'e self, wrapper: &'e str) -> impl Iterator<Item = &'e Self> {
        self.all(wrapper).flat_map(|wrapper| &wrapper.children)
    }

    /// The element and everything within it.
    pub fn everything(&self) -> impl Iterator<Item = &Self> {
        let mut open = vec![self];
        std::iter::from_fn(move || {
            let next = open.pop()?;
            open.extend(next.children.iter().rev());
            Some(next)
        })
    }

    /// What its description says, where it says anything.
    pub fn description(&self) -> Option<&str> {
        self.first("Description").map(|d| &*d.text).filter(|text| !text.trim().is_empty())
    }

    /// Ids that its references of this name lead to.
    pub fn references<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e str> {
        // A codebook writes `guid` where a project writes `targetGUID`.
        self.all(name).filter_map(|child| child.attribute("targetGUID").or_else(|| child.attribute("guid")))
    }
}

/// Text of a document in UTF-8, or in UTF-16 with its mark.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, RefiError> {
    let wrong = || RefiError::Damaged("it is not UTF-8".to_owned());
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, length)) => {
            let rest = bytes.get(length..).unwrap_or_default();
            encoding.decode_without_bom_handling_and_without_replacement(rest).ok_or_else(wrong)
        }
        None => std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| wrong()),
    }
}

/// Reads a document: its root element.
pub(super) fn parse(xml: &str) -> Result<Element<'_>, RefiError> {
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<Element<'_>> = Vec::new();
    let mut root = None;
    let mut count = 0;
    loop {
        let event = reader.read_event();
        let event = event.map_err(|e| RefiError::NotXml {
            line: line_at(xml, reader.error_position()),
            reason: e.to_string(),
        })?;
        match event {
            Event::Start(start) => {
                count += 1;
                if open.len() >= MAX_DEPTH {
                    return Err(RefiError::TooDeep);
                }
                open.push(element(xml, &start)?);
            }
            Event::Empty(start) => {
                count += 1;
                let element = element(xml, &start)?;
                place(&mut open, &mut root, element)?;
            }
            Event::End(_) => {
                let closed =
                    open.pop().ok_or_else(|| RefiError::Damaged("an end tag has no beginning".to_owned()))?;
                place(&mut open, &mut root, closed)?;
            }
            Event::Text(text) => say(&mut open, text.xml10_content()),
            Event::CData(text) => say(&mut open, text.xml10_content()),
            Event::GeneralRef(name) => {
                say(&mut open, Cow::Owned(resolved(&name).ok_or(RefiError::Entities)?));
            }
            Event::DocType(_) => return Err(RefiError::Entities),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
        if count > MAX_ELEMENTS {
            return Err(RefiError::TooManyElements);
        }
    }
    match (open.is_empty(), root) {
        (true, Some(root)) => Ok(root),
        _ => Err(RefiError::Damaged("its end is missing".to_owned())),
    }
}

/// Adds words to the innermost element.
fn say<'d>(open: &mut [Element<'d>], words: Cow<'d, str>) {
    match open.last_mut() {
        Some(element) if element.text.is_empty() => element.text = words,
        Some(element) => element.text.to_mut().push_str(&words),
        None => {}
    }
}

/// Puts a closed element where it belongs.
fn place<'d>(
    open: &mut [Element<'d>],
    root: &mut Option<Element<'d>>,
    mut element: Element<'d>,
) -> Result<(), RefiError> {
    if !element.children.is_empty() && element.text.trim().is_empty() {
        // Blanks between elements.
        element.text = Cow::Borrowed("");
    }
    // A file of 400,000 codings has two million elements, most of them with one in them.
    element.children.shrink_to_fit();
    match open.last_mut() {
        Some(above) => above.children.push(element),
        None if root.is_none() => *root = Some(element),
        None => return Err(RefiError::Damaged("it has two roots".to_owned())),
    }
    Ok(())
}

fn element<'d>(xml: &'d str, start: &BytesStart<'_>) -> Result<Element<'d>, RefiError> {
    let lost = || RefiError::Damaged("a tag is not of the document".to_owned());
    let tag = within(xml, start).ok_or_else(lost)?;
    let name = within(xml, start.name().into_inner()).ok_or_else(lost)?;
    let mut attributes = Vec::new();
    for (count, attribute) in Attributes::new(tag, name.len()).enumerate() {
        if count == MAX_ATTRIBUTES {
            return Err(RefiError::TooManyElements);
        }
        let attribute = attribute.map_err(|e| RefiError::Damaged(e.to_string()))?;
        let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
        let value = value.map_err(|_| RefiError::Entities)?;
        // What belongs to XML itself says nothing of the project.
        if ["xmlns", "xml:", "xsi:"].iter().any(|own| attribute.key.as_ref().starts_with(own)) {
            continue;
        }
        attributes.push((attribute.key.local_name().into_inner(), value));
    }
    Ok(Element {
        name: QName(name).local_name().into_inner(),
        attributes: attributes.into(),
        ..Element::default()
    })
}

/// A part that the reader handed out, as a part of the document itself, which outlives the reader.
fn within<'d>(xml: &'d str, part: &str) -> Option<&'d str> {
    let from = part.as_ptr().addr().checked_sub(xml.as_ptr().addr())?;
    xml.get(from..from.checked_add(part.len())?)
}

fn line_at(xml: &str, position: u64) -> usize {
    let end = usize::try_from(position).unwrap_or(usize::MAX).min(xml.len());
    1 + xml.as_bytes().iter().take(end).filter(|byte| **byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn namespaces_prefixes_and_character_references_do_not_matter() {
        let xml = "<?xml version=\"1.0\"?><q:A xmlns:q=\"urn:x\" q:GUID=\"1&#10;2\"> <B>a&amp;b&#13;\r\nc</B>\n<C/></q:A>";
        let root = parse(xml).unwrap();
        assert_eq!((root.name, root.attribute("guid")), ("A", Some("1\n2")));
        assert_eq!(root.first("B").unwrap().text, "a&b\r\nc");
        assert!(root.text.is_empty() && root.first("C").is_some());
    }

    #[test]
    fn what_could_grow_or_reach_out_is_refused() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>";
        assert_eq!(parse(bomb).err(), Some(RefiError::Entities));
        assert_eq!(parse("<a>&b;</a>").err(), Some(RefiError::Entities));
        assert_eq!(parse("<a b=\"&c;\"/>").err(), Some(RefiError::Entities));
        assert_eq!(parse(&"<a>".repeat(MAX_DEPTH + 1)).err(), Some(RefiError::TooDeep));
        assert!(matches!(parse("<a>\n</b>"), Err(RefiError::NotXml { line: 2, .. })));
        assert!(parse("<a>").is_err() && parse("").is_err() && parse("<a/><b/>").is_err());
    }
}
