//! Feasts and other days that have a name, where they tell when something was.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::said::Said;
use super::tables;

/// Feasts by their first word, each as its words.
type Feasts = HashMap<&'static str, Vec<Vec<&'static str>>>;

/// Days that have no other meaning: “Cinco de Mayo”.
static DAYS: LazyLock<Feasts> = LazyLock::new(|| tables::names_of("feast-days"));
/// Feasts that are talked of besides: “Christmas”.
static SEASONS: LazyLock<Feasts> = LazyLock::new(|| tables::names_of("feasts"));

/// End of a feast with its “Day”, “Eve” or “weekend”, and whether it has no other meaning.
pub(super) fn feast(said: &Said, at: usize) -> Option<(usize, bool)> {
    let sure = longest(&DAYS, said, at);
    let named = sure.or_else(|| longest(&SEASONS, said, at))?;
    let part = said.is(named, &["day", "eve", "weekend", "night", "morning", "week"]) && said.close(named);
    Some((named + usize::from(part), sure.is_some() || part))
}

fn longest(feasts: &Feasts, said: &Said, at: usize) -> Option<usize> {
    let fits = |words: &&Vec<&str>| {
        words.iter().enumerate().skip(1).all(|(n, word)| said.is(at + n, &[word]) && said.near(at + n))
    };
    let all = feasts.get(said.word(at)?.base.as_str())?;
    all.iter().filter(fits).map(Vec::len).max().map(|length| at + length)
}

/// Whether what stands before a feast tells that something is dated by it.
pub(super) fn is_dated(said: &Said, at: usize) -> bool {
    const BEFORE: [&str; 20] = [
        "on", "by", "until", "till", "before", "after", "since", "around", "over", "last", "this", "next",
        "of", "to", "past", "near", "en", "desde", "antes", "hasta",
    ];
    at > 0 && said.is(at - 1, &BEFORE) && said.close(at)
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
