//! What says where in a house an address is: flats, floors, rooms, codes behind a town.

use super::days::apart;
use super::roads;
use super::rooms;
use super::said::Said;
use super::streets::is_house;
use super::tables;
use super::words::{Case, Word};

/// `, 5F`, `, storefront`, `altos`: what only behind the number of a house says where in it.
pub(super) fn loose_unit(said: &Said, at: usize) -> Option<usize> {
    const WHERE: [&str; 15] = [
        "lower",
        "upper",
        "garage",
        "attic",
        "storefront",
        "downstairs",
        "upstairs",
        "basement",
        "rear",
        "penthouse",
        "duplex",
        "altos",
        "bajos",
        "fondo",
        "esquina",
    ];
    // “, the basement”.
    let article = usize::from(said.gap(at).contains(',') && said.is(at, &["the"]) && said.close(at + 1));
    let beside = said.gap(at).contains(',') && said.near(at) || said.close(at);
    let at = at + article;
    let word = said.word(at).filter(|_| beside)?;
    let figures = word.base.bytes().take_while(u8::is_ascii_digit).count();
    let flat = (1..4).contains(&figures) && word.base.len() == figures + 1 && is_house(word);
    // “, upstairs left”.
    let side = said.is(at, &["upstairs", "downstairs", "upper", "lower", "rear"])
        && said.is(at + 1, &["left", "right", "front", "back", "rear"])
        && said.close(at + 1);
    let end = at + 1 + usize::from(side);
    ((flat && article == 0 || said.is(at, &WHERE)) && said.ends_clause(end)).then_some(end)
}

/// End of five digits behind an address.
pub(super) fn code(said: &Said, at: usize) -> Option<usize> {
    let five = said.word(at).is_some_and(|w| w.figure().is_some() && w.base.len() == 5);
    (five && said.near(at) && !said.ends_sentence(at) && apart(said, at + 1)).then_some(at + 1)
}

/// Which part of a house it is.
const PARTS: [&str; 18] = [
    "rear",
    "upper",
    "lower",
    "front",
    "back",
    "ground",
    "garden",
    "main",
    "top",
    "basement",
    "side",
    "street",
    "upstairs",
    "downstairs",
    "garage",
    "middle",
    "attic",
    "corner",
];
/// What the part is.
const WHOLES: [&str; 12] = [
    "unit",
    "house",
    "apartment",
    "flat",
    "half",
    "level",
    "duplex",
    "trailer",
    "floor",
    "door",
    "entrance",
    "gate",
];

/// End of a flat, floor or building behind an address: `, Apt 4`, `#12`, `second floor`, `interior 4`,
/// `rooms 9 and 11`, `the back unit`, `, east side`.
pub(super) fn unit(said: &Said, at: usize) -> Option<usize> {
    let word = said.word(at)?;
    let mark = said.gap(at).trim().trim_start_matches([',', '.']).trim();
    if mark == "#" {
        return is_code(word).then_some(at + 1);
    }
    said.near(at).then_some(())?;
    let named = said.is_in(at, tables::FLATS).then(|| code_behind(said, at)).flatten();
    if named.is_some() {
        return named;
    }
    if let Some(rooms) = rooms::rooms(said, at) {
        return Some(rooms.end);
    }
    let article = usize::from(said.is(at, &["the", "in"]) && said.close(at + 1));
    let from = at + article + usize::from(article > 0 && said.is(at + article, &["the"]));
    let floor = (said.word(from).is_some_and(roads::counted)
        || said.is(from, &["primer", "segundo", "tercer", "cuarto", "quinto", "top", "ground"]))
        && said.is(from + 1, &["floor", "fl", "flr", "piso"])
        || said.is(from, &PARTS) && said.is(from + 1, &WHOLES);
    if floor && said.close(from + 1) {
        return Some(from + 2);
    }
    // “, river side”.
    let marked = said.gap(at).contains(',') && !word.is_stop() && said.is(at + 1, &["side"]);
    let side = marked && said.close(at + 1) && said.ends_clause(at + 2);
    let unnumbered = said.is(at, &["sin"]) && said.is(at + 1, &["numero"])
        || said.is(at, &["s"]) && said.is(at + 1, &["n"]) && said.gap(at + 1) == "/";
    (side || unnumbered).then_some(at + 2)
}

/// End of the code behind “apartment”: “4”, “K 4”, “# 12”, and in words “nine”, “one thirteen”, “k four”.
fn code_behind(said: &Said, at: usize) -> Option<usize> {
    // “on Pine Street no one came”.
    const NEVER_IN_WORDS: [&str; 11] =
        ["casa", "no", "num", "number", "numero", "lot", "side", "km", "kilometro", "int", "floor"];
    let from = at + 1;
    if said.gap(from).trim().ends_with('#') {
        return said.word(from).filter(|word| is_code(word)).map(|_| from + 1);
    }
    let word = said.word(from).filter(|_| said.near(from))?;
    let words = !said.is(at, &NEVER_IN_WORDS);
    let said_at = |n: usize| roads::number(said, n).filter(|_| words && said.close(n));
    let in_words = |n: usize| said_at(n).filter(|_| said.word(n).is_some_and(|w| w.case != Case::Digits));
    if is_code(word) {
        let letter = word.case != Case::Digits;
        return Some(said_at(from + 1).filter(|_| letter).unwrap_or(from + 1));
    }
    // “apartment two b”.
    let end = in_words(from)?;
    let letter = said.close(end)
        && said.word(end).is_some_and(|w| w.base.len() == 1 && !said.is(end, &["i", "a", "o", "y"]))
        && !said.gap(end + 1).starts_with('.');
    Some(end + usize::from(letter))
}

/// `4`, `3C`, `D`.
fn is_code(word: &Word) -> bool {
    let letter = word.base.chars().count() == 1 && !matches!(word.base.as_str(), "i" | "a" | "o" | "y");
    word.case == Case::Digits && word.base.len() < 7 || letter
}
