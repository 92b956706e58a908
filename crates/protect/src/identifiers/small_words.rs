//! Names that are ordinary words, in texts with hardly any capitals: only what stands beside them tells.

use super::context;
use super::finding::Kind;
use super::lists::{self, COMMON_GIVEN, COMMON_SURNAME, FREQUENT, GIVEN, SURNAME};
use super::reason::{List, Reason};
use super::said::{Said, Sink};
use super::small::{base, end_of_name, is_unknown};
use super::tables;
use super::terms;
use super::words::Case;

/// A given name that is a word too, where a person stands: “hope said”, “my sister joy”, “with bill.”
pub(super) fn wordlike(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let word = said.word(at).filter(|word| is_candidate(said, &word.base) && !said.is_kept(at))?;
    let verb = word.is_stop();
    (!verb || said.is(at, &["will", "may"])).then_some(())?;
    let surname = surname_behind(said, at);
    let twice = twice(said, at);
    let led = at > 0 && said.close(at) && said.is_in(at - 1, tables::LEAD_THINGS);
    let thing = tables::MASS.contains(&word.base);
    let stop = verb || word.is_plain_capital();
    let does = context::is_subject(said, at);
    let met = at > 0 && said.close(at) && said.is_in(at - 1, tables::MEET_SMALL);
    let ends = said.ends_clause(at + 1) || said.is(at + 1, &["and", "or", "who", "y", "que"]);
    let percent = if kin_before(said, at) && (ends || does || surname) && !stop {
        60
    } else if surname && !led && (begins_clause(said, at) || met || !stop) || twice && !stop {
        55
    } else if met && (ends || does) && !stop {
        50
    } else if !led && !stop && context::acts(said, at) || begins_clause(said, at) && does && !(thing && stop)
    {
        45
    } else if paired(said, at) && !stop || (greeted(said, at) || is_somebody(said, at)) && !stop && ends {
        50
    } else if alone(said, at) && !stop && (!thing || common(&word.base)) {
        40
    } else {
        return None;
    };
    let end = if surname { at + 2 } else { at + 1 };
    sink.add(said, at..end, Kind::Person, percent, Reason::Listed(List::GivenNames));
    Some(end)
}

fn common(base: &str) -> bool {
    lists::bits(base) & COMMON_GIVEN > 0
}

/// A word that is a given name too.
fn is_candidate(said: &Said, base: &str) -> bool {
    let word = terms::is_in_dictionary(base) || said.is_spanish() && lists::is_spanish_form(base);
    let bits = lists::bits(base);
    let rare = bits & GIVEN > 0 && bits & FREQUENT == 0;
    const ANYBODY: [&str; 12] = [
        "guy", "hon", "baby", "boots", "pink", "honey", "sweetie", "council", "story", "dear", "buddy", "bud",
    ];
    (common(base) || rare || terms::is_name_word(base))
        && word
        && !terms::is_title(base)
        && !ANYBODY.contains(&base)
}

/// “grace park”, “rich banks”: a surname behind, and behind that no word that would belong to it.
fn surname_behind(said: &Said, at: usize) -> bool {
    let next = base(said, at + 1);
    let surname = said.close(at + 1)
        && lists::bits(next) & COMMON_SURNAME > 0
        && !terms::is_stop(next)
        && !terms::is_act(next)
        && !terms::is_plain_capital(next)
        && (terms::head(next).is_none() || context::is_subject(said, at + 1))
        && said.word(at).is_some_and(|word| word.tail.is_empty());
    surname
        && (said.ends_clause(at + 2)
            || context::is_subject(said, at + 1)
            || terms::is_stop(base(said, at + 2)))
}

/// “it's chance chance monroe”: a given name, and the full name that it is put right with.
fn twice(said: &Said, at: usize) -> bool {
    let again = base(said, at) == base(said, at + 1) && said.close(at + 1) && said.close(at + 2);
    let full = said.word(at + 2).is_some_and(|w| is_unknown(w) || lists::bits(&w.base) & COMMON_SURNAME > 0);
    again && full && !said.is_stop(at + 2)
}

/// Whether a clause begins: behind a mark, or a word that clauses begin with.
fn begins_clause(said: &Said, at: usize) -> bool {
    at == 0 || said.ends_clause(at) || said.is_in(at - 1, tables::CLAUSE_STARTS)
}

/// “noah and nadia”: beside a given name that no dictionary has.
fn paired(said: &Said, at: usize) -> bool {
    let named = |n: usize| said.word(n).is_some_and(|w| is_unknown(w) && w.bits() & GIVEN > 0);
    let behind = said.is(at + 1, &["and", "y"]) && said.close(at + 1) && said.close(at + 2) && named(at + 2);
    let before = at > 1 && said.is(at - 1, &["and", "y"]) && said.close(at) && named(at - 2);
    behind || before
}

