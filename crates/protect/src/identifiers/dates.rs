//! Dates in words.

use super::feasts::{Dated, beside_feast, dated, feast, is_habit, wish, wished_of_a_year};
use super::finding::Kind;
use super::number_words::{tens_and_one, under_twenty};
use super::reason::Shape;
use super::said::{Said, Sink};
use super::tables;
use super::words::{Case, Word};

fn month(word: &Word) -> bool {
    let wordlike = matches!(word.base.as_str(), "may" | "march" | "mar" | "sep" | "jun" | "dec" | "jan");
    month_beside_day(word) && (!wordlike || word.is_capital())
}

/// A month in any case, for beside a day it is one.
fn month_beside_day(word: &Word) -> bool {
    tables::MONTHS.contains(&word.base)
}

/// `9`, and of several days `14-18`.
fn day_number(word: &Word) -> bool {
    let one = |part: &str| part.len() < 3 && part.parse().is_ok_and(|n: u32| (1..=31).contains(&n));
    let mut parts = word.base.split('-');
    word.case == Case::Digits && parts.by_ref().take(2).all(one) && parts.next().is_none()
}

fn day(word: &Word) -> bool {
    day_number(word) || day_ordinal(word)
}

fn day_ordinal(word: &Word) -> bool {
    let counted = ["st", "nd", "rd", "th", "ro", "o"].iter().find_map(|end| word.base.strip_suffix(end));
    let counted = counted.and_then(|n| n.parse::<u32>().ok()).is_some_and(|n| (1..=31).contains(&n));
    counted || tables::DAY_ORDINALS.contains(&word.base)
}

fn year(word: &Word) -> bool {
    word.case == Case::Digits && is_year(&word.base)
}

/// Whether figures are those of a year.
pub(super) fn is_year(figures: &str) -> bool {
    figures.len() == 4 && figures.parse().is_ok_and(|n: u32| (1900..2100).contains(&n))
}

/// Dates of a passage.
pub(super) fn dates(said: &Said, sink: &mut Sink) {
    let mut at = 0;
    while at < said.len() {
        if let Some(end) = wish(said, at) {
            at = end;
            continue;
        }
        match date_at(said, at) {
            Some((end, percent)) => {
                sink.shape(said, at..end, Kind::Date, percent, Shape::Date);
                at = end;
            }
            None => at += 1,
        }
    }
}

/// End of the date that begins at a word, and how sure it is.
fn date_at(said: &Said, at: usize) -> Option<(usize, u8)> {
    let after_day = weekday(said, at);
    let begins = after_day.unwrap_or(at);
    let found = day_of_month(said, begins)
        .or_else(|| spanish_day(said, begins))
        .or_else(|| month_day(said, begins))
        .or_else(|| nth_weekday(said, begins));
    let found = found.map(|end| (with_year(said, with_more_days(said, end)), 95));
    found.or_else(|| beside_feast(said, at).map(|end| (with_year(said, end), 70))).or_else(|| match after_day
    {
        Some(begins) => day_alone(said, begins),
        None => loose(said, at).or_else(|| born(said, at)).or_else(|| until_day(said, at)),
    })
}

/// End of `–18` behind `Jan. 14`, of `and 10th` behind `May 9th`.
fn with_more_days(said: &Said, end: usize) -> usize {
    let dash = matches!(said.gap(end).trim(), "–" | "—" | "-") && said.word(end).is_some_and(day_number);
    if dash {
        return end + 1;
    }
    let joined = said.is(end, &["and", "through", "to"]) && said.close(end) && said.close(end + 1);
    let next = said.word(end + 1);
    let fits = next.is_some_and(day_ordinal) || next.is_some_and(day_number) && said.ends_clause(end + 2);
    let before = end.checked_sub(1).and_then(|n| said.word(n)).is_some_and(day);
    if joined && fits && before { end + 2 } else { end }
}

/// `1996`, `'96` behind `born in`: a year that tells an age.
fn born(said: &Said, at: usize) -> Option<(usize, u8)> {
    let led = at > 1
        && said.is(at - 1, &["in", "en"])
        && said.is(at - 2, &["born", "naci", "nacio", "nacida", "nacido"]);
    let word = said.word(at).filter(|_| led)?;
    let short =
        matches!(said.gap(at).trim(), "'" | "’" | "‘") && word.figure().is_some() && word.base.len() == 2;
    (short || year(word)).then_some((at + 1, 70)).or_else(|| spoken_year(said, at).map(|end| (end, 70)))
}

