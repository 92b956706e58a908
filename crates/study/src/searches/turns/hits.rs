//! Where in a turn a query has its hits.

use verbatim_search::{FindInTurn, Said, SpeakerGroup, TurnPlace};
use verbatim_text::Span;

use super::{Node, Wanted};
use crate::searches::asking::Asking;
use crate::searches::place::Place;
use crate::searches::scope::Table;

impl Asking<'_> {
    /// What a node has in a turn whose transcript was read, in code points of the transcript; `None`
    /// where it does not hold.
    pub(in crate::searches) fn hits(&self, node: &Node<'_>, at: TurnPlace) -> Option<Vec<Span>> {
        match node {
            Node::Words { wanted, shows: true, .. } => {
                let hits = self.word_hits(wanted, at);
                (!hits.is_empty()).then_some(hits)
            }
            Node::Words { wanted, .. } => self.words_match(wanted, at).then(|| self.word_hits(wanted, at)),
            Node::Not(part) => self.hits(part, at).is_none().then(Vec::new),
            Node::Any(parts) => {
                let found: Vec<Vec<Span>> = parts.iter().filter_map(|part| self.hits(part, at)).collect();
                (!found.is_empty()).then(|| outermost(found.concat()))
            }
            Node::Passages(passages) => {
                let turn = self.turn_span(at)?;
                let over = passages.overlapping(Place { transcript: at.transcript, span: turn });
                let parts: Vec<Span> = over.filter_map(|place| place.span.intersection(turn)).collect();
                (!parts.is_empty()).then(|| outermost(parts))
            }
            Node::All { parts, zone, filters, .. } => {
                let holds = |table: &Table| self.voices.holds(self.desk, table, at.transcript, at.turn);
                if !filters.as_ref().is_none_or(holds) {
                    return None;
                }
                let mut all = Vec::new();
                for (part, shows) in parts {
                    let mut hits = self.hits(part, at)?;
                    hits.retain(|span| zone.holds(Place { transcript: at.transcript, span: *span }));
                    if *shows && hits.is_empty() {
                        return None;
                    }
                    all.extend(hits);
                }
                Some(outermost(all))
            }
        }
    }

    /// Where a turn stands in its transcript.
    pub(in crate::searches) fn turn_span(&self, at: TurnPlace) -> Option<Span> {
        let places = self.desk.library.places(at.transcript as usize);
        places.get(at.turn as usize).map(|turn| turn.span)
    }

    fn word_hits(&self, wanted: &Wanted<'_>, at: TurnPlace) -> Vec<Span> {
        let own = if wanted.needs_answer() {
            let (turns, own) = self.answer(at);
            wanted.hits_in_answer(&turns).into_iter().nth(own).unwrap_or_default()
        } else {
            wanted.hits_in_turn(self.said(at))
        };
        let start = self.turn_span(at).map_or(0, Span::start);
        own.into_iter().filter_map(|span| span.moved(start).ok()).collect()
    }

    fn words_match(&self, wanted: &Wanted<'_>, at: TurnPlace) -> bool {
        if wanted.needs_answer() {
            let (turns, own) = self.answer(at);
            return wanted.matches_in_answer(&turns).get(own).copied().unwrap_or(false);
        }
        wanted.matches(self.said(at))
    }

    fn said(&self, at: TurnPlace) -> Said<'_> {
        let language = self.desk.library.language(at.transcript as usize);
        Said { text: self.desk.said(at.transcript, at.turn), language }
    }

    /// The turns of the answer that a turn is in, and which of them it is: all turns of respondents
    /// between two of an interviewer, as far as they are searched; an interviewer's turn is alone.
    fn answer(&self, at: TurnPlace) -> (Vec<Said<'_>>, usize) {
        let turns = self.answer_turns(at);
        let own = turns.iter().position(|turn| *turn == at.turn).unwrap_or(0);
        let said = |turn: &u32| self.said(TurnPlace { transcript: at.transcript, turn: *turn });
        (turns.iter().map(said).collect(), own)
    }

    /// Numbers of the turns of the answer that a turn is in.
    pub(in crate::searches) fn answer_turns(&self, at: TurnPlace) -> Vec<u32> {
        let respondent = |turn: &u32| {
            let voice = self.voices.number(self.desk, at.transcript, *turn);
            voice.is_some_and(|n| {
                self.voices.in_transcript(at.transcript)[n].group() == SpeakerGroup::Respondent
            })
        };
        if !respondent(&at.turn) {
            return vec![at.turn];
        }
        let before = (0..at.turn).rev().take_while(respondent).last().unwrap_or(at.turn);
        (before..).take_while(respondent).collect()
    }
}

/// In order, without those that lie inside another.
fn outermost(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable_by_key(|span| (span.start(), std::cmp::Reverse(span.end())));
    let mut reach = 0;
    spans.retain(|span| {
        let longer = span.end() > reach;
        reach = reach.max(span.end());
        longer
    });
    spans
}
