//! Two streets by their names alone where they meet, told by what lies there: “a laundromat at Mason and Kingsland”,
//! “at Thomas and Kent, the northeast corner”, “the alley between Fauver and Steele”. Where one of them is counted,
//! [`crossing`](super::roads::crossing) finds them.

use std::ops::Range;

use super::corners::CORNERS;
use super::lists::COMMON_GIVEN;
use super::located::named_by;
use super::said::Said;
use super::tables;

/// What lies at a corner.
const PREMISES: [&str; 46] = [
    "apartment",
    "apartments",
    "building",
    "house",
    "duplex",
    "fourplex",
    "trailer",
    "motel",
    "hotel",
    "inn",
    "store",
    "shop",
    "salon",
    "spa",
    "parlor",
    "laundromat",
    "restaurant",
    "diner",
    "bar",
    "club",
    "station",
    "substation",
    "office",
    "church",
    "clinic",
    "school",
    "shelter",
    "lot",
    "stop",
    "light",
    "corner",
    "block",
    "track",
    "place",
    "market",
    "pharmacy",
    "bank",
    "library",
    "park",
    "warehouse",
    "garage",
    "liquor",
    "donut",
    "bodega",
    "tienda",
    "parada",
];
/// What runs between two streets.
const WAYS: [&str; 6] = ["alley", "block", "lot", "strip", "track", "stretch"];

/// A corner of two names, told by what lies there or by the word behind it.
pub(super) fn meeting(said: &Said, at: usize) -> Option<Range<usize>> {
    const WALKED: [&str; 8] =
        ["walk", "walking", "walked", "work", "working", "worked", "cruising", "strolling"];
    let walked = at > 0 && said.is(at - 1, &WALKED);
    let led = at > 0
        && said.close(at)
        && (walked || said.is(at - 1, &["at", "by", "near", "en", "between"]) || by_article(said, at));
    let first = led.then(|| street(said, at)).flatten()?;
    let end = joint(said, first).and_then(|second| street(said, second))?;
    let whose = said.word(end - 1).is_some_and(|w| !w.tail.is_empty());
    let told = if walked {
        true
    } else if said.is(at - 1, &["between"]) {
        at > 1 && said.is(at - 2, &WAYS)
    } else {
        lies_there(said, at - 1) || corner_behind(said, end) || of_nobody(said, at..end)
    };
    let ends = said.ends_clause(end) || said.is_stop(end);
    (told && ends && !whose).then_some(at..end)
}

/// “at the Beltway and Westheimer”.
fn by_article(said: &Said, at: usize) -> bool {
    at > 1 && said.is(at - 1, &["the"]) && said.close(at - 1) && said.is(at - 2, &["at", "near", "by"])
}

/// Where the second street begins.
fn joint(said: &Said, end: usize) -> Option<usize> {
    let word = said.is(end, &["and", "y", "at"]) && said.close(end) && said.close(end + 1);
    let sign = said.gap(end).trim() == "&";
    // “27th Ave. and Indian School”.
    let stop = said.gap(end).trim() == "." && said.is(end, &["and"]) && said.close(end + 1);
    (word || stop).then_some(end + 1).or_else(|| sign.then_some(end))
}

/// End of a street by its name: a word or two with capitals.
fn street(said: &Said, at: usize) -> Option<usize> {
    let end = named_by(said, at, false)?;
    let body = (at..end).any(|n| said.is_in(n, tables::BODY_NOUNS));
    (end < at + 3 && !body).then_some(end)
}

/// Whether one of the words before “at” is what lies at a corner.
fn lies_there(said: &Said, at: usize) -> bool {
    let beside = |n: &usize| said.close(*n + 1) || said.gap(*n + 1).trim() == ",";
    let before = (at.saturating_sub(5)..at).rev().take_while(beside);
    before.into_iter().any(|n| said.is(n, &PREMISES) && said.word(n).is_some_and(|w| w.tail.is_empty()))
}

/// “It was at Mason and Kingsland.”: names that nobody is given. If these are no streets, they are a firm.
fn of_nobody(said: &Said, run: Range<usize>) -> bool {
    const LOOKED: [&str; 16] = [
        "look", "looked", "looking", "yell", "yelled", "yelling", "laughed", "scream", "screamed", "mad",
        "angry", "pointed", "pointing", "stared", "smiled", "shouted",
    ];
    let given = run.clone().any(|n| said.word(n).is_some_and(|w| w.bits() & COMMON_GIVEN > 0));
    let at = run.start - usize::from(said.is(run.start - 1, &["the"]));
    let led = at > 0 && said.is(at - 1, &["at"]) && !(at > 1 && said.is(at - 2, &LOOKED));
    // “Landeros & Sons” is a firm.
    let sign = run.clone().skip(1).any(|n| said.gap(n).contains('&'));
    led && !given && !sign
}

/// “, the northeast corner”, “, on the corner”.
fn corner_behind(said: &Said, end: usize) -> bool {
    const SIDES: [&str; 8] =
        ["northeast", "northwest", "southeast", "southwest", "north", "south", "east", "west"];
    let led = end + usize::from(said.is(end, &["on", "at"]) && said.near(end));
    let article = led + usize::from(said.is(led, &["the"]) && said.near(led));
    let side = article + usize::from(said.is(article, &SIDES));
    article > led && said.is(side, &CORNERS) && !said.ends_sentence(end)
}
