//! Sets of people, who are numbers here.

/// A set of people by number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Persons {
    /// Sixty-four people in each; the last is never 0, so that equal sets are equal.
    blocks: Vec<u64>,
}

const BITS: u32 = u64::BITS;

impl Persons {
    /// How many.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.blocks.iter().map(|block| block.count_ones()).sum()
    }

    /// Whether there is nobody.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Whether somebody is one of them.
    #[must_use]
    pub fn contains(&self, person: u32) -> bool {
        self.block(person as usize / BITS as usize) >> (person % BITS) & 1 == 1
    }

    /// Whether all of them are among others.
    #[must_use]
    pub fn within(&self, others: &Self) -> bool {
        self.minus(others).is_empty()
    }

    /// Those who are not among others.
    #[must_use]
    pub fn minus(&self, others: &Self) -> Self {
        self.joined(others, |own, other| own & !other)
    }

    /// Those who are among others too.
    #[must_use]
    pub fn and(&self, others: &Self) -> Self {
        self.joined(others, |own, other| own & other)
    }

    /// They and others.
    #[must_use]
    pub fn or(&self, others: &Self) -> Self {
        self.joined(others, |own, other| own | other)
    }

    /// Their numbers, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0..).zip(&self.blocks).flat_map(|(place, block)| {
            (0..BITS).filter(move |bit| block >> bit & 1 == 1).map(move |bit| place * BITS + bit)
        })
    }

    fn block(&self, place: usize) -> u64 {
        self.blocks.get(place).copied().unwrap_or(0)
    }

    fn joined(&self, others: &Self, join: impl Fn(u64, u64) -> u64) -> Self {
        let length = self.blocks.len().max(others.blocks.len());
        let mut blocks: Vec<u64> =
            (0..length).map(|place| join(self.block(place), others.block(place))).collect();
        while blocks.last() == Some(&0) {
            blocks.pop();
        }
        Self { blocks }
    }
}

impl FromIterator<u32> for Persons {
    fn from_iter<I: IntoIterator<Item = u32>>(people: I) -> Self {
        let mut blocks = Vec::new();
        for person in people {
            let place = person as usize / BITS as usize;
            if blocks.len() <= place {
                blocks.resize(place + 1, 0);
            }
            blocks[place] |= 1 << (person % BITS);
        }
        Self { blocks }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_equal_by_who_is_in_them() {
        let (few, many) = (Persons::from_iter([1, 70]), Persons::from_iter([0, 1, 2, 70, 200]));
        assert!(few.within(&many) && !many.within(&few));
        assert_eq!(many.minus(&few), Persons::from_iter([200, 2, 0]));
        assert_eq!(many.minus(&Persons::from_iter([200])).and(&few), few);
        assert_eq!(few.or(&many), many);
        assert_eq!((few.len(), few.minus(&many).is_empty()), (2, true));
        assert!(few.contains(70) && !few.contains(71) && !few.contains(7_000));
        assert_eq!(many.iter().collect::<Vec<_>>(), [0, 1, 2, 70, 200]);
    }
}
