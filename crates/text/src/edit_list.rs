//! Several edits of one text at once, such as all aliases that take the place of names.

use crate::{CodePoints, Edit, Span, SpanError};

/// Edits of one text, in order and apart from each other; all offsets are of the text before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits(Vec<Edit>);

impl Edits {
    /// Takes edits in any order.
    ///
    /// # Errors
    /// [`SpanError::Reversed`] where two of them overlap: the second begins before the first ends.
    pub fn new(mut edits: Vec<Edit>) -> Result<Self, SpanError> {
        edits.sort_by_key(|edit| (edit.start(), edit.end()));
        match edits.windows(2).find(|pair| pair[1].start() < pair[0].end()) {
            Some(pair) => Err(SpanError::Reversed { start: pair[0].end(), end: pair[1].start() }),
            None => Ok(Self(edits)),
        }
    }

    /// The edits, in order.
    #[must_use]
    pub fn all(&self) -> &[Edit] {
        &self.0
    }

    /// The text after all of them.
    ///
    /// # Errors
    /// [`SpanError::Outside`] where one ends after the text.
    pub fn apply(&self, text: &CodePoints<'_>) -> Result<String, SpanError> {
        let byte = |at: u32| text.byte(at).ok_or(SpanError::Outside { end: at, length: text.len() });
        let mut edited = String::with_capacity(text.text().len());
        let mut from = 0;
        for edit in &self.0 {
            edited.push_str(text.text().get(from..byte(edit.start())?).unwrap_or_default());
            edited.push_str(edit.text());
            from = byte(edit.end())?;
        }
        edited.push_str(text.text().get(from..).unwrap_or_default());
        Ok(edited)
    }

    /// Where a span of the text before stands after all of them; `None` where nothing of it is left.
    #[must_use]
    pub fn span(&self, span: Span) -> Option<Span> {
        self.0.iter().rev().try_fold(span, |span, edit| edit.span(span))
    }

    /// A span of the text before that also covers all of every edit that it touches. What stands on
    /// a part of a name then stands on the whole alias.
    #[must_use]
    pub fn widened(&self, span: Span) -> Span {
        let touched = self.0.iter().filter(|edit| edit.start() < span.end() && span.start() < edit.end());
        let (start, end) = touched.fold((span.start(), span.end()), |(start, end), edit| {
            (start.min(edit.start()), end.max(edit.end()))
        });
        Span::new(start, end).unwrap_or(span)
    }

    /// Where what came in stands in the text after, one for each edit; `None` for one that only
    /// took words away.
    #[must_use]
    pub fn came(&self) -> Vec<Option<Span>> {
        let mut moved = 0i64;
        let place = |edit: &Edit| {
            let start = u32::try_from(i64::from(edit.start()) + moved).unwrap_or(u32::MAX);
            moved += i64::from(edit.inserted()) - i64::from(edit.end() - edit.start());
            Span::new(start, start.saturating_add(edit.inserted())).ok()
        };
        self.0.iter().map(place).collect()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn edits_that_overlap_are_refused_and_those_that_meet_are_not() {
        let edit = |start, end| Edit::new(start, end, "x").unwrap();
        assert!(Edits::new(vec![edit(4, 8), edit(0, 4)]).is_ok());
        assert!(Edits::new(vec![edit(0, 5), edit(4, 8)]).is_err());
    }

    #[test]
    fn what_touches_a_replaced_name_covers_all_of_its_alias() {
        let text = "With Ana Ruiz and her sister.";
        let points = CodePoints::new(text);
        let edits = Edits::new(vec![Edit::new(5, 13, "[colleague 1]").unwrap()]).unwrap();
        let after = edits.apply(&points).unwrap();
        let on = |start, end| {
            let span = edits.span(edits.widened(Span::new(start, end).unwrap())).unwrap();
            CodePoints::new(&after).slice(span).unwrap().to_owned()
        };
        assert_eq!(on(5, 8), "[colleague 1]", "a part of the name");
        assert_eq!(on(0, 8), "With [colleague 1]");
        assert_eq!(on(9, 21), "[colleague 1] and her");
        assert_eq!(on(0, 5), "With ", "what only meets it stays");
        assert_eq!(on(14, 17), "and");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn spans_keep_their_words_or_cover_every_alias_they_touch(
            text in "([a-c ]|é|然|👩‍🏫){1,40}",
            cuts in prop::collection::vec((0u32..40, 1u32..6, "[x-z]{1,7}"), 0..6),
            places in prop::collection::vec((0u32..40, 1u32..20), 1..12),
        ) {
            let points = CodePoints::new(&text);
            let mut edits: Vec<Edit> = Vec::new();
            for (start, length, new) in cuts {
                let (start, end) = (start.min(points.len()), (start + length).min(points.len()));
                let apart = edits.iter().all(|e| end <= e.start() || e.end() <= start);
                if start < end && apart {
                    edits.push(Edit::new(start, end, new).unwrap());
                }
            }
            let edits = Edits::new(edits).unwrap();
            let after = edits.apply(&points).unwrap();
            let after = CodePoints::new(&after);
            for (edit, came) in edits.all().iter().zip(edits.came()) {
                prop_assert_eq!(after.slice(came.unwrap()).unwrap(), edit.text());
            }
            for (start, length) in places {
                let Ok(span) = Span::within(start, (start + length).min(points.len()), points.len()) else { continue };
                let moved = edits.span(edits.widened(span)).unwrap();
                // What is expected, letter by letter.
                let mut expected = String::new();
                let mut at = span.start();
                for edit in edits.all().iter().filter(|e| e.start() < span.end() && span.start() < e.end()) {
                    expected.push_str(points.slice_or_nothing(at, edit.start()));
                    expected.push_str(edit.text());
                    at = edit.end();
                }
                expected.push_str(points.slice_or_nothing(at, span.end()));
                prop_assert_eq!(after.slice(moved).unwrap(), expected);
            }
        }
    }

    impl<'t> CodePoints<'t> {
        fn slice_or_nothing(&self, start: u32, end: u32) -> &'t str {
            Span::new(start, end).ok().and_then(|span| self.slice(span).ok()).unwrap_or_default()
        }
    }
}
