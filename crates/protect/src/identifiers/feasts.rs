//! Feasts and other days that have a name, where they tell when something was.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::days::apart;
use super::said::Said;
use super::tables;
use super::words::Word;
use super::years::with_year;

/// Feasts by their first word, each as its words.
type Feasts = HashMap<&'static str, Vec<Vec<&'static str>>>;

/// Days that have no other meaning: “Cinco de Mayo”.
static DAYS: LazyLock<Feasts> = LazyLock::new(|| tables::names_of("feast-days"));
/// Feasts that are talked of besides: “Christmas”.
static SEASONS: LazyLock<Feasts> = LazyLock::new(|| tables::names_of("feasts"));

/// End of a feast with its “Day”, “Eve” or “weekend”, and whether it has no other meaning.
pub(super) fn feast(said: &Said, at: usize) -> Option<(usize, bool)> {
    // “may day” without capitals is said by chance, too.
    let chance = said.word(at).is_some_and(|word| word.base == "may" && !word.is_capital());
    let sure = longest(&DAYS, said, at).filter(|_| !chance);
    let sure =
        sure.or_else(|| saints_day(said, at)).or_else(|| dia_de(said, at)).or_else(|| feast_of(said, at));
    let named = sure.or_else(|| longest(&SEASONS, said, at))?;
    let part = said.is(named, &["day", "eve", "weekend", "night", "morning", "week"]) && beside(said, named);
    let end = named + usize::from(part);
    (!is_house(said, at, end)).then_some((end, sure.is_some() || part))
}

/// “St. Patrick's Day School”: a house that is called by a feast. Without capitals “on st. patrick's day school
/// was closed” is said too, so there only what stands before a house tells, and only of a saint's, which is
/// found as a body.
pub(super) fn is_house(said: &Said, at: usize, end: usize) -> bool {
    const HOUSES: [&str; 8] =
        ["school", "preschool", "academy", "nursery", "camp", "center", "centre", "care"];
    let led = || at > 0 && said.is(at - 1, &["at", "near", "behind", "outside", "called"]) && said.close(at);
    let small = || said.is(at, &["st", "saint"]) && led();
    said.is(end, &HOUSES) && said.close(end) && (said.word(end).is_some_and(Word::is_capital) || small())
}

/// End of “St. Martin's Day”, “Saint Lucy's Eve”.
fn saints_day(said: &Said, at: usize) -> Option<usize> {
    let saint = said.is(at, &["st", "saint"]) && said.near(at + 1);
    let name = said.word(at + 1).filter(|word| saint && word.tail.ends_with('s'))?;
    let day = said.is(at + 2, &["day", "eve"]) && said.close(at + 2);
    (day && (name.is_capital() || !name.is_word())).then_some(at + 3)
}

/// End of “Día de San Juan”, “día de Todos Santos”: whose day it is has a capital.
fn dia_de(said: &Said, at: usize) -> Option<usize> {
    let led = said.is(at, &["dia"]) && said.is(at + 1, &["de", "del"]) && said.close(at + 1);
    let article = usize::from(led && said.is(at + 2, &["la", "las", "los", "el"]));
    let from = at + 2 + article;
    let saint = led && said.is(from, &["san", "santa", "santo"]) && said.close(from + 1);
    let named = |n: usize| said.close(n) && said.word(n).is_some_and(Word::is_capital);
    let words = (from..from + 3).take_while(|n| named(*n)).count();
    let words = if saint && words == 0 { 2 } else { words };
    (led && words > 0).then_some(from + words)
}

/// End of “Feast of Saint Anthony”, “feast of the Assumption”, “fiesta de San Juan”.
fn feast_of(said: &Said, at: usize) -> Option<usize> {
    let led = said.is(at, &["feast", "fiesta"]) && said.is(at + 1, &["of", "de"]) && said.close(at + 1);
    let from = at + 2 + usize::from(led && said.is(at + 2, &["the", "our", "la", "el"]));
    let named = |n: usize| said.close(n) && said.word(n).is_some_and(Word::is_capital);
    let words = (from..from + 3).take_while(|n| named(*n)).count();
    (led && words > 0).then_some(from + words)
}

