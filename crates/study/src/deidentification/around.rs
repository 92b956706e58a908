//! Words at a place, shown with what stands round them.

use verbatim_text::{CodePoints, Span};

/// Words at a place of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The words.
    pub text: String,
    /// What stands before them.
    pub before: String,
    /// What stands after them.
    pub after: String,
}

impl Quoted {
    /// The words at a span, with up to `length` code points on either side.
    pub(super) fn at(points: &CodePoints<'_>, span: Span, length: u32) -> Self {
        let piece = |from: u32, to: u32| {
            let span = Span::new(from, to.min(points.len())).ok();
            span.and_then(|span| points.slice(span).ok()).unwrap_or_default().to_owned()
        };
        Self {
            text: piece(span.start(), span.end()),
            before: piece(span.start().saturating_sub(length), span.start()),
            after: piece(span.end(), span.end().saturating_add(length)),
        }
    }
}
