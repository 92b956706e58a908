//! Addresses by two streets, or by a street and what is near it: “Route 9 near exit 12”, “Crenshaw, near 54th”,
//! “I-10 at the Cortaro exit”, “3rd and 4th on Broadway”.

use std::ops::Range;

use super::calles;
use super::corners;
use super::landmarks::landmark;
use super::lists::{self, COMMON_GIVEN};
use super::roads::{self, counted, road, street_end};
use super::said::Said;
use super::streets::{is_compass, is_house};
use super::tables;
use super::terms::{self, Head};
use super::units::unit;
use super::words::{Case, Word};

/// What only streets are led by.
const ALONG: [&str; 9] = ["on", "off", "down", "up", "along", "onto", "por", "sobre", "where"];
/// Behind a numbered street: what is counted is no street.
const COUNTED: [&str; 26] = [
    "grade",
    "grader",
    "graders",
    "floor",
    "place",
    "period",
    "inning",
    "shift",
    "time",
    "times",
    "day",
    "week",
    "month",
    "year",
    "base",
    "degree",
    "precinct",
    "district",
    "division",
    "amendment",
    "circuit",
    "century",
    "step",
    "of",
    "person",
    "anniversary",
];

/// With what an address goes on with: “near exit 12”, “at the Cortaro exit”, “, off the 10”.
pub(super) fn further(said: &Said, run: Range<usize>) -> Range<usize> {
    let mut end = run.end;
    let flat = said.is_in(run.start, tables::FLATS);
    let marked = (run.start..run.end).any(|n| said.is(n, &MARKS));
    let more = |end: usize| {
        beside(said, end)
            .or_else(|| corners::behind(said, end))
            .or_else(|| towards(said, end))
            .or_else(|| along(said, end).filter(|_| marked))
            .or_else(|| from_mark(said, end))
            .or_else(|| listed(said, end))
            .or_else(|| bound(said, end))
    };
    while let Some(next) = more(end) {
        end = next;
    }
    let numbered = run.len() > 1 && said.word(run.start).is_some_and(is_house);
    end = landmark(said, end, numbered).unwrap_or(end);
    // “apartment 3B on Willow”, “Space 14 at the Bel Aire”.
    let joint = flat && said.is(end, &["on", "at"]) && said.close(end);
    let from = end + 1 + usize::from(said.is(end + 1, &["the"]));
    let house = joint.then(|| named_by(said, from, false)).flatten();
    behind_house(said, before_exit(said, run.start))..house.filter(|_| said.close(from)).unwrap_or(end)
}

/// “alley behind 2300 Ingersoll”: where what stands behind a house begins.
fn behind_house(said: &Said, at: usize) -> usize {
    const BEHIND: [&str; 10] =
        ["alley", "lot", "garage", "apartment", "unit", "building", "house", "trailer", "door", "yard"];
    let house = said.word(at).is_some_and(|w| w.case == Case::Digits);
    let thing = at.checked_sub(2).filter(|n| said.is(*n, &BEHIND) && said.is(*n + 1, &["behind"]));
    thing.filter(|n| house && said.close(*n + 1) && said.close(at)).unwrap_or(at)
}

/// “75 to exit 164”, “seventy five to exit one sixty four”: where the number of the road begins.
fn before_exit(said: &Said, exit: usize) -> usize {
    let to = exit.checked_sub(1).filter(|to| {
        said.is(exit, &["exit", "exits"]) && said.is(*to, &["to", "at", "near"]) && said.close(exit)
    });
    let begins = |to: usize| (to.saturating_sub(3)..to).find(|n| roads::number(said, *n) == Some(to));
    to.and_then(begins).unwrap_or(exit)
}

/// What a road is marked with.
const MARKS: [&str; 8] = ["exit", "exits", "marker", "mile", "milepost", "salida", "kilometro", "milla"];

