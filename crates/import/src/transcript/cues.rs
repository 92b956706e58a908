//! What VTT and SRT share: cues become lines, neighbours of one speaker become a turn.

use std::collections::HashMap;

use super::compose::{Draft, Timed};
use super::layout::label_before_colon;
use super::speaker::{Speakers, is_name, is_speaker, key, plausible};
use super::time::cue_times;
use super::{LeftOutKind, LeftOutList, ReadError, ReadSpeaker, ReadTurn};

/// One line of a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CueLine {
    /// Line of the file, from 1.
    pub line: usize,
    /// Cue that it belongs to.
    pub cue: usize,
    /// Speaker named by a voice tag.
    pub voice: Option<String>,
    pub text: String,
    pub start_ms: u64,
    pub end_ms: u64,
}

/// The payload lines of a subtitle file, with everything else counted.
#[derive(Debug, Default)]
pub(super) struct Cues {
    pub lines: Vec<CueLine>,
    pub left_out: LeftOutList,
}

/// Walks along a line from mark to mark.
pub(super) struct Marks<'l> {
    rest: &'l str,
}

impl<'l> Marks<'l> {
    pub fn of(line: &'l str) -> Self {
        Self { rest: line }
    }

    /// What stands before the next of these marks, and the line from the mark on.
    pub fn next(&mut self, marks: &[char]) -> Option<(&'l str, &'l str)> {
        let (before, from) = self.rest.split_at(self.rest.find(marks)?);
        self.rest = from;
        Some((before, from))
    }

    /// Goes on after what a mark turned out to be.
    pub fn after(&mut self, rest: &'l str) {
        self.rest = rest;
    }

    /// Goes on after a mark that is only a letter, and answers that letter.
    pub fn letter(&mut self) -> &'l str {
        let length = self.rest.chars().next().map_or(0, char::len_utf8);
        let (letter, rest) = self.rest.split_at(length);
        self.rest = rest;
        letter
    }

    /// What follows the last mark.
    pub fn rest(self) -> &'l str {
        self.rest
    }
}

/// Longest pause between a rolling caption and its repetition.
const ROLLING_PAUSE_MS: u64 = 500;

/// Splits a subtitle file into cues. `payload` turns one line of text into pieces, each with the
/// voice that speaks it; `skipped` says which blocks are no cues.
pub(super) fn split(
    text: &str,
    skipped: impl Fn(&str) -> bool,
    mut payload: impl FnMut(&str, &mut Option<String>) -> Payload,
) -> Cues {
    let mut cues = Cues::default();
    let mut open: Option<(u64, u64)> = None;
    let (mut in_block, mut skipping, mut cue) = (false, false, 0);
    let mut voice = None;
    let lines: Vec<&str> = text.split('\n').collect();
    for (n, line) in lines.iter().enumerate() {
        if line.trim().is_empty() {
            (open, in_block, skipping) = (None, false, false);
        } else if let Some(times) = cue_times(line) {
            (open, in_block, skipping, voice) = (Some(times), true, false, None);
            cue += 1;
        } else if skipping {
            // The rest of a note.
        } else if let Some((start_ms, end_ms)) = open {
            let payload = payload(line, &mut voice);
            for _ in 0..payload.tags {
                cues.left_out.add(LeftOutKind::FormattingTags, n + 1);
            }
            for (voice, text) in payload.pieces {
                cues.lines.push(CueLine { line: n + 1, cue, voice, text, start_ms, end_ms });
            }
        } else if !in_block && skipped(line) {
            skipping = true;
            cues.left_out.add(LeftOutKind::SubtitleNotes, n + 1);
        } else if lines.get(n + 1).is_none_or(|next| cue_times(next).is_none()) {
            // The line above the times is the name of the cue.
            cues.left_out.add(LeftOutKind::LinesOutsideCues, n + 1);
            in_block = true;
        }
    }
    cues
}

/// What a payload line holds.
#[derive(Debug, Default)]
pub(super) struct Payload {
    /// Voice and text, in order.
    pub pieces: Vec<(Option<String>, String)>,
    /// Formatting marks that were taken off.
    pub tags: usize,
}

