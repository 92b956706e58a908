//! Corners: two streets with the word that tells that they meet.

use std::ops::Range;

use super::calles;
use super::number_words::is_tens;
use super::said::Said;
use super::small_streets::POINTS;
use super::tables;
use super::words::{Case, Word};

/// Words for where two streets meet.
pub(super) const CORNERS: [&str; 8] =
    ["corner", "corners", "intersection", "junction", "esquina", "cruce", "crossing", "esq"];

/// “corner of Fifth and Main”, “esquina de la Sexta y Chestnut”.
pub(super) fn corner(said: &Said, at: usize) -> Option<Range<usize>> {
    let led = said.is(at, &CORNERS) && said.is(at + 1, &["of", "de"]) && said.close(at + 1);
    let first = led.then(|| at_corner(said, at + 2)).flatten()?;
    let word = said.is(first, &["and", "at", "y", "e", "con", "with"]) && said.close(first);
    let joined = word || said.gap(first).trim() == "&";
    let end = joined.then(|| at_corner(said, first + usize::from(word))).flatten()?;
    Some(at..end)
}

/// End of one of the streets that meet, with its article.
fn at_corner(said: &Said, at: usize) -> Option<usize> {
    let article = usize::from(said.is(at, &["the", "la", "el"]));
    let way = at + article;
    let from = way + usize::from(said.is_in(way, tables::CALLES));
    let date = said.word(from).is_some_and(|w| w.case == Case::Digits)
        && said.is(from + 1, &["de"])
        && said.is_in(from + 2, tables::MONTHS);
    if date {
        return Some(from + 3);
    }
    // “Avenida del Yaqui”.
    if let Some(run) = calles::calle(said, way) {
        return Some(run.end);
    }
    let named = |n: usize| {
        let fits = |w: &Word| w.is_capital() || w.case == Case::Digits;
        said.word(n).is_some_and(fits) && (n == at || said.close(n))
    };
    let count = (from..from + 4).take_while(|n| named(*n)).count();
    (count > 0).then_some(from + count)
}

/// End of “, at the corner of Harding”, “, by the corner with Calle Taft”, “, esquina con la Sexta” behind a street.
pub(super) fn behind(said: &Said, end: usize) -> Option<usize> {
    let led = usize::from(said.is(end, &["at", "by", "near", "on", "en"]) && said.near(end));
    let article = usize::from(said.is(end + led, &["the", "la"]) && said.near(end + led));
    let corner = end + led + article;
    let begins = said.is(corner, &CORNERS) && said.near(corner) && !said.ends_sentence(end);
    begins.then_some(())?;
    let joint = said.is(corner + 1, &["of", "with", "de", "con"]) && said.close(corner + 1);
    let from = corner + 1 + usize::from(joint);
    let small = end > 0 && said.word(end - 1).is_some_and(|w| w.case == Case::Small);
    let street = at_corner(said, from).or_else(|| small_street(said, from).filter(|_| small && joint))?;
    let spanish = said.is(corner, &["esquina", "esq"]);
    (joint || spanish || said.gap(end).contains(',')).then_some(street)
}

/// “corner of rice and como” in small letters: a word or two on either side that are no function words of English.
pub(super) fn small(said: &Said, at: usize) -> Option<Range<usize>> {
    let led = said.is(at, &CORNERS) && said.is(at + 1, &["of"]) && said.close(at + 1);
    let first = led.then(|| small_street(said, at + 2)).flatten()?;
    let joined = said.is(first, &["and", "at"]) && said.close(first);
    let end = joined.then(|| small_street(said, first + 1)).flatten()?;
    Some(at..end)
}

fn small_street(said: &Said, at: usize) -> Option<usize> {
    let named = |n: usize| {
        let fits = |w: &Word| w.case == Case::Small && w.tail.is_empty() && w.base.len() > 2;
        said.close(n) && said.word(n).is_some_and(fits) && !said.is_in(n, tables::STOP)
    };
    let counted = said.word(at).is_some_and(|w| is_tens(&w.base));
    let point = usize::from(said.is(at, &POINTS) || counted);
    named(at).then_some(())?;
    let end = at + 1 + usize::from(point > 0 && named(at + 1));
    let street = said.is_in(end, tables::STREET_WORDS) && said.close(end);
    Some(end + usize::from(street))
}

/// With the article before “corner”, which belongs to it where nothing has a capital.
pub(super) fn with_article(said: &Said, run: Range<usize>) -> Range<usize> {
    let small =
        || said.words().get(run.clone()).is_some_and(|words| words.iter().all(|w| w.case == Case::Small));
    let article = said.is(run.start, &CORNERS) && run.start > 0 && said.is(run.start - 1, &["the"]);
    if article && small() { run.start - 1..run.end } else { run }
}
