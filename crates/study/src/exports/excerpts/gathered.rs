//! Passages in hand, for the team or before it is asked which of them may be published.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use uuid::Uuid;
use verbatim_analysis::Selection;
use verbatim_model::{CodeId, Purpose};
use verbatim_protect::attribution::{Attribution, Step};
use verbatim_protect::{Candidate, ClearedExcerpts, NotQuoted};
use verbatim_search::Language;
use verbatim_text::{CodePoints, Span};

use super::ExcerptFilter;
use super::desk::{Desk, Wanted};
use super::kept::{PublishedExcerpt, PublishedExcerpts, step_number};
use super::passages::{Aliases, words_of};
use super::permissions::Permissions;
use super::publication::{StayingExcerpts, StayingPlace};
use crate::{Progress, Study, StudyError};

/// Passages with what each of them is known by.
pub(super) struct Gathered {
    pub desk: Desk,
    pub wanted: Vec<Wanted>,
    /// Who speaks in each; nobody where several people do.
    pub persons: Vec<Option<usize>>,
    /// What would be published of each, until it is drafted.
    pub candidates: Vec<Candidate>,
}

impl Study {
    /// Gathers what was asked for. For publication codings of record alone, each passage of a code once, with
    /// aliases as a publication says them; for the team every coding.
    pub(super) fn gather_excerpts(
        &self,
        filter: &ExcerptFilter,
        purpose: Purpose,
        progress: &dyn Progress,
    ) -> Result<Gathered, StudyError> {
        let is_published = purpose == Purpose::Publication;
        let book = self.kept_codebook()?;
        let (permissions, aliases) = (Permissions::of(self)?, Aliases::of(self)?);
        let of_record = if is_published { self.codings_of_record()? } else { HashSet::new() };
        let desk = Desk::open(self, filter)?;
        let groups = desk.asked_for(self, filter, progress)?;
        let library = Arc::clone(&desk.library);
        let mut gathered = Gathered { desk, wanted: Vec::new(), persons: Vec::new(), candidates: Vec::new() };
        let of = groups.len();
        for (done, group) in groups.into_iter().enumerate() {
            progress.at(done, of)?;
            library.read(self.store.rows(), group.transcript)?;
            let transcript = library.transcripts[group.transcript].id;
            let in_english = library.language(group.transcript) == Language::English;
            let aliases = match is_published {
                true => aliases.in_publication(transcript, in_english),
                false => aliases.as_they_stand(transcript),
            };
            let points = CodePoints::new(library.text(group.transcript).unwrap_or_default());
            let mut seen: HashSet<(CodeId, Span)> = HashSet::new();
            for wanted in group.wanted {
                let coding = &wanted.coding;
                let is_new = !is_published
                    || of_record.contains(&coding.id.uuid()) && seen.insert((coding.code, coding.span));
                let Some(section) = book.place_of(coding.code).filter(|_| is_new) else { continue };
                let (person, asked) = permissions.of_passage(&gathered.desk, &wanted);
                let turns = words_of(&points, coding.span, &gathered.desk.turns_of(&wanted), &aliases);
                if turns.is_empty() {
                    // Only an interviewer speaks: no evidence, and nobody's words.
                    continue;
                }
                let draw = Uuid::new_v4().as_u128();
                gathered.candidates.push(Candidate { section, person, asked, draw, turns });
                gathered.persons.push(person);
                gathered.wanted.push(wanted);
            }
        }
        Ok(gathered)
    }

    /// Ids of the codings of record.
    fn codings_of_record(&self) -> Result<HashSet<Uuid>, StudyError> {
        let gathered = self.gathered()?;
        let chosen = gathered.chosen(Selection::default());
        let figures = &gathered.figures;
        let of_record = figures.codings.iter().filter(|coding| {
            let transcript = figures.transcripts.get(coding.transcript as usize);
            transcript.is_some_and(|transcript| chosen.takes(coding, transcript.interview))
        });
        Ok(of_record.map(|coding| Uuid::from_u128(coding.made.id())).collect())
    }
}

impl Gathered {
    pub fn people_of(&self, places: &[usize]) -> BTreeSet<usize> {
        places.iter().filter_map(|place| self.persons[*place]).collect()
    }

    pub fn staying(&self, stays: &[(usize, NotQuoted)]) -> Vec<StayingExcerpts> {
        let mut by_reason: BTreeMap<NotQuoted, Vec<usize>> = BTreeMap::new();
        for (place, why) in stays {
            by_reason.entry(*why).or_default().push(*place);
        }
        let staying = |(why, places): (NotQuoted, Vec<usize>)| StayingExcerpts {
            why,
            people: self.people_of(&places).len(),
            places: places.iter().map(|place| self.place(*place)).collect(),
        };
        by_reason.into_iter().map(staying).collect()
    }

    fn place(&self, place: usize) -> StayingPlace {
        let (wanted, person) = (&self.wanted[place], self.persons[place]);
        let person = person.and_then(|person| self.desk.people.persons.get(person));
        StayingPlace {
            id: wanted.coding.transcript,
            span: wanted.coding.span,
            transcript: self.desk.library.transcripts[wanted.transcript].file_name.clone(),
            turn: wanted.turn(),
            code: self.desk.path(wanted.coding.code).to_owned(),
            interviewee: person.map(|person| person.row.label.clone()),
        }
    }

    pub fn kept(
        &self,
        cleared: &ClearedExcerpts,
        attributions: &[Attribution],
        numbers: Option<serde_json::Map<String, serde_json::Value>>,
    ) -> PublishedExcerpts {
        let persons = &self.desk.people.persons;
        let steps = persons.iter().zip(attributions).filter(|(_, said)| said.step != Step::Own);
        let person_numbers = cleared.book.content().person_numbers();
        let excerpt = |(number, place): (usize, &usize)| {
            let (wanted, person) = (&self.wanted[*place], self.persons[*place]?);
            Some(PublishedExcerpt {
                transcript: wanted.coding.transcript.uuid(),
                start: wanted.coding.span.start(),
                end: wanted.coding.span.end(),
                version: self.desk.library.transcripts[wanted.transcript].text_version,
                person: persons.get(person)?.row.id.uuid(),
                label: attributions.get(person)?.label.clone(),
                number: person_numbers.get(&number).copied(),
            })
        };
        PublishedExcerpts {
            numbers: numbers.unwrap_or_default(),
            attributions: steps.map(|(p, said)| (p.row.id.uuid(), step_number(said.step))).collect(),
            excerpts: (1..).zip(&cleared.published).filter_map(excerpt).collect(),
        }
    }
}
