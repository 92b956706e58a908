//! Highways by their numbers alone, as they are said in the west.

use std::ops::Range;

use super::number_words::digits_of;
use super::said::Said;
use super::streets::ordinal;
use super::words::Case;

/// “I-80”, “US-97”; no “Form I-914”.
pub(super) fn in_one_word(said: &Said, at: usize) -> bool {
    const KINDS: [&str; 8] = ["i", "us", "sr", "cr", "fm", "rm", "hwy", "sh"];
    let parts = said.word(at).filter(|w| w.case != Case::Digits).and_then(|w| w.base.split_once('-'));
    let numbered = parts.is_some_and(|(kind, number)| {
        KINDS.contains(&kind)
            && number.len() < 5
            && number.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<u16>().is_ok()
    });
    let form = at > 0 && said.is(at - 1, &["form", "forms", "forma", "formulario"]);
    numbered && !form && !said.word(at).is_some_and(|w| is_form(&w.base))
}

/// Forms of immigration that no interstate is called like: “an I-914”.
pub(super) fn is_form(base: &str) -> bool {
    const FORMS: [&str; 19] = [
        "i-9", "i-914", "i-918", "i-912", "i-929", "i-589", "i-765", "i-821", "i-864", "i-539", "i-751",
        "i-601", "i-130", "i-131", "i-192", "i-360", "i-730", "i-360s", "i-914s",
    ];
    FORMS.contains(&base)
}

/// “up the 99”, “by way of the 101”: a highway by its number alone.
pub(super) fn highway_alone(said: &Said, at: usize) -> Option<Range<usize>> {
    const LED: [&str; 9] = ["up", "down", "off", "along", "via", "took", "take", "taking", "past"];
    let number = said.word(at).filter(|w| w.case == Case::Digits && w.tail.is_empty() && !ordinal(w))?;
    let led = at > 1 && said.is(at - 1, &["the"]) && said.close(at) && said.close(at - 1);
    let way = at > 2 && said.is(at - 2, &["of"]) && said.is(at - 3, &["way"]);
    let long = number.base.len() == 3 && at > 1 && said.is(at - 2, &["on", "from", "to"]);
    let meant = way || long || at > 1 && said.is(at - 2, &LED);
    let ends = said.ends_clause(at + 1)
        || said.is(at + 1, &["north", "south", "east", "west", "to", "by", "near", "until", "freeway"]);
    (led && meant && ends && (2..4).contains(&number.base.len())).then_some(at..at + 1)
}

/// “off the 405”: freeways as they are said in the west.
pub(super) fn freeway(said: &Said, at: usize) -> Option<Range<usize>> {
    let figures = said.word(at).filter(|w| w.figure().is_some() && (1..4).contains(&w.base.len()))?;
    let led = at > 1
        && said.is(at - 1, &["the"])
        && said.is(at - 2, &["off", "up", "down", "along", "take", "took", "onto", "on"])
        && said.close(at)
        && said.close(at - 1);
    let round = figures.base.ends_with('0') && figures.base.len() == 3 || figures.base == "911";
    let apart = said.ends_clause(at + 1)
        || said
            .word(at + 1)
            .is_some_and(|w| w.is_stop() && !said.is(at + 1, &["people", "women", "men", "percent"]));
    let named = said.is(at + 1, &["freeway", "north", "south", "east", "west"]);
    // “take the 5”: what is one of several is said of with more words.
    let single = figures.base.len() == 1 && !named && !said.ends_clause(at + 1);
    (led && !round && !single && (apart || named)).then_some(at..at + 1 + usize::from(named))
}

/// “en la noventa y nueve”: the same in Spanish, in words.
pub(super) fn in_spanish_words(said: &Said, at: usize) -> Option<Range<usize>> {
    const TENS: [&str; 8] =
        ["veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];
    let tens = said.is(at, &TENS) && said.is(at + 1, &["y"]) && said.close(at + 1) && said.close(at + 2);
    let one = tens && said.word(at + 2).is_some_and(|w| digits_of(&w.base) == 1);
    let led = at > 1 && said.is(at - 1, &["la"]) && said.is(at - 2, &["en", "por", "de", "sobre", "tomar"]);
    let free = said.ends_clause(at + 3) || said.is(at + 3, &["para", "hacia", "hasta", "norte", "sur"]);
    // “en la 83,”.
    let word = said.word(at)?;
    let figures = word.is_in_spanish() && word.figure().is_some() && (2..4).contains(&word.base.len());
    if figures && led && said.close(at) && said.is(at - 2, &["en", "por"]) && said.ends_clause(at + 1) {
        return Some(at..at + 1);
    }
    (one && led && said.close(at) && free).then_some(at..at + 3)
}

/// “a motel off 494.”
pub(super) fn off_number(said: &Said, at: usize) -> Option<Range<usize>> {
    let number = said.word(at).filter(|w| w.figure().is_some() && (2..4).contains(&w.base.len()))?;
    let led = at > 0 && said.is(at - 1, &["off"]) && said.close(at) && said.ends_clause(at + 1);
    (led && !number.base.ends_with('0')).then_some(at..at + 1)
}

/// “take 99 south”: a number and a point of the compass.
pub(super) fn bound(said: &Said, at: usize) -> Option<Range<usize>> {
    const LED: [&str; 12] =
        ["take", "took", "taking", "on", "off", "up", "down", "along", "via", "onto", "from", "past"];
    const TOWARDS: [&str; 8] =
        ["north", "south", "east", "west", "northbound", "southbound", "eastbound", "westbound"];
    let number = said.word(at).filter(|w| w.figure().is_some() && (1..4).contains(&w.base.len()))?;
    let led = at > 0 && said.is(at - 1, &LED) && said.close(at) && said.close(at + 1);
    (led && said.is(at + 1, &TOWARDS) && !number.base.starts_with('0')).then_some(at..at + 2)
}
