//! A query put to a study: what it is about, and the parts that all kinds of answer share.

use std::collections::HashSet;

use verbatim_analysis::{Chosen, Layer, Selection};
use verbatim_model::{InterviewId, SearchedCoders};
use verbatim_search::{Field, FieldName, Piece, PieceKind, Query, Speakers, TurnPlace};

use crate::StudyError;
use crate::searches::desk::SearchDesk;
use crate::searches::fields::{Meaning, Meanings, meanings};
use crate::searches::options::SearchOptions;
use crate::searches::place::Places;
use crate::searches::scope::{Table, Voices, searched, wanted};

/// A search of one desk with the meanings of one query.
pub(super) struct Asking<'d> {
    pub desk: &'d SearchDesk,
    pub options: &'d SearchOptions,
    pub voices: Voices,
    /// Whose turns, the query taken into account.
    pub speakers: Speakers,
    /// Whether interviewers were asked for by name, and not only among everyone.
    pub asks_interviewers: bool,
    /// The voices of people whom the options do not leave out.
    pub wanted: Table,
    /// Those of them that are searched, before the query narrows them.
    pub searched: Table,
    /// Which codings are looked at.
    pub chosen: Chosen,
    meanings: Meanings,
    stop: &'d (dyn Fn() -> bool + Sync),
}

/// What a query finds.
pub(super) enum Finds {
    /// Turns, in order.
    Turns(Vec<TurnPlace>),
    /// Passages that touch a turn that is searched.
    Passages(Places),
}

impl<'d> Asking<'d> {
    /// Takes up a query.
    ///
    /// # Errors
    /// [`StudyError::QueryMistake`] for a field that means nothing here, [`StudyError::Missing`] for
    /// a category of the options or a coder.
    pub fn new(
        desk: &'d SearchDesk,
        options: &'d SearchOptions,
        query: Option<(&Query, &[Piece])>,
        stop: &'d (dyn Fn() -> bool + Sync),
    ) -> Result<Self, StudyError> {
        let meanings = match query {
            Some((query, pieces)) => meanings(desk, query, pieces)?,
            None => Meanings::new(),
        };
        let named = query.is_some_and(|(query, pieces)| names_speakers(query, pieces));
        let speakers = if named { Speakers::All } else { options.speakers };
        let asks_interviewers = named || options.speakers == Speakers::Interviewer;
        let coders = match (options.coders, query) {
            (SearchedCoders::Record, Some((query, pieces))) if names(query, pieces, &FieldName::Coder) => {
                SearchedCoders::All
            }
            (coders, _) => coders,
        };
        let voices = Voices::of(desk);
        let wanted = wanted(desk, &voices, options)?;
        let searched = searched(desk, &voices, options, speakers).and(&wanted);
        let chosen = desk.gathered.chosen(layer(desk, coders)?);
        Ok(Self {
            desk,
            options,
            voices,
            speakers,
            asks_interviewers,
            wanted,
            searched,
            chosen,
            meanings,
            stop,
        })
    }

    /// Fails where the answer is no longer wanted.
    pub fn go_on(&self) -> Result<(), StudyError> {
        if (self.stop)() { Err(StudyError::Cancelled) } else { Ok(()) }
    }

