//! Who is counted in a publication, and what each of them raised.

use std::collections::HashSet;
use std::sync::Arc;

use verbatim_analysis::{Cell, CellValue, Columns, Matrix, Options, Prepared};
use verbatim_model::{CodeId, Codebook, Consent, IntervieweeId};
use verbatim_protect::TableStance;
use verbatim_protect::small_cells::{Persons, Row};
use verbatim_store::day_everywhere;

use super::{MatrixExport, Measure, PublicationError};
use crate::analysis::{Choice, people_of};
use crate::interviewees::{People, Person};
use crate::{Study, StudyError};

/// What a publication counts.
pub(super) struct Counted {
    pub book: Arc<Codebook>,
    pub people: Arc<People>,
    /// The columns, merged as asked.
    pub columns: Columns,
    /// Codings of those who may be counted.
    pub prepared: Prepared,
    /// Everybody who may be counted and whose interview is coded, in a column or not.
    pub reached: Persons,
    /// People who are not, with why.
    pub left_out: Vec<(&'static str, u32)>,
}

/// What a row of the guard stands for: a code, or a stance to its statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct RowOf {
    pub code: CodeId,
    pub kind: Kind,
}

/// What people do to be counted in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Raised,
    Support,
    Mixed,
    Contradict,
}

impl Kind {
    pub const STANCES: [Self; 3] = [Self::Support, Self::Mixed, Self::Contradict];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Raised => "raised",
            Self::Support => "support",
            Self::Mixed => "mixed",
            Self::Contradict => "contradict",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        [Self::Raised].into_iter().chain(Self::STANCES).find(|kind| kind.as_str() == word)
    }

    /// Whether the cells of a measure follow the people of such a row, so that it is published with it.
    pub const fn is_of(self, measure: Measure) -> bool {
        match measure {
            Measure::Support => matches!(self, Self::Support),
            Measure::Mixed => matches!(self, Self::Mixed),
            Measure::Contradict => matches!(self, Self::Contradict),
            Measure::Stances => !matches!(self, Self::Raised),
            _ => matches!(self, Self::Raised),
        }
    }

    /// What people of such a row say, for a table whose rows are told apart by that.
    pub const fn stance(self) -> Option<TableStance> {
        match self {
            Self::Raised => None,
            Self::Support => Some(TableStance::Supports),
            Self::Mixed => Some(TableStance::Mixed),
            Self::Contradict => Some(TableStance::OnlyContradicts),
        }
    }

    fn holds(self, cell: &Cell) -> bool {
        let stance = cell.stance.unwrap_or_default();
        match self {
            Self::Raised => cell.interviewees > 0,
            Self::Support => stance.support > 0,
            Self::Mixed => stance.mixed > 0,
            Self::Contradict => stance.only_contradict > 0,
        }
    }
}

impl Study {
    /// Counts for a publication: only those who may be counted, only finished interviews, nothing that
    /// was said off the record.
    pub(super) fn counted_for_publication(&self, asked: &MatrixExport) -> Result<Counted, StudyError> {
        let choice = asked.choice.within_n();
        let (book, people, gathered) = (self.kept_codebook()?, self.kept_people()?, self.gathered()?);
        let columns = merged(&crate::analysis::columns(&people, &asked.columns)?, asked)?;
        let day = day_everywhere();
        // Everybody who may be counted is, so that what was said of others before can be compared; people
        // who were not chosen stand in no column.
        let chosen = self.scope(&gathered, &people, &choice)?;
        let everybody = Choice { consent: Vec::new(), categories: Vec::new(), ..choice.clone() };
        let mut scope = self.scope(&gathered, &people, &everybody)?;
        let interviewed: HashSet<u32> = gathered.figures.transcripts.iter().flat_map(people_of).collect();
        let mut left_out: Vec<(&'static str, u32)> = Vec::new();
        let mut may = Vec::with_capacity(people.persons.len() + 1);
        for (number, person) in (0..).zip(&people.persons) {
            let why = why_not(person, &day);
            if let Some(why) = why
                && chosen.person(number)
                && interviewed.contains(&number)
            {
                match left_out.iter_mut().find(|(known, _)| *known == why) {
                    Some((_, count)) => *count += 1,
                    None => left_out.push((why, 1)),
                }
            }
            may.push(why.is_none());
        }
        // Speakers whom nobody knows: nobody knows what they allowed either.
        may.push(false);
        scope.people = Some(may);
        if gathered.withdrawn > 0 {
            left_out.insert(0, ("withdrawn", gathered.withdrawn));
        }
        let off = self.off_the_record()?;
        let keep = |coding: usize| !off.contains(&gathered.figures.codings[coding].made.id());
        let selection = self.selection(&gathered, &choice)?;
        let damaged = |e: verbatim_analysis::FiguresError| verbatim_store::StoreError::Damaged(e.to_string());
        let mut prepared =
            Prepared::kept_within(&gathered.figures, selection, &scope, keep).map_err(damaged)?;
        if asked.measure == Measure::Words {
            self.learn_words_of(&mut prepared, &gathered)?;
        }
        let everyone = (0..).zip(&people.persons).map(|(number, _)| number);
        let reached: Persons = everyone.clone().filter(|person| prepared.reach_of(*person).1).collect();
        let stands = |person: u32| {
            let own = columns.of(person).iter().filter(|_| reached.contains(person) && chosen.person(person));
            own.filter_map(|column| columns.values().get(*column as usize)).collect::<Vec<_>>()
        };
        // Columns in which nobody is counted are none.
        let columns = Columns::in_order(columns.values(), &everyone.map(stands).collect::<Vec<_>>());
        Ok(Counted { book, people, columns, prepared, reached, left_out })
    }

    /// Ids of codings that were said off the record.
    fn off_the_record(&self) -> Result<HashSet<u128>, StudyError> {
        let codings = self.store.rows().codings()?.into_iter();
        Ok(codings.filter(|coding| coding.off_record).map(|coding| coding.id.uuid().as_u128()).collect())
    }
}

/// Why somebody is not counted in a publication.
fn why_not(person: &Person, day: &str) -> Option<&'static str> {
    match person.row.consent {
        None => Some("no consent on record"),
        // They are in no figures at all, and told apart.
        Some(Consent::Withdrawn) => None,
        Some(Consent::BackgroundNotCounted) => Some("background, not counted"),
        Some(_) if person.row.embargo_until.as_deref().is_some_and(|until| until > day) => {
            Some("under embargo")
        }
        Some(_) => None,
    }
}

