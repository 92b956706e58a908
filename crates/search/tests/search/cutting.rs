//! A slow, plain way to cut a text into words, by grapheme clusters.

use regex::Regex;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_segmentation::UnicodeSegmentation;

/// A word, or a star of a query with the letters around it.
#[derive(Clone, Debug)]
pub struct Word {
    /// Code points from the beginning of the text.
    pub start: usize,
    pub end: usize,
    pub folded: String,
    /// Number among words and full-width punctuation; a run of that is one.
    pub position: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Letter,
    Ideograph,
    Invisible,
    Divider,
    Other,
}

fn kind(grapheme: &str, of_query: bool) -> Kind {
    let first = grapheme.chars().next().unwrap();
    if grapheme.chars().all(is_invisible) {
        Kind::Invisible
    } else if "、。！，．：；？｡､".contains(first) {
        Kind::Divider
    } else if is_ideograph(first) {
        Kind::Ideograph
    } else if first.is_alphanumeric() || (of_query && first == '*') {
        Kind::Letter
    } else {
        Kind::Other
    }
}

/// Asked of the regex crate's Unicode tables, once a character.
fn is_ideograph(c: char) -> bool {
    static SCRIPTS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"[\p{Han}\p{Hiragana}\p{Katakana}ー]").unwrap());
    !c.is_ascii() && SCRIPTS.is_match(c.encode_utf8(&mut [0; 4]))
}

fn is_invisible(c: char) -> bool {
    ['\u{ad}', '\u{200c}', '\u{200d}', '\u{2060}'].contains(&c)
}

/// The words of a text; of a query, stars are letters.
pub fn cut(text: &str, of_query: bool) -> Vec<Word> {
    let (mut words, mut at) = (Vec::<Word>::new(), 0);
    let (mut position, mut open, mut in_dividers) = (0, None::<Kind>, false);
    // What was seen since the last letter and nobody sees: it is part of a word that goes on.
    let mut unseen = String::new();
    for grapheme in text.graphemes(true) {
        let (start, length) = (at, grapheme.chars().count());
        at += length;
        let kind = kind(grapheme, of_query);
        let goes_on = match (open, kind) {
            (Some(Kind::Letter), Kind::Letter) => true,
            // A star of a query belongs to the character before it.
            (Some(Kind::Ideograph), Kind::Letter) => grapheme.starts_with('*') && unseen.is_empty(),
            _ => false,
        };
        match kind {
            Kind::Letter | Kind::Ideograph => {
                let seen = grapheme.trim_end_matches(is_invisible);
                let end = start + seen.chars().count();
                if goes_on {
                    let word = words.last_mut().unwrap();
                    word.folded.push_str(&fold(seen));
                    word.end = end;
                } else {
                    words.push(Word { start, end, folded: fold(seen), position });
                    position += 1;
                    open = Some(kind);
                }
                if open == Some(Kind::Ideograph) && (goes_on || seen.len() < grapheme.len()) {
                    open = None;
                }
                unseen.clear();
                in_dividers = false;
            }
            Kind::Invisible => unseen.push_str(grapheme),
            Kind::Divider => {
                if !in_dividers {
                    position += 1;
                }
                (open, in_dividers) = (None, true);
            }
            Kind::Other => open = None,
        }
    }
    words
}

/// Lower case, without accents, in plain letters.
pub fn fold(text: &str) -> String {
    let lower: String = text.chars().flat_map(char::to_lowercase).collect();
    let mut folded = String::new();
    for c in lower.nfd() {
        match c {
            'đ' => folded.push('d'),
            'ß' => folded.push_str("ss"),
            'ﬁ' => folded.push_str("fi"),
            'ς' => folded.push('σ'),
            'ｌ' => folded.push('l'),
            'ａ' => folded.push('a'),
            'ｗ' => folded.push('w'),
            '１' => folded.push('1'),
            '\u{fe0f}' | '\u{20e3}' => {}
            c if is_invisible(c) || is_accent(c) => {}
            c => folded.push(c),
        }
    }
    folded
}

/// Points, vowel signs and accents that stand over or under a letter; not the voicing marks of Kana,
/// the signs of Indic scripts and the tones of Thai.
fn is_accent(c: char) -> bool {
    let class = canonical_combining_class(c);
    (10..=35).contains(&class) || class >= 200
}
