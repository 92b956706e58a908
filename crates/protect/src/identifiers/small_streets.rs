//! Streets in texts with hardly any capitals.

use std::ops::Range;

use super::finding::Kind;
use super::lists::{GIVEN, SURNAME};
use super::reason::Reason;
use super::roads::{counted, number};
use super::said::{Said, Sink};
use super::small::{base, is_unknown};
use super::small_houses;
use super::streets::whole;
use super::tables;
use super::terms::{self, Head};
use super::units::unit;
use super::words::Case;
use super::years::is_year;

/// Every rule for streets that may begin at a word.
pub(super) fn street(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let (run, percent) = numbered(said, at)
        .or_else(|| small_houses::in_words(said, at))
        .map(|run| (run, 75))
        .or_else(|| small_houses::before_name(said, at).map(|run| (run, 60)))
        .or_else(|| small_houses::counted_alone(said, at).map(|run| (run, 45)))
        .or_else(|| small_houses::crossing(said, at).map(|run| (run, 50)))
        .or_else(|| small_houses::by_landmark(said, at).map(|run| (run, 50)))
        .or_else(|| house(said, at).map(|run| (run, 55)))
        .or_else(|| road(said, at).map(|run| (run, 55)))
        .or_else(|| beside_point(said, at).map(|run| (run, 55)))
        .or_else(|| calle(said, at).map(|run| (run, 60)))
        .or_else(|| of_words(said, at).map(|run| (run, 55)))?;
    let head = base(said, run.end - 1).to_owned();
    let run = small_houses::crossed(said, whole(said, small_houses::with_article(said, run)));
    let end = run.end;
    sink.add(said, run, Kind::Street, percent, Reason::Head(head));
    Some(end)
}

/// Points of the compass.
pub(super) const POINTS: [&str; 8] =
    ["north", "south", "east", "west", "northwest", "northeast", "southwest", "southeast"];

/// “on west hedding”: a point of the compass and a word, where somebody is.
fn beside_point(said: &Said, at: usize) -> Option<Range<usize>> {
    const NOT: [&str; 14] = [
        "side", "coast", "end", "bank", "wing", "shore", "america", "africa", "asia", "korea", "pole",
        "gate", "point", "entrance",
    ];
    let led = at > 0 && said.is(at - 1, &["on", "off"]) && said.close(at) && said.is(at, &POINTS);
    let word = said.word(at + 1).filter(|w| led && said.close(at + 1) && w.tail.is_empty())?;
    let fits = !word.is_stop() && word.case != Case::Digits && !said.is(at + 1, &NOT);
    let ends = said.ends_clause(at + 2) || said.is_stop(at + 2) && !said.is_in(at + 2, tables::STREET_WORDS);
    (fits && ends && !word.is_plain_capital()).then_some(at..at + 2)
}

/// “47 tamarind way”, “at 9 juniper square”: the number of a house, a word or two, and a street.
fn numbered(said: &Said, at: usize) -> Option<Range<usize>> {
    let figures = |word: &super::words::Word| {
        word.case == Case::Digits
            && word.base.len() < 9
            && word.base.starts_with(|c: char| c.is_ascii_digit())
    };
    said.word(at).filter(|word| figures(word))?;
    if let Some(end) = before_unit(said, at) {
        return Some(at..end);
    }
    let sure = at > 0 && said.is(at - 1, &["at", "to"]) && said.close(at);
    let head = (at + 2..at + 5).find(|n| {
        let street = terms::head(base(said, *n)) == Some(Head::Street)
            && !said.is(*n, &["close", "walk", "row", "place", "court"]);
        street
            || (said.is(*n, &["court", "place"]) || sure && said.is_in(*n, tables::SQUARES))
                && said.ends_clause(n + 1)
    })?;
    let between = (at + 1..head).all(|n| {
        let stop = said.is_stop(n) && !said.is(n, &["old", "new", "little", "big", "s", "e", "n", "w"]);
        said.near(n) && !said.gap(n).contains(',') && !stop && !said.is(n, &["year", "people", "percent"])
    });
    (between && said.close(head)).then_some(at..head + 1)
}

/// “at 1180 ximeno”, “1912 east lamar”: the number of a house before an unknown word or a point of the
/// compass, where somebody is.
fn house(said: &Said, at: usize) -> Option<Range<usize>> {
    let number = said.word(at).filter(|w| w.figure().is_some() && (2..6).contains(&w.base.len()))?;
    let led = at > 0 && said.is(at - 1, &["at", "to", "address", "is"]) && said.close(at);
    let letter = said.is(at + 1, &["n", "s", "e", "w"]);
    let point = (said.is(at + 1, &POINTS) && said.close(at + 1)) || letter && said.near(at + 1);
    let name = at + 1 + usize::from(point);
    let spaced = said.close(name) || letter && said.near(name);
    let word = said.word(name).filter(|w| spaced && w.tail.is_empty() && w.case != Case::Digits)?;
    let ends = said.ends_clause(name + 1) || said.is_stop(name + 1);
    let named = point || is_unknown(word);
    let plain = said.is_stop(name) || word.is_plain_capital() || is_year(&number.base);
    (led && named && !plain && ends).then_some(at..name + 1)
}

