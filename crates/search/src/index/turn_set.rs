//! A set of turns of one segment, by tantivy's numbers.

use tantivy::DocId;

/// One bit a turn: 77 KB for the largest study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TurnSet {
    bits: Vec<u64>,
    turns: u32,
}

impl TurnSet {
    /// None of `turns` turns.
    pub(super) fn none(turns: u32) -> Self {
        Self { bits: vec![0; turns.div_ceil(64) as usize], turns }
    }

    /// All of `turns` turns.
    pub(super) fn all(turns: u32) -> Self {
        let mut set = Self { bits: vec![u64::MAX; turns.div_ceil(64) as usize], turns };
        if let Some(last) = set.bits.last_mut() {
            *last >>= (64 - turns % 64) % 64;
        }
        set
    }

    /// Adds turns, which must be below the number given at the beginning.
    pub(super) fn extend(&mut self, found: &[DocId]) {
        for &turn in found {
            debug_assert!(turn < self.turns);
            if let Some(word) = self.bits.get_mut((turn / 64) as usize) {
                *word |= 1 << (turn % 64);
            }
        }
    }

    /// Whether a turn is in it.
    pub(super) fn contains(&self, turn: DocId) -> bool {
        self.bits.get((turn / 64) as usize).is_some_and(|word| word >> (turn % 64) & 1 == 1)
    }

    /// Keeps only what `other` holds too.
    pub(super) fn keep(&mut self, other: &Self) {
        self.combine(other, |mine, theirs| mine & theirs);
    }

    /// Adds what `other` holds.
    pub(super) fn add(&mut self, other: &Self) {
        self.combine(other, |mine, theirs| mine | theirs);
    }

    /// Takes away what `other` holds.
    pub(super) fn remove(&mut self, other: &Self) {
        self.combine(other, |mine, theirs| mine & !theirs);
    }

    fn combine(&mut self, other: &Self, how: impl Fn(u64, u64) -> u64) {
        for (mine, theirs) in self.bits.iter_mut().zip(&other.bits) {
            *mine = how(*mine, *theirs);
        }
    }

    /// The turns, ascending.
    pub(super) fn iter(&self) -> impl Iterator<Item = DocId> {
        (0..).step_by(64).zip(&self.bits).flat_map(|(first, &word)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros();
                rest &= rest.checked_sub(1)?;
                Some(first + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::TurnSet;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn it_does_what_a_set_of_numbers_does(
            turns in 1u32..200,
            a in prop::collection::btree_set(0u32..200, 0..40),
            b in prop::collection::btree_set(0u32..200, 0..40),
        ) {
            let below = |set: &BTreeSet<u32>| set.iter().copied().filter(|&n| n < turns).collect::<Vec<_>>();
            let (a, b) = (below(&a), below(&b));
            let set = |numbers: &[u32]| { let mut set = TurnSet::none(turns); set.extend(numbers); set };
            let check = |change: fn(&mut TurnSet, &TurnSet), plain: &dyn Fn(u32) -> bool| {
                let mut changed = set(&a);
                change(&mut changed, &set(&b));
                changed.iter().eq((0..turns).filter(|&n| plain(n)))
            };
            prop_assert!(check(TurnSet::keep, &|n| a.contains(&n) && b.contains(&n)));
            prop_assert!(check(TurnSet::add, &|n| a.contains(&n) || b.contains(&n)));
            prop_assert!(check(TurnSet::remove, &|n| a.contains(&n) && !b.contains(&n)));
            prop_assert!((0..turns).all(|n| set(&a).contains(n) == a.contains(&n)));
            prop_assert!(TurnSet::all(turns).iter().eq(0..turns));
        }
    }
}
