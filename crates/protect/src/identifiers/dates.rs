//! Dates in words.

use super::context;
use super::date_forms;
use super::date_parts::led;
use super::days::{self, apart, day, listed, month, month_beside_day, ordinal, with_more};
use super::feasts::{Dated, dated, feast, is_habit, the_fourth, wish, wished_of_a_year};
use super::finding::Kind;
use super::reason::Shape;
use super::said::{Said, Sink};
use super::tables;
use super::words::Case;
use super::years::{self, with_year};

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
                let end = with_weekday(said, to_another(said, with_its_day(said, at, end)));
                let from = date_forms::from_which(said, at);
                sink.shape(said, from..end, Kind::Date, percent, Shape::Date);
                at = end;
            }
            None => at += 1,
        }
    }
}

/// End of the date that begins at a word, and how sure it is.
fn date_at(said: &Said, at: usize) -> Option<(usize, u8)> {
    if let Some(found) = led(said, at).or_else(|| date_forms::form(said, at)) {
        return Some(found);
    }
    let after_day = weekday(said, at);
    if let Some(end) = core(said, after_day.unwrap_or(at)) {
        return Some((end, 95));
    }
    match after_day {
        Some(begins) => day_alone(said, begins).or_else(|| loose(said, at)),
        None => loose(said, at)
            .or_else(|| born(said, at))
            .or_else(|| days_between(said, at))
            .or_else(|| until_day(said, at)),
    }
}

/// End of a day of a month, with what else belongs to it.
pub(super) fn core(said: &Said, at: usize) -> Option<usize> {
    let end = day_of_month(said, at).or_else(|| month_day(said, at))?;
    Some(with_year(said, with_more(said, end)))
}

/// End of the date that a date goes on to: `October 3rd to October 5th`, `May 2016 to August 2017`.
fn to_another(said: &Said, end: usize) -> usize {
    let word = said.is(end, &["to", "through", "thru", "until", "till", "al", "a", "hasta"]);
    let dash = matches!(said.gap(end).trim(), "–" | "—" | "-");
    let at = end + usize::from(word);
    let article = usize::from(said.is(at, &["the", "el"]));
    let from = at + article;
    let near = word && said.close(end) && said.close(at) && said.close(from) || dash && !word;
    let another = || {
        let begins = weekday(said, from).unwrap_or(from);
        let dated = || month_of_year(said, from).map(|(end, _)| end);
        core(said, begins).or_else(dated)
    };
    near.then(another).flatten().unwrap_or(end)
}

/// End of `, the 24th` behind a feast: `Christmas Eve, the 24th`.
fn with_its_day(said: &Said, at: usize, end: usize) -> usize {
    let article = said.is(end, &["the", "el"]) && said.gap(end).trim() == "," && said.near(end);
    let last = article && feast(said, at).is_some_and(|(named, _)| named == end)
        || article && at + 1 < end && feast(said, at + 1).is_some_and(|(named, _)| named == end);
    let day = last.then(|| ordinal(said, end + 1)).flatten();
    let dated =
        day.filter(|day| said.close(end + 1) && apart(said, *day) && !said.is(*day, &["time", "one"]));
    dated.map_or(end, |day| with_year(said, day))
}

/// End of `, a Monday` behind a date.
fn with_weekday(said: &Said, end: usize) -> usize {
    let article = said.is(end, &["a", "un"]) && said.near(end) && said.gap(end).starts_with(',');
    let day = article && said.is_in(end + 1, tables::DAYS) && said.close(end + 1);
    if day && said.ends_clause(end + 2) { end + 2 } else { end }
}

/// `1996`, `'96` behind `born in`: a year that tells an age.
fn born(said: &Said, at: usize) -> Option<(usize, u8)> {
    let led = at > 1
        && said.is(at - 1, &["in", "en"])
        && said.is(at - 2, &["born", "naci", "nacio", "nacida", "nacido"]);
    let word = said.word(at).filter(|_| led)?;
    let year = years::shortened(said, at) || years::in_figures(word);
    year.then_some((at + 1, 70)).or_else(|| years::spoken(said, at).map(|end| (end, 70)))
}

