//! Where the parts of a query are met among the words of one turn, by the numbers of the words.
//!
//! The matcher gets these numbers by reading the turn, the index from its postings.

use super::tree::Stretch;
use std::cmp::Reverse;

/// From a first word to a last one.
type Range = (u32, u32);

/// Where the wanted words stand in a turn.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// For each wanted word the numbers of the words that meet it, ascending.
    pub(crate) of: Vec<Vec<u32>>,
    /// Numbers of the dividers, ascending: they have numbers as words have, but are not counted
    /// where words are.
    pub(crate) dividers: Vec<u32>,
}

impl Places {
    /// Nothing found yet, of so many wanted words.
    pub(crate) fn none(wanted: usize) -> Self {
        Self { of: vec![Vec::new(); wanted], dividers: Vec::new() }
    }

    /// Whether a stretch is somewhere.
    pub(crate) fn hold(&self, stretch: &Stretch) -> bool {
        match stretch {
            Stretch::SideBySide(wanted) => self.phrases(wanted).next().is_some(),
            Stretch::Any(parts) => parts.iter().any(|part| self.hold(part)),
            Stretch::Together(..) | Stretch::Near(..) => !self.ranges(stretch).is_empty(),
        }
    }

    /// What a stretch shows: a phrase from left to right, none over another, so that “very very” is
    /// met once in “very very very”; of nearness the smallest ranges.
    pub(crate) fn shown(&self, stretch: &Stretch) -> Vec<Range> {
        let mut ranges = self.ranges(stretch);
        if matches!(stretch, Stretch::SideBySide(_)) {
            let mut free_from = 0;
            ranges.retain(|&(first, last)| {
                let free = first >= free_from;
                if free {
                    free_from = last + 1;
                }
                free
            });
        }
        ranges
    }

    /// All places of a phrase; of nearness those that hold no smaller one. By their first word.
    fn ranges(&self, stretch: &Stretch) -> Vec<Range> {
        match stretch {
            Stretch::SideBySide(wanted) => {
                let more = u32::try_from(wanted.len()).unwrap_or(u32::MAX).saturating_sub(1);
                self.phrases(wanted).map(|first| (first, first + more)).collect()
            }
            Stretch::Together(wanted, within) => self.together(wanted, *within),
            Stretch::Any(parts) => {
                let mut ranges: Vec<Range> = parts.iter().flat_map(|part| self.ranges(part)).collect();
                ranges.sort_unstable();
                ranges.dedup();
                ranges
            }
            Stretch::Near(sides, within) => {
                let [left, right] = sides.as_ref();
                let (left, right) = (self.ranges(left), self.ranges(right));
                let mut ranges = Vec::new();
                self.followed(&left, &right, *within, &mut ranges);
                self.followed(&right, &left, *within, &mut ranges);
                smallest(ranges)
            }
        }
    }

    /// Numbers of the words at which these wanted words begin to stand side by side.
    fn phrases<'a>(&'a self, wanted: &'a [usize]) -> impl Iterator<Item = u32> + 'a {
        let first = wanted.first().and_then(|&w| self.of.get(w));
        first.into_iter().flatten().copied().filter(move |&start| {
            let mut rest = (start + 1..).zip(wanted.iter().skip(1));
            rest.all(|(at, &w)| self.of.get(w).is_some_and(|places| places.binary_search(&at).is_ok()))
        })
    }

    /// The number of a word among the words alone.
    fn counted(&self, word: u32) -> u32 {
        let before = self.dividers.partition_point(|&divider| divider < word);
        word - u32::try_from(before).unwrap_or(word)
    }

    /// Adds the smallest range for each of `first` that one of `then`, ordered by first word, follows
    /// within so many words.
    fn followed(&self, first: &[Range], then: &[Range], within: u32, found: &mut Vec<Range>) {
        for &(start, end) in first {
            let behind = then.partition_point(|range| range.0 <= end);
            let farthest = self.counted(end).saturating_add(within);
            let near = then.iter().skip(behind).take_while(|range| self.counted(range.0) <= farthest);
            found.extend(near.map(|range| range.1).min().map(|last| (start, last)));
        }
    }

    /// The smallest ranges of at most so many words in which each wanted word is met by a word of its
    /// own.
    fn together(&self, wanted: &[usize], within: u32) -> Vec<Range> {
        let words = self.words_of(wanted);
        let mut found = Vec::new();
        for (n, &(first, _)) in words.iter().enumerate() {
            let farthest = self.counted(first).saturating_add(within);
            let near = words.iter().skip(n).take_while(|word| self.counted(word.0) <= farthest);
            let mut taken = Taken { by: vec![None; wanted.len()], words: Vec::new() };
            for (word, wanted_here) in near {
                if taken.add(wanted_here) {
                    found.push((first, *word));
                    break;
                }
            }
        }
        smallest(found)
    }

    /// The words that meet one of these, each with the places in `wanted` of those that it meets.
    fn words_of(&self, wanted: &[usize]) -> Vec<(u32, Vec<usize>)> {
        let mut met: Vec<(u32, usize)> = Vec::new();
        for (n, &w) in wanted.iter().enumerate() {
            met.extend(self.of.get(w).into_iter().flatten().map(|&word| (word, n)));
        }
        met.sort_unstable();
        met.chunk_by(|a, b| a.0 == b.0)
            .filter_map(|same| Some((same.first()?.0, same.iter().map(|met| met.1).collect())))
            .collect()
    }
}

/// Which word stands for which wanted one.
struct Taken<'w> {
    /// For each wanted word the number in `words` of the one that stands for it.
    by: Vec<Option<usize>>,
    /// For each word which wanted ones it meets.
    words: Vec<&'w [usize]>,
}

impl<'w> Taken<'w> {
    /// Adds a word; true once every wanted word has one.
    fn add(&mut self, meets: &'w [usize]) -> bool {
        self.words.push(meets);
        let word = self.words.len() - 1;
        self.place(word, &mut vec![false; self.by.len()]);
        self.by.iter().all(Option::is_some)
    }

    /// Lets a word stand for a wanted one, where need be by giving another word another one.
    fn place(&mut self, word: usize, tried: &mut [bool]) -> bool {
        let Some(&meets) = self.words.get(word) else { return false };
        for &wanted in meets {
            if std::mem::replace(tried.get_mut(wanted).unwrap_or(&mut true), true) {
                continue;
            }
            let holder = self.by.get(wanted).copied().flatten();
            if holder.is_none_or(|other| self.place(other, tried))
                && let Some(slot) = self.by.get_mut(wanted)
            {
                *slot = Some(word);
                return true;
            }
        }
        false
    }
}

/// Those that hold no other, by their first word.
fn smallest(mut ranges: Vec<Range>) -> Vec<Range> {
    ranges.sort_unstable_by_key(|&(first, last)| (Reverse(first), last));
    let mut nearest_end = u32::MAX;
    ranges.retain(|&(_, last)| {
        let smaller = last < nearest_end;
        nearest_end = nearest_end.min(last);
        smaller
    });
    ranges.reverse();
    ranges
}
