//! Runs of capitalised words, as names are written.

use std::ops::Range;

use super::context;
use super::lists::{self, COMMON_GIVEN, GIVEN, SURNAME};
use super::run_joins::{FIRST_PARTICLES, JOINERS, PARTICLES, PEOPLE, names_thing, particles};
use super::said::Said;
use super::tables;
use super::terms;
use super::words::{Case, Opens, Word};

/// The longest run that can begin at `at`: capitalised words, with what may stand between them.
pub(super) fn run_at(said: &Said, at: usize) -> Option<Range<usize>> {
    let first = said.word(at)?;
    let numbered = is_numbered(first) && !leads_name(said, at);
    (first.is_capital() && !numbered && may_begin(said, at)).then_some(())?;
    let mut end = at + 1;
    while let Some(next) = continued(said, at, end) {
        end = next;
    }
    // “Jacob's Well” keeps its last word.
    let owned = |n: usize| said.word(n).is_some_and(Word::owns);
    while end > at + 1 && said.is_in(end - 1, tables::NEVER) && !owned(end - 2) {
        end -= 1;
    }
    Some(from_states(said, from_particle(said, at))..end)
}

/// “U.S. Attorney's Office”: the letter before is a word of Spanish and begins nothing by itself.
fn from_states(said: &Said, at: usize) -> usize {
    let letter =
        |n: usize, base: &str| said.is(n, &[base]) && said.word(n).is_some_and(|w| w.case == Case::Initial);
    let states = at > 0 && letter(at, "s") && letter(at - 1, "u") && said.gap(at) == ".";
    at - usize::from(states)
}

/// Whether a word holds a figure that no scanner put there.
fn is_numbered(word: &Word) -> bool {
    word.base.bytes().any(|b| b.is_ascii_digit())
}

/// “A1 Staffing”: a letter and a figure before a word with a capital.
fn leads_name(said: &Said, at: usize) -> bool {
    let short = said.word(at).is_some_and(|w| w.text.len() < 4 && w.tail.is_empty());
    let next = said.word(at + 1).is_some_and(|w| w.case == Case::Capital && !w.is_stop());
    short && next && said.close(at + 1)
}

/// “Food 4 Less”: a figure for a word between two with capitals.
fn figure_between(said: &Said, end: usize) -> Option<usize> {
    let figure = said.is(end, &["2", "4", "n", "4ever"]) && said.close(end);
    let next = said.word(end + 1).is_some_and(|w| w.case == Case::Capital && w.opens == Opens::No);
    (figure && next && said.close(end + 1)).then_some(end + 2)
}

/// “de Souza”, “van der Berg”: small particles before the capital; in Spanish they are words.
fn from_particle(said: &Said, at: usize) -> usize {
    let small = |n: usize, words: &[&str]| {
        said.is(n, words) && said.word(n).is_some_and(|w| w.case == Case::Small) && said.close(n + 1)
    };
    let mut from = at;
    while from > 0 && small(from - 1, &PARTICLES) {
        from -= 1;
    }
    if from < at && small(from, &FIRST_PARTICLES) && !said.is_spanish() { from } else { at }
}

/// Function words begin no name, unless they are names too and stand where no sentence begins.
fn may_begin(said: &Said, at: usize) -> bool {
    let Some(word) = said.word(at) else { return false };
    let an = word.base == "an"
        && (said.gap(at + 1).starts_with(',')
            || said.is(at + 1, &["was", "is", "said", "told", "and", "has", "had"]));
    if !word.is_stop() || an {
        return true;
    }
    let people = PEOPLE.contains(&word.base.as_str()) && word.opens == Opens::No && word.tail.is_empty();
    if people && said.is(at + 1, &JOINERS) && names_thing(said, at, at + 1) && said.close(at + 2) {
        return true;
    }
    // “Pick of the Valley”: a capital inside a sentence, and another behind “of”.
    let article = usize::from(said.is(at + 2, &["the", "our"]));
    let of = word.opens == Opens::No && word.case == Case::Capital && said.is(at + 1, &["of", "for", "at"]);
    let behind = said.word(at + 2 + article).filter(|w| w.case == Case::Capital && w.is_word());
    if of && !tables::NEVER.is_among(word.tables) && behind.is_some() {
        return true;
    }
    if before_capital(said, at) || leads_title_case(said, at) || particles_lead(said, at) {
        return true;
    }
    let bits = word.bits();
    let named = said.word(at + 1).is_some_and(|next| {
        said.close(at + 1) && next.case == Case::Capital && next.bits() & SURNAME > 0 && !next.is_stop()
    });
    let common = bits & COMMON_GIVEN > 0 && word.case == Case::Capital && word.text.chars().count() > 2;
    let inside = common
        && (word.opens == Opens::No && word.tail.is_empty()
            || context::is_subject(said, at)
            || context::pairs(said, at));
    let surname = ["young", "long", "short", "little"].contains(&word.base.as_str());
    let surname = surname && word.case == Case::Capital && word.opens == Opens::No;
    let inside = (inside || surname) && !terms::is_spanish_stop(&word.base);
    inside || bits & GIVEN > 0 && named && word.case == Case::Capital && (word.opens == Opens::No || common)
}

