//! SubRip subtitles: numbers, times with commas, a few tags.

use super::cues::{Marks, Payload, compose, split};
use super::format::Format;
use super::time::cue_times;
use super::{ReadError, ReadOptions, ReadTranscript};
use crate::encoding::decode;

/// SubRip files.
pub(super) const FORMAT: Format = Format { name: "SRT subtitles", extensions: &["srt"], sniff, read };

const CONVERSION_VERSION: u32 = 1;

/// Without a telling name only a number above a pair of times is certain.
fn sniff(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = String::from_utf8_lossy(bytes.get(..200).unwrap_or(bytes));
    let mut lines = start.lines().map(str::trim).skip_while(|line| line.is_empty());
    let number =
        lines.next().is_some_and(|line| !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit()));
    number && lines.next().is_some_and(|line| cue_times(line).is_some())
}

fn read(bytes: &[u8], options: &ReadOptions<'_>) -> Result<ReadTranscript, ReadError> {
    let decoded = decode(bytes, options.encoding)?;
    let composed = compose(split(&decoded.text, |_| false, payload))?;
    Ok(ReadTranscript {
        text: composed.text,
        format: FORMAT.name,
        conversion_version: CONVERSION_VERSION,
        encoding: Some(decoded.label.to_owned()),
        encoding_guessed: decoded.guessed,
        layout: composed.layout,
        speakers: composed.speakers,
        turns: composed.turns,
        left_out: composed.left_out.finish(),
        notes: Vec::new(),
    })
}

/// Takes the tags off a line: `<i>`, `<font …>` and `{\an8}`. SRT has no entities, so `&amp;` stays.
fn payload(line: &str, _voice: &mut Option<String>) -> Payload {
    let mut read = Payload::default();
    let mut text = String::with_capacity(line.len());
    let mut marks = Marks::of(line);
    while let Some((before, tag)) = marks.next(&['<', '{']) {
        text.push_str(before);
        if let Some(after) = formatting(tag) {
            read.tags += 1;
            marks.after(after);
        } else {
            text.push_str(marks.letter());
        }
    }
    text.push_str(marks.rest());
    if !text.trim().is_empty() {
        read.pieces.push((None, text));
    }
    read
}

/// What follows a formatting mark.
fn formatting(text: &str) -> Option<&str> {
    if let Some(inside) = text.strip_prefix("{\\") {
        return inside.split_once('}').map(|(_, after)| after);
    }
    let (name, after) = text.strip_prefix('<')?.split_once('>')?;
    let name = name.trim_start_matches('/').split(char::is_whitespace).next()?;
    ["i", "b", "u", "s", "font", "c"].contains(&name.to_lowercase().as_str()).then_some(after)
}
