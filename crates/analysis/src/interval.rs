//! How far off a share of a sample may be, by Wilson's score interval.
//!
//! It stands for what a random sample of a large population would tell. Interviewees are chosen on purpose,
//! so it only illustrates how little a handful of people can say, and never leaves the study (rule 4.6).

/// The 97.5th percentile of the normal distribution: 95 % lie within it on either side.
const Z: f64 = 1.959_963_984_540_054;

/// An interval of shares, both from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The 95 % score interval of `n` of `of`, without correction for continuity: E. B. Wilson, “Probable
/// inference, the law of succession, and statistical inference”, Journal of the American Statistical
/// Association 22 (1927), 209–212. `None` where nobody could be counted, or more were than could be.
#[must_use]
pub fn wilson(n: u32, of: u32) -> Option<Interval> {
    if of == 0 || n > of {
        return None;
    }
    let (counted, all) = (f64::from(n), f64::from(of));
    let share = counted / all;
    let square = Z * Z;
    let middle = 2.0f64.mul_add(counted, square);
    let half = Z * 4.0f64.mul_add(counted * (1.0 - share), square).sqrt();
    let twice = 2.0 * (all + square);
    // The ends of nobody and of everybody are exact, whatever is lost in the roots.
    Some(Interval {
        low: if n == 0 { 0.0 } else { (middle - half) / twice },
        high: if n == of { 1.0 } else { (middle + half) / twice },
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used)]
    use super::*;

    /// R. G. Newcombe, “Two-sided confidence intervals for the single proportion: comparison of seven
    /// methods”, Statistics in Medicine 17 (1998), 857–872, table I, method 3.
    #[test]
    fn intervals_are_those_that_newcombe_published() {
        let published = [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ];
        for (n, of, low, high) in published {
            let found = wilson(n, of).expect("there is one");
            assert!(
                (found.low - low).abs() < 0.00005 && (found.high - high).abs() < 0.00005,
                "{n} of {of}: {found:?}"
            );
        }
    }

    #[test]
    fn everybody_is_nobody_turned_round() {
        let (none, all) = (wilson(0, 20).expect("one"), wilson(20, 20).expect("one"));
        assert!((all.low - (1.0 - none.high)).abs() < 1e-12);
        assert_eq!((none.low.to_bits(), all.high.to_bits()), (0.0f64.to_bits(), 1.0f64.to_bits()));
    }

    #[test]
    fn there_is_none_where_nobody_could_be_counted() {
        assert_eq!((wilson(0, 0), wilson(3, 2)), (None, None));
    }
}
