//! Streets by their names, and what belongs to an address before and behind.

use std::ops::Range;

use super::dates::is_year;
use super::finding::Kind;
use super::lists;
use super::reason::{Reason, Shape};
use super::roads;
use super::said::{Said, Sink};
use super::tables;
use super::terms::{self, Head};
use super::words::{Case, Opens, Word};

/// Streets of a passage.
pub(super) fn find(said: &Said, sink: &mut Sink) {
    for at in 0..said.len() {
        let run = before_head(said, at)
            .or_else(|| calle(said, at))
            .or_else(|| roads::road(said, at))
            .or_else(|| roads::crossing(said, at))
            .or_else(|| house(said, at))
            .or_else(|| spanish_house(said, at))
            .or_else(|| roads::block(said, at))
            .or_else(|| roads::room(said, at))
            .or_else(|| roads::counted_street(said, at));
        if let Some(run) = run {
            let run = whole(said, run);
            sink.add(said, run, Kind::Street, 90, Reason::Shape(Shape::Street));
        }
    }
}

/// One to three capitalised words, or a number, and `Street` or the like.
fn before_head(said: &Said, at: usize) -> Option<Range<usize>> {
    let head = said.word(at).filter(|word| is_head(word) && said.close(at))?;
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

/// Only white space before, or the stop of a shortened point of the compass: “N. Alder Street”.
fn joined(said: &Said, at: usize) -> bool {
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

/// `Calle Ocho`, `Avenida de la Paz`, `calle 5 de Mayo`, `Avenue J`.
fn calle(said: &Said, at: usize) -> Option<Range<usize>> {
    let avenue = said.is(at, &["avenue"]) && said.word(at)?.is_capital();
    if avenue {
        let lettered = said.word(at + 1).filter(|w| said.close(at + 1) && w.tail.is_empty())?;
        let named = lettered.case == Case::Digits || lettered.case == Case::Initial && lettered.base != "i";
        return named.then_some(at..at + 2);
    }
    said.is_in(at, tables::CALLES).then_some(())?;
    let small = |n: usize| said.is(n, &["de", "del", "la", "las", "los", "el", "san", "a"]) && said.near(n);
    // A stop behind the first word may shorten it, as in `Av. Reforma`.
    let goes_on = |n: usize| said.near(n) && (n == at + 1 || !said.ends_sentence(n));
    let named =
        |n: usize| said.word(n).is_some_and(|w| w.is_capital() || w.case == Case::Digits) && goes_on(n);
    let mut end = at + 1;
    for _ in 0..4 {
        let next = (end..end + 3).find(|n| !small(*n)).unwrap_or(end);
        if !named(next) || next > end && end > at + 1 && !said.word(next).is_some_and(Word::is_capital) {
            break;
        }
        end = next + 1;
    }
    (end > at + 1).then_some(at..end)
}

/// “at 47 Larkspur Square”, “1912 East Lamar”: the number of a house before capitals.
fn house(said: &Said, at: usize) -> Option<Range<usize>> {
    let number = said.word(at).filter(|w| is_house(w))?;
    let compass = usize::from(is_compass(said, at + 1) && said.close(at + 1));
    let from = at + 1 + compass;
    let named = |n: usize| {
        let fits = said.word(n).is_some_and(|w| {
            let part = said.is(n, &["van", "la", "el", "los", "las", "san", "old", "del", "de"]);
            let plain = w.is_stop() && !part || terms::is_plain_capital(&w.base);
            w.case == Case::Capital && !plain && w.tail.is_empty()
        });
        fits && (said.close(n) || n == from && joined(said, n))
    };
    let end = from + (from..from + 3).take_while(|n| named(*n)).count();
    const BEFORE: [&str; 12] =
        ["at", "to", "from", "near", "of", "address", "on", "lived", "lives", "live", "was", "is"];
    let to = at > 0 && said.is(at - 1, &BEFORE) && said.close(at) || said.gap(at).contains([':', '(']);
    let addressed = to && !is_year(&number.base) || compass > 0 || unit(said, end).is_some();
    (addressed && end > from).then_some(at..end)
}

/// “el 27 de Bradford”.
fn spanish_house(said: &Said, at: usize) -> Option<Range<usize>> {
    let number = said.word(at).filter(|w| said.is_spanish() && is_house(w))?;
    let street = said.word(at + 2).filter(|w| w.case == Case::Capital && said.close(at + 2))?;
    let month = tables::MONTHS.contains(&street.base) || is_year(&number.base);
    let led = at > 0 && said.is(at - 1, &["el", "en", "al"]) && said.close(at);
    (led && !month && said.is(at + 1, &["de"]) && said.close(at + 1)).then_some(at..at + 3)
}

/// `47`, `2208½`, `12B`; no ordinal.
fn is_house(word: &Word) -> bool {
    let digits = word.base.bytes().take_while(u8::is_ascii_digit).count();
    let rest: Vec<char> = word.base.chars().skip(digits).collect();
    let letter = rest.len() == 1 && rest.iter().all(|c| c.is_alphabetic() || c.is_numeric());
    word.case == Case::Digits && (1..=5).contains(&digits) && (rest.is_empty() || letter)
}

/// A point of the compass with a capital: `N`, `East`, `NW`.
pub(super) fn is_compass(said: &Said, at: usize) -> bool {
    const POINTS: [&str; 12] = ["n", "s", "e", "w", "nw", "ne", "sw", "se", "north", "south", "east", "west"];
    said.is(at, &POINTS) && said.word(at).is_some_and(Word::is_capital)
}

/// With the number of the house before; behind it the flat, the town with its state, and the code.
pub(super) fn whole(said: &Said, run: Range<usize>) -> Range<usize> {
    let mut from = run.start;
    if from > 0 && is_compass(said, from - 1) && joined(said, from) {
        from -= 1;
    }
    let house = |n: usize| said.word(n).is_some_and(|w| is_house(w) && !ordinal(w));
    if from > 0 && house(from - 1) && said.close(from) {
        from -= 1;
    }
    let mut end = run.end;
    if (said.is_in(run.start, tables::CALLES) || said.is_spanish()) && house(end) && said.near(end) {
        end += 1;
    }
    let point = is_compass(said, end) && said.close(end) && !is_compass(said, run.end - 1);
    let small =
        said.is(end, &["north", "south", "east", "west"]) && said.close(end) && said.ends_clause(end + 1);
    if small
        || point && (said.word(end).is_some_and(|w| w.case == Case::Capitals) || said.ends_clause(end + 1))
    {
        end += 1;
    }
    while let Some(next) = unit(said, end) {
        end = next;
    }
    if let Some(next) = roads::between(said, end) {
        return from..next;
    }
    from..town(said, end).unwrap_or(end)
}

/// End of a flat, floor or building behind an address: `, Apt 4`, `#12`, `second floor`, `interior 4`.
pub(super) fn unit(said: &Said, at: usize) -> Option<usize> {
    let word = said.word(at)?;
    let mark = said.gap(at).trim().trim_start_matches([',', '.']).trim();
    if mark == "#" {
        return is_code(word).then_some(at + 1);
    }
    said.near(at).then_some(())?;
    let next = said.word(at + 1).filter(|_| said.near(at + 1));
    let named = said.is_in(at, tables::FLATS) && next.is_some_and(is_code);
    let floor = (roads::counted(word) || said.is(at, &["primer", "segundo", "tercer", "cuarto", "quinto"]))
        && said.is(at + 1, &["floor", "piso"])
        || said.is(at, &["rear", "upper", "lower", "front", "back"])
            && said.is(at + 1, &["unit", "house", "apartment", "flat", "half"]);
    let hashed = said.is_in(at, tables::FLATS)
        && said.gap(at + 1).trim().ends_with('#')
        && said.word(at + 1).is_some_and(is_code);
    let unnumbered = said.is(at, &["sin"]) && said.is(at + 1, &["numero"]);
    (named || hashed || floor && said.close(at + 1) || unnumbered).then_some(at + 2)
}

/// `4`, `3C`, `D`.
fn is_code(word: &Word) -> bool {
    let letter = word.base.chars().count() == 1 && !matches!(word.base.as_str(), "i" | "a" | "o" | "y");
    word.case == Case::Digits && word.base.len() < 7 || letter
}

/// End of a town with its state behind an address: `, Mesquite, TX 75150`. Without a state the town is
/// found by itself.
fn town(said: &Said, at: usize) -> Option<usize> {
    said.gap(at).trim_start().starts_with(',').then_some(())?;
    let small = said.word(at).is_some_and(|w| w.case == Case::Small);
    let name = |n: usize| {
        let case = if small { Case::Small } else { Case::Capital };
        let fits = said.word(n).is_some_and(|w| w.case == case && w.tail.is_empty());
        fits && (n == at || said.close(n))
    };
    let names = (at..at + 3).take_while(|n| name(*n)).count();
    let state = (at + 1..=at + names).rev().find(|n| is_state(said, *n) && said.near(*n))?;
    let coded = said.word(state + 1).is_some_and(|w| w.base.len() == 5 && w.case == Case::Digits);
    (!small || coded && said.word(state).is_some_and(|w| w.text.len() == 2)).then_some(())?;
    let code = said.word(state + 1).is_some_and(|w| w.base.len() >= 5 && w.case == Case::Digits);
    Some(state + 1 + usize::from(code && said.near(state + 1)))
}

/// A state by its two letters or its name.
fn is_state(said: &Said, at: usize) -> bool {
    said.word(at).is_some_and(|word| {
        matches!(word.case, Case::Capitals | Case::Small) && word.text.len() == 2 && word.is_ascii()
            || word.case == Case::Capital && lists::is_region(&word.base)
    })
}
