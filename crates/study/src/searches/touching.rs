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
struct Sorted {
    /// Passage, and number in the figures.
    codings: Vec<(Span, usize)>,
    /// How far each and those before it reach.
    reach: Vec<u32>,
}

impl Touching {
    /// The codings of these transcripts, as far as they are taken.
    pub fn new(
        gathered: &Gathered,
        transcripts: impl IntoIterator<Item = u32>,
        takes: impl Fn(usize) -> bool,
    ) -> Self {
        let sorted = |transcript: u32| {
            let own = gathered.codings_of(transcript).iter().map(|number| *number as usize);
            let own = own.filter(|number| takes(*number));
            let mut codings: Vec<(Span, usize)> =
                own.map(|number| (gathered.figures.codings[number].span, number)).collect();
            codings.sort_unstable();
            let reach = codings.iter().scan(0, |reach, (span, _)| {
                *reach = span.end().max(*reach);
                Some(*reach)
            });
            (transcript, Sorted { reach: reach.collect(), codings })
        };
        Self { of: transcripts.into_iter().map(sorted).collect() }
    }

    /// The codings of all transcripts, as far as they are taken.
    pub fn all(gathered: &Gathered, takes: impl Fn(usize) -> bool) -> Self {
        let transcripts = u32::try_from(gathered.figures.transcripts.len()).unwrap_or(u32::MAX);
        Self::new(gathered, 0..transcripts, takes)
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
