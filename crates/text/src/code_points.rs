//! Conversion between code points and bytes of one text.

use std::borrow::Cow;

use crate::{Span, SpanError};

/// Code points between two remembered byte positions. Larger saves memory, smaller saves steps.
const STRIDE: usize = 256;

/// Bytes that are looked at together while a text is read.
const PIECE: usize = 128;

/// Whether a byte of UTF-8 is the first of a character.
const fn begins_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// Code point positions of one text. Building reads the text once; a conversion reads at most
/// 256 code points. A text of ASCII only needs no table at all.
#[derive(Clone, Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    length: u32,
    /// Byte position of code points 0, 256, 512 …; empty when all are one byte long.
    marks: Cow<'t, [u32]>,
}

/// The table of [`CodePoints`] without its text, for keeping beside a text that is asked again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointTable {
    length: u32,
    marks: Vec<u32>,
}

impl PointTable {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let CodePoints { length, marks, .. } = CodePoints::new(text);
        Self { length, marks: marks.into_owned() }
    }

    /// The code points of the text that the table was made of. Reads nothing.
    #[must_use]
    pub fn of<'t>(&'t self, text: &'t str) -> CodePoints<'t> {
        CodePoints { text, length: self.length, marks: Cow::Borrowed(&self.marks) }
    }
}

impl<'t> CodePoints<'t> {
    /// Reads `text`, which must be shorter than 4 GiB; import refuses far smaller texts already.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "import refuses texts over 4 GiB")]
    pub fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            return Self { text, length: text.len() as u32, marks: Cow::Borrowed(&[]) };
        }
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut length = 0;
        // Most pieces hold no mark, and what begins in a piece is counted far faster than gone through.
        for (number, piece) in text.as_bytes().chunks(PIECE).enumerate() {
            let first = length;
            length += piece.iter().filter(|byte| begins_character(**byte)).count();
            let next = marks.len() * STRIDE;
            if next < length {
                let beginnings = piece.iter().enumerate().filter(|(_, byte)| begins_character(**byte));
                let marked = beginnings.skip(next - first).step_by(STRIDE);
                marks.extend(marked.map(|(place, _)| (number * PIECE + place) as u32));
            }
        }
        Self { text, length: length as u32, marks: Cow::Owned(marks) }
    }

    /// The text itself.
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// Number of code points.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a length in code points, not a collection")]
    pub const fn len(&self) -> u32 {
        self.length
    }

    /// Byte position of a code point; the length of the text for the position after the last.
    #[must_use]
    pub fn byte(&self, code_point: u32) -> Option<usize> {
        if code_point > self.length {
            return None;
        }
        let position = code_point as usize;
        if self.marks.is_empty() {
            return Some(position);
        }
        if code_point == self.length {
            return Some(self.text.len());
        }
        let mark = *self.marks.get(position / STRIDE)? as usize;
        let rest = self.text.get(mark..)?;
        rest.char_indices().nth(position % STRIDE).map(|(byte, _)| mark + byte)
    }

    /// Code point that starts at `byte`, or holds it.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "positions fit the length, which is u32")]
    pub fn code_point(&self, byte: usize) -> Option<u32> {
        if byte > self.text.len() {
            return None;
        }
        if self.marks.is_empty() {
            return Some(byte as u32);
        }
        let block = self.marks.partition_point(|&m| m as usize <= byte).saturating_sub(1);
        let mark = *self.marks.get(block)? as usize;
        let rest = self.text.get(mark..)?;
        let inside = rest.char_indices().take_while(|(b, c)| mark + b + c.len_utf8() <= byte).count();
        Some((block * STRIDE + inside) as u32)
    }

    /// The text of a span.
    ///
    /// # Errors
    /// [`SpanError::Outside`] where the span ends after the text.
    pub fn slice(&self, span: Span) -> Result<&'t str, SpanError> {
        let outside = SpanError::Outside { end: span.end(), length: self.length };
        let start = self.byte(span.start()).ok_or(outside)?;
        let end = self.byte(span.end()).ok_or(outside)?;
        self.text.get(start..end).ok_or(outside)
    }

    /// The span of the bytes from `start` up to and without `end`; edges inside a character move
    /// to its beginning.
    ///
    /// # Errors
    /// [`SpanError`] where the bytes are empty, reversed or outside.
    pub fn span_of_bytes(&self, start: usize, end: usize) -> Result<Span, SpanError> {
        let outside = SpanError::Outside { end: u32::MAX, length: self.length };
        let start = self.code_point(start).ok_or(outside)?;
        let end = self.code_point(end).ok_or(outside)?;
        Span::within(start, end, self.length)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn emoji_and_combining_marks_count_as_their_code_points() {
        let text = "e\u{301} 👩‍👧 然";
        let points = CodePoints::new(text);
        assert_eq!(points.len(), 8);
        assert_eq!(points.slice(Span::new(3, 6).unwrap()).unwrap(), "👩‍👧");
        assert_eq!(points.slice(Span::new(0, 2).unwrap()).unwrap(), "e\u{301}");
    }

    proptest! {
        #[test]
        fn conversions_agree_with_counting(text in "\\PC{0,600}") {
            let points = CodePoints::new(&text);
            prop_assert_eq!(points.len() as usize, text.chars().count());
            for (n, (byte, c)) in text.char_indices().enumerate() {
                prop_assert_eq!(points.byte(n as u32), Some(byte));
                for inside in byte..byte + c.len_utf8() {
                    prop_assert_eq!(points.code_point(inside), Some(n as u32));
                }
            }
            prop_assert_eq!(points.byte(points.len()), Some(text.len()));
            prop_assert_eq!(points.code_point(text.len()), Some(points.len()));
            prop_assert_eq!(points.byte(points.len() + 1), None);
        }
    }
}
