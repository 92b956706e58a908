//! Finding many places of one text: by offsets, or by quotation.

use std::collections::HashMap;

use verbatim_import::codings::Place;
use verbatim_text::{CodePoints, Folded, QuotationError, Span, find_quotation};

/// Bytes at the start of a quotation by which it is recognised before it is compared.
const START: usize = 8;

/// A quotation and which of its occurrences is meant, from 1.
type Quotation<'q> = (&'q str, usize);

/// Finds each place of a file, or says in a phrase why it is not there.
pub(crate) fn find_places(points: &CodePoints<'_>, places: &[&Place]) -> Vec<Result<Span, String>> {
    let quoted = places.iter().filter_map(|place| match place {
        Place::Quote { quote, occurrence } => Some((quote.as_str(), *occurrence)),
        Place::Span { .. } | Place::Words { .. } => None,
    });
    let mut folded = None;
    let mut found = find_quotations(points, &quoted.collect::<Vec<_>>()).into_iter();
    let mut span = |place: &&Place| match place {
        Place::Words { quote, occurrence } => {
            let folded = folded.get_or_insert_with(|| Folded::new(points));
            folded.find(quote, *occurrence).map_err(|e| e.to_string())
        }
        Place::Quote { .. } => {
            found.next().unwrap_or(Err(QuotationError::Missing)).map_err(|e| e.to_string())
        }
        Place::Span { start, end, words } => {
            let span = Span::within(*start, *end, points.len()).map_err(|e| e.to_string())?;
            let there = points.slice(span).map_err(|e| e.to_string())?;
            match words {
                // A file that was written before the text changed would otherwise mean other words in silence.
                Some(words) if words != there => {
                    Err("other words stand at these offsets than the file says".to_owned())
                }
                _ => Ok(span),
            }
        }
    };
    places.iter().map(&mut span).collect()
}

/// Finds each quotation as [`find_quotation`] does, but reads the text once for all of them.
fn find_quotations(
    points: &CodePoints<'_>,
    quotations: &[Quotation<'_>],
) -> Vec<Result<Span, QuotationError>> {
    let mut search = Search::new(quotations);
    search.read(points.text().as_bytes());
    let found = quotations.iter().zip(search.wanted);
    found.map(|((quote, asked), wanted)| wanted.answer(points, quote, *asked)).collect()
}

/// What is looked for, while a text is read.
struct Search<'q> {
    wanted: Vec<Wanted<'q>>,
    /// Quotations by their start.
    starts: HashMap<[u8; START], Vec<usize>>,
    /// A bit for each hash that the start of a quotation has.
    sieve: Sieve,
    /// How many were not found yet.
    missing: usize,
}

struct Wanted<'q> {
    quote: &'q [u8],
    /// Which occurrence; none where it is too short to be recognised by its start.
    asked: Option<usize>,
    /// How often it was met.
    met: usize,
    /// Where the occurrence that was asked for begins.
    at: Option<usize>,
}

impl<'q> Search<'q> {
    fn new(quotations: &[Quotation<'q>]) -> Self {
        let mut search = Self { wanted: Vec::new(), starts: HashMap::new(), sieve: Sieve::new(), missing: 0 };
        for (number, &(quote, asked)) in quotations.iter().enumerate() {
            let quote = quote.as_bytes();
            let start = quote.first_chunk::<START>();
            if let Some(start) = start {
                search.starts.entry(*start).or_default().push(number);
                search.sieve.add(*start);
                search.missing += 1;
            }
            search.wanted.push(Wanted { quote, asked: start.map(|_| asked.max(1)), met: 0, at: None });
        }
        search
    }

    fn read(&mut self, text: &[u8]) {
        for (at, window) in text.windows(START).enumerate() {
            if self.missing == 0 {
                return;
            }
            let Some(start) = window.first_chunk::<START>() else { return };
            if self.sieve.may_hold(*start)
                && let Some(numbers) = self.starts.get(start)
            {
                let rest = text.get(at..).unwrap_or_default();
                for &number in numbers {
                    let Some(wanted) = self.wanted.get_mut(number) else { continue };
                    self.missing -= usize::from(wanted.meets(at, rest));
                }
            }
        }
    }
}

impl Wanted<'_> {
    /// Looks whether it begins here; answers whether that is the occurrence that was asked for.
    fn meets(&mut self, at: usize, rest: &[u8]) -> bool {
        if self.at.is_some() || !rest.starts_with(self.quote) {
            return false;
        }
        self.met += 1;
        if Some(self.met) == self.asked {
            self.at = Some(at);
        }
        self.at.is_some()
    }

    fn answer(
        &self,
        points: &CodePoints<'_>,
        quote: &str,
        occurrence: usize,
    ) -> Result<Span, QuotationError> {
        match (self.asked, self.at, self.met) {
            (None, ..) => find_quotation(points, quote, occurrence),
            (_, Some(at), _) => {
                points.span_of_bytes(at, at + quote.len()).map_err(|_| QuotationError::Missing)
            }
            (_, None, 0) => Err(QuotationError::Missing),
            (Some(asked), None, found) => Err(QuotationError::TooFew { found, asked }),
        }
    }
}

/// Tells most starts that no quotation has without looking them up.
struct Sieve([u64; 1024]);

impl Sieve {
    const fn new() -> Self {
        Self([0; 1024])
    }

    fn place(start: [u8; START]) -> (usize, u64) {
        let hash = u64::from_le_bytes(start).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48;
        ((hash >> 6) as usize, 1 << (hash & 63))
    }

    fn add(&mut self, start: [u8; START]) {
        let (word, bit) = Self::place(start);
        self.0[word] |= bit;
    }

    fn may_hold(&self, start: [u8; START]) -> bool {
        let (word, bit) = Self::place(start);
        self.0[word] & bit != 0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_is_found_as_if_it_were_looked_for_alone(
            text in "[abé]{0,120}",
            quotes in prop::collection::vec(("[abé]{0,14}", 0usize..4), 0..6),
            cuts in prop::collection::vec((0usize..120, 1usize..30, 0usize..3), 0..6),
        ) {
            let cut = |(from, length, asked): &(usize, usize, usize)| {
                (text.chars().skip(*from).take(*length).collect::<String>(), *asked)
            };
            let quotes: Vec<(String, usize)> = quotes.into_iter().chain(cuts.iter().map(cut)).collect();
            let quotes: Vec<Quotation<'_>> = quotes.iter().map(|(quote, asked)| (quote.as_str(), *asked)).collect();
            let points = CodePoints::new(&text);
            let alone: Vec<_> =
                quotes.iter().map(|(quote, asked)| find_quotation(&points, quote, *asked)).collect();
            prop_assert_eq!(find_quotations(&points, &quotes), alone);
        }
    }
}
