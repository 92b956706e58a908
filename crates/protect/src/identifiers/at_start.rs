//! Single capitals where a sentence begins: most of them are no names.

use super::context;
use super::lists::{self, COMMON_GIVEN, COMMON_SURNAME, GIVEN, SURNAME};
use super::reason::{List, Reason};
use super::said::Said;
use super::tables;
use super::terms;
use super::words::{Opens, Word};

/// What is proposed of a single capital where a sentence begins.
pub(super) fn at_start(said: &Said, at: usize, word: &Word) -> Option<(u8, Reason)> {
    let bits = word.bits();
    if let Some(cue) = context::names_before(said, at).filter(|_| !word.is_stop()) {
        return Some((80, Reason::Beside(cue)));
    }
    let spanish = terms::is_only_spanish(&word.base) && !said.is_spanish() && bits & (GIVEN | SURNAME) > 0;
    let ordinary = word.is_word() && !spanish;
    if word.is_stop() && bits & GIVEN > 0 {
        // Only where a run may begin with it: “An, she's Vietnamese”.
        return Some((45, Reason::Listed(List::GivenNames)));
    }
    if ordinary || word.is_plain_capital() || terms::is_title(&word.base) {
        return ordinary_at_start(said, at, word).then_some((50, Reason::Listed(List::GivenNames)));
    }
    let listed = bits & (GIVEN | SURNAME) > 0;
    let spanish = said.is_spanish() || said.gap(at).contains(['¿', '¡']);
    let foreign = spanish && is_spanish_word(word);
    (!foreign).then_some((if listed { 75 } else { 60 }, Reason::NoWord))
}

/// Whether a word of a Spanish passage is in the dictionary and rather no name. Verbs end in an
/// accent, as “cayó”; few names do.
pub(super) fn is_spanish_word(word: &Word) -> bool {
    let bits = word.bits();
    if bits & COMMON_GIVEN == 0 && is_diminutive(&word.base) {
        return true;
    }
    let verb = word.text.ends_with(['ó', 'é', 'í', 'á']) && bits & COMMON_GIVEN == 0;
    let named = bits & (COMMON_GIVEN | COMMON_SURNAME) > 0 || lists::is_place(&word.base);
    lists::is_spanish_form(&word.base) && (verb || !named)
}

/// “pueblito”, “papelitos”: of a word that the dictionary has.
fn is_diminutive(base: &str) -> bool {
    let one = base.strip_suffix('s').unwrap_or(base);
    [("ito", "o"), ("ita", "a"), ("cito", ""), ("cita", ""), ("ito", ""), ("ita", "")].into_iter().any(
        |(end, of)| {
            let stem = one.strip_suffix(end).filter(|stem| stem.len() > 2);
            stem.is_some_and(|stem| lists::is_spanish_form(&format!("{stem}{of}")))
        },
    )
}

/// Whether a word of the dictionary that begins a sentence is a name all the same.
fn ordinary_at_start(said: &Said, at: usize, word: &Word) -> bool {
    let bits = word.bits();
    let given = bits & GIVEN > 0;
    let free = !word.is_stop() && !word.is_plain_capital() && !terms::is_title(&word.base);
    // “Judge signed it”: his office.
    let office = tables::RANKS.is_among(word.tables) && bits & COMMON_GIVEN == 0;
    let does = (given || bits & COMMON_SURNAME > 0)
        && context::acts(said, at)
        && !context::is_thing(&word.base)
        && !office;
    let speaks = context::speaks(said, at) && free && !word.base.ends_with("ing");
    let stands = given && context::stands_as_name(said, at) || context::stands_as_given(said, at);
    let had = said.is(at + 1, &["had", "has", "kept", "ran", "came", "left"]) && said.close(at + 1);
    let month = bits & COMMON_GIVEN > 0
        && word.is_plain_capital()
        && (context::stands_as_name(said, at) || had)
        && !context::is_time_or_place(said, at)
        && !said.ends_sentence(at + 1);
    // “Honesty came from Mobile”, “Precious at the front”.
    let moved = said
        .is(at + 1, &["came", "went", "left", "lived", "stayed", "worked", "slept", "sat", "ran", "drove"])
        && said.is(at + 2, &["from", "to", "out", "home", "back", "with", "in", "at", "and"])
        && said.close(at + 1);
    let beside = said.is(at + 1, &["at", "from", "and", "in"])
        && said.is(at + 2, &["the", "my", "our", "her", "his", "i"])
        && said.close(at + 1)
        && !tables::MASS.is_among(word.tables);
    let called = terms::is_name_word(&word.base) && !word.is_stop() && word.opens == Opens::Sentence;
    if called && free && (moved || beside) {
        return true;
    }
    // “Highland sends a nurse”.
    let town = lists::is_place(&word.base) && context::acts(said, at) && free;
    does || speaks || free && stands || month || town
}
