//! Numbers of rooms and roads that are said again by their figures alone: “nobody came out of 317”, “I drove on 212
//! for years”.

use std::collections::HashSet;

use verbatim_text::CodePoints;

use super::finding::{Confidence, Finding, Kind};
use super::reason::Reason;
use super::rooms::CALLED;
use super::said::Said;
use super::tables;
use super::words::{Case, Word, words};
use super::years::is_year;

/// Words before the number of a room.
const ROOMS: [&str; 18] = [
    "lot",
    "lots",
    "space",
    "spaces",
    "bay",
    "bunkhouse",
    "room",
    "rooms",
    "cuarto",
    "cuartos",
    "habitacion",
    "habitaciones",
    "cabin",
    "cabins",
    "unit",
    "units",
    "apartment",
    "suite",
];

/// What a text told of rooms and roads, by their figures.
#[derive(Default)]
pub(super) struct Numbered {
    rooms: HashSet<String>,
    roads: HashSet<String>,
}

impl Numbered {
    /// Those of what was found.
    pub(super) fn of(findings: &[Finding], points: &CodePoints) -> Self {
        let mut this = Self::default();
        for finding in findings.iter().filter(|f| matches!(f.reason, Reason::Shape(_))) {
            if let Ok(form) = points.slice(finding.span) {
                this.learn(form);
            }
        }
        this
    }

    fn learn(&mut self, form: &str) {
        if !form.bytes().any(|b| b.is_ascii_digit()) {
            return;
        }
        let words = words(form, 0);
        let Some(first) = words.first() else { return };
        let numbers =
            || words.iter().filter(|w| w.figure().is_some() && w.base.len() > 1).map(|w| w.base.clone());
        if ROOMS.contains(&first.base.as_str()) {
            self.rooms.extend(numbers().filter(|number| number.len() < 5));
        } else if words.len() < 5 && words.iter().any(is_way) && first.base != "exit" {
            self.roads.extend(numbers().filter(|number| number.len() < 5));
        }
    }

    /// Finds what is said again in a passage.
    pub(super) fn find(&self, said: &Said, out: &mut Vec<Finding>) {
        if self.rooms.is_empty() && self.roads.is_empty() {
            return;
        }
        for (at, word) in said.words().iter().enumerate() {
            let figures =
                word.case == Case::Digits && (2..5).contains(&word.base.len()) && word.figure().is_some();
            let alone = figures
                && !is_year(&word.base)
                && !CALLED.contains(&word.base.as_str())
                && !said.gap(at).ends_with(['$', '€', '-', '/', '.', ':']);
            if alone && !said.gap(at + 1).starts_with(['-', '/', ':', '%']) && self.knows(said, at, word) {
                let reason = Reason::SaidElsewhere(word.base.clone());
                let confidence = Confidence::new(50);
                out.extend(said.span(&(at..at + 1)).map(|span| Finding {
                    span,
                    kind: Kind::Street,
                    confidence,
                    reason,
                }));
            }
        }
    }

    fn knows(&self, said: &Said, at: usize, word: &Word) -> bool {
        self.is_road(said, at, word) || self.is_room(said, at, word)
    }

    /// “on 212 for years”.
    fn is_road(&self, said: &Said, at: usize, word: &Word) -> bool {
        const ON: [&str; 7] = ["on", "off", "onto", "along", "down", "up", "past"];
        let led = at > 0 && said.close(at) && said.is(at - 1, &ON)
            || at > 1 && said.is(at - 1, &["of"]) && said.is(at - 2, &["off"]);
        led && self.roads.contains(&word.base) && !counts(said, at + 1)
    }

    /// “out of 317”, “I had 22 free”, and of rooms with three figures others too: “a girl in 412”.
    fn is_room(&self, said: &Said, at: usize, word: &Word) -> bool {
        const IN: [&str; 9] = ["in", "into", "outside", "from", "en", "el", "la", "del", "to"];
        let out_of = at > 1 && said.is(at - 1, &["of"]) && said.is(at - 2, &["out", "front", "outside"]);
        let room = |w: &Word| w.figure().is_some() && w.base.len() == 3;
        let listed = at > 1 && said.is(at - 1, &["and", "y"]) && said.word(at - 2).is_some_and(room);
        let inside = at > 0 && said.close(at) && (said.is(at - 1, &IN) || out_of || listed);
        let free = said.is(at + 1, &["free", "open", "empty", "locked"]) && said.close(at + 1);
        let alone = !counts(said, at + 1) && (said.ends_clause(at + 1) || said.is_stop(at + 1));
        let known = self.rooms.contains(&word.base);
        let sized = self.rooms.iter().any(|room| room.len() == word.base.len());
        let long = word.base.len() > 2 && (known || sized);
        let beside = known && word.base.len() > 2 && (said.ends_sentence(at) || said.is(at + 1, &["and"]));
        // “In 12 there were two women”, where other rooms have as many figures.
        const HELD: [&str; 8] = ["there", "was", "were", "had", "with", "habia", "estaba", "con"];
        let held = sized && (inside || known) && said.is(at + 1, &HELD) && said.close(at + 1);
        known && (free || inside && alone) || long && (inside || beside) && alone || held
    }
}

/// A word before the number of a road.
fn is_way(word: &Word) -> bool {
    tables::ROADS.is_among(word.tables)
        || matches!(word.base.as_str(), "road" | "rd" | "cr" | "fm" | "us" | "loop")
}

/// Whether a word behind a number is what it counts.
fn counts(said: &Said, at: usize) -> bool {
    let thing = |w: &Word| w.case == Case::Small && w.base.ends_with('s') && w.tail.is_empty();
    said.close(at)
        && (said.is(at, &["people", "women", "men", "percent", "hundred", "of", "or", "to"])
            || said.word(at).is_some_and(thing)
                && !said.is_stop(at)
                && !said.is(at, &["always", "was", "is"]))
}