/// A finished subtitle file.
pub(super) struct Composed {
    pub text: String,
    pub turns: Vec<ReadTurn>,
    pub speakers: Vec<ReadSpeaker>,
    pub layout: &'static str,
    pub left_out: LeftOutList,
}

/// A line with its speaker, if it names one.
struct Spoken {
    line: CueLine,
    label: Option<String>,
    /// A new speaker begins although none is named (`- text`).
    changes: bool,
}

/// Drops repetitions, finds speakers and writes the text.
pub(super) fn compose(cues: Cues) -> Result<Composed, ReadError> {
    let Cues { lines, mut left_out } = cues;
    let lines = drop_rolling(lines, &mut left_out);
    if lines.iter().all(|line| line.text.trim().is_empty()) {
        return Err(ReadError::NoText);
    }
    let voices = lines.iter().any(|line| line.voice.is_some());
    let spoken = name_speakers(lines);
    let labelled = spoken.iter().any(|line| line.label.is_some());
    let (mut speakers, mut draft) = (Speakers::default(), Draft::default());
    let mut open: Option<Open> = None;
    for Spoken { line, label, changes } in spoken {
        let speaker = label.as_deref().map(|label| speakers.number(label));
        let continues = open.as_ref().is_some_and(|open| {
            let same = speaker.is_some() && speaker == open.timed.speaker;
            // Without voice tags a cue without a label goes on with what the label above began.
            let unnamed = speaker.is_none() && labelled && !voices && !changes;
            same || unnamed || (line.cue == open.cue && speaker.is_none() && !changes)
        });
        match open.as_mut().filter(|_| continues) {
            Some(open) => open.add(line),
            None => {
                if let Some(open) = open.take() {
                    open.write(&mut draft, &speakers);
                }
                // Before the first label nobody is known to speak.
                if labelled && !voices && speaker.is_none() && !changes {
                    draft.outside(&line.text);
                } else {
                    open = Some(Open::new(line, speaker));
                }
            }
        }
    }
    if let Some(open) = open {
        open.write(&mut draft, &speakers);
    }
    let (text, turns) = draft.finish();
    let layout = match (voices, labelled) {
        (true, _) => "cues with voice tags (Teams)",
        (false, true) => "cues with “Name: text”",
        (false, false) => "cues without speakers: one turn per cue",
    };
    Ok(Composed { text, turns, speakers: speakers.finish(), layout, left_out })
}

/// A turn that may still grow.
struct Open {
    timed: Timed,
    cue: usize,
    lines: Vec<String>,
}

impl Open {
    fn new(line: CueLine, speaker: Option<usize>) -> Self {
        let timed = Timed { speaker, start_ms: Some(line.start_ms), end_ms: Some(line.end_ms) };
        Self { timed, cue: line.cue, lines: vec![line.text] }
    }

    fn add(&mut self, line: CueLine) {
        self.timed.end_ms = self.timed.end_ms.max(Some(line.end_ms));
        // One line a cue: line breaks inside a cue only fit it to the picture.
        match self.lines.last_mut().filter(|_| line.cue == self.cue) {
            Some(last) => {
                last.push(' ');
                last.push_str(line.text.trim());
            }
            None => self.lines.push(line.text),
        }
        self.cue = line.cue;
    }

    fn write(self, draft: &mut Draft, speakers: &Speakers) {
        let label = self.timed.speaker.map(|number| speakers.label(number));
        draft.turn(label, &self.timed, self.lines.iter().map(String::as_str));
    }
}

