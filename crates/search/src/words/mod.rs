//! How search cuts a text into words, the same for index, queries and scans.
//!
//! A word is a run of letters and digits; a Han or Kana character is a word by itself, since
//! Chinese and Japanese put no blanks between words. Accents belong to the word that they stand on
//! and are dropped from its form. Not for counting words: that is `verbatim_text::count_words`,
//! which follows UAX #29 and counts “don’t” once.

mod characters;
mod fold;
mod pattern;
mod spelling;
mod stem;

pub(crate) use pattern::Pattern;
pub(crate) use spelling::Spelling;
pub(crate) use stem::{Stemming, Stems, may_share_stem};

use characters::{Class, class_of};
use fold::fold_into;

/// Longest form of a word in bytes. What is longer is no word of a conversation; it is cut so that
/// tantivy, which drops words over 64 KiB, and a scan agree about it.
const LONGEST_FORM: usize = 200;

/// Form under which a [divider](Class::Divider) stands among the words, whatever it looks like.
pub(crate) const DIVIDER: &str = "。";

/// Stands between words where several are in one text: it is in no word.
pub(crate) const BREAK: char = '\n';

/// Whether this form is that of a divider.
pub(crate) fn is_divider(form: &str) -> bool {
    form == DIVIDER
}

/// Reads a text word by word, dividers among them. The form of the current word is kept in one
/// buffer, so that reading a turn allocates once and not once a word.
pub(crate) struct WordStream<'t> {
    text: &'t str,
    /// Byte from which the next word is looked for.
    next: usize,
    start: usize,
    end: usize,
    folded: String,
    /// Whether stars are letters.
    stars: bool,
    ideograph: bool,
}

impl<'t> WordStream<'t> {
    /// Begins before the first word of `text`, what was said in a turn.
    pub(crate) const fn new(text: &'t str) -> Self {
        Self { text, next: 0, start: 0, end: 0, folded: String::new(), stars: false, ideograph: false }
    }

    /// Begins before the first word of what is looked for, in which stars belong to words.
    pub(crate) fn of_query(text: &'t str) -> Self {
        Self { stars: true, ..Self::new(text) }
    }

    /// Moves to the next word or divider; false when there is none. Dividers in a row are one.
    pub(crate) fn advance(&mut self) -> bool {
        let from = self.next;
        let after_divider = self.is_divider();
        self.folded.clear();
        for (at, c) in self.text.get(from..).unwrap_or_default().char_indices() {
            match self.class(c) {
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
        self.ideograph = class == Class::Ideograph;
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
            match (self.class(c), opened_by) {
                (Class::Letter, Class::Letter) | (Class::Mark, _) => self.push(c),
                (Class::Letter, Class::Ideograph) if c == '*' => self.push(c),
                (Class::Accent, _) => {}
                // Passed over, and only part of the word if a letter follows.
                (Class::Invisible, Class::Letter) => continue,
                _ => break,
            }
            self.end = from + at + c.len_utf8();
        }
        self.next = self.end;
    }

    fn class(&self, c: char) -> Class {
        if self.stars && c == '*' { Class::Letter } else { class_of(c) }
    }

    fn push(&mut self, c: char) {
        if self.folded.len() < LONGEST_FORM {
            fold_into(c, &mut self.folded);
        }
    }

    /// Whether this is no word but what keeps two apart.
    pub(crate) fn is_divider(&self) -> bool {
        is_divider(&self.folded)
    }

    /// Whether the current word begins with a Han or Kana character.
    pub(crate) const fn is_ideograph(&self) -> bool {
        self.ideograph
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
    #![expect(clippy::unwrap_used)]
    use super::WordStream;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;
    use verbatim_text::CodePoints;

    /// The words of a text and where they stand in code points.
    fn words(text: &str) -> Vec<(String, u32, u32)> {
        let points = CodePoints::new(text);
        let mut stream = WordStream::new(text);
        let mut words = Vec::new();
        while stream.advance() {
            let span = points.span_of_bytes(stream.start(), stream.end()).unwrap();
            words.push((stream.folded().to_owned(), span.start(), span.end()));
        }
        words
    }

    fn forms(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.0).collect()
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
        assert_eq!(words("traf\u{ad}ficker\u{ad} x")[0].2, 11);
    }

    #[test]
    fn a_combining_accent_is_inside_the_span() {
        let found = words("e\u{301} ne\u{301}e");
        assert_eq!(found, [("e".to_owned(), 0, 2), ("nee".to_owned(), 3, 7)]);
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
