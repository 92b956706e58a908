//! Text of an HTML document, and where places of the document lie in it.
//!
//! Taguette counts UTF-8 bytes of the text of a document with all tags taken out, white space between
//! tags included. A study has the text as a person reads it: a line for each paragraph, line breaks within
//! one as blanks.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};

/// Where a byte of the document lies in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// First code point that a passage has which begins at this byte.
    pub start: u32,
    /// Code point after the last that a passage has which ends at this byte.
    pub end: u32,
    /// Whether the byte lies within a character.
    pub within: bool,
}

/// A document as text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plain {
    pub text: String,
    /// Bytes of the document without its tags.
    pub bytes: u64,
    /// Places of the bytes that were asked for, in the order in which they were.
    pub places: Vec<Place>,
    /// Whether it has forms that the text has not: emphasis, links, tables, headings.
    pub is_rich: bool,
    /// How many pictures it has.
    pub pictures: usize,
}

/// Reads a document; `offsets` grow.
pub(super) fn plain(html: &str, offsets: &[u64]) -> Plain {
    let places = vec![Place::default(); offsets.len()];
    let writer = Writer { places, offsets: offsets.to_vec(), ..Writer::default() };
    let tokenizer =
        Tokenizer::new(Sink(RefCell::new(writer)), html5ever::tokenizer::TokenizerOpts::default());
    let input = BufferQueue::default();
    // Fed in parts, since one part must be shorter than 4 GB and is copied.
    let mut rest = html;
    while !rest.is_empty() {
        let mut at = rest.len().min(1 << 20);
        while !rest.is_char_boundary(at) {
            at -= 1;
        }
        let (part, after) = rest.split_at(at);
        input.push_back(StrTendril::from(part));
        let _ = tokenizer.feed(&input);
        rest = after;
    }
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}

/// What parts two pieces of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    #[default]
    None,
    Cell,
    Line,
    Paragraph,
}

/// The text while it is written.
#[derive(Default)]
struct Writer {
    text: String,
    /// Its code points.
    length: u32,
    /// Bytes of the document that were read.
    bytes: u64,
    offsets: Vec<u64>,
    /// The next offset whose place as a beginning is not known.
    begun: usize,
    /// The next offset whose place as an end is not known.
    ended: usize,
    places: Vec<Place>,
    /// Code points up to and with the last character of the document.
    last: u32,
    /// What comes before the next character.
    parts: Break,
    /// Line breaks that the document itself asks for.
    lines: usize,
    /// White space that counts only if something follows it in its block: each character with its byte.
    blanks: Vec<(char, u64)>,
    /// Depth within preformatted text.
    pre: usize,
    /// Whether a line break right here is none: the one after the tag of preformatted text.
    skip: bool,
    is_rich: bool,
    pictures: usize,
}