/// Drops lines that only show the line before once more, as rolling captions do. Two short
/// answers of the same words are two answers and stay.
fn drop_rolling(lines: Vec<CueLine>, left_out: &mut LeftOutList) -> Vec<CueLine> {
    let mut kept: Vec<CueLine> = Vec::with_capacity(lines.len());
    let mut cue_sizes: HashMap<usize, usize> = HashMap::new();
    for line in &lines {
        *cue_sizes.entry(line.cue).or_default() += 1;
    }
    // A line is compared with the last one shown, dropped or not: captions roll for many cues.
    let mut shown: Option<(usize, u64)> = None;
    for line in lines {
        if line.text.trim().is_empty() {
            continue;
        }
        if let (Some(previous), Some((cue, end))) = (kept.last(), shown)
            && previous.text.trim() == line.text.trim()
            && previous.voice == line.voice
            && cue != line.cue
            && line.start_ms <= end.saturating_add(ROLLING_PAUSE_MS)
        {
            let several = [cue, line.cue].iter().any(|cue| cue_sizes.get(cue).is_some_and(|&n| n > 1));
            let long = line.text.split_whitespace().take(3).count() == 3;
            let flash = line.end_ms.saturating_sub(line.start_ms) < 100;
            if several || long || flash {
                left_out.add(LeftOutKind::RepeatedCues, line.line);
                shown = Some((line.cue, line.end_ms));
                continue;
            }
        }
        shown = Some((line.cue, line.end_ms));
        kept.push(line);
    }
    kept
}

/// Reads `Name: text`, `[Name] text` and `- text` at the start of lines.
fn name_speakers(lines: Vec<CueLine>) -> Vec<Spoken> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut dashes: HashMap<usize, usize> = HashMap::new();
    for line in &lines {
        *dashes.entry(line.cue).or_default() += usize::from(dash(&line.text).is_some());
        if let Some((label, _)) = label(dash(&line.text).unwrap_or(&line.text)) {
            *counts.entry(key(label)).or_default() += 1;
        }
    }
    // Zoom writes a name before every cue, so one who speaks once is known by the others.
    let unvoiced = lines.iter().filter(|line| line.voice.is_none());
    let (named, all) = unvoiced.fold((0, 0), |(named, all), line| {
        let found = label(dash(&line.text).unwrap_or(&line.text));
        (named + usize::from(found.is_some_and(|(label, _)| is_name(label))), all + 1)
    });
    let mostly_named = named * 2 >= all;
    let name = |mut line: CueLine| {
        if line.voice.is_some() {
            return Spoken { label: line.voice.clone(), line, changes: false };
        }
        let dashed = dashes.get(&line.cue).is_some_and(|&n| n > 1).then(|| dash(&line.text)).flatten();
        let changes = dashed.is_some();
        let text = dashed.unwrap_or(&line.text);
        let found = label(text).filter(|(label, _)| {
            let key = key(label);
            let once_more = usize::from(mostly_named && is_name(label));
            is_speaker(label, &key, counts.get(&key).copied().unwrap_or(0) + once_more)
        });
        let (label, text) = match found {
            Some((label, rest)) => (Some(label.to_owned()), rest.to_owned()),
            None => (None, text.to_owned()),
        };
        line.text = text;
        Spoken { line, label, changes }
    };
    lines.into_iter().map(name).collect()
}

fn dash(text: &str) -> Option<&str> {
    ["- ", "– ", "— "].iter().find_map(|dash| text.trim_start().strip_prefix(dash))
}

/// Words that captions put in brackets and that recur without being anybody.
const SOUNDS: &[&str] = &[
    "music",
    "applause",
    "laughter",
    "laughs",
    "laughing",
    "inaudible",
    "unintelligible",
    "pause",
    "silence",
    "crosstalk",
    "sighs",
    "coughs",
    "noise",
    "crying",
    "cries",
    "indistinct",
    "foreign",
    "redacted",
];

fn label(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    if let Some((label, rest)) = text.strip_prefix('[').and_then(|text| text.split_once(']')) {
        let (label, rest) = (label.trim(), rest.trim_start_matches([':', ' ']));
        let sound = key(label).split(' ').any(|word| SOUNDS.contains(&word));
        let named = label.starts_with(char::is_uppercase) && plausible(label) && !sound && !rest.is_empty();
        return named.then_some((label, rest));
    }
    let (label, body) = label_before_colon(text)?;
    Some((label, text.get(body..)?))
}
