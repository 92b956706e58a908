//! What the team has agreed to call recurring, and in which words it speaks of n of N.

/// What counts as recurring: all three must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recurrence {
    /// At least so many people.
    pub people: u32,
    /// At least so many independent groups of people.
    pub groups: u32,
    /// People of at least so many categories.
    pub categories: u32,
}

impl Recurrence {
    /// Whether something recurs that so many people of so many groups and categories say.
    #[must_use]
    pub const fn holds(&self, people: u32, groups: u32, categories: u32) -> bool {
        people >= self.people && groups >= self.groups && categories >= self.categories
    }
}

/// From which share of N on the team says “several”, “many” and “most”, in hundredths. Below the
/// first it says “a few”.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantifiers {
    /// “Several” from here on.
    pub several: u32,
    /// “Many” from here on.
    pub many: u32,
    /// “Most” from here on; more than half.
    pub most: u32,
}

/// A number of people in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Nobody.
    NoOne,
    /// One person.
    One,
    /// Some, below “several”.
    AFew,
    /// Several.
    Several,
    /// Many.
    Many,
    /// Most, but not all.
    Most,
    /// All of two or more.
    All,
}

impl Quantifiers {
    /// A scale, if it rises and calls only more than half “most”.
    #[must_use]
    pub const fn new(several: u32, many: u32, most: u32) -> Option<Self> {
        let rises = 0 < several && several < many && many < most && most > 50 && most <= 100;
        if rises { Some(Self { several, many, most }) } else { None }
    }

    /// The word for `n` people of `of`.
    #[must_use]
    pub fn word(&self, n: u32, of: u32) -> Quantity {
        let share = u64::from(n) * 100;
        let reaches = |hundredths: u32| share >= u64::from(hundredths) * u64::from(of);
        match n {
            0 => Quantity::NoOne,
            1 => Quantity::One,
            _ if n >= of => Quantity::All,
            _ if reaches(self.most) => Quantity::Most,
            _ if reaches(self.many) => Quantity::Many,
            _ if reaches(self.several) => Quantity::Several,
            _ => Quantity::AFew,
        }
    }
}

impl Quantity {
    /// The word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoOne => "none",
            Self::One => "one",
            Self::AFew => "a few",
            Self::Several => "several",
            Self::Many => "many",
            Self::Most => "most",
            Self::All => "all",
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_word_goes_by_the_share_and_one_voice_is_always_one() {
        let scale = Quantifiers::new(20, 40, 60).unwrap();
        let word = |n, of| scale.word(n, of).as_str();
        assert_eq!([word(0, 39), word(1, 39), word(1, 1), word(2, 2)], ["none", "one", "one", "all"]);
        assert_eq!([word(7, 39), word(8, 39), word(16, 39)], ["a few", "several", "many"]);
        assert_eq!([word(23, 39), word(24, 39), word(39, 39)], ["many", "most", "all"]);
    }

    #[test]
    fn half_is_not_most_and_a_scale_must_rise() {
        assert_eq!(Quantifiers::new(20, 40, 50), None);
        assert_eq!(Quantifiers::new(40, 40, 60), None);
        assert_eq!(Quantifiers::new(0, 40, 60), None);
        assert_eq!(Quantifiers::new(20, 40, 101), None);
    }

    #[test]
    fn recurring_needs_people_groups_and_categories_alike() {
        let rule = Recurrence { people: 3, groups: 2, categories: 2 };
        assert!(rule.holds(3, 2, 2));
        assert!(!rule.holds(9, 1, 2) && !rule.holds(2, 2, 2) && !rule.holds(9, 9, 1));
    }
}
