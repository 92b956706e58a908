//! What a query finds, worked out slowly from what its operators mean.

use std::collections::BTreeSet;

use verbatim_model::{CoderId, Role, Stance};
use verbatim_study::Study;
use verbatim_study::searches::AnswerKind;
use verbatim_text::{CodePoints, Span, count_words};

use super::Found;
use super::random::{CODERS, CODES, Q};

struct Turn {
    span: Span,
    text: String,
    counts: bool,
    person: Option<usize>,
}

struct Transcript {
    name: String,
    interview: usize,
    /// The person whose interview it is.
    own: Option<usize>,
    turns: Vec<Turn>,
}

struct Coding {
    at: (usize, Span),
    code: usize,
    coder: usize,
    stance: Option<Stance>,
    quotable: bool,
    /// Whether it is of the coder who coded the interview first.
    of_record: bool,
}

struct Person {
    label: String,
    category: Option<String>,
    subcategory: Option<String>,
    years: Option<u32>,
}

/// A study read whole.
pub struct World {
    transcripts: Vec<Transcript>,
    codings: Vec<Coding>,
    people: Vec<Person>,
}

/// A place: transcript and span.
type At = (usize, Span);

impl World {
    pub fn read(study: &Study) -> Self {
        let all = study.people().unwrap();
        let people: Vec<Person> = all
            .persons
            .iter()
            .map(|p| Person {
                label: p.row.label.clone(),
                category: p.category.clone(),
                subcategory: p.subcategory.clone(),
                years: p.attributes[0].as_ref().map(|years| years.parse().unwrap()),
            })
            .collect();
        let interviews = study.interviews().unwrap();
        let rows = study.transcripts().unwrap();
        let speakers = study.speakers().unwrap();
        let transcripts: Vec<Transcript> = rows
            .iter()
            .map(|row| {
                let interview = interviews.iter().position(|i| i.id == row.interview).unwrap();
                let own = interviews[interview].interviewee.and_then(|id| all.place_of(id));
                let text = study.text(row).unwrap();
                let said = text.turn_texts();
                let turn = |(turn, said): (&verbatim_model::Turn, &&str)| {
                    let speaker =
                        speakers.iter().find(|s| s.transcript == row.id && Some(s.number) == turn.speaker);
                    let counts = speaker.is_none_or(|s| s.role != Role::Interviewer);
                    let assigned = speaker.and_then(|s| s.interviewee).and_then(|id| all.place_of(id));
                    Turn {
                        span: turn.span,
                        text: (*said).to_owned(),
                        counts,
                        person: if counts { assigned.or(own) } else { own },
                    }
                };
                let turns = text.turns.iter().zip(&said).map(turn).collect();
                Transcript { name: row.file_name.clone(), interview, own, turns }
            })
            .collect();
        let book = study.codebook().unwrap();
        let coders: Vec<CoderId> = CODERS.iter().map(|name| study.find_coder(name).unwrap().id).collect();
        let codings: Vec<_> =
            study.codings(&Default::default()).unwrap().into_iter().map(|row| row.coding).collect();
        let place = |id| rows.iter().position(|row| row.id == id).unwrap();
        let first = |interview: usize| {
            let of = codings.iter().filter(|c| transcripts[place(c.transcript)].interview == interview);
            of.min_by_key(|c| (c.created_at, c.id)).unwrap().coder
        };
        let codings = codings
            .iter()
            .map(|c| Coding {
                at: (place(c.transcript), c.span),
                code: CODES.iter().position(|p| *p == book.path_of(c.code).unwrap().to_string()).unwrap(),
                coder: coders.iter().position(|id| *id == c.coder).unwrap(),
                stance: c.stance,
                quotable: c.quotable,
                of_record: first(transcripts[place(c.transcript)].interview) == c.coder,
            })
            .collect();
        Self { transcripts, codings, people }
    }

    pub fn answer(&self, query: &Q) -> Found {
        let all_coders = names_coder(query);
        let asked = Asked { world: self, all_coders };
        asked.answer(query)
    }
}

struct Asked<'w> {
    world: &'w World,
    all_coders: bool,
}

fn names_coder(query: &Q) -> bool {
    match query {
        Q::Coder(_) => true,
        Q::And(parts) | Q::Or(parts) => parts.iter().any(names_coder),
        Q::Not(part) | Q::InInterview(part) | Q::InPerson(part) | Q::Without(part) => names_coder(part),
        Q::Relation(_, l, r) | Q::NearTurns(_, l, r) | Q::NearWords(_, l, r) => {
            names_coder(l) || names_coder(r)
        }
        _ => false,
    }
}

