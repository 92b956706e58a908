//! What a query finds, worked out slowly from what its operators mean.

mod finding;
mod kinds;
mod world;

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use verbatim_model::{Role, TextLanguage};
use verbatim_study::searches::AnswerKind;
use verbatim_text::Span;

use super::Found;
use super::query::Q;
use kinds::{asked, finds_words, is_filter, needs_codings, parts};
pub use world::World;
use world::{At, Transcript, Turn};

impl World {
    /// The answer to a query.
    pub fn answer(&self, query: &Q) -> Found {
        let asking = Asked {
            world: self,
            all_coders: query.any(&|part| matches!(part, Q::Coder(_))),
            all_speakers: query.any(&|part| matches!(part, Q::Speaker(_))),
            known: Known::default(),
        };
        asking.answer(query)
    }
}

/// A query that is being answered.
struct Asked<'w> {
    world: &'w World,
    /// Codings of everybody are looked at, and not only those of record.
    all_coders: bool,
    /// Turns of interviewers are read, too.
    all_speakers: bool,
    known: Known,
}

/// What was worked out before, by the part of the query that it is of: the same for every turn.
#[derive(Default)]
struct Known {
    places: RefCell<HashMap<*const Q, Rc<Vec<At>>>>,
    people: RefCell<HashMap<*const Q, Rc<BTreeSet<usize>>>>,
    codes: RefCell<HashMap<*const Q, Rc<Vec<At>>>>,
    zones: RefCell<HashMap<*const Q, Rc<Zone>>>,
}

/// On which passages something must lie, if on any, and on which it must not.
type Zone = (Option<Vec<At>>, Vec<At>);

fn once<T>(known: &RefCell<HashMap<*const Q, Rc<T>>>, query: &Q, work_out: impl FnOnce() -> T) -> Rc<T> {
    let there = known.borrow().get(&std::ptr::from_ref(query)).map(Rc::clone);
    there.unwrap_or_else(|| {
        let new = Rc::new(work_out());
        known.borrow_mut().insert(query, Rc::clone(&new));
        new
    })
}

