//! What a character is to the word cutter.

use unicode_normalization::char::is_combining_mark;

/// What a character does to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Begins or continues a word.
    Letter,
    /// Is a word by itself.
    Ideograph,
    /// Belongs to the word before it and is dropped from its form.
    Accent,
    /// Belongs to the word before it and is part of its form: the vowel signs of Indic scripts,
    /// the voicing marks of Kana.
    Mark,
    /// Seen by nobody: is passed over where a word goes on behind it.
    Invisible,
    /// Ends a word and keeps the words on its two sides apart: Chinese and Japanese punctuation.
    /// Where each character is a word, 然。后 would else be found as 然后.
    Divider,
    /// Anything else ends a word.
    Other,
}

/// The class of a character.
pub(super) fn class_of(c: char) -> Class {
    if c.is_ascii() {
        return if c.is_ascii_alphanumeric() { Class::Letter } else { Class::Other };
    }
    if is_accent(c) {
        Class::Accent
    } else if is_ideograph(c) {
        Class::Ideograph
    } else if is_combining_mark(c) {
        Class::Mark
    } else if matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}') {
        Class::Invisible
    } else if is_divider(c) {
        Class::Divider
    } else if is_separator(c) || !c.is_alphanumeric() {
        Class::Other
    } else {
        Class::Letter
    }
}

/// Marks that a reader may leave out when typing: general diacritics, Hebrew points, Arabic vowel
/// signs, variation selectors.
pub(super) fn is_accent(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}' | '\u{5c4}'..='\u{5c5}' | '\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Han and Kana.
fn is_ideograph(c: char) -> bool {
    matches!(c,
        '\u{3005}' | '\u{3007}'
        | '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}'
        | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// Commas, stops and the like, ideographic and full-width.
const fn is_divider(c: char) -> bool {
    matches!(c, '、' | '。' | '！' | '，' | '．' | '：' | '；' | '？' | '｡' | '､')
}

/// Letters by the Unicode tables that are punctuation or pictures to a reader: apostrophes that
/// must match ' and ’, and the boxed letters of which flags and 🅰 are made.
fn is_separator(c: char) -> bool {
    matches!(c, '\u{2b9}'..='\u{2bf}' | '\u{a78b}'..='\u{a78c}' | '\u{1f100}'..='\u{1f1ff}')
}
