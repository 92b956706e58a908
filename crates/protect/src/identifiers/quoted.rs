//! Nicknames in quotation marks: “they called him ‘the heron’”.

use super::finding::Kind;
use super::reason::Reason;
use super::said::{Said, Sink};
use super::words::Word;

/// Words of the longest nickname.
const LONGEST: usize = 4;

/// Names in quotation marks behind “called him” and the like. What “it” or “that” is called is no
/// person.
pub(super) fn find(said: &Said, sink: &mut Sink) {
    for at in 1..said.len() {
        if let Some((end, verb)) = quoted(said, at).zip(naming(said, at)) {
            sink.add(said, at..end, Kind::Person, 45, Reason::Beside(verb));
        }
    }
}

/// End of the quotation that begins at a word, if it is short.
fn quoted(said: &Said, at: usize) -> Option<usize> {
    said.gap(at).trim_start().starts_with(['“', '"', '‘', '«']).then_some(())?;
    (at + 1..=at + LONGEST).find(|end| {
        said.gap(*end).starts_with(['”', '"', '’', '»'])
            || said.gap(*end).starts_with([',', '.']) && closes(said.gap(*end))
    })
}

fn closes(gap: &str) -> bool {
    gap.chars().nth(1).is_some_and(|c| matches!(c, '”' | '"' | '’' | '»'))
}

/// The verb that names somebody, one to three words before.
fn naming(said: &Said, at: usize) -> Option<String> {
    const VERBS: [&str; 7] = ["call", "calls", "called", "calling", "nicknamed", "dubbed", "named"];
    const WHOM: [&str; 3] = ["him", "her", "me"];
    let verb = (at.saturating_sub(4)..at).rev().find(|n| said.is(*n, &VERBS))?;
    let somebody = (verb + 1..at).any(|n| said.is(n, &WHOM) || said.word(n).is_some_and(Word::is_capital));
    somebody.then(|| said.word(verb).map(|word| word.text.to_owned())).flatten()
}
