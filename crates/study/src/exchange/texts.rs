//! The texts of a project.

use std::collections::{HashMap, HashSet};

use verbatim_import::refi::{Fate, ReadText};
use verbatim_model::{
    Interview, InterviewId, IntervieweeId, Role, Speaker, Timestamp, Transcript, TranscriptId,
    TranscriptKind, TranscriptStatus,
};
use verbatim_store::{NewText, Tx, now};
use verbatim_text::{CodePoints, count_words};

use crate::StudyError;
use crate::exchange::work::Work;
use crate::interviews::ReadFile;

/// A transcript of the study.
#[derive(Clone)]
struct Known {
    id: TranscriptId,
    interview: InterviewId,
    name: String,
}

/// Texts and file names of the study, and where the next interview stands.
pub(super) struct Names {
    /// Transcripts by the hash of their words, in order; several can have the same.
    texts: HashMap<[u8; 32], Vec<Known>>,
    /// Transcripts that a text of the file is already.
    met: HashSet<TranscriptId>,
    names: HashMap<String, u32>,
    position: i64,
    /// The last moment given to a text, by its second.
    moments: HashMap<i64, i64>,
}

impl Names {
    pub fn of(tx: &Tx<'_>) -> Result<Self, StudyError> {
        let transcripts = tx.transcripts()?;
        let mut texts: HashMap<[u8; 32], Vec<Known>> = HashMap::new();
        for t in &transcripts {
            let known = Known { id: t.id, interview: t.interview, name: t.file_name.clone() };
            texts.entry(t.text_hash).or_default().push(known);
        }
        Ok(Self {
            texts,
            met: HashSet::new(),
            names: transcripts.into_iter().map(|t| (t.file_name, 2)).collect(),
            position: tx.interviews()?.iter().map(|interview| interview.position + 1).max().unwrap_or(0),
            moments: HashMap::new(),
        })
    }

    /// When a text came, so that those of one second stand as they do in the file: texts stand in a study by when
    /// they came, and a file says whole seconds.
    fn moment(&mut self, said: Timestamp) -> Timestamp {
        let second = said.0.div_euclid(1_000);
        let next = self.moments.get(&second).map_or(said.0, |last| said.0.max(last + 1));
        let moment = next.min(second * 1_000 + 999);
        self.moments.insert(second, moment);
        Timestamp(moment)
    }

    /// The transcript of the study that is this text: with the same words, by id, else by name, else the first that
    /// no other text of the file is. Two texts of one file may have the same words, and programs that give new ids
    /// with every export write them in the same order.
    fn there(&mut self, id: TranscriptId, hash: [u8; 32], name: &str) -> Option<(TranscriptId, InterviewId)> {
        let alike = self.texts.get(&hash)?;
        let free = || alike.iter().filter(|known| !self.met.contains(&known.id));
        let found = alike
            .iter()
            .find(|known| known.id == id)
            .or_else(|| free().find(|known| known.name == name))
            .or_else(|| free().next())?;
        let found = (found.id, found.interview);
        self.met.insert(found.0);
        Some(found)
    }

    /// The name, with a number before its ending where it is taken.
    fn unique(&mut self, name: &str) -> String {
        let Some(mut number) = self.names.get(name).copied() else {
            self.names.insert(name.to_owned(), 2);
            return name.to_owned();
        };
        let (stem, ending) = match name.rsplit_once('.') {
            Some((stem, ending)) if !stem.is_empty() => (stem, format!(".{ending}")),
            _ => (name, String::new()),
        };
        loop {
            let own = format!("{stem} ({number}){ending}");
            number += 1;
            if self.names.insert(own.clone(), 2).is_none() {
                self.names.insert(name.to_owned(), number);
                return own;
            }
        }
    }
}

impl Work<'_, '_> {
    /// Adds a text; answers the transcript that it is in the study, where it is in it.
    pub fn text(
        &mut self,
        text: &ReadText,
        hash: &impl Fn(&str) -> [u8; 32],
    ) -> Result<Option<TranscriptId>, StudyError> {
        if self.people_of(text).any(|person| self.withdrawn.contains(&person)) {
            let why = "Somebody who has withdrawn speaks in it, so it stays out.";
            self.tell(Fate::LeftOut, "source", &text.name, Some(text.id), why);
            return Ok(None);
        }
        let own_hash = hash(&text.text);
        if let Some((id, interview)) = self.names.there(TranscriptId::from(text.id), own_hash, &text.name) {
            self.texts.insert(text.id, interview);
            self.report.already_there.transcripts += 1;
            return Ok(Some(id));
        }
        let read = match read(text) {
            Ok(read) => read,
            Err(why) => {
                self.tell(Fate::LeftOut, "source", &text.name, Some(text.id), why);
                return Ok(None);
            }
        };
        self.add_text(text, &read, own_hash).map(Some)
    }