struct Sink(RefCell<Writer>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut writer = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => text.chars().for_each(|c| writer.read(c)),
            Token::TagToken(tag) => writer.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Writer {
    fn tag(&mut self, tag: &Tag) {
        let opens = tag.kind == TagKind::StartTag;
        let parts = match &*tag.name {
            "br" => {
                self.blanks.clear();
                self.lines += usize::from(opens);
                Break::None
            }
            "li" | "tr" | "dt" | "dd" | "caption" => Break::Line,
            "td" | "th" => Break::Cell,
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "pre" | "table" | "ul"
            | "ol" | "dl" | "hr" | "section" | "article" | "header" | "footer" | "figure" | "body" => {
                Break::Paragraph
            }
            _ => Break::None,
        };
        if parts != Break::None {
            self.blanks.clear();
            self.parts = self.parts.max(parts);
        }
        match (&*tag.name, opens) {
            ("pre", true) => {
                self.pre += 1;
                self.skip = true;
            }
            ("pre", false) => self.pre = self.pre.saturating_sub(1),
            ("img", true) => self.pictures += 1,
            ("p" | "br" | "div" | "span" | "html" | "head" | "body", _) => {}
            (_, opens) => self.is_rich |= opens,
        }
    }

    fn read(&mut self, c: char) {
        if std::mem::take(&mut self.skip) && c == '\n' {
            return;
        }
        let at = self.bytes;
        self.bytes += c.len_utf8() as u64;
        let is_mark = c == '\u{feff}' && self.text.is_empty();
        if is_mark || (c.is_ascii_whitespace() && self.pre == 0) {
            self.blanks.push((c, at));
            return;
        }
        self.part();
        let blanks = std::mem::take(&mut self.blanks);
        if self.at_line_start() {
            // Blanks at the start of a line are the document's, not the text's.
        } else if blanks.iter().any(|(blank, _)| *blank != ' ') {
            let first = blanks.first().map_or(at, |(_, at)| *at);
            self.write(' ', first, 1);
        } else {
            blanks.into_iter().for_each(|(blank, at)| self.write(blank, at, 1));
        }
        let shown = if c == '\r' { '\n' } else { c };
        self.write(shown, at, c.len_utf8() as u64);
    }

    fn at_line_start(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n') || self.text.ends_with('\t')
    }

    /// Writes what parts this character from the one before.
    fn part(&mut self) {
        let (parts, lines) = (std::mem::take(&mut self.parts), std::mem::take(&mut self.lines));
        if self.text.is_empty() {
            return;
        }
        let lines = match parts {
            Break::None | Break::Cell => lines,
            Break::Line => lines.max(1),
            Break::Paragraph => lines.max(2),
        };
        if lines > 0 {
            self.blanks.clear();
        }
        let breaks = if lines == 0 && parts == Break::Cell { "\t" } else { "" };
        let breaks = breaks.chars().chain(std::iter::repeat_n('\n', lines.min(3)));
        for c in breaks {
            self.text.push(c);
            self.length += 1;
        }
    }

    /// Writes a character that stands at a byte of the document and is of so many bytes there.
    fn write(&mut self, c: char, at: u64, bytes: u64) {
        self.end_before(at);
        while let Some(offset) = self.offsets.get(self.begun).copied().filter(|offset| *offset < at + bytes) {
            if let Some(place) = self.places.get_mut(self.begun) {
                place.start = self.length;
                place.within = offset > at;
            }
            self.begun += 1;
        }
        self.text.push(c);
        self.length += 1;
        self.last = self.length;
    }

    /// Passages that end at this byte or before it end with the character that was last.
    fn end_before(&mut self, at: u64) {
        while self.offsets.get(self.ended).is_some_and(|offset| *offset <= at) {
            if let Some(place) = self.places.get_mut(self.ended) {
                place.end = self.last;
            }
            self.ended += 1;
        }
    }

    fn finish(mut self) -> Plain {
        self.end_before(u64::MAX);
        for place in self.places.iter_mut().skip(self.begun) {
            place.start = self.length;
        }
        Plain {
            places: self.places,
            text: self.text,
            bytes: self.bytes,
            is_rich: self.is_rich,
            pictures: self.pictures,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(html: &str, from: u64, to: u64) -> String {
        let plain = plain(html, &[from, to]);
        let [start, end] = plain.places.as_slice() else { return String::new() };
        let length = end.end.saturating_sub(start.start) as usize;
        plain.text.chars().skip(start.start as usize).take(length).collect()
    }

    #[test]
    fn paragraphs_are_lines_and_line_breaks_of_the_document_are_blanks() {
        let read = |html: &str| plain(html, &[]).text;
        assert_eq!(
            read("<p>Ana: We\n  moved.</p>\n<p> Bo:  <b>Why</b>? </p>\n"),
            "Ana: We moved.\n\nBo:  Why?"
        );
        assert_eq!(read("a<br>b<br/>\nc"), "a\nb\nc");
        assert_eq!(read("<ul><li>a</li>\n<li>b</li></ul>x"), "a\nb\n\nx");
        assert_eq!(read("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"), "a\tb\nc");
        assert_eq!(read("<pre>\n a\n  b</pre>"), " a\n  b");
        assert_eq!(read("a &amp; b &lt;c&gt; &eacute;&nbsp;&#x1F331;"), "a & b <c> é\u{a0}🌱");
        assert_eq!(read("\u{feff}<p>a</p>"), "a");
    }

    #[test]
    fn bytes_are_counted_with_the_blanks_between_tags() {
        let html = "<p>é🌱 one</p>\n\n<p>two  <i>three</i></p>";
        assert_eq!(words(html, 0, 6), "é🌱");
        assert_eq!(words(html, 7, 10), "one");
        assert_eq!(words(html, 12, 15), "two");
        assert_eq!(words(html, 7, 22), "one\n\ntwo  three");
        // Blanks that are no part of the text are none of a passage.
        assert_eq!(words(html, 10, 15), "two");
        assert_eq!(words(html, 7, 12), "one");
    }

    #[test]
    fn a_byte_within_a_character_means_the_whole_character() {
        let plain = plain("<p>a🌱b</p>", &[3, 4]);
        assert_eq!(plain.places.iter().map(|place| place.within).collect::<Vec<_>>(), [true, true]);
        assert_eq!((plain.places[0].start, plain.places[1].end), (1, 2));
        assert_eq!(plain.bytes, 6);
    }
}
