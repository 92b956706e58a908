//! Addresses by their numbers: roads, boxes, crossings, blocks, rooms.

use std::ops::Range;

use super::corners::CORNERS;
use super::days::apart;
use super::highways;
use super::lists::{self, COMMON_GIVEN};
use super::number_words::{is_tens, says_a_number};
use super::said::Said;
use super::streets::{is_compass, joined, ordinal};
use super::tables;
use super::terms::{self, Head};
use super::words::{Case, Word};

const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

/// End of a number in figures or words.
pub(super) fn number(said: &Said, at: usize) -> Option<usize> {
    let spaced = |n: usize| said.close(n) || said.gap(n).trim() == "." && said.near(n);
    let word = said.word(at).filter(|_| spaced(at))?;
    if word.case == Case::Digits {
        return (word.base.len() < 7 && !ordinal(word)).then_some(with_tenths(said, at + 1));
    }
    let spoken = (at..at + 4)
        .take_while(|n| {
            let is_said = said.word(*n).is_some_and(|word| {
                let compound = word.base.split_once('-').is_some_and(|(tens, _)| says_a_number(tens));
                compound || says_a_number(&word.base)
            });
            is_said && (*n == at || said.close(*n))
        })
        .count();
    (spoken > 0).then_some(at + spoken)
}

/// End of the tenths behind a number: of “12.4”.
pub(super) fn with_tenths(said: &Said, end: usize) -> usize {
    let tenths =
        said.gap(end) == "." && said.word(end).is_some_and(|w| w.figure().is_some() && w.base.len() < 3);
    end + usize::from(tenths)
}

/// `second`, `8th`, `eighth`, `J-8`.
pub(super) fn counted(word: &Word) -> bool {
    let lettered = word.base.split_once('-').is_some_and(|(letter, number)| {
        letter.len() == 1 && number.len() < 3 && number.parse::<u8>().is_ok() && word.is_capital()
    });
    // “Twenty-third”, “Forty-second”.
    let compound =
        word.base.split_once('-').is_some_and(|(tens, one)| is_tens(tens) && ORDINALS.contains(&one));
    lettered || compound || ordinal(word) || ORDINALS.contains(&word.base.as_str())
}

/// `Route 9`, `County Road 12`, `I 80`, `mile marker 38`, `Rural Route 4, Box 118`, `PO Box 114`.
pub(super) fn road(said: &Said, at: usize) -> Option<Range<usize>> {
    let general = said.is(at, &["general"]) && said.word(at)?.is_capital();
    if general && said.is(at + 1, &["delivery"]) && said.close(at + 1) {
        return Some(at..at + 2);
    }
    let lettered = said.is(at, &["avenue", "street", "calle", "road", "lateral"])
        && said.word(at).is_some_and(Word::is_capital)
        && said.close(at + 1)
        && said
            .word(at + 1)
            .is_some_and(|w| w.case == Case::Initial && (w.base != "i" || said.ends_clause(at + 2)));
    if lettered {
        return Some(at..at + 2);
    }
    if highways::in_one_word(said, at) {
        return Some(at..at + 1);
    }
    let boxed = boxed(said, at).or_else(|| boxed_in_words(said, at));
    boxed.or_else(|| highways::freeway(said, at)).or_else(|| {
        let end = road_words(said, at)?;
        let end = number(said, end)?;
        let lettered = said.word(end).is_some_and(|w| w.case == Case::Initial && w.base != "i");
        let end = if lettered && said.close(end) { end + 1 } else { end };
        Some(at..box_behind(said, end).unwrap_or(end))
    })
}

/// “on 12th”, “off Third”: a numbered street alone.
pub(super) fn counted_street(said: &Said, at: usize) -> Option<Range<usize>> {
    const BEFORE: [&str; 7] = ["on", "off", "down", "up", "along", "past", "near"];
    let word = said.word(at).filter(|w| w.tail.is_empty() && (w.is_capital() || w.case == Case::Digits))?;
    let from = if at > 0 && is_compass(said, at - 1) { at - 1 } else { at };
    let led = from > 0 && joined(said, at) && said.close(from) && (from < at || said.is(from - 1, &BEFORE));
    const AFTER: [&str; 14] = [
        "by", "near", "and", "between", "at", "off", "in", "just", "past", "across", "there", "where", "was",
        "is",
    ];
    let apart = said.ends_clause(at + 1) || said.is(at + 1, &AFTER);
    (counted(word) && led && apart).then_some(from..at + 1)
}

