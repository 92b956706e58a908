//! A search with its counts: who said it, of how many who were searched.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use verbatim_model::{Codebook, TranscriptId};
use verbatim_search::{FindInTurn, Matches, Query, RegexQuery, SpeakerGroup, Speakers, TurnMatcher, context};
use verbatim_text::Span;

use crate::interviewees::People;
use crate::searches::categories::{in_categories, known_categories};
use crate::searches::library::Library;
use crate::{Study, StudyError};

/// What is searched, and how.
#[derive(Clone, Debug, Default)]
pub struct SearchOptions {
    /// Read the query as a regular expression over the exact text.
    pub regex: bool,
    /// Only people of these categories; empty for all.
    pub categories: Vec<String>,
    /// Whose turns.
    pub speakers: Speakers,
    /// At most so many hits are listed; counts always cover all.
    pub limit: Option<usize>,
}

/// One match. Offsets are code points in the transcript, end exclusive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The transcript.
    pub transcript_id: TranscriptId,
    /// Its file name.
    pub transcript: String,
    /// Label of the person who speaks, or whose interview it is where an interviewer does.
    pub interviewee: Option<String>,
    /// Category of that person.
    pub category: Option<String>,
    /// ¶ of the turn.
    pub turn: u32,
    /// Where.
    pub span: Span,
    /// The matched text.
    pub text: String,
    /// What stands before it in the turn.
    pub before: String,
    /// What stands after it in the turn.
    pub after: String,
    /// Paths of the codes whose passages it lies in or touches, in codebook order.
    pub codes: Vec<String>,
}

/// How many of one category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryCount {
    /// The category; `None` for people without one and turns of nobody.
    pub category: Option<String>,
    /// People of it who were searched: the N.
    pub interviewees: usize,
    /// People of it who said it.
    pub matched: usize,
    /// Turns that hold a match.
    pub passages: usize,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchReply {
    /// The query as understood.
    pub query: String,
    /// People in the study.
    pub total: usize,
    /// People who could be searched: with a turn of the speakers asked for.
    pub searched: usize,
    /// People who said it.
    pub matched: usize,
    /// Turns that hold a match.
    pub passages: usize,
    /// By category, in the order of the categories.
    pub by_category: Vec<CategoryCount>,
    /// Matches, by transcript in the order of the interviewees and by place.
    pub hits: Vec<Hit>,
    /// Whether the list of hits was cut at the limit.
    pub cut: bool,
}

/// Code points of context on each side of a hit.
const CONTEXT: u32 = 80;

impl Study {
    /// Searches the turns.
    ///
    /// # Errors
    /// [`StudyError::Query`] with what is wrong in the query, [`StudyError::Missing`] for a
    /// category that does not exist, or what the study file says.
    pub fn search(&self, query: &str, options: &SearchOptions) -> Result<SearchReply, StudyError> {
        let library = self.library()?;
        if options.regex {
            let regex = RegexQuery::new(query).map_err(|e| StudyError::Query(e.to_string()))?;
            let found = self.read_all(&library, &regex, options.speakers)?;
            return Desk::open(self, library, options)?.reply(query.to_owned(), &regex, &found);
        }
        let parsed = Query::parse(query).map_err(|e| StudyError::Query(e.to_string()))?;
        let found = self.find(&library, &parsed, options.speakers)?;
        Desk::open(self, library, options)?.reply(parsed.to_string(), &TurnMatcher::new(&parsed), &found)
    }
}

struct Desk<'s> {
    study: &'s Study,
    options: &'s SearchOptions,
    library: Arc<Library>,
    people: Arc<People>,
    categories: Vec<String>,
    book: Arc<Codebook>,
}

impl<'s> Desk<'s> {
    fn open(study: &'s Study, library: Arc<Library>, options: &'s SearchOptions) -> Result<Self, StudyError> {
        let people = study.kept_people()?;
        let categories = known_categories(&people, &options.categories)?;
        Ok(Self { study, options, library, people, categories, book: study.kept_codebook()? })
    }

    /// Place of the person who speaks in a turn; the interview's person where the speaker is not
    /// assigned, or is an interviewer who was asked for.
    fn person(&self, transcript: usize, speaker: Option<u32>) -> Option<usize> {
        let known = speaker.and_then(|n| self.library.speakers[transcript].iter().find(|s| s.number == n));
        let own = known.filter(|s| s.role.counts()).and_then(|s| s.interviewee);
        let interview = self.library.interviews.get(&self.library.transcripts[transcript].interview);
        own.or(interview.and_then(|i| i.interviewee)).and_then(|id| self.people.place_of(id))
    }

    fn wanted(&self, person: Option<usize>) -> bool {
        in_categories(person.map(|p| &self.people.persons[p]), &self.categories)
    }

    /// People with at least one turn that was searched.
    fn searched(&self) -> Result<BTreeSet<usize>, StudyError> {
        let mut people = BTreeSet::new();
        for number in 0..self.library.transcripts.len() {
            // A transcript whose every turn is the interviewer's was not searched for respondents.
            for &speaker in &self.library.turns(self.study.store.rows(), number)?.heard {
                if self.in_scope(number, speaker) {
                    people.extend(self.person(number, speaker).filter(|p| self.wanted(Some(*p))));
                }
            }
        }
        Ok(people)
    }

    fn in_scope(&self, transcript: usize, speaker: Option<u32>) -> bool {
        let group: SpeakerGroup = self.library.group(transcript, speaker);
        self.options.speakers.include(group)
    }

