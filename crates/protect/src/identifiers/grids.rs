//! Streets and roads that are called by a number and a point of the compass, and roads by the letters of their state:
//! “South 4130 Road”, “412 West 800 North”, “NC 55”.

use std::ops::Range;

use super::said::Said;
use super::streets::{is_compass, is_house, ordinal};
use super::words::{Case, Word};

/// Every rule of this kind that may begin at a word.
pub(super) fn by_number(said: &Said, at: usize) -> Option<Range<usize>> {
    said.word(at + 1).filter(|word| word.case == Case::Digits && word.tail.is_empty())?;
    lettered(said, at).or_else(|| state_road(said, at))
}

fn long_number(word: &Word) -> bool {
    word.figure().is_some() && (2..5).contains(&word.base.len())
}

/// “South 4130 Road”, “N 1450 Rd”, “West 800 North”.
fn lettered(said: &Said, at: usize) -> Option<Range<usize>> {
    const ROADS: [&str; 10] = ["road", "rd", "street", "st", "avenue", "ave", "lane", "ln", "drive", "dr"];
    let numbered = is_compass(said, at) && said.near(at + 1) && !said.gap(at + 1).contains(',');
    said.word(at + 1).filter(|word| numbered && long_number(word) && !ordinal(word))?;
    let head = said.is(at + 2, &ROADS) && said.word(at + 2).is_some_and(Word::is_capital);
    let house = at > 0 && said.close(at) && said.word(at - 1).is_some_and(|w| is_house(w) && !ordinal(w));
    let point = house && is_compass(said, at + 2);
    let from = at - usize::from(house);
    ((head || point) && said.close(at + 2)).then_some(from..at + 3)
}

/// “NC 55”, “TX 36”: the letters of a state and a number of at most three figures, where roads are.
fn state_road(said: &Said, at: usize) -> Option<Range<usize>> {
    const STATES: [&str; 50] = [
        "al", "ak", "az", "ar", "ca", "co", "ct", "de", "fl", "ga", "hi", "id", "il", "in", "ia", "ks", "ky",
        "la", "me", "md", "ma", "mi", "mn", "ms", "mo", "mt", "ne", "nv", "nh", "nj", "nm", "ny", "nc", "nd",
        "oh", "ok", "or", "pa", "ri", "sc", "sd", "tn", "tx", "ut", "vt", "va", "wa", "wv", "wi", "wy",
    ];
    const LED: [&str; 18] = [
        "on", "off", "along", "down", "up", "take", "took", "onto", "near", "past", "to", "by", "via", "and",
        "from", "between", "across", "at",
    ];
    let state = said.word(at).filter(|w| w.case == Case::Capitals && w.text.len() == 2)?;
    let number =
        said.word(at + 1).filter(|w| w.figure().is_some() && w.base.len() < 4 && said.close(at + 1))?;
    let led = at > 0 && said.is(at - 1, &LED) && said.close(at);
    let counts = said.close(at + 2)
        && said
            .word(at + 2)
            .is_some_and(|w| w.case == Case::Small && w.base.ends_with('s') && !said.is_stop(at + 2));
    (led && !counts && STATES.contains(&state.base.as_str()) && !number.base.starts_with('0'))
        .then_some(at..at + 2)
}
