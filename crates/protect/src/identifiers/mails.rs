//! Addresses of e-mail as they are said: “m as in Mary dot torres at harbor light dot org”, “jota guion bajo ruiz
//! arroba salud punto org punto mx”. How such an address ends is sure, a dot and a domain of the first level. From
//! there the rule goes back over the words of the domain to “at”, and over what stands for a mailbox.

use std::ops::Range;

use super::finding::Kind;
use super::number_words::says_a_number;
use super::reason::Shape;
use super::said::{Said, Sink};
use super::spelled::is_letter;
use super::tables;
use super::words::Case;

/// Words of the longest domain and of the longest mailbox, with signs and asides.
const LONGEST: usize = 14;
/// Words of a mailbox that no sign joins: “goat lady linda”.
const PLAIN: usize = 3;
const DOTS: [&str; 4] = ["dot", "punto", "period", "point"];
const SIGNS: [&str; 12] = [
    "dot",
    "punto",
    "period",
    "point",
    "underscore",
    "dash",
    "hyphen",
    "minus",
    "guion",
    "bajo",
    "plus",
    "raya",
];
const ATS: [&str; 2] = ["at", "arroba"];
/// Whose addresses are said without their end.
const PROVIDERS: [&str; 8] = ["gmail", "hotmail", "yahoo", "outlook", "icloud", "protonmail", "aol", "gmx"];
/// What is said before an address.
const BEFORE: [&str; 16] = [
    "email",
    "e-mail",
    "mail",
    "correo",
    "address",
    "direccion",
    "reach",
    "message",
    "write",
    "phone",
    "electronico",
    "or",
    "o",
    "and",
    "y",
    "at",
];
/// Words that go before “at” and are no mailbox.
const NO_MAILBOX: [&str; 14] = [
    "look", "looking", "looked", "site", "website", "page", "online", "works", "working", "worked", "search",
    "visit", "up", "form",
];

/// Addresses of a passage.
pub(super) fn find(said: &Said, sink: &mut Sink) {
    let mut from = 0;
    for at in 1..said.len() {
        if at < from {
            continue;
        }
        if let Some(run) = address(said, at).or_else(|| of_provider(said, at)) {
            from = run.end;
            sink.shape(said, run, Kind::Email, 90, Shape::Email);
        }
    }
}

/// The address whose domain of the first level stands at a word.
fn address(said: &Said, top: usize) -> Option<Range<usize>> {
    said.is_in(top, tables::TOP_DOMAINS).then_some(())?;
    let dot = dot_before(said, top)?;
    let at = sign_before(said, dot)?;
    let from = mailbox(said, at)?;
    let mut end = top + 1;
    while let Some(next) = [end, end + 1]
        .into_iter()
        .find(|next| said.is_in(*next, tables::TOP_DOMAINS) && dot_before(said, *next) == Some(end))
    {
        end = next + 1;
    }
    Some(from..end)
}

/// Where a domain ends before the dot of its last part: at the word “dot”, or at the part itself in “light.org”.
fn dot_before(said: &Said, top: usize) -> Option<usize> {
    let word = top.checked_sub(1).filter(|dot| said.is(*dot, &DOTS) && flows(said, top));
    word.or_else(|| (said.gap(top) == ".").then_some(top))
}

/// Whether nothing but white space and commas stands before a word.
fn flows(said: &Said, at: usize) -> bool {
    said.gap(at).chars().all(|c| c.is_whitespace() || c == ',') && !said.gap(at).contains("\n\n")
}

/// “at” before the words of a domain. Asides as “, all one word,” lie between.
fn sign_before(said: &Said, dot: usize) -> Option<usize> {
    const NO_DOMAIN: [&str; 20] = [
        "a", "an", "my", "his", "her", "our", "their", "this", "that", "i", "we", "he", "she", "they", "and",
        "or", "was", "is", "had", "has",
    ];
    let mut at = dot;
    while dot - at < LONGEST {
        let joined = flows(said, at) || said.gap(at) == ".";
        at = at.checked_sub(1).filter(|_| joined)?;
        if said.is(at, &ATS) {
            return (at + 1 < dot).then_some(at);
        }
        if said.is(at, &NO_DOMAIN) {
            return None;
        }
    }
    None
}

/// “smith seventy two at gmail”: without its end, so the mailbox has to tell.
fn of_provider(said: &Said, at: usize) -> Option<Range<usize>> {
    let sign = at.checked_sub(1).filter(|_| said.is(at, &PROVIDERS) && said.close(at))?;
    let goes_on = said.word(at + 1).is_some() && said.gap(at + 1) == ".";
    let led = said.is(sign, &ATS) && !said.is(at + 1, &DOTS) && !goes_on;
    let from = led.then(|| mailbox(said, sign)).flatten()?;
    let telling = (from..sign).any(|n| said.is(n, &SIGNS) || is_letter(said, n) || is_number(said, n));
    let named = said.is(sign, &["arroba"])
        || from > 0 && said.is(from - 1, &["is", "it's", "it", "es", "email", "e-mail", "correo"]);
    (telling || named && !said.word(sign - 1)?.base.ends_with("ing")).then_some(from..at + 1)
}

