//! Words as every writer of documents takes them: cleaned, cut at line ends, and told apart by direction.

use std::borrow::Cow;

use unicode_bidi::{BidiInfo, Direction, Level, get_base_direction_full};

use crate::document::Inline;
use crate::xml::fits;

/// A part of a text that is written as one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// Words of one direction.
    Words {
        /// The words.
        text: &'t str,
        /// Whether they are read from right to left.
        rtl: bool,
    },
    /// A line end.
    Line,
    /// A tab.
    Tab,
}

/// The text without what XML cannot hold, with line feeds as line ends.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| c == '\r' || !fits(c)) {
        return Cow::Borrowed(text);
    }
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    Cow::Owned(lines.chars().filter(|c| fits(*c)).collect())
}

/// The text on one line: line ends and tabs are blanks.
pub(super) fn on_one_line(text: &str) -> Cow<'_, str> {
    match clean(text) {
        text if text.contains(['\n', '\t']) => Cow::Owned(text.replace(['\n', '\t'], " ")),
        text => text,
    }
}

/// Whether a paragraph is read from right to left: its first letter that has a direction decides.
pub(super) fn is_rtl(inlines: &[Inline]) -> bool {
    let directions = inlines.iter().map(|inline| get_base_direction_full(inline.text()));
    directions.into_iter().find(|way| *way != Direction::Mixed) == Some(Direction::Rtl)
}

/// Whether a language is written from right to left.
pub(super) fn is_written_rtl(language: &str) -> bool {
    let first = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"].contains(&first.as_str())
}

/// The pieces of a cleaned text in a paragraph of a direction, in reading order.
pub(super) fn pieces(text: &str, rtl: bool) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            pieces.push(Piece::Line);
        }
        for (n, part) in line.split('\t').enumerate() {
            if n > 0 {
                pieces.push(Piece::Tab);
            }
            by_direction(part, rtl, &mut pieces);
        }
    }
    pieces
}

fn by_direction<'t>(text: &'t str, rtl: bool, pieces: &mut Vec<Piece<'t>>) {
    if text.is_empty() {
        return;
    }
    // No letter below Hebrew is read from right to left.
    if !rtl && text.chars().all(|c| c < '\u{590}') {
        pieces.push(Piece::Words { text, rtl: false });
        return;
    }
    let base = if rtl { Level::rtl() } else { Level::ltr() };
    let info = BidiInfo::new(text, Some(base));
    let mut from = 0;
    let rtl_at = |place: usize| info.levels.get(place).is_some_and(Level::is_rtl);
    for (place, _) in text.char_indices().skip(1) {
        if rtl_at(place) != rtl_at(from) {
            pieces.push(Piece::Words { text: &text[from..place], rtl: rtl_at(from) });
            from = place;
        }
    }
    pieces.push(Piece::Words { text: &text[from..], rtl: rtl_at(from) });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out_and_line_ends_are_one_kind() {
        assert_eq!(clean("a\u{0}b\u{b}\r\nc\rd\u{fffe}"), "ab\nc\nd");
        assert_eq!(on_one_line("a\r\nb\tc"), "a b c");
    }

    #[test]
    fn words_are_told_apart_by_direction_and_lines() {
        let words = |text, rtl| Piece::Words { text, rtl };
        assert_eq!(
            pieces("one\n\ttwo", false),
            [words("one", false), Piece::Line, Piece::Tab, words("two", false)]
        );
        assert_eq!(
            pieces("said שלום there", false),
            [words("said ", false), words("שלום", true), words(" there", false)]
        );
        assert!(is_rtl(&[Inline::from("… "), Inline::from("שלום, Ines")]));
        assert!(!is_rtl(&[Inline::from("… "), Inline::from("Ines, שלום")]));
    }
}
