//! The rule of capitals: most names are found by it.

use std::ops::Range;

use super::at_start::at_start;
use super::context;
use super::days::apart;
use super::feasts::wish;
use super::finding::Kind;
use super::judge;
use super::letters::{all_capitals, initial};
use super::lists::{self, COMMON_GIVEN, COMMON_SURNAME, GIVEN, SURNAME};
use super::reason::Reason;
use super::run_edges::{at_possessive, describes_house, with_local, with_unit, with_vice};
use super::runs::run_at;
use super::said::{Said, Sink};
use super::tables;
use super::terms::{self, Head};
use super::unnamed::{is_nobody, is_region};
use super::words::{Case, Opens, Word};

/// Names of a passage that is written with capitals.
pub(super) fn find(said: &Said, sink: &mut Sink) {
    let mut at = 0;
    while at < said.len() {
        if let Some(end) = wish(said, at) {
            at = end;
            continue;
        }
        let Some(run) = run_at(said, at) else {
            at += 1;
            continue;
        };
        at = run.end;
        for part in parts(said, run) {
            propose(said, part, sink);
        }
    }
}

/// A run without what tells of nobody at its edges, in one part or more.
fn parts(said: &Said, run: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    for part in without_kept(said, run) {
        for part in at_possessive(said, part) {
            if is_region(said, &part) {
                continue;
            }
            let part = without_title_of_body(said, trimmed(said, part));
            if !part.is_empty() {
                parts.push(part);
            }
        }
    }
    parts
}

/// Entries of the keep-list cut a run, but an entry of several words behind a name belongs to it:
/// “Fairmount District Attorney's Office” is not the keep-list's.
fn without_kept(said: &Said, run: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = run.start;
    // “Marlow Legal Aid Society”.
    let ends = said.word(run.end - 1).map_or("", |w| w.base.as_str());
    let named = !said.is_kept(run.start) && !said.is_kept(run.end - 1) && run.len() > 3;
    let aid = (run.start + 1..run.end - 1).all(|n| said.is_kept(n));
    if named && aid && terms::head(ends) == Some(Head::Body) {
        return vec![run];
    }
    // “Legal Aid of the Foothills” is one body of its kind.
    let first = run.clone().find(|n| !said.is_kept(*n)).filter(|n| *n > run.start);
    if first.is_some_and(|n| said.is(n, &["of", "for", "de"]) && n + 1 < run.end) {
        return vec![run];
    }
    while from < run.end {
        let kept = said.is_kept(from);
        let end = (from..run.end).find(|n| said.is_kept(*n) != kept).unwrap_or(run.end);
        let tail = run.end - end;
        let joined = said.is(end - 1, &["and", "y"]);
        let local = !kept
            && !joined
            && end < run.end
            && tail > 1
            && (end..run.end).all(|n| said.is_kept(n))
            && is_local(said, end..run.end);
        if local {
            parts.push(from..run.end);
            return parts;
        }
        if !kept {
            parts.push(from..end - usize::from(joined && end > from + 1));
        }
        from = end;
    }
    parts
}

/// Whether an entry names a body that every county has.
fn is_local(said: &Said, kept: Range<usize>) -> bool {
    let ends = said.word(kept.end - 1).map(|word| word.base.as_str()).unwrap_or_default();
    terms::head(ends) == Some(Head::Body) || ["defender", "attorney", "council", "court"].contains(&ends)
}

/// Days, languages and the like at the edges go, unless the run ends like a place or body.
fn trimmed(said: &Said, mut run: Range<usize>) -> Range<usize> {
    while run.start < run.end && leads_nowhere(said, &run) {
        run.start += 1;
    }
    while run.start < run.end && trails(said, &run) {
        run.end -= 1;
    }
    run
}

