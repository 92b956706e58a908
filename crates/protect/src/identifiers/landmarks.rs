//! How to get there: what stands behind an address and tells it by what is near. “, about two miles past the grain
//! elevator”, “across from the casino”, “, third from the corner”, “a dos cuadras de la escuela”.

use super::roads::counted;
use super::said::Said;
use super::tables;
use super::words::Case;

/// Words of the longest thing that is near.
const LONGEST: usize = 4;
/// Words behind which a stop shortens them.
const SHORT: [&str; 12] = ["st", "ave", "rd", "blvd", "dr", "ln", "hwy", "rte", "ct", "pkwy", "pl", "n"];
/// What is near in time and no place, and what is said so of nothing near.
const NOTHING: [&str; 34] = [
    "time",
    "times",
    "way",
    "end",
    "night",
    "day",
    "days",
    "morning",
    "evening",
    "afternoon",
    "hour",
    "hours",
    "week",
    "weeks",
    "weekend",
    "year",
    "years",
    "month",
    "months",
    "moment",
    "minute",
    "phone",
    "table",
    "wheel",
    "scenes",
    "law",
    "fact",
    "age",
    "hearing",
    "trial",
    "arrest",
    "raid",
    "others",
    "other",
];

/// End of one such passage that begins at a word. Behind no number of a house, “by the river” tells too little.
pub(super) fn landmark(said: &Said, at: usize, numbered: bool) -> Option<usize> {
    let shortened = said.gap(at).starts_with('.') && at > 0 && said.is(at - 1, &SHORT) && said.near(at);
    let comma = said.gap(at).trim() == "," || shortened && said.gap(at).contains(',');
    (comma || shortened || said.close(at)).then_some(())?;
    if let Some(end) = by_hand(said, at) {
        return Some(end);
    }
    let (far, measured) = distance(said, at);
    let near = relation(said, far, comma, measured)?;
    let article = usize::from(said.is(
        near,
        &[
            "the", "a", "an", "this", "that", "our", "their", "his", "her", "el", "la", "los", "las", "un",
            "una",
        ],
    ));
    let from = near + article;
    let article = article > 0 || said.is(near - 1, &["del", "al"]);
    let named = said.word(from).is_some_and(|w| w.is_capital() && !w.is_plain_capital());
    // “by the time”, “near you”: a thing has an article, or a name.
    (article || named || measured && !said.is_stop(from)).then_some(())?;
    // “, after the hearing” tells no place.
    let later = said.is(near - 1, &["after", "before", "over", "off"]);
    (!later || article).then_some(())?;
    let belongs = |n: usize| {
        let word = said.word(n).filter(|_| said.close(n) && !said.is_in(n, tables::FLATS));
        word.is_some_and(|w| (!w.is_stop() || counted(w)) && (article || w.case != Case::Small || measured))
    };
    let end = from + (from..from + LONGEST).take_while(|n| belongs(*n)).count();
    let vain = (from..end).any(|n| said.is(n, &NOTHING));
    let whole = end > from && !(said.close(end) && belongs(end));
    let little = !(numbered || measured || named) && end == from + 1 && said.is(near - 1, &["by", "near"]);
    (whole && !vain && !little).then_some(end)
}

/// End of `, a mano derecha`, `, on the left`.
fn by_hand(said: &Said, at: usize) -> Option<usize> {
    let spanish = said.is(at, &["a"]) && said.is(at + 1, &["mano", "la"]);
    let english = said.is(at, &["on"]) && said.is(at + 1, &["the", "your"]);
    let hand = said.is(at + 2, &["derecha", "izquierda", "left", "right"]);
    let marked = said.gap(at).contains(',') && said.close(at + 1) && said.close(at + 2);
    ((spanish || english) && hand && marked && said.ends_clause(at + 3)).then_some(at + 3)
}

/// Behind “about two miles”, “half a block”, “just”, “a dos cuadras”: where the rest begins, and whether anything was
/// measured.
fn distance(said: &Said, at: usize) -> (usize, bool) {
    const HEDGES: [&str; 12] = [
        "about", "just", "right", "maybe", "like", "almost", "roughly", "around", "como", "casi", "directly",
        "kind",
    ];
    const COUNTS: [&str; 24] = [
        "a", "an", "half", "quarter", "couple", "of", "few", "one", "two", "three", "four", "five", "six",
        "ten", "un", "una", "dos", "tres", "cuatro", "cinco", "media", "medio", "unas", "unos",
    ];
    const UNITS: [&str; 20] = [
        "mile", "miles", "block", "blocks", "door", "doors", "yard", "yards", "feet", "minute", "minutes",
        "house", "houses", "lot", "lots", "cuadra", "cuadras", "metros", "millas", "minutos",
    ];
    let from = at + usize::from(said.is(at, &HEDGES));
    let counts = |n: &usize| {
        said.is(*n, &COUNTS) || said.word(*n).is_some_and(|w| w.figure().is_some() && w.base.len() < 4)
    };
    let unit = from + (from..from + 4).take_while(|n| counts(n) && (*n == at || said.close(*n))).count();
    if unit > from && said.is(unit, &UNITS) && said.close(unit) { (unit + 1, true) } else { (from, false) }
}

/// End of “past”, “across from”, “atrás de”, “third from”.
fn relation(said: &Said, at: usize, comma: bool, measured: bool) -> Option<usize> {
    const TWO: [(&[&str], &str); 11] = [
        (&["across", "down", "up", "back", "over", "out", "set"], "from"),
        (&["next", "close"], "to"),
        (&["south", "north", "east", "west", "southeast", "southwest", "northeast", "northwest"], "of"),
        (&["side", "front", "left", "right"], "of"),
        (&["atras", "detras", "enfrente", "cerca", "antes", "despues", "delante"], "de"),
        (&["atras", "detras", "enfrente", "cerca", "antes", "despues"], "del"),
        (&["frente", "junto", "pegado"], "a"),
        (&["frente", "junto", "pegado"], "al"),
        (&["over", "right", "just", "down"], "by"),
        (&["right", "just"], "past"),
        (&["right", "just"], "behind"),
    ];
    const NEAR: [&str; 12] = [
        "past", "below", "behind", "above", "beyond", "by", "near", "under", "beside", "opposite", "across",
        "pasando",
    ];
    const LATER: [&str; 4] = ["after", "before", "over", "off"];
    let word = said.word(at)?;
    let two = |(first, second): &(&[&str], &str)| {
        said.is(at, first) && said.is(at + 1, &[second]) && said.close(at + 1)
    };
    if said.is(at, &["in"]) && said.is(at + 1, &["front"]) && said.is(at + 2, &["of"]) {
        return Some(at + 3);
    }
    if said.is(at, &["al"]) && said.is(at + 1, &["lado"]) && said.is(at + 2, &["de", "del"]) {
        return Some(at + 3);
    }
    let street =
        said.is(at, &["across"]) && said.is(at + 1, &["the"]) && said.is(at + 2, &["street", "road"]);
    if street && said.is(at + 3, &["from"]) {
        return Some(at + 4);
    }
    if TWO.iter().any(two) {
        return Some(at + 2);
    }
    let ordinal = counted(word) && (said.is(at + 1, &["from"]) || said.is(at + 2, &["from"]) && comma);
    if ordinal {
        return Some(at + if said.is(at + 1, &["from"]) { 2 } else { 3 });
    }
    let from = measured && said.is(at, &["from", "de", "del", "off"]);
    let fits = said.is(at, &NEAR) || (comma || measured) && said.is(at, &LATER) || from;
    (fits && word.tail.is_empty()).then_some(at + 1)
}
