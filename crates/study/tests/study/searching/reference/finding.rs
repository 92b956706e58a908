//! Passages of codes, and hits in turns.

use verbatim_text::{CodePoints, Span, count_words};

use super::super::query::{CODES, Q};
use super::kinds::{finds_words, is_condition, is_filter, is_text, parts, shows};
use super::world::{At, Coding, Turn};
use super::{Asked, Zone, once, outermost, touch};

impl Asked<'_> {
    /// What lies where by the parts about codings: on which passages, and off which.
    fn zone(&self, coded: &[&Q], outer: &[(&Q, bool)]) -> Zone {
        let (mut things, mut conditions, mut denied) = (Vec::new(), outer.to_vec(), Vec::new());
        let (mut off, mut denied_conditions, mut own) = (Vec::new(), Vec::new(), false);
        for part in coded {
            let (mut inner, mut holds) = (*part, true);
            while let Q::Not(below) = inner {
                (inner, holds) = (below, !holds);
            }
            match (inner, holds) {
                (Q::Uncoded, true) => off.extend(self.codings(&|_| true)),
                (_, true) if is_condition(inner) => {
                    own = true;
                    conditions.push((inner, true));
                }
                (_, false) if is_condition(inner) => denied_conditions.push(inner),
                (_, true) => things.push(inner),
                (_, false) => denied.push(inner),
            }
        }
        if things.is_empty() && !own {
            denied.extend(denied_conditions);
        } else {
            conditions.extend(denied_conditions.into_iter().map(|q| (q, false)));
        }
        off.extend(denied.iter().flat_map(|q| self.codes(q, &[])));
        let mut on: Option<Vec<At>> = None;
        for thing in things {
            let next = self.codes(thing, &conditions);
            on = Some(match on {
                None => next,
                Some(on) => on
                    .iter()
                    .flat_map(|a| next.iter().map(move |b| (a, b)))
                    .filter(|(a, b)| a.0 == b.0)
                    .filter_map(|(a, b)| Some((a.0, a.1.intersection(b.1)?)))
                    .collect(),
            });
        }
        if on.is_none() && !conditions.is_empty() {
            on = Some(self.codings(&|coding| meets_all(&conditions, coding)));
        }
        (on, off)
    }

    fn codings(&self, wanted: &dyn Fn(&Coding) -> bool) -> Vec<At> {
        let record = |coding: &Coding| {
            self.world.record[self.world.transcripts[coding.at.0].interview] == Some(coding.coder)
        };
        let looked_at = self.world.codings.iter().filter(|coding| self.all_coders || record(coding));
        looked_at.filter(|coding| wanted(coding)).map(|coding| coding.at).collect()
    }

    /// Passages that a query about codings finds.
    pub(super) fn codes(&self, query: &Q, conditions: &[(&Q, bool)]) -> Vec<At> {
        match query {
            Q::Code(code) => {
                let below =
                    |path: &str| path == CODES[*code] || path.starts_with(&format!("{} > ", CODES[*code]));
                self.codings(&|coding| below(CODES[coding.code]) && meets_all(conditions, coding))
            }
            Q::Or(inner) if !is_condition(query) => {
                inner.iter().flat_map(|part| self.codes(part, conditions)).collect()
            }
            Q::Relation(_, left, right) | Q::NearTurns(_, left, right) | Q::NearWords(_, left, right) => {
                let (left, right) = (self.codes(left, conditions), self.codes(right, &[]));
                left.into_iter()
                    .filter(|a| right.iter().any(|b| a.0 == b.0 && self.lies(query, *a, *b)))
                    .collect()
            }
            _ => {
                let parts = parts(query);
                let coded: Vec<&Q> =
                    parts.iter().copied().filter(|part| !is_filter(part) && !is_text(part)).collect();
                let (on, off) = self.zone(&coded, conditions);
                let mut found = on.unwrap_or_default();
                found.retain(|at| !off.iter().any(|off| touch(*at, *off)));
                for text in parts.iter().filter(|part| is_text(part)) {
                    match text {
                        Q::Not(inner) if shows(inner) => {
                            let hits = self.places(inner);
                            found.retain(|at| !hits.iter().any(|hit| touch(*at, *hit)));
                        }
                        _ => found.retain(|at| {
                            let first = self.touched(*at).first().copied();
                            first.is_some_and(|turn| self.text(text, (at.0, turn)).is_some())
                        }),
                    }
                }
                for filter in parts.iter().filter(|part| is_filter(part)) {
                    found.retain(|at| {
                        let first = self.touched(*at).first().copied();
                        first.is_some_and(|turn| self.filter(filter, (at.0, turn)))
                    });
                }
                found
            }
        }
    }

    fn lies(&self, query: &Q, a: At, b: At) -> bool {
        let turns = &self.world.transcripts[a.0].turns;
        match query {
            Q::Relation("WITHIN", ..) => b.1.contains(a.1),
            Q::Relation("OVERLAPS", ..) => a.1.overlaps(b.1),
            Q::Relation("SAME", ..) => a.1 == b.1,
            Q::Relation("BEFORE", ..) => a.1.end() <= b.1.start(),
            Q::Relation(..) => a.1.start() >= b.1.end(),
            Q::NearTurns(most, ..) => {
                let of = |at: At| {
                    turns.iter().enumerate().filter(move |(_, t)| t.span.overlaps(at.1)).map(|(n, _)| n)
                };
                of(a).any(|one| of(b).any(|other| one.abs_diff(other) <= *most as usize))
            }
            Q::NearWords(most, ..) => {
                if a.1.overlaps(b.1) {
                    return true;
                }
                let (from, to) = (a.1.end().min(b.1.end()), a.1.start().max(b.1.start()));
                let between: usize = turns.iter().map(|turn| words_between(turn, from, to)).sum();
                between < *most as usize
            }
            _ => unreachable!("no relation: {query:?}"),
        }
    }

    /// What a query finds in a turn; `None` where it does not hold.
    pub(super) fn text(&self, query: &Q, (t, n): (usize, usize)) -> Option<Vec<Span>> {
        let turn = &self.world.transcripts[t].turns[n];
        match query {
            Q::Word(word) => {
                let found: Vec<Span> = turn
                    .text
                    .match_indices(word)
                    .map(|(byte, _)| turn.text[..byte].chars().count() as u32 + turn.span.start())
                    .map(|at| Span::new(at, at + word.chars().count() as u32).unwrap())
                    .collect();
                (!found.is_empty()).then_some(found)
            }
            Q::Not(part) => self.text(part, (t, n)).is_none().then(Vec::new),
            Q::Or(parts) => {
                let found: Vec<_> = parts.iter().filter_map(|part| self.text(part, (t, n))).collect();
                (!found.is_empty()).then(|| outermost(found.concat()))
            }
            Q::And(_) if finds_words(query) || !shows(query) => {
                let parts = parts(query);
                let coded: Vec<&Q> =
                    parts.iter().copied().filter(|part| !is_filter(part) && !is_text(part)).collect();
                let zone = once(&self.known.zones, query, || self.zone(&coded, &[]));
                let (on, off) = &*zone;
                if parts.iter().any(|part| is_filter(part) && !self.filter(part, (t, n))) {
                    return None;
                }
                let mut all = Vec::new();
                for part in parts.into_iter().filter(|part| is_text(part)) {
                    let mut hits = self.text(part, (t, n))?;
                    hits.retain(|hit| {
                        let at = (t, *hit);
                        on.as_ref().is_none_or(|on| on.iter().any(|on| touch(*on, at)))
                            && !off.iter().any(|off| touch(*off, at))
                    });
                    if shows(part) && hits.is_empty() {
                        return None;
                    }
                    all.extend(hits);
                }
                Some(outermost(all))
            }
            codes => {
                let passages = once(&self.known.codes, codes, || self.codes(codes, &[]));
                let of = passages.iter().filter(|at| at.0 == t);
                let parts: Vec<Span> = of.filter_map(|at| at.1.intersection(turn.span)).collect();
                (!parts.is_empty()).then(|| outermost(parts))
            }
        }
    }
}

