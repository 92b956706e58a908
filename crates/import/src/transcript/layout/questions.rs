//! `Q.` and `A.` before the text, as in depositions; `P.` and `R.` in Spanish.

use super::head::{Head, Shape};
use super::{Candidate, Lines};

/// Letters for question and answer.
const PAIRS: [(&str, &str); 2] = [("Q", "A"), ("P", "R")];

/// Adds the lines that begin so where questions and answers take turns. An initial (“A. Okafor came”)
/// or a list by letters has no questions beside it.
pub(super) fn add<'l>(source: &Lines<'l>, candidates: &mut Vec<Candidate<'l>>) {
    for pair in PAIRS {
        let found: Vec<Candidate<'l>> =
            source.lines.iter().enumerate().filter_map(|(line, text)| candidate(line, text, pair)).collect();
        if !takes_turns(&found, pair) {
            continue;
        }
        let found = without_initials(found, candidates);
        // What stands there may look like a name too: “Q. Where: there”.
        let is_taken = |line: usize| found.binary_search_by_key(&line, |one| one.line).is_ok();
        candidates.retain(|other| !is_taken(other.line));
        candidates.extend(found);
        candidates.sort_by_key(|candidate| candidate.line);
        return;
    }
}

fn candidate<'l>(line: usize, text: &'l str, pair: (&str, &str)) -> Option<Candidate<'l>> {
    let said = text.trim_start();
    let label = said.get(..1).filter(|label| *label == pair.0 || *label == pair.1)?;
    let rest = said.get(1..)?.strip_prefix('.')?;
    let body = rest.trim_start();
    // The label may have a line of its own.
    if !rest.is_empty() && body.len() == rest.len() {
        return None;
    }
    let head = Head {
        shape: Shape::LabelStop,
        label: Some(label),
        start: None,
        end: None,
        body: text.len() - body.len(),
        after_time: text.len(),
        certain: false,
    };
    Some(Candidate { line, head, speaker: true })
}

/// Without a letter that stands before what the same side still says, with nobody else in between: “A.
/// Okafor drove me.”
fn without_initials<'l>(found: Vec<Candidate<'l>>, others: &[Candidate<'l>]) -> Vec<Candidate<'l>> {
    let mut kept: Vec<Candidate<'l>> = Vec::with_capacity(found.len());
    for one in found {
        let goes_on = kept.last().is_some_and(|last| {
            let between = |other: &&Candidate<'_>| (last.line + 1..one.line).contains(&other.line);
            last.head.label == one.head.label && !others.iter().filter(between).any(|other| other.speaker)
        });
        if !goes_on {
            kept.push(one);
        }
    }
    kept
}

/// Whether at least two questions have answers, and most of what follows each other changes sides.
fn takes_turns(found: &[Candidate<'_>], pair: (&str, &str)) -> bool {
    let count = |letter: &str| found.iter().filter(|one| one.head.label == Some(letter)).count();
    let (asked, answered) = (count(pair.0), count(pair.1));
    let changes =
        |two: &&[Candidate<'_>]| matches!(two, [before, after] if before.head.label != after.head.label);
    let changes = found.windows(2).filter(changes).count();
    asked >= 2 && answered >= 2 && changes * 3 >= found.len().saturating_sub(1) * 2
}
