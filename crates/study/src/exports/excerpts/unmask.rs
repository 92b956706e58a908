//! Whom the excerpts of a publication point to, read by a colleague of the interviewees.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;
use verbatim_protect::attribution::{Attribution, Step};
use verbatim_protect::small_cells::Persons;
use verbatim_protect::unmask::{self, ShownExcerpt};
use verbatim_search::Language;
use verbatim_text::Span;

use super::attributions::EVERYBODY;
use super::facts::{Fact, facts, tellings};
use super::kept::{PublishedExcerpt, PublishedExcerpts};
use crate::interviewees::People;
use crate::searches::Library;
use crate::{Progress, Study, StudyError};

/// What can be done against a clue in an earlier publication.
const PUBLISHED: &str = "Leave out what shares words with an earlier publication: that cannot be taken back, and tells it already.";

/// Somebody whom fewer people fit than may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnmaskedPerson {
    /// Label of the interviewee.
    pub interviewee: String,
    /// How many people fit, the person among them.
    pub fits: u32,
    /// Numbers of the excerpts of this publication that are read together.
    pub excerpts: Vec<usize>,
    /// What leads there, in sentences.
    pub chain: Vec<String>,
    /// The smallest change that breaks it, in sentences.
    pub change: Vec<String>,
}

/// An excerpt, of this publication or an earlier one.
struct Seen<'s> {
    /// Its number in this publication.
    number: Option<usize>,
    /// Which publication, 0 for this one.
    publication: usize,
    person: usize,
    kept: &'s PublishedExcerpt,
    clues: Vec<Clue>,
}

/// What an excerpt tells of its speaker.
struct Clue {
    fits: Persons,
    said: String,
    change: String,
    is_label: bool,
}

/// What is known of people.
struct Knowledge<'k> {
    people: &'k People,
    library: &'k Library,
    /// Place of each transcript.
    places: HashMap<Uuid, usize>,
    facts: Vec<Fact>,
}

impl Study {
    /// Everybody whom these excerpts point to, with earlier publications in hand.
    pub(super) fn unmasked(
        &self,
        library: &Library,
        leaving: &PublishedExcerpts,
        attributions: &[Attribution],
        progress: &dyn Progress,
    ) -> Result<Vec<UnmaskedPerson>, StudyError> {
        let people = self.kept_people()?;
        let places = library.transcripts.iter().map(|transcript| transcript.id.uuid()).zip(0..).collect();
        let known = Knowledge { people: &people, library, places, facts: facts(&people) };
        let records = self.store.rows().export_records()?;
        let earlier = records.iter().map(PublishedExcerpts::read).collect::<Result<Vec<_>, _>>()?;
        let mut seen: Vec<Seen<'_>> = Vec::new();
        let carriers = carriers_of(attributions.iter().map(|said| said.label.as_str()));
        for (number, kept) in (1..).zip(&leaving.excerpts) {
            progress.at(number, leaving.excerpts.len())?;
            seen.extend(known.seen(kept, Some(number), 0, &carriers));
        }
        for (publication, before) in (1..).zip(&earlier) {
            let carriers = carriers_of(labels_of(&people, before));
            for kept in &before.excerpts {
                if let Some(place) = known.places.get(&kept.transcript) {
                    library.read(self.store.rows(), *place)?;
                }
                seen.extend(known.seen(kept, None, publication, &carriers));
            }
        }
        let changes = changes(&seen);
        let shown = linked(&seen, &changes);
        let found = unmask::unmask(self.small_cell()?, &shown).into_iter();
        let of_this = found.filter(|one| one.excerpts.iter().any(|place| seen[*place].number.is_some()));
        Ok(of_this.map(|one| in_words(&known, &seen, &changes, &one)).collect())
    }
}

/// The label that each person had in a publication.
fn labels_of<'p>(
    people: &'p People,
    published: &PublishedExcerpts,
) -> impl Iterator<Item = &'p str> + use<'p> {
    let steps: HashMap<Uuid, Step> = published.steps().collect();
    let label = move |person: &'p crate::interviewees::Person| {
        let own = people.label_of(person);
        let label = match steps.get(&person.row.id.uuid()).copied().unwrap_or_default() {
            Step::Own => own,
            Step::Category => people.top_of(person).and_then(|top| top.attribution.as_deref()),
            Step::Everybody => None,
        };
        label.unwrap_or(EVERYBODY)
    };
    people.persons.iter().map(label)
}

/// Who could carry each label.
fn carriers_of<'l>(labels: impl Iterator<Item = &'l str>) -> HashMap<&'l str, Persons> {
    let mut people: HashMap<&str, Vec<u32>> = HashMap::new();
    for (person, label) in (0..).zip(labels) {
        people.entry(label).or_default().push(person);
    }
    people.into_iter().map(|(label, people)| (label, people.into_iter().collect())).collect()
}

