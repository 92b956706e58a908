//! Ages in words and figures.

use super::finding::Kind;
use super::number_words::{DECADES, is_tens, tens_and_one};
use super::reason::Shape;
use super::said::{Said, Sink};
use super::tables;
use super::words::Word;

/// Whether a word is a number that an age can be. “Once” is eleven in Spanish only.
fn count(said: &Said, at: usize, word: &Word) -> bool {
    let compound = word.base.split_once('-').is_some_and(|(tens, _)| is_tens(tens));
    let digits = word.figure().is_some_and(|n| (1..=110).contains(&n)) && word.base.len() <= 3;
    let spanish = tables::AGES_SPANISH.is_among(word.tables) || word.base.starts_with("veinti");
    let told = word.is_in_spanish() || said.is(at + 1, &["anos", "anitos"]);
    digits || compound || tables::AGES.is_among(word.tables) && !word.is_in_spanish() || spanish && told
}

/// Ages of a passage.
pub(super) fn ages(said: &Said, sink: &mut Sink) {
    for at in 0..said.len() {
        if let Some((end, percent)) = age_at(said, at) {
            sink.shape(said, at..end, Kind::Age, percent, Shape::Age);
        }
    }
}

fn age_at(said: &Said, at: usize) -> Option<(usize, u8)> {
    let word = said.word(at)?;
    if ["-year-old", "-years-old", "-year-olds"].iter().any(|end| word.base.ends_with(end)) {
        return Some((at + 1, 85));
    }
    if said.is(at, &["early", "mid", "late"]) || decade(&word.base) {
        return in_decade(said, at).map(|end| (end, 60));
    }
    let end = count(said, at, word).then(|| tens_and_one(said, at))?;
    if of_a_clock(said, at, end) {
        return None;
    }
    let old = said.is(end, &["years", "year", "months", "weeks", "anos", "anitos"])
        && said.is(end + 1, &["old", "of"]);
    if old && said.is(end + 1, &["old"]) {
        return Some((end + 2, 90));
    }
    let before = |words: &[&str]| at > 0 && said.is(at - 1, words) && said.close(at);
    if before(&["aged", "age", "turned", "turning"]) || before(&["of"]) && at > 1 && said.is(at - 2, &["age"])
    {
        return Some((end, 80));
    }
    if said.is(end, &["anos"]) && said.close(end) {
        let had = ["tengo", "tenia", "tiene", "cumplio", "cumpli", "cumple", "tenian", "tener"];
        return (before(&had) || before(&["de"]) || before(&["a"])).then_some((end + 1, 80));
    }
    let was = before(&[
        "i'm", "am", "was", "is", "at", "be", "maybe", "barely", "only", "just", "about", "she", "he", "i",
    ]);
    let whole = said.ends_clause(end) || said.is(end, &["when", "then", "now", "at", "and"]);
    let is = before(&["i", "she", "he", "they"]) && said.word(at - 1).is_some_and(|w| !w.tail.is_empty());
    let asked = before(&["you"]) && at > 1 && said.is(at - 2, &["are", "were"]);
    let stated = is || asked || was && !before(&["she", "he", "i", "they"]);
    (stated && whole && said.close(at)).then_some((end, 45))
}

/// Whether a number is part of a time such as `6:40`, or stands before `o'clock`, `a.m.` or `p.m.`
fn of_a_clock(said: &Said, at: usize, end: usize) -> bool {
    let of_several = [said.gap(at), said.gap(end)].contains(&":");
    of_several || said.is(end, &["o'clock", "o’clock", "am", "pm", "a.m", "p.m"])
}

fn decade(base: &str) -> bool {
    DECADES.iter().any(|(.., years)| base == *years)
}

/// `early forties`, `forties`; only behind `in her`, for “the eighties” are a time.
fn in_decade(said: &Said, at: usize) -> Option<usize> {
    let at_decade = if decade(&said.word(at)?.base) { at } else { at + 1 };
    let whose = at > 0 && said.is(at - 1, &["my", "your", "his", "her", "their", "our"]);
    (whose && decade(&said.word(at_decade)?.base)).then_some(at_decade + 1)
}