/// End of “on I-80”, “of the Parkway”, “, I-135” behind an exit or a mile.
fn along(said: &Said, end: usize) -> Option<usize> {
    let joint = said.is(end, &["on", "off", "of", "from", "along", "de"]) && said.close(end);
    let comma = said.gap(end).trim() == ",";
    let of = usize::from(joint && said.is(end, &["off"]) && said.is(end + 1, &["of"]));
    let from = end + usize::from(joint) + of;
    let article = usize::from(said.is(from, &["the", "la", "el"]) && said.close(from));
    let at = from + article;
    (joint && said.close(at) || comma && !joint && article == 0).then_some(())?;
    // “the Black Horse Pike”, “the Parkway”.
    let capital = |n: usize| said.word(n).is_some_and(|w| w.case == Case::Capital && w.tail.is_empty());
    let count = (at..at + 4).take_while(|n| capital(*n) && (*n == at || said.close(*n))).count();
    let named = || (joint && article > 0 && count > 0).then_some(at + count);
    // “the turnpike”, “la carretera estatal 80”.
    const WAYS: [&str; 8] =
        ["turnpike", "interstate", "freeway", "thruway", "parkway", "highway", "beltway", "autopista"];
    let way = (joint && article > 0 && said.is(at, &WAYS)).then_some(at + 1);
    let calle = || calles::calle(said, at).filter(|_| joint).map(|run| run.end);
    let named = || named().or(calle()).or(way).or_else(|| named_by(said, at, false).filter(|_| joint));
    let on = article > 0 || joint && said.is(end, &["on", "off"]);
    let in_words = || {
        let small =
            said.word(at).is_some_and(|w| w.case == Case::Small) && said.word(end - 1)?.case == Case::Small;
        roads::number(said, at).filter(|_| on && small)
    };
    surely(said, at).or_else(|| freeway(said, at).filter(|_| on)).or_else(in_words).or_else(named)
}

/// End of “from mile marker 68 to 111” behind a road.
fn from_mark(said: &Said, end: usize) -> Option<usize> {
    let led = said.is(end, &["from", "between", "to"]) && said.close(end);
    let mark = led.then(|| road(said, end + 1)).flatten()?;
    let marked = (mark.start..mark.end).any(|n| said.is(n, &MARKS)) && mark.start == end + 1;
    let to = said.is(mark.end, &["to", "and", "through"]) && said.close(mark.end);
    let figure = to && said.word(mark.end + 1).is_some_and(|w| w.figure().is_some());
    let other = to.then(|| road(said, mark.end + 1)).flatten().map(|road| road.end);
    let far = other.or_else(|| figure.then_some(mark.end + 2)).unwrap_or(mark.end);
    marked.then_some(far)
}

/// End of “, exit 12” behind a road.
fn listed(said: &Said, end: usize) -> Option<usize> {
    let mark = said.is(end, &MARKS) && said.gap(end).trim() == "," && said.near(end);
    mark.then(|| road(said, end)).flatten().map(|road| road.end)
}

/// End of “northbound” behind a road.
fn bound(said: &Said, end: usize) -> Option<usize> {
    const BOUND: [&str; 4] = ["northbound", "southbound", "eastbound", "westbound"];
    (said.is(end, &BOUND) && said.close(end)).then_some(end + 1)
}

/// “the third house on Kingsbury”, “the yellow house on Ash”: a house without its number.
pub(super) fn house_on(said: &Said, at: usize) -> Option<Range<usize>> {
    const HOUSES: [&str; 12] = [
        "house",
        "trailer",
        "duplex",
        "apartment",
        "apartments",
        "building",
        "door",
        "driveway",
        "bungalow",
        "townhouse",
        "lot",
        "garage",
    ];
    const LOOKS: [&str; 22] = [
        "yellow",
        "blue",
        "white",
        "green",
        "red",
        "pink",
        "brown",
        "gray",
        "grey",
        "brick",
        "last",
        "corner",
        "big",
        "little",
        "abandoned",
        "old",
        "end",
        "purple",
        "orange",
        "tan",
        "black",
        "stucco",
    ];
    let led = said.is(at, &HOUSES) && said.is(at + 1, &["on", "off"]) && said.close(at + 1);
    let street = at + 2 + usize::from(said.is(at + 1, &["off"]) && said.is(at + 2, &["of"]));
    let end = (led && said.close(street)).then(|| named_by(said, street, true)).flatten()?;
    let looks = |n: usize| said.is(n, &LOOKS) || said.word(n).is_some_and(counted);
    let from = at - (1..=2.min(at)).take_while(|n| looks(at - n) && said.close(at - n + 1)).count();
    let ends = said.ends_clause(end) || said.is_stop(end);
    let from = if from == at { street } else { from };
    (ends && said.word(end - 1)?.tail.is_empty()).then_some(from..end)
}

