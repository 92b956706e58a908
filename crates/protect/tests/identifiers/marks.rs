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
