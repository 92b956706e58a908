//! Sentences by the Unicode sentence boundary rules (UAX #29).

use unicode_segmentation::UnicodeSegmentation;

use crate::Span;

/// The sentences of a text as spans, in order, without the blanks round them. What holds nothing but
/// blanks is none.
#[must_use]
pub fn sentence_spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for sentence in text.split_sentence_bounds() {
        let length = points(sentence);
        let before = points(sentence) - points(sentence.trim_start());
        let after = points(sentence) - points(sentence.trim_end());
        spans.extend(Span::new(start + before, (start + length).saturating_sub(after)));
        start += length;
    }
    spans
}

#[expect(clippy::cast_possible_truncation, reason = "texts are shorter than 4 GiB")]
fn points(text: &str) -> u32 {
    text.chars().count() as u32
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::sentence_spans;
    use crate::CodePoints;

    fn sentences(text: &str) -> Vec<&str> {
        let points = CodePoints::new(text);
        sentence_spans(text).into_iter().map(|span| points.slice(span).unwrap()).collect()
    }

    #[test]
    fn they_end_at_their_stops_and_keep_their_marks() {
        assert_eq!(
            sentences(" “Nobody came.” She waited… Then? Yes!  "),
            ["“Nobody came.”", "She waited… Then?", "Yes!"]
        );
        assert_eq!(sentences("他们来了。没有人说话。🙂"), ["他们来了。", "没有人说话。", "🙂"]);
        assert_eq!(sentences("  \n "), [""; 0]);
        assert_eq!(sentences("No stop"), ["No stop"]);
    }

    proptest! {
        #[test]
        fn all_that_is_no_blank_is_in_one(text in "\\PC{0,120}") {
            let spans = sentence_spans(&text);
            prop_assert!(spans.windows(2).all(|two| two[0].end() <= two[1].start()));
            for (at, letter) in (0u32..).zip(text.chars()) {
                let inside = spans.iter().filter(|span| span.start() <= at && at < span.end()).count();
                prop_assert!(inside == 1 || (inside == 0 && letter.is_whitespace()));
            }
        }
    }
}