fn leads_nowhere(said: &Said, run: &Range<usize>) -> bool {
    let Some(word) = said.word(run.start) else { return false };
    let Some(next) = said.word(run.start + 1).filter(|_| run.len() > 1) else { return false };
    let named = word.bits() & (GIVEN | COMMON_SURNAME) > 0;
    let headed = said.word(run.end - 1).is_some_and(|last| terms::head(&last.base).is_some())
        || judge::small_head_before(said, run.start).is_some();
    // “AUSA Marcus Feliciano” begins with a title.
    let titled =
        word.case == Case::Capitals && is_title(word) && next.case == Case::Capital && !is_plain(next);
    if titled || (is_plain(word) || run.len() > 1) && lists::is_place(&said.base(run)) {
        return false;
    }
    // “that's Sunday Okonjo”.
    let named_so = said.before(run.start).is_some_and(|w| w.tail.ends_with('s') && w.tail.len() > 1);
    if named_so && said.is_in(run.start, tables::DAYS) && !next.is_word() {
        return false;
    }
    if is_plain(word) {
        let given = word.bits() & COMMON_GIVEN > 0 && !next.is_word();
        return !(headed || given || named && next.bits() & SURNAME > 0 || describes(said, run));
    }
    let begins = word.opens != Opens::No && word.base != "st";
    // “Old Pete”: what somebody is called.
    if begins && said.is(run.start, &["old", "big", "little", "young", "lil", "baby", "crazy"]) {
        return false;
    }
    let rest_named =
        (run.start + 1..run.end).all(|n| said.word(n).is_some_and(|w| is_name(w) && !w.is_word()));
    begins && !named && !terms::is_title(&word.base) && word.is_word() && rest_named && !headed
}

/// “Northern Lakes Immigrant Justice”, “Holy Ghost”, “YWCA Resolve”: a word that tells of nobody alone,
/// before ordinary words that only a name writes with capitals.
fn describes(said: &Said, run: &Range<usize>) -> bool {
    let ordinary = |n: usize| {
        said.word(n).is_some_and(|w| {
            let given = w.bits() & COMMON_GIVEN > 0 && !terms::is_name_word(&w.base);
            let title = terms::is_title(&w.base) && n + 1 < run.end;
            w.is_capital() && w.is_word() && !is_plain(w) && !given && !title
        })
    };
    let Some(first) = said.word(run.start) else { return false };
    let more = (run.start + 1..run.end).filter(|n| ordinary(*n)).count();
    let described = said.is_in(run.start, tables::PLAIN_FIRST) && more > 0;
    let time = said.is_in(run.start, tables::MONTHS.or(tables::DAYS))
        || said.is(run.end - 1, &["day", "year", "war", "dream", "revolution", "language", "studies"]);
    // “East Oakland”, “Spanish Harlem”; but of “Mexican Carlos” only the name.
    let nobody = said
        .word(run.start + 1)
        .is_some_and(|w| !is_plain(w) && !is_title(w) && w.bits() & COMMON_GIVEN == 0);
    let towards = nobody && first.opens == Opens::No && first.case != Case::Initial;
    described || !time && (towards || more > 1 && more + 1 == run.len())
}

fn trails(said: &Said, run: &Range<usize>) -> bool {
    let Some(word) = said.word(run.end - 1) else { return false };
    // “Safe Passage Ohio”.
    let rest = run.start..run.end - 1;
    let thing =
        |n: usize| said.word(n).is_some_and(|w| w.is_word() && w.case == Case::Capital && !is_plain(w));
    // “Santa Ana Nayarit”.
    if rest.len() > 1 && said.is(run.start, &["san", "santa", "santo"]) && lists::is_place(&said.base(&rest))
    {
        return false;
    }
    let stated = rest.len() > 1 && lists::is_region(&word.base) && rest.clone().all(thing);
    if stated && !lists::is_place(&said.base(&rest)) && terms::head(&word.base).is_none() {
        return false;
    }
    let surname = run.len() > 1 && word.bits() & SURNAME > 0;
    // “Assembly of God”, “Truckers Against Human Trafficking”.
    let joins = |w: &Word| w.case == Case::Small || w.is_stop() && !w.is_plain_capital() && w.text.len() > 1;
    let from = (run.start..run.end).rev().find(|n| !said.word(*n).is_some_and(is_plain));
    let led = from.and_then(|n| said.word(n)).is_some_and(joins) && from > Some(run.start);
    is_plain(word)
        && !led
        && terms::head(&word.base).is_none()
        && (!surname || word.case == Case::Capitals)
        && run.len() > 1
}

fn is_plain(word: &Word) -> bool {
    word.is_plain_capital() || word.case == Case::Capitals && terms::is_abbreviation(&word.base)
}

fn is_title(word: &Word) -> bool {
    terms::is_title(&word.base)
}

