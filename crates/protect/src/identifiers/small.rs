//! Texts with hardly any capitals, as automatic captions are.

use super::at_start::is_spanish_word;
use super::context;
use super::feasts::wish;
use super::finding::Kind;
use super::lists::{self, COMMON_GIVEN, COMMON_SURNAME, ENGLISH, FREQUENT, GIVEN, SURNAME};
use super::reason::{List, Reason};
use super::said::{Said, Sink};
use super::tables;
use super::terms;
use super::words::{Case, Word};
use super::{small_bodies, small_places, small_streets, small_words};

/// Titles that are hardly ever said without a name.
const STRONG: [&str; 21] = [
    "cpl", "ofc", "insp", "supt", "ptl", "mr", "mrs", "ms", "miss", "dr", "sgt", "lt", "capt", "det",
    "mister", "dona", "sra", "srta", "alhaji", "hajiya", "malam",
];

/// Names of a passage without capitals.
pub(super) fn find(said: &Said, sink: &mut Sink) {
    let mut at = 0;
    while at < said.len() {
        at = wish(said, at)
            .or_else(|| small_streets::street(said, at, sink))
            .or_else(|| titled(said, at, sink))
            .or_else(|| small_bodies::body(said, at, sink))
            .or_else(|| small_places::headed(said, at, sink))
            .or_else(|| small_places::listed_place(said, at, sink))
            .or_else(|| named(said, at, sink))
            .or_else(|| small_words::nicknamed(said, at, sink))
            .or_else(|| small_words::described(said, at, sink))
            .or_else(|| small_words::initials(said, at, sink))
            .or_else(|| small_words::wordlike(said, at, sink))
            .or_else(|| unknown(said, at, sink))
            .unwrap_or(at + 1);
    }
}

pub(super) fn base<'s>(said: &'s Said, at: usize) -> &'s str {
    said.word(at).map_or("", |word| word.base.as_str())
}

pub(super) fn is_unknown(word: &Word) -> bool {
    word.base.chars().count() > 2
        && !word.tail.starts_with('n')
        && word.case != Case::Digits
        && !word.is_word()
        && !word.is_plain_capital()
        && !terms::is_title(&word.base)
        && !terms::is_abbreviation(&word.base)
        && word.base.chars().any(|c| c.is_lowercase() || c.is_uppercase())
        && !word.base.chars().any(|c| c.is_ascii_digit())
}

/// A word that can belong to a name which already began.
fn goes_on(said: &Said, at: usize) -> bool {
    let Some(word) = said.word(at).filter(|_| said.close(at) && !said.is_kept(at)) else { return false };
    let named = word.bits() & (COMMON_SURNAME | COMMON_GIVEN) > 0 && !word.is_stop();
    let other =
        word.is_plain_capital() || terms::is_title(&word.base) || terms::small_head(&word.base).is_some();
    let bits = word.bits();
    let rare = bits & SURNAME > 0 && bits & FREQUENT == 0 && !word.is_stop();
    is_unknown(word) || (named || rare) && !other && bits & FREQUENT == 0 && (rare || bits & ENGLISH == 0)
}

pub(super) fn end_of_name(said: &Said, from: usize) -> usize {
    let mut end = from;
    while end < from + 5 && (end == from || ends_open(said, end)) {
        let particles = (end..end + 2).take_while(|n| *n > from && is_particle(said, *n)).count();
        let next = end + particles;
        let named = particles > 0 && said.close(next) && lists::bits(base(said, next)) & SURNAME > 0;
        if !(named && !said.is_stop(next) || goes_on_or_first(said, from, next)) {
            break;
        }
        end = next + 1;
    }
    end.max(from + 1)
}

/// “de”, “van der”: between two words of a name.
fn is_particle(said: &Said, at: usize) -> bool {
    said.is(at, &["de", "del", "van", "von", "der", "den", "bin", "al", "da", "dos"]) && said.close(at)
}

fn ends_open(said: &Said, end: usize) -> bool {
    said.word(end - 1).is_some_and(|word| word.tail.is_empty())
}

