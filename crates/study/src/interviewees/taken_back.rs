//! Words that were taken back: those of people who have withdrawn stay in the study until they are taken out of it,
//! but no list shows them and nothing counts them.

use std::collections::HashMap;
use std::sync::Arc;

use verbatim_model::{Coding, InterviewId, IntervieweeId, TranscriptId};
use verbatim_text::Span;

use crate::interviewees::{People, Person};
use crate::searches::{Library, TurnPlace};
use crate::{Study, StudyError};

/// Knows whose words were taken back.
pub struct TakenBack<'s> {
    study: &'s Study,
    people: Arc<People>,
    /// Nothing where nobody has withdrawn, so that no list waits for it.
    texts: Option<Texts>,
}

struct Texts {
    library: Arc<Library>,
    places: HashMap<TranscriptId, usize>,
}

impl Study {
    /// What is known now of who has withdrawn.
    ///
    /// # Errors
    /// What the study file says.
    pub fn taken_back(&self) -> Result<TakenBack<'_>, StudyError> {
        let people = self.kept_people()?;
        let texts = match people.persons.iter().any(Person::has_withdrawn) {
            true => Some(Texts::of(self.library()?)),
            false => None,
        };
        Ok(TakenBack { study: self, people, texts })
    }
}

impl Texts {
    fn of(library: Arc<Library>) -> Self {
        let transcripts = library.transcripts.iter().zip(0..);
        let places = transcripts.map(|(transcript, place)| (transcript.id, place)).collect();
        Self { library, places }
    }
}

impl TakenBack<'_> {
    /// Whether a person has withdrawn.
    #[must_use]
    pub fn person(&self, id: IntervieweeId) -> bool {
        self.people.get(id).is_some_and(Person::has_withdrawn)
    }

    /// Whether whoever was interviewed has withdrawn.
    #[must_use]
    pub fn interview(&self, id: InterviewId) -> bool {
        let interview = self.texts.as_ref().and_then(|texts| texts.library.interviews.get(&id));
        interview.and_then(|interview| interview.interviewee).is_some_and(|person| self.person(person))
    }

    /// Whether words of somebody who has withdrawn are in a passage.
    ///
    /// # Errors
    /// What the study file says.
    pub fn passage(&self, transcript: TranscriptId, span: Span) -> Result<bool, StudyError> {
        let Some(Texts { library, places }) = &self.texts else { return Ok(false) };
        let Some(&place) = places.get(&transcript) else { return Ok(false) };
        let turns = &library.turns(self.study.store.rows(), place)?.places;
        let touched = turns.get(library.touched(place, span)).unwrap_or_default();
        Ok(are_taken_back(library, &self.people, place, touched))
    }

    /// Takes codings on such passages out of a list. Says how many went.
    ///
    /// # Errors
    /// As [`passage`](Self::passage).
    pub fn leave_out(&self, codings: &mut Vec<Coding>) -> Result<usize, StudyError> {
        let mut gone = Vec::with_capacity(codings.len());
        for coding in codings.iter() {
            gone.push(self.passage(coding.transcript, coding.span)?);
        }
        let before = codings.len();
        let mut gone = gone.into_iter();
        codings.retain(|_| !gone.next().unwrap_or_default());
        Ok(before - codings.len())
    }
}

/// Whether somebody whose words these turns hold takes them back: whoever speaks in one of them, and where an
/// interviewer or nobody does, whoever was interviewed.
pub(crate) fn are_taken_back(
    library: &Library,
    people: &People,
    transcript: usize,
    turns: &[TurnPlace],
) -> bool {
    let is_gone = |speaker: Option<IntervieweeId>| {
        let person = speaker.or_else(|| library.interviewee(transcript)).and_then(|id| people.get(id));
        person.is_some_and(Person::has_withdrawn)
    };
    let mut speakers = turns.iter().map(|turn| library.said_by(transcript, turn.speaker));
    if turns.is_empty() { is_gone(None) } else { speakers.any(is_gone) }
}