/// End of the words before the number of a road.
fn road_words(said: &Said, at: usize) -> Option<usize> {
    let word = said.word(at)?;
    let next =
        |words: &[&str]| said.is(at + 1, words) && said.near(at + 1) && !said.gap(at + 1).contains(',');
    const ROADS: [&str; 7] = ["road", "route", "highway", "hwy", "rd", "rte", "rt"];
    let pair = said
        .is(at, &["state", "county", "farm", "ranch", "forest", "township", "parish", "rural", "star"])
        && next(&ROADS)
        || said.is(at, &["mile"]) && next(&["marker", "post"])
        || said.is(at, &["mile"])
            && at > 0
            && said.is(at - 1, &["at", "near", "by", "past"])
            && number(said, at + 1).is_some()
        || said.is(at, &["mile"])
            && number(said, at + 1).is_some_and(|end| {
                let long = said.word(at + 1).is_some_and(|w| w.figure().is_some() && w.base.len() > 1);
                (long || end > at + 2) && said.is(end, &["of", "on", "off"]) && said.close(end)
            })
        || said.is(at, &["u"]) && next(&["s"]) && word.is_capital();
    if pair {
        let alone = said.is(at, &["mile"]) && !next(&["marker", "post"]);
        return Some(if alone { at + 1 } else { at + 2 });
    }
    let market = said.is(at, &["farm-to-market", "ranch-to-market"]);
    if market {
        return Some(if next(&ROADS) { at + 2 } else { at + 1 });
    }
    let any = said.is_in(at, tables::ROADS);
    let long = said.word(at + 1).is_some_and(|w| w.figure().is_some() && w.base.len() > 2);
    let capital = (word.is_capital() || long)
        && said
            .is(at, &["exit", "road", "loop", "spur", "hwy", "rte", "rt", "freeway", "business", "bypass"]);
    let led = at > 0
        && said.is(at - 1, &["on", "off", "take", "took", "onto", "along", "down", "up", "by", "near"]);
    // “19 CR 4471” is a case.
    let case = at > 0
        && said.close(at)
        && said.word(at - 1).is_some_and(|w| w.figure().is_some() && matches!(w.base.len(), 2 | 4));
    let short = !case
        && said.is(at, &["cr", "sr", "fm", "rm", "rr", "hc", "us", "fr", "sh"])
        && (word.case == Case::Capitals
            || (led || !said.is(at, &["us", "fr", "sh"]))
                && said.word(at + 1).is_some_and(|w| w.case == Case::Digits));
    let driven = at > 0 && said.is(at - 1, &["drove", "drive", "driving", "to", "and", "via"]);
    let tens = (led || driven) && said.word(at + 1).is_some_and(|w| is_tens(&w.base) || w.base == "ten");
    let interstate =
        said.is(at, &["i"]) && (led && said.word(at + 1).is_some_and(|w| w.case == Case::Digits) || tens);
    (any || capital || short || interstate).then_some(at + 1)
}

/// “p o box two twenty nine”.
fn boxed_in_words(said: &Said, at: usize) -> Option<Range<usize>> {
    let office = said.is(at, &["box"]) && at > 0 && said.is(at - 1, &["o", "po", "office"]);
    let end = office.then(|| number(said, at + 1)).flatten()?;
    let split = at > 1 && said.is(at - 1, &["o", "office"]) && said.is(at - 2, &["p", "post"]);
    Some(if split { at - 2 } else { at - 1 }..end)
}

/// `P.O. Box 114`, `Box 9`, `apartado postal 33`.
fn boxed(said: &Said, at: usize) -> Option<Range<usize>> {
    let digits = |n: usize| said.word(n).is_some_and(|w| w.case == Case::Digits) && said.near(n);
    if said.is(at, &["apartado", "apdo"]) {
        let next = at + 1 + usize::from(said.is(at + 1, &["postal"]));
        return digits(next).then_some(at..next + 1);
    }
    if said.is(at, &["pmb"]) && digits(at + 1) {
        return Some(at..at + 2);
    }
    let drawer = said.is(at, &["drawer"]) && at > 0 && said.is(at - 1, &["o", "po"]);
    let word = said.word(at).filter(|word| (word.base == "box" || drawer) && digits(at + 1))?;
    let back = |n: usize, words: &[&str]| at >= n && said.is(at - n, words);
    let from = if back(1, &["po", "pmb"]) {
        at - 1
    } else if back(1, &["o"]) && back(2, &["p"]) || back(1, &["office"]) && back(2, &["post"]) {
        at - 2
    } else {
        at
    };
    let long = said.word(at + 1).is_some_and(|w| w.base.len() > 2) && said.ends_clause(at + 2);
    (from < at || word.is_capital() || long).then_some(from..at + 2)
}

