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
    blocks: Vec<(&'static str, Vec<Block>)>,
}

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
    pub fn words(&mut self, words: String) -> String {
        self.words.push(words);
        format!("{}{}{}", WORDS.0, self.words.len() - 1, WORDS.1)
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
    use super::*;

    #[test]
    fn signs_stand_for_words_and_blocks_and_words_for_signs_before_them() {
        let mut signs = Signs::default();
        let first = signs.words("# no *heading*".to_owned());
        let second = signs.words(format!("she said {first}"));
        let page = signs.blocks("page_break", vec![Block::PageBreak]);
        let words = |text: &str| Part::Words(text.to_owned());
        assert_eq!(
            signs.resolved(&format!("a {second}{}", page.trim())),
            [words("a she said # no *heading*"), Part::Blocks("page_break", &[Block::PageBreak])]
        );
        assert_eq!(signs.resolved("\u{f0000}99\u{f0001}\u{f0002}x"), [words("x")]);
    }
}
