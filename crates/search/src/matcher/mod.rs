//! Whether and where a query is met in turns.
//!
//! The same answer as the index gives, from the text alone. It reads a turn once and notes for each
//! wanted word where it stands; phrases, nearness and the rest of the tree are worked out from that.

mod places;
mod tree;

pub(crate) use places::Places;
pub(crate) use tree::{Node, Stretch, TextTree, Wanted};

use crate::find::{FindInTurn, Said};
use crate::query::Query;
use crate::words::WordStream;
use tree::stemming;
use verbatim_text::{CodePoints, Span};

/// A query made ready to be looked for in turns. Make it once and use it for many turns. Parts that
/// are no text, which [`Query::is_text`] tells, match no turn.
#[derive(Clone, Debug)]
pub struct TurnMatcher {
    tree: TextTree,
}

impl TurnMatcher {
    /// Makes a query ready.
    #[must_use]
    pub fn new(query: &Query) -> Self {
        Self { tree: TextTree::new(query) }
    }

    fn read(&self, said: Said<'_>) -> Reading {
        let mut reading = Reading { words: Vec::new(), places: Places::none(self.tree.wanted.len()) };
        let (mut stream, stemming) = (WordStream::new(said.text), stemming(said));
        for number in 0.. {
            if !stream.advance() {
                break;
            }
            for (wanted, places) in self.tree.wanted.iter().zip(&mut reading.places.of) {
                if wanted.is_met_by(stream.folded(), stemming) {
                    places.push(number);
                }
            }
            if stream.is_divider() {
                reading.places.dividers.push(number);
            }
            reading.words.push((stream.start(), stream.end()));
        }
        reading
    }

    fn read_all(&self, turns: &[Said<'_>]) -> Vec<Reading> {
        turns.iter().map(|&said| self.read(said)).collect()
    }

    fn hits(&self, answer: &[Reading], turn: usize, turn_text: &str) -> Vec<Span> {
        let mut found = Vec::new();
        if meets(&self.tree.root, answer, turn) {
            collect(&self.tree.root, answer, turn, &mut found);
        }
        spans(turn_text, outermost(found))
    }
}

impl FindInTurn for TurnMatcher {
    fn matches(&self, said: Said<'_>) -> bool {
        meets(&self.tree.root, &[self.read(said)], 0)
    }

    /// One span a match, a phrase or what is near from its first word to its last. Only parts of the
    /// query that hold for this turn show hits, so that in `(a AND b) OR c` a turn with `a` and `c`
    /// shows `c`; what is under `NOT` shows none. A hit inside a longer one is left out.
    fn hits_in_turn(&self, said: Said<'_>) -> Vec<Span> {
        self.hits(&[self.read(said)], 0, said.text)
    }

    fn needs_answer(&self) -> bool {
        self.tree.needs_answer()
    }

