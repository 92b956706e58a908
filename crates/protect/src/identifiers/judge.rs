//! What a name is, from its words and from what stands beside it.

use std::ops::Range;

use super::context;
use super::finding::Kind;
use super::lists::{self, COMMON_GIVEN, COMMON_SURNAME, GIVEN, SURNAME};
use super::reason::{List, Reason};
use super::said::Said;
use super::streets;
use super::tables;
use super::terms::{self, Head};
use super::words::{Case, Opens};

/// Kind of a run, the run with a small head behind it, and what says so.
pub(super) fn kind(said: &Said, run: Range<usize>) -> (Kind, Range<usize>, Option<(u8, Reason)>) {
    if let Some(found) = by_title(said, &run) {
        return (Kind::Person, with_titles(said, &run)..run.end, Some(found));
    }
    if let Some((kind, from, head)) = by_first_word(said, &run) {
        return (kind, from..run.end, Some((80, Reason::Head(head))));
    }
    if let Some(kind) = by_middle(said, &run) {
        return (kind, run, Some((80, Reason::CapitalInside)));
    }
    if let Some(from) = counted_part(said, &run) {
        return (Kind::Organisation, from..run.end, Some((70, Reason::CapitalInside)));
    }
    if run.len() == 1 && is_numbered(said, run.start) {
        return (Kind::Organisation, run.start..run.end + 1, Some((70, Reason::CapitalInside)));
    }
    if let Some((kind, head)) = by_last_word(said, &run) {
        let end = with_number(said, run.end);
        return (kind, run.start..end, Some((85, Reason::Head(head))));
    }
    if let Some((kind, head, length)) = by_small_head(said, &run) {
        return (kind, run.start..run.end + length, Some((80, Reason::Head(head))));
    }
    let (kind, reason) = by_lists(said, &run);
    (kind, run, reason)
}

/// “the 109th Precinct”: where the number begins of a part of a body.
fn counted_part(said: &Said, run: &Range<usize>) -> Option<usize> {
    const PARTS: [&str; 8] =
        ["precinct", "district", "division", "ward", "battalion", "station", "regiment", "squadron"];
    let number = run.start.checked_sub(1).filter(|_| run.len() == 1 && said.is(run.start, &PARTS))?;
    let figures = said.word(number).is_some_and(|w| w.case == Case::Digits && streets::ordinal(w));
    (figures && said.close(run.start)).then_some(number)
}

/// “Studio 54”, “District 3”: a word that a number makes a body.
pub(super) fn is_numbered(said: &Said, at: usize) -> bool {
    said.is_in(at, tables::NUMBERED) && with_number(said, at + 1) > at + 1
}

/// “Hospital Thomason”, “parroquia de Cristo Rey”: the word before tells what it is.
fn by_first_word(said: &Said, run: &Range<usize>) -> Option<(Kind, usize, String)> {
    if let Some(from) = small_head_before(said, run.start) {
        let head = said.word(from)?;
        let kind = terms::first_head(&head.base).map_or(Kind::Organisation, Head::kind);
        return Some((kind, from, head.text.to_owned()));
    }
    let first = said.word(run.start).filter(|_| run.len() > 1)?;
    let kind = terms::first_head(&first.base)?.kind();
    let last = said.word(run.end - 1)?;
    terms::head(&last.base).is_none().then(|| (kind, run.start, first.text.to_owned()))
}

/// Where a small word begins that belongs to the name at `at`: “parroquia de”, “colonia”. Of what is
/// named for a saint or a thing it may stand apart: “iglesia del Buen Pastor”; but “escuela de Flor”
/// is only hers.
pub(super) fn small_head_before(said: &Said, at: usize) -> Option<usize> {
    let small =
        |n: usize, table| said.is_in(n, table) && said.word(n).is_some_and(|word| word.case == Case::Small);
    let next = at.checked_sub(1).filter(|_| said.close(at))?;
    if small(next, tables::FIRST_SMALL) {
        return Some(next);
    }
    let article = said.is(next, &["la", "las", "los", "el"]) && said.is(next.checked_sub(1)?, &["de"]);
    let from = next.checked_sub(1 + usize::from(article))?;
    let joined = article || said.is(next, &["de", "del"]);
    (joined && small(from, tables::FIRST_OF) && (from + 1..at).all(|n| said.close(n))).then_some(from)
}

