//! Streets by their names, and what belongs to an address before and behind.

use std::ops::Range;

use super::calle_numbers;
use super::calles;
use super::corners;
use super::days::apart;
use super::finding::Kind;
use super::grids;
use super::highways;
use super::landmarks::landmark;
use super::lists::{self, COMMON_GIVEN};
use super::located;
use super::meetings;
use super::number_words::says_a_number;
use super::reason::{Reason, Shape};
use super::roads;
use super::rooms;
use super::said::{Said, Sink};
use super::tables;
use super::terms::{self, Head};
use super::units::{code, loose_unit, unit};
use super::words::{Case, Opens, Word};
use super::years::is_year;

/// Streets of a passage.
pub(super) fn find(said: &Said, sink: &mut Sink) {
    for at in 0..said.len() {
        let run = joint(before_head(said, at), roads::road(said, at))
            .or_else(|| grids::by_number(said, at))
            .or_else(|| calle_numbers::by_number(said, at))
            .or_else(|| calles::calle(said, at))
            .or_else(|| corners::corner(said, at))
            .or_else(|| corners::small(said, at))
            .or_else(|| located::between(said, at))
            .or_else(|| meetings::meeting(said, at))
            .or_else(|| roads::crossing(said, at))
            .or_else(|| house(said, at))
            .or_else(|| spelled_house(said, at))
            .or_else(|| spoken_address(said, at))
            .or_else(|| calles::house(said, at))
            .or_else(|| calles::corner_of(said, at))
            .or_else(|| calles::numbered(said, at))
            .or_else(|| rooms::block(said, at))
            .or_else(|| rooms::rooms(said, at))
            .or_else(|| rooms::room(said, at))
            .or_else(|| rooms::said_room(said, at))
            .or_else(|| rooms::was_in(said, at))
            .or_else(|| located::named(said, at))
            .or_else(|| located::house_on(said, at))
            .or_else(|| roads::counted_street(said, at))
            .or_else(|| located::numbered_alone(said, at))
            .or_else(|| highways::highway_alone(said, at))
            .or_else(|| highways::in_spanish_words(said, at))
            .or_else(|| highways::bound(said, at))
            .or_else(|| highways::off_number(said, at));
        if let Some(run) = run {
            let run = located::further(said, whole(said, roads::crossed(said, run)));
            let run = corners::with_article(said, run);
            sink.add(said, run, Kind::Street, 90, Reason::Shape(Shape::Street));
        }
    }
}

/// “NE Loop 410”: what is a street by its name and a road by its number.
fn joint(street: Option<Range<usize>>, road: Option<Range<usize>>) -> Option<Range<usize>> {
    match (street, road) {
        (Some(street), Some(road)) => Some(street.start.min(road.start)..street.end.max(road.end)),
        (one, other) => one.or(other),
    }
}

/// One to three capitalised words, or a number, and `Street` or the like.
fn before_head(said: &Said, at: usize) -> Option<Range<usize>> {
    let head = said.word(at).filter(|word| is_head(word) && said.close(at) && !is_law_court(said, at))?;
    let small = head.case == Case::Small;
    let mut from = at;
    while from > 0
        && at - from < 3
        && joined(said, from)
        && names_street(said.word(from - 1)?, from - 1 == at - 1)
    {
        from -= 1;
    }
    while from < at
        && said.word(from).is_some_and(|w| {
            w.is_stop() && w.case != Case::Digits && !ordinal(w) && (small || w.opens != Opens::No)
        })
    {
        from += 1;
    }
    let named = from < at && !(small && said.word(from)?.opens != Opens::No && said.word(from)?.is_word());
    named.then_some(from..at + 1)
}

/// “Superior Court”: no street.
pub(super) fn is_law_court(said: &Said, at: usize) -> bool {
    const COURTS: [&str; 20] = [
        "district",
        "circuit",
        "supreme",
        "superior",
        "family",
        "juvenile",
        "municipal",
        "county",
        "probate",
        "drug",
        "federal",
        "tribal",
        "immigration",
        "high",
        "appellate",
        "criminal",
        "magistrate",
        "common",
        "treatment",
        "veterans",
    ];
    said.is(at, &["court"]) && at > 0 && said.is(at - 1, &COURTS)
}

/// Only white space before, or the stop of a shortened point of the compass: “N. Alder Street”.
pub(super) fn joined(said: &Said, at: usize) -> bool {
    said.close(at) || said.near(at) && at > 0 && is_compass(said, at - 1) && !said.gap(at).contains(',')
}

