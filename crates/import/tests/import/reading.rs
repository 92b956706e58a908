//! Reading in tests, and showing what was read in a form that can be compared at a glance.

use verbatim_import::transcript::{LeftOutKind, ReadOptions, ReadTranscript, read_transcript};
use verbatim_model::Role;
use verbatim_text::CodePoints;

pub fn read(name: &str, text: &str) -> ReadTranscript {
    read_bytes(name, text.as_bytes())
}

pub fn read_bytes(name: &str, bytes: &[u8]) -> ReadTranscript {
    read_transcript(name, bytes, &ReadOptions::default()).unwrap()
}

/// Turns as “start speaker: text”, with what is missing left away.
pub fn turns(transcript: &ReadTranscript) -> Vec<String> {
    let points = CodePoints::new(&transcript.text);
    let show = |turn: &verbatim_import::transcript::ReadTurn| {
        let start = turn.start_ms.map_or(String::new(), |ms| format!("{ms} "));
        let label = turn.speaker.map_or("?", |n| transcript.speakers[n].label.as_str());
        format!("{start}{label}: {}", points.slice(turn.span).unwrap())
    };
    transcript.turns.iter().map(show).collect()
}

/// Labels with their roles.
pub fn speakers(transcript: &ReadTranscript) -> Vec<(&str, Role)> {
    transcript.speakers.iter().map(|s| (s.label.as_str(), s.role)).collect()
}

/// What was left out and how often.
pub fn left_out(transcript: &ReadTranscript) -> Vec<(LeftOutKind, usize)> {
    transcript.left_out.iter().map(|left| (left.what, left.count)).collect()
}