fn is_name(word: &Word) -> bool {
    word.bits() & (GIVEN | SURNAME) > 0
}

/// “Police Chief Ana Okafor”: what stands before the title is part of it.
fn without_title_of_body(said: &Said, run: Range<usize>) -> Range<usize> {
    // “Gulf Coast Justice for Immigrants”, “Nuestra Señora de las Lomas”.
    let thing = |n: usize| {
        let small = said.word(n + 1).is_some_and(|w| w.case == Case::Small);
        small && said.is(n, &["justice"]) || said.is(run.start, &["nuestra"])
    };
    let title = (run.start + 1..run.end.saturating_sub(1))
        .find(|n| said.word(*n).is_some_and(|w| terms::is_title(&w.base)) && !thing(*n));
    let Some(title) = title else { return run };
    let plain = (run.start..title).all(|n| {
        said.word(n).is_some_and(|w| (w.is_word() || w.is_plain_capital()) && w.is_capital() && !is_title(w))
    });
    let headed = said.word(run.end - 1).is_some_and(|last| terms::head(&last.base) == Some(Head::Body))
        || said.word(run.start).is_some_and(|first| terms::first_head(&first.base) == Some(Head::Body));
    if plain && !headed { title..run.end } else { run }
}

fn propose(said: &Said, run: Range<usize>, sink: &mut Sink) {
    if is_nobody(said, &run) {
        return;
    }
    let found = if run.len() == 1 { single(said, run.start) } else { several(said, &run) };
    let Some((percent, reason)) = found else { return };
    // “North Carolina”, “the Second Circuit”.
    let appeals = said.is(run.end - 1, &["circuit"]) && said.is_in(run.start, tables::DAY_ORDINALS);
    if run.len() == 2 && appeals {
        return;
    }
    let abbreviated =
        run.len() == 1 && said.word(run.start).is_some_and(|w| w.case == Case::Capitals) && percent < 50;
    let department = matches!(&reason, Reason::Head(head) if head == "PD");
    let (kind, run, by_kind) =
        if abbreviated || department { (Kind::Organisation, run, None) } else { judge::kind(said, run) };
    // What says the kind is the better reason, unless only the capital was seen.
    let (percent, reason) = by_kind.map_or((percent, reason), |(more, because)| (percent.max(more), because));
    let run = if abbreviated { with_local(said, run) } else { with_unit(said, with_vice(said, kind, run)) };
    sink.add(said, run, kind, percent, reason);
}

/// Several capitalised words. All of them ordinary heads, as in “the Task Force”, tell of nobody.
fn several(said: &Said, run: &Range<usize>) -> Option<(u8, Reason)> {
    let words = said.words().get(run.clone())?;
    let empty = |w: &Word| {
        let title = terms::is_title(&w.base) && !terms::is_kin(&w.base) && w.bits() & COMMON_GIVEN == 0;
        is_plain(w) || terms::is_general(&w.base) || title
    };
    if words.iter().all(|w| w.case == Case::Initial) {
        let letters: String = words.iter().map(|w| w.base.as_str()).collect();
        let known = terms::is_abbreviation(&letters) || ["us", "da", "dc", "ny"].contains(&letters.as_str());
        return (!known && words.len() < 4).then_some((50, Reason::CapitalInside));
    }
    let shouted = words.iter().all(|w| w.case != Case::Capital && (w.is_word() || w.text.len() < 4));
    let nameless = words.iter().all(empty)
        && !words.iter().any(|w| w.case == Case::Capital && w.bits() & COMMON_GIVEN > 0);
    // “the Vermont Service Center”, “at The Haven”.
    let first_base = words.first().map(|w| w.base.as_str()).unwrap_or_default();
    let of_state = words.len() > 2
        && lists::is_region(first_base)
        && said.is(run.end - 1, &["center", "centre", "hospital", "clinic", "prison"]);
    let titled = run.len() == 2
        && first_base == "the"
        && words.first().is_some_and(|w| w.opens == Opens::No)
        && said.is_in(run.start + 1, tables::SHORT_BODIES);
    if of_state || titled {
        return Some((50, Reason::CapitalInside));
    }
    // “Our Unit”.
    let ours = words.first().is_some_and(|w| w.is_stop() && w.tail.is_empty())
        && words.iter().skip(1).all(empty)
        && !said.is_in(run.end - 1, tables::FAITHS);
    // “the Dairy Bar”, “from Bishop State”.
    let last = words.last()?;
    let article = context::has_article(said, run.start);
    let named =
        tables::BUSINESSES.contains(&last.base) || last.base == "state" && !article && first_title(words);
    // “the Tuesday Clinic”, “the Swedish Hospital”.
    let last_word = words.last().map(|word| word.base.as_str()).unwrap_or_default();
    if nameless && article && words.len() == 2 && describes_house(said, run.start, last_word) {
        return Some((40, Reason::CapitalInside));
    }
    if shouted
        || ours
        || nameless
            && !named
            && (article || words.iter().all(|w| terms::is_title(&w.base) || w.is_plain_capital()))
    {
        return None;
    }
    let first = words.first()?;
    Some(if first.opens == Opens::No { (80, Reason::CapitalInside) } else { (70, Reason::CapitalsAtStart) })
}

