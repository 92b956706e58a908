//! A correction of a passage as the fewest edits of whole words.
//!
//! A person retypes a sentence to mend one word. Taken as one edit, everything in that sentence
//! would be new, and codings inside it would stand on nothing. Words that are the same before and
//! after stay where they are.

use unicode_segmentation::UnicodeSegmentation;

use crate::Edit;
use crate::edits::code_points;

/// Words compared with words, at most: a passage beyond that becomes one edit from its first
/// changed word to its last.
const COMPARED: usize = 4_000_000;

/// The edits that make `old`, which stands at the code point `at`, into `new`: word by word, and
/// line by line where both have as many lines, so that then no edit holds a line break. They stand
/// in order and do not overlap; they are applied, and spans are mapped, from the last to the first.
#[must_use]
pub fn corrections(at: u32, old: &str, new: &str) -> Vec<Edit> {
    let (lines, new_lines) = (old.split('\n'), new.split('\n'));
    let mut desk = Desk { at, edits: Vec::new() };
    if lines.clone().count() == new_lines.clone().count() {
        for (old, new) in lines.zip(new_lines) {
            desk.line(old, new);
            desk.at += 1;
        }
    } else {
        desk.line(old, new);
    }
    desk.edits
}

struct Desk {
    /// Code point at which the next piece of the old text stands.
    at: u32,
    edits: Vec<Edit>,
}

impl Desk {
    fn line(&mut self, old: &str, new: &str) {
        let old: Vec<&str> = old.split_word_bounds().collect();
        let new: Vec<&str> = new.split_word_bounds().collect();
        let (mut from, mut new_from) = (0, 0);
        for (kept, new_kept) in shared_words(&old, &new) {
            self.gap(&old[from..kept], &new[new_from..new_kept]);
            self.pass(&old[kept..=kept]);
            (from, new_from) = (kept + 1, new_kept + 1);
        }
        self.gap(&old[from..], &new[new_from..]);
    }

    /// Replaces one run of pieces by another, without those that both begin or end with. Where both
    /// hold as many words, each takes the place of one, and what stands between them likewise.
    fn gap(&mut self, old: &[&str], new: &[&str]) {
        let first = old.iter().zip(new).take_while(|(a, b)| a == b).count();
        let (begins, old, new) = (&old[..first], &old[first..], &new[first..]);
        let last = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
        let (goes, ends) = old.split_at(old.len() - last);
        let comes = &new[..new.len() - last];
        self.pass(begins);
        let (words, new_words) = (words(goes), words(comes));
        if words.len() == new_words.len() {
            let (mut from, mut new_from) = (0, 0);
            for (word, new_word) in words.into_iter().zip(new_words) {
                self.replace(&goes[from..word], &comes[new_from..new_word]);
                self.replace(&goes[word..=word], &comes[new_word..=new_word]);
                (from, new_from) = (word + 1, new_word + 1);
            }
            self.replace(&goes[from..], &comes[new_from..]);
        } else {
            self.replace(goes, comes);
        }
        self.pass(ends);
    }

    fn replace(&mut self, goes: &[&str], comes: &[&str]) {
        let start = self.at;
        self.pass(goes);
        if goes != comes
            && let Ok(edit) = Edit::new(start, self.at, comes.concat())
        {
            self.edits.push(edit);
        }
    }

    fn pass(&mut self, pieces: &[&str]) {
        self.at += pieces.iter().map(|piece| code_points(piece)).sum::<u32>();
    }
}

/// Places of the words among pieces. Blanks and punctuation are none: they stand everywhere and hold
/// nothing in its place.
fn words(pieces: &[&str]) -> Vec<usize> {
    let is_word = |piece: &str| piece.chars().any(char::is_alphanumeric);
    (0..pieces.len()).filter(|&n| is_word(pieces[n])).collect()
}

/// Places of words that both runs have in the same order, as many as there can be.
fn shared_words(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let (old_words, new_words) = (words(old), words(new));
    let same = |a: usize, b: usize| old[old_words[a]] == new[new_words[b]];
    let shorter = old_words.len().min(new_words.len());
    let first = (0..shorter).take_while(|&n| same(n, n)).count();
    let from_end = |n: usize| (old_words.len() - 1 - n, new_words.len() - 1 - n);
    let alike_from_end = |&n: &usize| {
        let (a, b) = from_end(n);
        same(a, b)
    };
    let last = (0..shorter - first).take_while(alike_from_end).count();
    let middle = longest_common(first..old_words.len() - last, first..new_words.len() - last, same);
    let beginning = (0..first).map(|n| (n, n));
    let end = (0..last).rev().map(from_end);
    beginning.chain(middle).chain(end).map(|(a, b)| (old_words[a], new_words[b])).collect()
}