/// “thank you grant”, “thanks for having me dawn”, “hi rose”.
fn greeted(said: &Said, at: usize) -> bool {
    let near = at > 1 && said.close(at);
    let thanks = near && said.is(at - 1, &["you"]) && said.is(at - 2, &["thank"]);
    let having = near && said.is(at - 1, &["me", "us"]) && said.is(at - 2, &["having", "forgive", "pardon"]);
    let hello = at > 0
        && said.close(at)
        && said.is(at - 1, &["hi", "hello", "hey", "thanks", "welcome", "sorry", "bye"]);
    thanks || having || hello
}

/// “the other girl was brandy”, “his brother is clay”: what somebody is that nobody is besides by nature.
fn is_somebody(said: &Said, at: usize) -> bool {
    const NATURES: [&str; 26] = [
        "rich", "young", "frank", "happy", "sunny", "merry", "earnest", "rusty", "dusty", "sandy", "stormy",
        "lucky", "sweet", "bright", "early", "royal", "gay", "noble", "sterling", "curt", "coy", "loyal",
        "true", "wise", "blessed", "pregnant",
    ];
    let is = at > 2 && said.is(at - 1, &["was", "is"]) && said.close(at) && said.close(at - 1);
    let who = is && said.is_in(at - 2, tables::WHO) && !said.is(at - 3, &["a", "an", "no"]);
    who && !said.is(at, &NATURES)
}

/// Between two marks, as in a list or an answer of one word.
fn alone(said: &Said, at: usize) -> bool {
    const BEHIND: [&str; 3] = ["then", "and", "or"];
    let punctuated = |n: usize| said.gap(n).contains(['.', ',', '?', '!', ';', ':', '—', '“', '”']);
    (at == 0 || punctuated(at) || said.is(at - 1, &BEHIND) && punctuated(at - 1)) && punctuated(at + 1)
}

/// “my sister”, “our director”: somebody whose name may follow.
pub(super) fn kin_before(said: &Said, at: usize) -> bool {
    at > 1
        && said.close(at)
        && said.is_in(at - 1, tables::WHO)
        && said.is(
            at - 2,
            &[
                "my", "your", "his", "her", "our", "their", "a", "the", "s", "mi", "su", "tu", "una", "un",
                "la", "el",
            ],
        )
}

/// Who is “named” something, besides those whose name may follow.
const NAMED_SO: [&str; 10] =
    ["him", "her", "them", "us", "one", "somebody", "someone", "people", "family", "other"];

/// “a man they called the rooster”: whom a word before tells of.
fn called_the(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let led =
        at > 3 && said.is(at - 1, &["the", "el", "la"]) && said.is(at - 2, &["called", "call", "llamaban"]);
    let who = led && (at.saturating_sub(5)..at - 2).any(|n| said.is_in(n, tables::WHO));
    let fits = who && (at - 1..=at).all(|n| said.close(n)) && !said.is_stop(at);
    fits.then(|| {
        let reason = Reason::Beside("called".to_owned());
        sink.add(said, at..at + 1, Kind::Person, 60, reason);
        at + 1
    })
}

/// “goes by cookie”, “her street name was bambi”: any word behind such a cue.
pub(super) fn nicknamed(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    if let Some(end) = called_the(said, at, sink) {
        return Some(end);
    }
    // “his name on the street was prince”.
    let street = at > 1
        && said.is(at - 1, &["is", "was"])
        && (at.saturating_sub(6)..at - 1).any(|n| said.is(n, &["name"]))
        && said.ends_clause(at + 1);
    let cue = context::names_before(said, at).or_else(|| street.then(|| "name".to_owned()))?;
    let word = said.word(at).filter(|w| w.case != Case::Digits && !said.is_kept(at))?;
    let back = |n: usize, words: &[&str]| at >= n && said.is(at - n, words);
    let sure = back(1, &["nicknamed", "nickname", "aka", "alias", "apodo", "apodado", "apodaban"])
        || back(1, &["by"]) && back(2, &["goes", "went", "go", "going"])
        || back(1, &["is", "was"]) && back(2, &["name", "nickname", "apodo"])
        || back(1, &["decian", "dicen", "llamaban", "llaman"])
        || back(1, &["named"]) && at > 1 && (said.is_in(at - 2, tables::WHO) || said.is(at - 2, &NAMED_SO));
    let all = back(2, &["called"]) && back(3, &["everybody", "everyone", "they", "people", "we"]);
    let habit = back(1, &["him", "her", "me", "us"])
        && (back(2, &["call", "calls", "llaman"]) || all)
        && said.ends_clause(at + 1);
    let sure = sure || street || habit && !said.is_in(at, tables::NOT_CALLED);
    let named = !back(1, &["by"]);
    let article = usize::from(named && said.is(at, &["the", "el", "la"]) && said.close(at + 1));
    let name = at + article;
    let verb = base(said, name).ends_with("ing") && base(said, name).len() > 5;
    let fits = !(terms::is_stop(base(said, name)) || terms::is_plain_capital(base(said, name)) || verb)
        && (article == 1 || said.word(name).is_some_and(|w| w.tail.is_empty() || w.tail.ends_with('s')));
    let short = word.base.chars().count() == 2 && !terms::is_in_dictionary(&word.base);
    (sure && fits || short).then_some(())?;
    let end = if article == 1 { name + 1 } else { end_of_name(said, at) };
    sink.add(said, at..end, Kind::Person, 60, Reason::Beside(cue));
    Some(end)
}

