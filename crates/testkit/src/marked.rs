//! Transcripts with marks round their passages.

use verbatim_text::Span;

/// A transcript without its marks, and where they stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The transcript.
    pub text: String,
    /// The passages in the order in which they begin. Code points, end exclusive.
    pub passages: Vec<Span>,
}

/// Reads a transcript whose passages stand between `⟦` and `⟧`. Passages may lie in each other.
///
/// # Panics
/// Where marks do not pair, or enclose nothing.
#[must_use]
pub fn marked(written: &str) -> Marked {
    let (mut text, mut open, mut found) = (String::new(), Vec::new(), Vec::new());
    let mut at = 0;
    for letter in written.chars() {
        match letter {
            '⟦' => open.push(at),
            '⟧' => found.push(Span::new(open.pop().unwrap(), at).unwrap()),
            _ => {
                text.push(letter);
                at += 1;
            }
        }
    }
    assert!(open.is_empty(), "a passage is not closed: {written}");
    found.sort_by_key(|span: &Span| (span.start(), std::cmp::Reverse(span.end())));
    Marked { text, passages: found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_spans_in_code_points_and_leave_the_text() {
        let read = marked("A: ⟦We 👩‍🏫 ⟦left⟧⟧ early.");
        assert_eq!(read.text, "A: We 👩‍🏫 left early.");
        let spans: Vec<_> = read.passages.iter().map(|s| (s.start(), s.end())).collect();
        assert_eq!(spans, [(3, 14), (10, 14)]);
    }

    #[test]
    #[should_panic(expected = "a passage is not closed")]
    fn a_mark_without_its_partner_is_noticed() {
        let _ = marked("A: ⟦We left.");
    }
}
