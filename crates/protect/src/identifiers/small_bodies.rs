//! Bodies in texts with hardly any capitals.

use super::feasts::is_house;
use super::finding::Kind;
use super::lists::{self, GIVEN, SURNAME};
use super::number_words::under_twenty;
use super::reason::Reason;
use super::said::{Said, Sink};
use super::small::{base, is_unknown};
use super::small_at;
use super::small_called;
use super::small_compounds;
use super::small_named;
use super::tables;
use super::terms::{self, Head};
use super::words::Case;

/// Every rule for bodies that may begin at a word.
pub(super) fn body(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    known(said, at, sink)
        .or_else(|| small_compounds::body(said, at, sink))
        .or_else(|| small_compounds::joined(said, at, sink))
        .or_else(|| saint(said, at, sink))
        .or_else(|| small_called::called(said, at, sink))
        .or_else(|| first_head(said, at, sink))
        .or_else(|| of_place(said, at, sink))
        .or_else(|| without_article(said, at, sink))
        .or_else(|| of_words(said, at, sink))
        .or_else(|| of_something(said, at, sink))
        .or_else(|| for_somebody(said, at, sink))
        .or_else(|| high_school(said, at, sink))
        .or_else(|| small_named::beside_noun(said, at, sink))
        .or_else(|| small_at::at_name(said, at, sink))
}

/// “at independence high”: a school without the word.
fn high_school(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let led = at > 0 && said.close(at) && said.is(at - 1, &["at", "to", "from"]);
    let head = (at + 1..at + 4).find(|n| said.is(*n, &["high", "elementary", "middle"]))?;
    let school = usize::from(said.is(head + 1, &["school"]) && said.close(head + 1));
    if school == 0 && said.is(head, &["middle"]) {
        return None;
    }
    let named = (at..head).all(|n| {
        let plain = terms::is_stop(base(said, n)) || tables::GENERIC.contains(base(said, n));
        !plain && said.word(n).is_some_and(|w| w.tail.is_empty() && w.case != Case::Digits)
    });
    let end = head + 1 + school;
    let ends = said.ends_clause(end) || said.is_stop(end);
    let whole = (at + 1..=head).all(|n| said.close(n));
    (led && named && whole && ends).then(|| add(said, at, end, 50, sink))
}

/// “st. casimir's”, “at st. patrick's day school”.
fn saint(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let name = said.word(at + 1).filter(|_| said.is(at, &["st", "saint"]) && said.near(at + 1))?;
    let named = is_unknown(name) || name.bits() & GIVEN > 0 && !name.is_stop();
    const HEADS: [&str; 14] = [
        "hospital",
        "church",
        "school",
        "parish",
        "academy",
        "clinic",
        "shelter",
        "college",
        "home",
        "high",
        "elementary",
        "chapel",
        "center",
        "house",
    ];
    // “saint paul police department”.
    let department = said.is(at + 2, &["police", "fire", "sheriff", "school"])
        && said.is(at + 3, &["department", "dept", "district", "office"])
        && said.close(at + 2)
        && said.close(at + 3);
    if department {
        return Some(add(said, at, at + 4, 65, sink));
    }
    let house = said.is(at + 2, &["day"]) && said.close(at + 2) && is_house(said, at, at + 3);
    let medical = usize::from(said.is(at + 2, &["medical", "catholic", "regional"]) && said.close(at + 3));
    let headed = said.is(at + 2 + medical, &HEADS) && said.close(at + 2);
    let end = if house { at + 4 } else { at + 2 + usize::from(headed) * (1 + medical) };
    named.then(|| sink.add(said, at..end, Kind::Organisation, 65, Reason::Title("st".to_owned())))?;
    Some(end)
}

/// Chains of motels and the like that everybody knows, made of ordinary words.
fn known(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let chains = tables::CHAINS.get(base(said, at))?;
    let fits = |words: &&Vec<&str>| {
        (at + 1..).zip(words.iter().skip(1)).all(|(n, word)| said.close(n) && said.is(n, &[word]))
    };
    let end = at + chains.iter().filter(fits).map(Vec::len).max()?;
    sink.add(said, at..end, Kind::Organisation, 60, Reason::NoWord);
    Some(end)
}

