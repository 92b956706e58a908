//! What the rows of an export say beside their passages.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use verbatim_export::Excerpt;
use verbatim_model::{
    Basis, CodeId, CoderId, Coding, Interview, Memo, MemoTarget, PATH_SEPARATOR, Stance, Transcript,
    TranscriptId,
};
use verbatim_search::SpeakerGroup;

use super::ExcerptFilter;
use super::passages::Turn;
use crate::interviewees::taken_back::are_taken_back;
use crate::interviewees::{People, Person};
use crate::searches::{Library, Place, TurnPlace, in_categories, known_categories};
use crate::{Progress, Study, StudyError};

/// Everything that a row needs beside its passage.
pub(super) struct Desk {
    pub library: Arc<Library>,
    pub people: Arc<People>,
    /// Path of each code and its levels.
    paths: HashMap<CodeId, (String, Vec<String>)>,
    categories: Vec<String>,
    coders: HashMap<CoderId, String>,
    memos: HashMap<MemoTarget, Vec<Memo>>,
}

/// Codings of one transcript that become rows.
pub(super) struct Group {
    /// Place of the transcript.
    pub transcript: usize,
    pub wanted: Vec<Wanted>,
}

/// A coding that becomes a row.
pub(super) struct Wanted {
    pub coding: Coding,
    /// Place of the transcript.
    pub transcript: usize,
    /// Numbers of the turns that it shares words with.
    pub touched: Range<usize>,
    /// Place of the person who speaks first.
    pub person: Option<usize>,
    /// Whether somebody has withdrawn whose words are in it.
    pub withdrawn: bool,
}

impl Wanted {
    /// ¶ of the turn in which it begins.
    pub fn turn(&self) -> Option<u32> {
        u32::try_from(self.touched.start + 1).ok().filter(|_| !self.touched.is_empty())
    }
}

impl Desk {
    pub fn open(study: &Study, filter: &ExcerptFilter) -> Result<Self, StudyError> {
        let rows = study.store.rows();
        let (book, people) = (study.kept_codebook()?, study.kept_people()?);
        let mut memos: HashMap<MemoTarget, Vec<Memo>> = HashMap::new();
        for memo in rows.memos()? {
            memos.entry(memo.target).or_default().push(memo);
        }
        let path = |place: usize| {
            let levels = book.path(place).0;
            (book.codes()[place].id, (levels.join(PATH_SEPARATOR), levels))
        };
        Ok(Self {
            library: study.library()?,
            paths: (0..book.len()).map(path).collect(),
            categories: known_categories(&people, &filter.categories)?,
            people,
            coders: rows.coders()?.into_iter().map(|c| (c.id, c.name)).collect(),
            memos,
        })
    }

    /// The codings that become rows, by transcript in the order of import and by passage, and how many do
    /// not since somebody in them has withdrawn.
    pub fn wanted(
        &self,
        study: &Study,
        filter: &ExcerptFilter,
        progress: &dyn Progress,
    ) -> Result<(Vec<Group>, usize), StudyError> {
        let mut groups = self.asked_for(study, filter, progress)?;
        let mut withdrawn = 0;
        for group in &mut groups {
            let all = group.wanted.len();
            group.wanted.retain(|wanted| !wanted.withdrawn);
            withdrawn += all - group.wanted.len();
        }
        groups.retain(|group| !group.wanted.is_empty());
        Ok((groups, withdrawn))
    }

    /// The codings that were asked for, by transcript in the order of import and by passage.
    pub fn asked_for(
        &self,
        study: &Study,
        filter: &ExcerptFilter,
        progress: &dyn Progress,
    ) -> Result<Vec<Group>, StudyError> {
        let mut codings: HashMap<TranscriptId, Vec<Coding>> = HashMap::new();
        let codes = codes_of(study, filter)?;
        for coding in study.store.rows().codings()? {
            let coded = filter.codes.is_empty() || codes.contains(&coding.code);
            if coded && filter.takes(&coding) {
                codings.entry(coding.transcript).or_default().push(coding);
            }
        }
        let found = match filter.found_by.as_slice() {
            [] => None,
            searches => Some(study.found_by(searches, progress)?),
        };
        let mut groups = Vec::new();
        for (place, transcript) in self.library.transcripts.iter().enumerate() {
            if let Some(mut codings) = codings.remove(&transcript.id) {
                if let Some(found) = &found {
                    codings.retain(|coding| found.touch(Place::new(place, coding.span)));
                }
                let mut wanted = self.of_transcript(study, place, codings)?;
                wanted.retain(|wanted| filter.takes_person(self.person(wanted)));
                groups.push(Group { transcript: place, wanted });
            }
        }
        groups.retain(|group| !group.wanted.is_empty());
        Ok(groups)
    }