fn beside(said: &Said, end: usize) -> Option<usize> {
    const BESIDE: [&str; 10] =
        ["at", "near", "by", "off", "past", "before", "after", "around", "cerca", "south"];
    let just = end + usize::from(said.is(end, &["just", "right"]) && said.near(end));
    (said.is(just, &BESIDE) && said.near(just) && !said.ends_sentence(just)).then_some(())?;
    let of = usize::from(said.is(just + 1, &["of", "de"]));
    let article = usize::from(said.is(just + 1 + of, &["the", "la", "el"]));
    let at = just + 1 + of + article;
    said.close(at).then_some(())?;
    surely(said, at).or_else(|| freeway(said, at).filter(|_| article > 0 && !said.is(just, &["at", "after"])))
}

/// End of “south of Delano” behind a road.
fn towards(said: &Said, end: usize) -> Option<usize> {
    let point = said.is(end, &["north", "south", "east", "west"]) && said.is(end + 1, &["of"]);
    let near = point && said.close(end) && said.close(end + 1) && said.close(end + 2);
    near.then(|| named_by(said, end + 2, false)).flatten()
}

/// “the 10”.
fn freeway(said: &Said, at: usize) -> Option<usize> {
    let short = said.word(at).is_some_and(|w| w.figure().is_some() && (1..4).contains(&w.base.len()));
    (short && said.ends_clause(at + 1)).then_some(at + 1)
}

/// End of what can be nothing but a street or an exit: a road by its number, a numbered street, a name and its
/// head.
fn surely(said: &Said, at: usize) -> Option<usize> {
    if let Some(road) = road(said, at).filter(|road| road.start == at) {
        return Some(road.end);
    }
    if let Some(end) = numbered(said, at) {
        return Some(end);
    }
    // “Avenue 17”.
    let avenue = said.is(at, &["avenue", "road"]) && said.word(at).is_some_and(Word::is_capital);
    if avenue && said.close(at + 1) && said.word(at + 1).is_some_and(|w| w.figure().is_some()) {
        return Some(at + 2);
    }
    let named = |n: usize| {
        said.word(n).is_some_and(|w| w.is_capital() && w.tail.is_empty() && !terms::is_title(&w.base))
    };
    let names = (at..at + 4).take_while(|n| named(*n) && (*n == at || said.close(*n))).count();
    let head = |n: usize| {
        let word = said.word(n).filter(|_| said.close(n));
        word.is_some_and(|w| match w.case {
            Case::Small => terms::small_head(&w.base) == Some(Head::Street) || said.is(n, &["bridge"]),
            _ => terms::head(&w.base) == Some(Head::Street),
        })
    };
    if names > 0 && head(at + names) {
        return Some(at + names + 1);
    }
    (names > 1 && head(at + names - 1)).then_some(at + names)
}

/// End of “34th”, “Third Street”, “East Fourteenth” where nothing is counted by it.
fn numbered(said: &Said, at: usize) -> Option<usize> {
    let from = at + usize::from(is_compass(said, at) && said.near(at + 1));
    let word = said.word(from).filter(|w| counted(w) && w.tail.is_empty())?;
    let written = word.is_capital() || word.case == Case::Digits;
    let end = written.then(|| street_end(said, from)).flatten()?;
    let point = is_compass(said, end) && said.close(end);
    let end = end + usize::from(point);
    let headed = end > from + 1;
    // “3rd Marines”: a capital behind is part of another name.
    let goes_on = said.close(end) && said.word(end).is_some_and(|w| w.is_capital() && !w.is_stop());
    (headed || !said.is(end, &COUNTED) && !goes_on).then_some(end)
}

