//! Numbers in English words.

use super::said::Said;
use super::tables;

/// The numbers below twenty, from one.
const UNDER_TWENTY: [&str; 19] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// Each ten of years as a number, in words, and as a time of life.
pub(super) const DECADES: [(u8, &str, &str); 9] = [
    (10, "teen", "teens"),
    (20, "twenty", "twenties"),
    (30, "thirty", "thirties"),
    (40, "forty", "forties"),
    (50, "fifty", "fifties"),
    (60, "sixty", "sixties"),
    (70, "seventy", "seventies"),
    (80, "eighty", "eighties"),
    (90, "ninety", "nineties"),
];

/// `twenty`, `thirty` …
pub(super) fn is_tens(base: &str) -> bool {
    DECADES.iter().any(|(n, tens, _)| *n > 10 && base == *tens)
}

/// The number that a word says, from one to nineteen.
pub(super) fn under_twenty(base: &str) -> Option<u8> {
    let at = UNDER_TWENTY.iter().position(|word| *word == base)?;
    u8::try_from(at + 1).ok()
}

/// End of the number at a word: `forty two` is one.
pub(super) fn tens_and_one(said: &Said, at: usize) -> usize {
    let tens = said.word(at).is_some_and(|word| is_tens(&word.base));
    let one = said.word(at + 1).and_then(|word| under_twenty(&word.base)).is_some_and(|one| one < 10);
    if tens && one && said.close(at + 1) { at + 2 } else { at + 1 }
}

/// Whether a number may begin at a word: most words are asked in vain.
pub(super) fn may_begin_number(said: &Said, at: usize) -> bool {
    said.is_in(at, tables::NUMBER_WORDS) || said.word(at).is_some_and(|word| word.base.contains('-'))
}

/// How many figures a word of English or Spanish is said for, where a number is said figure by figure or in tens.
pub(super) fn digits_of(base: &str) -> usize {
    const SINGLE: [&str; 14] = [
        "oh", "zero", "o", "niner", "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho",
        "nueve",
    ];
    const TENS: [&str; 14] = [
        "diez",
        "once",
        "doce",
        "trece",
        "catorce",
        "quince",
        "veinte",
        "treinta",
        "cuarenta",
        "cincuenta",
        "sesenta",
        "setenta",
        "ochenta",
        "noventa",
    ];
    match under_twenty(base) {
        Some(1..=9) => 1,
        Some(_) => 2,
        None if SINGLE.contains(&base) => 1,
        None if is_tens(base) || TENS.contains(&base) => 2,
        None if base.starts_with("dieci") || base.starts_with("veinti") => 2,
        None => 0,
    }
}

/// Whether a word is one of those by which a number is said, digit by digit or in tens: `oh`, `four`,
/// `twelve`, `thirty`, `hundred`.
pub(super) fn says_a_number(base: &str) -> bool {
    under_twenty(base).is_some() || is_tens(base) || matches!(base, "oh" | "zero" | "hundred")
}

/// A number from 1 to 99 in English words: `nineteen`, `twenty-one`.
#[must_use]
pub fn number_in_words(number: u8) -> Option<String> {
    if let Some(word) = UNDER_TWENTY.get(usize::from(number.checked_sub(1)?)) {
        return Some((*word).to_owned());
    }
    let (tens, ones) = (number / 10 * 10, number % 10);
    let (_, tens, _) = DECADES.iter().find(|(n, ..)| *n == tens)?;
    let ones = ones.checked_sub(1).and_then(|place| UNDER_TWENTY.get(usize::from(place)));
    Some(ones.map_or_else(|| (*tens).to_owned(), |ones| format!("{tens}-{ones}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_in_words_up_to_ninety_nine() {
        let said = [1, 19, 20, 21, 99].map(number_in_words);
        let words = ["one", "nineteen", "twenty", "twenty-one", "ninety-nine"];
        assert_eq!(said, words.map(|word| Some(word.to_owned())));
        assert_eq!([0, 100, 255].map(number_in_words), [None, None, None]);
    }
}