/// `, Box 118` behind a rural route.
fn box_behind(said: &Said, at: usize) -> Option<usize> {
    let digits = said.word(at + 1).is_some_and(|w| w.case == Case::Digits);
    (said.is(at, &["box"]) && said.near(at) && digits).then_some(at + 2)
}

/// “over by eighth and pilgrim”.
const OVER: [&str; 8] = ["over", "out", "down", "up", "right", "back", "around", "there"];
/// What stands at corners.
const STOPS: [&str; 8] = ["stop", "station", "light", "lights", "lot", "corner", "parada", "semaforo"];

/// “Third and Main”, “Sycamore and 12th”, “the corner of Alder and Vine”, “on Olympic and Normandie”.
pub(super) fn crossing(said: &Said, at: usize) -> Option<Range<usize>> {
    let first = street_end(said, at)?;
    let joined =
        said.is(first, &["and", "at", "y", "con"]) && said.near(first) && !said.gap(first).contains(',');
    let ampersand = said.gap(first).trim() == "&";
    let second = if joined { first + 1 } else { first };
    (joined || ampersand).then_some(())?;
    // “Fourth and B”.
    let letter = said.word(at).is_some_and(counted)
        && said.word(second).is_some_and(|w| w.case == Case::Initial && w.base != "i");
    let end = if letter { Some(second + 1) } else { street_end(said, second) };
    let end = end.filter(|_| said.close(second) || ampersand)?;
    let small = |n: usize| said.word(n).is_some_and(|w| w.case == Case::Small);
    let numbered = [at, second].into_iter().any(|n| said.word(n).is_some_and(counted));
    let corner = at > 1
        && said.is(at - 1, &["of", "de", "at"])
        && said.is(
            at - 2,
            &["corner", "intersection", "junction", "esquina", "cruce", "corners", "lot", "light"],
        );
    let led =
        at > 0 && said.is(at - 1, &["on", "at", "near", "by", "off", "of", "to", "past"]) && said.close(at);
    let twice = at > 1 && led && said.is(at - 1, &["by"]) && said.is(at - 2, &OVER);
    let fits = if small(at) || small(second) {
        corner || numbered && led && (twice || !said.is(at - 1, &["to", "by", "of", "past"]))
    } else {
        let nobodies = nobody(said, at) && nobody(said, second);
        let led = |words: &[&str]| at > 0 && said.is(at - 1, words) && said.close(at);
        let named = [at, second].iter().any(|n| said.word(*n).is_some_and(|w| !w.is_word()));
        let places = [at, second].iter().all(|n| said.word(*n).is_some_and(|w| lists::is_place(&w.base)));
        let point = said.is(second, &["western", "eastern", "northern", "southern"])
            || said.is(second, &["north", "south", "east", "west"]) && said.ends_clause(end);
        let stop = at > 1 && (said.is_in(at - 2, tables::BODY_NOUNS) || said.is(at - 2, &STOPS));
        let owned = said.word(end - 1).is_some_and(|w| w.tail.is_empty());
        let headed = first > at + 1 && end > second + 1;
        let headed = headed
            && [first - 1, end - 1]
                .iter()
                .all(|n| said.word(*n).and_then(|w| terms::head(&w.base)) == Some(Head::Street));
        corner
            || numbered
            || headed
            || led(&["on"]) && (located(said, at) || nobodies)
            || led(&["at", "off", "near"])
                && !ampersand
                && (nobody(said, at) || nobody(said, second) || point)
                && (named || nobodies || point)
                && (!places || stop)
                && apart(said, end)
                && owned
            || led(&["en"]) && nobodies && said.is_spanish() && !places && said.ends_clause(end)
    };
    // “corner of pine and oak”.
    let from = if corner && said.is(at - 2, &CORNERS) { at - 2 } else { at };
    fits.then_some(from..end)
}

/// “SR 64 and Old Dixie”: a road or street with the one that crosses it.
pub(super) fn crossed(said: &Said, run: Range<usize>) -> Range<usize> {
    const JOIN: [&str; 10] =
        ["and", "at", "y", "con", "crosses", "meets", "hits", "cruza", "crossing", "intersects"];
    let word = said.is(run.end, &JOIN) && said.close(run.end);
    if !word && said.gap(run.end).trim() != "&" {
        return run;
    }
    let second = run.end + usize::from(word);
    let street = || {
        let fits = nobody(said, second) || said.word(second).is_some_and(counted);
        let end = street_end(said, second).filter(|_| fits && (said.close(second) || !word))?;
        let headed = said.word(end - 1).and_then(|w| terms::head(&w.base)) == Some(Head::Street);
        (apart(said, end) || headed && end > second + 1).then_some(end)
    };
    // “Routes 5 and 20”.
    let several = said.is(run.start, &["routes", "highways", "interstates", "exits"]);
    let more = || said.word(second).is_some_and(|w| several && w.figure().is_some()).then_some(second + 1);
    let end = road(said, second).map(|road| road.end).or_else(more).or_else(street);
    run.start..end.unwrap_or(run.end)
}