fn is_head(word: &Word) -> bool {
    match word.case {
        Case::Capital => terms::head(&word.base) == Some(Head::Street),
        Case::Small => terms::small_head(&word.base) == Some(Head::Street),
        _ => false,
    }
}

fn names_street(word: &Word, last: bool) -> bool {
    let plain = word.is_capital() && word.tail.is_empty() && (last || !terms::is_title(&word.base));
    plain || last && ordinal(word)
}

/// `5th`, `Third`.
pub(super) fn ordinal(word: &Word) -> bool {
    let digits =
        word.case == Case::Digits && ["st", "nd", "rd", "th"].iter().any(|end| word.base.ends_with(end));
    digits || word.is_capital() && ["first", "second", "third"].contains(&word.base.as_str())
}

/// “at 47 Larkspur Square”, “1912 East Lamar”: the number of a house before capitals.
fn house(said: &Said, at: usize) -> Option<Range<usize>> {
    let number = said.word(at).filter(|w| is_house(w) && !w.base.starts_with('0'))?;
    let compass = usize::from(is_compass(said, at + 1) && said.close(at + 1));
    let from = at + 1 + compass;
    let named = |n: usize| {
        let fits = said.word(n).is_some_and(|w| {
            let part = said.is(n, &["van", "la", "el", "los", "las", "san", "old", "del", "de"]);
            let plain = w.is_stop() && !part || w.is_plain_capital();
            let letter = w.case == Case::Initial && n > from && said.gap(n + 1).starts_with('.');
            (w.case == Case::Capital || letter) && !plain && w.tail.is_empty()
        });
        let behind_letter = n > from && said.word(n - 1).is_some_and(|w| w.case == Case::Initial);
        fits && (said.close(n) || n == from && joined(said, n) || behind_letter && said.near(n))
    };
    let end = from + (from..from + 3).take_while(|n| named(*n)).count();
    const BEFORE: [&str; 22] = [
        "at", "to", "from", "near", "of", "address", "on", "lived", "lives", "live", "was", "is", "behind",
        "beside", "by", "off", "past", "outside", "opposite", "it", "that", "wrote",
    ];
    let to = at > 0 && said.is(at - 1, &BEFORE) && said.close(at) || said.gap(at).contains([':', '(']);
    let addressed = to && !is_year(&number.base) || compass > 0 || unit(said, end).is_some();
    (end > from && (addressed || stands_apart(said, at, from..end))).then_some(at..end)
}

/// “a lot behind the store, 20417 Old Quarry Pike”, “88 Howard.”: between two marks, or with a last word
/// of places.
fn stands_apart(said: &Said, at: usize, name: Range<usize>) -> bool {
    let number = said.word(at).map(|w| w.base.as_str()).unwrap_or_default();
    let apart = said.gap(at).trim_start().starts_with([',', ';', '—', '–'])
        || said.word(at).is_some_and(|w| w.opens != Opens::No);
    let person = said.word(name.start).is_some_and(|w| w.bits() & COMMON_GIVEN > 0);
    let headed = name.len() > 1 && said.is_in(name.end - 1, tables::HOUSE_HEADS);
    let free = number.len() > 1 && !is_year(number) && !person;
    headed && !is_year(number) || free && apart && said.ends_clause(name.end)
}

/// “One Executive Plaza”: the number of the house in words.
fn spelled_house(said: &Said, at: usize) -> Option<Range<usize>> {
    const COUNTS: [&str; 10] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let capital = |n: usize| said.word(n).is_some_and(|w| w.case == Case::Capital && w.tail.is_empty());
    (said.is(at, &COUNTS) && capital(at)).then_some(())?;
    let headed = |n: &usize| said.is_in(*n, tables::STREETS.or(tables::SQUARES));
    let head = (at + 2..at + 4).find(headed)?;
    (at + 1..=head).all(|n| said.close(n) && capital(n)).then_some(at..head + 1)
}

/// `47`, `2208½`, `12B`, `45-17`; no ordinal.
pub(super) fn is_house(word: &Word) -> bool {
    let parts = word.base.split_once('-').filter(|(block, house)| [block, house].iter().all(|p| p.len() < 4));
    if parts.is_some_and(|(block, house)| [block, house].iter().all(|p| p.parse::<u16>().is_ok())) {
        return true;
    }
    let digits = word.base.bytes().take_while(u8::is_ascii_digit).count();
    // “77-A”.
    let rest: Vec<char> = word.base.chars().skip(digits).skip_while(|c| *c == '-').collect();
    let letter = rest.len() == 1 && rest.iter().all(|c| c.is_alphabetic() || c.is_numeric());
    word.case == Case::Digits && (1..=5).contains(&digits) && (rest.is_empty() || letter)
}

