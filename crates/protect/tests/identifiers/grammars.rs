//! Kinds of identifiers as grammars: tables of the forms in which they are said and written, and of what looks
//! like one and is none.

use verbatim_protect::identifiers::Finding;
use verbatim_text::CodePoints;

use crate::marks::{finder, said, unmarked};

/// The lines of a table, without comments and titles.
fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !(line.is_empty() || line.starts_with(['#', '['])))
}

/// Makes a text without capitals long enough to be told as one.
const SMALL: &str = " and it was long ago and nobody asked me about it until you came here today to ask";

/// Lines of which a mark has a letter or a figure that lies in no finding, a leading article aside. Lines have
/// no kinds in their marks.
fn missed(table: &'static str, counts: impl Fn(&Finding) -> bool) -> Vec<String> {
    let finder = finder();
    let mut missed = Vec::new();
    for line in lines(table) {
        let (mut text, known) = unmarked(&line.replace('⟦', "⟦any:"));
        if line.starts_with(char::is_lowercase) {
            text.push_str(SMALL);
        }
        assert!(!known.is_empty(), "{line} has no mark");
        let findings = finder.find_in(&text);
        let points = CodePoints::new(&text);
        let whole = known.iter().all(|one| {
            let words = points.slice(one.span).unwrap_or_default();
            let words = words.strip_suffix("'s").unwrap_or(words);
            let article = ["the ", "The ", "el ", "la "].iter().find(|article| words.starts_with(**article));
            let skipped = article.map_or(0, |article| article.len());
            let letters = (one.span.start()..).zip(words.chars()).skip(skipped);
            let within = |at: u32| {
                let holds = |f: &&Finding| f.span.start() <= at && at < f.span.end() && counts(f);
                findings.iter().find(holds).is_some()
            };
            letters.filter(|(_, c)| c.is_alphanumeric()).all(|(at, _)| within(at))
        });
        if !whole {
            missed.push(format!("{line}  {:?}", said(&text, &findings)));
        }
    }
    missed
}

/// Lines in which something of a kind is found.
fn in_vain(table: &'static str, kind: &str) -> Vec<String> {
    let finder = finder();
    let found = |line: &str| {
        let found = said(line, &finder.find_in(line));
        found.iter().any(|(of, _)| of == kind).then(|| format!("{line}  {found:?}"))
    };
    lines(table).filter_map(found).collect()
}

fn assert_none(missed: &[String]) {
    assert!(missed.is_empty(), "{} lines:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn days_and_spans_of_days_are_found_however_they_are_said() {
    assert_none(&missed(include_str!("grammars/days.txt"), |found| found.kind.as_str() == "date"));
}

#[test]
fn what_only_looks_like_a_day_is_none() {
    assert_none(&in_vain(include_str!("grammars/no-days.txt"), "date"));
}

#[test]
fn addresses_are_found_with_and_without_a_number() {
    assert_none(&missed(include_str!("grammars/addresses.txt"), |_| true));
}

#[test]
fn what_only_looks_like_an_address_is_none() {
    assert_none(&in_vain(include_str!("grammars/no-addresses.txt"), "street"));
}

#[test]
fn addresses_of_mail_are_found_as_they_are_said() {
    assert_none(&missed(include_str!("grammars/mails.txt"), |_| true));
}

#[test]
fn what_only_looks_like_an_address_of_mail_is_none() {
    assert_none(&in_vain(include_str!("grammars/no-mails.txt"), "e-mail"));
}

#[test]
fn handles_are_found_as_they_are_said() {
    assert_none(&missed(include_str!("grammars/handles.txt"), |_| true));
}

#[test]
fn what_only_looks_like_a_handle_is_none() {
    assert_none(&in_vain(include_str!("grammars/no-handles.txt"), "handle"));
}

#[test]
fn numbers_that_somebody_was_given_are_found_in_figures_and_in_words() {
    assert_none(&missed(include_str!("grammars/numbers.txt"), |_| true));
}

#[test]
fn what_only_looks_like_such_a_number_is_none() {
    assert_none(&in_vain(include_str!("grammars/no-numbers.txt"), "number"));
}

#[test]
fn bodies_of_ordinary_words_are_found() {
    assert_none(&missed(include_str!("grammars/bodies.txt"), |_| true));
}

#[test]
fn what_has_a_capital_and_names_nobody_is_no_name() {
    for kind in ["person", "place", "organisation"] {
        assert_none(&in_vain(include_str!("grammars/no-names.txt"), kind));
    }
}

#[test]
fn people_are_found_by_their_role_their_cue_and_their_place() {
    assert_none(&missed(include_str!("grammars/people.txt"), |_| true));
}