/// End of “between Ash and Locust”, “entre Juárez y callejón Sonora” behind a street.
pub(super) fn between(said: &Said, at: usize) -> Option<usize> {
    let street = |n: usize| said.is_in(n, tables::CALLES) && said.word(n + 1).is_some_and(Word::is_capital);
    // Without capitals any word behind a street is one.
    let small = at > 0 && said.word(at - 1).is_some_and(|w| w.case == Case::Small);
    let written = |w: &Word| w.is_capital() || counted(w) || small && !w.is_stop();
    let named = |n: usize| said.close(n) && (said.word(n).is_some_and(written) || street(n));
    let led = said.is(at, &["between"]) && said.near(at) && !said.ends_sentence(at)
        || said.is(at, &["entre"]) && said.near(at) && !said.ends_sentence(at);
    (led && named(at + 1)).then_some(())?;
    let first = street_end(said, at + 1)?;
    let second = first + 1;
    (said.is(first, &["and", "y", "e"]) && named(second)).then(|| street_end(said, second)).flatten()
}

/// End of what may be the name of a street at a crossing: an ordinal, or a word and its head.
pub(super) fn street_end(said: &Said, at: usize) -> Option<usize> {
    let word = said.word(at)?;
    let headed = |n: usize| {
        let street = said.word(n).and_then(|w| terms::head(&w.base)) == Some(Head::Street);
        // “10th Street West”.
        let point = street && is_compass(said, n + 1) && said.close(n + 1);
        if street && said.close(n) { n + 1 + usize::from(point) } else { n }
    };
    if counted(word) && word.tail.is_empty() {
        return Some(headed(at + 1));
    }
    if word.case == Case::Small && said.is_in(at, tables::CALLES) && said.close(at + 1) {
        let next = said.word(at + 1).filter(|w| w.is_capital() && !said.is_in(at + 1, tables::CALLES))?;
        return next.tail.is_empty().then(|| street_end(said, at + 1)).flatten();
    }
    // “Vermont and 3rd”: of what tells of nobody alone, only a state or a point of the compass.
    let state = lists::is_region(&word.base) && word.is_capital()
        || said.is(at, &["western", "eastern", "northern", "southern"]) && word.is_capital();
    // “Broadway and South.”
    let point =
        said.is(at, &["north", "south", "east", "west"]) && word.is_capital() && said.ends_clause(at + 1);
    let plain = word.is_stop() || word.is_plain_capital() && !(state || point) || word.case == Case::Digits;
    let saint = said
        .is(at, &["san", "santa", "st", "el", "la", "los", "las", "old", "north", "south", "east", "west"]);
    let behind =
        saint && said.near(at + 1) && said.word(at + 1).is_some_and(|w| w.case == word.case && !w.is_stop());
    if behind {
        return Some(headed(at + 2));
    }
    // “Dry Fork”, “Álvaro Obregón”.
    let goes_on = |n: usize| {
        let fits = |w: &Word| {
            w.case == Case::Capital && w.tail.is_empty() && !w.is_stop() && !terms::is_title(&w.base)
        };
        said.close(n) && said.word(n).is_some_and(fits)
    };
    let more =
        if word.case == Case::Capital { (at + 1..at + 3).take_while(|n| goes_on(*n)).count() } else { 0 };
    (!plain && word.tail.is_empty() && word.base.len() > 2).then(|| headed(at + 1 + more))
}

/// “the bakery on”.
fn located(said: &Said, at: usize) -> bool {
    at > 1 && said.is_in(at - 2, tables::BODY_NOUNS) && said.word(at).is_some_and(Word::is_capital)
}

/// Whether a capital is no given name, title or the like.
fn nobody(said: &Said, at: usize) -> bool {
    said.word(at).is_some_and(|w| {
        let named = terms::is_title(&w.base) || w.is_plain_capital() || w.bits() & COMMON_GIVEN > 0;
        w.is_capital() && !named && !said.is_kept(at)
    })
}