/// “hospital thomason”, “iglesia del buen pastor”, “clínica legal campesina”, “motel 6”.
fn first_head(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let head = said
        .word(at)
        .filter(|_| said.is_in(at, tables::FIRST_SMALL.or(tables::FIRST_LONG).or(tables::NUMBERED)))?;
    let numbered = said.is(at, &["motel", "super", "studio", "local"])
        && said.close(at + 1)
        && (said.word(at + 1).is_some_and(|w| w.case == Case::Digits && w.base.len() < 5)
            || said.is(at + 1, &["six", "eight"]));
    if !(numbered || said.is_spanish()) {
        return None;
    }
    let small = |n: usize| said.is(n, &["de", "del", "la", "las", "los", "y"]) && said.close(n);
    let mut end = at + 1;
    while !numbered && end < at + 6 {
        let next = (end..end + 3).find(|n| !small(*n)).unwrap_or(end);
        let part =
            said.word(next).is_some_and(|w| !w.is_stop() && w.case != Case::Digits && w.tail.is_empty());
        if !(part && said.close(next)) || !small(end) && end > at + 2 && !is_name_like(base(said, next)) {
            break;
        }
        end = next + 1;
    }
    let end = if numbered { at + 2 } else { end };
    let of = said.is_in(at, tables::FIRST_OF) || !said.is(at + 1, &["de", "del"]);
    let told = (at + 1..end).any(|n| is_name_like(base(said, n)));
    let pair = end > at + 2 && of;
    let fits = numbered || end > at + 1 && (told || pair);
    let kind = terms::first_head(&head.base).map_or(Kind::Organisation, Head::kind);
    fits.then(|| sink.add(said, at..end, kind, 50, Reason::Head(head.text.to_owned())))?;
    Some(end)
}

fn is_name_like(base: &str) -> bool {
    lists::bits(base) & (GIVEN | SURNAME) > 0 && !terms::is_spanish(base)
        || !terms::is_word(base) && !lists::is_spanish_form(base)
}

/// “spokane pd”, “minot state”: a place, and what makes it a body.
fn of_place(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    (at + 1..at + 4).any(|n| said.is_in(n, tables::PLACE_BODIES)).then_some(())?;
    let place = (at + 1..at + 4).rev().find(|end| {
        *end <= said.len() && (at + 1..*end).all(|n| said.close(n)) && is_place_name(said, at, *end)
    })?;
    let head = said.word(place).filter(|w| said.close(place) && tables::PLACE_BODIES.contains(&w.base))?;
    const LONGER: [&str; 14] = [
        "aid",
        "services",
        "clinic",
        "department",
        "office",
        "school",
        "college",
        "hospital",
        "center",
        "news",
        "times",
        "journal",
        "press",
        "herald",
    ];
    let longer = said.is(place + 1, &LONGER) && said.close(place + 1);
    let end = place + 1 + usize::from(longer);
    sink.add(said, at..end, Kind::Organisation, 65, Reason::Head(head.text.to_owned()));
    Some(end)
}

fn is_place_name(said: &Said, at: usize, end: usize) -> bool {
    let name = said.base(&(at..end));
    let odd = end == at + 1 && terms::is_word(&name);
    lists::is_place(&name) && !odd && !said.is_stop(at)
        || end == at + 1 && said.word(at).is_some_and(is_unknown)
}

