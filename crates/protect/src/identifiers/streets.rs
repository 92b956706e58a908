//! Streets, roads and houses.

use super::dates::is_year;
use super::finding::Kind;
use super::reason::{Reason, Shape};
use super::said::{Said, Sink};
use super::terms::{self, Head};
use super::words::{Case, Opens, Word};

/// Words that stand before a Spanish street name.
const CALLES: [&str; 11] = [
    "calle",
    "avenida",
    "av",
    "carretera",
    "camino",
    "callejon",
    "calzada",
    "paseo",
    "bulevar",
    "boulevard",
    "rue",
];
/// Words before the number of a road.
const ROADS: [&str; 10] =
    ["route", "highway", "hwy", "interstate", "freeway", "exit", "carretera", "ruta", "autopista", "road"];

/// Streets of a passage.
pub(super) fn find(said: &Said, sink: &mut Sink) {
    for at in 0..said.len() {
        let run = before_head(said, at)
            .or_else(|| calle(said, at))
            .or_else(|| numbered(said, at))
            .or_else(|| crossing(said, at))
            .or_else(|| house(said, at))
            .or_else(|| block(said, at))
            .or_else(|| room(said, at));
        if let Some(run) = run {
            let run = with_house(said, run);
            sink.add(said, run, Kind::Street, 90, Reason::Shape(Shape::Street));
        }
    }
}

/// One to three capitalised words, or a number, and `Street` or the like.
fn before_head(said: &Said, at: usize) -> Option<std::ops::Range<usize>> {
    let head = said.word(at).filter(|word| is_head(word) && said.close(at))?;
    let small = head.case == Case::Small;
    let mut from = at;
    while from > 0
        && at - from < 3
        && said.close(from)
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

fn ordinal(word: &Word) -> bool {
    let digits =
        word.case == Case::Digits && ["st", "nd", "rd", "th"].iter().any(|end| word.base.ends_with(end));
    digits || word.is_capital() && ["first", "second", "third"].contains(&word.base.as_str())
}

/// `Calle Ocho`, `Avenida de la Paz`.
fn calle(said: &Said, at: usize) -> Option<std::ops::Range<usize>> {
    said.is(at, &CALLES).then_some(())?;
    let small = |n: usize| said.is(n, &["de", "del", "la", "las", "los", "el", "san"]) && said.close(n);
    let first = (at + 1..at + 4).find(|n| !small(*n))?;
    let named =
        |n: usize| said.word(n).is_some_and(|w| w.is_capital() || w.case == Case::Digits) && said.close(n);
    let count = (first..first + 3).take_while(|n| named(*n)).count();
    (count > 0).then_some(at..first + count)
}

/// `Route 9`, `Highway 99`, `PO Box 114`.
fn numbered(said: &Said, at: usize) -> Option<std::ops::Range<usize>> {
    let number = |n: usize| said.word(n).is_some_and(|w| w.case == Case::Digits) && said.close(n);
    let road = said.is(at, &ROADS) && said.word(at)?.is_capital() && number(at + 1);
    let small_road = said.is(at, &["highway", "route", "interstate", "ruta"]) && number(at + 1);
    let box_number = said.is(at, &["box"]) && at > 0 && number(at + 1) && said.is(at - 1, &["po", "o"]);
    match (road || small_road, box_number) {
        (true, _) => Some(at..at + 2),
        (_, true) => Some(at - 1..at + 2),
        _ => None,
    }
}

/// “Third and Main”, “5th and Alder”.
fn crossing(said: &Said, at: usize) -> Option<std::ops::Range<usize>> {
    let counted = said.word(at).is_some_and(|word| {
        ordinal(word) || word.case == Case::Capital && ORDINALS.contains(&word.base.as_str())
    });
    let other = said.word(at + 2).is_some_and(|word| word.is_capital() && !word.is_stop() || ordinal(word));
    (counted && said.is(at + 1, &["and", "at"]) && other && said.close(at + 1) && said.close(at + 2))
        .then_some(at..at + 3)
}

const ORDINALS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// “the 400 block of Larch”.
fn block(said: &Said, at: usize) -> Option<std::ops::Range<usize>> {
    let number =
        said.word(at)?.case == Case::Digits && said.is(at + 1, &["block"]) && said.is(at + 2, &["of"]);
    let named =
        |n: usize| said.close(n) && said.word(n).is_some_and(|w| w.is_capital() || w.case == Case::Digits);
    let length = (at + 3..at + 6).take_while(|n| named(*n)).count();
    (number && length > 0).then_some(at..at + 3 + length)
}

/// “Pier 9”, “Building C”, “room 214”.
fn room(said: &Said, at: usize) -> Option<std::ops::Range<usize>> {
    const CAPITALS: [&str; 10] =
        ["pier", "gate", "building", "lot", "slip", "dock", "space", "unit", "suite", "platform"];
    const ANY: [&str; 5] = ["room", "apartment", "cabin", "exit", "marker"];
    let number = said.word(at + 1).filter(|_| said.close(at + 1))?;
    let counted = number.base.bytes().filter(u8::is_ascii_digit).count();
    let named = said.is(at, &CAPITALS)
        && said.word(at)?.is_capital()
        && (counted > 0 || number.case == Case::Initial && number.base != "i");
    (named || said.is(at, &ANY) && counted > 0).then_some(at..at + 2)
}

/// “at 47 Larkspur Square”: the number of a house before capitals.
fn house(said: &Said, at: usize) -> Option<std::ops::Range<usize>> {
    let number = said.word(at).filter(|w| w.base.bytes().all(|b| b.is_ascii_digit()) && w.base.len() <= 5)?;
    let to = at > 0 && said.is(at - 1, &["at", "to", "from", "near", "of", "address"]) && said.close(at);
    let named = |n: usize| {
        said.close(n)
            && said
                .word(n)
                .is_some_and(|w| w.case == Case::Capital && !w.is_stop() && !terms::is_plain_capital(&w.base))
    };
    let length = (at + 1..at + 4).take_while(|n| named(*n)).count();
    (to && !is_year(&number.base) && length > 0).then_some(at..at + 1 + length)
}

/// The number of the house before, and of the flat behind.
fn with_house(said: &Said, run: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let house =
        |n: usize| said.word(n).is_some_and(|w| w.case == Case::Digits && !ordinal(w) && w.base.len() <= 6);
    let from = if run.start > 0 && house(run.start - 1) && said.close(run.start) {
        run.start - 1
    } else {
        run.start
    };
    let number_behind = house(run.end) && said.is(run.start, &CALLES) && said.near(run.end);
    let mut end = if number_behind { run.end + 1 } else { run.end };
    let flat = ["apt", "apartment", "unit", "suite", "room", "no", "departamento", "numero"];
    if said.is(end, &flat) && said.near(end) && house(end + 1) {
        end += 2;
    }
    from..end
}
