//! Whether and where a query is met in one turn.
//!
//! The same answer as the index gives, from the turn's text alone. It reads the turn once and notes
//! for each wanted word where it stands; phrases and the rest of the tree are worked out from that.

use crate::find::FindInTurn;
use crate::query::{Query, Words};
use crate::words::{WordStream, may_share_stem, stem};
use verbatim_text::{CodePoints, Span};

/// A query made ready to be looked for in turns. Make it once and use it for many turns.
#[derive(Clone, Debug)]
pub struct TurnMatcher {
    root: Node,
    wanted: Vec<Wanted>,
}

/// A wanted word.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Wanted {
    /// Any word of this stem.
    Stem(String),
    /// Any word whose folded form begins so.
    Beginning(String),
}

/// The query's tree over numbers of wanted words.
#[derive(Clone, Debug)]
enum Node {
    SideBySide(Vec<usize>),
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
}

impl TurnMatcher {
    /// Makes a query ready.
    #[must_use]
    pub fn new(query: &Query) -> Self {
        let mut wanted = Vec::new();
        let root = node(query, &mut wanted);
        Self { root, wanted }
    }

    fn read(&self, turn_text: &str) -> Reading {
        let mut reading = Reading { words: Vec::new(), places: vec![Vec::new(); self.wanted.len()] };
        let mut stream = WordStream::new(turn_text);
        while stream.advance() {
            for (wanted, places) in self.wanted.iter().zip(&mut reading.places) {
                if wanted.is_met_by(stream.folded()) {
                    places.push(reading.words.len());
                }
            }
            reading.words.push((stream.start(), stream.end()));
        }
        reading
    }
}

impl FindInTurn for TurnMatcher {
    fn matches(&self, turn_text: &str) -> bool {
        self.read(turn_text).meets(&self.root)
    }

    /// One span a match, a phrase from its first word to its last. Only parts of the query that
    /// hold for this turn show hits, so that in `(a AND b) OR c` a turn with `a` and `c` shows `c`;
    /// what is under `NOT` shows none. A hit inside a longer one is left out.
    fn hits_in_turn(&self, turn_text: &str) -> Vec<Span> {
        let reading = self.read(turn_text);
        let mut found = Vec::new();
        if reading.meets(&self.root) {
            reading.collect(&self.root, &mut found);
        }
        spans(turn_text, outermost(found))
    }
}

fn node(query: &Query, wanted: &mut Vec<Wanted>) -> Node {
    match query {
        Query::Words(words) => Node::SideBySide(side_by_side(words, wanted)),
        Query::And(parts) => Node::All(parts.iter().map(|part| node(part, wanted)).collect()),
        Query::Or(parts) => Node::Any(parts.iter().map(|part| node(part, wanted)).collect()),
        Query::Not(part) => Node::Not(Box::new(node(part, wanted))),
    }
}

fn side_by_side(words: &Words, wanted: &mut Vec<Wanted>) -> Vec<usize> {
    let forms = words.forms();
    let count = forms.len();
    let kinds = forms.into_iter().enumerate().map(|(n, form)| {
        if words.last_is_beginning() && n + 1 == count {
            Wanted::Beginning(form)
        } else {
            Wanted::Stem(stem(&form).into_owned())
        }
    });
    kinds.map(|kind| number_of(kind, wanted)).collect()
}

fn number_of(kind: Wanted, wanted: &mut Vec<Wanted>) -> usize {
    wanted.iter().position(|known| *known == kind).unwrap_or_else(|| {
        wanted.push(kind);
        wanted.len() - 1
    })
}

impl Wanted {
    fn is_met_by(&self, folded: &str) -> bool {
        match self {
            Self::Beginning(beginning) => folded.starts_with(beginning),
            Self::Stem(wanted) => may_share_stem(folded, wanted) && stem(folded) == *wanted,
        }
    }
}

/// A turn that was read for the wanted words.
struct Reading {
    /// First byte and byte after each word.
    words: Vec<(usize, usize)>,
    /// For each wanted word the numbers of the words that meet it, ascending.
    places: Vec<Vec<usize>>,
}

impl Reading {
    fn meets(&self, node: &Node) -> bool {
        match node {
            Node::SideBySide(wanted) => self.phrases(wanted).next().is_some(),
            Node::All(parts) => parts.iter().all(|part| self.meets(part)),
            Node::Any(parts) => parts.iter().any(|part| self.meets(part)),
            Node::Not(part) => !self.meets(part),
        }
    }

