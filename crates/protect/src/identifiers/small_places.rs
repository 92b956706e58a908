//! Places, streets and bodies in texts with hardly any capitals.

use std::ops::Range;

use super::finding::Kind;
use super::lists::{self, COMMON_SURNAME, GIVEN, SURNAME};
use super::reason::{List, Reason};
use super::said::{Said, Sink};
use super::small::{base, is_unknown};
use super::tables;
use super::terms::{self, Head};
use super::words::Case;

/// “st. casimir's”.
pub(super) fn saint(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let name = said.word(at + 1).filter(|_| said.is(at, &["st", "saint"]) && said.near(at + 1))?;
    let named = is_unknown(name) || lists::bits(&name.base) & GIVEN > 0 && !name.is_stop();
    named.then(|| sink.add(said, at..at + 2, Kind::Organisation, 65, Reason::Title("st".to_owned())))?;
    Some(at + 2)
}

/// A listed place of several words, or of one that is no word, or any behind “in” and the like.
pub(super) fn listed_place(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    for length in (1..=3).rev() {
        let run = at..at + length;
        let whole = (at + 1..run.end).all(|n| said.close(n)) && run.end <= said.len();
        if whole && !(run.clone()).any(|n| said.is_kept(n)) && is_said_place(said, &run) {
            sink.add(said, run.clone(), Kind::Place, 70, Reason::Listed(List::Places));
            return Some(run.end);
        }
    }
    None
}

fn is_said_place(said: &Said, run: &Range<usize>) -> bool {
    let name = said.base(run);
    if name.len() < 4 || !lists::is_place(&name) || terms::is_plain_capital(&name) {
        return false;
    }
    let plain = run.clone().filter(|n| terms::is_word(base(said, *n))).count();
    let behind = run.start > 0
        && said.is(run.start - 1, &["in", "from", "near", "outside", "to", "en"])
        && said.close(run.start);
    let stops = run.clone().any(|n| terms::is_stop(base(said, n)));
    let person = run.len() == 1 && lists::bits(&name) & (GIVEN | COMMON_SURNAME) > 0;
    match (plain, run.len()) {
        (0, _) => !person || behind,
        (words, 1) => words == 0,
        (words, length) if words == length => behind && !stops && said.ends_clause(run.end),
        _ => !stops || behind,
    }
}

/// “corliss avenue”, “modoc springs”, “valley lamplight shelter”: an unknown word before a head.
pub(super) fn headed(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let first = said.word(at).filter(|word| !word.is_stop() && word.case != Case::Digits)?;
    for length in [2, 1] {
        let end = at + length;
        let Some(head) = said.word(end).filter(|_| (at + 1..=end).all(|n| said.close(n))) else { continue };
        let Some(kind) = kind_of_head(&head.base) else { continue };
        let fits = (at..end).any(|n| said.word(n).is_some_and(is_unknown))
            && (at..end).all(|n| {
                !terms::is_stop(base(said, n)) && !terms::is_title(base(said, n)) && !said.is_kept(n)
            });
        let plain_first = length == 2 && !is_unknown(first) && lists::bits(&first.base) & SURNAME == 0;
        if fits
            && !plain_first
            && (at..end).all(|n| said.word(n).is_some_and(|w| w.tail.is_empty() || head.is_word()))
        {
            sink.add(said, at..end + 1, kind, 65, Reason::Head(head.text.to_owned()));
            return Some(end + 1);
        }
    }
    street_of_words(said, at, sink)
}

/// “47 tamarind way”: the number of a house, a word or two, and a street.
pub(super) fn numbered_street(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    said.word(at)
        .filter(|word| word.case == Case::Digits && word.base.bytes().all(|b| b.is_ascii_digit()))?;
    let head = (at + 2..at + 4).find(|n| {
        let street = terms::head(base(said, *n)) == Some(Head::Street)
            && !said.is(*n, &["close", "walk", "row", "place", "court"]);
        street || said.is(*n, &["court", "place"]) && said.ends_clause(n + 1)
    })?;
    let between = (at + 1..head).all(|n| {
        let stop = terms::is_stop(base(said, n)) && !said.is(n, &["old", "new", "little", "big"]);
        said.close(n) && !stop && !said.is(n, &["year", "people", "percent"])
    });
    (between && said.close(head))
        .then(|| sink.add(said, at..head + 1, Kind::Street, 75, Reason::Head(base(said, head).to_owned())))?;
    Some(head + 1)
}

/// “on alder boulevard”: an ordinary word, but a street all the same.
fn street_of_words(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let head = said.word(at + 1).filter(|_| said.close(at + 1))?;
    let before = at > 0 && said.is(at - 1, &BEFORE_PLACE) && said.close(at);
    let plain = terms::is_stop(base(said, at))
        || terms::is_plain_capital(base(said, at))
        || tables::PLAIN.contains(&base(said, at));
    let kind = kind_of_head(&head.base)?;
    let fits = tables::PLACE_HEADS.contains(&head.base.as_str()) && before;
    (fits && !plain && said.word(at)?.tail.is_empty()).then_some(())?;
    sink.add(said, at..at + 2, kind, 55, Reason::Head(head.text.to_owned()));
    Some(at + 2)
}

/// Words that no article stands behind when a name does.
const BEFORE_PLACE: [&str; 19] = [
    "on", "at", "of", "off", "near", "in", "down", "from", "to", "by", "into", "outside", "around", "past",
    "along", "for", "covering", "called", "toward",
];

fn kind_of_head(base: &str) -> Option<Kind> {
    const NONE: [&str; 12] = [
        "case", "end", "side", "way", "close", "walk", "force", "response", "support", "pass", "row", "place",
    ];
    if NONE.contains(&base) {
        return None;
    }
    terms::head(base).map(Head::kind)
}

/// “the blue heron motel”, “with lantern legal”: ordinary words before a word that names a body.
pub(super) fn body_of_words(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    const BEFORE: [&str; 12] =
        ["the", "at", "with", "from", "called", "named", "by", "to", "outfit", "of", "shelter", "for"];
    let led = at > 0 && said.is(at - 1, &BEFORE) && said.close(at);
    let plain = |n: usize| {
        let base = base(said, n);
        terms::is_stop(base)
            || terms::is_plain_capital(base)
            || tables::GENERIC.contains(&base)
            || base.len() < 4
            || base.ends_with("ed")
            || base.ends_with("ing")
    };
    let end = (at + 1..at + 4).find(|n| said.is_in(*n, &tables::LIKELY_BODIES))?;
    let fits = led
        && (at + 1..=end).all(|n| said.close(n))
        && !(at..end).any(plain)
        && (end > at + 1 || !said.is(end, &["house", "clinic", "shelter", "homes"]));
    fits.then(|| {
        sink.add(said, at..end + 1, Kind::Organisation, 50, Reason::Head(base(said, end).to_owned()))
    })?;
    Some(end + 1)
}
