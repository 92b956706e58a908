//! What a date is said with: “the night of the ninth”, “two days before Thanksgiving”, “early in March”.

use super::dates::{core, month_of_year};
use super::days::{self, apart, month, ordinal};
use super::feasts::{feast, the_fourth};
use super::number_words::under_twenty;
use super::said::Said;
use super::tables;
use super::words::Word;
use super::years::{self, with_year};

/// Words that take a day with “of”.
const OF_DAY: [&str; 16] = [
    "night",
    "morning",
    "evening",
    "afternoon",
    "day",
    "date",
    "week",
    "weekend",
    "eve",
    "vispera",
    "noche",
    "manana",
    "tarde",
    "madrugada",
    "semana",
    "dia",
];
/// What is counted before and after a day.
const UNITS: [&str; 18] = [
    "day", "days", "night", "nights", "week", "weeks", "weekend", "month", "months", "morning", "evening",
    "dia", "dias", "noche", "semana", "semanas", "mes", "meses",
];
/// Parts of a month, a season or a year.
const PARTS: [&str; 15] = [
    "month",
    "mes",
    "end",
    "beginning",
    "start",
    "middle",
    "close",
    "final",
    "finales",
    "fines",
    "principio",
    "principios",
    "mediados",
    "inicios",
    "comienzos",
];
/// What is counted in a month, a year or a feast.
const COUNTED: [&str; 18] = [
    "day",
    "days",
    "night",
    "nights",
    "week",
    "weeks",
    "weekend",
    "half",
    "part",
    "quarter",
    "dia",
    "dias",
    "semana",
    "semanas",
    "mitad",
    "quincena",
    "trimestre",
    "noche",
];
/// Numbers of what is counted, besides those of days.
const WHICH: [&str; 16] = [
    "last", "final", "latter", "other", "ultimo", "ultima", "ultimos", "ultimas", "primer", "primera",
    "segunda", "segundo", "tercer", "tercera", "cuarto", "cuarta",
];

/// End of a date that something else begins, and how sure it is.
pub(super) fn led(said: &Said, at: usize) -> Option<(usize, u8)> {
    on_or_about(said, at)
        .or_else(|| of_a_day(said, at))
        .or_else(|| of_which_month(said, at))
        .or_else(|| beside(said, at))
        .or_else(|| part(said, at))
        .or_else(|| early(said, at))
        .or_else(|| counted(said, at))
}

/// “on or about the fifteenth”, “el día 3 de mayo”, “el pasado 3 de mayo”.
fn on_or_about(said: &Said, at: usize) -> Option<(usize, u8)> {
    let about = said.is(at, &["on"]) && said.is(at + 1, &["or"]) && said.is(at + 2, &["about", "around"]);
    if about {
        return a_day(said, skipped(said, at + 3));
    }
    let dated = said.is(at, &["dia", "pasado", "proximo"]) && said.close(at + 1);
    let end = dated.then(|| core(said, at + 1)).flatten();
    end.map(|end| (end, 95)).or_else(|| {
        let day = said.is(at, &["dia"]) && said.word(at + 1).is_some_and(days::in_figures);
        (dated && day && apart(said, at + 2)).then_some((at + 2, 50))
    })
}

/// “the 4th of last month”, “the second of the month”, “el 5 del mes pasado”.
fn of_which_month(said: &Said, at: usize) -> Option<(usize, u8)> {
    let end = ordinal(said, at)?;
    let of = said.is(end, &["of"]) && said.close(end) && said.close(end + 1);
    let which = of && said.is(end + 1, &["last", "this", "next", "that", "the"]);
    let month = which && said.is(end + 2, &["month"]) && said.close(end + 2);
    // “the first of the month” is every month's.
    let any = said.is(end + 1, &["the"]);
    (month && !any).then_some((end + 3, 60))
}

/// Where the words before a name go on: without an article.
fn skipped(said: &Said, at: usize) -> usize {
    at + usize::from(said.is(at, &["the", "el", "la", "los"]) && said.close(at + 1))
}

/// End of a day that something else has led to: a date, a day alone, a feast.
fn a_day(said: &Said, at: usize) -> Option<(usize, u8)> {
    if let Some(end) = core(said, at) {
        return Some((end, 90));
    }
    if let Some(end) = the_fourth(said, at) {
        return Some((end, 70));
    }
    if let Some((end, _)) = feast(said, at) {
        return Some((with_year(said, end), 70));
    }
    let spanish = said.is(at.checked_sub(1)?, &["del", "el"]) && said.word(at).is_some_and(days::in_figures);
    let end = ordinal(said, at).or_else(|| spanish.then_some(at + 1))?;
    apart(said, end).then_some((end, 65))
}

/// “the night of the ninth”, “the week of May 3”, “la noche del 5”, “the eve of Rosh Hashanah”.
fn of_a_day(said: &Said, at: usize) -> Option<(usize, u8)> {
    let of = said.is(at, &OF_DAY) && said.is(at + 1, &["of", "de", "del"]) && said.close(at + 1);
    let from = of.then(|| skipped(said, at + 2)).filter(|from| said.close(*from))?;
    // “the day of the first”: one of several.
    let first = said.is(at, &["day", "date", "dia"]) && said.is(from, &["first", "second", "third"]);
    a_day(said, from).filter(|_| !first)
}