/// “big earl”, “old man petrakis”: a word that describes, and a name.
pub(super) fn described(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    // “lil rob”, “baby d”: such names are no others.
    let lil = said.is(at, &["lil"]) && said.close(at + 1) && !said.is_stop(at + 1);
    let letter = said.is(at, &["baby", "big", "little", "lil"])
        && said.close(at + 1)
        && said.word(at + 1).is_some_and(|w| w.base.chars().count() == 1 && !said.is(at + 1, &["i", "a"]));
    if lil && at + 1 < said.len() || letter {
        sink.add(said, at..at + 2, Kind::Person, 60, Reason::Listed(List::GivenNames));
        return Some(at + 2);
    }
    // “they called him young money”.
    let called = at > 1
        && said.is(at - 1, &["him", "her", "me", "them"])
        && said.is(at - 2, &["called", "call", "calls", "calling"]);
    let street =
        said.is(at, &["young", "big", "little", "lil", "baby", "king", "queen", "slim", "mister", "lady"]);
    let free = said.word(at + 1).is_some_and(|w| !w.is_stop() && w.case != Case::Digits);
    if called && street && free && said.close(at + 1) && !said.is_in(at + 1, tables::NOT_CALLED) {
        sink.add(said, at..at + 2, Kind::Person, 45, Reason::Listed(List::GivenNames));
        return Some(at + 2);
    }
    let from = at + 1 + usize::from(said.is(at, &["old"]) && said.is(at + 1, &["man", "lady"]));
    let named = said.word(from).is_some_and(|w| {
        let given = w.bits() & COMMON_GIVEN > 0 && !w.is_stop() && !w.is_plain_capital();
        let unlisted = from > at + 1 || said.is(at, &["big", "little", "lil"]);
        given && !tables::MASS.contains(&w.base) || unlisted && is_unknown(w)
    });
    let fits =
        said.is(at, &["big", "little", "old", "young", "lil", "tiny", "fat", "slim", "crazy"]) && named;
    (fits && (at + 1..=from).all(|n| said.close(n))).then(|| {
        let end = end_of_name(said, from);
        sink.add(said, at..end, Kind::Person, 60, Reason::Listed(List::GivenNames));
        end
    })
}

/// “j.t. macallister”, “detective m.”: letters with stops.
pub(super) fn initials(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    const KNOWN: [&str; 14] =
        ["am", "pm", "us", "eg", "ie", "po", "dc", "da", "la", "ny", "ps", "id", "uk", "phd"];
    let letter = |n: usize| {
        said.word(n).is_some_and(|w| {
            w.base.chars().count() == 1 && w.base.chars().all(char::is_alphabetic) && w.tail.is_empty()
        })
    };
    let dotted = |n: usize| letter(n) && said.gap(n + 1).starts_with('.');
    let count =
        (at..at + 3).take_while(|n| dotted(*n) && (*n == at || matches!(said.gap(*n), "." | ". "))).count();
    let letters: String = (at..at + count).map(|n| base(said, n)).collect();
    (count > 1 && !KNOWN.contains(&letters.as_str())).then_some(())?;
    let next = at + count;
    let named = said.near(next)
        && said
            .word(next)
            .is_some_and(|w| is_unknown(w) || lists::bits(&w.base) & SURNAME > 0 && !w.is_stop());
    let end = if named { end_of_name(said, next) } else { next };
    sink.add(said, at..end, Kind::Person, 50, Reason::NoWord);
    Some(end)
}
