//! Points in time.

/// Milliseconds since 1970-01-01T00:00:00Z. Always UTC; a front end turns it into local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

/// Whether this is a day of the calendar, written `2024-06-16`.
#[must_use]
pub fn is_day(value: &str) -> bool {
    let number = |from, to| {
        let part: &str = value.get(from..to)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u32>().ok()).flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(0, 4), number(5, 7), number(8, 10)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    let dashes = value.get(4..5) == Some("-") && value.get(7..8) == Some("-");
    value.len() == 10 && dashes && (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::is_day;

    #[test]
    fn a_day_is_one_of_the_calendar_and_written_in_full() {
        assert!(["2024-02-29", "2026-12-31", "1999-01-01"].into_iter().all(is_day));
        let none = ["2023-02-29", "2024-13-01", "2024-6-1", "2024-06-16T10", "16.06.2024", "", "２024-06-16"];
        assert!(!none.into_iter().any(is_day));
    }
}