/// Columns merged as asked.
pub(super) fn merged(columns: &Columns, asked: &MatrixExport) -> Result<Columns, StudyError> {
    let mut merges = Vec::with_capacity(asked.merges.len());
    for merge in &asked.merges {
        let place = |heading: &String| {
            let at = columns.values().iter().position(|value| value == heading);
            at.and_then(|at| u32::try_from(at).ok())
                .ok_or_else(|| StudyError::Missing { what: "column", name: heading.clone() })
        };
        let of = merge.of.iter().map(place).collect::<Result<Vec<u32>, StudyError>>()?;
        merges.push((of, merge.name.clone()));
    }
    let merged = columns.merged(&merges);
    for merge in &asked.merges {
        if merged.values().iter().filter(|value| **value == merge.name).count() != 1 {
            return Err(PublicationError::HeadingTaken(merge.name.clone()).into());
        }
    }
    Ok(merged)
}

impl Counted {
    /// People of each column who are counted.
    pub fn people_of_columns(&self) -> Vec<Persons> {
        let people = (0..self.columns.values().len()).map(|column| {
            let stands = |person: &u32| self.columns.of(*person).iter().any(|c| *c as usize == column);
            self.reached.iter().filter(stands).collect()
        });
        people.collect()
    }

    /// The rows of the guard: all codes, then the stances to their statements. Rows of the measure's
    /// kind are published.
    pub fn rows(&self, measure: Measure) -> (Vec<RowOf>, Vec<Row>) {
        let alone: Vec<Vec<String>> =
            self.people.persons.iter().map(|person| vec![person.row.id.to_string()]).collect();
        let each: Matrix =
            self.prepared.matrix(&Columns::by_value(&alone), &Options { roll_up: true, words: false });
        let people = |code: usize, kind: Kind| -> Persons {
            let cells = each.rows[code].cells.iter().take(alone.len());
            let holds = |cell: &CellValue| cell.figures().is_some_and(|cell| kind.holds(cell));
            let who = (0..).zip(cells).filter(|(_, cell)| holds(cell)).map(|(person, _)| person);
            who.filter(|person| self.reached.contains(*person)).collect()
        };
        let (mut of, mut rows) = (Vec::new(), Vec::new());
        for (place, code) in self.book.codes().iter().enumerate() {
            of.push(RowOf { code: code.id, kind: Kind::Raised });
            rows.push(Row {
                above: self.book.parent_of(place),
                apart: false,
                published: Kind::Raised.is_of(measure),
                people: people(place, Kind::Raised),
            });
        }
        for (place, code) in self.book.codes().iter().enumerate() {
            for kind in Kind::STANCES.into_iter().filter(|_| code.text.statement.is_some()) {
                of.push(RowOf { code: code.id, kind });
                rows.push(Row {
                    above: Some(place),
                    apart: true,
                    published: kind.is_of(measure),
                    people: people(place, kind),
                });
            }
        }
        (of, rows)
    }

    /// Ids of the people, by number.
    pub fn ids(&self) -> Vec<IntervieweeId> {
        self.people.persons.iter().map(|person| person.row.id).collect()
    }
}