fn is_filter(query: &Q) -> bool {
    match query {
        Q::Category(_) | Q::Person(_) | Q::Years(..) | Q::InInterview(_) | Q::InPerson(_) => true,
        Q::Not(part) => is_filter(part),
        Q::And(parts) | Q::Or(parts) => parts.iter().all(is_filter),
        _ => false,
    }
}

fn is_condition(query: &Q) -> bool {
    match query {
        Q::Stance(_) | Q::Quotable(_) | Q::Coder(_) | Q::Coded => true,
        Q::Not(part) => is_condition(part),
        Q::And(parts) | Q::Or(parts) => parts.iter().all(is_condition),
        _ => false,
    }
}

/// Whether it has any word in it.
fn is_text(query: &Q) -> bool {
    match query {
        Q::Word(_) => true,
        Q::Not(part) => is_text(part),
        Q::And(parts) | Q::Or(parts) => parts.iter().any(is_text),
        Q::NearWords(_, left, _) | Q::NearTurns(_, left, _) => is_text(left),
        _ => false,
    }
}

/// Whether words are what it finds.
fn finds_words(query: &Q) -> bool {
    match query {
        Q::Word(_) => true,
        Q::And(parts) | Q::Or(parts) => parts.iter().any(finds_words),
        _ => false,
    }
}

/// Whether all that it finds has something to show.
fn shows(query: &Q) -> bool {
    match query {
        Q::Not(_) | Q::Uncoded => false,
        Q::And(parts) => parts.iter().any(shows),
        Q::Or(parts) => parts.iter().all(shows),
        other => !is_filter(other),
    }
}

/// The parts that must all hold.
fn parts(query: &Q) -> Vec<&Q> {
    match query {
        Q::And(inner) => inner.iter().flat_map(parts).collect(),
        one => vec![one],
    }
}

fn touch(one: At, other: At) -> bool {
    one.0 == other.0 && one.1.overlaps(other.1)
}