    /// What tells a search of turns to stop.
    pub const fn stop(&self) -> &'d (dyn Fn() -> bool + Sync) {
        self.stop
    }

    /// What a field means.
    pub fn meaning(&self, field: &Field) -> Option<&Meaning> {
        self.meanings.get(field)
    }

    /// The codes that the query names with all below them, by place; `None` where it names none.
    pub fn asked_codes(&self) -> Option<Vec<bool>> {
        let branches = self.meanings.values().filter_map(|meaning| match meaning {
            Meaning::Code(branch) => Some(branch.clone()),
            _ => None,
        });
        branches.reduce(|all, branch| all.iter().zip(branch).map(|(a, b)| *a || b).collect())
    }

    /// Whether a coding of the figures is looked at.
    pub fn takes(&self, number: usize) -> bool {
        let figures = &self.desk.gathered.figures;
        let coding = &figures.codings[number];
        self.chosen.takes(coding, figures.transcripts[coding.transcript as usize].interview)
    }

    /// What a query finds, whatever else is asked.
    pub fn find(&self, query: &Query) -> Result<Finds, StudyError> {
        if finds_words(query) {
            let found = self.turns(query)?;
            return Ok(Finds::Turns(found.turns.into_iter().map(|turn| turn.place).collect()));
        }
        Ok(Finds::Passages(self.counted(&self.passages(query, &[])?)))
    }

    /// The passages that touch a turn that is searched.
    pub fn counted(&self, passages: &Places) -> Places {
        passages.kept(|place| self.voices.touched(self.desk, &self.searched, place).next().is_some())
    }

    /// A table of what holds for each voice.
    pub fn filter(&self, query: &Query) -> Result<Table, StudyError> {
        Ok(match query {
            Query::Field(field) => match self.meaning(field) {
                Some(meaning) => self.voices.table(|t, voice| meaning.holds(self.desk, t, voice)),
                None => self.voices.table(|_, _| false),
            },
            Query::InInterview(inner) => {
                let found = self.interviews(&self.find(inner)?);
                self.voices.table(|t, _| found.contains(&self.interview(t)))
            }
            Query::InPerson(inner) => {
                let found = self.people(&self.find(inner)?);
                self.voices.table(|_, voice| voice.person.is_some_and(|person| found[person as usize]))
            }
            Query::And(parts) => self.combined(parts, Table::and)?,
            Query::Or(parts) => self.combined(parts, Table::or)?,
            Query::Not(part) => self.filter(part)?.not(),
            _ => self.voices.table(|_, _| false),
        })
    }

    fn combined(&self, parts: &[Query], with: fn(Table, &Table) -> Table) -> Result<Table, StudyError> {
        let mut tables = parts.iter().map(|part| self.filter(part));
        let first = tables.next().unwrap_or_else(|| Ok(self.voices.table(|_, _| true)))?;
        tables.try_fold(first, |all, next| Ok(with(all, &next?)))
    }

    /// All these filters together; `None` where there is none.
    pub fn filters(&self, filters: &[&Query]) -> Result<Option<Table>, StudyError> {
        filters.iter().try_fold(None, |all: Option<Table>, filter| {
            let next = self.filter(filter)?;
            Ok(Some(match all {
                Some(all) => all.and(&next),
                None => next,
            }))
        })
    }

    fn interview(&self, transcript: u32) -> InterviewId {
        self.desk.library.transcripts[transcript as usize].interview
    }

    fn interviews(&self, found: &Finds) -> HashSet<InterviewId> {
        match found {
            Finds::Turns(turns) => turns.iter().map(|turn| self.interview(turn.transcript)).collect(),
            Finds::Passages(passages) => {
                passages.as_slice().iter().map(|place| self.interview(place.transcript)).collect()
            }
        }
    }

    /// The people in whom something was found, by place.
    pub fn people(&self, found: &Finds) -> Vec<bool> {
        let mut people = vec![false; self.desk.people.persons.len()];
        let mut add = |person: Option<u32>| {
            if let Some(person) = person {
                people[person as usize] = true;
            }
        };
        match found {
            Finds::Turns(turns) => {
                turns.iter().for_each(|turn| add(self.voices.person(self.desk, turn.transcript, turn.turn)))
            }
            Finds::Passages(passages) => passages
                .as_slice()
                .iter()
                .flat_map(|place| self.voices.people_at(self.desk, &self.searched, *place))
                .for_each(add),
        }
        people
    }
}

/// Whose codings, as the figures number coders.
fn layer(desk: &SearchDesk, coders: SearchedCoders) -> Result<Selection, StudyError> {
    let layer = match coders {
        SearchedCoders::Record => Layer::OfRecord,
        SearchedCoders::All => Layer::Union,
        SearchedCoders::One(id) => {
            let missing = || StudyError::Missing { what: "coder", name: id.to_string() };
            Layer::Coder(*desk.gathered.coders.get(&id).ok_or_else(missing)?)
        }
    };
    Ok(layer.into())
}

/// Whether a query has a field of this name anywhere.
fn names(query: &Query, pieces: &[Piece], name: &FieldName) -> bool {
    fields(query, pieces).any(|field| field.name == *name)
}

/// Whether a query says whose turns it means.
fn names_speakers(query: &Query, pieces: &[Piece]) -> bool {
    fields(query, pieces).any(|field| {
        let question = field.name == FieldName::Is && field.value.trim().eq_ignore_ascii_case("question");
        field.name == FieldName::Speaker || question
    })
}

fn fields<'q>(query: &'q Query, pieces: &'q [Piece]) -> impl Iterator<Item = &'q Field> {
    pieces.iter().filter(|piece| matches!(piece.kind, PieceKind::Field { .. })).filter_map(
        |piece| match query.at(&piece.path) {
            Some(Query::Field(field)) => Some(field),
            _ => None,
        },
    )
}

/// Whether a query asks for words, so that turns are its answer; else it asks for codes.
pub(super) fn finds_words(query: &Query) -> bool {
    match query {
        Query::Words(_) => true,
        Query::Near { left, .. } => finds_words(left),
        Query::And(parts) | Query::Or(parts) => parts.iter().any(finds_words),
        Query::Relation { .. }
        | Query::Field(_)
        | Query::InInterview(_)
        | Query::InPerson(_)
        | Query::Without(_)
        | Query::Not(_) => false,
    }
}

/// Whether it can only find what is coded.
pub(super) fn needs_codings(query: &Query) -> bool {
    match query {
        Query::Field(field) => field.kind() == verbatim_search::PartKind::Codes && !field.is_uncoded(),
        Query::Relation { .. } => true,
        Query::Near { left, .. } => needs_codings(left),
        Query::And(parts) => parts.iter().any(needs_codings),
        Query::Or(parts) => parts.iter().all(needs_codings),
        Query::Words(_) | Query::InInterview(_) | Query::InPerson(_) | Query::Without(_) | Query::Not(_) => {
            false
        }
    }
}
