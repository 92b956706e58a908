//! Years behind a day, a month, a season or a feast, in figures and as they are said.

use super::days::apart;
use super::number_words::{is_tens, tens_and_one, under_twenty};
use super::said::Said;
use super::tables;
use super::words::{Case, Word};

/// Whether figures are those of a year.
pub(super) fn is_year(figures: &str) -> bool {
    figures.len() == 4 && figures.parse().is_ok_and(|n: u32| (1900..2100).contains(&n))
}

/// `2018`, `2018-19`.
pub(super) fn in_figures(word: &Word) -> bool {
    let two = |second: &str| second.len() == 2 && second.bytes().all(|b| b.is_ascii_digit());
    let parts = word.base.split_once('-').filter(|(_, second)| is_year(second) || two(second));
    word.case == Case::Digits && is_year(parts.map_or(word.base.as_str(), |(first, _)| first))
}

/// `'19` behind the mark that shortens it.
pub(super) fn shortened(said: &Said, at: usize) -> bool {
    let mark = matches!(said.gap(at).trim_start_matches(',').trim(), "'" | "’" | "‘");
    mark && said.word(at).is_some_and(|word| word.figure().is_some() && word.base.len() == 2)
}

/// End of a year behind what ends here: `, 2023`, `of 2023`, `of last year`, `del 2023`, `twenty nineteen`.
pub(super) fn with_year(said: &Said, end: usize) -> usize {
    // “, in 2018”.
    let comma = said.is(end, &["in", "en"]) && said.gap(end).trim() == "," && said.near(end);
    let of = said.is(end, &["of", "de", "del", "in"]) && said.close(end)
        || comma && said.word(end + 1).is_some_and(in_figures);
    let at = if of { end + 1 } else { end };
    if said.word(at).is_some_and(in_figures) && said.near(at) || shortened(said, at) {
        return at + 1;
    }
    spoken(said, at)
        .or_else(|| two_figures(said, at).filter(|_| of))
        .or_else(|| that_year(said, at))
        .or_else(|| in_spanish(said, at, said.is(end, &["del"])))
        .or_else(|| thousand(said, at))
        .unwrap_or(end)
}

/// End of `twenty three`, `nineteen` behind “of”, where a clause ends or a function word follows.
fn two_figures(said: &Said, at: usize) -> Option<usize> {
    let begins = said.is(at, &["twenty", "nineteen", "eighteen", "seventeen", "sixteen", "fifteen"]);
    let word = said.word(at).filter(|_| said.close(at))?;
    let joined = word.base.split_once('-').is_some_and(|(tens, _)| tens == "twenty");
    let end = if joined { at + 1 } else { begins.then(|| tens_and_one(said, at))? };
    let counts =
        said.close(end) && said.word(end).is_some_and(|w| w.base.ends_with('s')) && !said.is_stop(end);
    (apart(said, end) || !counts && !said.is(end, &["of", "people", "women", "men"])).then_some(end)
}

/// End of `mil novecientos noventa y ocho`.
fn thousand(said: &Said, at: usize) -> Option<usize> {
    let begun =
        said.is(at, &["mil"]) && said.is(at + 1, &["novecientos"]) && said.close(at) && said.close(at + 1);
    let number =
        |n: usize| said.is_in(n, tables::DAYS_SPANISH.or(tables::AGES_SPANISH).or(tables::NUMBER_WORDS));
    (begun && number(at + 2) && said.close(at + 2)).then_some(())?;
    let more = said.is(at + 3, &["y"]) && number(at + 4) && said.close(at + 4);
    Some(at + 3 + 2 * usize::from(more))
}

/// End of `last year`, `the same year`, `the year before`, `ese año`, `año pasado`.
fn that_year(said: &Said, at: usize) -> Option<usize> {
    const WHICH: [&str; 10] =
        ["last", "this", "that", "next", "same", "previous", "following", "ese", "este", "mismo"];
    let year = |n: usize| said.is(n, &["year", "ano"]) && said.close(n);
    let article = usize::from(said.is(at, &["the", "el"]) && said.close(at + 1));
    let from = at + article;
    if said.is(from, &WHICH) && year(from + 1) && said.near(at) {
        return Some(from + 2);
    }
    let beside = said.is(from + 1, &["before", "after", "pasado", "anterior", "siguiente"]);
    (year(from) && beside && said.close(from + 1)).then_some(from + 2)
}

/// End of a year as it is said: `twenty nineteen`, `twenty oh nine`, `nineteen eighty four`, `two thousand
/// and nine`.
pub(super) fn spoken(said: &Said, at: usize) -> Option<usize> {
    let joined = said.word(at)?.base.split_once('-');
    if joined.is_some_and(|(first, second)| {
        matches!(first, "twenty" | "nineteen") && tables::YEAR_ENDS.contains(second)
    }) {
        return Some(at + 1);
    }
    said.close(at + 1).then_some(())?;
    let second = said.word(at + 1)?.base.as_str();
    let one = |n: usize| {
        let digit = said.word(n).and_then(|word| under_twenty(&word.base)).is_some_and(|one| one < 10);
        digit && said.close(n)
    };
    if said.is(at, &["two"]) && second == "thousand" {
        let and = at + 2 + usize::from(said.is(at + 2, &["and"]) && said.close(at + 2));
        let tens = said.word(and).is_some_and(|word| is_tens(&word.base)) && said.close(and);
        let counted = said
            .word(and)
            .is_some_and(|word| under_twenty(&word.base).is_some() || word.base.starts_with("twenty-"))
            && said.close(and);
        let end = if tens { and + 1 + usize::from(one(and + 1)) } else { and + usize::from(counted) };
        return Some(if end == and { at + 2 } else { end });
    }
    said.is(at, &["twenty", "nineteen"]).then_some(())?;
    if matches!(second, "oh" | "o" | "aught") && one(at + 2) {
        return Some(at + 3);
    }
    let century = said.is(at, &["nineteen"]) && second.split('-').next().is_some_and(is_tens);
    let likely = tables::YEAR_ENDS.contains(second) || second.starts_with("twenty-") || century;
    let more = is_tens(second) && one(at + 2);
    likely.then_some(at + 2 + usize::from(more))
}

/// End of `diecinueve`, `19`, `dos mil diecinueve` behind “del” or “de”.
fn in_spanish(said: &Said, at: usize, del: bool) -> Option<usize> {
    let number = |n: usize| said.is_in(n, tables::DAYS_SPANISH.or(tables::AGES_SPANISH)) && said.close(n);
    if said.is(at, &["dos"]) && said.is(at + 1, &["mil"]) && said.close(at + 1) {
        let tens = number(at + 2);
        let more = tens && said.is(at + 3, &["y"]) && number(at + 4);
        return Some(at + 2 + usize::from(tens) + 2 * usize::from(more));
    }
    let figures = said.word(at).is_some_and(|word| word.figure().is_some() && word.base.len() == 2);
    (del && said.close(at) && (figures || number(at))).then_some(at + 1)
}
