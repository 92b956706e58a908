//! Numbers that are spelled out: plates in the alphabet of the police, cases in words with dashes.

use std::ops::Range;

use super::number_words::says_a_number;
use super::said::Said;
use super::tables;
use super::words::Case;

/// Words for figures beside those of every number.
const FIGURES: [&str; 6] = ["zero", "o", "double", "triple", "niner", "cero"];
/// Words for the signs between.
const SIGNS: [&str; 6] = ["dash", "hyphen", "slash", "guion", "point", "stroke"];

/// Whether a word is said for a figure, one by one or in tens.
fn is_figure(said: &Said, at: usize) -> bool {
    said.is(at, &FIGURES) || said.word(at).is_some_and(|word| says_a_number(&word.base))
}

/// `seven adam nora william two two oh`: two words of the alphabet and a figure at least, four in all.
pub(super) fn plate(said: &Said, at: usize) -> Option<Range<usize>> {
    let letter = |n: usize| said.is_in(n, tables::SPELLING);
    (at..at + 3).any(letter).then_some(())?;
    let figure = |n: usize| {
        is_figure(said, n) || said.word(n).is_some_and(|w| w.case == Case::Digits && w.base.len() < 4)
    };
    let goes_on = |n: usize| n == at || said.gap(n).chars().all(|c| matches!(c, ' ' | '-' | ',' | '\n'));
    let end = at + (at..said.len()).take_while(|n| goes_on(*n) && (letter(*n) || figure(*n))).count();
    let letters = (at..end).filter(|n| letter(*n)).count();
    let figures = (at..end).filter(|n| figure(*n)).count();
    (letters > 1 && figures > 0 && end > at + 3).then_some(at..end)
}

/// `7-Adam-Nora-William-2-2-0`, which is one word.
pub(super) fn plate_in_one(base: &str) -> bool {
    let parts = || base.split('-');
    let letters = parts().filter(|part| tables::SPELLING.contains(part)).count();
    let figures = parts().filter(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())).count();
    letters > 1 && figures > 0 && letters + figures == parts().count()
}

/// End of `twenty two dash four four one` at a word: three words or more, with a sign or all single.
pub(super) fn code(said: &Said, at: usize) -> Option<usize> {
    let fits = |n: usize| is_figure(said, n) || n > at && said.is(n, &SIGNS);
    let end = at + (at..said.len()).take_while(|n| fits(*n) && (*n == at || said.close(*n))).count();
    let end = if end > at && said.is(end - 1, &SIGNS) { end - 1 } else { end };
    let sign = (at..end).any(|n| said.is(n, &SIGNS));
    (end > at + 2 && (sign || end > at + 3)).then_some(end)
}