fn goes_on_or_first(said: &Said, from: usize, at: usize) -> bool {
    at == from || goes_on(said, at) || surname_after_given(said, from, at)
}

/// “kelvin park”, “charlene yellow horse”: a given name, then words that are surnames too, where the
/// clause ends.
fn surname_after_given(said: &Said, from: usize, at: usize) -> bool {
    let sure =
        said.word(from).is_some_and(|word| word.bits() & GIVEN > 0 && (at > from + 1 || !word.is_word()));
    let surname = |n: usize, bit: u64| {
        let fits = |word: &Word| {
            word.bits() & bit > 0 && !word.is_stop() && !terms::is_act(&word.base) && !word.is_plain_capital()
        };
        said.close(n) && said.word(n).is_some_and(fits) && terms::small_head(base(said, n)).is_none()
    };
    let told = |n: usize| said.is(n + 1, &["who", "that", "he", "she", "from"]) && said.close(n + 1);
    let ends = |n: usize| said.ends_clause(n + 1) || context::is_subject(said, n) || told(n);
    sure && (surname(at, SURNAME) && (said.ends_clause(at + 1) || told(at))
        || surname(at, COMMON_SURNAME) && ends(at)
        || surname(at, SURNAME) && surname(at + 1, SURNAME) && said.ends_clause(at + 2))
}

/// “mrs tran”, “detective okafor”, “sergeant hal brickell”.
fn titled(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let title = said.word(at).filter(|word| terms::is_title(&word.base) && word.tail.is_empty())?;
    let next = said.word(at + 1).filter(|_| said.close(at + 1) || shortened(said, at))?;
    let strong = STRONG.contains(&title.base.as_str());
    let named = next.bits() & (GIVEN | SURNAME) > 0 && !terms::is_act(&next.base);
    let behind = |end: usize| {
        context::is_subject(said, end - 1)
            || said.ends_clause(end)
            || said.is_stop(end) && !(at > 0 && said.is(at - 1, &["a", "an", "no", "any", "every"]))
            || said.word(end - 1).is_some_and(|word| word.tail.ends_with('s'))
    };
    // “pastor earl leaves the door open”.
    let given = next.bits() & COMMON_GIVEN > 0 && !tables::MASS.contains(&next.base);
    let told = strong || tables::RANKS.contains(&title.base) && (given || behind(at + 2));
    // “ms. le blanc”, “detective m.”, “judge m. st. john”.
    let led = (at + 1..at + 4).take_while(|n| leads_name(said, *n)).count();
    let letter = led > 0 && next.base.chars().count() == 1 && !said.is(at + 1, &["a", "i"]);
    let begun = (strong || tables::RANKS.contains(&title.base))
        && led > 0
        && said.word(at + 1 + led).is_some_and(|w| is_unknown(w) || w.bits() & SURNAME > 0 && !w.is_stop());
    // “judge will sandoval”.
    let worded = terms::is_name_word(&next.base)
        && said.close(at + 2)
        && said.word(at + 2).is_some_and(|w| is_unknown(w) && w.bits() & SURNAME > 0)
        && (strong || tables::RANKS.contains(&title.base));
    let fits = is_unknown(next)
        || worded
        || told && !next.is_stop() && named
        || letter && behind(at + 1 + led)
        || begun;
    (fits && next.case != Case::Digits && title.base.len() > 1).then_some(())?;
    let end = if begun {
        end_of_name(said, at + 1 + led)
    } else if letter {
        at + 1 + led
    } else {
        end_of_name(said, at + 1)
    };
    // “miss justice karen justice”: the surname, and the full name that it is put right with.
    let again = end > at + 2 && base(said, end) == base(said, at + 1) && !said.is_stop(end);
    let end = if again { at + 2 } else { end };
    let double = at > 0 && said.close(at) && terms::is_title(base(said, at - 1)) && ends_open(said, at);
    // “my sister joy” is no nun.
    let theirs = at > 0 && said.is(at - 1, &["my", "your", "his", "her", "our", "their", "mi", "su", "tu"]);
    let from = match (double, theirs) {
        (true, _) => at - 1,
        (_, true) => at + 1,
        _ => at,
    };
    sink.add(said, from..end, Kind::Person, 85, Reason::Title(title.text.to_owned()));
    Some(end)
}