/// “from 34th to 38th”, “to Seventh”, “at 16th”: numbered streets alone, without an article.
pub(super) fn numbered_alone(said: &Said, at: usize) -> Option<Range<usize>> {
    const BEFORE: [&str; 14] = [
        "on", "off", "down", "up", "along", "past", "near", "from", "to", "at", "by", "between", "and",
        "toward",
    ];
    let word = said.word(at).filter(|_| at > 0 && said.close(at))?;
    let figures = word.case == Case::Digits;
    let led = said.is(at - 1, &BEFORE) || said.is(at - 1, &["y", "con", "la"]) && word.is_capital();
    // “on First that night”; a name in words has its capital.
    (led && (figures || word.case == Case::Capital)).then_some(())?;
    let end = numbered(said, at)?;
    let verb =
        said.is(end, &["and", "or", "to"]) && said.word(end + 1).is_some_and(|w| w.case == Case::Small);
    // “from 3rd to 5th grade”, “between 1st and 2nd base”.
    let listed = verb
        || said.is(end, &["and", "or", "to", "through"])
            && numbered(said, end + 1).is_none()
            && said.word(end + 1).is_some_and(counted);
    let free = said.ends_clause(end) || said.is_stop(end);
    (free && !(listed && figures)).then_some(at..end)
}

/// “Pine at Oak” behind “on”, “Crenshaw near 54th”: a street by its name, and the one beside it.
pub(super) fn named(said: &Said, at: usize) -> Option<Range<usize>> {
    let led = at > 0 && said.close(at) && said.is(at - 1, &ALONG);
    let by = at > 0 && said.close(at) && said.is(at - 1, &["by", "at", "to", "near", "past"]);
    (led || by).then_some(())?;
    // “on Van Ness, second floor”.
    let inside = led.then(|| named_by(said, at, false)).flatten().filter(|end| said.gap(*end).contains(','));
    if let Some(end) = inside.and_then(|end| unit(said, end)) {
        return Some(at..end);
    }
    let first = names(said, at)?;
    let crossing = said.is(first, &["at", "meets", "and"]) && said.close(first) && said.close(first + 1);
    let meets = led && crossing && !said.is(first, &["and"]);
    let second = || named_by(said, first + 1, false).or_else(|| numbered(said, first + 1));
    if let Some(end) = meets.then(second).flatten() {
        return Some(at..end);
    }
    if let Some(end) = roads::between(said, first).filter(|_| led) {
        return Some(at..end);
    }
    if let Some(end) = beside(said, first) {
        return (led || numbered(said, end - 1).is_some()).then_some(at..end);
    }
    landmark(said, first, false).filter(|_| led && !said.gap(first).contains(',')).map(|end| at..end)
}

/// End of one to three capitals that name nobody.
fn names(said: &Said, at: usize) -> Option<usize> {
    named_by(said, at, true)
}

/// The same; where it is not strict, of what may be somebody's name too: “Laurel Canyon”.
pub(super) fn named_by(said: &Said, at: usize, strict: bool) -> Option<usize> {
    let named = |n: usize| {
        // “Van Ness”, “La Brea”.
        let part = || {
            let next = said.word(n + 1).is_some_and(|w| w.case == Case::Capital) && said.close(n + 1);
            next && said.is(n, &["van", "la", "el", "los", "las", "san", "old", "del"])
        };
        let fits = |w: &Word| {
            let nobody = !(terms::is_title(&w.base) || strict && w.bits() & COMMON_GIVEN > 0);
            let plain = w.is_plain_capital() && !lists::is_region(&w.base);
            w.case == Case::Capital && w.tail.is_empty() && nobody && !plain && (!w.is_stop() || part())
        };
        said.word(n).is_some_and(fits) && !said.is_kept(n) && (n == at || said.close(n))
    };
    let count = (at..at + 3).take_while(|n| named(*n)).count();
    (count > 0 && !said.is_in(at, tables::BODY_NOUNS)).then_some(at + count)
}

/// “3rd and 4th on Broadway”, “Third and Fourth” behind “between”.
pub(super) fn between(said: &Said, at: usize) -> Option<Range<usize>> {
    let led = at > 0 && said.is(at - 1, &["between", "entre"]) && said.close(at);
    let street = |n: usize| numbered(said, n).or_else(|| surely(said, n)).or_else(|| names(said, n));
    let first = led.then(|| street(at)).flatten()?;
    let joined = said.is(first, &["and", "y", "e"]) && said.close(first) && said.close(first + 1);
    let end = joined.then(|| street(first + 1)).flatten()?;
    let sure = |n: usize| numbered(said, n).is_some() || surely(said, n).is_some();
    (sure(at) || sure(first + 1)).then_some(())?;
    let on = said.is(end, &["on", "off"]) && said.close(end);
    let behind = on.then(|| surely(said, end + 1).or_else(|| names(said, end + 1))).flatten();
    Some(at..behind.unwrap_or(end))
}
