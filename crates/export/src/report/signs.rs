//! Signs that stand for words and blocks while a template is filled and read.

use crate::document::Block;

/// Before and after the number of a sign for words: characters for private use, which Markdown takes for letters.
const WORDS: (char, char) = ('\u{f0000}', '\u{f0001}');
/// Before and after the number of a sign for blocks.
const BLOCKS: (char, char) = ('\u{f0002}', '\u{f0003}');

/// What the signs stand for.
#[derive(Debug, Default)]
pub(super) struct Signs {
    words: Vec<String>,
    /// How long each of them is with all that stands in it, and how many of them stand in each other.
    sizes: Vec<Size>,
    blocks: Vec<(&'static str, Vec<Block>)>,
}

/// What becomes of a text when its signs are resolved.
#[derive(Clone, Copy, Debug, Default)]
struct Size {
    /// In bytes; a sign for blocks counts as a page.
    length: usize,
    /// How deep signs stand in signs.
    depth: usize,
}

/// A template that fills what it has filled in again and again, without end.
#[derive(Debug)]
pub(super) struct TooLong;

/// Most bytes that the words of one sign can come to.
const MOST_BYTES: usize = 50_000_000;
/// Most signs that can stand in each other.
const DEEPEST: usize = 100;
/// Bytes that blocks count as.
const A_PAGE: usize = 4_000;

/// A part of a text in which signs stand.
#[derive(Debug, PartialEq)]
pub(super) enum Part<'s> {
    /// Words.
    Words(String),
    /// Blocks, and the function that made them.
    Blocks(&'static str, &'s [Block]),
}

/// The text without the characters that signs are made of.
pub(super) fn without_signs(text: &str) -> String {
    text.replace([WORDS.0, WORDS.1, BLOCKS.0, BLOCKS.1], "")
}

impl Signs {
    /// A sign for words.
    ///
    /// # Errors
    /// [`TooLong`] where they would come to more than a report can be.
    pub fn words(&mut self, words: String) -> Result<String, TooLong> {
        let size = self.size(&words);
        if size.length > MOST_BYTES || size.depth > DEEPEST {
            return Err(TooLong);
        }
        self.words.push(words);
        self.sizes.push(size);
        Ok(format!("{}{}{}", WORDS.0, self.words.len() - 1, WORDS.1))
    }

    fn size(&self, text: &str) -> Size {
        let mut size = Size { length: text.len(), depth: 1 };
        let mut rest = text;
        while let Some(at) = rest.find([WORDS.0, BLOCKS.0]) {
            let sign = &rest[at..];
            let is_words = sign.starts_with(WORDS.0);
            let begun = &sign[WORDS.0.len_utf8()..];
            let number = begun.split_once(if is_words { WORDS.1 } else { BLOCKS.1 });
            let inside = number.and_then(|(number, _)| self.sizes.get(number.parse::<usize>().ok()?));
            let inside = match inside.filter(|_| is_words) {
                Some(inside) => *inside,
                None => Size { length: A_PAGE, depth: 0 },
            };
            size.length = size.length.saturating_add(inside.length);
            size.depth = size.depth.max(inside.depth + 1);
            rest = begun;
        }
        size
    }

    /// A sign for blocks that a function made, on a line of its own.
    pub fn blocks(&mut self, name: &'static str, blocks: Vec<Block>) -> String {
        self.blocks.push((name, blocks));
        format!("\n\n{}{}{}\n\n", BLOCKS.0, self.blocks.len() - 1, BLOCKS.1)
    }

    /// The parts of a text, its signs resolved.
    pub fn resolved(&self, text: &str) -> Vec<Part<'_>> {
        let mut parts = Vec::new();
        self.resolve(text, self.words.len(), &mut parts);
        parts
    }

    /// Words can hold signs that were made before them, where a template went on with what it had filled in. So
    /// only signs with a lower number are looked for in them, and this ends.
    fn resolve<'s>(&'s self, text: &str, below: usize, parts: &mut Vec<Part<'s>>) {
        let mut rest = text;
        while let Some(at) = rest.find([WORDS.0, BLOCKS.0]) {
            let (before, sign) = rest.split_at(at);
            add(before, parts);
            let is_words = sign.starts_with(WORDS.0);
            let end = if is_words { WORDS.1 } else { BLOCKS.1 };
            let begun = &sign[WORDS.0.len_utf8()..];
            let Some((number, after)) = begun.split_once(end) else {
                rest = begun;
                continue;
            };
            rest = after;
            let Ok(number) = number.parse::<usize>() else { continue };
            if is_words && number < below {
                if let Some(words) = self.words.get(number) {
                    self.resolve(words, number, parts);
                }
            } else if !is_words && let Some((name, blocks)) = self.blocks.get(number) {
                parts.push(Part::Blocks(name, blocks));
            }
        }
        add(rest, parts);
    }
}

fn add(words: &str, parts: &mut Vec<Part<'_>>) {
    if words.is_empty() {
        return;
    }
    match parts.last_mut() {
        Some(Part::Words(before)) => before.push_str(words),
        _ => parts.push(Part::Words(words.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn signs_stand_for_words_and_blocks_and_words_for_signs_before_them() {
        let mut signs = Signs::default();
        let first = signs.words("# no *heading*".to_owned()).unwrap();
        let second = signs.words(format!("she said {first}")).unwrap();
        let page = signs.blocks("page_break", vec![Block::PageBreak]);
        let words = |text: &str| Part::Words(text.to_owned());
        assert_eq!(
            signs.resolved(&format!("a {second}{}", page.trim())),
            [words("a she said # no *heading*"), Part::Blocks("page_break", &[Block::PageBreak])]
        );
        assert_eq!(signs.resolved("\u{f0000}99\u{f0001}\u{f0002}x"), [words("x")]);
    }

    #[test]
    fn words_that_hold_themselves_again_and_again_are_refused_before_they_are_resolved() {
        let mut signs = Signs::default();
        let mut sign = signs.words("twenty letters, about".to_owned()).unwrap();
        let doubled = (0..60).find(|_| {
            let twice = format!("{sign}{sign}");
            signs.words(twice).map(|next| sign = next).is_err()
        });
        assert!(doubled.is_some_and(|times| times < 30), "{doubled:?}");
        let mut signs = Signs::default();
        let mut sign = signs.words("a".to_owned()).unwrap();
        let nested = (0..1_000).find(|_| signs.words(sign.clone()).map(|next| sign = next).is_err());
        assert!(nested.is_some_and(|times| times <= DEEPEST), "{nested:?}");
    }
}