/// “a man named will”, “her name is hope”, “my name is …”.
fn named(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let cue = context::names_before(said, at)?;
    let word = said.word(at).filter(|_| said.close(at))?;
    let given = word.bits() & (COMMON_GIVEN | GIVEN) > 0;
    let fits = is_unknown(word) || given && (!word.is_word() || word.bits() & COMMON_GIVEN > 0);
    (fits && !terms::is_title(&word.base)).then_some(())?;
    let end = end_of_name(said, at);
    sink.add(said, at..end, Kind::Person, 80, Reason::Beside(cue));
    Some(end)
}

/// “dale amundsen”: a given name that is a word too, before a name.
fn given_before(said: &Said, at: usize) -> usize {
    let Some(before) = said.before(at).filter(|word| said.close(at) && word.tail.is_empty()) else {
        return at;
    };
    let bits = before.bits();
    let surname = lists::bits(base(said, at)) & SURNAME > 0;
    if is_particle(said, at - 1) && !said.is_spanish() {
        return at - 1;
    }
    // “was will fagerstrom”: a verb or a preposition before tells that “will” is none.
    const LED: [&str; 9] = ["was", "is", "by", "with", "named", "it's", "to", "from", "told"];
    if before.base == "will" && at > 1 && said.is(at - 2, &LED) && said.close(at - 1) {
        return at - 1;
    }
    // “my wife pa houa”.
    let short = before.base.len() == 2 && !before.is_stop() && before.case != Case::Digits;
    if short && small_words::kin_before(said, at - 1) {
        return at - 1;
    }
    let given = bits & COMMON_GIVEN > 0 || bits & GIVEN > 0 && surname;
    let plain = before.is_stop() || before.is_plain_capital() || terms::is_title(&before.base);
    if given && !plain { at - 1 } else { at }
}

/// “mrs. tran”: the stop of a short title.
fn shortened(said: &Said, at: usize) -> bool {
    const SHORT: [&str; 19] = [
        "mr", "mrs", "ms", "dr", "sgt", "lt", "capt", "det", "atty", "prof", "rev", "sra", "sr", "lic",
        "cpl", "ofc", "insp", "supt", "ptl",
    ];
    said.is(at, &SHORT) && said.near(at + 1) && !said.gap(at + 1).contains(',')
}

/// What may stand between a title and a name: a particle, or a letter.
fn leads_name(said: &Said, at: usize) -> bool {
    let near = said.near(at) && !said.gap(at).contains(',');
    let letter = said.word(at).is_some_and(|w| w.base.chars().count() == 1 && w.tail.is_empty());
    near && (letter
        || said.is(at, &["le", "la", "de", "del", "van", "von", "der", "den", "du", "st", "el", "al"]))
}

/// A word that no dictionary has, with its neighbours.
fn unknown(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let word = said.word(at).filter(|word| is_unknown(word) && !said.is_kept(at))?;
    let bits = word.bits();
    let somewhere =
        at > 0 && said.is(at - 1, &["in", "from", "near", "to", "at", "outside"]) && said.close(at);
    if terms::is_compound(&word.base) && !somewhere {
        return None;
    }
    if said.is_spanish() && is_spanish_word(word) {
        return None;
    }
    // “icr 19-001874”: letters before a number.
    let letters = word.base.len() < 5 && bits & GIVEN == 0;
    if letters && said.close(at + 1) && said.word(at + 1).is_some_and(|w| w.case == Case::Digits) {
        return None;
    }
    let end = end_of_name(said, at);
    let at = given_before(said, at);
    let listed = bits & (GIVEN | SURNAME) > 0;
    let (percent, reason) =
        if listed { (60, Reason::Listed(List::GivenNames)) } else { (45, Reason::NoWord) };
    sink.add(said, at..end, Kind::Person, percent, reason);
    Some(end)
}
