//! Kinds of queries, twenty of each over words of different frequency.

use regex::Regex;

use crate::Outcome;
use crate::corpus::Corpus;
use crate::floors::Wanted;

/// Queries of each kind.
const EACH: usize = 20;

/// The kind whose answer is a list of people.
pub const WITHOUT: &str = "codes: people without A";

/// Queries of one kind.
pub struct Kind {
    pub name: &'static str,
    /// Whether it is words or a phrase, which a full text index answers as it is.
    pub plain: bool,
    /// Whether ours are regular expressions.
    pub regex: bool,
    pub queries: Vec<Search>,
}

/// A search as each side writes it.
pub struct Search {
    pub ours: String,
    pub scan: Wanted,
    /// `None` where FTS5 cannot answer it.
    pub fts: Option<String>,
}

/// A scan for turns that hold a word.
pub fn word(word: &str) -> Outcome<Wanted> {
    pattern(&format!(r"\b{}\b", regex::escape(word)))
}

fn pattern(pattern: &str) -> Outcome<Wanted> {
    Ok(Wanted { all: vec![expression(pattern)?], none: Vec::new() })
}

fn expression(pattern: &str) -> Outcome<Regex> {
    Ok(Regex::new(&format!("(?i){pattern}"))?)
}

/// Kinds of queries for text.
pub fn of(corpus: &Corpus) -> Outcome<Vec<Kind>> {
    // Words of one script without marks, so that a pattern means the same letters as the index.
    let words: Vec<&str> = corpus.words.iter().map(String::as_str).filter(|word| word.is_ascii()).collect();
    let w = |rank: usize| words[rank % words.len()];
    let kind = |name, plain, make: &dyn Fn(usize) -> Outcome<Search>| -> Outcome<Kind> {
        let queries = (0..EACH).map(make).collect::<Outcome<_>>()?;
        Ok(Kind { name, plain, regex: false, queries })
    };
    let both = |query: &str, scan| Search { ours: query.to_owned(), scan, fts: Some(query.to_owned()) };
    let ours = |query: String, scan| Search { ours: query, scan, fts: None };
    let mut kinds = vec![
        kind("rare word", true, &|n| Ok(both(w(3_000 + 400 * n), word(w(3_000 + 400 * n))?)))?,
        kind("common word", true, &|n| Ok(both(w(30 + 10 * n), word(w(30 + 10 * n))?)))?,
        kind("phrase", true, &|n| {
            let (a, b) = (w(5 + n), w(30 + n));
            Ok(both(&format!("\"{a} {b}\""), pattern(&format!(r"\b{a}\W+{b}\b"))?))
        })?,
        kind("two words, not a third", false, &|n| {
            let (a, b, c) = (w(40 + n), w(65 + n), w(20 + n));
            let scan = Wanted {
                all: vec![expression(&format!(r"\b{a}\b"))?, expression(&format!(r"\b{b}\b"))?],
                none: vec![expression(&format!(r"\b{c}\b"))?],
            };
            Ok(Search {
                ours: format!("{a} AND {b} NOT {c}"),
                scan,
                fts: Some(format!("({a} AND {b}) NOT {c}")),
            })
        })?,
        kind("one of three words", false, &|n| {
            let (a, b, c) = (w(100 + n), w(500 + n), w(2_000 + n));
            Ok(both(&format!("{a} OR {b} OR {c}"), pattern(&format!(r"\b(?:{a}|{b}|{c})\b"))?))
        })?,
        kind("beginning of a word", false, &|n| {
            let beginning = letters(w(700 + 30 * n), 0, 4);
            Ok(both(&format!("{beginning}*"), pattern(&format!(r"\b{beginning}\w*"))?))
        })?,
        kind("star within", false, &|n| {
            let (a, b) = (letters(w(700 + 30 * n), 0, 2), letters(w(700 + 30 * n), 3, 9));
            Ok(ours(format!("{a}*{b}"), pattern(&format!(r"\b{a}\w*{b}\b"))?))
        })?,
        kind("stars around", false, &|n| {
            let inner = letters(w(700 + 30 * n), 1, 4);
            Ok(ours(format!("*{inner}*"), pattern(&format!(r"\w*{inner}\w*"))?))
        })?,
        kind("one letter wrong", false, &|n| {
            let like = w(700 + 30 * n);
            Ok(ours(format!("{like}~1"), pattern(&format!(r"\b(?:{})\b", one_wrong(like)))?))
        })?,
        kind("two words within five", false, &|n| {
            let (a, b) = (w(30 + n), w(60 + n));
            let between = r"\W+(?:\w+\W+){0,4}?";
            Ok(Search {
                ours: format!("{a} NEAR/5 {b}"),
                scan: pattern(&format!(r"\b(?:{a}{between}{b}|{b}{between}{a})\b"))?,
                fts: Some(format!("NEAR({a} {b}, 4)")),
            })
        })?,
        kind("two words in an answer", false, &|n| {
            let (a, b) = (w(30 + n), w(60 + n));
            let all = vec![expression(&format!(r"\b{a}\b"))?, expression(&format!(r"\b{b}\b"))?];
            Ok(ours(format!("{a} NEAR/answer {b}"), Wanted { all, none: Vec::new() }))
        })?,
    ];
    let expressions = (0..EACH).map(|n| {
        let pattern = format!(r"\b(?:{}|{})\w* \w+é\b", w(12 + n), w(40 + n));
        Ok(Search {
            scan: Wanted { all: vec![Regex::new(&pattern)?], none: Vec::new() },
            ours: pattern,
            fts: None,
        })
    });
    kinds.push(Kind {
        name: "regular expression",
        plain: false,
        regex: true,
        queries: expressions.collect::<Outcome<_>>()?,
    });
    Ok(kinds)
}

