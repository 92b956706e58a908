//! What belongs to a run of capitals besides them: the number of a local, the part of a body, the word before a
//! title.

use std::ops::Range;

use super::finding::Kind;
use super::lists::{COMMON_GIVEN, COMMON_SURNAME};
use super::said::Said;
use super::terms;
use super::words::{Case, Word};
use super::years::is_year;

/// “Unit 4 of the Painters”: the part of a body that has a number.
pub(super) fn with_unit(said: &Said, run: Range<usize>) -> Range<usize> {
    const UNITS: [&str; 9] =
        ["unit", "local", "branch", "chapter", "post", "lodge", "section", "division", "district"];
    let article = usize::from(run.start > 0 && said.is(run.start - 1, &["the"]));
    let of = run.start.checked_sub(1 + article).filter(|n| said.is(*n, &["of"]));
    let from = of.and_then(|n| n.checked_sub(2)).filter(|n| said.is(*n, &UNITS));
    let numbered = from.filter(|n| {
        let figure = said.word(n + 1).is_some_and(|w| w.figure().is_some());
        figure && said.word(*n).is_some_and(Word::is_capital) && (n + 1..=run.start).all(|k| said.close(k))
    });
    // “Harris County Precinct 5”.
    const PARTS: [&str; 10] =
        ["precinct", "district", "division", "local", "post", "troop", "lodge", "chapter", "station", "zone"];
    // “P.S. 114”.
    let letters = run.clone().all(|n| said.word(n).is_some_and(|w| w.case == Case::Initial));
    let figure = said.word(run.end).is_some_and(|w| w.figure().is_some() && w.base.len() < 5);
    let part = figure
        && run.len() > 1
        && (said.is(run.end - 1, &PARTS) && said.close(run.end) || letters && said.near(run.end));
    numbered.unwrap_or(run.start)..run.end + usize::from(part)
}

/// An inner `'s` stays inside a name of a place or body and ends any other: “Cutter's Landing”, but
/// “Ana's Tuesday”.
pub(super) fn at_possessive(said: &Said, run: Range<usize>) -> Vec<Range<usize>> {
    let headed = said.word(run.end - 1).is_some_and(|word| terms::head(&word.base).is_some());
    let cut = (run.start..run.end - 1).find(|n| said.word(*n).is_some_and(|word| !word.tail.is_empty()));
    // “Mariner's Rest”: no given name behind, so it names a thing; “Street's Hope”: none before.
    let nobody = cut.and_then(|at| said.word(at)).is_some_and(|owner| {
        let named = owner.bits() & (COMMON_GIVEN | COMMON_SURNAME) > 0 && !terms::is_general(&owner.base);
        owner.is_word() && !named && !terms::is_title(&owner.base)
    });
    let thing = cut.and_then(|at| said.word(at + 1)).is_some_and(|next| {
        !next.is_plain_capital()
            && !terms::is_title(&next.base)
            && (next.bits() & COMMON_GIVEN == 0 || nobody)
    });
    match cut {
        Some(at) if !headed && !thing => vec![run.start..at + 1, at + 1..run.end],
        _ => vec![run],
    }
}

/// “Vice Principal Ogunleye”: what stands before a title.
pub(super) fn with_vice(said: &Said, kind: Kind, run: Range<usize>) -> Range<usize> {
    let titled = kind == Kind::Person
        && said.word(run.start).is_some_and(|word| terms::is_title(&word.base))
        && run.len() > 1;
    let vice = run.start.checked_sub(1).filter(|n| {
        titled && said.is(*n, &["vice", "assistant", "acting", "associate"]) && said.close(run.start)
    });
    let capital = vice.filter(|n| said.word(*n).is_some_and(Word::is_capital));
    capital.unwrap_or(run.start)..run.end
}

/// “SEIU 1199”: the number of a local behind an abbreviation.
pub(super) fn with_local(said: &Said, run: Range<usize>) -> Range<usize> {
    let number = said.word(run.end).filter(|w| said.close(run.end) && w.figure().is_some());
    let local = number.is_some_and(|w| (1..5).contains(&w.base.len()) && !is_year(&w.base));
    run.start..run.end + usize::from(local)
}

/// Whether a house is told from others by a people or a day.
pub(super) fn describes_house(said: &Said, at: usize, house: &str) -> bool {
    const HOUSES: [&str; 17] = [
        "clinic",
        "hospital",
        "school",
        "market",
        "restaurant",
        "club",
        "hall",
        "shelter",
        "bar",
        "grill",
        "bakery",
        "inn",
        "motel",
        "hotel",
        "store",
        "shop",
        "academy",
    ];
    const NOBODY: [&str; 8] =
        ["state", "federal", "supreme", "northern", "southern", "eastern", "western", "super"];
    let plain = said.word(at).is_some_and(|word| word.case == Case::Capital && word.is_plain_capital());
    plain && HOUSES.contains(&house) && !said.is(at, &NOBODY)
}