/// `Thursday`, `Thursday,`, `Thursday the` or `Thursday, the`.
fn weekday(said: &Said, at: usize) -> Option<usize> {
    let word = said.word(at)?;
    let next = at + 1;
    // “Thurs. the 20th”, “Tues 6 Feb”: what is short is a word too, unless a day follows.
    let short = || {
        let dated = said.is(next, &["the"]) || said.word(next).is_some_and(|w| day(w) || month(w));
        word.is_capital() && said.is_in(at, tables::DAYS_SHORT) && said.near(next) && dated
    };
    (tables::DAYS.contains(&word.base) || short()).then_some(())?;
    let article = said.is(next, &["the", "el"]) && said.near(next);
    Some(if article { next + 1 } else { next })
}

/// `9th of May`, `9 May`, `third of March`, `ninth of that December`, `9 de mayo`.
fn day_of_month(said: &Said, at: usize) -> Option<usize> {
    said.word(at).filter(|word| day(word))?;
    // “the 9th and 10th of May”.
    let several = said.is(at + 1, &["and", "y", "or"]) && said.close(at + 1) && said.close(at + 2);
    if several && said.word(at + 2).is_some_and(day_ordinal) && !said.is(at + 3, &["and", "y", "or"]) {
        return day_of_month(said, at + 2);
    }
    // “the 20th day of April”.
    let at = at + usize::from(said.is(at + 1, &["day"]) && said.close(at + 1));
    let of = said.is(at + 1, &["of", "de"]) && said.close(at + 1);
    let of_which = of && said.is(at + 2, &["that", "this", "last", "next"]) && said.close(at + 2);
    let at_month = at + 1 + usize::from(of) + usize::from(of_which);
    let name = said.word(at_month).filter(|_| said.close(at_month))?;
    let dated = month_beside_day(name) && said.word(at_month + 1).is_some_and(year);
    let fits = if of { month_beside_day(name) } else { month(name) || dated };
    fits.then_some(at_month + 1)
}

/// `once de mayo`, `treinta y uno de diciembre`.
fn spanish_day(said: &Said, at: usize) -> Option<usize> {
    said.is_in(at, tables::DAYS_SPANISH).then_some(())?;
    let more = said.is(at, &["treinta"]) && said.is(at + 1, &["y"]) && said.is(at + 2, &["uno"]);
    let of = if more { at + 3 } else { at + 1 };
    let named = said.word(of + 1).is_some_and(month_beside_day) && said.close(of + 1);
    (said.is(of, &["de"]) && said.close(of) && named).then_some(of + 2)
}

/// `first Friday in March`, `last Monday of May`, `second week of August`.
fn nth_weekday(said: &Said, at: usize) -> Option<usize> {
    let counted = said.word(at).is_some_and(day_ordinal) || said.is(at, &["last"]);
    let unit = said.is_in(at + 1, tables::DAYS) || said.is(at + 1, &["week", "weekend", "semana"]);
    let named = counted && unit && said.is(at + 2, &["in", "of", "de"]);
    let close = || (at + 1..at + 4).all(|n| said.close(n));
    let month = said.word(at + 3).filter(|_| named).is_some_and(month_beside_day).then_some(at + 4);
    // “the last Sunday in Lent”.
    let of = month.or_else(|| feast(said, at + 3).filter(|_| named).map(|(end, _)| end));
    of.filter(|_| close())
}

/// The 18th of `Friday the 18th`, the eighth of `Saturday the eighth`.
fn day_alone(said: &Said, at: usize) -> Option<(usize, u8)> {
    let article = at > 0 && said.is(at - 1, &["the"]);
    let spoken = said.word(at).is_some_and(|word| tables::DAY_ORDINALS.contains(&word.base));
    let ends = said.ends_clause(at + 1) || said.is_stop(at + 1);
    if article && spoken && ends && at > 1 && said.is_in(at - 2, tables::DAYS) && said.near(at) {
        return Some((at + 1, 60));
    }
    said.word(at).filter(|word| word.case == Case::Digits && day_ordinal(word))?;
    (said.close(at) && (article || said.ends_clause(at + 1))).then_some((at + 1, 70))
}

/// The 3rd of `paid till the 3rd`, the eleventh of `on the eleventh`, the 21st of `prelim the 21st,`.
fn until_day(said: &Said, at: usize) -> Option<(usize, u8)> {
    const BEFORE: [&str; 8] = ["till", "until", "by", "since", "before", "after", "from", "on"];
    let word = said.word(at).filter(|word| day_ordinal(word))?;
    let article = at > 0 && said.is(at - 1, &["the"]) && said.close(at) && said.ends_clause(at + 1);
    let led = article && at > 1 && said.is(at - 2, &BEFORE) && said.close(at - 1);
    let figures = word.case == Case::Digits;
    let percent = match (figures, led) {
        (true, true) => 60,
        (true, false) if is_habit(said, at) => 30,
        _ => 45,
    };
    let spoken = led && !said.is(at, &["first", "second", "third", "primero"]);
    (figures && article || spoken).then_some((at + 1, percent))
}

