//! Finding a quoted passage again in its transcript.

use crate::{CodePoints, Span};

/// Why a quotation has no place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuotationError {
    /// The quotation holds nothing.
    #[error("the quotation is empty")]
    Empty,
    /// The text does not hold it at all.
    #[error("the transcript does not contain this quotation")]
    Missing,
    /// The text holds it more than once, and nothing says which place is meant.
    #[error("the transcript contains this quotation more than once, and nothing says which place is meant")]
    Several,
    /// The text holds it, but less often than asked.
    #[error("the transcript contains this quotation {found} time(s), not {asked}")]
    TooFew {
        /// How often it occurs.
        found: usize,
        /// Which occurrence was asked for, counted from 1.
        asked: usize,
    },
}

/// Finds the `occurrence`-th place (from 1) of `quotation`, letter by letter. Places may overlap:
/// "aa" occurs twice in "aaa".
///
/// # Errors
/// [`QuotationError`] where there is no such place.
pub fn find_quotation(
    text: &CodePoints<'_>,
    quotation: &str,
    occurrence: usize,
) -> Result<Span, QuotationError> {
    let first = quotation.chars().next().ok_or(QuotationError::Empty)?;
    let asked = occurrence.max(1);
    let (mut from, mut found) = (0, 0);
    // Looked for in every interview that an import names, so by the quickest way there is.
    let finder = memchr::memmem::Finder::new(quotation);
    while let Some(at) = text.text().as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
        found += 1;
        let start = from + at;
        if found == asked {
            return text.span_of_bytes(start, start + quotation.len()).map_err(|_| QuotationError::Missing);
        }
        from = start + first.len_utf8();
    }
    if found == 0 { Err(QuotationError::Missing) } else { Err(QuotationError::TooFew { found, asked }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str, quotation: &str, n: usize) -> Result<(u32, u32), QuotationError> {
        find_quotation(&CodePoints::new(text), quotation, n).map(|s| (s.start(), s.end()))
    }

    #[test]
    fn occurrences_are_counted_from_one_and_may_overlap() {
        assert_eq!(find("👩 aaa", "aa", 1), Ok((2, 4)));
        assert_eq!(find("👩 aaa", "aa", 2), Ok((3, 5)));
        assert_eq!(find("👩 aaa", "aa", 3), Err(QuotationError::TooFew { found: 2, asked: 3 }));
    }

    #[test]
    fn what_is_not_there_is_said() {
        assert_eq!(find("abc", "x", 1), Err(QuotationError::Missing));
        assert_eq!(find("abc", "", 1), Err(QuotationError::Empty));
    }
}
