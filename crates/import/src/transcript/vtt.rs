//! WebVTT: Zoom, Teams and YouTube.

use std::borrow::Cow;

use super::cues::{Marks, Payload, compose, split};
use super::format::Format;
use super::time::cue_times;
use super::{ReadError, ReadOptions, ReadTranscript};
use crate::encoding::decode;

/// WebVTT files.
pub(super) const FORMAT: Format =
    Format { name: "VTT subtitles", extensions: &["vtt", "webvtt"], sniff, read };

const CONVERSION_VERSION: u32 = 1;

fn sniff(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes
        .strip_prefix(b"WEBVTT")
        .is_some_and(|rest| matches!(rest.first(), None | Some(b' ' | b'\t' | b'\r' | b'\n')))
}

fn read(bytes: &[u8], options: &ReadOptions<'_>) -> Result<ReadTranscript, ReadError> {
    let decoded = decode(bytes, options.encoding)?;
    let skipped = |line: &str| {
        ["NOTE", "STYLE", "REGION"].iter().any(|word| {
            line.strip_prefix(word)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
        })
    };
    let composed = compose(split(&without_header(&decoded.text), skipped, payload))?;
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

/// Blanks the first block, which names the format and may carry a title; the line count stays.
fn without_header(text: &str) -> Cow<'_, str> {
    if !text.starts_with("WEBVTT") {
        return Cow::Borrowed(text);
    }
    let (header, rest) = text.split_once('\n').unwrap_or((text, ""));
    // Some tools forget the blank line after the header.
    let mut lines = 1;
    let mut end = header.len() + 1;
    for line in rest.split('\n').take_while(|line| !line.trim().is_empty()) {
        if cue_times(line).is_some() || line.trim().bytes().all(|b| b.is_ascii_digit()) {
            break;
        }
        lines += 1;
        end += line.len() + 1;
    }
    Cow::Owned("\n".repeat(lines) + text.get(end..).unwrap_or_default())
}

/// Takes tags off a line and parts it where the voice changes. A voice lasts to the end of its
/// cue or to its end tag.
pub(super) fn payload(line: &str, voice: &mut Option<String>) -> Payload {
    let mut read = Payload::default();
    let mut text = String::new();
    let mut marks = Marks::of(line);
    while let Some((before, tag)) = marks.next(&['<']) {
        text.push_str(&entities(before));
        let Some((name, after)) = tag_name(tag) else {
            text.push_str(marks.letter());
            continue;
        };
        marks.after(after);
        if name == "/v" || name == "v" || name.starts_with("v ") || name.starts_with("v.") {
            if !text.trim().is_empty() {
                read.pieces.push((voice.clone(), std::mem::take(&mut text)));
            }
            text.clear();
            let annotation = name.split_once(char::is_whitespace).map(|(_, annotation)| entities(annotation));
            *voice =
                annotation.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty() && name != "-");
        } else if !name.starts_with(|c: char| c.is_ascii_digit() || c == '/') {
            // Times of single words are not worth a line in the preview.
            read.tags += 1;
        }
    }
    text.push_str(&entities(marks.rest()));
    if !text.trim().is_empty() {
        read.pieces.push((voice.clone(), text));
    }
    read
}

/// The inside of a tag and what follows it; a `<` that opens no tag is text.
fn tag_name(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('<')?;
    let (name, after) = inside.split_once('>')?;
    let first = name.chars().next()?;
    let tag = first.is_ascii_alphanumeric() || matches!(first, '/' | '.');
    (tag && !name.contains('<')).then_some((name, after))
}

/// Replaces the entities of WebVTT and numeric ones.
fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = Marks::of(text);
    while let Some((before, entity)) = marks.next(&['&']) {
        out.push_str(before);
        let known = entity.get(1..).and_then(|e| e.split_once(';')).and_then(|(name, after)| {
            let c = match name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                "nbsp" => '\u{a0}',
                "lrm" => '\u{200e}',
                "rlm" => '\u{200f}',
                _ => numeric(name)?,
            };
            Some((c, after))
        });
        match known {
            Some((c, after)) => {
                out.push(c);
                marks.after(after);
            }
            None => out.push_str(marks.letter()),
        }
    }
    out.push_str(marks.rest());
    out
}

fn numeric(name: &str) -> Option<char> {
    let number = name.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|c| !c.is_control())
}
