//! The words around a hit, for key word in context.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use verbatim_text::{CodePoints, Span};

/// How many code points more are read to see whether the edge lies inside a word.
const LONGEST_WORD: u32 = 60;

/// What stands before and after a hit in its turn, at most about `length` code points each, as
/// exact text: a word that would be cut is left out, and so are blanks at the far edge. Both are
/// empty where the hit lies outside the turn.
#[must_use]
pub fn context(turn_text: &str, hit: Span, length: u32) -> (&str, &str) {
    let points = CodePoints::new(turn_text);
    (before(&points, hit.start(), length), after(&points, hit.end(), length))
}

/// What stands before a hit alone, as [`context`] says it.
#[must_use]
pub fn context_before(turn_text: &str, hit: Span, length: u32) -> &str {
    before(&CodePoints::new(turn_text), hit.start(), length)
}

/// What stands after a hit alone, as [`context`] says it.
#[must_use]
pub fn context_after(turn_text: &str, hit: Span, length: u32) -> &str {
    after(&CodePoints::new(turn_text), hit.end(), length)
}

fn before<'t>(points: &CodePoints<'t>, hit: u32, length: u32) -> &'t str {
    let wanted = hit.saturating_sub(length);
    let Some(end) = points.byte(hit) else { return "" };
    let text = points.text();
    let Some(edge) = points.byte(wanted) else { return "" };
    let boundary = boundaries(points, wanted, 0..end).find(|&at| at >= edge).filter(|&at| at < end);
    text.get(boundary.unwrap_or(edge)..end).unwrap_or_default().trim_start()
}

fn after<'t>(points: &CodePoints<'t>, hit: u32, length: u32) -> &'t str {
    let wanted = hit.saturating_add(length).min(points.len());
    let Some(start) = points.byte(hit) else { return "" };
    let text = points.text();
    let Some(edge) = points.byte(wanted) else { return "" };
    let near = boundaries(points, wanted, start..text.len());
    let boundary = near.take_while(|&at| at <= edge).last().filter(|&at| at > start);
    text.get(start..boundary.unwrap_or(edge)).unwrap_or_default().trim_end()
}

/// Bytes of the word boundaries of UAX #29 round a code point, as far as they lie `within` these bytes;
/// its two ends are among them where they are near. Cutting words is what makes a list of hits slow, so
/// no more than the words at the edge are cut.
fn boundaries(points: &CodePoints<'_>, near: u32, within: Range<usize>) -> impl Iterator<Item = usize> {
    let text = points.text();
    let from = points.byte(near.saturating_sub(LONGEST_WORD)).unwrap_or(0).max(within.start);
    let to = points.byte(near.saturating_add(LONGEST_WORD)).unwrap_or(text.len()).min(within.end);
    let piece = text.get(from..to).unwrap_or_default();
    // Where the piece begins within a word, its beginning is none.
    let begins = from == within.start;
    let found = piece.split_word_bound_indices().map(move |(at, _)| from + at);
    found.skip(usize::from(!begins)).chain((to == within.end).then_some(to))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::context;
    use proptest::prelude::*;
    use verbatim_text::Span;

    #[track_caller]
    fn check(marked: &str, length: u32, before: &str, after: &str) {
        let start = marked.chars().position(|c| c == '⟦').unwrap() as u32;
        let end = marked.chars().position(|c| c == '⟧').unwrap() as u32 - 1;
        let text = marked.replace(['⟦', '⟧'], "");
        assert_eq!(context(&text, Span::new(start, end).unwrap(), length), (before, after));
    }

    #[test]
    fn words_at_the_edge_are_left_out() {
        check("one two three ⟦four⟧ five six seven", 7, "three ", " five");
        check("one two three ⟦four⟧ five six seven", 99, "one two three ", " five six seven");
        check("⟦four⟧", 10, "", "");
    }

    #[test]
    fn an_emoji_is_not_cut_and_a_word_without_blanks_is() {
        check("a 👩‍👧‍👦⟦x⟧👩‍👧‍👦 b", 6, "👩‍👧‍👦", "👩‍👧‍👦");
        check(&format!("{}⟦x⟧", "然".repeat(20)), 3, "然然然", "");
        check(&format!("{} ⟦x⟧", "a".repeat(300)), 5, "", "");
    }

    proptest! {
        #[test]
        fn it_is_exact_text_next_to_the_hit(text in "\\PC{1,80}", a in 0u32..80, b in 1u32..20, length in 0u32..90) {
            let all = text.chars().count() as u32;
            prop_assume!(a + b <= all);
            let (before, after) = context(&text, Span::new(a, a + b).unwrap(), length);
            let point = |n: u32| text.char_indices().nth(n as usize).map_or(text.len(), |(at, _)| at);
            prop_assert!(text[..point(a)].ends_with(before) && text[point(a + b)..].starts_with(after));
            prop_assert!(before.chars().count() as u32 <= length && after.chars().count() as u32 <= length);
        }
    }
}
