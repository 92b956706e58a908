//! Letters and abbreviations that stand for a name.

use super::context;
use super::days::apart;
use super::lists::GIVEN;
use super::reason::{List, Reason};
use super::said::Said;
use super::tables;
use super::terms;
use super::words::{Case, Opens, Word};

/// A letter that stands for a name: “we called her J”, “with K.”, “D said”.
pub(super) fn initial(said: &Said, at: usize, word: &Word) -> Option<(u8, Reason)> {
    if let Some(cue) = context::names_before(said, at) {
        return Some((60, Reason::Beside(cue)));
    }
    let inside = word.opens == Opens::No && !["i", "a", "o"].contains(&word.base.as_str());
    // “J. wasn't there”, also where a sentence begins.
    let acts = said.gap(at + 1).trim() == "."
        && said.word(at + 1).is_some_and(|next| {
            let verb = tables::FINITE.is_among(next.tables) || terms::is_act(&next.base);
            next.case == Case::Small && verb
        });
    if acts && !["i", "a", "o", "q"].contains(&word.base.as_str()) {
        return Some((45, Reason::CapitalsAtStart));
    }
    // “the Y”.
    let young = word.base == "y" && at > 0 && said.is(at - 1, &["the"]) && said.close(at);
    if young && apart(said, at + 1) {
        return Some((45, Reason::CapitalInside));
    }
    let met = context::meets(said, at) && said.ends_clause(at + 1) || context::acts(said, at);
    let apart = said.gap(at).starts_with(',') && said.gap(at + 1).starts_with(".,");
    (inside && (met || apart)).then_some((45, Reason::CapitalInside))
}

/// Abbreviations: those that everybody knows are in a table; a police department is told by its last
/// letters.
pub(super) fn all_capitals(said: &Said, at: usize, word: &Word) -> Option<(u8, Reason)> {
    let length = word.text.chars().count();
    let department = (3..=6).contains(&length) && word.text.ends_with("PD");
    let listed = length >= 4 && word.bits() & GIVEN > 0 && !word.is_word();
    // “PS 94”: a school.
    let school = said.is(at, &["ps", "is", "ms", "jhs"])
        && said.word(at + 1).is_some_and(|w| w.figure().is_some() && w.base.len() < 4 && said.close(at + 1));
    if school {
        Some((45, Reason::CapitalInside))
    } else if word.is_plain_capital() || terms::is_abbreviation(&word.base) {
        None
    } else if department {
        Some((70, Reason::Head("PD".to_owned())))
    } else if listed {
        Some((60, Reason::Listed(List::GivenNames)))
    } else {
        let alone = |n: Option<&Word>| !n.is_some_and(|w| w.case == Case::Capitals && w.text.len() > 1);
        let spelled =
            word.opens == Opens::No && !word.is_stop() && alone(said.before(at)) && alone(said.word(at + 1));
        (length > 2 && (spelled || !word.is_word()))
            .then_some((if length < 7 { 45 } else { 50 }, Reason::NoWord))
    }
}
