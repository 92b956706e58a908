//! Days, months, years, numbers, and ranges of them.

use std::cmp::Ordering;

/// A range as it was typed: `5..10`, `..2024-03`, `>=5`, or one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range<'v> {
    from: Option<(&'v str, bool)>,
    to: Option<(&'v str, bool)>,
}

impl<'v> Range<'v> {
    /// Reads a range. Each end may be left out, but not both.
    pub fn read(value: &'v str) -> Option<Self> {
        let signs = [(">=", Ordering::Greater, true), ("<=", Ordering::Less, true)];
        let signs = signs.into_iter().chain([(">", Ordering::Greater, false), ("<", Ordering::Less, false)]);
        for (sign, side, included) in signs {
            if let Some(rest) = value.strip_prefix(sign) {
                let end = Some((rest.trim(), included)).filter(|(end, _)| !end.is_empty())?;
                let greater = side == Ordering::Greater;
                return Some(if greater {
                    Self { from: Some(end), to: None }
                } else {
                    Self { from: None, to: Some(end) }
                });
            }
        }
        let end = |end: &'v str| Some((end.trim(), true)).filter(|(end, _)| !end.is_empty());
        match value.split_once("..") {
            Some((from, to)) => {
                let range = Self { from: end(from), to: end(to) };
                (range.from.is_some() || range.to.is_some()).then_some(range)
            }
            None => end(value).map(|one| Self { from: Some(one), to: Some(one) }),
        }
    }

    /// The ends that were typed.
    pub fn ends(&self) -> impl Iterator<Item = &'v str> + use<'v> {
        self.from.into_iter().chain(self.to).map(|(end, _)| end)
    }

    /// Whether a value lies in it, given how the value compares with an end.
    pub fn holds(&self, compare: impl Fn(&str) -> Ordering) -> bool {
        let above = self.from.is_none_or(|(end, included)| match compare(end) {
            Ordering::Greater => true,
            Ordering::Equal => included,
            Ordering::Less => false,
        });
        let below = self.to.is_none_or(|(end, included)| match compare(end) {
            Ordering::Less => true,
            Ordering::Equal => included,
            Ordering::Greater => false,
        });
        above && below
    }
}

/// Whether this is a year, a month or a day: `2024`, `2024-03`, `2024-03-01`.
pub(super) fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    match parts.as_slice() {
        [year] => digits(year, 4),
        [year, month] => digits(year, 4) && digits(month, 2) && ("01"..="12").contains(month),
        _ => verbatim_model::is_day(text),
    }
}

/// How a day compares with a day, month or year: a day of the month is equal to it.
pub(super) fn compare_day(day: &str, with: &str) -> Ordering {
    day.get(..with.len()).unwrap_or(day).cmp(with)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;

    #[track_caller]
    fn days(range: &str) -> Vec<&'static str> {
        let range = Range::read(range).unwrap();
        let all = ["2023-12-31", "2024-03-01", "2024-03-31", "2024-04-01"];
        all.into_iter().filter(|day| range.holds(|end| compare_day(day, end))).collect()
    }

    #[test]
    fn a_month_and_a_year_hold_their_days() {
        assert_eq!(days("2024-03"), ["2024-03-01", "2024-03-31"]);
        assert_eq!(days("2024"), ["2024-03-01", "2024-03-31", "2024-04-01"]);
        assert_eq!(days("..2024-03"), ["2023-12-31", "2024-03-01", "2024-03-31"]);
        assert_eq!(days("2024-03-31.."), ["2024-03-31", "2024-04-01"]);
        assert_eq!(days(">2024-03"), ["2024-04-01"]);
        assert_eq!(days("<2024"), ["2023-12-31"]);
        assert_eq!(days("2024-03-02..2024-03"), ["2024-03-31"]);
    }

    #[test]
    fn what_is_no_range_or_date_is_told_apart() {
        assert_eq!((Range::read(".."), Range::read(">=")), (None, None));
        assert!(is_date("2024") && is_date("2024-12") && is_date("2024-02-29"));
        assert!(!is_date("2024-13") && !is_date("2023-02-29") && !is_date("24") && !is_date("2024-3"));
    }
}
