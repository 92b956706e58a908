//! Rooms and blocks by their numbers.

use std::ops::Range;

use super::number_lists;
use super::number_words::digits_of;
use super::roads::{counted, number, with_tenths};
use super::said::Said;
use super::terms::{self, Head};
use super::words::{Case, Opens, Word};

/// “the 3900 block”, “the 400 block of Larch”, “the fourteen hundred block of east pecan”.
pub(super) fn block(said: &Said, at: usize) -> Option<Range<usize>> {
    // In figures it may stand behind any mark.
    let figures = said.word(at).is_some_and(|w| w.figure().is_some()).then_some(at + 1);
    let of =
        figures.or_else(|| number(said, at)).filter(|end| said.is(*end, &["block"]) && said.close(*end))?;
    if !said.is(of + 1, &["of"]) {
        let long = said.word(at).and_then(Word::figure).is_some_and(|house| house > 99);
        return long.then_some(at..of + 1);
    }
    let from = of + 2 + usize::from(said.is(of + 2, &["north", "south", "east", "west", "n", "s", "e", "w"]));
    let part =
        said.is(from, &["san", "la", "el", "los", "las", "van", "del"]) && said.word(from)?.is_capital();
    let first = said.word(from).filter(|w| said.near(from) && (!w.is_stop() || counted(w) || part))?;
    if first.case == Case::Small {
        let head = said.word(from + 1).and_then(|w| terms::head(&w.base)) == Some(Head::Street);
        return Some(at..from + 1 + usize::from(head && said.close(from + 1)));
    }
    let named =
        |n: usize| said.near(n) && said.word(n).is_some_and(|w| w.is_capital() || w.case == Case::Digits);
    let length = (from..from + 3).take_while(|n| named(*n) && (*n == from || said.close(*n))).count();
    Some(at..from + length)
}

/// “rooms 12 and 14”, “rooms 11, 12, 14 and 15”, “room 22 and 23”: two of them or more.
pub(super) fn rooms(said: &Said, at: usize) -> Option<Range<usize>> {
    const ROOMS: [&str; 9] =
        ["rooms", "apartments", "units", "suites", "lots", "cabins", "spaces", "cuartos", "habitaciones"];
    const ROOM: [&str; 8] = ["room", "apartment", "unit", "suite", "lot", "cabin", "space", "cuarto"];
    said.word(at + 1).filter(|w| w.case == Case::Digits)?;
    let several = said.is(at, &ROOMS);
    let listed = (several || said.is(at, &ROOM)).then(|| number_lists::listed(said, at + 1, several));
    listed.flatten().map(|end| at..end)
}

/// “in two-oh-nine”, “out of one oh eight”: a room by its figures, said with the nothing between them.
pub(super) fn said_room(said: &Said, at: usize) -> Option<Range<usize>> {
    const IN: [&str; 6] = ["in", "into", "outside", "from", "inside", "room"];
    let led = at > 0
        && said.close(at)
        && (said.is(at - 1, &IN) || at > 1 && said.is(at - 1, &["of"]) && said.is(at - 2, &["out"]));
    led.then_some(())?;
    let figure = |base: &str| digits_of(base) == 1;
    let compound = said.word(at).is_some_and(|w| {
        let parts: Vec<&str> = w.base.split('-').collect();
        matches!(parts.as_slice(), [first, "oh", last] if figure(first) && figure(last))
    });
    if compound {
        return Some(at..at + 1);
    }
    let one = |n: usize| said.word(n).is_some_and(|w| figure(&w.base)) && said.close(n);
    let spoken = one(at) && said.is(at + 1, &["oh", "o"]) && said.close(at + 1) && one(at + 2);
    // Not in the middle of a longer number.
    (spoken && !(one(at + 3) || said.is(at + 3, &["oh", "zero", "hundred"]))).then_some(at..at + 3)
}

/// Numbers of three figures that everybody calls.
pub(super) const CALLED: [&str; 7] = ["911", "211", "311", "411", "988", "800", "888"];

