//! Codes: the passages that a query about codings finds.

use verbatim_search::{FieldName, PartKind, Query, Relation, TurnPlace, Within};
use verbatim_text::{CodePoints, Span, count_words};

use crate::StudyError;
use crate::analysis::{counted_basis, counted_prompting, counted_stance};
use crate::searches::asking::Asking;
use crate::searches::fields::{CodingTest, Meaning};
use crate::searches::place::{Place, Places};

/// A condition that holds for a coding, or must not.
#[derive(Clone, Copy)]
pub(super) struct Condition<'q> {
    query: &'q Query,
    holds: bool,
}

/// The parts about codings that must hold together.
#[derive(Default)]
struct Coded<'q> {
    /// What has passages: codes, relations, alternatives.
    things: Vec<&'q Query>,
    /// What must be so of each coding.
    conditions: Vec<Condition<'q>>,
    /// What must not lie there.
    denied: Vec<&'q Query>,
    /// No coding at all may lie there.
    uncoded: bool,
}

/// Where hits must lie: on one of some passages, and on none of others.
#[derive(Default)]
pub(super) struct Zone {
    pub on: Option<Places>,
    pub off: Vec<Places>,
}

impl Zone {
    pub fn is_everywhere(&self) -> bool {
        self.on.is_none() && self.off.is_empty()
    }

    pub fn holds(&self, place: Place) -> bool {
        self.on.as_ref().is_none_or(|on| on.touch(place)) && !self.off.iter().any(|off| off.touch(place))
    }

    /// Whether all that lies within a place is in the zone, or nothing; `None` where it must be looked at.
    pub fn holds_within(&self, place: Place) -> Option<bool> {
        let on = self.on.as_ref().map_or(Some(true), |on| on.hold_within(place));
        let off = self.off.iter().map(|off| off.hold_within(place).map(|held| !held));
        off.chain([on]).reduce(|one, other| match (one, other) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), other) => other,
            (None, _) => None,
        })?
    }
}

