//! Names, colours and times as other tools write them.

use std::collections::HashMap;

use verbatim_model::{Timestamp, check_code_name};

/// A name of one line, control characters as blanks and none round it; nothing where it is empty.
pub(crate) fn one_line(name: &str) -> Option<String> {
    let name: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// Names that are taken, letter case aside, each with the number that the next of its kind may have.
#[derive(Debug, Default)]
pub(crate) struct Taken(HashMap<String, u32>);

impl Taken {
    /// The name, with a number where it is taken.
    pub fn unique(&mut self, name: &str) -> String {
        let lower = name.to_lowercase();
        let Some(mut number) = self.0.get(&lower).copied() else {
            self.0.insert(lower, 2);
            return name.to_owned();
        };
        loop {
            let own = format!("{name} ({number})");
            number += 1;
            if self.0.insert(own.to_lowercase(), 2).is_none() {
                self.0.insert(lower, number);
                return own;
            }
        }
    }
}

/// A name that a code can have. It leaves room for a number.
pub(crate) fn code_name(written: Option<&str>) -> String {
    let name = written.and_then(one_line).unwrap_or_else(|| "Code without a name".to_owned());
    // `>` separates the levels of a path.
    let name: String = name.replace('>', "›").chars().take(190).collect();
    check_code_name(&name).map_or_else(|_| "Code without a name".to_owned(), str::to_owned)
}

/// A colour as `#rrggbb`, from `#RGB`, `#RRGGBB`, `#AARRGGBB`, `rgb(…)`, `rgba(…)` or a number.
pub(crate) fn colour(written: &str) -> Option<String> {
    let written = written.trim().to_ascii_lowercase();
    if let Some(digits) = written.strip_prefix('#') {
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        return match digits.len() {
            3 => Some(digits.chars().fold(String::from("#"), |all, c| all + &String::from_iter([c, c]))),
            6 => Some(format!("#{digits}")),
            8 => digits.get(2..).map(|rgb| format!("#{rgb}")),
            _ => None,
        };
    }
    if let Some(parts) =
        written.strip_prefix("rgb").and_then(|rest| rest.trim_start_matches('a').strip_prefix('('))
    {
        let parts = parts.trim_end_matches(')').split(',');
        let parts: Option<Vec<u8>> = parts.take(3).map(|part| part.trim().parse().ok()).collect();
        let [r, g, b] = parts?.try_into().ok()?;
        return Some(format!("#{r:02x}{g:02x}{b:02x}"));
    }
    let number: u32 = written.parse().ok()?;
    (number <= 0xff_ffff).then(|| format!("#{number:06x}"))
}

/// A moment; a day or a moment without a zone counts as UTC.
pub(crate) fn moment(written: &str) -> Option<Timestamp> {
    let written = written.trim();
    // The end of a day may be written as its hour 24.
    if let Some((day, rest)) = written.split_once("T24:00:00") {
        let rest = rest.strip_prefix('.').map_or(rest, |rest| rest.trim_start_matches('0'));
        let begin = within_a_day(&format!("{day}T00:00:00{rest}"))?;
        return Some(Timestamp(begin.0.checked_add(24 * 60 * 60 * 1000)?));
    }
    within_a_day(written)
}

fn within_a_day(written: &str) -> Option<Timestamp> {
    let exact = written.parse::<jiff::Timestamp>().ok();
    let civil = || {
        let civil = written.parse::<jiff::civil::DateTime>().ok()?;
        jiff::tz::TimeZone::UTC.to_timestamp(civil).ok()
    };
    exact.or_else(civil).map(|at| Timestamp(at.as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_of_all_tools_become_six_digits_or_nothing() {
        for (written, read) in [
            ("#F0a", Some("#ff00aa")),
            ("#2F6F9F", Some("#2f6f9f")),
            ("#FF2F6F9F", Some("#2f6f9f")),
            ("rgb(1, 2, 255)", Some("#0102ff")),
            ("rgba(1,2,3,0.5)", Some("#010203")),
            ("255", Some("#0000ff")),
            ("red", None),
            ("#12", None),
            ("#+f+f+f", None),
            ("rgb(300,0,0)", None),
            ("99999999", None),
        ] {
            assert_eq!(colour(written).as_deref(), read, "{written}");
        }
    }

    #[test]
    fn names_become_one_line_and_unique() {
        assert_eq!(one_line(" a\n\u{b}b  c ").as_deref(), Some("a  b  c"));
        assert_eq!(one_line(" \t"), None);
        let mut taken = Taken::default();
        let names = ["A", "A (2)", "a", "A"].map(|name| taken.unique(name));
        assert_eq!(names, ["A", "A (2)", "a (3)", "A (4)"]);
        assert_eq!(code_name(Some("a > b\nc")), "a › b c");
        assert_eq!(code_name(None), "Code without a name");
        assert!(check_code_name(&code_name(Some(&"x".repeat(900)))).is_ok());
    }

    #[test]
    fn moments_are_read_with_and_without_a_zone() {
        assert_eq!(moment("2023-11-14T22:13:20Z"), Some(Timestamp(1_700_000_000_000)));
        assert_eq!(moment("2023-11-14T23:13:20+01:00"), Some(Timestamp(1_700_000_000_000)));
        assert_eq!(moment("2023-11-14T22:13:20"), Some(Timestamp(1_700_000_000_000)));
        assert_eq!(moment("2023-11-13T24:00:00.000Z"), moment("2023-11-14T00:00:00Z"));
        assert_eq!(moment("2023-11-13T24:00:00+01:00"), moment("2023-11-13T23:00:00Z"));
        assert!(moment("2023-11-13T24:00:00").is_some());
        assert_eq!(moment("T24:00:00T24:00:00"), None);
        assert_eq!(moment("yesterday"), None);
    }
}