/// The small titles before a name, unless they are somebody's: “agente Bustillos”, but “my brother
/// Luis”; and of “Mr. and Mrs. Carrow” the first title.
fn with_titles(said: &Said, run: &Range<usize>) -> usize {
    const WHOSE: [&str; 10] = ["my", "your", "his", "her", "our", "their", "mi", "tu", "su", "nuestro"];
    let title = |n: usize| {
        said.word(n).is_some_and(|w| w.case == Case::Small && is_small_title(&w.base) && w.tail.is_empty())
    };
    let mut from = run.start;
    while from > 0 && title(from - 1) && said.near(from) && !said.gap(from).contains(',') {
        from -= 1;
    }
    if from > 0 && said.is(from - 1, &WHOSE) {
        from = run.start;
    }
    if from < run.start { from } else { with_pair(said, run) }
}

fn is_small_title(base: &str) -> bool {
    const KIN: [&str; 12] = [
        "mama", "papa", "tia", "tio", "auntie", "aunty", "aunt", "uncle", "grandma", "grandpa", "abuela",
        "abuelo",
    ];
    KIN.contains(&base) || terms::is_title(base) && !terms::is_kin(base) && !SMALL_WORDS.contains(&base)
}

/// “Mr. and Mrs. Carrow”: the first title too.
fn with_pair(said: &Said, run: &Range<usize>) -> usize {
    let Some(first) = run.start.checked_sub(2) else { return run.start };
    let title = |n: usize| said.word(n).is_some_and(|word| word.is_capital() && terms::is_title(&word.base));
    let pair = title(first) && said.is(first + 1, &["and", "y"]) && title(run.start);
    if pair && said.near(first + 1) { first } else { run.start }
}

fn by_title(said: &Said, run: &Range<usize>) -> Option<(u8, Reason)> {
    let first = said.word(run.start)?;
    let last = said.word(run.end - 1)?;
    let names = run.len() - 1;
    let at = run.start > 0 && said.is(run.start - 1, &["at", "to"]) && last.tail.ends_with('s');
    if at && !said.word(run.end).is_some_and(|next| said.close(run.end) && next.case == Case::Small) {
        return None;
    }
    if terms::is_title(&first.base) && names > 0 {
        let body = names > 1
            && terms::head(&last.base).is_some()
            && lists::bits(&said.word(run.start + 1)?.base) & COMMON_GIVEN == 0;
        return (!body).then(|| (95, Reason::Title(first.text.to_owned())));
    }
    let before =
        said.before(run.start).filter(|_| said.near(run.start) && !said.gap(run.start).contains(','))?;
    let small = before.case == Case::Small && is_small_title(&before.base);
    let body = terms::head(&last.base).is_some() && run.len() > 1;
    (small && !body).then(|| (90, Reason::Title(before.text.to_owned())))
}

/// Titles that small letters make an ordinary word.
const SMALL_WORDS: [&str; 16] = [
    "co",
    "ba",
    "bac",
    "chi",
    "ong",
    "don",
    "major",
    "general",
    "sir",
    "special",
    "elder",
    "cap",
    "ato",
    "assistant",
    "pan",
    "secretary",
];

/// “Center of Fallow”, “Voss & Sons”, “Esther's Porch”: what stands inside tells that it is a body.
fn by_middle(said: &Said, run: &Range<usize>) -> Option<Kind> {
    let inner = run.start..run.end.saturating_sub(1);
    let of = inner.clone().skip(1).find(|n| said.is(*n, &["of", "for"]));
    let head = of.and_then(|n| terms::head(&said.word(n - 1)?.base));
    let joined = (run.start + 1..run.end)
        .any(|n| said.gap(n).trim() == "&" || said.gap(n).starts_with(',') && run.len() > 3);
    let owned = inner.clone().any(|n| said.word(n).is_some_and(|w| w.tail.ends_with('s')));
    let last = terms::head(&said.word(run.end.checked_sub(1)?)?.base);
    let body = head == Some(Head::Body) || of.is_some() || joined || owned && last.is_none();
    body.then_some(if head == Some(Head::Place) { Kind::Place } else { Kind::Organisation })
}

