//! A slow, plain evaluator: the turn's words in a list, every leaf tried at every place.

use verbatim_search::{Query, SearchWord, Words, search_words};
use verbatim_text::Span;

/// Whether the turn matches.
pub fn holds(query: &Query, turn: &str) -> bool {
    match query {
        Query::Words(words) => !places(words, turn).is_empty(),
        Query::And(parts) => parts.iter().filter(|part| !holds(part, turn)).count() == 0,
        Query::Or(parts) => parts.iter().filter(|part| holds(part, turn)).count() > 0,
        Query::Not(part) => !holds(part, turn),
    }
}

/// Every place of every leaf that stands under no `NOT`, in parts that hold.
pub fn every_place(query: &Query, turn: &str) -> Vec<Span> {
    if !holds(query, turn) {
        return Vec::new();
    }
    match query {
        Query::Words(words) => places(words, turn),
        Query::And(parts) | Query::Or(parts) => {
            parts.iter().flat_map(|part| every_place(part, turn)).collect()
        }
        Query::Not(_) => Vec::new(),
    }
}

fn places(words: &Words, turn: &str) -> Vec<Span> {
    let wanted = search_words(words.text());
    let said = search_words(turn);
    let mut found = Vec::new();
    for start in 0..said.len() {
        if let Some(window) = said.get(start..start + wanted.len())
            && fits(&wanted, window, words.last_is_beginning())
        {
            found.push(Span::new(window[0].span.start(), window[window.len() - 1].span.end()).unwrap());
        }
    }
    found
}

fn fits(wanted: &[SearchWord], window: &[SearchWord], last_is_beginning: bool) -> bool {
    let last = wanted.len() - 1;
    let first = (wanted[0].position, window[0].position);
    wanted.iter().zip(window).enumerate().all(|(n, (wanted, said))| {
        if wanted.position - first.0 != said.position - first.1 {
            return false;
        }
        if last_is_beginning && n == last {
            said.folded.starts_with(&wanted.folded)
        } else {
            said.stem == wanted.stem
        }
    })
}
