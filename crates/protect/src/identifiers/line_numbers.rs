//! Numbers that a layout puts before lines or turns, as depositions have them. They are no part of what is said:
//! “27” below “a warrant” is no number of a warrant, and “003 Organiser” no house.

use super::fold::fold;
use super::tables::MONTHS;
use super::words::points;

/// So many lines must count on from each other before their numbers are taken for a layout.
const LEAST: usize = 8;

/// Code points at which such numbers begin, in order.
pub(super) fn line_numbers(text: &str) -> Vec<u32> {
    let (mut found, mut at) = (Vec::new(), 0);
    for line in text.split('\n') {
        if let Some((number, begins)) = number(line) {
            found.push((number, at + begins));
        }
        at += points(line) + 1;
    }
    // A month behind the number is one of a diary, unless a line beside it has none.
    let next = |n: usize| {
        let both = found.get(n).zip(found.get(n + 1));
        both.is_some_and(|(a, b)| a.0.0 + 1 == b.0.0 && !(a.0.1 && b.0.1))
    };
    let counts_on = |n: &usize| next(*n) || n.checked_sub(1).is_some_and(next);
    let counted: Vec<u32> =
        (0..found.len()).filter(counts_on).filter_map(|n| Some(found.get(n)?.1)).collect();
    if counted.len() < LEAST { Vec::new() } else { counted }
}

/// The number that a line begins with, whether a month follows it, and the blanks before it.
fn number(line: &str) -> Option<((u32, bool), u32)> {
    let bare = line.trim_start();
    let length = bare.bytes().take_while(u8::is_ascii_digit).count();
    let (figures, rest) = bare.split_at_checked(length).filter(|_| (1..5).contains(&length))?;
    let behind = rest.strip_prefix(['.', ')', ':']).unwrap_or(rest);
    let apart = behind.is_empty() || behind.starts_with(char::is_whitespace);
    let word = behind.split_whitespace().next().unwrap_or_default();
    let dated = MONTHS.contains(&fold(word.trim_end_matches(['.', ','])));
    let blanks = line.len() - bare.len();
    apart.then_some(((figures.parse().ok()?, dated), points(line.get(..blanks)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_before_lines_are_told_from_those_of_a_diary_and_of_a_short_list() {
        let lines = |from: u32, to: u32, behind: &str| {
            (from..=to).map(|n| format!("  {n}  {behind}")).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(line_numbers(&lines(1, 9, "é")), (0..9).map(|n| 2 + n * 7).collect::<Vec<_>>());
        assert_eq!(line_numbers(&lines(101, 110, "Q. Where")).len(), 10);
        assert!(line_numbers(&lines(1, 12, "May 2019")).is_empty());
        assert!(line_numbers(&lines(1, 4, "People")).is_empty());
    }
}
