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

/// The text without what captions have beside speech: their title, the numbers of cues and their times.
pub fn without_cues(source: &str) -> String {
    if !source.starts_with("WEBVTT") {
        return source.to_owned();
    }
    let cue = |line: &&str| {
        line.contains("-->")
            || *line == "WEBVTT"
            || !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit())
    };
    source.lines().filter(|line| !cue(line)).collect::<Vec<_>>().join("\n")
}

/// Where names are looked for: without the labels that lines begin with, `Name:` after a time or in bold,
/// or a line of its own in bold. A label stands before two lines or more. The day before a message of a
/// chat is no part of its label.
pub fn speech(text: &str) -> Vec<Span> {
    let count = |text: &str| u32::try_from(text.chars().count()).unwrap();
    let labels: Vec<Option<Label<'_>>> = text.split('\n').map(label).collect();
    let recurs = |words: &str| labels.iter().flatten().filter(|other| other.words == words).count() > 1;
    let (mut speech, mut from, mut at) = (Vec::new(), 0, 0);
    for (line, label) in text.split('\n').zip(&labels) {
        if let Some(label) = label.as_ref().filter(|label| recurs(label.words)) {
            speech.extend(Span::new(from, at + count(&line[..label.from])));
            from = at + count(&line[..label.to]);
        }
        at += count(line) + 1;
    }
    speech.extend(Span::new(from, count(text)));
    speech
}

/// What a line begins with that could be a label, and the bytes that are not searched.
struct Label<'l> {
    words: &'l str,
    from: usize,
    to: usize,
}

fn label(line: &str) -> Option<Label<'_>> {
    let bare = line.trim_start_matches(['*', '\u{200e}']);
    let timed = bare.strip_prefix('[').and_then(|rest| rest.split_once("] "));
    let timed = timed.or_else(|| bare.split_once(" - ").filter(|(stamp, _)| stamp.contains(", ")));
    let timed = timed.filter(|(stamp, _)| stamp.starts_with(|c: char| c.is_ascii_digit()));
    let has_day = timed.is_some_and(|(stamp, _)| stamp.contains(['/', '.']));
    let said = timed.map_or(bare, |(_, rest)| rest).trim_start_matches('*');
    let alone = bare.strip_suffix("**").filter(|_| bare.len() < line.len());
    let words = alone.or_else(|| said.split_once(':').map(|(label, _)| label))?;
    let fits = words.starts_with(char::is_uppercase) && words.len() < 40 && words.split(' ').count() < 5;
    let to = if alone.is_some() { line.len() } else { line.len() - said.len() + words.len() + 1 };
    let from = if has_day { line.len() - said.len() } else { 0 };
    (fits && !words.contains([',', '?', '!'])).then_some(Label { words, from, to })
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

/// Each text holds one identifier of the kind, and nothing else.
pub fn each_one(kind: &str, cases: &[(&str, &str)]) {
    for (text, words) in cases {
        let found = said(text, &finder().find_in(text));
        assert_eq!(found, [(kind.to_owned(), (*words).to_owned())], "{text}");
    }
}