/// A point of the compass with a capital: `N`, `East`, `NW`.
pub(super) fn is_compass(said: &Said, at: usize) -> bool {
    const POINTS: [&str; 16] = [
        "n",
        "s",
        "e",
        "w",
        "nw",
        "ne",
        "sw",
        "se",
        "north",
        "south",
        "east",
        "west",
        "northwest",
        "northeast",
        "southwest",
        "southeast",
    ];
    said.is(at, &POINTS) && said.word(at).is_some_and(Word::is_capital)
}

/// With the number of the house before; behind it the flat, the town with its state, and the code.
pub(super) fn whole(said: &Said, run: Range<usize>) -> Range<usize> {
    let mut from = run.start;
    if from > 0 && is_compass(said, from - 1) && joined(said, from) {
        from -= 1;
    }
    let house = |n: usize| said.word(n).is_some_and(|w| is_house(w) && !ordinal(w));
    // “731 1/2 East Vine”.
    if from > 1 && said.gap(from - 1) == "/" && said.close(from) && said.is(from - 2, &["1"]) {
        from -= 2;
    } else if from > 0 && said.gap(from) == "/" && said.is(from - 1, &["1"]) {
        from -= 1;
    }
    if from > 0 && house(from - 1) && said.close(from) {
        from -= 1;
    } else {
        from = spoken_house(said, from);
    }
    // “C-14 Calle 5”.
    let lettered = |w: &Word| {
        let parts = w.base.split_once('-').filter(|(letter, _)| letter.len() < 3 && w.is_capital());
        parts.is_some_and(|(_, number)| number.parse::<u16>().is_ok())
    };
    let calle = from == run.start && from > 0 && said.is_in(from, tables::CALLES) && said.close(from);
    from -= usize::from(calle && said.word(from - 1).is_some_and(lettered));
    // “number 6, Willow Court”.
    if from > 1 && house(from - 1) && said.gap(from).trim() == "," && said.is(from - 2, &["number", "no"]) {
        from -= 2;
        from -= usize::from(from > 0 && said.is(from - 1, &["fire"]));
    }
    let mut end = run.end;
    if (said.is_in(run.start, tables::CALLES) || said.is_spanish()) && house(end) && said.near(end) {
        end += 1;
    }
    // “Motel Drive, 1441”.
    let unnumbered = !(from..end).any(|n| said.word(n).is_some_and(|w| w.case == Case::Digits));
    let long = |n: usize| said.word(n).is_some_and(|w| is_house(w) && w.base.len() > 2 && !is_year(&w.base));
    if unnumbered && said.gap(end).trim() == "," && long(end) && said.near(end) && said.ends_clause(end + 1) {
        end += 1;
    }
    // “7a. avenida norte, número 40”.
    if said.is(end, &["number", "numero"]) && said.near(end) && said.close(end + 1) {
        let spoken =
            || roads::number(said, end + 1).filter(|_| said.word(end).is_some_and(|w| w.case == Case::Small));
        end = if house(end + 1) { end + 2 } else { spoken().unwrap_or(end) };
    }
    let point = is_compass(said, end) && said.close(end) && !is_compass(said, run.end - 1);
    let small = said.is(end, &["north", "south", "east", "west"]) && said.close(end) && apart(said, end + 1);
    if small
        || point && (said.word(end).is_some_and(|w| w.case == Case::Capitals) || said.ends_clause(end + 1))
    {
        end += 1;
    }
    let numbered = (from..end).any(|n| said.word(n).is_some_and(|w| w.case == Case::Digits));
    let loose = |end| loose_unit(said, end).filter(|_| numbered || end > run.end);
    while let Some(next) = unit(said, end)
        .or_else(|| calles::corner(said, end))
        .or_else(|| loose(end))
        .or_else(|| calles::quarter(said, end))
    {
        end = next;
    }
    if let Some(next) = roads::between(said, end) {
        return from..next;
    }
    end = block_behind(said, end).unwrap_or(end);
    end = house_in_town(said, end).filter(|_| !numbered).unwrap_or(end);
    let housed = end > from + 1 && house(from);
    if let Some(next) = landmark(said, end, housed) {
        return from..landmark(said, next, housed).unwrap_or(next);
    }
    let end = town(said, end).unwrap_or(end);
    from..code(said, end).filter(|_| numbered).unwrap_or(end)
}

