//! Texts with marks as `⟦person:Ana Okafor⟧`, and what a finder says of them.

#![expect(clippy::unwrap_used, reason = "a test text that cannot be read is a failure")]

use verbatim_protect::identifiers::{Finder, Finding, Settings};
use verbatim_text::{CodePoints, Span};

/// An identifier that a text is known to hold.
pub struct Known {
    pub kind: String,
    pub span: Span,
}

/// The text without its marks, and what was marked.
pub fn unmarked(source: &str) -> (String, Vec<Known>) {
    let (mut text, mut known) = (String::new(), Vec::new());
    for (n, part) in source.split('⟦').enumerate() {
        let Some((mark, rest)) = part.split_once('⟧').filter(|_| n > 0) else {
            text.push_str(part);
            continue;
        };
        let (kind, words) = mark.split_once(':').unwrap();
        let start = u32::try_from(text.chars().count()).unwrap();
        let end = start + u32::try_from(words.chars().count()).unwrap();
        known.push(Known { kind: kind.to_owned(), span: Span::new(start, end).unwrap() });
        text.push_str(words);
        text.push_str(rest);
    }
    (text, known)
}

/// Where people speak: without the labels that lines begin with, `Name:` after a time or in bold, or a
/// line of its own in bold. A label stands before two lines or more.
pub fn speech(text: &str) -> Vec<Span> {
    let count = |text: &str| u32::try_from(text.chars().count()).unwrap();
    let labels: Vec<Option<(usize, &str)>> = text.split('\n').map(label).collect();
    let recurs = |label: &str| labels.iter().flatten().filter(|(_, other)| *other == label).count() > 1;
    let (mut speech, mut from, mut at) = (Vec::new(), 0, 0);
    for (line, label) in text.split('\n').zip(&labels) {
        if let Some((length, _)) = label.filter(|(_, label)| recurs(label)) {
            speech.extend(Span::new(from, at));
            from = at + count(&line[..length]);
        }
        at += count(line) + 1;
    }
    speech.extend(Span::new(from, count(text)));
    speech
}

/// What a line begins with that could be a label, and how many bytes it takes.
fn label(line: &str) -> Option<(usize, &str)> {
    let bare = line.trim_start_matches('*');
    let timed = bare.strip_prefix('[').and_then(|rest| rest.split_once("] ")).map_or(bare, |(_, rest)| rest);
    let timed = timed.trim_start_matches('*');
    let alone = bare.strip_suffix("**").filter(|_| bare.len() < line.len());
    let label = alone.or_else(|| timed.split_once(':').map(|(label, _)| label))?;
    let fits = label.starts_with(char::is_uppercase) && label.len() < 40 && label.split(' ').count() < 5;
    let taken = if alone.is_some() { line.len() } else { line.len() - timed.len() + label.len() + 1 };
    (fits && !label.contains([',', '?', '!'])).then_some((taken, label))
}

pub fn finder() -> Finder {
    Finder::new(Settings::default()).unwrap()
}

/// Findings as kind and words.
pub fn said(text: &str, findings: &[Finding]) -> Vec<(String, String)> {
    let points = CodePoints::new(text);
    findings.iter().map(|f| (f.kind.to_string(), points.slice(f.span).unwrap().to_owned())).collect()
}

/// Words of the findings of a text.
pub fn found(text: &str) -> Vec<String> {
    said(text, &finder().find_in(text)).into_iter().map(|(_, words)| words).collect()
}
