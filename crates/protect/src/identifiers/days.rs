//! Months and days of a month, as they are written and said.

use super::number_words::{is_tens, tens_and_one, under_twenty};
use super::said::Said;
use super::tables;
use super::words::{Case, Word};
use super::years;

/// Words between two days: `the 9th and 10th`, `3 to 5`, `del 2 al 5`.
const BETWEEN_DAYS: [&str; 12] =
    ["and", "or", "to", "through", "thru", "until", "till", "y", "o", "al", "a", "hasta"];

/// A month; one that is another word besides only with a capital.
pub(super) fn month(word: &Word) -> bool {
    let wordlike = matches!(word.base.as_str(), "may" | "march" | "mar" | "sep" | "jun" | "dec" | "jan");
    month_beside_day(word) && (!wordlike || word.is_capital())
}

/// A month in any case, for beside a day it is one.
pub(super) fn month_beside_day(word: &Word) -> bool {
    tables::MONTHS.is_among(word.tables)
}

/// `9`, and of several days `14-18`.
pub(super) fn in_figures(word: &Word) -> bool {
    let one = |part: &str| part.len() < 3 && part.parse().is_ok_and(|n: u32| (1..=31).contains(&n));
    let mut parts = word.base.split('-');
    word.case == Case::Digits && parts.by_ref().take(2).all(one) && parts.next().is_none()
}

/// End of `9th`, `ninth`, `twenty-third`, `twenty third`.
pub(super) fn ordinal(said: &Said, at: usize) -> Option<usize> {
    let word = said.word(at)?;
    if word.case == Case::Digits {
        let ends = ["st", "nd", "rd", "th", "ro", "o"];
        let counted = ends.iter().find_map(|end| word.base.strip_suffix(end))?;
        return counted.parse::<u32>().is_ok_and(|n| (1..=31).contains(&n)).then_some(at + 1);
    }
    let tens = said.is(at, &["twenty", "thirty"]) && said.close(at + 1);
    let ones = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
    if tens && said.is(at + 1, &ones) {
        return Some(at + 2);
    }
    tables::DAY_ORDINALS.is_among(word.tables).then_some(at + 1)
}

/// End of a day in figures or as an ordinal.
pub(super) fn day(said: &Said, at: usize) -> Option<usize> {
    said.word(at).filter(|word| in_figures(word)).map(|_| at + 1).or_else(|| ordinal(said, at))
}

/// End of `once`, `treinta y uno`.
pub(super) fn in_spanish(said: &Said, at: usize) -> Option<usize> {
    said.is_in(at, tables::DAYS_SPANISH).then_some(())?;
    let more = said.is(at, &["treinta"]) && said.is(at + 1, &["y"]) && said.is(at + 2, &["uno"]);
    Some(if more { at + 3 } else { at + 1 })
}

/// End of the day behind another: of `and 10th`, `through the 9th`, `–18`, `, 11`.
fn next(said: &Said, end: usize, one: impl Fn(usize) -> Option<usize>) -> Option<usize> {
    let gap = said.gap(end).trim();
    let word = said.is(end, &BETWEEN_DAYS) && said.near(end);
    if word {
        let article = usize::from(said.is(end + 1, &["the", "el"]) && said.close(end + 1));
        let at = end + 1 + article;
        return one(at).filter(|_| said.close(at));
    }
    // “the 5th, the 8th and the 12th of June”.
    let article = usize::from(gap == "," && said.is(end, &["the", "el"]) && said.close(end + 1));
    matches!(gap, "," | "–" | "—" | "-").then(|| one(end + article)).flatten()
}

/// Ends of a day and of those that are listed with it, the last first.
pub(super) fn listed(said: &Said, at: usize) -> Vec<usize> {
    let spanish = day(said, at).is_none();
    let one = |n| if spanish { in_spanish(said, n) } else { day(said, n) };
    let mut ends: Vec<usize> = one(at).into_iter().collect();
    while let Some(end) = ends.last().and_then(|end| next(said, *end, one)) {
        ends.push(end);
    }
    ends.reverse();
    ends
}

/// End of the days behind a date that ends in a day: `Jan. 14–18`, `May 9th and 10th`, `October 3 to 5`.
pub(super) fn with_more(said: &Said, end: usize) -> usize {
    let Some(last) = end.checked_sub(1).filter(|n| day(said, *n).is_some()) else { return end };
    let fits = |day: &&usize| {
        let named = ordinal(said, **day - 1).is_some() || said.gap(**day - 1).trim().contains(['–', '—']);
        let year = said.word(**day).is_some_and(years::in_figures) && said.near(**day);
        **day > end && (named || year || apart(said, **day))
    };
    let ends = listed(said, last);
    // “on the 9th and the 10th of May”: each may have its own month.
    ends.iter().find(fits).copied().unwrap_or(end)
}

/// Words that go on behind a day or a street without belonging to it.
const FOLLOWS: [&str; 71] = [
    "and", "or", "but", "so", "because", "when", "while", "if", "then", "that", "which", "who", "where",
    "with", "without", "at", "in", "on", "by", "for", "from", "to", "until", "till", "before", "after",
    "around", "about", "near", "i", "we", "he", "she", "it", "they", "you", "the", "my", "his", "her", "our",
    "there", "here", "too", "again", "is", "was", "this", "as", "just", "now", "y", "o", "pero", "porque",
    "cuando", "con", "en", "por", "para", "a", "al", "que", "me", "nos", "se", "yo", "ella", "la", "los",
    "mi",
];

/// Whether what goes before is said alone: a clause ends, or a word follows that does not belong to it.
pub(super) fn apart(said: &Said, at: usize) -> bool {
    said.ends_clause(at) || said.is(at, &FOLLOWS)
}

/// End of the day of `September fourteen`, `may twenty two`, where the clause or a function word follows.
pub(super) fn spoken(said: &Said, at: usize) -> Option<usize> {
    let base = said.word(at)?.base.as_str();
    let tens = |part: &str| matches!(part, "twenty" | "thirty");
    let compound = base
        .split_once('-')
        .is_some_and(|(part, one)| tens(part) && under_twenty(one).is_some_and(|one| one < 10));
    let known = tens(base) && is_tens(base) || compound || under_twenty(base).is_some();
    let end = known.then(|| tens_and_one(said, at))?;
    let apart = said.ends_clause(end) || said.is_stop(end) && !said.is(end, &["of"]);
    // “nineteen ninety” is a year.
    (apart && years::spoken(said, at).is_none()).then_some(end)
}