/// “at hope house”, “to lantern legal”: without an article it is a name.
fn without_article(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let told = said.before(at).is_some_and(|w| w.tail.ends_with('s') && w.is_stop());
    let led = at > 0 && said.close(at) && (said.is_in(at - 1, tables::BEFORE_BODY) || told);
    let begins = at == 0 || said.ends_clause(at);
    // “a massage place orchid wellness”.
    let beside = at > 1
        && said.close(at)
        && (said.is_in(at - 1, tables::BODY_NOUNS) || said.is(at - 1, &["thing"]))
        && said.word(at - 2).is_some_and(|w| !said.is(at - 2, &["the"]) && w.case != Case::Digits);
    (led || begins || beside).then_some(())?;
    // “from triangle farmworker justice”; “in criminal law” is none.
    let with = led && said.is(at - 1, &["at", "with", "from"]);
    let body = |n: usize| {
        said.is_in(n, tables::SINGLE_BODIES) || with && said.is(n, &["law", "justice", "defense", "advocacy"])
    };
    let end = end_of_words(said, at, body)?;
    let sure = end > at + 2
        || said.is_in(end - 1, tables::LIKELY_BODIES)
        || said.is(end - 1, &["hospital", "nails"]);
    (led || (begins || beside) && sure).then(|| add(said, at, end, 50, sink))
}

/// “the blue heron motel”: ordinary words before a word that names a body.
fn of_words(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let led = at > 0 && said.is(at - 1, &["the", "our"]) && said.close(at);
    led.then_some(())?;
    let end = end_of_words(said, at, |n| said.is_in(n, tables::LIKELY_BODIES))?;
    const OFTEN: [&str; 16] = [
        "house",
        "clinic",
        "shelter",
        "homes",
        "barn",
        "plaza",
        "labor",
        "mission",
        "feed",
        "cafe",
        "grill",
        "bar",
        "lounge",
        "laundromat",
        "association",
        "freight",
    ];
    let often = said.is(end - 1, &OFTEN);
    let end = with_aim(said, end);
    (end > at + 2 || !often).then(|| add(said, at, end, 50, sink))
}

/// “… coalition to end human trafficking”: what a body is for.
fn with_aim(said: &Said, end: usize) -> usize {
    const AIMS: [&str; 7] = ["end", "stop", "abolish", "prevent", "combat", "fight", "eradicate"];
    let aim = said.is(end, &["to", "against"]) && said.close(end);
    let verb = usize::from(said.is(end, &["to"]));
    let fits = aim && (verb == 0 || said.is(end + 1, &AIMS));
    let from = end + 1 + verb;
    let words = (from..from + 2).take_while(|n| said.close(*n) && !said.is_stop(*n)).count();
    if fits && words > 0 { from + words } else { end }
}

fn add(said: &Said, at: usize, end: usize, percent: u8, sink: &mut Sink) -> usize {
    sink.add(said, at..end, Kind::Organisation, percent, Reason::Head(base(said, end - 1).to_owned()));
    end
}

/// Function words that are people in names of bodies.
const PEOPLE: [&str; 7] = ["women", "men", "girls", "boys", "people", "victims", "kids"];
/// Last words of churches, before which peoples and numbers stand.
const CHURCHES: [&str; 8] = [
    "baptist",
    "methodist",
    "presbyterian",
    "congregational",
    "pentecostal",
    "apostolic",
    "lutheran",
    "adventist",
];

