//! TXT and Markdown: the transcript is the decoded file, labels and blank lines included.

use verbatim_text::Span;

use super::format::Format;
use super::layout::{FoundTurn, Lines, Recognised, recognise};
use super::{ReadError, ReadOptions, ReadTranscript, ReadTurn};
use crate::encoding::decode;

/// Text files.
pub(super) const TEXT: Format =
    Format { name: "Text", extensions: &["txt", "text", "log"], sniff: |_| false, read: read_text };

/// Markdown files; labels may be set in bold.
pub(super) const MARKDOWN: Format = Format {
    name: "Markdown",
    extensions: &["md", "markdown", "mdown"],
    sniff: |_| false,
    read: read_markdown,
};

/// The text is the file, so there is only one way to convert it.
const CONVERSION_VERSION: u32 = 1;

fn read_text(bytes: &[u8], options: &ReadOptions<'_>) -> Result<ReadTranscript, ReadError> {
    read(bytes, options, TEXT.name)
}

fn read_markdown(bytes: &[u8], options: &ReadOptions<'_>) -> Result<ReadTranscript, ReadError> {
    read(bytes, options, MARKDOWN.name)
}

fn read(bytes: &[u8], options: &ReadOptions<'_>, format: &'static str) -> Result<ReadTranscript, ReadError> {
    let decoded = decode(bytes, options.encoding)?;
    let lines = decoded.text.split('\n').collect();
    let source = Lines { lines, starts_paragraph: None, set_apart: Vec::new() };
    let found = recognise(&source);
    let turns = spans(&source, &found.turns);
    let mut notes = notes(&found);
    if let (Some(last), [first, ..]) = (notes.last_mut(), found.single_labels.as_slice()) {
        last.push_str(&format!(" See line {}.", first + 1));
    }
    Ok(ReadTranscript {
        format,
        conversion_version: CONVERSION_VERSION,
        encoding: Some(decoded.label.to_owned()),
        encoding_guessed: decoded.guessed,
        layout: found.layout,
        speakers: found.speakers.finish(),
        turns,
        left_out: Vec::new(),
        notes,
        text: decoded.text,
    })
}

/// Sentences about a recognised layout.
pub(super) fn notes(found: &Recognised) -> Vec<String> {
    let mut notes = Vec::new();
    if found.time_of_day {
        notes.push("The times are times of the day; positions are counted from the first one.".to_owned());
    }
    match found.empty_labels {
        0 => {}
        1 => notes.push("1 label has no text after it and makes no turn.".to_owned()),
        n => notes.push(format!("{n} labels have no text after them and make no turns.")),
    }
    match found.asides {
        0 => {}
        1 => notes.push(
            "1 line is a notice of the chat program, or stands for a picture or a recording; it makes no turn."
                .to_owned(),
        ),
        n => notes.push(format!(
            "{n} lines are notices of the chat program, or stand for pictures and recordings; they make no turns."
        )),
    }
    notes.extend(match found.single_labels.as_slice() {
        [] => None,
        [_] => {
            Some("1 paragraph begins like a speaker who appears only once; it was read as text.".to_owned())
        }
        several => Some(format!(
            "{} paragraphs begin like speakers who appear only once; they were read as text.",
            several.len()
        )),
    });
    notes
}

/// Turns as code points. The text is walked once, however many turns there are.
fn spans(source: &Lines<'_>, turns: &[FoundTurn]) -> Vec<ReadTurn> {
    let mut walk = Walk { source, line: 0, line_start: 0 };
    let mut spans = Vec::with_capacity(turns.len());
    for turn in turns {
        let start = walk.to(turn.from.line) + points(source.lines.get(turn.from.line), turn.from.byte);
        let end = walk.to(turn.to.line) + points(source.lines.get(turn.to.line), turn.to.byte);
        if let Ok(span) = Span::new(start, end) {
            let &FoundTurn { speaker, start_ms, end_ms, .. } = turn;
            spans.push(ReadTurn { span, speaker, start_ms, end_ms });
        }
    }
    spans
}

struct Walk<'s> {
    source: &'s Lines<'s>,
    line: usize,
    line_start: u32,
}

impl Walk<'_> {
    /// First code point of a line that is not before the last one asked for.
    fn to(&mut self, line: usize) -> u32 {
        while self.line < line {
            let text = self.source.lines.get(self.line);
            self.line_start += points(text, usize::MAX) + 1;
            self.line += 1;
        }
        self.line_start
    }
}

/// Code points in the first `bytes` bytes of a line.
#[expect(clippy::cast_possible_truncation, reason = "files over 100 MB are refused")]
fn points(line: Option<&&str>, bytes: usize) -> u32 {
    let line = line.map_or(&[][..], |line| line.as_bytes());
    let part = line.get(..bytes).unwrap_or(line);
    // Every code point has exactly one byte that is not a continuation.
    part.iter().filter(|&&byte| (byte & 0xC0) != 0x80).count() as u32
}