/// `Thursday`, `Thursday,`, `Thursday the`, `Thursday, the` or `Thursday morning the`.
fn weekday(said: &Said, at: usize) -> Option<usize> {
    let word = said.word(at)?;
    // “Thurs. the 20th”, “Tues 6 Feb”: what is short is a word too, unless a day follows.
    let short = || {
        let next = at + 1;
        let dated =
            said.is(next, &["the"]) || day(said, next).is_some() || said.word(next).is_some_and(month);
        word.is_capital() && said.is_in(at, tables::DAYS_SHORT) && said.near(next) && dated
    };
    (tables::DAYS.is_among(word.tables) || short()).then_some(())?;
    let part = said.is(at + 1, &["morning", "night", "evening", "afternoon"]) && said.close(at + 1);
    let next = at + 1 + usize::from(part);
    let article = said.is(next, &["the", "el"]) && said.near(next);
    Some(if article { next + 1 } else { next })
}

/// `9th of May`, `9 May`, `third of March`, `ninth of that December`, `9, 10 and 11 May`, `once de mayo`.
fn day_of_month(said: &Said, at: usize) -> Option<usize> {
    let spanish = day(said, at).is_none();
    let first = if spanish { days::in_spanish(said, at) } else { day(said, at) }?;
    let named = |end: usize| of_month(said, end, spanish);
    // Most days have no others beside them.
    named(first).or_else(|| listed(said, at).into_iter().find_map(named))
}

/// End of the month behind a day.
fn of_month(said: &Said, end: usize, spanish: bool) -> Option<usize> {
    // “the 20th day of April”.
    let day = usize::from(said.is(end, &["day"]) && said.close(end));
    let of_at = end + day;
    let of = said.is(of_at, &["of", "de"]) && said.close(of_at);
    let which = of && said.is(of_at + 1, &["that", "this", "last", "next"]) && said.close(of_at + 1);
    let at = of_at + usize::from(of) + usize::from(which);
    let name = said.word(at).filter(|_| said.close(at))?;
    let dated = month_beside_day(name) && said.word(at + 1).is_some_and(years::in_figures);
    let fits = if of { month_beside_day(name) } else { !spanish && (month(name) || dated) };
    // “14 Jun 19”.
    let short = !of && said.word(at + 1).is_some_and(|w| w.figure().is_some() && w.base.len() == 2);
    let year = short && said.close(at + 1) && apart(said, at + 2);
    fits.then_some(at + 1 + usize::from(year))
}

/// The 18th of `Friday the 18th`, the eighth of `Saturday the eighth`.
fn day_alone(said: &Said, at: usize) -> Option<(usize, u8)> {
    let article = at > 0 && said.is(at - 1, &["the", "el"]);
    // “el lunes 3”.
    let spanish = said.is_spanish() && said.word(at).is_some_and(days::in_figures) && said.close(at);
    if spanish && apart(said, at + 1) {
        return Some((at + 1, 60));
    }
    let end = ordinal(said, at)?;
    let figures = said.word(at).is_some_and(|word| word.case == Case::Digits);
    if !figures {
        let behind = at > 1 && said.is_in(at - 2, tables::DAYS) || at > 2 && said.is_in(at - 3, tables::DAYS);
        return (article && behind && said.near(at) && apart(said, end)).then_some((end, 60));
    }
    (said.close(at) && (article || said.ends_clause(end))).then_some((end, 70))
}

/// `3rd to the 9th` behind “from the”, `3rd and the 9th` behind “between the”.
fn days_between(said: &Said, at: usize) -> Option<(usize, u8)> {
    let article = at > 0 && said.is(at - 1, &["the"]) && said.close(at);
    let first = ordinal(said, at).filter(|_| article)?;
    let between = at > 1 && said.is(at - 2, &["between"]) && said.is(first, &["and"]);
    let joined = between || said.is(first, &["to", "through", "thru", "until", "till"]);
    let second = first + 2;
    let near = joined && said.is(first + 1, &["the"]) && said.close(first) && said.close(second);
    let end = ordinal(said, second).filter(|_| near)?;
    apart(said, end).then_some((end, 60))
}