/// End of one to three ordinary words and a head, of which the first is not said of any body.
fn end_of_words(said: &Said, at: usize, is_head: impl Fn(usize) -> bool) -> Option<usize> {
    let head = (at + 1..at + 5).find(|n| is_head(*n) && !(is_head(n + 1) && said.close(n + 1)))?;
    let church = said.is(head, &CHURCHES);
    let faith = terms::is_plain_capital(base(said, at)) && said.is_in(at, tables::FAITHS);
    // “three sisters orchards”, “big laurel travel plaza”: before two words and the head a third describes.
    let numbered =
        |n: usize| n == at && head > at + 1 && under_twenty(base(said, n)).is_some_and(|one| one > 1);
    let large = |n: usize| {
        n == at
            && head > at + 2
            && said.is(n, &["big", "little", "old", "green", "white", "black"])
            && !tables::GENERIC.contains(base(said, n + 1))
    };
    // “south bay coalition”.
    const DIRECTED: [&str; 12] = [
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "black", "white",
        "native", "holy",
    ];
    let directed = said.is(at, &DIRECTED);
    // “dust bowl tavern”.
    let second = |n: usize| {
        n > at && head > at + 1 && said.is(n, &["bowl", "western", "black", "white", "east", "west"])
    };
    let plain = |n: usize| {
        let base = base(said, n);
        let counted = church && said.is(n, &["first", "third", "true"]);
        let described = numbered(n)
            || large(n)
            || n == at && (counted || said.is(n, &["new", "old", "little", "open", "good", "second"]));
        let owned = said.is(n, &PEOPLE) && n > at;
        // “the georgia record clinic”, “first samoan congregational”.
        let court = n > at && base == "court";
        let capital = || {
            court || second(n) || n == at && (faith || directed || lists::is_region(base)) || n > at && church
        };
        (terms::is_stop(base) || n == at && !faith && tables::GENERIC.contains(base)) && !described && !owned
            || terms::is_plain_capital(base) && !capital()
            || terms::is_title(base)
            || base.len() < 3
            || base.ends_with("ed")
            || base.ends_with("ing") && n == at
            || said.word(n).is_none_or(|w| w.case == Case::Digits)
    };
    let telling = (at..head).any(|n| !tables::GENERIC.contains(base(said, n)) && !said.is_stop(n));
    let whole = (at + 1..=head).all(|n| said.close(n)) && !(at..head).any(plain);
    let fits = if faith { said.is(head, &["services", "charities"]) } else { telling };
    (whole && fits && !(at..=head).any(|n| said.is_kept(n))).then_some(head + 1)
}

/// “the center for asian women”: a body and those whom it is for.
fn for_somebody(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    const BODIES: [&str; 12] = [
        "center",
        "centre",
        "institute",
        "coalition",
        "alliance",
        "network",
        "society",
        "foundation",
        "council",
        "partnership",
        "collective",
        "initiative",
    ];
    let led = at > 0 && said.is(at - 1, &["the", "at", "from", "with"]) && said.close(at);
    let bodied = led && said.is(at, &BODIES) && said.is(at + 1, &["for", "against"]) && said.close(at + 1);
    let fits = |n: usize| {
        let free = (!said.is_stop(n) || said.is(n, &PEOPLE))
            && !said.word(n).is_some_and(|w| w.case == Case::Digits);
        said.close(n) && (free || n > at + 2 && said.is(n, &["and"]) && said.is(n + 1, &PEOPLE))
    };
    let end = at + 2 + (at + 2..at + 6).take_while(|n| bodied && *n < said.len() && fits(*n)).count();
    let ends = said.ends_clause(end) || said.is_stop(end) || said.word(end).is_none();
    (ends && end > at + 3).then(|| add(said, at, end, 50, sink))
}

/// “knights of columbus”, “sons of norway”, “church of the redeemer”.
fn of_something(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let lady =
        said.is(at, &["our"]) && said.is(at + 1, &["lady"]) && said.is(at + 2, &["of"]) && said.close(at + 3);
    if lady {
        let end = at + 4 + usize::from(said.is(at + 3, &["the", "our", "good"]) && said.close(at + 4));
        sink.add(said, at..end, Kind::Organisation, 70, Reason::Head("lady".to_owned()));
        return Some(end);
    }
    let first = said.word(at).filter(|_| said.is_in(at, tables::LEAD_OF) && said.is(at + 1, &["of"]))?;
    let name = at + 2 + usize::from(said.is(at + 2, &["the", "our"]));
    let fits = said
        .word(name)
        .is_some_and(|w| is_unknown(w) || lists::is_region(&w.base) || said.is_in(name, tables::OF_WHAT));
    (fits && (at + 1..=name).all(|n| said.close(n))).then_some(())?;
    sink.add(said, at..name + 1, Kind::Organisation, 55, Reason::Head(first.text.to_owned()));
    Some(name + 1)
}