/// “One of those men was in 211.”: where somebody was, in three figures.
pub(super) fn was_in(said: &Said, at: usize) -> Option<Range<usize>> {
    const WAS: [&str; 12] = [
        "was", "were", "been", "stayed", "staying", "lived", "living", "kept", "slept", "sleeping", "he",
        "she",
    ];
    let led =
        at > 1 && said.is(at - 1, &["in"]) && said.close(at) && said.close(at - 1) && said.is(at - 2, &WAS);
    let word = said.word(at).filter(|w| led && w.figure().is_some() && w.base.len() == 3)?;
    let called = CALLED.contains(&word.base.as_str()) && !said.is(at - 2, &["was", "were"]);
    (!called && said.ends_clause(at + 1) && !said.gap(at + 1).starts_with(':')).then_some(at..at + 1)
}

/// Words before the number of a place that have a capital there: “Pier 9”.
const CAPITALS: [&str; 25] = [
    "parada",
    "flat",
    "bunkhouse",
    "barrack",
    "barracks",
    "berth",
    "stall",
    "booth",
    "pier",
    "gate",
    "building",
    "bldg",
    "lot",
    "slip",
    "dock",
    "space",
    "unit",
    "suite",
    "platform",
    "hangar",
    "warehouse",
    "cottage",
    "bungalow",
    "trailer",
    "hall",
];
/// Those that need none: “room 214”.
const ANY: [&str; 32] = [
    "milla",
    "site",
    "building",
    "bldg",
    "edificio",
    "bodega",
    "bay",
    "bunkhouse",
    "slip",
    "stall",
    "unidad",
    "km",
    "apartamento",
    "habitacion",
    "unit",
    "kilometer",
    "kilometre",
    "manzana",
    "mz",
    "lote",
    "lt",
    "room",
    "apartment",
    "apt",
    "cabin",
    "lot",
    "suite",
    "cuarto",
    "departamento",
    "milepost",
    "kilometro",
    "space",
];

/// “Pier 9”, “Building C”, “room 214”, “apartment three”.
pub(super) fn room(said: &Said, at: usize) -> Option<Range<usize>> {
    let between = usize::from(said.is(at + 1, &["no", "number", "num", "numero"]) && said.close(at + 1));
    let at_code = at + 1 + between;
    let spaced = said.close(at_code) || matches!(said.gap(at_code).trim(), "." | "#" | ". #");
    let code = said.word(at_code).filter(|_| spaced)?;
    let figures = code.base.bytes().any(|b| b.is_ascii_digit());
    let apart = said.word(at)?.opens == Opens::No || figures && said.ends_clause(at_code + 1);
    let named = said.is(at, &CAPITALS)
        && said.word(at)?.is_capital()
        && apart
        && (figures || code.case == Case::Initial && code.base != "i");
    let counted = said.close(at_code + 1)
        && (said.is(at_code + 1, &["ways", "more", "people", "hours", "days", "men", "women"])
            // “building 3 houses”.
            || said.is(at, &["building", "site", "stall", "bay", "slip"])
                && said.word(at_code + 1).is_some_and(|w| w.case == Case::Small && w.base.ends_with('s'))
                && !said.is_stop(at_code + 1));
    // “suite C”, “bunkhouse C”.
    const LETTERED: [&str; 7] = ["suite", "bunkhouse", "building", "bldg", "edificio", "bodega", "apartment"];
    let lettered =
        said.is(at, &LETTERED) && code.case == Case::Initial && !matches!(code.base.as_str(), "i" | "a");
    if lettered && said.ends_clause(at_code + 1) {
        return Some(at..at_code + 1);
    }
    if named || said.is(at, &ANY) && figures && !counted {
        return Some(at..with_tenths(said, at_code + 1));
    }
    // “lot forty one”, “lot number nine”, but “a lot one can do”.
    let any = said.is(at, &["room", "apartment", "suite"]);
    let sure = said.is(at, &["lot", "space", "unit", "cabin"])
        && !(at > 0 && said.is(at - 1, &["a", "whole", "no"]));
    let spoken = (any || sure).then(|| number(said, at_code)).flatten()?;
    if !any && between == 0 && spoken < at + 3 {
        return None;
    }
    let alone =
        said.is(spoken, &["day", "night", "time", "of", "more", "or", "person", "year", "hundred", "ways"]);
    let one = spoken == at_code + 1 && said.is(at_code, &["one"]) && between == 0;
    (!(alone || one)).then_some(at..spoken)
}