impl<'q> Coded<'q> {
    fn of(parts: &[&'q Query]) -> Self {
        let mut coded = Self::default();
        let mut denied_conditions = Vec::new();
        for part in parts {
            let (query, holds) = signed(part);
            match query {
                Query::Field(field) if field.is_uncoded() && holds => coded.uncoded = true,
                Query::Field(field) if field.is_uncoded() => {
                    coded.conditions.push(Condition { query, holds: false });
                }
                _ if is_condition(query) && holds => coded.conditions.push(Condition { query, holds }),
                _ if is_condition(query) => denied_conditions.push(query),
                _ if holds => coded.things.push(query),
                _ => coded.denied.push(query),
            }
        }
        // Beside something that is there, what is denied is denied of the same coding.
        if coded.things.is_empty() && coded.conditions.is_empty() {
            coded.denied.extend(denied_conditions);
        } else {
            let conditions = denied_conditions.into_iter().map(|query| Condition { query, holds: false });
            coded.conditions.extend(conditions);
        }
        coded
    }
}

/// A part without its `NOT`s, and whether it must hold.
fn signed(query: &Query) -> (&Query, bool) {
    let (mut inner, mut holds) = (query, true);
    while let Query::Not(part) = inner {
        (inner, holds) = (part, !holds);
    }
    (inner, holds)
}

/// Whether it says something of a coding whatever its code is.
fn is_condition(query: &Query) -> bool {
    match query {
        Query::Field(field) => {
            field.kind() == PartKind::Codes && field.name != FieldName::Code && !field.is_uncoded()
        }
        Query::And(parts) | Query::Or(parts) => parts.iter().all(is_condition),
        Query::Not(part) => is_condition(part),
        _ => false,
    }
}

impl Asking<'_> {
    /// The passages that a query about codings finds; conditions hold for its codings beside its own.
    ///
    /// # Errors
    /// [`StudyError::Cancelled`], or what the study file says.
    pub fn passages(&self, query: &Query, conditions: &[Condition<'_>]) -> Result<Places, StudyError> {
        self.go_on()?;
        match query {
            Query::Field(field) if field.name == FieldName::Code => match self.meaning(field) {
                Some(Meaning::Code(branch)) => Ok(self.codings(Some(branch), conditions)),
                _ => Ok(Places::default()),
            },
            Query::Or(parts) if !is_condition(query) => {
                let found = parts.iter().map(|part| self.passages(part, conditions));
                let found = found.collect::<Result<Vec<Places>, _>>()?;
                Ok(found.iter().flat_map(|places| places.as_slice()).copied().collect())
            }
            Query::Relation { left, relation, right } => {
                let (left, right) = (self.passages(left, conditions)?, self.passages(right, &[])?);
                Ok(related(&left, *relation, &right))
            }
            Query::Near { left, right, within } => {
                let (left, right) = (self.passages(left, conditions)?, self.passages(right, &[])?);
                self.near(&left, &right, *within)
            }
            _ => self.passages_of_all(query, conditions),
        }
    }

    /// What lies where all parts hold.
    fn passages_of_all(&self, query: &Query, conditions: &[Condition<'_>]) -> Result<Places, StudyError> {
        let parts = query.parts();
        let zone = self.zone_with(&parts.codes, conditions)?;
        let mut found = zone.on.unwrap_or_default();
        let mut off = zone.off;
        // Words beside codes are only there denied: else the answer would be turns.
        let mut other_conditions = Vec::new();
        for text in parts.text.iter().chain(&parts.mixed) {
            match signed(text) {
                (denied, false) if denied.always_shows_something() => off.push(self.hit_places(denied)?),
                _ => other_conditions.push(self.node(text)?),
            }
        }
        found = found.kept(|place| !off.iter().any(|off| off.touch(place)));
        let filters = self.filters(&parts.filters)?;
        if filters.is_none() && other_conditions.is_empty() {
            return Ok(found);
        }
        let transcripts = found.as_slice().iter().map(|place| place.transcript as usize);
        self.desk.read_all(transcripts.filter(|_| !other_conditions.is_empty()))?;
        Ok(found.kept(|place| {
            let Some(turn) = self.voices.touched(self.desk, &self.searched, place).next() else {
                return false;
            };
            let at = TurnPlace { transcript: place.transcript, turn };
            filters.as_ref().is_none_or(|filters| self.voices.holds(self.desk, filters, at.transcript, turn))
                && other_conditions.iter().all(|node| self.hits(node, at).is_some())
        }))
    }

    /// Where hits must lie by the parts about codings that stand beside them.
    pub fn zone(&self, parts: &[&Query]) -> Result<Zone, StudyError> {
        self.zone_with(parts, &[])
    }

    fn zone_with(&self, parts: &[&Query], outer: &[Condition<'_>]) -> Result<Zone, StudyError> {
        let coded = Coded::of(parts);
        let conditions: Vec<Condition<'_>> = outer.iter().chain(&coded.conditions).copied().collect();
        let mut on = None;
        for thing in &coded.things {
            let next = self.passages(thing, &conditions)?;
            on = Some(on.map_or_else(|| next.clone(), |on: Places| on.intersections(&next)));
        }
        if on.is_none() && !conditions.is_empty() {
            on = Some(self.codings(None, &conditions));
        }
        let mut off = Vec::new();
        for denied in &coded.denied {
            off.push(self.passages(denied, &[])?);
        }
        if coded.uncoded {
            off.push(self.codings(None, &[]));
        }
        Ok(Zone { on, off })
    }

    /// Passages of codings with a code of a branch, or with any, for which the conditions hold.
    fn codings(&self, branch: Option<&[bool]>, conditions: &[Condition<'_>]) -> Places {
        let figures = &self.desk.gathered.figures;
        let wanted = |n: usize| {
            let coding = &figures.codings[n];
            branch.is_none_or(|branch| branch[coding.code as usize])
                && self.takes(n)
                && conditions.iter().all(|condition| self.meets(condition.query, n) == condition.holds)
        };
        let codings = (0..figures.codings.len()).filter(|&n| wanted(n)).map(|n| &figures.codings[n]);
        codings.map(|coding| Place { transcript: coding.transcript, span: coding.span }).collect()
    }

    /// Whether a coding, by its number in the figures, is as a condition says.
    fn meets(&self, condition: &Query, coding: usize) -> bool {
        match condition {
            Query::Field(field) if field.is_uncoded() => false,
            Query::Field(field) => match self.meaning(field) {
                Some(Meaning::Coding(test)) => self.passes(test, coding),
                _ => false,
            },
            Query::And(parts) => parts.iter().all(|part| self.meets(part, coding)),
            Query::Or(parts) => parts.iter().any(|part| self.meets(part, coding)),
            Query::Not(part) => !self.meets(part, coding),
            _ => false,
        }
    }

    fn passes(&self, test: &CodingTest, n: usize) -> bool {
        let figures = &self.desk.gathered.figures.codings[n];
        match test {
            CodingTest::Any => true,
            CodingTest::Stance(stance) => figures.stance == stance.map(counted_stance),
            CodingTest::Basis(basis) => figures.marks.basis == basis.map(counted_basis),
            CodingTest::Prompting(prompting) => figures.marks.prompting == prompting.map(counted_prompting),
            CodingTest::Quotable(quotable) => figures.marks.quotable == *quotable,
            CodingTest::Coder(coder) => *coder == Some(figures.coder),
            CodingTest::Among(ids, among) => ids.contains(&figures.made.id()) == *among,
        }
    }

    /// Passages of the left side with one of the right side near them.
    fn near(&self, left: &Places, right: &Places, within: Within) -> Result<Places, StudyError> {
        if matches!(within, Within::Words(_)) {
            self.desk.read_all(left.as_slice().iter().map(|place| place.transcript as usize))?;
        }
        Ok(left.kept(|place| match within {
            Within::Turn => self.is_near_by_turns(place, right, 0),
            Within::Turns(turns) => self.is_near_by_turns(place, right, turns),
            Within::Words(words) => self.is_near_by_words(place, right, words),
            // The parser keeps it for words.
            Within::Answer => false,
        }))
    }

    /// Whether a passage touches a turn at most so many turns from one that another touches.
    fn is_near_by_turns(&self, place: Place, right: &Places, turns: u32) -> bool {
        let touched = |place: Place| {
            let touched = self.desk.library.touched(place.transcript as usize, place.span);
            (!touched.is_empty()).then(|| (touched.start, touched.end - 1))
        };
        let Some((first, last)) = touched(place) else { return false };
        right.of(place.transcript).iter().filter_map(|other| touched(*other)).any(|(from, to)| {
            let apart = from.saturating_sub(last).max(first.saturating_sub(to));
            apart <= turns as usize
        })
    }

    /// Whether the nearer ends of a passage and of another are at most so many words apart; 1 is side
    /// by side. Only words of turns count.
    fn is_near_by_words(&self, place: Place, right: &Places, words: u32) -> bool {
        if right.touch(place) {
            return true;
        }
        let others = right.of(place.transcript);
        let (start, end) = (place.span.start(), place.span.end());
        let before = others.iter().map(|o| o.span.end()).filter(|end| *end <= start).max();
        let after = others.iter().map(|o| o.span.start()).filter(|start| *start >= end).min();
        let between = |from: u32, to: u32| self.fewer_words_between(place.transcript, from, to, words);
        before.is_some_and(|before| between(before, start)) || after.is_some_and(|after| between(end, after))
    }

    /// Whether fewer than so many words of turns stand between two code points.
    fn fewer_words_between(&self, transcript: u32, from: u32, to: u32, words: u32) -> bool {
        let Ok(gap) = Span::new(from, to) else { return words > 0 };
        let transcript = transcript as usize;
        let mut count = 0;
        for turn in self.desk.library.touched(transcript, gap) {
            let (Some(place), Some(said)) =
                (self.desk.library.places(transcript).get(turn), self.desk.library.said(transcript, turn))
            else {
                continue;
            };
            let Some(part) = place.span.intersection(gap) else { continue };
            let start = place.span.start();
            let own = Span::new(part.start() - start, part.end() - start);
            let points = CodePoints::new(said);
            count += own.ok().and_then(|own| points.slice(own).ok()).map_or(0, count_words);
            if count >= words as usize {
                return false;
            }
        }
        true
    }
}

/// Passages of the left side that lie so to one of the right side.
fn related(left: &Places, relation: Relation, right: &Places) -> Places {
    left.kept(|place| match relation {
        Relation::Within => right.overlapping(place).any(|other| other.span.contains(place.span)),
        Relation::Overlaps => right.touch(place),
        Relation::Same => right.holds(place),
        Relation::Before => right.follow(place),
        Relation::After => right.precede(place),
    })
}
