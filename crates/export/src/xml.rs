//! XML that is written: elements with attributes, or with text.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::escape::minimal_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::ExportError;

/// An attribute; `None` is not written.
pub(crate) type Attribute<'a> = (&'a str, Option<&'a str>);

/// A document that is being written.
pub(crate) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// Begins a document in UTF-8.
    pub fn new() -> Result<Self, ExportError> {
        Self::begun(Writer::new_with_indent(Vec::new(), b' ', 1))
    }

    /// Begins one in which no blanks are put between elements, since blanks are words there.
    pub fn with_words() -> Result<Self, ExportError> {
        Self::begun(Writer::new(Vec::new()))
    }

    /// A part that is put into a document later.
    pub fn part() -> Self {
        Self(Writer::new(Vec::new()))
    }

    /// Puts a part that was written apart here.
    pub fn put(&mut self, part: Self) {
        self.0.get_mut().extend(part.0.into_inner());
    }

    fn begun(mut writer: Writer<Vec<u8>>) -> Result<Self, ExportError> {
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Self(writer))
    }

    /// An element with what is written inside it.
    pub fn within(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        let mut start = BytesStart::new(name);
        start.extend_attributes(attributes.iter().map(|(name, value)| (*name, clean(value))));
        self.0.write_event(Event::Start(start))?;
        inside(self)?;
        self.close(name)
    }

    /// An element without content, whose attributes are all written.
    pub fn leaf(&mut self, name: &str, attributes: &[(&str, &str)]) -> Result<(), ExportError> {
        let mut start = BytesStart::new(name);
        start.extend_attributes(attributes.iter().map(|(name, value)| (*name, clean(value))));
        Ok(self.0.write_event(Event::Empty(start))?)
    }

    /// Begins an element that holds elements.
    pub fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) -> Result<(), ExportError> {
        Ok(self.0.write_event(Event::Start(start(name, attributes)))?)
    }

    /// Ends it.
    pub fn close(&mut self, name: &str) -> Result<(), ExportError> {
        Ok(self.0.write_event(Event::End(BytesEnd::new(name)))?)
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) -> Result<(), ExportError> {
        Ok(self.0.write_event(Event::Empty(start(name, attributes)))?)
    }

    /// An element that refers to another by its id.
    pub fn refer(&mut self, name: &str, to: &str) -> Result<(), ExportError> {
        self.empty(name, &[("targetGUID", Some(to))])
    }

    /// An element that holds text.
    pub fn text(&mut self, name: &str, text: &str) -> Result<(), ExportError> {
        self.open(name, &[])?;
        self.words(text)?;
        self.close(name)
    }

    /// Text inside an element.
    pub fn words(&mut self, text: &str) -> Result<(), ExportError> {
        let cleaned = clean(text);
        // A parser makes a line feed of a carriage return that is not written as a reference.
        let escaped = minimal_escape(cleaned).replace('\r', "&#13;");
        Ok(self.0.write_event(Event::Text(BytesText::from_escaped(escaped)))?)
    }

    /// The bytes of the document.
    pub fn finish(self) -> Vec<u8> {
        let mut bytes = self.0.into_inner();
        bytes.push(b'\n');
        bytes
    }
}

fn start<'a>(name: &'a str, attributes: &[Attribute<'a>]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        if let Some(value) = value {
            start.push_attribute((*name, clean(value)));
        }
    }
    start
}

/// The text with the replacement character for what XML 1.0 cannot hold.
fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(fits) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if fits(c) { c } else { char::REPLACEMENT_CHARACTER }).collect())
}

/// Whether XML 1.0 can hold a character, written as itself or as a reference.
pub(crate) const fn fits(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn line_ends_marks_and_what_xml_cannot_hold_are_written_so_that_they_come_back() {
        let mut xml = Xml::new().unwrap();
        xml.open("A", &[("b", Some("x\n\"<&\t")), ("c", None)]).unwrap();
        xml.text("T", " a\r\nb & <c>\u{b} ").unwrap();
        xml.close("A").unwrap();
        let written = String::from_utf8(xml.finish()).unwrap();
        assert_eq!(
            written,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<A b=\"x&#10;&quot;&lt;&amp;&#9;\">\n <T> a&#13;\nb &amp; \
             &lt;c>\u{fffd} </T>\n</A>\n"
        );
    }
}
