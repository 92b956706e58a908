//! Rooms and blocks by their numbers.

use std::ops::Range;

use super::number_lists;
use super::roads::{counted, number, with_tenths};
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

/// “Pier 9”, “Building C”, “room 214”, “apartment three”.
pub(super) fn room(said: &Said, at: usize) -> Option<Range<usize>> {
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
    const ANY: [&str; 21] = [
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
    let counted =
        said.is(at_code + 1, &["ways", "more", "people", "hours", "days"]) && said.close(at_code + 1);
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