fn by_last_word(said: &Said, run: &Range<usize>) -> Option<(Kind, String)> {
    (run.len() > 1).then_some(())?;
    let last = said.word(run.end - 1)?;
    let first = said.word(run.start)?;
    if last.is_plain_capital() && terms::head(&last.base).is_none() {
        return None;
    }
    let court = streets::is_law_court(said, run.end - 1);
    let kind = if court { Kind::Organisation } else { terms::head(&last.base)?.kind() };
    // “Rosa Lake”, “Danny Park”: a given name before a surname that is also a word.
    let given = run.len() == 2 && first.bits() & COMMON_GIVEN > 0 && last.bits() & SURNAME > 0;
    let told = run.start > 0
        && said.is(run.start - 1, &["was", "is", "with", "told", "asked", "met", "named", "by", "and"])
        && kind == Kind::Place;
    let person = given
        && (!first.is_word() || told)
        && kind != Kind::Street
        && !where_before(said, run.start)
        && !context::has_article(said, run.start);
    (!person).then(|| (kind, last.text.to_owned()))
}

/// A small word behind the name that belongs to it: “Harlan truck stop”, “the Vireo clinic”.
fn by_small_head(said: &Said, run: &Range<usize>) -> Option<(Kind, String, usize)> {
    let next = said.word(run.end).filter(|_| said.close(run.end))?;
    let last = said.word(run.end - 1)?;
    let office = next.base == "da" && next.tail.ends_with('s');
    ((next.case == Case::Small || office) && last.tail.is_empty()).then_some(())?;
    let pair =
        PAIRS.iter().find(|(a, b)| next.base == *a && said.is(run.end + 1, &[b]) && said.close(run.end + 1));
    if let Some((a, b)) = pair {
        return Some((Kind::Organisation, format!("{a} {b}"), 2));
    }
    let kind = terms::small_head(&next.base)?.kind();
    Some((kind, next.text.to_owned(), 1))
}

/// Small heads of two words.
const PAIRS: [(&str, &str); 21] = [
    ("da", "office"),
    ("prosecutor", "office"),
    ("attorney", "office"),
    ("food", "bank"),
    ("field", "office"),
    ("school", "district"),
    ("packing", "house"),
    ("gas", "station"),
    ("fire", "station"),
    ("group", "home"),
    ("day", "care"),
    ("health", "center"),
    ("task", "force"),
    ("truck", "stop"),
    ("rest", "stop"),
    ("police", "department"),
    ("sheriff", "office"),
    ("nail", "salon"),
    ("trailer", "park"),
    ("community", "center"),
    ("crisis", "center"),
];

/// “Motel 6”: a short number behind a name of a body.
fn with_number(said: &Said, end: usize) -> usize {
    let local = end > 0
        && said.is(end - 1, &["local", "post", "lodge", "precinct", "council", "chapter", "district"]);
    let digits = if local { 5 } else { 3 };
    let short =
        said.word(end).is_some_and(|w| w.base.len() < digits && w.base.bytes().all(|b| b.is_ascii_digit()));
    let counts = said
        .word(end + 1)
        .is_some_and(|w| w.case == Case::Small && w.base.ends_with('s') && said.close(end + 1));
    // “8/3” is a day.
    let day = said.gap(end + 1).starts_with('/');
    if short && said.close(end) && !day && (local || !counts) { end + 1 } else { end }
}

