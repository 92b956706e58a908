//! Words by the Unicode word boundary rules (UAX #29).

use unicode_segmentation::UnicodeSegmentation;

use crate::Span;

/// Number of words: segments by UAX #29 that hold a letter or a digit. "don’t" is one word, each
/// Chinese ideograph is one word.
#[must_use]
pub fn count_words(text: &str) -> usize {
    // No word holds a blank or a line end, so the few pieces that are not ASCII are looked at apart: rules for
    // the rest of Unicode take ten times as long.
    let (mut count, mut rest) = (0, text);
    while !rest.is_empty() {
        let bytes = rest.as_bytes();
        let beyond = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(bytes.len());
        let is_blank = |byte: &u8| matches!(byte, b' ' | b'\n');
        let begins = match bytes.get(beyond) {
            None => bytes.len(),
            Some(_) => bytes.iter().take(beyond).rposition(is_blank).map_or(0, |blank| blank + 1),
        };
        let (plain, other) = rest.split_at(begins);
        let ends = other.as_bytes().iter().position(is_blank).unwrap_or(other.len());
        let (piece, after) = other.split_at(ends);
        count += plain.unicode_words().count() + piece.unicode_words().count();
        rest = after;
    }
    count
}

/// The same words as spans of `text`, in order.
#[must_use]
pub fn word_spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let (mut at_byte, mut at_point) = (0, 0u32);
    for (byte, word) in text.unicode_word_indices() {
        at_point += points(&text[at_byte..byte]);
        let length = points(word);
        if let Ok(span) = Span::new(at_point, at_point + length) {
            spans.push(span);
        }
        at_byte = byte + word.len();
        at_point += length;
    }
    spans
}

#[expect(clippy::cast_possible_truncation, reason = "texts are shorter than 4 GiB")]
fn points(text: &str) -> u32 {
    text.chars().count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CodePoints;
    use proptest::prelude::*;

    #[test]
    fn contractions_count_once_and_ideographs_each() {
        assert_eq!(count_words("I don’t—can’t—know 3.5 of 然后 [pause]."), 9);
    }

    proptest! {
        #[test]
        fn words_are_those_of_the_whole_text(
            text in "([a-z3.' \n]|[é’—然\u{301}\u{200d}\u{24c2}🇩א\u{a0}]|\\PC){0,60}"
        ) {
            prop_assert_eq!(count_words(&text), text.unicode_words().count());
        }

        #[test]
        fn spans_cut_out_the_counted_words(text in "\\PC{0,200}") {
            let points = CodePoints::new(&text);
            let cut: Vec<_> = word_spans(&text).into_iter().filter_map(|s| points.slice(s).ok()).collect();
            prop_assert_eq!(cut.len(), count_words(&text));
            prop_assert_eq!(cut, text.unicode_words().collect::<Vec<_>>());
        }
    }
}