    fn matches_in_answer(&self, turns: &[Said<'_>]) -> Vec<bool> {
        let answer = self.read_all(turns);
        (0..turns.len()).map(|turn| meets(&self.tree.root, &answer, turn)).collect()
    }

    fn hits_in_answer(&self, turns: &[Said<'_>]) -> Vec<Vec<Span>> {
        let answer = self.read_all(turns);
        turns.iter().enumerate().map(|(turn, said)| self.hits(&answer, turn, said.text)).collect()
    }
}

/// A turn that was read for the wanted words.
struct Reading {
    /// First byte and byte after each word.
    words: Vec<(usize, usize)>,
    places: Places,
}

/// Whether a part holds for a turn of an answer.
fn meets(node: &Node, answer: &[Reading], turn: usize) -> bool {
    match node {
        Node::Stretch(stretch) => answer.get(turn).is_some_and(|reading| reading.places.hold(stretch)),
        Node::All(parts) => parts.iter().all(|part| meets(part, answer, turn)),
        Node::Any(parts) => parts.iter().any(|part| meets(part, answer, turn)),
        Node::Not(part) => !meets(part, answer, turn),
        Node::SameAnswer(sides) => {
            let somewhere = |side: &Node| (0..answer.len()).any(|turn| meets(side, answer, turn));
            sides.iter().any(|side| meets(side, answer, turn)) && sides.iter().all(somewhere)
        }
        Node::Never => false,
    }
}

/// Bytes of what the parts that hold for a turn have found in it.
fn collect(node: &Node, answer: &[Reading], turn: usize, found: &mut Vec<(usize, usize)>) {
    let mut all = |parts: &[Node]| {
        for part in parts.iter().filter(|part| meets(part, answer, turn)) {
            collect(part, answer, turn, found);
        }
    };
    match node {
        Node::All(parts) | Node::Any(parts) => all(parts),
        Node::SameAnswer(sides) => all(sides.as_slice()),
        Node::Stretch(stretch) => {
            if let Some(reading) = answer.get(turn) {
                found.extend(
                    reading.places.shown(stretch).into_iter().filter_map(|range| reading.bytes(range)),
                );
            }
        }
        Node::Not(_) | Node::Never => {}
    }
}

impl Reading {
    fn bytes(&self, (first, last): (u32, u32)) -> Option<(usize, usize)> {
        Some((self.words.get(first as usize)?.0, self.words.get(last as usize)?.1))
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
    use crate::Language;

    /// `⟦ ⟧` mark what must be found.
    #[track_caller]
    fn check_in(language: Language, query: &str, marked: &str) {
        let text = marked.replace(['⟦', '⟧'], "");
        let said = Said { text: &text, language };
        let matcher = TurnMatcher::new(&Query::parse(query).unwrap());
        let mut shown: Vec<char> = text.chars().collect();
        for span in matcher.hits_in_turn(said).iter().rev() {
            shown.insert(span.end() as usize, '⟧');
            shown.insert(span.start() as usize, '⟦');
        }
        assert_eq!(shown.into_iter().collect::<String>(), marked, "{query}");
        assert_eq!(matcher.matches(said), marked.contains('⟦'), "{query}");
    }

    #[track_caller]
    fn check(query: &str, marked: &str) {
        check_in(Language::English, query, marked);
    }

    #[test]
    fn words_are_found_by_stem_case_and_accents_apart() {
        check("operations", "An ⟦Operation⟧ is ⟦operational⟧; cooperation is not.");
        check("kieu", "Thúy ⟦Kiều⟧ and ⟦Kie\u{302}\u{300}u⟧ and Kie");
        check("Kiều", "⟦KIEU⟧ 🙂 ⟦kiều⟧");
    }

    #[test]
    fn a_word_is_stemmed_by_the_language_of_the_turn() {
        check_in(Language::Spanish, "trabajar", "Yo ⟦trabajaba⟧ y él ⟦trabajó⟧, un ⟦trabajo⟧ duro");
        check_in(Language::Spanish, "tenía", "⟦tenía⟧ miedo, ⟦tenían⟧, no ⟦tenia⟧");
        check("trabajar", "trabajaba, ⟦trabajar⟧");
        check_in(Language::Vietnamese, "công an", "⟦Công⟧ ⟦an⟧ đến, ⟦cong⟧ ⟦an⟧ đi");
        check_in(Language::Other, "operation", "⟦Operation⟧, operations");
    }

    #[test]
    fn a_phrase_is_one_hit_from_its_first_word_to_its_last() {
        check("\"the law’s end\"", "At ⟦the law's: ENDS⟧, the law, end.");
        check("don't", "I ⟦don’t⟧, ⟦don't⟧, ⟦DON t⟧ don.");
        check("trauma-inf*", "⟦trauma informed⟧ and ⟦Trauma-informing⟧, informed trauma");
    }

    #[test]
    fn a_star_stands_for_any_letters_of_a_word() {
        check("*cuff*", "⟦Cuffed⟧ with ⟦handcuffs⟧, cuf");
        check("w*man", "a ⟦woman⟧, a ⟦workman⟧, women, ⟦WMAN⟧");
        check("\"the *man\"", "⟦the woman⟧, a man, ⟦the: man⟧");
    }

    #[test]
    fn a_tilde_takes_wrong_letters() {
        check("trafficker~", "the ⟦traficker⟧, ⟦trafficker⟧, ⟦traffickers⟧, traffic");
        check("pimp~", "a ⟦pim⟧, a ⟦pump⟧, a ⟦pimp⟧, pumps");
        check("Kiều~1", "⟦Kieu⟧, ⟦Kiêm⟧, ⟦Kiu⟧, Ka");
    }

    #[test]
    fn nearness_counts_words_in_any_order() {
        check("fear NEAR/2 debt", "⟦fear of debt⟧, ⟦debt, fear⟧ and all that debt");
        check("fear NEAR/1 fear", "fear; x; ⟦fear, fear⟧ of fear");
        check("(fear OR afraid) NEAR/3 \"the debt\"", "⟦afraid of the debt⟧ and debt and fear");
        check("\"law debt fear\"~4", "⟦fear of law and debt⟧, law, x, x, x, debt");
        check("\"law law\"~3", "law x x x ⟦law x laws⟧");
        check("然 NEAR/2 后", "⟦然，。她后⟧ x x 然她他后");
        check("fear NEAR/turn debt", "⟦debt⟧ and police and ⟦fear⟧");
        check("a1 NEAR/2 b1 NEAR/2 c1", "⟦a1 b1 x1 c1⟧, x1, x1; a1 x1 b1, x1, x1, x1 c1");
    }

    #[test]
    fn a_word_of_its_own_stands_for_each_that_must_be_together() {
        check("\"law* lawful\"~1", "lawful; x; ⟦law lawful⟧");
        check("\"law* lawful laws\"~2", "⟦laws lawful laws⟧");
    }

    #[test]
    fn an_answer_is_several_turns() {
        let matcher = TurnMatcher::new(&Query::parse("(fear NEAR/answer debt) OR police").unwrap());
        let said = ["Fear.", "Nothing.", "Debt and the police", "x"];
        let said = said.map(|text| Said { text, language: Language::English });
        assert!(matcher.needs_answer());
        assert_eq!(matcher.matches_in_answer(&said), [true, false, true, false]);
        let hits = matcher.hits_in_answer(&said);
        assert_eq!(hits.iter().map(Vec::len).collect::<Vec<_>>(), [1, 0, 2, 0]);
        assert!(!matcher.matches(said[0]) && matcher.matches(said[2]));
    }

    #[test]
    fn what_is_no_text_matches_no_turn() {
        let matches = |typed| TurnMatcher::new(&Query::parse(typed).unwrap());
        let said = Said { text: "fear", language: Language::English };
        assert!(!matches("fear category:Advocates").matches(said));
        assert!(matches("fear OR code:Fear").matches(said));
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