/// The 3rd of `paid till the 3rd`, the eleventh of `on the eleventh`, the 21st of `prelim the 21st,`.
fn until_day(said: &Said, at: usize) -> Option<(usize, u8)> {
    const BEFORE: [&str; 18] = [
        "till", "until", "by", "since", "before", "after", "from", "on", "about", "around", "through", "due",
        "filed", "came", "left", "started", "arrived", "moved",
    ];
    const SPANISH: [&str; 4] = ["hasta", "desde", "para", "antes"];
    let end = ordinal(said, at);
    let word = said.word(at)?;
    let Some(end) = end else {
        let article = at > 1 && said.is(at - 1, &["el", "del"]) && said.is(at - 2, &SPANISH);
        let day = article && said.is_spanish() && days::in_figures(word) && said.close(at);
        return (day && said.ends_clause(at + 1)).then_some((at + 1, 45));
    };
    let article = at > 0 && said.is(at - 1, &["the"]) && said.close(at);
    let led = article && at > 1 && said.is(at - 2, &BEFORE) && said.close(at - 1);
    // “on the 15th and never again”, but not “on the 3rd and 4th floors”.
    let more = listed(said, at).first().copied().unwrap_or(end);
    let ends =
        article && (said.ends_clause(end) || led && apart(said, end) && (more == end || apart(said, more)));
    let figures = word.case == Case::Digits;
    let percent = match (figures, led) {
        (true, true) => 60,
        (true, false) if is_habit(said, at) => 30,
        _ => 45,
    };
    // “It came on the second.”
    let came = at > 2
        && said.ends_sentence(end)
        && said
            .is(at - 3, &["came", "arrived", "filed", "due", "paid", "signed", "born", "died", "happened"]);
    let counts = end == at + 1 && said.is(at, &["first", "second", "third", "primero"]) && !came;
    // “it was the fourteenth and I remember”: the first nine are said of one of several.
    let late = !word.base.starts_with(|c: char| c.is_ascii_digit())
        && (end > at + 1
            || word.base.contains("teenth")
            || said.is(at, &["tenth", "eleventh", "twelfth", "twentieth", "thirtieth"]));
    let told = article
        && at > 2
        && late
        && said.is(at - 2, &["was", "is"])
        && said.is(at - 3, &["it", "that", "today", "date"])
        && apart(said, end);
    if told {
        return Some((end, 45));
    }
    let spoken = led && !counts;
    (ends && (figures || spoken)).then_some((more.max(end), percent))
}

/// `March 9`, `March 9th`, `March the 9th`, `October twelfth`.
fn month_day(said: &Said, at: usize) -> Option<usize> {
    let name = said.word(at).filter(|word| month_beside_day(word))?;
    let article = said.is(at + 1, &["the"]) && said.close(at + 1);
    let at_day = if article { at + 2 } else { at + 1 };
    // “Oct. 21”.
    let shortened = name.text.len() < 5 && said.gap(at_day).trim() == "." && said.near(at_day);
    let there = said.word(at_day).filter(|_| said.close(at_day) || shortened)?;
    let end = day(said, at_day);
    let spoken = || days::spoken(said, at_day).filter(|_| !article && (name.is_capital() || month(name)));
    let Some(end) = end else { return spoken() };
    let dated = at > 0 && said.is(at - 1, &["on", "by", "since", "until", "till", "from"])
        || said.word(end).is_some_and(years::in_figures)
        || years::spoken(said, end).is_some()
        || said.before(at).is_some_and(|w| tables::DAYS.is_among(w.tables));
    let alone = there.case == Case::Digits && said.ends_clause(end);
    let plain = name.is_capital() || month(name) || dated || alone;
    // “may twenty third”: nothing else is said so.
    let tens = end == at_day + 2 || there.base.contains('-');
    let alone = said.ends_clause(end) && !said.is(at_day, &["first", "second"]) || tens;
    let is_ordinal = ordinal(said, at_day).is_some();
    let figures = there.case == Case::Digits;
    // “I told April the first thing”.
    let counts = article && said.is(at_day, &["first", "second", "third"]);
    if counts && !apart(said, end) && with_year(said, end) == end {
        return None;
    }
    (is_ordinal && (plain || article || alone || figures) || plain && days::in_figures(there)).then_some(end)
}