    /// Transcripts by the order of their people, those of nobody last.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.library.transcripts.len()).collect();
        order.sort_by_key(|&n| (self.person(n, None).unwrap_or(usize::MAX), n));
        order
    }

    fn reply(
        &self,
        query: String,
        wanted: &impl FindInTurn,
        found: &Matches,
    ) -> Result<SearchReply, StudyError> {
        let searched = self.searched()?;
        let mut turns: HashMap<usize, Vec<usize>> = HashMap::new();
        for place in found.turns() {
            turns.entry(place.transcript as usize).or_default().push(place.turn as usize);
        }
        let mut tally = Tally::default();
        let (mut hits, mut cut) = (Vec::new(), false);
        let limit = self.options.limit.unwrap_or(usize::MAX);
        for number in self.order() {
            let Some(places) = turns.get(&number) else { continue };
            let rows = self.library.turns(self.study.store.rows(), number)?;
            for &turn in places {
                let Some(row) = rows.places.get(turn) else { continue };
                let person = self.person(number, row.speaker);
                if !self.wanted(person) {
                    continue;
                }
                *tally.passages.entry(person).or_default() += 1;
                if hits.len() >= limit {
                    cut = true;
                }
            }
            if hits.len() < limit {
                self.hits_of(number, places, wanted, &mut hits)?;
                cut |= hits.len() > limit;
                hits.truncate(limit);
            }
        }
        Ok(SearchReply {
            query,
            total: self.people.persons.len(),
            searched: searched.len(),
            matched: tally.people().count(),
            passages: tally.passages.values().sum(),
            by_category: self.by_category(&searched, &tally),
            hits,
            cut,
        })
    }

    fn hits_of(
        &self,
        number: usize,
        places: &[usize],
        wanted: &impl FindInTurn,
        hits: &mut Vec<Hit>,
    ) -> Result<(), StudyError> {
        let transcript = &self.library.transcripts[number];
        let rows = self.study.store.rows();
        self.library.read(rows, number)?;
        let places_of = &self.library.turns(rows, number)?.places;
        for &turn in places {
            let (Some(row), Some(said)) = (places_of.get(turn), self.library.said(number, turn)) else {
                continue;
            };
            let person = self.person(number, row.speaker);
            if !self.wanted(person) {
                continue;
            }
            let person = person.map(|p| &self.people.persons[p]);
            let points = verbatim_text::CodePoints::new(said);
            for hit in wanted.hits_in_turn(said) {
                if hits.len() > self.options.limit.unwrap_or(usize::MAX) {
                    return Ok(());
                }
                let span = hit.moved(row.span.start())?;
                let (before, after) = context(said, hit, CONTEXT);
                hits.push(Hit {
                    transcript_id: transcript.id,
                    transcript: transcript.file_name.clone(),
                    interviewee: person.map(|p| p.row.label.clone()),
                    category: person.and_then(|p| p.category.clone()),
                    turn: u32::try_from(turn + 1).unwrap_or(u32::MAX),
                    span,
                    text: points.slice(hit)?.to_owned(),
                    before: before.to_owned(),
                    after: after.to_owned(),
                    codes: self.codes_at(transcript.id, span)?,
                });
            }
        }
        Ok(())
    }

    fn codes_at(&self, transcript: TranscriptId, span: Span) -> Result<Vec<String>, StudyError> {
        let codes = self.study.store.rows().codes_over(transcript, span)?;
        let places: BTreeSet<usize> = codes.into_iter().filter_map(|code| self.book.place_of(code)).collect();
        Ok(places.into_iter().map(|place| self.book.path(place).to_string()).collect())
    }

    fn by_category(&self, searched: &BTreeSet<usize>, tally: &Tally) -> Vec<CategoryCount> {
        let persons = self.people.persons.iter().enumerate();
        let wanted: HashSet<&String> = persons
            .filter(|(place, _)| self.wanted(Some(*place)))
            .filter_map(|(_, person)| person.category.as_ref())
            .collect();
        let in_order = self.people.categories_in_order().into_iter().filter(|c| wanted.contains(c));
        let mut order: Vec<Option<String>> = in_order.map(Some).collect();
        let category_of =
            |person: Option<usize>| person.and_then(|p| self.people.persons[p].category.as_ref());
        let mut counts: HashMap<Option<&String>, CategoryCount> = HashMap::new();
        for &person in searched {
            counts.entry(category_of(Some(person))).or_insert_with(empty).interviewees += 1;
        }
        for (&person, passages) in &tally.passages {
            let count = counts.entry(category_of(person)).or_insert_with(empty);
            count.matched += usize::from(person.is_some());
            count.passages += passages;
        }
        if counts.contains_key(&None) {
            order.push(None);
        }
        let count = |category: Option<String>| {
            let known = counts.get(&category.as_ref()).cloned().unwrap_or_else(empty);
            CategoryCount { category, ..known }
        };
        order.into_iter().map(count).collect()
    }
}

const fn empty() -> CategoryCount {
    CategoryCount { category: None, interviewees: 0, matched: 0, passages: 0 }
}

/// Turns that hold a match, by the person who speaks.
#[derive(Default)]
struct Tally {
    passages: HashMap<Option<usize>, usize>,
}

impl Tally {
    fn people(&self) -> impl Iterator<Item = usize> {
        self.passages.keys().copied().flatten()
    }
}
