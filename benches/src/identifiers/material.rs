//! Texts with the identifiers that are known to be in them.

use std::fs;
use std::path::Path;

use serde_json::Value;
use verbatim_import::transcript::{ReadOptions, ReadTurn, read_transcript};
use verbatim_protect::identifiers::searched_spans;
use verbatim_text::{CodePoints, Span};

use crate::Outcome;

/// An identifier of a text.
#[derive(Clone)]
pub struct Known {
    pub span: Span,
    /// Word of the kind as the sample and the marks have it.
    pub kind: String,
}

/// A text whose identifiers are known.
#[derive(Clone)]
pub struct Marked {
    pub name: String,
    pub text: String,
    pub speech: Vec<Span>,
    pub known: Vec<Known>,
}

/// The interviews of the sample study whose ids end in an even digit, or in an odd one.
pub fn sample(folder: &Path, even: bool) -> Outcome<Vec<Marked>> {
    let mut texts = Vec::new();
    for path in files(&folder.join("transcripts"))? {
        let name = stem(&path);
        let last = name.chars().last().and_then(|c| c.to_digit(10)).unwrap_or(0);
        if last.is_multiple_of(2) == even {
            let rows = fs::read_to_string(folder.join(format!("identifiers/{name}.jsonl")))?;
            let (text, speech) = read(&path, &fs::read(&path)?)?;
            let known = rows.lines().map(|row| listed(&text, row)).collect::<Outcome<_>>()?;
            texts.push(Marked { name, text, speech, known });
        }
    }
    Ok(texts)
}

fn listed(text: &str, row: &str) -> Outcome<Known> {
    let row: Value = serde_json::from_str(row)?;
    let word =
        |field: &str| row.get(field).and_then(Value::as_str).ok_or_else(|| format!("a row without {field}"));
    let (quote, kind) = (word("quote")?, word("kind")?.to_owned());
    let occurrence = row.get("occurrence").and_then(Value::as_u64).unwrap_or(1);
    let mut at = None;
    for _ in 0..occurrence {
        let from = at.map_or(0, |at: usize| at + text[at..].chars().next().map_or(1, char::len_utf8));
        at = text[from..].find(quote).map(|found| from + found);
    }
    let start = at.ok_or_else(|| format!("“{quote}” is not in the text"))?;
    Ok(Known { span: CodePoints::new(text).span_of_bytes(start, start + quote.len())?, kind })
}

/// Texts with marks as `⟦person:Ana Okafor⟧`.
pub fn marked(folder: &Path) -> Outcome<Vec<Marked>> {
    files(folder)?.iter().map(|path| without_marks(path)).collect()
}

fn without_marks(path: &Path) -> Outcome<Marked> {
    let source = fs::read_to_string(path)?;
    let (mut text, mut known) = (String::new(), Vec::new());
    let mut parts = source.split('⟦');
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (mark, rest) = part.split_once('⟧').ok_or("a mark without its end")?;
        let (kind, words) = mark.split_once(':').ok_or("a mark without its kind")?;
        let start = u32::try_from(text.chars().count())?;
        let end = start + u32::try_from(words.chars().count())?;
        known.push(Known { span: Span::new(start, end)?, kind: kind.to_owned() });
        text.push_str(words);
        text.push_str(rest);
    }
    let (read, speech) = read(path, text.as_bytes())?;
    if read != text {
        known = followed(&text, &read, known)?;
    }
    let text = read;
    // Names in labels are proposed as labels, not found.
    known.retain(|known| speech.iter().any(|span| span.overlaps(known.span)));
    Ok(Marked { name: stem(path), text, speech, known })
}

/// What is known of a file in the text that import makes of it, as of captions: the same words in the same order.
/// Words that a cue breaks are left out.
fn followed(file: &str, text: &str, known: Vec<Known>) -> Outcome<Vec<Known>> {
    let (file, points) = (CodePoints::new(file), CodePoints::new(text));
    let (mut from, mut followed) = (0, Vec::new());
    for one in known {
        let words = file.slice(one.span)?;
        if let Some(at) = text[from..].find(words) {
            let start = from + at;
            from = start + words.len();
            followed.push(Known { span: points.span_of_bytes(start, from)?, ..one });
        }
    }
    Ok(followed)
}

/// The same texts in small letters, as automatic captions are; letters that change their length stay.
pub fn in_small_letters(texts: &[Marked]) -> Vec<Marked> {
    let small = |c: char| {
        Some(c.to_lowercase()).filter(|l| l.clone().count() == 1).and_then(|mut l| l.next()).unwrap_or(c)
    };
    let copy = |text: &Marked| Marked { text: text.text.chars().map(small).collect(), ..text.clone() };
    texts.iter().map(copy).collect()
}

/// A text and where names are looked for in it.
fn read(path: &Path, bytes: &[u8]) -> Outcome<(String, Vec<Span>)> {
    let name = path.file_name().and_then(|name| name.to_str()).ok_or("a file without a name")?;
    let read = read_transcript(name, bytes, &ReadOptions::default())?;
    let label = |turn: &ReadTurn| Some(read.speakers.get(turn.speaker?)?.label.as_str());
    let turns = read.turns.iter().map(|turn| (turn.span, label(turn)));
    let speech = searched_spans(&CodePoints::new(&read.text), turns);
    Ok((read.text, speech))
}

fn files(folder: &Path) -> Outcome<Vec<std::path::PathBuf>> {
    let mut files: Vec<_> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Outcome<_>>()?;
    files.sort();
    Ok(files)
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
