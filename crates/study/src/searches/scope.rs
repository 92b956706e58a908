//! Which turns a search reads, and tables of what is true of whoever speaks.

use verbatim_model::Role;
use verbatim_search::{SpeakerGroup, Speakers};

use crate::StudyError;
use crate::searches::categories::{in_categories, known_categories};
use crate::searches::desk::SearchDesk;
use crate::searches::options::SearchOptions;
use crate::searches::place::Place;
use crate::searches::settings::is_raw;

/// Somebody who has turns in a transcript.
#[derive(Clone, Copy, Debug)]
pub(super) struct Voice {
    /// Number of the speaker in the transcript.
    pub speaker: Option<u32>,
    pub role: Role,
    /// Place of the person; of the interview's where an interviewer speaks.
    pub person: Option<u32>,
}

impl Voice {
    pub const fn group(&self) -> SpeakerGroup {
        if self.role.counts() { SpeakerGroup::Respondent } else { SpeakerGroup::Interviewer }
    }
}

/// For each transcript and each of its voices whether something is so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table(pub Vec<Vec<bool>>);

impl Table {
    pub fn and(mut self, other: &Self) -> Self {
        self.combine(other, |a, b| a && b);
        self
    }

    pub fn or(mut self, other: &Self) -> Self {
        self.combine(other, |a, b| a || b);
        self
    }

    pub fn not(mut self) -> Self {
        self.0.iter_mut().flatten().for_each(|is| *is = !*is);
        self
    }

    fn combine(&mut self, other: &Self, with: impl Fn(bool, bool) -> bool) {
        for (own, other) in self.0.iter_mut().flatten().zip(other.0.iter().flatten()) {
            *own = with(*own, *other);
        }
    }
}

/// Who speaks where.
pub(super) struct Voices(Vec<Vec<Voice>>);

impl Voices {
    pub fn of(desk: &SearchDesk) -> Self {
        let of = |transcript: usize| {
            let voice = |&speaker: &Option<u32>| Voice {
                speaker,
                role: role(desk, transcript, speaker),
                person: desk.person(transcript, speaker).and_then(|p| u32::try_from(p).ok()),
            };
            // A transcript without turns has one voice too, so that filters can say whose it is.
            let silent: &[Option<u32>] =
                if desk.library.places(transcript).is_empty() { &[None] } else { &[] };
            desk.library.heard(transcript).iter().chain(silent).map(voice).collect()
        };
        Self((0..desk.library.transcripts.len()).map(of).collect())
    }

    pub fn in_transcript(&self, transcript: u32) -> &[Voice] {
        self.0.get(transcript as usize).map_or(&[], Vec::as_slice)
    }

    pub fn transcripts(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }

    /// Number of the voice of a turn in its transcript.
    pub fn number(&self, desk: &SearchDesk, transcript: u32, turn: u32) -> Option<usize> {
        let speaker = desk.library.places(transcript as usize).get(turn as usize)?.speaker;
        self.in_transcript(transcript).iter().position(|voice| voice.speaker == speaker)
    }

    /// A table of what holds for each voice.
    pub fn table(&self, mut holds: impl FnMut(u32, &Voice) -> bool) -> Table {
        let rows = (0..).zip(&self.0);
        Table(
            rows.map(|(transcript, of)| of.iter().map(|voice| holds(transcript, voice)).collect()).collect(),
        )
    }

    /// Whether it holds for the voice of a turn.
    pub fn holds(&self, desk: &SearchDesk, table: &Table, transcript: u32, turn: u32) -> bool {
        let number = self.number(desk, transcript, turn);
        number.is_some_and(|voice| table.0[transcript as usize][voice])
    }

    /// The turns that a place touches and for which it holds, by number.
    pub fn touched<'a>(
        &'a self,
        desk: &'a SearchDesk,
        table: &'a Table,
        place: Place,
    ) -> impl Iterator<Item = u32> + 'a {
        let turns = desk.library.touched(place.transcript as usize, place.span);
        let turns = turns.filter_map(|turn| u32::try_from(turn).ok());
        turns.filter(move |&turn| self.holds(desk, table, place.transcript, turn))
    }

    /// The people in whose turns a place lies, as far as it holds for these, each once. `None` stands
    /// for somebody whom nobody knows.
    pub fn people_at(&self, desk: &SearchDesk, table: &Table, place: Place) -> Vec<Option<u32>> {
        let mut people = Vec::new();
        for turn in self.touched(desk, table, place) {
            let person = self.person(desk, place.transcript, turn);
            if !people.contains(&person) {
                people.push(person);
            }
        }
        people
    }

    /// The person who speaks in a turn.
    pub fn person(&self, desk: &SearchDesk, transcript: u32, turn: u32) -> Option<u32> {
        let number = self.number(desk, transcript, turn)?;
        self.in_transcript(transcript)[number].person
    }
}

fn role(desk: &SearchDesk, transcript: usize, speaker: Option<u32>) -> Role {
    let known = speaker.and_then(|n| desk.library.speakers[transcript].iter().find(|s| s.number == n));
    known.map_or(Role::Unknown, |speaker| speaker.role)
}

/// Why a transcript or a person is not searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// Nobody has de-identified the transcript, and the study leaves such out.
    Raw,
    /// The transcript has no turn.
    NoText,
    /// Only an interviewer speaks in it.
    InterviewerOnly,
    /// No interviewer speaks in it, and only interviewers were asked for.
    NoInterviewer,
    /// The person has withdrawn.
    Withdrawn,
    /// The person has no interview.
    NoInterview,
    /// The person has an interview, but none that is coded.
    NotCoded,
}

/// The voices of people whom the options do not leave out.
pub(super) fn wanted(
    desk: &SearchDesk,
    voices: &Voices,
    options: &SearchOptions,
) -> Result<Table, StudyError> {
    let categories = known_categories(&desk.people, &options.categories)?;
    Ok(voices.table(|_, voice| {
        in_categories(voice.person.map(|person| &desk.people.persons[person as usize]), &categories)
    }))
}

/// The voices among these that a search reads, before its query narrows them.
pub(super) fn searched(
    desk: &SearchDesk,
    voices: &Voices,
    options: &SearchOptions,
    speakers: Speakers,
) -> Table {
    voices.table(|transcript, voice| {
        speakers.include(voice.group())
            && !is_left_out(desk, options, transcript)
            && !has_withdrawn(desk, voice.person)
    })
}

/// Whether a transcript is left out because it is raw.
pub(super) fn is_left_out(desk: &SearchDesk, options: &SearchOptions, transcript: u32) -> bool {
    let status = desk.library.transcripts[transcript as usize].status;
    desk.leave_out_raw && !options.include_raw && is_raw(status)
}

/// Whether somebody takes back what was said.
pub(super) fn has_withdrawn(desk: &SearchDesk, person: Option<u32>) -> bool {
    person.is_some_and(|person| desk.people.persons[person as usize].has_withdrawn())
}
