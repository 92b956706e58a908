//! Small words inside a run of capitals: “de la Cruz”, “House of Ruth”, “Hope and Healing Center”.

use super::context;
use super::lists::{self, COMMON_GIVEN, COMMON_SURNAME, GIVEN, SURNAME};
use super::said::Said;
use super::tables;
use super::terms;
use super::words::{Case, Opens, Word};

/// Small words inside a name of a person.
pub(super) const PARTICLES: [&str; 22] = [
    "de", "del", "la", "las", "los", "van", "von", "der", "den", "bin", "bint", "ibn", "al", "el", "da",
    "dos", "das", "do", "di", "du", "ter", "abu",
];
/// Particles that may begin one: the others only follow these.
pub(super) const FIRST_PARTICLES: [&str; 17] = [
    "de", "del", "van", "von", "bin", "bint", "ibn", "al", "el", "da", "dos", "das", "do", "di", "du", "ter",
    "abu",
];

/// `de la Cruz`, `House of Ruth`: small words and the capitalised one behind them.
pub(super) fn particles(said: &Said, from: usize, end: usize) -> Option<usize> {
    let small = |n: usize, words: &[&str]| {
        said.is(n, words) && said.close(n) && said.word(n).is_some_and(|w| w.case == Case::Small)
    };
    let last = said.word(end.checked_sub(1)?)?;
    let head = is_head_before_of(&last.base);
    // “Bread of Life”: an ordinary word, and no office as “Mayor of Lodi”.
    // “Wings of Courage” also where a sentence begins, for a word with a capital is behind.
    let behind = end + 1 + usize::from(said.is(end + 1, &["the", "our", "a"]));
    let begins = || !last.is_stop() && is_plainly_word(said, behind) && !said.is_in(from, tables::NEVER);
    let thing = (last.opens == Opens::No || end > from + 1 || begins())
        && (last.is_word() && last.case == Case::Capital || last.case == Case::Capitals)
        && (!terms::is_title(&last.base) || last.base == "justice" && end > from + 1);
    let led = FIRST_PARTICLES.contains(&last.base.as_str());
    // “Vine de Corcoran”: in Spanish a verb may begin the sentence, and the particle is a word.
    let verb = said.is_spanish() && end == from + 1 && last.opens != Opens::No && last.is_word();
    let steps = if verb {
        return None;
    } else if small(end, &FIRST_PARTICLES) || led && small(end, &PARTICLES) {
        1 + usize::from(small(end + 1, &PARTICLES))
    } else if head && small(end, &["of", "for", "de", "del"]) {
        1 + usize::from(small(end + 1, &["the", "our", "la", "los", "las"]))
    } else if thing && !last.is_plain_capital() && small(end, &["of", "for"]) {
        1 + usize::from(small(end + 1, &["the", "our", "a"]))
    } else if is_saint(said, from) && small(end, &["of", "the", "de", "del"]) {
        1 + usize::from(small(end + 1, &["the", "la", "los", "las"]))
    } else if small(end, &["and", "y"]) && and_joins(said, from, end)
        || terms::head(&last.base) == Some(terms::Head::Body)
            && small(end, &["to", "against"])
            && is_plainly_word(said, end + 1)
        || (thing || last.base == "justice") && small(end, &JOINERS) && names_thing(said, from, end)
        || small(end, &["y", "i"]) && two_surnames(said, from, end)
        || small(end, &["and"]) && end > from + 1 && is_body(said, end - 1) && is_body(said, end + 1)
        || small(end, &["y", "e"]) && is_spanish_thing(said, end - 1) && is_spanish_thing(said, end + 1)
        || small(end, &["y", "e"]) && terms::first_head(&said.word(from)?.base).is_some() && end > from + 1
        || small(end, &["a"]) && end == from + 2 && is_misheard(said, from, end + 1)
        || small(end, &["or", "on", "by", "of"]) && lists::is_place(&said.base(&(from..end + 2)))
    {
        1
    } else if small(end, &["a", "al", "por", "con", "sin", "para", "en"]) && is_said_thing(said, end - 1) {
        let steps = 1 + usize::from(small(end + 1, &["la", "el", "los", "las", "un", "una"]));
        return (said.close(end + steps) && is_said_thing(said, end + steps)).then_some(end + steps + 1);
    } else {
        return None;
    };
    said.close(end + steps).then_some(end + steps + 1)
}

/// “Juan Carlos Ortiz y Peña”.
fn two_surnames(said: &Said, from: usize, end: usize) -> bool {
    let surname = |n: usize| said.word(n).is_some_and(|w| w.case == Case::Capital && w.bits() & SURNAME > 0);
    let given = |n: usize| said.word(n).is_some_and(|w| w.bits() & COMMON_GIVEN > 0);
    end > from + 1 && given(from) && surname(end - 1) && surname(end + 1) && !given(end + 1)
}

/// “St. Thérèse of Lisieux”.
fn is_saint(said: &Said, from: usize) -> bool {
    said.is(from, &["st", "saint", "san", "santa", "santo"]) && said.word(from).is_some_and(Word::is_capital)
}