fn meets_all(conditions: &[(&Q, bool)], coding: &Coding) -> bool {
    conditions.iter().all(|(condition, holds)| meets(condition, coding) == *holds)
}

fn meets(condition: &Q, coding: &Coding) -> bool {
    match condition {
        Q::Stance(stance) => coding.stance == *stance,
        Q::Quotable(on) => coding.quotable == *on,
        Q::Coder(coder) => coding.coder == *coder,
        Q::Basis(basis) => coding.basis == *basis,
        Q::Prompted(how) => coding.prompting == *how,
        Q::Memo("yes") => !coding.memos.is_empty(),
        Q::Memo("no") => coding.memos.is_empty(),
        Q::Memo(word) => coding.memos.iter().any(|memo| memo.contains(word)),
        Q::Coded => true,
        Q::Uncoded => false,
        Q::Not(part) => !meets(part, coding),
        Q::And(parts) => parts.iter().all(|part| meets(part, coding)),
        Q::Or(parts) => parts.iter().any(|part| meets(part, coding)),
        _ => unreachable!("no condition: {condition:?}"),
    }
}

fn words_between(turn: &Turn, from: u32, to: u32) -> usize {
    let Some(part) = Span::new(from, to).ok().and_then(|gap| gap.intersection(turn.span)) else { return 0 };
    let own = Span::new(part.start() - turn.span.start(), part.end() - turn.span.start()).unwrap();
    count_words(CodePoints::new(&turn.text).slice(own).unwrap())
}