/// “behind avenue 416”, “between road 36 and”: a road by its number, where somebody is.
fn road(said: &Said, at: usize) -> Option<Range<usize>> {
    const LED: [&str; 10] = ["on", "off", "at", "near", "by", "behind", "past", "between", "and", "around"];
    let led = at > 0 && said.is(at - 1, &LED) && said.close(at) && said.is(at, &["avenue", "road", "street"]);
    let number = said.word(at + 1).filter(|_| led && said.close(at + 1))?;
    (number.figure().is_some() && number.base.len() > 1).then_some(at..at + 2)
}

/// “four fifteen south third street”: where the point of the compass and the number of the house begin.
fn spoken_house(said: &Said, at: usize) -> usize {
    let point = at > 0 && said.is(at - 1, &POINTS) && said.close(at);
    let street = if point { at - 1 } else { at };
    let numbers = (street.saturating_sub(4)..street).find(|n| number(said, *n) == Some(street));
    numbers.unwrap_or(street)
}

/// “2450 lymbery, apt. 118”: what stands between the number and the flat.
fn before_unit(said: &Said, at: usize) -> Option<usize> {
    let end = (at + 2..at + 4).find(|n| unit(said, *n).is_some())?;
    (at + 1..end).all(|n| said.close(n) && !said.is_stop(n)).then_some(end)
}

/// “calle niles”, “en la avenida de los álamos”, “calle mirador 218”.
fn calle(said: &Said, at: usize) -> Option<Range<usize>> {
    let spanish =
        said.word(at)?.is_in_spanish() || said.is(at, &["calle", "avenida", "callejon", "carretera"]);
    ((said.is_spanish() || spanish) && said.is_in(at, tables::CALLES)).then_some(())?;
    let small = |n: usize| said.is(n, &["de", "del", "la", "las", "los", "el"]) && said.close(n);
    let first = (at + 1..at + 4).find(|n| !small(*n))?;
    let word = said.word(first).filter(|w| said.close(first) && !w.is_stop() && w.case != Case::Digits)?;
    let named = word.bits() & (GIVEN | SURNAME) > 0 || is_unknown(word);
    let numbered =
        said.word(first + 1).is_some_and(|w| w.case == Case::Digits) || said.is(first + 1, &["numero"]);
    (named && !terms::is_spanish(&word.base) || numbered || first > at + 1 && named).then_some(at..first + 1)
}

/// “on alder boulevard”, “eighth avenue”, “avenue j”: ordinary words, but a street all the same.
fn of_words(said: &Said, at: usize) -> Option<Range<usize>> {
    let word =
        said.word(at).filter(|word| word.tail.is_empty() && word.case != Case::Digits || counted(word))?;
    let long = usize::from(said.is_in(at + 1, tables::STREET_WORDS) && said.close(at + 1));
    let head = if long > 0 { at + 1 } else { at + 2 };
    let street = said.is_in(head, tables::STREET_WORDS) && (at + 1..=head).all(|n| said.close(n));
    street.then_some(())?;
    let often = said.is(head, &["drive", "circle", "way", "trail", "place", "lane"]);
    let led = at > 0 && said.is_in(at - 1, tables::BEFORE_PLACE) && said.close(at);
    // “near pershing and march lane”.
    let crosses = at > 2
        && said.is(at - 1, &["and"])
        && said.is_in(at - 3, tables::BEFORE_PLACE)
        && !said.is_stop(at - 2)
        && (at - 2..=at).all(|n| said.close(n));
    // “and then up story road”.
    const WORKED: [&str; 8] = ["up", "working", "worked", "walking", "walked", "work", "walk", "driving"];
    let led = led || crosses || at > 0 && said.is(at - 1, &WORKED) && said.close(at);
    let begins = at == 0 || said.ends_clause(at);
    let plain = |n: usize| {
        let base = base(said, n);
        let first = n == at && said.is(n, &["old", "new", "big", "little", "south", "north", "east", "west"]);
        terms::is_stop(base) && !first || tables::PLAIN.contains(base) || terms::is_title(base)
    };
    // “i had university avenue”: what is one of many has an article.
    const ARTICLES: [&str; 16] = [
        "a", "an", "the", "this", "that", "every", "one", "some", "any", "another", "no", "each", "these",
        "of", "same", "other",
    ];
    let had = !often && head == at + 1 && at > 0 && said.close(at) && !said.is(at - 1, &ARTICLES);
    let had = had && said.is(head, &["avenue", "boulevard", "parkway", "freeway"]) && said.is_stop(at - 1);
    let led = led || had;
    let counts = counted(word) && !often;
    let fits = counts || (led || begins && !often) && !(at..head).any(plain);
    let from = || if crosses { at - 2 } else { spoken_house(said, at) };
    (fits && (head == at + 1 || led || begins)).then(|| from()..head + 1)
}
