//! Stretches of transcripts and how they lie to each other.

use std::ops::Range;

use rayon::prelude::*;
use verbatim_text::Span;

/// A stretch of a transcript.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Place {
    /// Number of the transcript in the library.
    pub transcript: u32,
    pub span: Span,
}

impl Place {
    /// A stretch of the transcript of this number.
    pub fn new(transcript: usize, span: Span) -> Self {
        Self { transcript: u32::try_from(transcript).unwrap_or(u32::MAX), span }
    }
}

/// Places in order, each once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    places: Vec<Place>,
    /// For each place how far it and those before it in its transcript reach.
    reach: Vec<u32>,
}

impl FromIterator<Place> for Places {
    fn from_iter<I: IntoIterator<Item = Place>>(places: I) -> Self {
        let mut places: Vec<Place> = places.into_iter().collect();
        places.par_sort_unstable();
        places.dedup();
        let mut reach: Vec<u32> = Vec::with_capacity(places.len());
        let mut before: Option<(u32, u32)> = None;
        for place in &places {
            let so_far = before.filter(|(transcript, _)| *transcript == place.transcript);
            let end = so_far.map_or(0, |(_, end)| end).max(place.span.end());
            before = Some((place.transcript, end));
            reach.push(end);
        }
        Self { places, reach }
    }
}

impl Places {
    pub fn as_slice(&self) -> &[Place] {
        &self.places
    }

    /// The places of one transcript.
    pub fn of(&self, transcript: u32) -> &[Place] {
        &self.places[self.range(transcript)]
    }

    fn range(&self, transcript: u32) -> Range<usize> {
        let first = self.places.partition_point(|place| place.transcript < transcript);
        let after = self.places.partition_point(|place| place.transcript <= transcript);
        first..after
    }

    /// The places that share a code point with this one, the last first.
    pub fn overlapping(&self, with: Place) -> impl Iterator<Item = Place> + '_ {
        let after = self.places.partition_point(|place| {
            (place.transcript, place.span.start()) < (with.transcript, with.span.end())
        });
        (0..after)
            .rev()
            .take_while(move |&n| {
                self.places[n].transcript == with.transcript && self.reach[n] > with.span.start()
            })
            .map(|n| self.places[n])
            .filter(move |place| place.span.end() > with.span.start())
    }

    /// Whether a place shares a code point with this one.
    pub fn touch(&self, with: Place) -> bool {
        self.overlapping(with).next().is_some()
    }

    /// Whether all that lies within a place shares a code point with one of these, or nothing does; `None`
    /// where that depends on where it lies.
    pub fn hold_within(&self, place: Place) -> Option<bool> {
        let mut over = self.overlapping(place).peekable();
        if over.peek().is_none() {
            return Some(false);
        }
        over.any(|other| other.span.contains(place.span)).then_some(true)
    }

    /// Whether this very place is among them.
    pub fn holds(&self, place: Place) -> bool {
        self.places.binary_search(&place).is_ok()
    }

    /// What two places have in common, of each pair.
    pub fn intersections(&self, other: &Self) -> Self {
        let shared = |place: &Place| {
            let (transcript, own) = (place.transcript, place.span);
            let parts = other.overlapping(*place).filter_map(move |other| own.intersection(other.span));
            parts.map(move |span| Place { transcript, span }).collect::<Vec<_>>()
        };
        self.places.iter().flat_map(shared).collect()
    }

    /// Those for which it holds.
    pub fn kept(&self, keep: impl Fn(Place) -> bool) -> Self {
        self.places.iter().copied().filter(|place| keep(*place)).collect()
    }

    /// Whether a place begins where this one has ended, or later.
    pub fn follow(&self, place: Place) -> bool {
        self.of(place.transcript).last().is_some_and(|last| last.span.start() >= place.span.end())
    }

    /// Whether a place has ended where this one begins, or before.
    pub fn precede(&self, place: Place) -> bool {
        let of = self.of(place.transcript);
        let before = of.partition_point(|other| other.span.start() < place.span.start());
        of[..before].iter().any(|other| other.span.end() <= place.span.start())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn places(of: &[(u32, u32, u32)]) -> Vec<Place> {
        let place = |&(transcript, start, length): &(u32, u32, u32)| Place {
            transcript,
            span: Span::new(start, start + length).unwrap(),
        };
        of.iter().map(place).collect()
    }

    proptest! {
        #[test]
        fn they_lie_to_each_other_as_each_pair_does(
            a in prop::collection::vec((0u32..3, 0u32..20, 1u32..9), 0..12),
            b in prop::collection::vec((0u32..3, 0u32..20, 1u32..9), 0..12),
        ) {
            let (a, b) = (places(&a), places(&b));
            let set: Places = b.iter().copied().collect();
            for &one in &a {
                let there = |holds: &dyn Fn(Span) -> bool| {
                    b.iter().any(|other| other.transcript == one.transcript && holds(other.span))
                };
                prop_assert_eq!(set.touch(one), there(&|other| other.overlaps(one.span)));
                prop_assert_eq!(set.holds(one), there(&|other| other == one.span));
                prop_assert_eq!(set.follow(one), there(&|other| other.start() >= one.span.end()));
                prop_assert_eq!(set.precede(one), there(&|other| other.end() <= one.span.start()));
                let touched: Vec<bool> = (one.span.start()..one.span.end())
                    .map(|at| there(&|other| other.start() <= at && at < other.end()))
                    .collect();
                match set.hold_within(one) {
                    Some(held) => prop_assert!(touched.iter().all(|touched| *touched == held)),
                    None => prop_assert!(touched.contains(&true)),
                }
                let mut found: Vec<Place> = set.overlapping(one).collect();
                found.sort_unstable();
                let mut plain: Vec<Place> = b
                    .iter()
                    .copied()
                    .filter(|other| other.transcript == one.transcript && other.span.overlaps(one.span))
                    .collect();
                plain.sort_unstable();
                plain.dedup();
                prop_assert_eq!(found, plain);
            }
            let own: Places = a.iter().copied().collect();
            let mut shared: Vec<Place> = Vec::new();
            for one in &a {
                for other in b.iter().filter(|other| other.transcript == one.transcript) {
                    let part = one.span.intersection(other.span);
                    shared.extend(part.map(|span| Place { transcript: one.transcript, span }));
                }
            }
            shared.sort_unstable();
            shared.dedup();
            let found = own.intersections(&set);
            prop_assert_eq!(found.as_slice(), shared);
        }
    }
}
