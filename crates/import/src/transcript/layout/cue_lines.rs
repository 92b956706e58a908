//! Times with arrows between lines of text: the first Teams documents, and subtitles saved as TXT.

use std::collections::HashMap;

use super::{FoundTurn, Lines, Place, Recognised, Speakers};
use crate::transcript::speaker::{is_speaker, key, plausible};
use crate::transcript::time::cue_times;

/// Lines of one cue: the time line, then text up to the next one.
struct CueLines {
    line: usize,
    times: (u64, u64),
    /// Lines with text, in order.
    text: Vec<usize>,
}

/// Reads the file as cues if more than one line is a pair of times with an arrow.
pub(super) fn recognise(source: &Lines<'_>) -> Option<Recognised> {
    let cues = cues(source)?;
    let line = |n: usize| source.lines.get(n).copied().unwrap_or_default().trim();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for cue in &cues {
        let first = cue.text.first().copied().map(line);
        let before_colon = first.and_then(label_before_colon).map(|(label, _)| label);
        let alone = first.filter(|_| cue.text.len() > 1);
        if let Some(label) = before_colon.or(alone) {
            *counts.entry(key(label)).or_default() += 1;
        }
    }
    let recurs = |label: &str| {
        let key = key(label);
        is_speaker(label, &key, counts.get(&key).copied().unwrap_or(0))
    };
    let (mut speakers, mut turns, mut empty_labels) = (Speakers::default(), Vec::new(), 0);
    for cue in &cues {
        let first = cue.text.first().copied();
        let label = first.map(line).filter(|label| plausible(label) && recurs(label));
        let spoken = if label.is_some() { cue.text.get(1..) } else { cue.text.get(..) };
        let Some((&from, &to)) = spoken.and_then(|lines| lines.first().zip(lines.last())) else {
            empty_labels += 1;
            continue;
        };
        let (mut speaker, mut byte) = (label.map(|label| speakers.number(label)), indent(source, from));
        // Subtitles write the label before the text.
        if speaker.is_none()
            && let Some((label, body)) =
                label_before_colon(source.lines.get(from).copied().unwrap_or_default())
            && recurs(label)
        {
            (speaker, byte) = (Some(speakers.number(label)), body);
        }
        let end = source.lines.get(to).map_or(0, |text| text.trim_end().len());
        let from = Place { line: from, byte };
        let to = Place { line: to, byte: end };
        if from < to {
            turns.push(FoundTurn {
                speaker,
                start_ms: Some(cue.times.0),
                end_ms: Some(cue.times.1),
                head_line: cue.line,
                from,
                to,
            });
        }
    }
    let layout = "times with arrows above name and text (Teams, subtitles)";
    Some(Recognised {
        layout,
        speakers,
        turns,
        empty_labels,
        asides: 0,
        single_labels: Vec::new(),
        time_of_day: false,
        cues: true,
    })
}

/// The label of `Name: text` and the byte at which the text begins.
pub(in crate::transcript) fn label_before_colon(line: &str) -> Option<(&str, usize)> {
    let head = super::head::head(line).filter(|head| head.shape == super::Shape::Label)?;
    Some((head.label?, head.body))
}

fn indent(source: &Lines<'_>, line: usize) -> usize {
    source.lines.get(line).map_or(0, |text| text.len() - text.trim_start().len())
}

fn cues(source: &Lines<'_>) -> Option<Vec<CueLines>> {
    let mut cues: Vec<CueLines> = Vec::new();
    for (n, line) in source.lines.iter().enumerate() {
        if line.len() < 200
            && let Some(times) = cue_times(line)
        {
            // A number above the times is the number of the cue.
            if let Some(previous) = cues.last_mut()
                && let Some(&last) = previous.text.last()
                && last + 1 == n
                && source.lines.get(last).is_some_and(|text| text.trim().bytes().all(|b| b.is_ascii_digit()))
            {
                previous.text.pop();
            }
            cues.push(CueLines { line: n, times, text: Vec::new() });
        } else if let Some(cue) = cues.last_mut()
            && !line.trim().is_empty()
        {
            cue.text.push(n);
        }
    }
    (cues.len() >= 2).then_some(cues)
}