/// “Los Angeles”, “Big Steve”, “New Harbor Collective”: inside a sentence such a word belongs to the
/// capitals behind it; where a sentence begins, only to a listed place or to a long name of a body.
fn before_capital(said: &Said, at: usize) -> bool {
    let plain =
        |n: usize| said.word(n).is_some_and(|w| w.is_capital() && !w.is_stop() && !w.is_plain_capital());
    let Some(word) = said.word(at).filter(|word| word.case == Case::Capital) else { return false };
    let people = PEOPLE.contains(&word.base.as_str());
    let possessive = people && word.owns();
    if !(word.tail.is_empty() || possessive) {
        return false;
    }
    if !(said.close(at + 1) && plain(at + 1)) {
        return false;
    }
    let listed = lists::is_place(&said.base(&(at..at + 2)));
    let article = matches!(word.base.as_str(), "los" | "las" | "la" | "el");
    let inside = word.opens == Opens::No && (article || !tables::NEVER.contains(&word.base));
    let headed = said
        .word(at + 2)
        .is_some_and(|w| w.is_capital() && said.close(at + 2) && terms::head(&w.base).is_some());
    let verb = tables::NEVER.contains(&word.base);
    let named = context::names_before(said, at).is_some() && !tables::NEVER.contains(&word.base);
    let described =
        ADJECTIVES.contains(&word.base.as_str()) || people || FIRST_PARTICLES.contains(&word.base.as_str());
    inside || named || listed || described || headed && !verb && plain(at + 2)
}

/// “Van den Heuvel”: particles, the first with a capital, and a name.
fn particles_lead(said: &Said, at: usize) -> bool {
    let small = |n: usize| {
        said.is(n, &PARTICLES) && said.close(n) && said.word(n).is_some_and(|w| w.case == Case::Small)
    };
    let name = at + 1 + (at + 1..at + 3).take_while(|n| small(*n)).count();
    let named = said.word(name).is_some_and(|w| w.case == Case::Capital && !w.is_stop());
    said.is(at, &FIRST_PARTICLES) && name > at + 1 && named && said.close(name)
}

/// “Not For Sale”, “Two Bulls”: only in a name do small words have capitals inside a sentence.
fn leads_title_case(said: &Said, at: usize) -> bool {
    let described = said.is(at, &ADJECTIVES);
    let capital = |n: usize| {
        said.word(n)
            .is_some_and(|w| w.case == Case::Capital && (w.opens == Opens::No || n == at && described))
    };
    let length = (at..at + 4).take_while(|n| capital(*n) && (*n == at || said.close(*n))).count();
    length > 1 && (at + 1..at + length).any(|n| said.word(n).is_some_and(|w| !w.is_stop()))
}

/// Words that describe, and so belong to the capital behind them even where a sentence begins.
const ADJECTIVES: [&str; 15] = [
    "big", "little", "old", "new", "young", "good", "great", "short", "long", "open", "second", "third",
    "our", "los", "las",
];

/// End of the run when it goes on at `end`.
fn continued(said: &Said, from: usize, end: usize) -> Option<usize> {
    let last = said.word(end.checked_sub(1)?)?;
    if !last.tail.is_empty() && !last.owns() {
        return None;
    }
    let fits = |n: usize| said.word(n).is_some_and(|word| word.is_capital() && fits_inside(said, n));
    // “North Carolina”, and the next line of a list.
    let listed = said.gap(end).contains('\n') && lists::is_region(&said.base(&(from..end)));
    if fits(end) && joined(said, end) && !starts_anew(said, end) && !listed {
        return Some(end + 1);
    }
    nickname(said, end)
        .or_else(|| letters_behind(said, end))
        .or_else(|| figure_between(said, end))
        .or_else(|| firm(said, from, end))
        .or_else(|| particles(said, from, end).filter(|n| fits(n - 1)))
}

