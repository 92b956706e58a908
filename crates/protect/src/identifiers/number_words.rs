//! Numbers in English words.

use super::ages::is_tens;

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
