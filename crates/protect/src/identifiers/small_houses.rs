//! Houses, corners and numbered streets as they are said, in texts with hardly any capitals: “nineteen eighty five
//! monterey road”, “eleven forty mclaughlin apartment nine”, “over by senter and keyes”, “down on fourth”.

use std::ops::Range;

use super::context;
use super::days::apart;
use super::landmarks::landmark;
use super::lists::{COMMON_GIVEN, SURNAME};
use super::located::further;
use super::number_words::{is_tens, may_begin_number, says_a_number, under_twenty};
use super::roads::counted;
use super::said::Said;
use super::small::{base, is_unknown};
use super::small_streets::POINTS;
use super::tables;
use super::terms::{self, Head};
use super::units::unit;
use super::words::Case;

/// What is measured by a number, and so no street behind one.
const MEASURED: [&str; 22] = [
    "minute", "minutes", "mile", "miles", "hour", "hours", "year", "years", "day", "days", "dollar",
    "dollars", "people", "percent", "foot", "feet", "man", "woman", "person", "block", "blocks", "bed",
];

/// End of the number of a house in two words or more, where a number begins.
fn spoken(said: &Said, at: usize) -> Option<usize> {
    may_begin_number(said, at).then_some(())?;
    let says = |n: usize| said.word(n).is_some_and(|w| w.base.split('-').all(says_a_number));
    (says(at) && !(at > 0 && says(at - 1) && said.close(at))).then_some(())?;
    let end = at + (at..at + 5).take_while(|n| says(*n) && (*n == at || said.close(*n))).count();
    let compound = said.word(at).is_some_and(|w| w.base.contains('-'));
    (end > at + 1 || compound).then_some(end)
}

/// “one seventy mitchell street suite nine”, “twenty four eleven seventy third avenue”.
pub(super) fn in_words(said: &Said, at: usize) -> Option<Range<usize>> {
    const OTHER: [&str; 5] = ["close", "walk", "row", "run", "loop"];
    let name = spoken(said, at)?;
    let from = name + usize::from(said.is(name, &POINTS) && said.close(name));
    let head = (from..from + 4)
        .find(|n| *n > name && terms::head(base(said, *n)) == Some(Head::Street) && !said.is(*n, &OTHER))?;
    let fits = |n: usize| {
        let stop = said.is_stop(n) && !said.is(n, &["old", "new", "little", "big"]);
        said.close(n) && !said.is(n, &MEASURED) && (n == head || !stop || said.word(n).is_some_and(counted))
    };
    (name..=head).all(fits).then_some(at..head + 1)
}

/// “at twelve twenty five fallon”, “eleven forty mclaughlin apartment nine”: before a name alone. What is a time before
/// what somebody does is none: “at ten thirty keisha came”.
pub(super) fn before_name(said: &Said, at: usize) -> Option<Range<usize>> {
    let name = spoken(said, at)?;
    let from = name + usize::from(said.is(name, &POINTS) && said.close(name));
    // “three oh one van ness”.
    let part =
        said.is(from, &["van", "la", "el", "san", "los", "las", "santa", "saint"]) && !said.is_stop(from + 1);
    let from = from + usize::from(part && said.close(from + 1));
    let word = said.word(from).filter(|w| said.close(from) && w.tail.is_empty() && w.case != Case::Digits)?;
    let plain = word.is_stop() || word.is_plain_capital() || said.is(from, &MEASURED);
    let named = is_unknown(word) || word.bits() & SURNAME > 0 || from > name;
    (named && !plain).then_some(())?;
    let end = from + 1;
    if unit(said, end).is_some() {
        return Some(at..end);
    }
    let led =
        at > 0 && said.close(at) && said.is(at - 1, &["at", "to", "address", "is", "was", "i'm", "it's"]);
    let time = under_twenty(base(said, at)).is_some_and(|hour| hour < 13) && name < at + 4;
    let does = context::is_subject(said, from) || context::acts(said, from);
    let free = apart(said, end) && !does && (!time || said.is(end, &["and", "in"]) || said.ends_clause(end));
    (led && free).then_some(at..end)
}

/// “down on fourth”, “on south tenth”, “over on thirty third”: a numbered street alone.
pub(super) fn counted_alone(said: &Said, at: usize) -> Option<Range<usize>> {
    const TWICE: [&str; 7] = ["down", "up", "over", "out", "back", "right", "corner"];
    let street = at + usize::from(said.word(at).is_some_and(|w| is_tens(&w.base)) && said.close(at + 1));
    let word = said.word(street).filter(|w| w.tail.is_empty() && w.case != Case::Digits && counted(w))?;
    let led = at > 1 && said.close(at) && said.is(at - 1, &["on", "off"]) && said.is(at - 2, &TWICE);
    let free = apart(said, street + 1) || said.is_stop(street + 1);
    (led && free && word.base.len() > 4).then_some(at..street + 1)
}