/// `March 9`, `March 9th`, `March the 9th`, `October twelfth`.
fn month_day(said: &Said, at: usize) -> Option<usize> {
    let name = said.word(at).filter(|word| month_beside_day(word))?;
    let article = said.is(at + 1, &["the"]) && said.close(at + 1);
    let at_day = if article { at + 2 } else { at + 1 };
    // “Oct. 21”.
    let shortened = name.text.len() < 5 && said.gap(at_day).trim() == "." && said.near(at_day);
    let there = said.word(at_day).filter(|_| said.close(at_day) || shortened)?;
    if let Some(end) = spoken_day(said, at_day).filter(|_| !article && (name.is_capital() || month(name))) {
        return Some(end);
    }
    let dated = at > 0 && said.is(at - 1, &["on", "by", "since", "until", "till", "from"])
        || said.word(at_day + 1).is_some_and(year)
        || said.before(at).is_some_and(|w| tables::DAYS.contains(&w.base));
    let plain = name.is_capital() || month(name) || dated;
    let alone = said.ends_clause(at_day + 1) && !said.is(at_day, &["first", "second"]);
    (day_ordinal(there) && (plain || article || alone || there.case == Case::Digits)
        || plain && day_number(there))
    .then_some(at_day + 1)
}

/// End of the day of `September fourteen`, `may twenty two`, where the clause or a function word follows.
fn spoken_day(said: &Said, at: usize) -> Option<usize> {
    let base = said.word(at)?.base.as_str();
    let tens = |part: &str| matches!(part, "twenty" | "thirty");
    let compound = base
        .split_once('-')
        .is_some_and(|(part, one)| tens(part) && under_twenty(one).is_some_and(|one| one < 10));
    let end = (tens(base) || compound || under_twenty(base).is_some()).then(|| tens_and_one(said, at))?;
    let apart = said.ends_clause(end) || said.is_stop(end) && !said.is(end, &["of"]);
    // “nineteen ninety” is a year.
    (apart && spoken_year(said, at).is_none()).then_some(end)
}

/// A year behind the date: `, 2023`, `of 2023`, `of last year`, `del 2023`, `twenty nineteen`.
pub(super) fn with_year(said: &Said, end: usize) -> usize {
    let of = said.is(end, &["of", "de", "del", "in"]) && said.close(end);
    let at = if of { end + 1 } else { end };
    let short = matches!(said.gap(at).trim_start_matches(',').trim(), "'" | "’" | "‘")
        && said.word(at).is_some_and(|word| word.figure().is_some() && word.base.len() == 2);
    if said.word(at).is_some_and(year) && said.near(at) || short {
        return at + 1;
    }
    if said.is(at, &["last", "this", "that", "next"]) && said.is(at + 1, &["year"]) && said.close(at) {
        return at + 2;
    }
    if said.is(at, &["ano"]) && said.is(at + 1, &["pasado"]) {
        return at + 2;
    }
    spoken_year(said, at).unwrap_or(end)
}

fn spoken_year(said: &Said, at: usize) -> Option<usize> {
    let second = said.word(at + 1)?.base.as_str();
    let likely = tables::YEAR_ENDS.contains(second) || second.starts_with("twenty-");
    (said.is(at, &["twenty", "nineteen"]) && likely && said.close(at) && said.close(at + 1)).then_some(at + 2)
}

/// A month of a year, `last October`, a feast of a year.
fn loose(said: &Said, at: usize) -> Option<(usize, u8)> {
    let word = said.word(at)?;
    // “mid-July”.
    let parted = word.base.split_once('-').filter(|(part, _)| matches!(*part, "mid" | "early" | "late"));
    if parted.is_some_and(|(_, month)| tables::MONTHS.contains(month)) {
        return Some((with_year(said, at + 1), 50));
    }
    let season = tables::SEASONS.contains(&word.base);
    if season || month_beside_day(word) {
        let end = with_year(said, at + 1);
        if end > at + 1 {
            return Some((end, if season { 45 } else { 75 }));
        }
    }
    if let Some((named, sure)) = feast(said, at) {
        let named = wished_of_a_year(said, named);
        let end = with_year(said, named);
        if end > named {
            return Some((end, 75));
        }
        return match dated(said, at) {
            _ if sure => Some((named, 85)),
            Dated::Yes => Some((named, 55)),
            Dated::ByHabit => Some((named, 35)),
            Dated::No => None,
        };
    }
    let next = said.word(at + 1).filter(|_| said.close(at + 1))?;
    if said.is(at, &["last", "next"]) && month_beside_day(next) {
        return Some((with_year(said, at + 2), 60));
    }
    let part = said.is(at, &["late", "early", "mid"]) && month(next);
    part.then(|| (with_year(said, at + 2), 50))
}
