//! Finding words again whatever white space stands between them.

use crate::{CodePoints, QuotationError, Span};

/// A text without its white space, and where each of its pieces stands in it. Other programs keep a
/// passage with other line breaks than the text that it is of.
#[derive(Clone, Debug)]
pub struct Folded {
    text: String,
    /// Byte of the folded text and code point of the text, wherever white space was left out.
    marks: Vec<(usize, u32)>,
}

impl Folded {
    /// Reads a text once.
    #[must_use]
    pub fn new(points: &CodePoints<'_>) -> Self {
        let (mut folded, mut marks, mut after_blank) = (String::new(), Vec::new(), true);
        for (point, c) in (0..).zip(points.text().chars()) {
            if c.is_whitespace() {
                after_blank = true;
                continue;
            }
            if std::mem::take(&mut after_blank) {
                marks.push((folded.len(), point));
            }
            folded.push(c);
        }
        Self { text: folded, marks }
    }

    /// Finds words: the `occurrence`-th place from 1, or the only one.
    ///
    /// # Errors
    /// [`QuotationError`] where there is no such place, or several and none was asked for.
    pub fn find(&self, words: &str, occurrence: Option<usize>) -> Result<Span, QuotationError> {
        let wanted: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        let Some(first) = wanted.chars().next() else { return Err(QuotationError::Empty) };
        let finder = memchr::memmem::Finder::new(&wanted);
        let (mut from, mut found, mut at) = (0, 0, None);
        while let Some(place) = self.text.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
            found += 1;
            if occurrence.is_none_or(|asked| asked == found) {
                at.get_or_insert(from + place);
            }
            // More is not asked, nor how many there are beyond a second one.
            if occurrence.map_or(found > 1, |asked| asked == found) {
                break;
            }
            from += place + first.len_utf8();
        }
        match (at, occurrence) {
            (None, Some(asked)) if found > 0 => Err(QuotationError::TooFew { found, asked }),
            (None, _) => Err(QuotationError::Missing),
            (Some(_), None) if found > 1 => Err(QuotationError::Several),
            (Some(at), _) => {
                let start = self.point(at);
                let last = wanted.chars().next_back().map_or(1, char::len_utf8);
                let end = self.point(at + wanted.len() - last) + 1;
                Span::new(start, end).map_err(|_| QuotationError::Missing)
            }
        }
    }

    /// Code point of the text for the character at a byte of the folded text.
    fn point(&self, byte: usize) -> u32 {
        let mark = self.marks.partition_point(|(at, _)| *at <= byte).saturating_sub(1);
        let Some((at, point)) = self.marks.get(mark).copied() else { return 0 };
        let between = self.text.get(at..byte).unwrap_or_default().chars().count();
        point + u32::try_from(between).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn find(text: &str, words: &str, n: Option<usize>) -> Result<(u32, u32), QuotationError> {
        Folded::new(&CodePoints::new(text)).find(words, n).map(|span| (span.start(), span.end()))
    }

    #[test]
    fn white_space_makes_no_difference_and_edges_are_words() {
        assert_eq!(find("👩 We\n\nmoved  in.", " We moved\tin ", None), Ok((2, 15)));
        assert_eq!(find("a b", "ab", None), Ok((0, 3)));
    }

    #[test]
    fn several_places_are_told_unless_one_is_asked_for() {
        assert_eq!(find("no, no", "no", None), Err(QuotationError::Several));
        assert_eq!(find("no, no", "no", Some(2)), Ok((4, 6)));
        assert_eq!(find("no, no", "no", Some(3)), Err(QuotationError::TooFew { found: 2, asked: 3 }));
        assert_eq!(find("no", "yes", None), Err(QuotationError::Missing));
        assert_eq!(find("no", " \n", None), Err(QuotationError::Empty));
    }

    proptest! {
        #[test]
        fn a_passage_is_found_at_its_own_words(text in "[ab 👩\n]{1,60}", from in 0usize..60, length in 1usize..20) {
            let passage: String = text.chars().skip(from).take(length).collect();
            let words: String = passage.chars().filter(|c| !c.is_whitespace()).collect();
            let points = CodePoints::new(&text);
            match Folded::new(&points).find(&passage, None) {
                Ok(span) => {
                    let there = points.slice(span).map(|there| there.chars().filter(|c| !c.is_whitespace()).collect::<String>());
                    prop_assert_eq!(there, Ok(words));
                }
                Err(QuotationError::Several) => {}
                Err(error) => prop_assert!(words.is_empty(), "{}", error),
            }
        }
    }
}
