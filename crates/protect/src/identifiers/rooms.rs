//! Rooms and blocks by their numbers.

use std::ops::Range;

use super::roads::{counted, number};
use super::said::Said;
use super::terms::{self, Head};
use super::words::{Case, Opens, Word};

/// “the 3900 block”, “the 400 block of Larch”, “the fourteen hundred block of east pecan”.
pub(super) fn block(said: &Said, at: usize) -> Option<Range<usize>> {
    let of = number(said, at).filter(|end| said.is(*end, &["block"]))?;
    if !said.is(of + 1, &["of"]) {
        let long = said.word(at).and_then(Word::figure).is_some_and(|house| house > 99);
        return long.then_some(at..of + 1);
    }
    let from = of + 2 + usize::from(said.is(of + 2, &["north", "south", "east", "west", "n", "s", "e", "w"]));
    let first = said.word(from).filter(|w| said.near(from) && (!w.is_stop() || counted(w)))?;
    if first.case == Case::Small {
        let head = said.word(from + 1).and_then(|w| terms::head(&w.base)) == Some(Head::Street);
        return Some(at..from + 1 + usize::from(head && said.close(from + 1)));
    }
    let named =
        |n: usize| said.near(n) && said.word(n).is_some_and(|w| w.is_capital() || w.case == Case::Digits);
    let length = (from..from + 3).take_while(|n| named(*n) && (*n == from || said.close(*n))).count();
    Some(at..from + length)
}

/// “rooms 12 and 14”: two of them or more.
pub(super) fn rooms(said: &Said, at: usize) -> Option<Range<usize>> {
    const ROOMS: [&str; 8] =
        ["rooms", "apartments", "units", "suites", "lots", "cabins", "spaces", "cuartos"];
    let figure = |n: usize| said.word(n).is_some_and(|w| w.figure().is_some() && w.base.len() < 5);
    (said.is(at, &ROOMS) && figure(at + 1) && said.close(at + 1)).then_some(())?;
    let more = said.is(at + 2, &["and", "through", "to", "y", "or"]) && said.close(at + 2) && figure(at + 3);
    more.then_some(at..at + 4)
}

/// “Pier 9”, “Building C”, “room 214”, “apartment three”.
pub(super) fn room(said: &Said, at: usize) -> Option<Range<usize>> {
    const CAPITALS: [&str; 24] = [
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
    const ANY: [&str; 20] = [
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
    if named || said.is(at, &ANY) && figures {
        return Some(at..at_code + 1);
    }
    let spoken = said.is(at, &["room", "apartment", "suite"]).then(|| number(said, at + 1)).flatten()?;
    let alone = said.is(spoken, &["day", "night", "time", "of", "more", "or", "person", "year", "hundred"]);
    let one = spoken == at + 2 && said.is(at + 1, &["one"]);
    (!(alone || one)).then_some(at..spoken)
}
