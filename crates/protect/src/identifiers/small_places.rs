//! Places in texts with hardly any capitals.

use std::ops::Range;

use super::finding::Kind;
use super::lists::{self, COMMON_SURNAME, FREQUENT, GIVEN, SURNAME};
use super::reason::{List, Reason};
use super::said::{Said, Sink};
use super::small::{base, is_unknown};
use super::small_houses::{crossed, with_article};
use super::tables;
use super::terms::{self, Head};
use super::words::{Case, Word};

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
    // “from hazard, kentucky”.
    let stated = (said.close(run.end) || said.gap(run.end).trim() == ",")
        && said.word(run.end).is_some_and(|w| lists::is_region(&w.base));
    if stated && !run.clone().any(|n| said.is_stop(n)) {
        return true;
    }
    let plain = run.clone().filter(|n| terms::is_word(base(said, *n))).count();
    let behind = run.start > 0
        && said.is(
            run.start - 1,
            &["in", "from", "near", "outside", "to", "of", "through", "around", "en", "de", "a"],
        )
        && said.close(run.start);
    let stops = run.clone().any(|n| said.is_stop(n));
    let person = run.len() == 1 && lists::bits(&name) & (GIVEN | COMMON_SURNAME) > 0;
    match (plain, run.len()) {
        (0, _) => !person || behind,
        (words, 1) => words == 0,
        (words, length) if words == length => {
            let ends = said.ends_clause(run.end) || said.word(run.end).is_some_and(Word::is_stop);
            (behind && ends || said.ends_clause(run.start) && said.ends_clause(run.end)) && (!stops || behind)
        }
        _ => !stops || behind,
    }
}

/// “modoc springs”, “valley lamplight shelter”, “ruth ellison middle school”: an unknown word before
/// a head.
pub(super) fn headed(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let first = said.word(at).filter(|word| !word.is_stop() && word.case != Case::Digits)?;
    for length in [3, 2, 1] {
        let end = at + length;
        let Some(head) = said.word(end).filter(|_| (at + 1..=end).all(|n| said.close(n))) else { continue };
        let Some(kind) = kind_of_head(&head.base) else { continue };
        let unknown = is_unknown(first);
        let fits = (at..end).any(|n| said.word(n).is_some_and(is_unknown))
            && (at..end).all(|n| belongs(said, n) && !said.is_kept(n))
            && (length < 3 || unknown && kind == Kind::Organisation);
        let plain_first = length == 2 && !unknown && first.bits() & SURNAME == 0;
        if fits
            && !plain_first
            && (at..end).all(|n| said.word(n).is_some_and(|w| w.tail.is_empty() || head.is_word()))
        {
            let run = at..end + 1;
            let street = kind == Kind::Street;
            let run = if street { crossed(said, with_article(said, run)) } else { run };
            let end = run.end;
            sink.add(said, run, kind, 65, Reason::Head(head.text.to_owned()));
            return Some(end);
        }
    }
    of_words(said, at, sink).or_else(|| before_name(said, at, sink))
}

/// Whether a word can stand inside a name: “anwar women's fund”.
fn belongs(said: &Said, at: usize) -> bool {
    let owned = said.word(at).is_some_and(|word| word.tail.ends_with('s'))
        && said.is(at, &["women", "men", "people", "girls", "kids"]);
    owned || !said.is_stop(at) && !terms::is_title(base(said, at))
}

/// “in calabaza county”, “by silver creek”: an ordinary word or two, but a place all the same.
fn of_words(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let led = at > 0 && said.is_in(at - 1, tables::BEFORE_PLACE) && said.close(at);
    let article =
        at > 1 && said.is(at - 1, &["the"]) && said.is_in(at - 2, tables::BEFORE_PLACE) && said.close(at);
    let begins = at == 0 || said.ends_clause(at);
    let head = (at + 1..at + 3).find(|n| said.is_in(*n, tables::PLACE_HEADS))?;
    let head = head + usize::from(said.is_in(head + 1, tables::PLACE_HEADS) && said.close(head + 1));
    let county = said.is(head, &["county", "parish"]);
    let river =
        said.is(head, &["river", "creek", "valley", "bay", "reservation", "reserve", "swamp", "nation"]);
    let plain = |n: usize| {
        let base = base(said, n);
        let first = n == at && head > at + 1 && said.is(n, &["big", "old", "new", "little", "good"]);
        terms::is_stop(base) && !first
            || terms::is_plain_capital(base)
            || tables::PLAIN.contains(base)
            || said.word(n).is_none_or(|w| !w.tail.is_empty() || w.case == Case::Digits)
    };
    let whole = (at + 1..=head).all(|n| said.close(n)) && !(at..head).any(plain);
    let fits = whole && (led && (head == at + 1 || county) || (begins || led) && county || article && river);
    let kind = kind_of_head(base(said, head)).filter(|_| fits)?;
    sink.add(said, at..head + 1, kind, 55, Reason::Head(base(said, head).to_owned()));
    Some(head + 1)
}

/// “lake benbrook”, “port averill”, “radio marea”: a word that begins names, and an unknown one.
fn before_name(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let first = said.word(at).filter(|_| said.is_in(at, tables::BEGIN_NAMES))?;
    (!(said.is_spanish() && said.is(at, &["dos", "los", "las", "casa"]))).then_some(())?;
    let name = said.word(at + 1).filter(|w| said.close(at + 1) && w.tail.is_empty() && !w.is_stop())?;
    let rare = name.bits() & (SURNAME | GIVEN) > 0 && name.bits() & FREQUENT == 0;
    (is_unknown(name)
        || rare
        || !said.is_spanish()
            && said.is(at, &["dos", "los", "las", "bayou"])
            && lists::is_spanish_form(&name.base))
    .then_some(())?;
    let kind =
        if terms::first_head(&first.base) == Some(Head::Body) { Kind::Organisation } else { Kind::Place };
    sink.add(said, at..at + 2, kind, 55, Reason::Head(first.text.to_owned()));
    Some(at + 2)
}

fn kind_of_head(base: &str) -> Option<Kind> {
    (!tables::NO_HEADS.contains(base)).then(|| terms::head(base).map(Head::kind)).flatten()
}