/// End of `, the 300 block` behind a street.
fn block_behind(said: &Said, at: usize) -> Option<usize> {
    let article = usize::from(said.is(at, &["the"]));
    let near = said.near(at) && !said.ends_sentence(at);
    let run = near.then(|| rooms::block(said, at + article)).flatten()?;
    unit(said, run.end).or(Some(run.end))
}

/// End of `in Hyannis, number 212½` behind a street: the number of the house behind the town.
fn house_in_town(said: &Said, at: usize) -> Option<usize> {
    let town = said.is(at, &["in"]) && said.word(at + 1).is_some_and(Word::is_capital) && said.close(at + 1);
    let number = (at + 2..at + 4).find(|n| said.is(*n, &["number", "no", "numero"]))?;
    let marked = said.gap(number).trim() == "," && said.close(at);
    let house = said.word(number + 1).is_some_and(is_house) && said.near(number + 1);
    (town && marked && house).then_some(number + 2)
}

/// Where the number of a house begins that is said before a street: “eleven forty”.
fn spoken_house(said: &Said, at: usize) -> usize {
    let number = |base: &str| base.split('-').all(says_a_number);
    let says = |n: &usize| {
        let number = said.word(*n).is_some_and(|w| w.case == Case::Small && number(&w.base));
        number && said.close(n + 1)
    };
    let count = (0..at).rev().take(5).take_while(says).count();
    // “one-one-six-oh-nine West Kellogg Drive”.
    let long = count == 1 && said.word(at - 1).is_some_and(|w| w.base.contains('-'));
    if count > 1 || long { at - count } else { at }
}

/// “at eleven forty Sunol”: the same before a name alone.
fn spoken_address(said: &Said, at: usize) -> Option<Range<usize>> {
    let led = at > 0 && said.close(at);
    let named = |n: usize| {
        let fits = |w: &Word| w.case == Case::Capital && w.tail.is_empty() && !w.is_plain_capital();
        said.close(n) && said.word(n).is_some_and(|w| fits(w) && !w.is_stop())
    };
    let end = led.then(|| at + (at..at + 3).take_while(|n| named(*n)).count())?;
    let from = if end > at { spoken_house(said, at) } else { at };
    let addressed = from < at && from > 0 && said.is(from - 1, &["at", "to", "from", "on"]);
    (addressed && (apart(said, end) || unit(said, end).is_some())).then_some(from..end)
}

/// End of a town with its state behind an address: `, Mesquite, TX 75150`. Without a state the town is
/// found by itself.
fn town(said: &Said, at: usize) -> Option<usize> {
    // “225 Main St., Worcester”.
    said.gap(at).trim_start().trim_start_matches('.').starts_with(',').then_some(())?;
    let small = said.word(at).is_some_and(|w| w.case == Case::Small);
    let name = |n: usize| {
        let case = if small { Case::Small } else { Case::Capital };
        let fits = said.word(n).is_some_and(|w| w.case == case && w.tail.is_empty());
        fits && (n == at || said.close(n))
    };
    let names = (at..at + 3).take_while(|n| name(*n)).count();
    let state = (at + 1..=at + names + 1).rev().find(|n| {
        // “Raleigh, North Carolina”.
        let two = *n > at + 1
            && said.near(n - 1)
            && said.close(*n)
            && lists::is_region(&said.base(&(n - 1..n + 1)));
        (is_state(said, *n) || two) && said.near(*n)
    });
    let Some(state) = state else {
        // “P.O. Box 1177, Fresno 93715”.
        let five = said.word(at + names).is_some_and(|w| w.figure().is_some() && w.base.len() == 5);
        return (names > 0 && !small && five && said.close(at + names)).then_some(at + names + 1);
    };
    let coded = said.word(state + 1).is_some_and(|w| w.base.len() == 5 && w.case == Case::Digits);
    let stated = |w: &Word| w.text.len() == 2 || lists::is_region(&w.base);
    (!small || coded && said.word(state).is_some_and(stated)).then_some(())?;
    let code = said.word(state + 1).is_some_and(|w| w.base.len() >= 5 && w.case == Case::Digits);
    Some(state + 1 + usize::from(code && said.near(state + 1)))
}

/// A state by its two letters or its name.
fn is_state(said: &Said, at: usize) -> bool {
    said.word(at).is_some_and(|word| {
        matches!(word.case, Case::Capitals | Case::Small) && word.text.len() == 2 && word.is_ascii()
            || matches!(word.case, Case::Capital | Case::Small) && lists::is_region(&word.base)
    })
}