/// A month of a year, two months of one, a season of a year: `June of '19`, `May to August 2017`.
pub(super) fn month_of_year(said: &Said, at: usize) -> Option<(usize, u8)> {
    const OTHERS: [&str; 5] = ["quarter", "semester", "term", "break", "season"];
    let word = said.word(at)?;
    let season = tables::SEASONS.is_among(word.tables);
    let months = word
        .base
        .split_once('-')
        .is_some_and(|(first, second)| tables::MONTHS.contains(first) && tables::MONTHS.contains(second));
    (season || months || month_beside_day(word)).then_some(())?;
    let other = said.is(at + 1, &["to", "through", "thru", "and", "until", "till", "a"]);
    let dash = matches!(said.gap(at + 1).trim(), "–" | "—");
    // “June to late September 2018”.
    let part = usize::from(other && said.is(at + 2, &["early", "mid", "late"]) && said.close(at + 3));
    let second = at + 1 + usize::from(other) + part;
    let two = (other || dash) && said.word(second).is_some_and(month_beside_day);
    let behind = if two { second + 1 } else { at + 1 };
    let behind = behind + usize::from(season && said.is(behind, &OTHERS) && said.close(behind));
    let end = with_year(said, behind);
    (end > behind).then_some((end, if season { 45 } else { 75 }))
}

/// A month of a year, `last October`, a feast of a year.
fn loose(said: &Said, at: usize) -> Option<(usize, u8)> {
    let word = said.word(at)?;
    // “mid-July”, “mid-2018”.
    let parted = word.base.split_once('-').filter(|(part, _)| matches!(*part, "mid" | "early" | "late"));
    if parted.is_some_and(|(_, month)| tables::MONTHS.contains(month)) {
        return Some((with_year(said, at + 1), 85));
    }
    if parted.is_some_and(|(_, year)| years::is_year(year)) {
        return Some((at + 1, 40));
    }
    if let Some(found) = month_of_year(said, at) {
        return Some(found);
    }
    if let Some(end) = the_fourth(said, at) {
        return Some((end, 70));
    }
    if let Some((named, sure)) = feast(said, at) {
        let named = wished_of_a_year(said, named);
        let end = with_year(said, named);
        if end > named {
            return Some((end, 75));
        }
        return match dated(said, at) {
            _ if sure => Some((named, 85)),
            // “Holy Week”: no capitals of a name.
            Dated::Yes => Some((named, if named > at + 1 { 85 } else { 55 })),
            Dated::ByHabit => Some((named, 35)),
            Dated::No => None,
        };
    }
    which_month(said, at)
}

/// `last October`, `this past June`, `that June`, `el mayo pasado`.
fn which_month(said: &Said, at: usize) -> Option<(usize, u8)> {
    let word = said.word(at)?;
    let past = said.is(at + 1, &["pasado", "proximo"]) && said.close(at + 1);
    if past && month_beside_day(word) {
        return Some((at + 2, 60));
    }
    let this = said.is(at, &["this"]) && said.is(at + 1, &["past", "coming"]) && said.close(at + 1);
    let led = this || said.is(at, &["last", "next", "that", "following", "pasado", "proximo"]);
    let name_at = at + 1 + usize::from(this);
    let name = said.word(name_at).filter(|_| led && said.close(name_at))?;
    let that = said.is(at, &["that", "following"]);
    let whole = word.tail.is_empty() && (!that || apart(said, name_at + 1));
    // “that April told me”: April is somebody.
    let fits = if that { month(name) && !context::is_subject(said, name_at) } else { month_beside_day(name) };
    // “this past March 9th”.
    let day = core(said, name_at).filter(|_| fits);
    day.map(|end| (end, 85))
        .or_else(|| (fits && whole).then(|| (with_year(said, name_at + 1), if that { 45 } else { 60 })))
}
