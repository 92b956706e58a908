//! How search cuts a text into words, the same for index, queries and scans.
//!
//! A word is a run of letters and digits; a Han or Kana character is a word by itself, since
//! Chinese and Japanese put no blanks between words. Accents belong to the word that they stand on
//! and are dropped from its form. Not for counting words: that is `verbatim_text::count_words`,
//! which follows UAX #29 and counts “don’t” once.

mod characters;
mod fold;
mod stem;

pub(crate) use stem::{may_share_stem, stem};

use characters::{Class, class_of};
use fold::fold_into;
use verbatim_text::{CodePoints, Span};

/// Longest form of a word in bytes. What is longer is no word of a conversation; it is cut so that
/// tantivy, which drops words over 64 KiB, and a scan agree about it.
const LONGEST_FORM: usize = 200;

/// A word as search sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchWord {
    /// Where it stands in the text, accents included.
    pub span: Span,
    /// Its form without case and accents.
    pub folded: String,
    /// Its English stem.
    pub stem: String,
    /// Its number in the text; one is left out where Chinese or Japanese punctuation stands, so that
    /// the words around it are not side by side.
    pub position: usize,
}

/// The words of a text as search sees them, in order.
#[must_use]
pub fn search_words(text: &str) -> Vec<SearchWord> {
    let points = CodePoints::new(text);
    let mut stream = WordStream::new(text);
    let mut words = Vec::new();
    for position in 0.. {
        if !stream.advance() {
            break;
        }
        if stream.is_divider() {
            continue;
        }
        if let Ok(span) = points.span_of_bytes(stream.start(), stream.end()) {
            let folded = stream.folded().to_owned();
            let stem = stem(&folded).into_owned();
            words.push(SearchWord { span, folded, stem, position });
        }
    }
    words
}

/// Form under which a [divider](Class::Divider) stands among the words, whatever it looks like.
const DIVIDER: &str = "。";

/// Reads a text word by word, dividers among them. The form of the current word is kept in one
/// buffer, so that reading a turn allocates once and not once a word.
pub(crate) struct WordStream<'t> {
    text: &'t str,
    /// Byte from which the next word is looked for.
    next: usize,
    start: usize,
    end: usize,
    folded: String,
}

impl<'t> WordStream<'t> {
    /// Begins before the first word of `text`.
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, next: 0, start: 0, end: 0, folded: String::new() }
    }

    /// Moves to the next word or divider; false when there is none. Dividers in a row are one.
    pub(crate) fn advance(&mut self) -> bool {
        let from = self.next;
        let after_divider = self.is_divider();
        self.folded.clear();
        for (at, c) in self.text.get(from..).unwrap_or_default().char_indices() {
            match class_of(c) {
                class @ (Class::Letter | Class::Ideograph) => {
                    self.begin(from + at, c, class);
                    return true;
                }
                Class::Divider if !after_divider => {
                    self.divide(from + at, c);
                    return true;
                }
                _ => {}
            }
        }
        self.next = self.text.len();
        false
    }

    fn begin(&mut self, at: usize, first: char, class: Class) {
        self.start = at;
        self.end = at + first.len_utf8();
        self.push(first);
        self.take_rest(class);
    }

    fn divide(&mut self, at: usize, divider: char) {
        self.start = at;
        self.end = at + divider.len_utf8();
        self.next = self.end;
        self.folded.push_str(DIVIDER);
    }

    /// Adds what belongs to the word that has just begun.
    fn take_rest(&mut self, opened_by: Class) {
        let from = self.end;
        for (at, c) in self.text.get(from..).unwrap_or_default().char_indices() {
            match (class_of(c), opened_by) {
                (Class::Letter, Class::Letter) | (Class::Mark, _) => self.push(c),
                (Class::Accent, _) => {}
                // Passed over, and only part of the word if a letter follows.
                (Class::Invisible, Class::Letter) => continue,
                _ => break,
            }
            self.end = from + at + c.len_utf8();
        }
        self.next = self.end;
    }

    fn push(&mut self, c: char) {
        if self.folded.len() < LONGEST_FORM {
            fold_into(c, &mut self.folded);
        }
    }

    /// Whether this is no word but what keeps two apart.
    pub(crate) fn is_divider(&self) -> bool {
        self.folded == DIVIDER
    }

    /// First byte of the current word.
    pub(crate) const fn start(&self) -> usize {
        self.start
    }

    /// Byte after the current word.
    pub(crate) const fn end(&self) -> usize {
        self.end
    }

    /// Form of the current word without case and accents.
    pub(crate) fn folded(&self) -> &str {
        &self.folded
    }
}

#[cfg(test)]
mod tests {
    use super::search_words;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    fn forms(text: &str) -> Vec<String> {
        search_words(text).into_iter().map(|w| w.folded).collect()
    }

    #[test]
    fn case_accents_and_letters_of_their_own_are_folded() {
        assert_eq!(
            forms("Kiều ĐÀ Straße ŒUVRE ﬁne Ｆｕｌｌ１"),
            ["kieu", "da", "strasse", "oeuvre", "fine", "full1"]
        );
        assert_eq!(forms("Σίσυφος Ёлка İstanbul"), ["σισυφοσ", "елка", "istanbul"]);
    }

    #[test]
    fn an_apostrophe_of_any_shape_ends_a_word() {
        assert_eq!(forms("don't don’t donʼt"), ["don", "t", "don", "t", "don", "t"]);
    }

    #[test]
    fn each_ideograph_is_a_word_and_emoji_are_none() {
        assert_eq!(forms("我然后ok👩‍👧🅰去"), ["我", "然", "后", "ok", "去"]);
    }

    #[test]
    fn a_soft_hyphen_does_not_cut_a_word() {
        assert_eq!(forms("traf\u{ad}ficker\u{ad} x"), ["trafficker", "x"]);
        assert_eq!(search_words("traf\u{ad}ficker\u{ad} x")[0].span.end(), 11);
    }

    #[test]
    fn a_combining_accent_is_inside_the_span() {
        let words = search_words("e\u{301} ne\u{301}e");
        let spans: Vec<_> = words.iter().map(|w| (w.span.start(), w.span.end())).collect();
        assert_eq!(spans, [(0, 2), (3, 7)]);
    }

    #[test]
    fn a_word_without_end_is_cut() {
        assert!(forms(&"a".repeat(100_000))[0].len() <= 203);
    }

    proptest! {
        #[test]
        fn composed_and_decomposed_text_have_the_same_words(text in "[\\PC]{0,60}") {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(forms(&composed), forms(&decomposed));
        }
    }
}
