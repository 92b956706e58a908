//! Recall and precision on invented interviews in many layouts, languages and cultures.

#![expect(clippy::unwrap_used, reason = "a test text that cannot be read is a failure")]

use std::fs;
use std::path::Path;

use verbatim_protect::identifiers::Finding;
use verbatim_text::{CodePoints, Span};

use crate::marks::{Known, finder, unmarked};

#[derive(Default)]
struct Count {
    known: usize,
    covered: usize,
    found: usize,
    right: usize,
    missed: Vec<String>,
}

impl Count {
    fn recall(&self) -> f64 {
        share(self.covered, self.known)
    }

    fn precision(&self) -> f64 {
        share(self.right, self.found)
    }
}

fn share(part: usize, of: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(of).unwrap())
}

/// Counts over all texts: what of these kinds is covered, and how much of what was found is right.
fn counted(kinds: &[&str], small: bool) -> Count {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/texts");
    let mut count = Count::default();
    for entry in fs::read_dir(folder).unwrap() {
        let source = fs::read_to_string(entry.unwrap().path()).unwrap();
        let (text, known) = unmarked(&source);
        let text = if small { text.to_lowercase() } else { text };
        add(&mut count, kinds, &text, &known);
    }
    count
}

fn add(count: &mut Count, kinds: &[&str], text: &str, known: &[Known]) {
    let findings = finder().find_in(text);
    let points = CodePoints::new(text);
    for one in known.iter().filter(|one| kinds.contains(&one.kind.as_str())) {
        count.known += 1;
        let words = points.slice(one.span).unwrap();
        if covered(words, one.span, &findings) {
            count.covered += 1;
        } else {
            count.missed.push(words.to_owned());
        }
    }
    for finding in findings.iter().filter(|f| kinds.contains(&f.kind.as_str()) || kinds.contains(&short(f))) {
        count.found += 1;
        count.right += usize::from(known.iter().any(|one| one.span.overlaps(finding.span)));
    }
}

fn short(finding: &Finding) -> &'static str {
    match finding.kind.as_str() {
        "e-mail" => "email",
        "web address" => "url",
        other => other,
    }
}

/// Every letter but those of leading small words (an article, a title) and of a final `'s` lies in a
/// finding.
fn covered(words: &str, span: Span, findings: &[Finding]) -> bool {
    let words = words.trim_end_matches("'s").trim_end_matches("’s");
    let small = |word: &&str| word.chars().all(|c| !c.is_uppercase() && !c.is_numeric());
    let leading: usize = words.split(' ').take_while(small).map(|word| word.chars().count() + 1).sum();
    let skipped = if leading > words.chars().count() { 0 } else { leading };
    let letters = (span.start()..).zip(words.chars()).skip(skipped).filter(|(_, c)| c.is_alphanumeric());
    letters.into_iter().all(|(at, _)| findings.iter().any(|f| f.span.start() <= at && at < f.span.end()))
}

#[test]
fn addresses_and_numbers_are_found_nearly_always() {
    for (kind, goal) in [("email", 0.99), ("number", 0.99), ("phone", 0.95), ("street", 0.95), ("date", 0.95)]
    {
        let count = counted(&[kind], false);
        assert!(count.recall() >= goal, "{kind}: {} {:?}", count.recall(), count.missed);
    }
}

#[test]
fn people_are_found_and_few_others_are_proposed() {
    let count = counted(&["person"], false);
    assert!(count.recall() >= 0.97, "{} {:?}", count.recall(), count.missed);
    assert!(count.precision() >= 0.8, "{}", count.precision());
}

#[test]
fn places_and_bodies_are_found_and_few_others_are_proposed() {
    let count = counted(&["place", "organisation"], false);
    assert!(count.recall() >= 0.93, "{} {:?}", count.recall(), count.missed);
    assert!(count.precision() >= 0.75, "{}", count.precision());
}

#[test]
fn without_capitals_most_is_still_found() {
    let all =
        ["person", "place", "organisation", "street", "phone", "email", "date", "number", "url", "handle"];
    let count = counted(&all, true);
    assert!(count.recall() >= 0.7, "{} {:?}", count.recall(), count.missed);
    assert!(count.precision() >= 0.6, "{}", count.precision());
}