impl Asked<'_> {
    fn answer(&self, query: &Q) -> Found {
        let inner = asked(query);
        let reached = self.reached(query, !finds_words(inner), needs_codings(inner));
        let labels: BTreeSet<&str> =
            reached.iter().map(|person| self.world.people[*person].label.as_str()).collect();
        let found = self.found(query, inner, &reached);
        let beyond = found.people.iter().filter(|label| !labels.contains(label.as_str())).count();
        Found { beyond, ..found }
    }

    fn found(&self, query: &Q, inner: &Q, reached: &BTreeSet<usize>) -> Found {
        let world = self.world;
        let label = |person: usize| world.people[person].label.clone();
        let not_coded = if needs_codings(inner) {
            let coded = self.reached(query, true, true);
            self.reached(query, true, false).difference(&coded).count()
        } else {
            0
        };
        let found = |kind| Found {
            kind,
            hits: BTreeSet::new(),
            passages: 0,
            people: BTreeSet::new(),
            reached: reached.len(),
            beyond: 0,
            not_coded,
        };
        let parts = parts(query);
        let filters: Vec<&Q> = parts.iter().copied().filter(|part| is_filter(part)).collect();
        if !std::ptr::eq(inner, query) {
            let said = self.people(inner);
            let without = reached.iter().copied().filter(|person| !said.contains(person));
            let meant =
                without.filter(|person| filters.iter().all(|filter| self.is_about(filter, Some(*person))));
            return Found { people: meant.map(label).collect(), ..found(AnswerKind::People) };
        }
        let name = |at: At| (world.transcripts[at.0].name.clone(), at.1.start(), at.1.end());
        if finds_words(query) {
            let mut found = found(AnswerKind::Text);
            for at in self.turns() {
                let Some(hits) = self.text(query, at) else { continue };
                found.passages += 1;
                found.people.extend(world.transcripts[at.0].turns[at.1].person.map(label));
                found.hits.extend(hits.into_iter().map(|span| name((at.0, span))));
            }
            return found;
        }
        let passages = self.counted(&self.codes(query, &[]));
        let mut people = BTreeSet::new();
        for at in &passages {
            for turn in self.touched(*at) {
                if filters.iter().all(|filter| self.filter(filter, (at.0, turn))) {
                    people.extend(world.transcripts[at.0].turns[turn].person.map(label));
                }
            }
        }
        let hits: BTreeSet<_> = passages.into_iter().map(name).collect();
        Found { passages: hits.len(), hits, people, ..found(AnswerKind::Codes) }
    }

    /// People whom the question could reach: who have a turn that is read and of which the filters
    /// hold. What asks for an interview or a person as a whole leaves out nobody. Of codes, whose
    /// interview it is was interviewed also without a turn. `coded`: only in interviews that are coded.
    fn reached(&self, query: &Q, of_codes: bool, coded: bool) -> BTreeSet<usize> {
        let scope = |part: &Q| matches!(part, Q::InInterview(_) | Q::InPerson(_));
        let parts = parts(query);
        let filters = parts.into_iter().filter(|part| is_filter(part) && !part.any(&scope));
        let filters: Vec<&Q> = filters.collect();
        let mut people = BTreeSet::new();
        for (t, transcript) in self.world.transcripts.iter().enumerate() {
            if coded && !self.is_coded(transcript.interview) {
                continue;
            }
            for (n, turn) in transcript.turns.iter().enumerate() {
                if self.is_read(turn) && filters.iter().all(|filter| self.filter(filter, (t, n))) {
                    people.extend(turn.person);
                }
            }
            if of_codes && filters.is_empty() {
                people.extend(transcript.own);
            }
        }
        people
    }

    /// Whether an interview is marked finished in what is looked at. Where nobody uses the marks, all are
    /// coded.
    fn is_coded(&self, interview: usize) -> bool {
        let counts = |coder: usize| {
            self.all_coders || self.world.record[interview].is_none_or(|record| record == coder)
        };
        let marks = &self.world.finished;
        marks.is_empty() || marks.iter().any(|(of, coder)| *of == interview && counts(*coder))
    }

    fn is_read(&self, turn: &Turn) -> bool {
        self.all_speakers || turn.role != Role::Interviewer
    }

    /// Turns that are read.
    fn turns(&self) -> Vec<(usize, usize)> {
        let of = |(t, transcript): (usize, &Transcript)| {
            let read = transcript.turns.iter().enumerate().filter(|(_, turn)| self.is_read(turn));
            read.map(|(n, _)| (t, n)).collect::<Vec<_>>()
        };
        self.world.transcripts.iter().enumerate().flat_map(of).collect()
    }

    /// Turns that are read and that a place touches.
    fn touched(&self, at: At) -> Vec<usize> {
        let turns = self.world.transcripts[at.0].turns.iter().enumerate();
        turns.filter(|(_, turn)| self.is_read(turn) && turn.span.overlaps(at.1)).map(|(n, _)| n).collect()
    }

    fn counted(&self, passages: &[At]) -> Vec<At> {
        let all: BTreeSet<At> = passages.iter().copied().filter(|at| !self.touched(*at).is_empty()).collect();
        all.into_iter().collect()
    }

    /// Where a query finds something: hits in turns, or passages.
    fn places(&self, query: &Q) -> Rc<Vec<At>> {
        once(&self.known.places, query, || {
            if !finds_words(query) {
                return self.counted(&self.codes(query, &[]));
            }
            let hits = |at: (usize, usize)| {
                let hits = self.text(query, at).unwrap_or_default();
                hits.into_iter().map(move |span| (at.0, span)).collect::<Vec<_>>()
            };
            self.turns().into_iter().flat_map(hits).collect()
        })
    }

    fn people(&self, query: &Q) -> Rc<BTreeSet<usize>> {
        once(&self.known.people, query, || {
            let places = self.places(query);
            let turns = |at: &At| self.touched(*at).into_iter().map(|turn| (at.0, turn)).collect::<Vec<_>>();
            let people = places.iter().flat_map(turns);
            people.filter_map(|(t, n)| self.world.transcripts[t].turns[n].person).collect()
        })
    }

    /// Whether a filter holds for a turn.
    fn filter(&self, query: &Q, (t, n): (usize, usize)) -> bool {
        let transcript = &self.world.transcripts[t];
        let turn = &transcript.turns[n];
        match query {
            Q::Speaker("respondent") => turn.role != Role::Interviewer,
            Q::Speaker("interviewer") => turn.role == Role::Interviewer,
            Q::Speaker("unknown") => turn.role == Role::Unknown,
            Q::Speaker("all") => true,
            Q::Speaker(label) => turn.label.as_deref() == Some(*label),
            Q::Date("none", _) => transcript.date.is_none(),
            Q::Date(_, days) => transcript.date.as_deref().is_some_and(|day| days.contains(&day)),
            Q::Language(language) => transcript.language == named(language),
            Q::InInterview(inner) => self
                .places(inner)
                .iter()
                .any(|at| self.world.transcripts[at.0].interview == transcript.interview),
            Q::Not(part) => !self.filter(part, (t, n)),
            Q::And(parts) => parts.iter().all(|part| self.filter(part, (t, n))),
            Q::Or(parts) => parts.iter().any(|part| self.filter(part, (t, n))),
            of_people => self.is_about(of_people, turn.person),
        }
    }

    /// Whether a filter that is so of a person holds for this one, or for somebody whom nobody knows.
    fn is_about(&self, query: &Q, who: Option<usize>) -> bool {
        let person = who.map(|person| &self.world.people[person]);
        match query {
            Q::Category(name) => person.is_some_and(|p| {
                let (category, below) = (p.category.as_deref(), p.subcategory.as_deref());
                let whole = format!("{} > {}", category.unwrap_or_default(), below.unwrap_or_default());
                category == Some(*name) || below == Some(*name) || whole == *name
            }),
            Q::Person(label) => person.is_some_and(|p| p.label == *label),
            Q::Group(name) => person.is_some_and(|p| p.groups.iter().any(|group| group == name)),
            Q::Years(from, to) => person.and_then(|p| p.years).is_some_and(|y| *from <= y && y <= *to),
            Q::InPerson(inner) => who.is_some_and(|who| self.people(inner).contains(&who)),
            Q::Not(part) => !self.is_about(part, who),
            Q::And(parts) => parts.iter().all(|part| self.is_about(part, who)),
            Q::Or(parts) => parts.iter().any(|part| self.is_about(part, who)),
            _ => unreachable!("it is not of people: {query:?}"),
        }
    }
}

fn named(language: &str) -> TextLanguage {
    match language {
        "english" => TextLanguage::English,
        "spanish" => TextLanguage::Spanish,
        "zh" => TextLanguage::Chinese,
        _ => unreachable!("no language: {language}"),
    }
}

fn touch(one: At, other: At) -> bool {
    one.0 == other.0 && one.1.overlaps(other.1)
}

/// Those that lie in no other, each once.
fn outermost(spans: Vec<Span>) -> Vec<Span> {
    let all: BTreeSet<Span> = spans.into_iter().collect();
    let inside = |span: &Span| all.iter().any(|other| other != span && other.contains(*span));
    all.iter().filter(|span| !inside(span)).copied().collect()
}