fn letters(word: &str, from: usize, to: usize) -> String {
    word.chars().skip(from).take(to - from).collect()
}

/// All spellings one letter away, as alternatives of a pattern.
fn one_wrong(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut spellings = vec![word.to_owned()];
    for at in 0..=letters.len() {
        let (before, after) = letters.split_at(at);
        let (before, rest) = (String::from_iter(before), String::from_iter(after));
        spellings.push(format!(r"{before}\w{rest}"));
        if let Some((_, after)) = after.split_first() {
            let after = String::from_iter(after);
            spellings.push(format!("{before}{after}"));
            spellings.push(format!(r"{before}\w{after}"));
        }
    }
    spellings.join("|")
}

/// Kinds of queries for codes, and for words with codes.
pub fn of_codes(corpus: &Corpus) -> Vec<(&'static str, Vec<String>)> {
    let themes = corpus.codes.len() / 10;
    let theme = |n: usize| format!("code:\"{}\"", corpus.codes[n % themes * 10]);
    let code = |n: usize| format!("code:\"{}\"", corpus.codes[n % corpus.codes.len()]);
    let word = |n: usize| corpus.words[60 + 10 * n].as_str();
    let kind = |name, make: &dyn Fn(usize) -> String| (name, (0..EACH).map(make).collect());
    vec![
        kind("codes: a theme", &theme),
        kind("codes: A and B on the same words", &|n| format!("{} AND {}", theme(n), code(n + 3))),
        kind("codes: A, not B", &|n| format!("{} NOT {}", theme(n), code(n + 3))),
        kind("codes: A within B", &|n| format!("{} WITHIN {}", code(n), theme(n + 1))),
        kind("codes: A overlapping B", &|n| format!("{} OVERLAPS {}", theme(n), theme(n + 1))),
        kind("codes: A near B, two turns", &|n| format!("{} NEAR/2turns {}", theme(n), theme(n + 1))),
        kind("codes: A before B", &|n| format!("{} BEFORE {}", theme(n), theme(n + 1))),
        kind("codes: A in interviews that hold B", &|n| format!("{} interview:({})", code(n), code(n + 3))),
        kind(WITHOUT, &|n| format!("without:({})", code(n))),
        kind("codes: a word in passages of A", &|n| format!("{} {}", word(n), theme(n))),
        kind("codes: a word that nobody coded", &|n| format!("{} is:uncoded", word(n))),
    ]
}
