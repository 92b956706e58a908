//! Names that are spelled: “N G O Z I”, “b e g a y e”.

use super::finding::Kind;
use super::reason::Reason;
use super::said::{Said, Sink};
use super::tables;
use super::terms;
use super::words::{Case, Word};

/// Letters of the shortest.
const SHORTEST: usize = 4;

/// Spelled names of a passage.
pub(super) fn find(said: &Said, sink: &mut Sink) {
    let mut at = 0;
    while at < said.len() {
        let end = at
            + (at..said.len()).take_while(|n| is_letter(said, *n) && (*n == at || joined(said, *n))).count();
        if is_name(said, at, end) {
            sink.add(said, at..end, Kind::Person, 60, Reason::NoWord);
        }
        at = end.max(at + 1);
    }
}

fn is_letter(said: &Said, at: usize) -> bool {
    said.word(at)
        .is_some_and(|w| w.base.len() == 1 && w.case != Case::Digits && w.tail.is_empty() && w.is_ascii())
}

fn joined(said: &Said, at: usize) -> bool {
    said.close(at) || matches!(said.gap(at).trim(), "," | "-" | "–")
}

/// Whether letters spell a name: no alphabet, no abbreviation that everybody knows, no part of a plate or code.
fn is_name(said: &Said, from: usize, end: usize) -> bool {
    (end >= from + SHORTEST).then_some(()).is_some_and(|()| {
        let letters: String = (from..end).filter_map(|n| said.word(n)).map(|w| w.base.as_str()).collect();
        let alphabet = "abcdefghijklmnopqrstuvwxyz".contains(&letters);
        let figure = |n: Option<usize>| {
            let says = |w: &Word| w.case == Case::Digits || tables::NUMBER_WORDS.is_among(w.tables);
            n.and_then(|n| said.word(n)).is_some_and(says)
        };
        let coded = figure(Some(end)) && said.close(end) || figure(from.checked_sub(1)) && said.close(from);
        let spells = letters.contains(['a', 'e', 'i', 'o', 'u', 'y']) && !letters.contains("www");
        !(alphabet || coded || terms::is_abbreviation(&letters)) && spells
    })
}