/// What could be changed, other words before leaving something out.
fn changes<'s>(seen: &'s [Seen<'_>]) -> Vec<&'s str> {
    let clues = || seen.iter().flat_map(|one| &one.clues);
    let words = clues().filter(|clue| !clue.is_label);
    let ordered = words.chain(clues().filter(|clue| clue.is_label)).map(|clue| clue.change.as_str());
    let mut known = HashSet::new();
    ordered.filter(|change| known.insert(*change)).collect()
}

/// Which excerpts a reader can tell to be of one person: those that one publication says to be, and those that
/// share words.
fn linked(seen: &[Seen<'_>], changes: &[&str]) -> Vec<ShownExcerpt> {
    let mut by_number: HashMap<(usize, usize), usize> = HashMap::new();
    let mut by_transcript: HashMap<(Uuid, u32), Vec<usize>> = HashMap::new();
    let places: HashMap<&str, usize> = changes.iter().copied().zip(0..).collect();
    let mut shown = Vec::with_capacity(seen.len());
    for (place, one) in seen.iter().enumerate() {
        let mut linked = Vec::new();
        if let Some(number) = one.kept.number {
            linked.push(*by_number.entry((one.publication, number)).or_insert(place));
        }
        let alike = by_transcript.entry((one.kept.transcript, one.kept.version)).or_default();
        let shares = |other: &&usize| {
            let other = seen[**other].kept;
            other.start < one.kept.end && one.kept.start < other.end
        };
        linked.extend(alike.iter().filter(shares));
        alike.push(place);
        let clue = |clue: &Clue| {
            let change = places.get(clue.change.as_str()).copied();
            unmask::Clue { fits: clue.fits.clone(), change: change.unwrap_or(usize::MAX) }
        };
        shown.push(ShownExcerpt {
            person: u32::try_from(one.person).unwrap_or(u32::MAX),
            clues: one.clues.iter().map(clue).collect(),
            linked,
        });
    }
    shown
}

fn in_words(
    known: &Knowledge<'_>,
    seen: &[Seen<'_>],
    changes: &[&str],
    one: &unmask::Unmasked,
) -> UnmaskedPerson {
    let person = known.people.persons.get(one.person as usize);
    let mut chain: Vec<String> = Vec::new();
    if one.excerpts.len() > 1 {
        chain.push(format!("{} excerpts can be told to be of one person.", one.excerpts.len()));
    }
    chain.extend(one.chain.iter().map(|&(place, clue)| seen[place].clues[clue].said.clone()));
    let change = one.changes.iter().filter_map(|change| changes.get(*change));
    let mut change: Vec<String> = change.map(|&change| change.to_owned()).collect();
    if change.is_empty() {
        change.push("Leave it out.".to_owned());
    }
    UnmaskedPerson {
        interviewee: person.map(|person| person.row.label.clone()).unwrap_or_default(),
        fits: one.fits.len(),
        excerpts: one.excerpts.iter().filter_map(|place| seen[*place].number).collect(),
        chain,
        change,
    }
}

impl Knowledge<'_> {
    /// An excerpt as a colleague sees it; nothing where its person is no longer in the study.
    fn seen<'s>(
        &self,
        kept: &'s PublishedExcerpt,
        number: Option<usize>,
        publication: usize,
        carriers: &HashMap<&str, Persons>,
    ) -> Option<Seen<'s>> {
        let person = self.people.place_of(kept.person.into())?;
        let label = Clue {
            fits: carriers.get(kept.label.as_str()).cloned().unwrap_or_default(),
            said: match number {
                Some(number) => format!("Excerpt {number} is attributed as “{}”.", kept.label),
                None => format!("The same words were attributed as “{}” before.", kept.label),
            },
            change: match number {
                Some(number) => format!("Leave excerpt {number} out."),
                None => PUBLISHED.to_owned(),
            },
            is_label: true,
        };
        let mut clues = vec![label];
        let place = self.places.get(&kept.transcript).copied();
        if let Some(place) = place.filter(|place| self.is_as_it_was(*place, kept)) {
            clues.extend(self.language(place, number));
            clues.extend(self.words(place, kept, number));
        }
        Some(Seen { number, publication, person, kept, clues })
    }

    fn is_as_it_was(&self, transcript: usize, kept: &PublishedExcerpt) -> bool {
        self.library.transcripts[transcript].text_version == kept.version && self.library.is_read(transcript)
    }

    /// A language that few were interviewed in. English is that of the publication.
    fn language(&self, transcript: usize, number: Option<usize>) -> Option<Clue> {
        let language = self.library.language(transcript);
        if language == Language::English {
            return None;
        }
        let read = (0..self.library.transcripts.len()).filter(|place| self.library.is_read(*place));
        let alike = read.filter(|place| self.library.language(*place) == language);
        let people = alike.filter_map(|place| {
            let interview = self.library.interviews.get(&self.library.transcripts[place].interview)?;
            u32::try_from(self.people.place_of(interview.interviewee?)?).ok()
        });
        let which = number.map_or_else(|| "An earlier excerpt".to_owned(), |n| format!("Excerpt {n}"));
        Some(Clue {
            fits: people.collect(),
            said: format!("{which} is in another language than English."),
            change: number.map_or_else(|| PUBLISHED.to_owned(), |n| format!("Leave excerpt {n} out.")),
            is_label: false,
        })
    }

    /// What people say of themselves that the study knows of them.
    fn words(&self, transcript: usize, kept: &PublishedExcerpt, number: Option<usize>) -> Vec<Clue> {
        let text = self.library.text(transcript).unwrap_or_default();
        let points = verbatim_text::CodePoints::new(text);
        let said = Span::new(kept.start, kept.end).ok().and_then(|span| points.slice(span).ok());
        let which = number.map_or_else(|| "an earlier excerpt".to_owned(), |n| format!("excerpt {n}"));
        let clue = |telling: super::facts::Telling| {
            let fact = &self.facts[telling.fact];
            Clue {
                fits: fact.people.clone(),
                said: format!("“{}” in {which} says {}.", telling.sentence, fact.what),
                change: match number {
                    Some(_) => format!("Replace “{}” in {which} by something more general.", telling.words),
                    None => PUBLISHED.to_owned(),
                },
                is_label: false,
            }
        };
        tellings(said.unwrap_or_default(), &self.facts).into_iter().map(clue).collect()
    }
}
