//! Numbers of the federal courts as they are read out: “four, colon, nineteen, C R, three oh four one”.

use super::number_words::{may_begin_number, says_a_number};
use super::said::Said;
use super::words::{Case, Word};

/// Words of the longest part.
const LONGEST: usize = 6;

/// End of the number that begins at a word: a division, “colon”, a year, letters, figures. What comes behind the year
/// may be missing, for nothing else is read out so.
pub(super) fn spoken(said: &Said, at: usize) -> Option<usize> {
    let colon = (at + 1..at + 3).find(|n| said.is(*n, &["colon"]))?;
    let begins = may_begin_number(said, at) || said.word(at).is_some_and(|w| w.figure().is_some());
    (begins && figures(said, at) == colon && said.near(colon)).then_some(())?;
    let year = behind_sign(said, colon + 1);
    let end = Some(figures(said, year)).filter(|end| *end > year)?;
    let letters = behind_sign(said, end);
    let number =
        behind_sign(said, letters + (letters..letters + LONGEST).take_while(|n| letter(said, *n)).count());
    let last = figures(said, number);
    Some(if last > number { last } else { end })
}

/// End of the words and figures that a number is said with, from a word.
fn figures(said: &Said, at: usize) -> usize {
    let fits = |word: &Word| says_a_number(&word.base) || word.base.split('-').all(says_a_number);
    let figure = |n: usize| said.word(n).is_some_and(|w| w.figure().is_some() || fits(w));
    at + (at..at + LONGEST).take_while(|n| figure(*n) && (*n == at || said.near(*n))).count()
}

/// Where a part goes on behind “dash”.
fn behind_sign(said: &Said, at: usize) -> usize {
    at + usize::from(said.is(at, &["dash", "hyphen", "slash"]) && said.near(at))
}

/// “C”, “CR”, “cv”.
fn letter(said: &Said, at: usize) -> bool {
    let known = said.is(at, &["cr", "cv", "mj", "mc", "sw", "cf"]);
    said.near(at) && (known || said.word(at).is_some_and(|w| w.base.len() == 1 && w.case != Case::Digits))
}