/// Pairs of a longest common subsequence of two ranges; none where comparing would take long.
fn longest_common(
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
    same: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let (rows, columns) = (old.len(), new.len());
    if rows.saturating_mul(columns) > COMPARED {
        return Vec::new();
    }
    // Longest from here on, for each pair of beginnings.
    let width = columns + 1;
    let mut longest = vec![0u32; (rows + 1) * width];
    for a in (0..rows).rev() {
        for b in (0..columns).rev() {
            longest[a * width + b] = if same(old.start + a, new.start + b) {
                longest[(a + 1) * width + b + 1] + 1
            } else {
                longest[(a + 1) * width + b].max(longest[a * width + b + 1])
            };
        }
    }
    let (mut a, mut b, mut pairs) = (0, 0, Vec::new());
    while a < rows && b < columns {
        if same(old.start + a, new.start + b) {
            pairs.push((old.start + a, new.start + b));
            (a, b) = (a + 1, b + 1);
        } else if longest[(a + 1) * width + b] >= longest[a * width + b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;
    use crate::{CodePoints, Span};
    use proptest::prelude::*;

    fn said(old: &str, new: &str) -> Vec<(u32, u32, String)> {
        let edits = corrections(100, old, new);
        edits.iter().map(|e| (e.start() - 100, e.end() - 100, e.text().to_owned())).collect()
    }

    fn one(start: u32, end: u32, text: &str) -> (u32, u32, String) {
        (start, end, text.to_owned())
    }

    #[test]
    fn only_words_that_changed_are_replaced_and_whole_words_at_that() {
        let old = "We wated in the coridor, two hours.";
        let new = "We waited in the corridor — two hours.";
        assert_eq!(said(old, new), [one(3, 8, "waited"), one(16, 23, "corridor"), one(23, 24, " —")]);
        assert_eq!(said("They hel us", "They held us"), [one(5, 8, "held")]);
        assert_eq!(said("very very good", "very good"), [one(5, 10, "")]);
        assert_eq!(said("same 👩‍🏫 words", "same 👩‍🏫 words"), []);
        assert_eq!(said("", "new"), [one(0, 0, "new")]);
    }

    #[test]
    fn neighbouring_words_are_replaced_one_by_one_unless_their_number_changed() {
        assert_eq!(said("teh coridor", "the corridor"), [one(0, 3, "the"), one(4, 11, "corridor")]);
        assert_eq!(said("in to teh room", "into the room"), [one(0, 9, "into the")]);
    }

    #[test]
    fn as_many_lines_are_corrected_line_by_line_and_another_number_as_one() {
        assert_eq!(said("a b\nc d", "a x\ny d"), [one(2, 3, "x"), one(4, 5, "y")]);
        let joined = said("a b\nc", "a b c");
        assert!(joined.len() == 1 && joined[0].0 == 3, "the line break is part of an edit: {joined:?}");
    }

    #[test]
    fn a_passage_too_long_to_compare_is_one_edit_between_its_first_and_last_change() {
        let words = |mark: &str| (0..2_500).map(|n| format!("{mark}{n} ")).collect::<String>();
        let (old, new) = (format!("We {} left", words("a")), format!("We {} all left", words("b")));
        assert_eq!(said(&old, &new).len(), 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn corrections_make_the_new_text_and_never_overlap(
            old in "([ab]|ab|é|👩‍🏫|[ .,]|\n){0,14}", new in "([ab]|ab|é|👩‍🏫|[ .,]|\n){0,14}",
        ) {
            let edits = corrections(0, &old, &new);
            let mut text = old.clone();
            for edit in edits.iter().rev() {
                text = edit.apply(&CodePoints::new(&text)).unwrap();
            }
            prop_assert_eq!(&text, &new);
            prop_assert!(edits.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "{:?}", &edits);
            if old.matches('\n').count() == new.matches('\n').count() {
                let points = CodePoints::new(&old);
                let breaks = |e: &Edit| {
                    let gone = Span::new(e.start(), e.end()).map(|s| points.slice(s).unwrap()).unwrap_or_default();
                    gone.contains('\n') || e.text().contains('\n')
                };
                prop_assert!(!edits.iter().any(breaks), "{:?}", &edits);
            }
        }
    }
}