/// Words for people that begin names of bodies.
pub(super) const PEOPLE: [&str; 7] = ["women", "men", "girls", "boys", "people", "victims", "kids"];
/// Small words inside names of bodies, besides “of” and “and”.
pub(super) const JOINERS: [&str; 12] =
    ["in", "on", "at", "with", "without", "to", "by", "the", "against", "over", "beyond", "across"];

/// “Suds on Sixth”, “Free the Captives”: ordinary words with capitals inside a sentence.
pub(super) fn names_thing(said: &Said, from: usize, end: usize) -> bool {
    let plain = |n: usize| {
        said.word(n).is_some_and(|w| {
            // Where a sentence begins, only before a word that does not act.
            let inside = w.opens == Opens::No || n == from && w.base == "justice";
            w.case == Case::Capital
                && inside
                && w.is_word()
                && !w.is_plain_capital()
                && (!terms::is_title(&w.base) || w.base == "justice")
                && (!lists::is_place(&w.base) || w.base == "justice")
                && (w.bits() & COMMON_GIVEN == 0 || w.base == "justice")
        })
    };
    (from..end).all(plain) && plain(end + 1) && !said.is_kept(from) && !said.is_kept(end + 1)
}

fn is_head_before_of(base: &str) -> bool {
    terms::head(base).is_some() || tables::BEFORE_OF.contains(base)
}

/// “Salon and Spa”: two last words of bodies.
fn is_body(said: &Said, at: usize) -> bool {
    said.word(at).is_some_and(|w| {
        w.case == Case::Capital && w.tail.is_empty() && terms::head(&w.base) == Some(terms::Head::Body)
    })
}

/// “Mujeres Unidas y Activas”: a word of Spanish with a capital that names nobody.
fn is_spanish_thing(said: &Said, at: usize) -> bool {
    said.word(at).is_some_and(|w| {
        let named = w.bits() & (GIVEN | SURNAME) > 0 || lists::is_place(&w.base);
        let inside = w.case == Case::Capital && w.opens == Opens::No && w.tail.is_empty();
        inside && !named && lists::is_spanish_form(&w.base)
    })
}

/// “Detective Wash a Burn”: a machine heard words in a surname.
fn is_misheard(said: &Said, from: usize, at: usize) -> bool {
    let titled = said.word(from).is_some_and(|w| terms::is_title(&w.base));
    let word = |n: usize| said.word(n).is_some_and(|w| w.case == Case::Capital && w.opens == Opens::No);
    let plain = said.word(at).is_none_or(Word::is_plain_capital);
    titled && word(from + 1) && word(at) && !plain
}

/// “Manos a la Obra”, “Reina por un Día”: the same inside a sentence, where the word may be a name too if a word
/// before says that something is called so.
fn is_said_thing(said: &Said, at: usize) -> bool {
    said.word(at).is_some_and(|w| {
        let inside = w.case == Case::Capital && w.opens == Opens::No && w.tail.is_empty();
        let named = w.bits() & COMMON_GIVEN > 0 || lists::is_place(&w.base) || w.is_plain_capital();
        let called = || context::names_before(said, at).is_some();
        inside && lists::is_spanish_form(&w.base) && (!named || called())
    })
}

/// “Coalition to End Slavery”: an ordinary word, and no person to whom somebody went.
fn is_plainly_word(said: &Said, at: usize) -> bool {
    said.word(at).is_some_and(|w| {
        let named = w.bits() & (COMMON_GIVEN | COMMON_SURNAME) > 0 || lists::is_place(&w.base);
        w.case == Case::Capital && w.is_word() && !named && !terms::is_title(&w.base)
    })
}

/// An ordinary word with a capital that names nobody.
fn is_thing(said: &Said, at: usize) -> bool {
    said.word(at).is_some_and(|w| {
        w.case == Case::Capital
            && w.tail.is_empty()
            && w.is_word()
            && !w.is_plain_capital()
            && !terms::is_general(&w.base)
            && (!terms::is_title(&w.base) || w.base == "justice")
            && !w.is_stop()
            && (w.bits() & GIVEN == 0 || w.base == "justice")
    })
}

/// `Hope and Healing Center`, `Lamp and Ladder`: ordinary words before and behind.
fn and_joins(said: &Said, from: usize, end: usize) -> bool {
    let thing = |n: usize| is_thing(said, n);
    // “Salazar's Tire and Brake”.
    let owned = (from..end - 1).any(|n| said.word(n).is_some_and(Word::owns));
    // “Institute for Justice and Recovery”.
    let of = (from..end - 1).any(|n| said.is(n, &["of", "for"]));
    if (end == from + 1 && thing(from) || (owned || of) && thing(end - 1)) && thing(end + 1) {
        return true;
    }
    let plain = (from..end).all(|n| said.word(n).is_some_and(|w| w.is_word()));
    let mut last = end + 1;
    while said.word(last + 1).is_some_and(|w| w.case == Case::Capital) && said.close(last + 1) {
        last += 1;
    }
    plain && last > end + 1 && said.word(last).and_then(|w| terms::head(&w.base)) == Some(terms::Head::Body)
}