impl Asked<'_> {
    fn answer(&self, query: &Q) -> Found {
        let (world, parts) = (self.world, parts(query));
        let label = |person: usize| world.people[person].label.clone();
        if let Some(inner) =
            parts.iter().find_map(|part| if let Q::Without(q) = part { Some(q) } else { None })
        {
            let (found, filters) = (self.people(inner), parts.iter().filter(|part| is_filter(part)));
            let filters: Vec<&&Q> = filters.collect();
            let mut people = BTreeSet::new();
            for (t, n) in self.turns() {
                let turn = &world.transcripts[t].turns[n];
                let Some(person) = turn.person else { continue };
                if !found.contains(&person) && filters.iter().all(|filter| self.filter(filter, (t, n))) {
                    people.insert(label(person));
                }
            }
            if filters.is_empty() && !finds_words(inner) {
                // Whose interview it is was interviewed, also without a turn.
                let own = world.transcripts.iter().filter_map(|transcript| transcript.own);
                people.extend(own.filter(|person| !found.contains(person)).map(label));
            }
            return Found { kind: AnswerKind::People, hits: BTreeSet::new(), passages: 0, people };
        }
        let filters: Vec<&&Q> = parts.iter().filter(|part| is_filter(part)).collect();
        let name = |at: At| (world.transcripts[at.0].name.clone(), at.1.start(), at.1.end());
        if finds_words(query) {
            let mut found =
                Found { kind: AnswerKind::Text, hits: BTreeSet::new(), passages: 0, people: BTreeSet::new() };
            for at in self.turns() {
                let Some(hits) = self.text(query, at) else { continue };
                found.passages += 1;
                found.people.extend(world.transcripts[at.0].turns[at.1].person.map(label));
                found.hits.extend(hits.into_iter().map(|span| name((at.0, span))));
            }
            return found;
        }
        let passages = self.counted(self.codes(query, &[]));
        let mut people = BTreeSet::new();
        for at in &passages {
            for turn in self.touched(*at) {
                if filters.iter().all(|filter| self.filter(filter, (at.0, turn))) {
                    people.extend(world.transcripts[at.0].turns[turn].person.map(label));
                }
            }
        }
        let hits: BTreeSet<_> = passages.into_iter().map(name).collect();
        Found { kind: AnswerKind::Codes, passages: hits.len(), hits, people }
    }

    /// Turns that count.
    fn turns(&self) -> Vec<(usize, usize)> {
        let of = |(t, transcript): (usize, &Transcript)| {
            let counting = transcript.turns.iter().enumerate().filter(|(_, turn)| turn.counts);
            counting.map(|(n, _)| (t, n)).collect::<Vec<_>>()
        };
        self.world.transcripts.iter().enumerate().flat_map(of).collect()
    }

    /// Counting turns that a place touches.
    fn touched(&self, at: At) -> Vec<usize> {
        let turns = self.world.transcripts[at.0].turns.iter().enumerate();
        turns.filter(|(_, turn)| turn.counts && turn.span.overlaps(at.1)).map(|(n, _)| n).collect()
    }

    fn counted(&self, mut passages: Vec<At>) -> Vec<At> {
        passages.retain(|at| !self.touched(*at).is_empty());
        passages.sort();
        passages.dedup();
        passages
    }

    /// Where a query finds something: turns or passages, as places.
    fn places(&self, query: &Q) -> Vec<At> {
        if !finds_words(query) {
            return self.counted(self.codes(query, &[]));
        }
        let hits = |at: (usize, usize)| {
            let hits = self.text(query, at).unwrap_or_default();
            hits.into_iter().map(move |span| (at.0, span)).collect::<Vec<_>>()
        };
        self.turns().into_iter().flat_map(hits).collect()
    }

    fn people(&self, query: &Q) -> BTreeSet<usize> {
        let places = self.places(query);
        let turns = |at: At| self.touched(at).into_iter().map(move |turn| (at.0, turn));
        let people = places.into_iter().flat_map(turns);
        people.filter_map(|(t, n)| self.world.transcripts[t].turns[n].person).collect()
    }

    fn filter(&self, query: &Q, (t, n): (usize, usize)) -> bool {
        let transcript = &self.world.transcripts[t];
        let who = transcript.turns[n].person;
        let person = who.map(|person| &self.world.people[person]);
        match query {
            Q::Category(name) => person.is_some_and(|p| {
                let whole = format!(
                    "{} > {}",
                    p.category.clone().unwrap(),
                    p.subcategory.clone().unwrap_or_default()
                );
                p.category.as_deref() == Some(*name)
                    || p.subcategory.as_deref() == Some(*name)
                    || whole == *name
            }),
            Q::Person(label) => person.is_some_and(|p| p.label == *label),
            Q::Years(from, to) => person.and_then(|p| p.years).is_some_and(|y| *from <= y && y <= *to),
            Q::InInterview(inner) => self
                .places(inner)
                .iter()
                .any(|at| self.world.transcripts[at.0].interview == transcript.interview),
            Q::InPerson(inner) => who.is_some_and(|who| self.people(inner).contains(&who)),
            Q::Not(part) => !self.filter(part, (t, n)),
            Q::And(parts) => parts.iter().all(|part| self.filter(part, (t, n))),
            Q::Or(parts) => parts.iter().any(|part| self.filter(part, (t, n))),
            _ => unreachable!("no filter: {query}"),
        }
    }

    /// What lies where by the parts about codings: on which passages, and off which.
    fn zone(&self, coded: &[&Q], outer: &[(&Q, bool)]) -> (Option<Vec<At>>, Vec<At>) {
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
        let looked_at = self.world.codings.iter().filter(|coding| self.all_coders || coding.of_record);
        looked_at.filter(|coding| wanted(coding)).map(|coding| coding.at).collect()
    }

    /// Passages that a query about codings finds.
    fn codes(&self, query: &Q, conditions: &[(&Q, bool)]) -> Vec<At> {
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
            _ => unreachable!("no relation: {query}"),
        }
    }

    /// What a query finds in a turn; `None` where it does not hold.
    fn text(&self, query: &Q, (t, n): (usize, usize)) -> Option<Vec<Span>> {
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
                let (on, off) = self.zone(&coded, &[]);
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
                let passages = self.codes(codes, &[]);
                let of = passages.into_iter().filter(|at| at.0 == t);
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
        Q::Coded => true,
        Q::Uncoded => false,
        Q::Not(part) => !meets(part, coding),
        Q::And(parts) => parts.iter().all(|part| meets(part, coding)),
        Q::Or(parts) => parts.iter().any(|part| meets(part, coding)),
        _ => unreachable!("no condition: {condition}"),
    }
}

fn words_between(turn: &Turn, from: u32, to: u32) -> usize {
    let Some(part) = Span::new(from, to).ok().and_then(|gap| gap.intersection(turn.span)) else { return 0 };
    let own = Span::new(part.start() - turn.span.start(), part.end() - turn.span.start()).unwrap();
    count_words(CodePoints::new(&turn.text).slice(own).unwrap())
}

/// Those that lie in no other, each once.
fn outermost(spans: Vec<Span>) -> Vec<Span> {
    let all: BTreeSet<Span> = spans.into_iter().collect();
    let inside = |span: &Span| all.iter().any(|other| other != span && other.contains(*span));
    all.iter().filter(|span| !inside(span)).copied().collect()
}
