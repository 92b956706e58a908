//! The one span type of Verbatim.

use std::fmt;

/// A stretch of a transcript: Unicode code points from `start` up to and without `end`, counted
/// from 0 on the normalised text. Never empty and never reversed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

/// Why two offsets do not make a [`Span`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpanError {
    /// `start` equals `end`.
    #[error("the passage is empty: start and end are both {0}")]
    Empty(u32),
    /// `end` comes before `start`.
    #[error("the passage ends before it starts: start {start}, end {end}")]
    Reversed {
        /// First code point.
        start: u32,
        /// Exclusive end.
        end: u32,
    },
    /// `end` lies after the last code point of the text.
    #[error("the passage ends at {end}, after the end of the transcript at {length}")]
    Outside {
        /// Exclusive end that was asked for.
        end: u32,
        /// Length of the transcript in code points.
        length: u32,
    },
}

impl Span {
    /// Makes a span of the code points from `start` up to and without `end`.
    ///
    /// # Errors
    /// [`SpanError::Empty`] or [`SpanError::Reversed`].
    pub fn new(start: u32, end: u32) -> Result<Self, SpanError> {
        match start.cmp(&end) {
            std::cmp::Ordering::Less => Ok(Self { start, end }),
            std::cmp::Ordering::Equal => Err(SpanError::Empty(start)),
            std::cmp::Ordering::Greater => Err(SpanError::Reversed { start, end }),
        }
    }

    /// Makes a span that also lies inside a text of `length` code points.
    ///
    /// # Errors
    /// Any [`SpanError`].
    pub fn within(start: u32, end: u32, length: u32) -> Result<Self, SpanError> {
        let span = Self::new(start, end)?;
        if end > length {
            return Err(SpanError::Outside { end, length });
        }
        Ok(span)
    }

    /// First code point.
    #[must_use]
    pub const fn start(self) -> u32 {
        self.start
    }

    /// Code point after the last one.
    #[must_use]
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Length in code points, at least 1.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a span is never empty")]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// The part that both spans share, if any.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end)).ok()
    }

    /// Whether the two share at least one code point.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same length moved forward by `by` code points.
    ///
    /// # Errors
    /// [`SpanError::Outside`] where the end would not fit 32 bits.
    pub fn moved(self, by: u32) -> Result<Self, SpanError> {
        let outside = SpanError::Outside { end: u32::MAX, length: u32::MAX };
        let start = self.start.checked_add(by).ok_or(outside)?;
        let end = self.end.checked_add(by).ok_or(outside)?;
        Self::new(start, end)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// Sorts spans and joins those that overlap or touch, so that no code point is in two of them.
#[must_use]
pub fn merge(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn empty_reversed_and_outside_spans_are_refused_with_their_numbers() {
        assert_eq!(Span::new(4, 4), Err(SpanError::Empty(4)));
        assert_eq!(Span::new(5, 4), Err(SpanError::Reversed { start: 5, end: 4 }));
        assert_eq!(Span::within(1, 9, 8), Err(SpanError::Outside { end: 9, length: 8 }));
        assert!(Span::within(1, 8, 8).is_ok());
    }

    #[test]
    fn a_span_at_the_last_offset_cannot_be_moved_out_of_range() {
        assert!(Span::new(u32::MAX - 1, u32::MAX).unwrap().moved(1).is_err());
    }

    proptest! {
        #[test]
        fn merging_covers_exactly_the_same_code_points(pairs in prop::collection::vec((0u32..200, 1u32..30), 0..40)) {
            let spans: Vec<Span> = pairs.iter().map(|&(s, n)| Span::new(s, s + n).unwrap()).collect();
            let merged = merge(spans.clone());
            for p in 0..240 {
                let inside = |list: &[Span]| list.iter().filter(|s| s.start() <= p && p < s.end()).count();
                prop_assert_eq!(inside(&merged), usize::from(inside(&spans) > 0));
            }
            prop_assert!(merged.windows(2).all(|w| w[0].end() < w[1].start()));
        }
    }
}
