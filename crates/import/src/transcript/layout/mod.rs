//! Which layout a transcript has, and where its turns lie.
//!
//! Every line is read by itself first ([`head`]), then the family of layouts that matches most
//! lines is taken for the whole file. Patterns decide, never the name of a product: exports change
//! with every version and people mix them.

mod apart;
mod chat;
mod cue_lines;
mod head;
mod questions;
mod turns;

use std::collections::HashMap;

pub(super) use cue_lines::label_before_colon;
use head::{Head, Shape};

use super::speaker::{Speakers, is_speaker, key};

/// The lines of a text, without their line ends.
pub(super) struct Lines<'l> {
    pub lines: Vec<&'l str>,
    /// For formats with paragraphs of their own: whether the line is the first of one. Without,
    /// blank lines part the paragraphs.
    pub starts_paragraph: Option<Vec<bool>>,
    /// For formats with fonts: whether the line is all bold, a heading or centred. Lines after the last
    /// one named are not.
    pub set_apart: Vec<bool>,
}

/// A place in [`Lines`]: line and byte within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub line: usize,
    pub byte: usize,
}

/// A turn found in [`Lines`].
#[derive(Clone, Debug)]
pub(super) struct FoundTurn {
    pub speaker: Option<usize>,
    pub start_ms: Option<u64>,
    pub end_ms: Option<u64>,
    /// The line with the label or time; `from.line` or before it.
    pub head_line: usize,
    /// First character spoken.
    pub from: Place,
    /// After the last one.
    pub to: Place,
}

/// What was recognised in [`Lines`].
pub(super) struct Recognised {
    /// Name of the layout, for people.
    pub layout: &'static str,
    pub speakers: Speakers,
    pub turns: Vec<FoundTurn>,
    /// Labels with nothing said after them.
    pub empty_labels: usize,
    /// Lines of a chat that are a notice of the program, or stand for a picture or a recording.
    pub asides: usize,
    /// Lines that begin like a speaker who appears only once; they were read as text.
    pub single_labels: Vec<usize>,
    /// Times are of the day and were counted from the first one.
    pub time_of_day: bool,
    /// Each turn is one cue, so that neighbours of one speaker belong together.
    pub cues: bool,
}

/// Layouts that can stand in one file together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Family {
    /// The label ends in a colon.
    Colon,
    /// Label and time on a line of their own, text below.
    Heading,
    /// Fields parted by tabs.
    Tabs,
    /// The label alone on its line, text below.
    Apart,
}

const FAMILIES: [Family; 4] = [Family::Colon, Family::Heading, Family::Tabs, Family::Apart];

const fn family(shape: Shape) -> Option<Family> {
    match shape {
        Shape::Label
        | Shape::LabelColonTime
        | Shape::LabelTimeColon
        | Shape::LabelTimeText
        | Shape::LabelStop
        | Shape::TimeLabelColon => Some(Family::Colon),
        Shape::LabelTime | Shape::TimeLabel | Shape::BracketedLabelTime => Some(Family::Heading),
        Shape::TimeTabLabel | Shape::TimeTabLabelColon | Shape::LabelTab => Some(Family::Tabs),
        Shape::Bold | Shape::Capitals => Some(Family::Apart),
        Shape::Time | Shape::TimeText => None,
    }
}

/// A line with what it could be.
struct Candidate<'l> {
    line: usize,
    head: Head<'l>,
    /// Whether the label, if there is one, is a speaker.
    speaker: bool,
}

/// Finds layout, speakers and turns.
pub(super) fn recognise(source: &Lines<'_>) -> Recognised {
    if let Some(recognised) = cue_lines::recognise(source) {
        return recognised;
    }
    if let Some(recognised) = chat::recognise(source) {
        return recognised;
    }
    let mut candidates: Vec<Candidate<'_>> = source
        .lines
        .iter()
        .enumerate()
        .filter_map(|(line, text)| head::head(text).map(|head| Candidate { line, head, speaker: false }))
        .collect();
    decide_speakers(&mut candidates);
    questions::add(source, &mut candidates);
    apart::add(source, &mut candidates);
    let count =
        |f: Family| candidates.iter().filter(|c| c.speaker && family(c.head.shape) == Some(f)).count();
    let times = candidates.iter().filter(|c| !c.speaker && c.head.start.is_some()).count();
    // `max_by_key` takes the last of equals: the plainest layout stands last.
    let best = FAMILIES.into_iter().rev().map(|f| (f, count(f))).max_by_key(|&(_, n)| n);
    match best {
        // A few labels among many times are words of the text.
        Some((family, n)) if n > 0 && n * 10 >= times => turns::labelled(source, &candidates, family),
        _ => turns::unlabelled(source, &candidates),
    }
}

fn decide_speakers(candidates: &mut [Candidate<'_>]) {
    let mut counts: HashMap<(Family, String), usize> = HashMap::new();
    let mut keys = Vec::with_capacity(candidates.len());
    for candidate in candidates.iter() {
        let named = candidate.head.label.zip(family(candidate.head.shape));
        keys.push(named.map(|(label, family)| (family, key(label))));
        if let Some(Some(key)) = keys.last() {
            *counts.entry(key.clone()).or_default() += 1;
        }
    }
    for (candidate, key) in candidates.iter_mut().zip(&keys) {
        let Some(label) = candidate.head.label else {
            // `time<tab><tab>text`: the field for the name is there and empty.
            candidate.speaker = candidate.head.shape == Shape::TimeTabLabel;
            continue;
        };
        let Some(key) = key else { continue };
        let count = counts.get(key).copied().unwrap_or(0);
        // A time set apart beside the label is as good as a second appearance.
        let count = if candidate.head.certain && candidate.head.shape != Shape::TimeLabel {
            count + 2
        } else {
            count
        };
        candidate.speaker = is_speaker(label, &key.1, count);
    }
    doubt_lines_after_times(candidates);
}

/// `[00:03] Yes` twice in a text full of time marks is no speaker called Yes.
fn doubt_lines_after_times(candidates: &mut [Candidate<'_>]) {
    let after_time = |c: &&Candidate<'_>| matches!(c.head.shape, Shape::TimeLabel | Shape::TimeText);
    let all = candidates.iter().filter(after_time).count();
    let named = candidates.iter().filter(|c| c.head.shape == Shape::TimeLabel && c.speaker).count();
    if named * 2 < all {
        for candidate in candidates.iter_mut().filter(|c| c.head.shape == Shape::TimeLabel) {
            candidate.speaker = false;
        }
    }
}
