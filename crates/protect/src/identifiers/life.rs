//! Hints for the guided read-through: details of a life that may single a person out. No rule can
//! find them all; a person reads.

use std::collections::HashMap;
use std::sync::LazyLock;

use verbatim_text::{CodePoints, Span};

use super::finding::{Confidence, Finding, Kind};
use super::fold::fold;
use super::keep::KeepList;
use super::merge::merged;
use super::reason::{Question, Reason};
use super::said::Said;
use super::tables;
use super::words::Case;

static WORDS: LazyLock<HashMap<String, Question>> = LazyLock::new(|| {
    let parts = tables::sections(include_str!("../../data/words/life.txt"));
    parts
        .flat_map(|(part, words)| words.into_iter().map(move |word| (fold(word), question_of(part))))
        .collect()
});

fn question_of(part: &str) -> Question {
    match part {
        "relative" => Question::Relative,
        "job" => Question::Job,
        "body" => Question::Body,
        "animal" => Question::Animal,
        "pastime" => Question::Pastime,
        "place" => Question::Place,
        "origin" => Question::Origin,
        _ => Question::Singular,
    }
}

/// Details to look at in the speech of a text, each with its question as the reason, in order and
/// without overlaps. Their confidence is low: most single nobody out.
#[must_use]
pub fn life_details(text: &str, speech: &[Span]) -> Vec<Finding> {
    let (points, keep) = (CodePoints::new(text), KeepList::empty());
    let mut found = Vec::new();
    for span in speech {
        if let Ok(passage) = points.slice(*span) {
            let said = Said::new(passage, span.start(), &keep);
            (0..said.len()).filter_map(|at| detail(&said, at)).for_each(|finding| found.push(finding));
        }
    }
    merged(&mut found);
    found
}

fn detail(said: &Said, at: usize) -> Option<Finding> {
    let word = said.word(at)?;
    let (question, run) = match WORDS.get(&word.base) {
        Some(Question::Singular) => (Question::Singular, singular(said, at)?),
        Some(Question::Origin) => (Question::Origin, at..phrase_end(said, at + 1, 3)),
        Some(question) => (*question, described(said, at)..at + 1),
        None => (Question::Number, counted(said, at)?),
    };
    let span = said.span(&run)?;
    Some(Finding {
        span,
        kind: Kind::LifeDetail,
        confidence: Confidence::new(25),
        reason: Reason::Question(question),
    })
}

/// With the words before that describe it: “my older sister”, “a retired school-bus driver”.
fn described(said: &Said, at: usize) -> usize {
    const BEGIN: [&str; 16] = [
        "my", "your", "his", "her", "our", "their", "a", "an", "the", "one", "two", "three", "mi", "su",
        "una", "un",
    ];
    (at.saturating_sub(3)..at)
        .find(|n| said.is(*n, &BEGIN) && (n + 1..=at).all(|k| said.close(k)))
        .unwrap_or(at)
}

/// “the only woman in the unit”, “the first in her family”; “first of all” is none.
fn singular(said: &Said, at: usize) -> Option<std::ops::Range<usize>> {
    let led =
        at > 0 && said.is(at - 1, &["the", "my", "her", "his", "their", "our", "la", "el"]) && said.close(at);
    let empty = said.is(
        at + 1,
        &[
            "time", "thing", "question", "place", "night", "step", "of", "way", "part", "reason", "year",
            "day", "one",
        ],
    );
    (led && !empty && said.close(at + 1)).then(|| at - 1..phrase_end(said, at + 1, 4))
}

/// “one of two detectives”, “nine foster homes”: a number of people, children or the like.
fn counted(said: &Said, at: usize) -> Option<std::ops::Range<usize>> {
    const COUNTS: [&str; 18] = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "nineteen", "twenty", "thirty",
    ];
    let number = said.word(at)?.case == Case::Digits || said.is(at, &COUNTS);
    let whom = (at + 1..at + 3).find(|n| said.is_in(*n, tables::WHOM))?;
    let from = if at > 1 && said.is(at - 1, &["of"]) && said.is(at - 2, &["one"]) { at - 2 } else { at };
    (number && (at + 1..=whom).all(|n| said.close(n))).then_some(from..whom + 1)
}

/// The words that follow without a stop between them, `most` of them.
fn phrase_end(said: &Said, from: usize, most: usize) -> usize {
    (from..from + most).find(|n| !said.close(*n)).unwrap_or(from + most).min(said.len())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;

    fn asked(text: &str) -> Vec<(Question, String)> {
        let points = CodePoints::new(text);
        let whole = Span::new(0, points.len()).unwrap();
        let found = life_details(text, &[whole]);
        let question = |f: &Finding| match f.reason {
            Reason::Question(question) => (question, points.slice(f.span).unwrap().to_owned()),
            _ => unreachable!("only questions are asked"),
        };
        found.iter().map(question).collect()
    }

    #[test]
    fn details_come_with_the_words_that_describe_them_and_their_question() {
        let said = |q: Question, text: &str| (q, text.to_owned());
        assert_eq!(
            asked("She lives with her older sister now."),
            [said(Question::Relative, "her older sister")]
        );
        assert_eq!(
            asked("He is a retired school-bus driver."),
            [said(Question::Job, "a retired school-bus driver")]
        );
        assert_eq!(
            asked("I was the only woman in the unit then."),
            [said(Question::Singular, "the only woman in the unit")]
        );
        assert_eq!(
            asked("She had been in nine foster homes."),
            [said(Question::Number, "nine foster homes")]
        );
        assert_eq!(asked("That was the first time we asked."), []);
    }
}