/// End of one of two streets that cross: numbered, or a word or two that name nobody.
fn street_end(said: &Said, at: usize) -> Option<usize> {
    let tens = usize::from(said.word(at).is_some_and(|w| is_tens(&w.base)));
    if said.word(at + tens).is_some_and(counted) && (tens == 0 || said.close(at + 1)) {
        return Some(at + tens + 1);
    }
    let fits = |n: usize| {
        said.word(n).is_some_and(|w| {
            let plain =
                w.is_stop() || w.is_plain_capital() || terms::is_title(&w.base) || w.case == Case::Digits;
            !plain && w.tail.is_empty() && w.base.len() > 2 && !said.is_in(n, tables::WHO.or(tables::WHOM))
        })
    };
    let point = at + usize::from(said.is(at, &POINTS) && said.close(at + 1));
    fits(point).then(|| point + 1 + usize::from(fits(point + 1) && said.close(point + 1)))
}

/// “over by senter and keyes”, “thirty third and market”, “on eighth and pilgrim”.
pub(super) fn crossing(said: &Said, at: usize) -> Option<Range<usize>> {
    const NEAR: [&str; 7] = ["on", "at", "by", "near", "off", "around", "of"];
    const TWICE: [&str; 8] = ["over", "out", "down", "up", "right", "corner", "back", "intersection"];
    (at + 1..at + 4).any(|n| said.is(n, &["and"])).then_some(())?;
    let first = street_end(said, at)?;
    (said.is(first, &["and"]) && said.close(first) && said.close(first + 1)).then_some(())?;
    let second = street_end(said, first + 1)?;
    let counts = |n: usize, end: usize| said.word(end - 1).is_some_and(counted) && end > n;
    let numbered = counts(at, first) != counts(first + 1, second);
    let dated = |n: usize| said.word(n).is_some_and(|w| tables::MONTHS.is_among(w.tables));
    let led = at > 0 && said.close(at) && said.is(at - 1, &NEAR);
    let twice = led && at > 1 && said.is(at - 2, &TWICE);
    // “senter and keyes”: streets have the names of families, hardly of “mom” or “keisha”.
    let nobody = |n: usize| {
        said.word(n)
            .is_some_and(|w| w.bits() & COMMON_GIVEN == 0 && (is_unknown(w) || w.bits() & SURNAME > 0))
    };
    let tens = numbered && said.word(at).is_some_and(|w| is_tens(&w.base)) && first == at + 2;
    let one = if counts(at, first) { first + 2 } else { second };
    let end = if counts(first + 1, second) { second } else { one.min(second) };
    let fits = numbered && (led || tens) || twice && nobody(at) && nobody(first + 1);
    (fits && !dated(first + 1) && !dated(end) && !terms::is_act(base(said, first + 1))).then_some(at..end)
}

/// “el cajon boulevard”: with the article that belongs to a name of Spanish.
pub(super) fn with_article(said: &Said, run: Range<usize>) -> Range<usize> {
    let article =
        run.start.checked_sub(1).filter(|n| said.is(*n, &["el", "la", "los", "las", "san", "santa"]));
    let english = article.filter(|_| !said.is_spanish() && said.close(run.start));
    english.unwrap_or(run.start)..run.end
}

/// “figueroa near eighty third”: with the numbered street that is near.
pub(super) fn crossed(said: &Said, run: Range<usize>) -> Range<usize> {
    let joint = said.is(run.end, &["near", "at", "and", "by", "past"]) && said.close(run.end);
    let second = joint.then(|| street_end(said, run.end + 1)).flatten();
    let numbered = second.filter(|end| said.close(run.end + 1) && said.word(end - 1).is_some_and(counted));
    let dated = numbered.is_some_and(|end| said.word(end).is_some_and(|w| tables::MONTHS.is_among(w.tables)));
    let free = |end: &usize| apart(said, *end) || said.is_stop(*end) || said.word(*end).is_none();
    run.start..numbered.filter(|end| !dated && free(end)).unwrap_or(run.end)
}

/// “down on fruitvale by the tire shop”, “on macarthur near the ninety eighth avenue light”.
pub(super) fn by_landmark(said: &Said, at: usize) -> Option<Range<usize>> {
    const LED: [&str; 5] = ["on", "off", "up", "down", "along"];
    let off = at > 1 && said.is(at - 1, &["of"]) && said.is(at - 2, &["off"]);
    let led = at > 0 && said.close(at) && (off || said.is(at - 1, &LED));
    let word = said.word(at).filter(|w| led && w.tail.is_empty() && w.case != Case::Digits)?;
    let named = is_unknown(word) || word.bits() & SURNAME > 0;
    (named && !word.is_stop() && !word.is_plain_capital() && !terms::is_title(&word.base)).then_some(())?;
    let run = at..at + 1;
    let near = further(said, crossed(said, run.clone()));
    let end = landmark(said, run.end, false).unwrap_or(near.end).max(near.end);
    (end > at + 2).then_some(at..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identifiers::KeepList;

    #[test]
    fn a_number_of_a_house_has_two_words_or_more_and_begins_where_no_other_goes_on() {
        let said = Said::new("at nineteen eighty five monterey", 0, &KeepList::empty());
        assert_eq!((spoken(&said, 1), spoken(&said, 2)), (Some(4), None));
    }
}
