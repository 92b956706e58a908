//! Words by the Unicode word boundary rules (UAX #29).

use unicode_segmentation::UnicodeSegmentation;

use crate::Span;

/// Number of words: segments by UAX #29 that hold a letter or a digit. "don’t" is one word, each
/// Chinese ideograph is one word.
#[must_use]
pub fn count_words(text: &str) -> usize {
    text.unicode_words().count()
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
        fn spans_cut_out_the_counted_words(text in "\\PC{0,200}") {
            let points = CodePoints::new(&text);
            let cut: Vec<_> = word_spans(&text).into_iter().filter_map(|s| points.slice(s).ok()).collect();
            prop_assert_eq!(cut.len(), count_words(&text));
            prop_assert_eq!(cut, text.unicode_words().collect::<Vec<_>>());
        }
    }
}
