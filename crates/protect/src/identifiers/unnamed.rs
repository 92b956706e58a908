//! What has a capital inside a sentence and names nobody, as what stands beside it tells: cars, peoples, exhibits.

use std::ops::Range;

use super::context;
use super::lists::{self, COMMON_GIVEN};
use super::said::Said;
use super::tables;
use super::words::Case;

/// Whether a run tells of nobody.
pub(super) fn is_nobody(said: &Said, run: &Range<usize>) -> bool {
    is_vehicle(said, run) || run.len() == 1 && (is_people(said, run.start) || is_party(said, run.start))
}

/// “a white Econoline”, “a Ford Transit”, “her Sienna”.
fn is_vehicle(said: &Said, run: &Range<usize>) -> bool {
    const OWNED: [&str; 24] = [
        "a", "an", "white", "black", "gray", "grey", "silver", "red", "blue", "green", "gold", "tan",
        "brown", "old", "new", "county", "rented", "rental", "stolen", "maroon", "beige", "dark", "his",
        "her",
    ];
    let model = said.is_in(run.end - 1, tables::VEHICLES);
    let owned = || run.start > 0 && said.is(run.start - 1, &OWNED) && said.close(run.start);
    let made = run.len() == 2 && said.word(run.start).is_some_and(|w| w.is_plain_capital());
    model && (made || run.len() == 1 && owned())
}

/// “She's Menominee,”, “a Mohawk woman”: of whom somebody is one; towns are called so too.
fn is_people(said: &Said, at: usize) -> bool {
    const WHO: [&str; 16] = [
        "woman", "women", "man", "men", "girl", "girls", "boy", "boys", "people", "family", "families",
        "kid", "kids", "elder", "elders", "language",
    ];
    if !said.is_in(at, tables::PEOPLES) {
        return false;
    }
    let is = at > 0
        && said.close(at)
        && (said.is(at - 1, &["is", "was", "am", "are", "were", "half", "part", "speak", "speaks", "spoke"])
            || said.word(at - 1).is_some_and(|w| {
                w.is_stop() && matches!(w.tail.trim_start_matches(['\'', '’']), "s" | "m" | "re")
            }));
    let who = said.is(at + 1, &WHO) && said.close(at + 1);
    // “This is Maya.”
    let named = said.word(at).is_some_and(|w| w.bits() & COMMON_GIVEN > 0)
        || context::names_before(said, at).is_some();
    is && !named && said.word(at).is_some_and(|w| w.tail.is_empty()) && !followed(said, at) || who
}

/// Whether another capital stands directly behind.
fn followed(said: &Said, at: usize) -> bool {
    said.close(at + 1) && said.word(at + 1).is_some_and(|w| w.case == Case::Capital)
}

/// “Government's Exhibit 1”, “Plaintiffs' Exhibit 6”: a side of a case.
fn is_party(said: &Said, at: usize) -> bool {
    const SIDES: [&str; 10] = [
        "government",
        "governments",
        "plaintiff",
        "plaintiffs",
        "defendant",
        "defendants",
        "petitioner",
        "respondent",
        "prosecution",
        "defense",
    ];
    said.is(at, &SIDES)
}

/// “New Mexico”, “North Carolina”: a state of two words, which is proposed no more than one of one word.
pub(super) fn is_region(said: &Said, run: &Range<usize>) -> bool {
    run.len() == 2 && lists::is_region(&said.base(run))
}
