//! The codings that hits touch.

use std::collections::HashMap;

use verbatim_text::Span;

use crate::analysis::Gathered;
use crate::searches::place::Place;

/// Codings of some transcripts by where they lie.
pub(super) struct Touching {
    of: HashMap<u32, Sorted>,
}

/// Codings of one transcript, by their first code point.
#[derive(Default)]
struct Sorted {
    /// Passage, and number in the figures.
    codings: Vec<(Span, usize)>,
    /// How far each and those before it reach.
    reach: Vec<u32>,
}

impl Touching {
    /// The codings of transcripts for which it holds, as far as they are among `taken`.
    pub fn new(gathered: &Gathered, taken: Option<&[bool]>, wanted: impl Fn(u32) -> bool) -> Self {
        let mut of: HashMap<u32, Sorted> = HashMap::new();
        for (number, coding) in gathered.figures.codings.iter().enumerate() {
            if taken.is_none_or(|taken| taken[number]) && wanted(coding.transcript) {
                of.entry(coding.transcript).or_default().codings.push((coding.span, number));
            }
        }
        for sorted in of.values_mut() {
            sorted.codings.sort_unstable();
            let mut reach = 0;
            sorted.reach = sorted
                .codings
                .iter()
                .map(|(span, _)| {
                    reach = reach.max(span.end());
                    reach
                })
                .collect();
        }
        Self { of }
    }

    /// Numbers in the figures of the codings that share a code point with a place.
    pub fn over(&self, place: Place) -> impl Iterator<Item = usize> + '_ {
        let sorted = self.of.get(&place.transcript);
        let span = place.span;
        let after = sorted
            .map_or(0, |sorted| sorted.codings.partition_point(|(coding, _)| coding.start() < span.end()));
        let codings = sorted.into_iter().flat_map(move |sorted| {
            let reaching = (0..after).rev().take_while(move |&n| sorted.reach[n] > span.start());
            reaching.map(|n| sorted.codings[n])
        });
        codings.filter(move |(coding, _)| coding.end() > span.start()).map(|(_, number)| number)
    }
}