    /// Numbers of the words at which these wanted words begin to stand side by side.
    fn phrases<'a>(&'a self, wanted: &'a [usize]) -> impl Iterator<Item = usize> + 'a {
        let first = wanted.first().and_then(|&w| self.places.get(w));
        first.into_iter().flatten().copied().filter(move |&start| {
            let mut rest = wanted.iter().enumerate().skip(1);
            rest.all(|(n, &w)| self.places.get(w).is_some_and(|p| p.binary_search(&(start + n)).is_ok()))
        })
    }

    /// Bytes of what the parts that hold have found.
    fn collect(&self, node: &Node, found: &mut Vec<(usize, usize)>) {
        match node {
            Node::SideBySide(wanted) => self.collect_phrases(wanted, found),
            Node::All(parts) | Node::Any(parts) => {
                parts.iter().filter(|part| self.meets(part)).for_each(|part| self.collect(part, found));
            }
            Node::Not(_) => {}
        }
    }

    /// Phrases from left to right, none over another: “very very” is met once in “very very very”.
    fn collect_phrases(&self, wanted: &[usize], found: &mut Vec<(usize, usize)>) {
        let mut free_from = 0;
        for first in self.phrases(wanted) {
            let last = first + wanted.len() - 1;
            if first < free_from {
                continue;
            }
            if let (Some(&(start, _)), Some(&(_, end))) = (self.words.get(first), self.words.get(last)) {
                found.push((start, end));
                free_from = last + 1;
            }
        }
    }
}

/// In order, without those that lie inside another.
fn outermost(mut found: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    found.sort_unstable_by_key(|&(start, end)| (start, std::cmp::Reverse(end)));
    let mut reach = 0;
    found.retain(|&(_, end)| {
        let longer = end > reach;
        reach = reach.max(end);
        longer
    });
    found
}

/// Bytes of a turn as code points.
pub(crate) fn spans(turn_text: &str, bytes: Vec<(usize, usize)>) -> Vec<Span> {
    if bytes.is_empty() {
        return Vec::new();
    }
    let points = CodePoints::new(turn_text);
    bytes.into_iter().filter_map(|(start, end)| points.span_of_bytes(start, end).ok()).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;

    /// `⟦ ⟧` mark what must be found.
    #[track_caller]
    fn check(query: &str, marked: &str) {
        let text = marked.replace(['⟦', '⟧'], "");
        let matcher = TurnMatcher::new(&Query::parse(query).unwrap());
        let mut shown: Vec<char> = text.chars().collect();
        for span in matcher.hits_in_turn(&text).iter().rev() {
            shown.insert(span.end() as usize, '⟧');
            shown.insert(span.start() as usize, '⟦');
        }
        assert_eq!(shown.into_iter().collect::<String>(), marked, "{query}");
        assert_eq!(matcher.matches(&text), marked.contains('⟦'), "{query}");
    }

    #[test]
    fn words_are_found_by_stem_case_and_accents_apart() {
        check("operations", "An ⟦Operation⟧ is ⟦operational⟧; cooperation is not.");
        check("kieu", "Thúy ⟦Kiều⟧ and ⟦Kie\u{302}\u{300}u⟧ and Kie");
        check("Kiều", "⟦KIEU⟧ 🙂 ⟦kiều⟧");
    }

    #[test]
    fn a_phrase_is_one_hit_from_its_first_word_to_its_last() {
        check("\"the law’s end\"", "At ⟦the law's: ENDS⟧, the law, end.");
        check("don't", "I ⟦don’t⟧, ⟦don't⟧, ⟦DON t⟧ don.");
        check("trauma-inf*", "⟦trauma informed⟧ and ⟦Trauma-informing⟧, informed trauma");
    }

    #[test]
    fn chinese_words_are_found_inside_a_run() {
        check("然后", "我说，⟦然后⟧他们⟦然后⟧👩‍👧走了然。后来");
        check("我说，然后。", "⟦我说？；然后⟧ 我说然后 我说a然后");
    }

    #[test]
    fn only_parts_that_hold_show_hits() {
        check("(fear AND debt) OR police", "fear of the ⟦police⟧");
        check("fear -police", "fear of the police");
        check("fear -police", "⟦fear⟧ of the law");
        check("fear NOT (police NOT debt)", "⟦fear⟧ of police and debt");
    }

    #[test]
    fn no_hit_lies_inside_another_and_none_is_given_twice() {
        check("law OR \"law enforcement\" OR laws", "⟦law enforcement⟧ and ⟦law⟧");
        check("\"very very\"", "⟦very very⟧ very");
    }
}
