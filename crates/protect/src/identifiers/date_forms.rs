//! Dates that begin with their year, dates that are said in numbers alone, and what stands before a day.

use super::dates::core;
use super::days::{self, apart, ordinal};
use super::number_words::{is_tens, says_a_number, tens_and_one, under_twenty};
use super::said::Said;
use super::tables::{self, Table};
use super::words::Case;
use super::years;

/// End of a date of such a form that begins at a word, and how sure it is.
pub(super) fn form(said: &Said, at: usize) -> Option<(usize, u8)> {
    // Most words are no number.
    const NUMBERS: Table = tables::NUMBER_WORDS.or(tables::DAY_ORDINALS).or(tables::DAYS_SPANISH);
    let word = said.word(at)?;
    let number = word.case == Case::Digits || NUMBERS.is_among(word.tables) || word.base.contains('-');
    number.then_some(())?;
    year_first(said, at)
        .map(|end| (end, 90))
        .or_else(|| in_numbers(said, at).map(|end| (end, 50)))
        .or_else(|| spanish_day(said, at).map(|end| (end, 40)))
        .or_else(|| of_that_month(said, at).map(|end| (end, 60)))
}

/// “2011, the first of November”, “twenty sixteen july the ninth”.
fn year_first(said: &Said, at: usize) -> Option<usize> {
    let figures = said.word(at).is_some_and(years::in_figures).then_some(at + 1);
    let year = figures.or_else(|| years::spoken(said, at))?;
    let article = usize::from(said.is(year, &["the", "on", "el"]) && said.close(year + 1));
    let again = usize::from(article > 0 && said.is(year + 1, &["the", "el"]));
    let from = year + article + again;
    // “in 2011, May 5th was”: behind a full stop another sentence begins.
    let near = said.near(year) && !said.ends_sentence(year) && said.close(from) | (article + again == 0);
    near.then(|| core(said, from)).flatten()
}

/// “on nine twenty four twenty two”: a month, a day and a year in numbers.
fn in_numbers(said: &Said, at: usize) -> Option<usize> {
    let led = at > 0
        && said.close(at)
        && said.is(at - 1, &["on", "dated", "since", "until", "till", "was", "from", "filed", "by", "is"]);
    let month = under_twenty(&said.word(at)?.base).is_some_and(|month| month < 13);
    let number = |n: usize| {
        let known = said.word(n).is_some_and(|w| under_twenty(&w.base).is_some() || is_tens(&w.base));
        (known && said.close(n)).then(|| tens_and_one(said, n))
    };
    let day = month.then(|| number(at + 1)).flatten()?;
    let small = under_twenty(&said.word(at + 1)?.base).is_some() || said.is(at + 1, &["twenty", "thirty"]);
    let digit = |n: usize| said.word(n).and_then(|w| under_twenty(&w.base)).is_some_and(|one| one < 10);
    // “four nineteen two thousand one”: so only a day of a year is said.
    let begins = !(at > 0 && said.close(at) && says_a_number(&said.word(at - 1)?.base));
    let sure = begins && said.is(day, &["two"]) && said.is(day + 1, &["thousand"]);
    (led || sure).then_some(())?;
    let oh = said.is(day, &["oh"]) && said.close(day) && digit(day + 1);
    let year = if oh { Some(day + 2) } else { number(day).filter(|_| !digit(day)) };
    let end = years::spoken(said, day).or(year)?;
    (small && (sure || apart(said, end))).then_some(end)
}

/// “the 14th of that month”, “el 14 de ese mes”.
fn of_that_month(said: &Said, at: usize) -> Option<usize> {
    let day = ordinal(said, at).or_else(|| said.word(at).filter(|w| days::in_figures(w)).map(|_| at + 1))?;
    let of = said.is(day, &["of", "de"]) && said.close(day);
    let which = said.is(day + 1, &["that", "this", "ese", "este"]);
    let month = day + 2 + usize::from(said.is(day + 2, &["same"]));
    (of && which && said.is(month, &["month", "mes"]) && said.close(month)).then_some(month + 1)
}

/// “Murió ahí, el veinticinco,”: a day of Spanish between two marks.
fn spanish_day(said: &Said, at: usize) -> Option<usize> {
    let word = said.word(at)?;
    let article = at > 0 && said.is(at - 1, &["el"]) && said.close(at) && said.is_spanish();
    let late = word.base.starts_with("veinti") || word.base.starts_with("dieci") || word.base == "treinta";
    let marked = article && said.gap(at - 1).starts_with(',');
    let end = days::in_spanish(said, at)
        .filter(|_| marked && late && tables::DAYS_SPANISH.is_among(word.tables))?;
    said.ends_clause(end).then_some(end)
}

/// “the following 4th of January”, “that next Tuesday the 5th”: where the word begins that tells which.
pub(super) fn from_which(said: &Said, at: usize) -> usize {
    let which = at
        .checked_sub(1)
        .filter(|n| said.is(*n, &["following", "next", "previous", "same", "very"]) && said.close(at));
    let day = ordinal(said, at).is_some() || days::day(said, at).is_some();
    which.filter(|_| day).unwrap_or(at)
}