fn fits_inside(said: &Said, at: usize) -> bool {
    said.word(at).filter(|word| !is_numbered(word)).is_some_and(|word| {
        let shouted =
            word.case == Case::Capitals && said.before(at).is_some_and(|w| w.case == Case::Capitals);
        let inside = (word.case == Case::Capital || shouted) && word.opens == Opens::No;
        let named = word.bits() & (SURNAME | GIVEN) > 0
            && word.case == Case::Capital
            && !tables::NEVER.contains(&word.base);
        !word.is_stop() || named || inside
    })
}

fn joined(said: &Said, at: usize) -> bool {
    let shortened = said.gap(at).strip_prefix('.').is_some_and(|rest| rest.chars().all(char::is_whitespace));
    let behind_short = said.word(at).is_some_and(|word| word.opens == Opens::No);
    said.close(at)
        || said.gap(at).trim() == "&" && !said.gap(at).contains("\n\n")
        || shortened && behind_short && !said.gap(at).contains("\n\n")
}

/// A line begins, and its first word is an ordinary one: it rather begins a sentence.
fn starts_anew(said: &Said, at: usize) -> bool {
    said.word(at).is_some_and(|word| {
        let named = word.bits() & (SURNAME | GIVEN) > 0 || terms::head(&word.base).is_some();
        word.opens == Opens::Line && word.is_word() && !named
    })
}

/// “Mt. Zion A.M.E.”: letters with stops behind a name.
fn letters_behind(said: &Said, end: usize) -> Option<usize> {
    let letter = |n: usize| said.word(n).is_some_and(|w| w.case == Case::Initial && w.tail.is_empty());
    let dotted = |n: usize| letter(n) && said.gap(n).starts_with('.') && said.gap(n) == ".";
    let last = (end + 1..end + 5).take_while(|n| dotted(*n)).count();
    (said.close(end) && letter(end) && last > 0).then_some(end + 1 + last)
}

/// `hired Crandall, Iyer and Stone`: surnames of a firm.
fn firm(said: &Said, from: usize, end: usize) -> Option<usize> {
    const HIRES: [&str; 6] = ["hired", "firm", "retained", "joined", "lawyers", "attorneys"];
    let before = from.checked_sub(1)?;
    let office = said.is_spanish()
        && said.is(before, &["de"])
        && (from.saturating_sub(7)..from).any(|n| said.is(n, &["abogado", "abogada", "bufete", "despacho"]));
    let hired = office || said.is(before, &HIRES) && said.near(from);
    let lawyer = said.is(before, &["from", "with", "at"])
        && (from.saturating_sub(9)..from).any(|n| said.is(n, &["lawyer", "lawyers", "attorney", "firm"]));
    // “I came over from Dorr, Wells and Mbeki”.
    let came =
        from > 1 && said.is(before, &["from", "to"]) && said.is(before - 1, &["over", "moved", "here"]);
    let were = from > 1 && said.is(before, &["was", "were", "is", "are"]) && said.is(before - 1, &HIRES);
    let led =
        hired || were || (lawyer || came || said.is(before, &["at", "of", "called"])) && said.near(from);
    let surname = |n: usize| {
        said.word(n).is_some_and(|w| {
            w.case == Case::Capital
                && !terms::is_title(&w.base)
                && !w.is_plain_capital()
                && w.bits() & COMMON_GIVEN == 0
                && (office || !lists::is_place(&w.base))
        })
    };
    let and = |n: usize| said.is(n, &["and", "y"]) && said.close(n) && said.close(n + 1);
    let last = match said.gap(end).trim() {
        "" if and(end) && (hired || lawyer) => end + 1,
        "," if and(end + 1) => end + 2,
        "," if said.gap(end + 1).trim() == "&" => end + 1,
        _ => return None,
    };
    let middle = last == end + 1 && said.gap(end).trim().is_empty() || surname(end);
    (led && end == from + 1 && surname(from) && middle && surname(last)).then_some(last + 1)
}

/// `Ignatius “Iggy” Barraza`: the quoted word and the one behind it.
fn nickname(said: &Said, end: usize) -> Option<usize> {
    let capital = |n: usize| said.word(n).is_some_and(Word::is_capital);
    let opens = matches!(said.gap(end).trim(), "“" | "\"" | "‘" | "'" | "«" | "(");
    let closes = matches!(said.gap(end + 1).trim(), "”" | "\"" | "’" | "'" | "»" | ")");
    (opens && closes && capital(end) && capital(end + 1)).then_some(end + 2)
}
