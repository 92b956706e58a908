//! Feasts and other days that have a name, where they tell when something was.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::said::Said;
use super::tables;
use super::words::Word;

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
    let sure = sure.or_else(|| saints_day(said, at)).or_else(|| dia_de(said, at));
    let named = sure.or_else(|| longest(&SEASONS, said, at))?;
    let part = said.is(named, &["day", "eve", "weekend", "night", "morning", "week"]) && said.close(named);
    Some((named + usize::from(part), sure.is_some() || part))
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
    let named = |n: usize| said.close(n) && said.word(n).is_some_and(Word::is_capital);
    let words = (from..from + 3).take_while(|n| named(*n)).count();
    (led && words > 0).then_some(from + words)
}

fn longest(feasts: &Feasts, said: &Said, at: usize) -> Option<usize> {
    let fits = |words: &&Vec<&str>| {
        words.iter().enumerate().skip(1).all(|(n, word)| said.is(at + n, &[word]) && said.near(at + n))
    };
    let all = feasts.get(said.word(at)?.base.as_str())?;
    all.iter().filter(fits).map(Vec::len).max().map(|length| at + length)
}

/// End of a wish at its first word: “Merry Christmas”, “Happy Birthday”, “Eid Mubarak”. It is written with
/// capitals and tells of nobody and of no day.
pub(super) fn wish(said: &Said, at: usize) -> Option<usize> {
    if said.is_in(at, tables::WISHES) && said.close(at + 1) {
        let wished = said.is_in(at + 1, tables::WISHED).then_some(at + 2);
        return wished.or_else(|| feast(said, at + 1).map(|(end, _)| end));
    }
    let (end, _) = feast(said, at)?;
    (said.is_in(end, tables::WISHES_BEHIND) && said.close(end)).then_some(end + 1)
}

/// Whether what stands before a feast tells that something is dated by it.
pub(super) fn is_dated(said: &Said, at: usize) -> bool {
    const SURE: [&str; 7] = ["on", "since", "last", "this", "next", "en", "desde"];
    const MAYBE: [&str; 13] = [
        "by", "until", "till", "before", "after", "around", "over", "of", "to", "past", "near", "antes",
        "hasta",
    ];
    let led = at > 0 && said.close(at);
    led && (said.is(at - 1, &SURE) || said.is(at - 1, &MAYBE) && !is_habit(said, at))
}

/// Whether the sentence tells before a word of what may be, or is every year: “we'd be open till Christmas”,
/// “who can do the 14th”. It dates nothing.
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

/// End of “two days after Easter”, “the Friday before Thanksgiving”, “the week of Christmas” at the
/// number or the unit.
pub(super) fn beside_feast(said: &Said, at: usize) -> Option<usize> {
    const UNITS: [&str; 14] = [
        "day", "days", "night", "week", "weeks", "weekend", "month", "months", "morning", "dia", "dias",
        "semana", "semanas", "evening",
    ];
    let counted = said.is_in(at, tables::AGES)
        || said.is(at, &["one", "two", "three", "four", "dos", "tres", "cuatro"])
        || said.word(at).is_some_and(|word| word.figure().is_some());
    let unit = at + usize::from(counted);
    let named = said.is(unit, &UNITS) || !counted && said.is_in(unit, tables::DAYS);
    let joint = unit + 1;
    let led = said.is(joint, &["before", "after", "of", "antes", "despues"]) && said.close(joint);
    let article = usize::from(said.is(joint + 1, &["the", "de"]));
    let from = joint + 1 + article;
    (named && led && said.close(from)).then(|| feast(said, from)).flatten().map(|(end, _)| end)
}