    /// All who speak in a text, as far as the file says so and the study knows them.
    fn people_of<'p>(&'p self, text: &'p ReadText) -> impl Iterator<Item = IntervieweeId> + 'p {
        let own =
            text.person.iter().chain(&text.others).filter_map(|person| self.people.get(person)).copied();
        own.chain(text.speakers.iter().filter_map(|speaker| self.person_called(speaker.person.as_deref())))
    }

    fn add_text(
        &mut self,
        text: &ReadText,
        read: &ReadFile,
        text_hash: [u8; 32],
    ) -> Result<TranscriptId, StudyError> {
        let person = text.person.and_then(|person| self.people.get(&person)).copied();
        let interview = self.interview(text, person)?;
        let name = self.names.unique(&text.name);
        if name != text.name {
            let why = format!("Another text has this name, so it is “{name}” here.");
            self.tell(Fate::Changed, "source", &text.name, Some(text.id), why);
        }
        let id = self.transcript_id(text)?;
        let imported_at = self.names.moment(text.made_at.unwrap_or_else(now));
        let stored = self.tx.insert_text(&NewText::new(read.blocks()?, text.text.as_bytes())?)?;
        let speakers = self.speakers(text, read, id);
        self.tx.insert_transcript(&Transcript {
            id,
            interview,
            file_name: name,
            kind: text.kind.unwrap_or(TranscriptKind::Recording),
            status: TranscriptStatus::Raw,
            source: format!("{}, {}", self.format, read.transcript.layout),
            encoding: None,
            conversion: read.transcript.conversion_version,
            text_version: 1,
            length: read.length,
            words: words(read, &speakers),
            turns: u32::try_from(read.transcript.turns.len()).unwrap_or(u32::MAX),
            text_hash,
            first_block: stored.first_block,
            block_count: stored.block_count,
            original: stored.original,
            imported_at,
        })?;
        for speaker in &speakers {
            self.tx.insert_speaker(speaker)?;
        }
        self.texts.insert(text.id, interview);
        self.report.added.transcripts += 1;
        Ok(id)
    }

    fn transcript_id(&mut self, text: &ReadText) -> Result<TranscriptId, StudyError> {
        let id = TranscriptId::from(text.id);
        if self.tx.transcript(id)?.is_none() {
            return Ok(id);
        }
        let why = "The study has this text with other words; this one is a text of its own.";
        self.tell(Fate::Changed, "source", &text.name, Some(text.id), why);
        Ok(TranscriptId::new())
    }

    fn interview(
        &mut self,
        text: &ReadText,
        person: Option<IntervieweeId>,
    ) -> Result<InterviewId, StudyError> {
        if let Some(known) = self.interviews.get(&text.interview) {
            return Ok(*known);
        }
        let own = InterviewId::from(text.interview);
        let id = if self.tx.interview(own)?.is_none() { own } else { InterviewId::new() };
        self.tx.put_interview(&Interview {
            id,
            interviewee: person,
            date: text.day.clone(),
            mode: text.mode.clone(),
            interviewers: text.interviewers.clone(),
            language: text.language.clone(),
            position: self.names.position,
        })?;
        self.names.position += 1;
        self.interviews.insert(text.interview, id);
        Ok(id)
    }

    /// Who is meant by a label of the file; somebody of the file may be called otherwise in the study.
    fn person_called(&self, label: Option<&str>) -> Option<IntervieweeId> {
        let label = label?.to_lowercase();
        self.called.get(&label).or_else(|| self.labels.get(&label)).copied()
    }

    /// Speakers as recognised in the text, with what the file says of them.
    fn speakers(&self, text: &ReadText, read: &ReadFile, id: TranscriptId) -> Vec<Speaker> {
        let told = |label: &str| text.speakers.iter().find(|speaker| speaker.label == label);
        let speaker = |(number, (label, role)): (u32, (String, Role))| {
            let told = told(&label);
            Speaker {
                transcript: id,
                number,
                role: told.map_or(role, |told| told.role),
                interviewee: self.person_called(told.and_then(|told| told.person.as_deref())),
                label,
            }
        };
        (0..).zip(read.speakers()).map(speaker).collect()
    }
}

/// Turns and speakers of a text, whatever it looks like: it is plain text in the file. Its words must not change by
/// being read.
fn read(text: &ReadText) -> Result<ReadFile, String> {
    let read = ReadFile::of_text("text.txt".to_owned(), &text.text)?;
    if read.transcript.text == text.text {
        Ok(read)
    } else {
        Err("Its text begins with a mark that cannot be kept.".to_owned())
    }
}

/// Words outside interviewers' turns, by the roles that the speakers have now.
fn words(read: &ReadFile, speakers: &[Speaker]) -> u32 {
    let points = CodePoints::new(&read.transcript.text);
    let counts = |speaker: Option<usize>| {
        speaker.and_then(|number| speakers.get(number)).is_none_or(|speaker| speaker.role.counts())
    };
    let counted = read.transcript.turns.iter().filter(|turn| counts(turn.speaker));
    let words: usize = counted.filter_map(|turn| points.slice(turn.span).ok()).map(count_words).sum();
    u32::try_from(words).unwrap_or(u32::MAX)
}