fn first_title(words: &[Word]) -> bool {
    words.first().is_some_and(|word| terms::is_title(&word.base))
}

fn single(said: &Said, at: usize) -> Option<(u8, Reason)> {
    let word = said.word(at)?;
    match word.case {
        Case::Initial => initial(said, at, word),
        Case::Capitals => all_capitals(said, at, word),
        _ if context::is_role(said, at) => None,
        _ if judge::is_numbered(said, at) => Some((60, Reason::CapitalInside)),
        _ if word.opens == Opens::No => inside(said, at, word),
        _ => at_start(said, at, word),
    }
}

fn inside(said: &Said, at: usize, word: &Word) -> Option<(u8, Reason)> {
    let bits = word.bits();
    if let Some(cue) = context::names_before(said, at).filter(|_| word.is_plain_capital()) {
        return Some((60, Reason::Beside(cue)));
    }
    // “the Methodist hospital”.
    let faith = said.is_in(at, tables::FAITHS) && said.is(at + 1, &["hospital"]) && said.close(at + 1);
    if faith && at > 0 && said.is(at - 1, &["the"]) {
        return Some((60, Reason::CapitalInside));
    }
    if word.is_plain_capital() {
        // “with May”, “told April”: months that are names, where no date is told.
        let person =
            context::acts(said, at) || context::is_told(said, at) || !context::is_time_or_place(said, at);
        let named = bits & COMMON_GIVEN > 0 && person;
        // “on Devon near Western”.
        let street = said.is(at, &["western", "eastern", "northern", "southern"])
            && at > 0
            && said.is(at - 1, &["on", "off", "near", "at", "down", "up"])
            && apart(said, at + 1);
        if street {
            return Some((60, Reason::CapitalInside));
        }
        return named.then_some((60, Reason::Listed(super::List::GivenNames)));
    }
    // “Report 2021-33812”.
    let coded = said.is_in(at, tables::NAMED) && said.word(at + 1).is_some_and(|w| w.case == Case::Digits);
    if coded && said.close(at + 1) {
        return None;
    }
    let empty = terms::is_title(&word.base) && !terms::is_kin(&word.base) || terms::is_general(&word.base);
    // “Labor Day”.
    if said.is(at, &["day", "year", "eve"]) && said.before(at).is_some_and(|w| is_plain(w) || w.base == "new")
    {
        return None;
    }
    // “Justice and me”: a name as often as a title.
    let named = terms::is_name_word(&word.base) && !context::has_article(said, at);
    if empty && !named && bits & COMMON_GIVEN == 0 {
        // “on Market”: no article, so it is a street; “the Mission”: a body called so for short.
        let along = at > 0 && said.is(at - 1, &["on", "off", "down", "along"]) && said.close(at);
        let street = along && !terms::is_title(&word.base) && apart(said, at + 1);
        let short =
            at > 0 && said.is(at - 1, &["the"]) && said.close(at) && said.is_in(at, tables::SHORT_BODIES);
        if street || short {
            return Some((if street { 50 } else { 40 }, Reason::CapitalInside));
        }
        return context::names_before(said, at).map(|cue| (55, Reason::Beside(cue)));
    }
    Some(if word.is_word() { (60, Reason::CapitalInside) } else { (80, Reason::CapitalInside) })
}