/// “two days before Thanksgiving”, “the Monday after Easter”, “the day after March 9”.
fn beside(said: &Said, at: usize) -> Option<(usize, u8)> {
    const COUNTS: [&str; 9] = ["a", "one", "couple", "un", "una", "dos", "tres", "cuatro", "few"];
    let word = said.word(at)?;
    let many = said.is(at, &COUNTS) || under_twenty(&word.base).is_some() || is_count(word);
    let of = usize::from(said.is(at, &["couple"]) && said.is(at + 1, &["of"]));
    let unit = at + usize::from(many) + of;
    let named = said.is(unit, &UNITS) || !many && said.is_in(unit, tables::DAYS);
    let or_two = usize::from(named && said.is(unit + 1, &["or"]) && said.is(unit + 2, &["two", "so"])) * 2;
    let joint = unit + 1 + or_two;
    let led = named
        && said.is(joint, &["before", "after", "following", "antes", "despues"])
        && (at + 1..=joint).all(|n| said.close(n));
    led.then_some(())?;
    let of = usize::from(said.is(joint + 1, &["de", "del"]));
    let from = skipped(said, joint + 1 + of);
    if let Some(end) = core(said, from).or_else(|| the_fourth(said, from)) {
        return Some((end, 70));
    }
    let (end, _) = feast(said, from).filter(|_| said.close(from))?;
    Some((with_year(said, end), 70))
}

fn is_count(word: &Word) -> bool {
    word.figure().is_some() && word.base.len() < 4
}

/// “the end of May 2018”, “mediados de junio”, “the middle of June”.
fn part(said: &Said, at: usize) -> Option<(usize, u8)> {
    let of = said.is(at, &PARTS) && said.is(at + 1, &["of", "de", "del"]) && said.close(at + 1);
    // “the month of June” alone tells as little as “June”.
    let whole = said.is(at, &["month", "mes"]);
    let found = of.then(|| of_a_time(said, at + 2)).flatten()?;
    (!whole || month_of_year(said, at + 2).is_some()).then_some(found)
}

/// “early in March of '21”, “late 2018”, “mid June”, “late in the summer of 2018”.
fn early(said: &Said, at: usize) -> Option<(usize, u8)> {
    let led = said.is(at, &["early", "late", "mid"]) && said.near(at + 1);
    let inside = led && said.is(at + 1, &["in"]) && said.close(at + 1);
    let from = at + 1 + usize::from(inside);
    led.then(|| of_a_time(said, from)).flatten()
}

/// “the first two weeks of May”, “the second Tuesday in July”, “the last ten nights of Ramadan”, “the first
/// quarter of 2018”.
fn counted(said: &Said, at: usize) -> Option<(usize, u8)> {
    const SMALL: [&str; 6] = ["few", "couple", "dos", "tres", "cuatro", "very"];
    let very = at + usize::from(said.is(at, &["very"]) && said.close(at + 1));
    let number = if said.is(very, &WHICH) { very + 1 } else { ordinal(said, very)? };
    let many = said.is(number, &SMALL)
        || said.word(number).is_some_and(|word| under_twenty(&word.base).is_some() || is_count(word));
    let unit = number + usize::from(many);
    let weekday = said.is_in(unit, tables::DAYS);
    let named = said.is(unit, &COUNTED) || weekday;
    let joint = unit + 1;
    let of = said.is(joint, &["of", "in", "de", "del"]);
    let after = weekday && said.is(joint, &["after", "before"]);
    (named && (of || after) && (at + 1..=joint).all(|n| said.close(n))).then_some(())?;
    let that = of && said.is(joint + 1, &["that"]) && said.is(joint + 2, &["month"]);
    if that && weekday {
        return Some((joint + 3, 60));
    }
    let from = skipped(said, joint + 1);
    let whole = said.is(unit, &["half", "part", "quarter", "trimestre", "mitad"]);
    let year = of && said.word(from).is_some_and(years::in_figures);
    if year && !whole {
        return None;
    }
    if let Some((end, _)) = feast(said, from) {
        return Some((with_year(said, end), 90));
    }
    let (end, percent) = if after { (core(said, from)?, 90) } else { of_a_time(said, from)? };
    Some((end, if weekday { 95 } else { percent.max(50) }))
}

/// End of what has parts: a month, a season of a year, a year.
fn of_a_time(said: &Said, at: usize) -> Option<(usize, u8)> {
    let article =
        usize::from(said.is(at, &["the", "el", "la", "that", "last", "this", "next"]) && said.close(at + 1));
    let month_of = said.is(at + article, &["month", "mes"]) && said.is(at + article + 1, &["of", "de"]);
    let from = at + article + 2 * usize::from(month_of);
    let word = said.word(from).filter(|_| said.close(from))?;
    if let Some(found) = month_of_year(said, from) {
        return Some((found.0, found.1.max(50)));
    }
    if month(word) || month_of {
        return days::month_beside_day(word).then_some((from + 1, 50));
    }
    let year = article == 0 && years::in_figures(word) && apart(said, from + 1);
    year.then_some((from + 1, 40))
}
