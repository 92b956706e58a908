//! Several numbers of one kind: “beds 3A and 3B”, “rooms 11, 12, 14 and 15”.

use super::number_words::may_begin_number;
use super::roads;
use super::said::Said;
use super::streets::ordinal;
use super::words::{Case, Word};

/// End of the codes that are listed from a word, of which there are two or more.
pub(super) fn listed(said: &Said, at: usize, commas: bool) -> Option<usize> {
    let mut end = Some(at + 1).filter(|_| is_code(said, at) && said.close(at))?;
    while let Some(next) = next(said, end, commas) {
        end = next;
    }
    (end > at + 1).then_some(end)
}

/// End of the code behind another: of `, 12`, `and 15`, `, and 15`.
fn next(said: &Said, end: usize, commas: bool) -> Option<usize> {
    let word = said.is(end, &["and", "or", "through", "to", "y", "o"]) && said.near(end);
    let at = end + usize::from(word);
    let comma = commas && !word && said.gap(end).trim() == ",";
    let near = word && said.close(at) || comma;
    (near && is_code(said, at) && !counts(said, at + 1)).then_some(at + 1)
}

/// `12`, `214`, `3A`.
fn is_code(said: &Said, at: usize) -> bool {
    said.word(at).is_some_and(|word| {
        let letters = word.base.bytes().filter(|b| !b.is_ascii_digit()).count();
        word.case == Case::Digits && word.base.len() < 5 && letters < 2 && !ordinal(word)
    })
}

/// Whether a thing follows that is counted: “rooms 12 and 14 girls”.
fn counts(said: &Said, at: usize) -> bool {
    let plural = |word: &Word| word.case == Case::Small && word.base.ends_with('s') && word.tail.is_empty();
    said.close(at)
        && (said.word(at).is_some_and(plural) && !said.is_stop(at)
            || said.is(at, &["people", "women", "men"]))
}

/// End of the codes behind “beds”: “beds 3A and 3B”, “cells four and five”.
pub(super) fn beds(said: &Said, at: usize) -> Option<(usize, usize)> {
    const BEDS: [&str; 10] =
        ["beds", "cells", "bunks", "lockers", "dorms", "pods", "cribs", "camas", "celdas", "literas"];
    let code = is_code(said, at + 1) || may_begin_number(said, at + 1);
    (code && said.is(at, &BEDS)).then_some(())?;
    let words = || {
        let first = roads::number(said, at + 1)?;
        let and =
            said.is(first, &["and", "or", "y"]) && said.close(first) && may_begin_number(said, first + 1);
        let end = and.then(|| roads::number(said, first + 1)).flatten()?;
        said.ends_clause(end).then_some(end)
    };
    listed(said, at + 1, true).or_else(words).map(|end| (at + 1, end))
}

/// End of “2A and 2B” where beds or rooms are talked of shortly before.
pub(super) fn pair(said: &Said, at: usize) -> Option<usize> {
    const REACH: usize = 10;
    const OF: [&str; 10] =
        ["bed", "beds", "room", "rooms", "unit", "units", "cell", "cells", "apartment", "apartments"];
    let lettered = |n: usize| {
        let code = |w: &&Word| w.case == Case::Digits && (2..5).contains(&w.text.len());
        let word = said.word(n).filter(code);
        word.is_some_and(|w| w.text.ends_with(|c: char| c.is_ascii_uppercase()) && is_code(said, n))
    };
    (lettered(at) && lettered(at + 2)).then_some(())?;
    let and = said.is(at + 1, &["and", "or", "y"]) && said.close(at + 1) && said.close(at + 2);
    let told = (at.saturating_sub(REACH)..at).any(|n| said.is(n, &OF));
    (and && told).then_some(at + 3)
}