/// End of “the Fourth” of July, at its number: a capital, and nothing behind that is counted.
pub(super) fn the_fourth(said: &Said, at: usize) -> Option<usize> {
    let led = at > 0 && said.is(at - 1, &["the"]) && said.close(at);
    let named = said.is(at, &["fourth"]) && said.word(at).is_some_and(Word::is_capital);
    let dated = led && named && at > 1 && dated(said, at - 1) != Dated::No;
    (dated && apart(said, at + 1) && !said.is(at + 1, &["and", "at", "near"])).then_some(at + 1)
}

/// Whether a word stands beside the one before, with the mark of a plural's owner: “All Saints' Day”.
fn beside(said: &Said, at: usize) -> bool {
    said.near(at) || matches!(said.gap(at), "' " | "’ ")
}

fn longest(feasts: &Feasts, said: &Said, at: usize) -> Option<usize> {
    let fits = |words: &&Vec<&str>| {
        words.iter().enumerate().skip(1).all(|(n, word)| said.is(at + n, &[word]) && beside(said, at + n))
    };
    let all = feasts.get(said.word(at)?.base.as_str())?;
    all.iter().filter(fits).map(Vec::len).max().map(|length| at + length)
}

/// End of a wish at its first word: “Merry Christmas”, “Happy Birthday”, “Eid Mubarak”. It is written with
/// capitals and tells of nobody and of no day, unless a year is said: of “that happy Christmas 2019” only
/// the first word is passed over.
pub(super) fn wish(said: &Said, at: usize) -> Option<usize> {
    said.has_wishes().then_some(())?;
    if said.is_in(at, tables::WISHES) && said.close(at + 1) {
        if said.is_in(at + 1, tables::WISHED) {
            return Some(at + 2);
        }
        let (end, _) = feast(said, at + 1)?;
        return Some(if with_year(said, end) > end { at + 1 } else { end });
    }
    // “Lunar New Year” is the longest of the feasts that are wished so.
    let behind = (at + 1..at + 4).find(|n| said.is_in(*n, tables::WISHES_BEHIND) && said.close(*n))?;
    let wished = feast(said, at).is_some_and(|(end, _)| end == behind);
    (wished && with_year(said, behind + 1) == behind + 1).then_some(behind + 1)
}

/// End of a feast with the wish behind it where a year follows: “Eid Mubarak 2021”.
pub(super) fn wished_of_a_year(said: &Said, named: usize) -> usize {
    let wished = said.is_in(named, tables::WISHES_BEHIND) && said.close(named);
    if wished && with_year(said, named + 1) > named + 1 { named + 1 } else { named }
}

/// How surely what stands before a feast tells that something is dated by it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dated {
    /// “since Christmas”.
    Yes,
    /// “we'd be open till Christmas”: of what may be, or is every year. A person decides.
    ByHabit,
    /// “we like Christmas”.
    No,
}

/// Whether what stands before a feast tells that something is dated by it.
pub(super) fn dated(said: &Said, at: usize) -> Dated {
    const SURE: [&str; 7] = ["on", "since", "last", "this", "next", "en", "desde"];
    const MAYBE: [&str; 17] = [
        "by",
        "until",
        "till",
        "before",
        "after",
        "around",
        "over",
        "of",
        "to",
        "past",
        "near",
        "during",
        "through",
        "throughout",
        "antes",
        "hasta",
        "durante",
    ];
    let led = |words: &[&str]| at > 0 && said.close(at) && said.is(at - 1, words);
    // “It was Thanksgiving and we were all there.”
    let was = led(&["was"]) && at > 1 && said.is(at - 2, &["it", "that"]);
    match (led(&SURE) || was, led(&MAYBE)) {
        (true, _) => Dated::Yes,
        (_, true) if is_habit(said, at) => Dated::ByHabit,
        (_, true) => Dated::Yes,
        _ => Dated::No,
    }
}

/// Whether the sentence tells before a word of what may be, or is every year: “we'd be open till Christmas”,
/// “who can do the 14th”. It is a day less surely.
pub(super) fn is_habit(said: &Said, at: usize) -> bool {
    const REACH: usize = 10;
    let from = (at.saturating_sub(REACH)..at).rev().find(|n| said.ends_sentence(*n)).unwrap_or(0);
    (from.max(at.saturating_sub(REACH))..at).any(|n| {
        let shortened =
            said.word(n).is_some_and(|word| word.tail.ends_with('d') || word.tail.ends_with("ll"));
        // “he said he would”: that is told of one day.
        let told = (n.saturating_sub(3)..n).any(|before| said.is_in(before, tables::SPEAKS));
        (shortened || said.is_in(n, tables::HABITS)) && !told
    })
}
