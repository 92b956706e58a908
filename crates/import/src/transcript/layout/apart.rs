//! Labels alone on a line above what is said: in bold, as a heading or centred, or in capitals as in a
//! script.
//!
//! Headings of notes look the same. So such lines are labels only where nearly all of them recur and at
//! least two people take turns; one that stands once is named in the preview and read as text.

use std::collections::{HashMap, HashSet};

use super::head::{Head, Shape};
use super::{Candidate, Lines};
use crate::transcript::speaker::{is_never, is_speaker, key, plausible};

/// Adds the lines that are labels, and those that may be but stand only once.
pub(super) fn add<'l>(source: &Lines<'l>, candidates: &mut Vec<Candidate<'l>>) {
    let mut found = Vec::new();
    for shape in [Shape::Bold, Shape::Capitals] {
        found.extend(labels(source, shape));
    }
    if found.iter().any(|candidate| candidate.speaker) {
        candidates.extend(found);
        candidates.sort_by_key(|candidate| candidate.line);
    }
}

/// Lines of one shape that can be labels; none where too many of that shape cannot.
fn labels<'l>(source: &Lines<'l>, shape: Shape) -> Vec<Candidate<'l>> {
    let apart = |(line, text): (usize, &&'l str)| Some((line, inside(source, line, text, shape)?));
    let apart: Vec<(usize, &'l str)> = source.lines.iter().enumerate().filter_map(apart).collect();
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut found = Vec::new();
    for &(line, text) in &apart {
        let label = without_continued(text);
        if is_possible(label) && has_text_below(source, line) {
            *counts.entry(key(label)).or_default() += 1;
            let length = source.lines.get(line).map_or(0, |text| text.len());
            found.push(Candidate { line, head: head(shape, label, length), speaker: false });
        }
    }
    let (mut people, mut heads) = (HashSet::new(), 0);
    for candidate in &mut found {
        let label = candidate.head.label.unwrap_or_default();
        let key = key(label);
        candidate.speaker = is_speaker(label, &key, counts.get(&key).copied().unwrap_or(0));
        if candidate.speaker {
            people.insert(key);
            heads += 1;
        }
    }
    let others = apart.iter().filter(|(_, text)| !is_never(&key(text))).count();
    let takes_turns = people.len() >= 2 && heads >= 3 && heads * 5 >= others * 3;
    if takes_turns && begins_early(source, &found) { found } else { Vec::new() }
}

const fn head(shape: Shape, label: &str, length: usize) -> Head<'_> {
    let (body, after_time) = (length, length);
    Head { shape, label: Some(label), start: None, end: None, body, after_time, certain: false }
}

/// The words of a line that is set apart in this way.
fn inside<'l>(source: &Lines<'_>, line: usize, text: &'l str, shape: Shape) -> Option<&'l str> {
    let text = text.trim();
    if shape == Shape::Capitals {
        let letters = text.chars().filter(|c| c.is_alphabetic());
        let loud = text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
        return (loud && letters.count() >= 2 && !is_bold(source, line)).then_some(text);
    }
    if is_bold(source, line) {
        return Some(text);
    }
    let marked =
        |sign: &str| text.strip_prefix(sign)?.strip_suffix(sign).filter(|words| !words.contains(sign));
    let heading = || {
        let words = text.trim_start_matches('#');
        words.strip_prefix(' ').filter(|_| words.len() < text.len())
    };
    marked("**").or_else(|| marked("__")).or_else(heading).map(str::trim)
}

fn is_bold(source: &Lines<'_>, line: usize) -> bool {
    source.set_apart.get(line).copied().unwrap_or(false)
}

/// `ANA (CONT'D)` is Ana, who goes on after a direction or a page.
fn without_continued(text: &str) -> &str {
    let Some((label, note)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) else {
        return text;
    };
    if note.to_lowercase().starts_with("cont") { label.trim_end() } else { text }
}

/// A line with a tab or a time is of another layout.
fn is_possible(label: &str) -> bool {
    plausible(label) && label.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !label.contains('\t')
}

/// Whether something is said before the text ends; `false` under the last line.
fn has_text_below(source: &Lines<'_>, line: usize) -> bool {
    source.lines.iter().skip(line + 1).any(|below| !below.trim().is_empty())
}

/// Whether the first label stands before the middle: what comes above it belongs to no turn.
fn begins_early(source: &Lines<'_>, found: &[Candidate<'_>]) -> bool {
    let first = found.iter().find(|one| one.speaker).map_or(usize::MAX, |one| one.line);
    let written =
        |lines: &mut dyn Iterator<Item = &&str>| lines.filter(|line| !line.trim().is_empty()).count();
    written(&mut source.lines.iter().take(first)) * 2 <= written(&mut source.lines.iter())
}