    fn of_transcript(
        &self,
        study: &Study,
        transcript: usize,
        codings: Vec<Coding>,
    ) -> Result<Vec<Wanted>, StudyError> {
        let turns = &self.library.turns(study.store.rows(), transcript)?.places;
        let gone = |turns: &[TurnPlace]| are_taken_back(&self.library, &self.people, transcript, turns);
        let wanted = codings.into_iter().map(|coding| {
            let touched = self.library.touched(transcript, coding.span);
            let places = turns.get(touched.clone()).unwrap_or_default();
            let person = self.said_by(transcript, places.first().and_then(|turn| turn.speaker));
            Wanted { withdrawn: gone(places), coding, transcript, touched, person }
        });
        Ok(wanted.filter(|w| in_categories(self.person(w), &self.categories)).collect())
    }

    /// Place of the person who speaks; nobody where an interviewer does.
    pub fn said_by(&self, transcript: usize, speaker: Option<u32>) -> Option<usize> {
        self.library.said_by(transcript, speaker).and_then(|id| self.people.place_of(id))
    }

    /// The turns that a passage shares words with.
    pub fn turns_of(&self, wanted: &Wanted) -> Vec<Turn> {
        let places = self.library.places(wanted.transcript).get(wanted.touched.clone()).unwrap_or_default();
        let counts = |place: &TurnPlace| {
            self.library.group(wanted.transcript, place.speaker) == SpeakerGroup::Respondent
        };
        places.iter().map(|place| Turn { span: place.span, counts: counts(place) }).collect()
    }

    /// Whole path of a code.
    pub fn path(&self, code: CodeId) -> &str {
        self.paths.get(&code).map_or("", |(path, _)| path)
    }

    /// The transcript of a group.
    pub fn transcript(&self, group: &Group) -> &Transcript {
        &self.library.transcripts[group.transcript]
    }

    fn interview(&self, transcript: usize) -> Option<&Interview> {
        self.library.interviews.get(&self.library.transcripts[transcript].interview)
    }

    fn person(&self, wanted: &Wanted) -> Option<&Person> {
        wanted.person.and_then(|place| self.people.persons.get(place))
    }

    /// Place of the category of whoever speaks first; last where it has none.
    pub fn place_among(&self, categories: &[String], wanted: &Wanted) -> usize {
        let category = self.person(wanted).and_then(|person| person.category.as_ref());
        let place = category.and_then(|name| categories.iter().position(|known| known == name));
        place.unwrap_or(usize::MAX)
    }

    /// Levels of the longest path among these.
    pub fn levels<'w>(&self, wanted: impl Iterator<Item = &'w Wanted>) -> usize {
        wanted
            .filter_map(|w| self.paths.get(&w.coding.code))
            .map(|(_, levels)| levels.len())
            .max()
            .unwrap_or(0)
    }

    /// A row.
    pub fn excerpt<'d>(&'d self, number: usize, wanted: &'d Wanted, text: &'d str) -> Excerpt<'d> {
        let coding = &wanted.coding;
        let person = self.person(wanted);
        let (code, levels) =
            self.paths.get(&coding.code).map_or(("", &[][..]), |(path, levels)| (path, levels));
        Excerpt {
            excerpt: number,
            interviewee: person.map(|p| p.row.label.as_str()),
            category: person.and_then(|p| p.category.as_deref()),
            subcategory: person.and_then(|p| p.subcategory.as_deref()),
            attribution: person.and_then(|p| p.row.attribution.as_deref()),
            transcript: &self.library.transcripts[wanted.transcript].file_name,
            turn: wanted.turn(),
            start: coding.span.start(),
            end: coding.span.end(),
            text,
            code,
            levels,
            coder: self.coders.get(&coding.coder).map_or("", String::as_str),
            stance: coding.stance.map(Stance::as_str),
            basis: coding.basis.map(Basis::as_str),
            memo: self.memo(coding),
            date: self.interview(wanted.transcript).and_then(|i| i.date.as_deref()),
        }
    }

    fn memo(&self, coding: &Coding) -> Option<Cow<'_, str>> {
        if self.memos.is_empty() {
            return None;
        }
        match self.memos.get(&MemoTarget::Coding(coding.id))?.as_slice() {
            [] => None,
            [one] => Some(Cow::Borrowed(&one.text)),
            several => {
                let texts: Vec<&str> = several.iter().map(|memo| memo.text.as_str()).collect();
                Some(Cow::Owned(texts.join("\n\n")))
            }
        }
    }
}

/// The codes asked for, with those below them.
fn codes_of(study: &Study, filter: &ExcerptFilter) -> Result<HashSet<CodeId>, StudyError> {
    let book = study.kept_codebook()?;
    let places = filter.codes.iter().filter_map(|code| book.place_of(*code));
    Ok(places.flat_map(|place| book.branch(place)).map(|place| book.codes()[place].id).collect())
}
