//! The rule for one number by itself (rules 7.4).

use super::Why;

/// Why `n` of `of` people may not be said, if it may not. `k` is the least number of people whom a
/// number may single out.
#[must_use]
pub(super) fn withheld(n: u32, of: u32, k: u32) -> Option<Why> {
    match n {
        0 => None,
        _ if n < k => Some(Why::Few),
        _ if n < of && of - n < k => Some(Why::AllButFew),
        _ if n == of && of < 2 * k => Some(Why::Unanimous),
        _ => None,
    }
}

/// Whether it may be known that `n` of `of` people raised something: there must be enough of them for
/// a column, and the number may not be one that is withheld.
#[must_use]
pub(super) fn may_be_known(n: u32, of: u32, k: u32) -> bool {
    of >= k && withheld(n, of, k).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_said_and_few_or_all_but_few_or_all_of_few_are_not() {
        let said = |of, k| (0..=of).filter(|n| withheld(*n, of, k).is_none()).collect::<Vec<_>>();
        assert_eq!(said(3, 3), [0]);
        assert_eq!(said(5, 3), [0]);
        assert_eq!(said(6, 3), [0, 3, 6]);
        assert_eq!(said(9, 3), [0, 3, 4, 5, 6, 9]);
        assert_eq!(said(9, 5), [0]);
        assert_eq!(withheld(2, 9, 3), Some(Why::Few));
        assert_eq!(withheld(8, 9, 3), Some(Why::AllButFew));
        assert_eq!(withheld(5, 5, 3), Some(Why::Unanimous));
        assert!(!may_be_known(0, 2, 3), "a column of two people is none");
    }
}
