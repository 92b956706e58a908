//! Word documents (DOCX).
//!
//! A document is unpacked ([`package`]), walked into paragraphs ([`body`]), its layout recognised
//! as in a text file, and the text written new: one line per paragraph, `Name: text`, a blank line
//! between turns.

mod body;
mod package;

use body::{Content, Paragraph};
use package::Package;

use super::compose::{Draft, Timed};
use super::format::Format;
use super::layout::{FoundTurn, Lines, Recognised, recognise};
use super::{LeftOutKind, LeftOutList, ReadError, ReadOptions, ReadTranscript, plain};

/// Word documents.
pub(super) const FORMAT: Format =
    Format { name: "Word document", extensions: &["docx", "docm"], sniff: crate::archive::sniff, read };

/// Since 2, a name in bold or centred on a line of its own is a label.
const CONVERSION_VERSION: u32 = 2;

fn read(bytes: &[u8], _options: &ReadOptions<'_>) -> Result<ReadTranscript, ReadError> {
    let mut package = Package::open(bytes)?;
    let document = package.document()?;
    let mut content = body::walk(&document, LeftOutList::default())?;
    drop(document);
    let notes_text = footnotes(&mut package, &mut content)?;
    margins(&mut package, &mut content)?;
    let Content { paragraphs, left_out, insertions, text_boxes, .. } = content;
    let mut written = write(&paragraphs, left_out);
    if !notes_text.is_empty() {
        notes_text.iter().for_each(|note| written.draft.outside(note));
        let n = notes_text.len();
        written
            .notes
            .push(format!("{n} footnotes or endnotes stand at the end of the text and belong to no turn."));
    }
    if insertions > 0 {
        written.notes.push(format!("{insertions} tracked insertions are part of the text."));
    }
    if text_boxes > 0 {
        written.notes.push(format!("{text_boxes} text boxes follow the paragraph that they are fixed to."));
    }
    let (text, turns) = written.draft.finish();
    Ok(ReadTranscript {
        text,
        format: FORMAT.name,
        conversion_version: CONVERSION_VERSION,
        encoding: None,
        encoding_guessed: false,
        layout: written.layout,
        speakers: written.speakers,
        turns,
        left_out: written.left_out.finish(),
        notes: written.notes,
    })
}

/// Footnotes and endnotes as lines; the mark of the note in the text is not a word and is dropped.
fn footnotes(package: &mut Package<'_>, content: &mut Content) -> Result<Vec<String>, ReadError> {
    let mut lines = Vec::new();
    for (part, name) in [("footnotes", "Footnote"), ("endnotes", "Endnote")] {
        let Some(xml) = package.beside_document(&format!("{part}.xml"))? else { continue };
        let notes = body::walk(&xml, std::mem::take(&mut content.left_out))?;
        content.left_out = notes.left_out;
        content.insertions += notes.insertions;
        for (n, note) in notes.notes.iter().enumerate() {
            lines.push(format!("[{name} {}] {note}", n + 1));
        }
    }
    Ok(lines)
}

/// Counts page headers and footers that hold text.
fn margins(package: &mut Package<'_>, content: &mut Content) -> Result<(), ReadError> {
    for xml in package.margins()? {
        let margin = body::walk(&xml, LeftOutList::default())?;
        if !margin.paragraphs.is_empty() {
            content.left_out.add(LeftOutKind::HeadersAndFooters, 0);
        }
    }
    Ok(())
}

struct Written {
    draft: Draft,
    layout: &'static str,
    speakers: Vec<super::ReadSpeaker>,
    left_out: LeftOutList,
    notes: Vec<String>,
}

fn write(paragraphs: &[Paragraph], mut left_out: LeftOutList) -> Written {
    let mut lines: Vec<&str> = Vec::new();
    let mut starts = Vec::new();
    let mut numbers = Vec::new();
    let mut set_apart = Vec::new();
    for paragraph in paragraphs {
        for (n, line) in paragraph.lines.iter().enumerate() {
            lines.push(line);
            starts.push(n == 0);
            numbers.push(paragraph.number);
            set_apart.push(paragraph.set_apart.get(n).copied().unwrap_or(false));
        }
    }
    let source = Lines { lines, starts_paragraph: Some(starts), set_apart };
    let found = recognise(&source);
    let mut draft = Draft::default();
    let mut next_line = 0;
    let mut turns = found.turns.iter().peekable();
    while let Some(turn) = turns.next() {
        outside(&mut draft, &source, next_line, turn.head_line);
        let mut spoken = spoken(&source, turn);
        next_line = turn.to.line + 1;
        let speaker = turn.speaker;
        let mut timed = Timed { speaker, start_ms: turn.start_ms, end_ms: turn.end_ms };
        let mut marks = usize::from(turn.start_ms.is_some());
        // Cues of one speaker in a row are one turn, a line each.
        while let Some(next) =
            turns.next_if(|next| found.cues && speaker.is_some() && next.speaker == speaker)
        {
            spoken.extend(self::spoken(&source, next));
            (timed.end_ms, next_line) = (next.end_ms, next.to.line + 1);
            marks += 1;
        }
        for _ in 0..marks {
            left_out.add(LeftOutKind::TimeMarks, numbers.get(turn.head_line).copied().unwrap_or(0));
        }
        draft.turn(speaker.map(|number| found.speakers.label(number)), &timed, spoken);
    }
    outside(&mut draft, &source, next_line, source.lines.len());
    let notes = plain::notes(&found);
    let Recognised { layout, speakers, .. } = found;
    Written { draft, layout, speakers: speakers.finish(), left_out, notes }
}

/// Lines that belong to no turn.
fn outside(draft: &mut Draft, source: &Lines<'_>, from: usize, to: usize) {
    for line in source.lines.get(from..to).unwrap_or_default() {
        if !line.trim().is_empty() {
            draft.outside(line);
        }
    }
}

/// The lines of a turn, without label and times.
fn spoken<'l>(source: &Lines<'l>, turn: &FoundTurn) -> Vec<&'l str> {
    let mut lines = Vec::new();
    for n in turn.from.line..=turn.to.line {
        let Some(line) = source.lines.get(n) else { break };
        let start = if n == turn.from.line { turn.from.byte } else { 0 };
        let end = if n == turn.to.line { turn.to.byte } else { line.len() };
        lines.extend(line.get(start..end));
    }
    lines
}