fn by_lists(said: &Said, run: &Range<usize>) -> (Kind, Option<(u8, Reason)>) {
    let base = said.base(run);
    let listed = |list| Some((85, Reason::Listed(list)));
    let place = where_before(said, run.start);
    let in_list = lists::is_place(&base);
    let person = person_names(said, run);
    if in_list && !place && run.len() == 1 && context::acts(said, run.start) {
        return (Kind::Person, None);
    }
    if in_list && (place || !person || run.len() > 1 && !full_name(said, run)) {
        return (Kind::Place, listed(List::Places));
    }
    if full_name(said, run) {
        return (Kind::Person, listed(List::GivenNames));
    }
    let article =
        context::has_article(said, run.start) && said.is(run.start - 1, &["the", "our", "el", "la"]);
    let given = run.len() == 1 && lists::bits(&base) & COMMON_GIVEN > 0;
    if article
        && !given
        && !said.word(run.end - 1).is_some_and(|w| w.tail.is_empty() && w.text.ends_with('s') && person)
    {
        return (Kind::Organisation, None);
    }
    // “Chance Rivers”.
    let named = run.len() == 2 && said.word(run.start).is_some_and(|w| terms::is_name_word(&w.base));
    if named && !place && said.word(run.end - 1).is_some_and(|w| w.bits() & COMMON_SURNAME > 0) {
        return (Kind::Person, None);
    }
    if let Some(kind) = by_neighbours(said, run) {
        return (kind, None);
    }
    let strict_place = place
        && !matches!(
            said.before(run.start).map(|w| w.base.as_str()),
            Some("from" | "to" | "left" | "reach" | "reached" | "past")
        );
    if strict_place && !context::acts(said, run.end - 1) {
        return (Kind::Place, None);
    }
    let ordinary = (run.start..run.end)
        .all(|n| said.word(n).is_some_and(|w| w.is_word() && w.bits() & COMMON_GIVEN == 0));
    if run.len() > 1 && ordinary {
        return (Kind::Organisation, None);
    }
    (Kind::Person, None)
}

/// “another city, Port Averill”, “at Sister Lena's”, “St. Brannoc's”.
fn by_neighbours(said: &Said, run: &Range<usize>) -> Option<Kind> {
    const PLACES: [&str; 15] = [
        "port", "fort", "mount", "lake", "camp", "san", "santa", "los", "las", "cape", "villa", "puerto",
        "ciudad", "bayou", "el",
    ];
    const TOWNS: [&str; 10] = [
        "city",
        "town",
        "village",
        "county",
        "neighborhood",
        "neighbourhood",
        "suburb",
        "pueblo",
        "ciudad",
        "hamlet",
    ];
    let first = said.word(run.start)?;
    let named = run.len() > 1 && first.bits() & COMMON_GIVEN > 0;
    if named {
        return None;
    }
    let before = |n: usize| run.start.checked_sub(n);
    let town = before(1).is_some_and(|n| said.is(n, &TOWNS))
        && said.near(run.start)
        && before(2).is_some_and(|n| {
            said.is(n, &["a", "another", "small", "little", "tiny", "that", "next", "una", "un"])
        });
    if run.len() > 1 && PLACES.contains(&first.base.as_str()) || town {
        return Some(Kind::Place);
    }
    let at = run.start > 0 && said.is(run.start - 1, &["at"]) && said.close(run.start);
    let unnamed = first.bits() & GIVEN == 0;
    let last = said.word(run.end - 1)?;
    let surname = last.bits() & (SURNAME | GIVEN) > 0 && !last.is_word();
    let thing = run.len() > 1 && first.is_word() && unnamed && !surname;
    let body = first.base == "st" || thing || at && unnamed && !surname || at && unnamed && run.len() == 1;
    body.then_some(Kind::Organisation)
}

fn where_before(said: &Said, at: usize) -> bool {
    at > 0
        && said.is_in(at - 1, tables::WHERE)
        && said.close(at)
        && said.word(at).is_some_and(|word| word.opens != Opens::Sentence)
}

fn person_names(said: &Said, run: &Range<usize>) -> bool {
    said.word(run.start).is_some_and(|w| w.bits() & (GIVEN | COMMON_SURNAME) > 0)
}

fn full_name(said: &Said, run: &Range<usize>) -> bool {
    let bits = |n: usize| said.word(n).map_or(0, |word| word.bits());
    let first_plain = said.word(run.start).is_some_and(|word| word.is_word());
    bits(run.start) & GIVEN > 0
        && (run.len() == 1 && !first_plain
            || run.len() > 1 && bits(run.end - 1) & SURNAME > 0 && !first_plain)
        || run.len() > 1 && bits(run.start) & COMMON_GIVEN > 0
}
