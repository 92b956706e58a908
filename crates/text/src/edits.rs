//! Edits of a text, and where spans of it stand afterwards.
//!
//! There is one rule, the same as the editor's in the window: the start of a span maps forward and
//! its end backward. So a span keeps those of its code points that stay, and takes what comes only
//! where everything that goes, or the place of an insertion, lies within it. `tests/vectors` holds
//! both sides to it.

use crate::{CodePoints, Span, SpanError};

/// The code points from `start` up to and without `end` go, and a text comes in their place. Where
/// `start` is `end`, nothing goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    start: u32,
    end: u32,
    text: String,
    inserted: u32,
}

/// Which side of what comes in at its place an offset stays on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before it: so does the end of a span.
    Backward,
    /// After it: so does the start of a span.
    Forward,
}

impl Edit {
    /// Replaces the code points from `start` up to and without `end` by `text`.
    ///
    /// # Errors
    /// [`SpanError::Reversed`].
    pub fn new(start: u32, end: u32, text: impl Into<String>) -> Result<Self, SpanError> {
        if end < start {
            return Err(SpanError::Reversed { start, end });
        }
        let text = text.into();
        let inserted = code_points(&text);
        Ok(Self { start, end, text, inserted })
    }

    /// First code point that goes.
    #[must_use]
    pub const fn start(&self) -> u32 {
        self.start
    }

    /// Code point after the last one that goes.
    #[must_use]
    pub const fn end(&self) -> u32 {
        self.end
    }

    /// What comes.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many code points come.
    #[must_use]
    pub const fn inserted(&self) -> u32 {
        self.inserted
    }

    /// Where an offset of the text before the edit stands after it.
    #[must_use]
    pub const fn offset(&self, at: u32, side: Side) -> u32 {
        let (replaces, forward) = (self.start < self.end, matches!(side, Side::Forward));
        if at < self.start || at == self.start && (replaces || !forward) {
            at
        } else if at >= self.end {
            (at - (self.end - self.start)).saturating_add(self.inserted)
        } else if forward {
            self.start.saturating_add(self.inserted)
        } else {
            self.start
        }
    }

    /// Where a span of the text before the edit stands after it; `None` where nothing of it is left.
    #[must_use]
    pub fn span(&self, span: Span) -> Option<Span> {
        let start = self.offset(span.start(), Side::Forward);
        Span::new(start, self.offset(span.end(), Side::Backward)).ok()
    }

    /// The text after the edit.
    ///
    /// # Errors
    /// [`SpanError::Outside`] where the edit ends after the text.
    pub fn apply(&self, text: &CodePoints<'_>) -> Result<String, SpanError> {
        let outside = SpanError::Outside { end: self.end, length: text.len() };
        let start = text.byte(self.start).ok_or(outside)?;
        let end = text.byte(self.end).ok_or(outside)?;
        let mut edited = String::with_capacity(text.text().len() + self.text.len());
        edited.push_str(&text.text()[..start]);
        edited.push_str(&self.text);
        edited.push_str(&text.text()[end..]);
        Ok(edited)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "texts are shorter than 4 GiB")]
pub(crate) fn code_points(text: &str) -> u32 {
    text.chars().count() as u32
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_coding_from_10_to_20_follows_as_the_editor_moves_it() {
        let moved = |start, end, text: &str| {
            let edit = Edit::new(start, end, text).unwrap();
            edit.span(Span::new(10, 20).unwrap()).map(|s| (s.start(), s.end()))
        };
        assert_eq!(moved(10, 20, "new"), Some((10, 13)), "replaced exactly");
        assert_eq!(moved(5, 12, "new"), Some((8, 16)), "what comes lies outside");
        assert_eq!(moved(18, 25, "new"), Some((10, 18)));
        assert_eq!(moved(10, 12, "new"), Some((10, 21)));
        assert_eq!(moved(8, 10, "new"), Some((11, 21)));
        assert_eq!(moved(10, 10, "new"), Some((13, 23)));
        assert_eq!(moved(20, 20, "new"), Some((10, 20)));
        assert_eq!(moved(5, 25, "new"), None);
        assert_eq!(moved(10, 20, ""), None);
    }

    #[test]
    fn an_edit_that_ends_before_it_starts_or_after_the_text_is_refused() {
        assert_eq!(Edit::new(5, 4, "x"), Err(SpanError::Reversed { start: 5, end: 4 }));
        let late = Edit::new(2, 4, "x").unwrap();
        let refused = late.apply(&CodePoints::new("añb"));
        assert_eq!(refused, Err(SpanError::Outside { end: 4, length: 3 }));
        assert_eq!(late.apply(&CodePoints::new("añbc")).unwrap(), "añx");
    }

    /// Code points of a text with where each of them came from; `None` for what an edit put in.
    type Marked = Vec<(Option<usize>, char)>;

    fn edited(text: &str, edit: &Edit) -> Marked {
        let mut marked: Marked = text.chars().enumerate().map(|(n, c)| (Some(n), c)).collect();
        let comes = edit.text().chars().map(|c| (None, c));
        marked.splice(edit.start() as usize..edit.end() as usize, comes);
        marked
    }

    /// The rule in other words: what stays of a span, and what comes where it lies within.
    fn plainly(span: Span, edit: &Edit, edited: &Marked) -> Option<(usize, usize)> {
        let (from, to) = (span.start() as usize, span.end() as usize);
        let within = if edit.start() < edit.end() {
            span.start() <= edit.start() && edit.end() <= span.end()
        } else {
            span.start() < edit.start() && edit.end() < span.end()
        };
        let mine = |origin: Option<usize>| origin.map_or(within, |n| from <= n && n < to);
        let first = edited.iter().position(|(origin, _)| mine(*origin))?;
        let last = edited.iter().rposition(|(origin, _)| mine(*origin))?;
        Some((first, last + 1))
    }

    /// Texts with letters that take one to four bytes, marks that combine, and emoji in sequences.
    const TEXT: &str = "([a-c \n]|é|e\u{301}|ß|然|שלום|👩‍🏫|👍🏽|🇸🇪){0,12}";

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_span_keeps_what_stays_of_it_and_takes_what_comes_within_it(
            text in TEXT, new in TEXT, cuts in any::<[u32; 2]>(),
        ) {
            let points = CodePoints::new(&text);
            let [a, b] = cuts.map(|cut| cut % (points.len() + 1));
            let edit = Edit::new(a.min(b), a.max(b), new).unwrap();
            let after = edited(&text, &edit);
            let letters: String = after.iter().map(|(_, c)| c).collect();
            prop_assert_eq!(edit.apply(&points).unwrap(), letters);
            for start in 0..points.len() {
                for end in start + 1..=points.len() {
                    let span = Span::new(start, end).unwrap();
                    let is = edit.span(span).map(|s| (s.start() as usize, s.end() as usize));
                    prop_assert_eq!(is, plainly(span, &edit, &after), "{:?} under {:?}", span, &edit);
                }
            }
        }
    }
}
