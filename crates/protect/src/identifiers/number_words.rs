//! Numbers in English words.

use super::ages::{DECADES, is_tens};

/// The numbers below twenty, from one.
pub(super) const UNDER_TWENTY: [&str; 19] = [
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

/// Whether a word is one of those by which a number is said, digit by digit or in tens: `oh`, `four`,
/// `twelve`, `thirty`, `hundred`.
pub(super) fn says_a_number(base: &str) -> bool {
    UNDER_TWENTY.contains(&base) || is_tens(base) || matches!(base, "oh" | "hundred")
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