/// Where the mailbox before “at” begins.
fn mailbox(said: &Said, sign: usize) -> Option<usize> {
    let last = aside(said, sign).unwrap_or(sign);
    let (mut from, mut plain) = (last, 0);
    while let Some(at) = from.checked_sub(1).filter(|at| last - at <= LONGEST && joined(said, from, last)) {
        if let Some(letter) = told_letter(said, at) {
            (from, plain) = (letter, 0);
        } else if said.is(at, &SIGNS) {
            (from, plain) = (at, 0);
        } else if is_number(said, at)
            || is_spelled(said, at) && spells(said, at, from == last)
            || said.is(at, &["first", "last"]) && said.is(from, &["name"])
        {
            from = at;
        } else {
            let signed = from < last && said.is(from, &SIGNS);
            plain += 1;
            let stop = !signed && (said.is_stop(at) || said.is(at, &BEFORE));
            if stop || plain > PLAIN {
                break;
            }
            from = at;
        }
    }
    while from < last && said.is(from, &SIGNS) {
        from += 1;
    }
    let alone = from + 1 == last && said.is(from, &NO_MAILBOX);
    (from < last && !alone).then_some(from)
}

/// Whether a letter is no word as “a” and “y” are: a sign, a letter or the end of the mailbox is behind it.
fn spells(said: &Said, at: usize, ends: bool) -> bool {
    let next = said.is(at + 1, &SIGNS) || is_letter(said, at + 1);
    // “it's a pruitt at”: no article stands before what is no word.
    let told = at > 0 && said.is(at - 1, &["it", "is", "it's", "email", "e-mail", "mail"]);
    let next = next || told && said.word(at + 1).is_some_and(|w| !w.is_word() && w.base.len() > 2);
    !said.is(at, &["a", "i", "y", "o", "e", "u"]) || next || ends
}

/// “s-e-n”, “s”.
fn is_spelled(said: &Said, at: usize) -> bool {
    let parts = |word: &str| word.split('-').all(|part| part.chars().count() == 1);
    is_letter(said, at) || said.word(at).is_some_and(|w| w.case != Case::Digits && parts(&w.base))
}

/// Whether a word belongs to the one before it: a comma or the stop of a letter only beside a sign or a letter.
fn joined(said: &Said, at: usize, last: usize) -> bool {
    let gap = said.gap(at);
    if said.close(at) || at == last && flows(said, at) {
        return true;
    }
    let beside = |n: usize| {
        said.is(n, &SIGNS) || is_letter(said, n) || is_number(said, n) || told_letter(said, n).is_some()
    };
    let marked = matches!(gap.trim(), "," | "." | "-" | "_" | "");
    marked && !gap.contains("\n\n") && (beside(at) || beside(at - 1))
}

/// Where `, with an s-e-n,` begins before “at”.
fn aside(said: &Said, sign: usize) -> Option<usize> {
    const BEGIN: [&str; 18] = [
        "with",
        "without",
        "all",
        "no",
        "that's",
        "that",
        "one",
        "lowercase",
        "like",
        "spelled",
        "two",
        "double",
        "as",
        "sin",
        "con",
        "todo",
        "en",
        "capital",
    ];
    said.gap(sign).trim_end().ends_with(',').then_some(())?;
    let from = (sign.saturating_sub(7)..sign).rev().find(|n| said.gap(*n).trim() != "")?;
    (said.gap(from).trim() == "," && (said.is(from, &BEGIN) || is_spelled(said, from))).then_some(from)
}

fn is_number(said: &Said, at: usize) -> bool {
    said.word(at).is_some_and(|word| {
        word.case == Case::Digits
            || says_a_number(&word.base)
            || tables::DAYS_SPANISH.is_among(word.tables) && said.is_spanish()
    })
}

/// Where “m as in Mary”, “m like Mary”, “m de María” begins, of which the last word stands here.
fn told_letter(said: &Said, at: usize) -> Option<usize> {
    let back = |n: usize| at.checked_sub(n).filter(|letter| is_letter(said, *letter));
    let as_in = || at > 2 && said.is(at - 1, &["in"]) && said.is(at - 2, &["as"]);
    let like = || at > 1 && said.is(at - 1, &["like", "for", "de", "como"]);
    if as_in() { back(3) } else { back(2).filter(|_| like()) }
}
