//! Importing transcripts: a batch is one action, each file goes in whole or not at all.

use std::collections::HashSet;
use std::path::PathBuf;

use verbatim_model::{
    ActionKind, Interview, InterviewId, Interviewee, IntervieweeId, Speaker, Transcript, TranscriptId,
    TranscriptKind, TranscriptStatus,
};
use verbatim_store::{NewText, Tx, now};

use crate::interviews::labels::Labels;
use crate::interviews::preview::{ReadFile, file_name};
use crate::interviews::there::{Taken, There};
use crate::open::one_line;
use crate::overlap::in_order;
use crate::subject::{Marks, Subject};
use crate::{Changed, Progress, Study, StudyError};

/// A file to import and how.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it lies.
    pub path: PathBuf,
    /// Encoding that the person chose, where the recognised one was wrong.
    pub encoding: Option<String>,
    /// Interviewee that the person chose, where the file's name says nothing or somebody else.
    pub interviewee: Option<IntervieweeId>,
    /// Label of an interviewee who is added with the file and takes it, unless there is one of that
    /// label. It goes before everything else.
    pub newcomer: Option<String>,
    /// Whether the person said that it is nobody's, whatever its name says.
    pub nobodys: bool,
}

impl Source {
    /// A file in the encoding that is recognised, belonging to whom its name says.
    #[must_use]
    pub const fn new(path: PathBuf) -> Self {
        Self { path, encoding: None, interviewee: None, newcomer: None, nobodys: false }
    }
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileOutcome {
    /// It is in the study.
    Imported,
    /// The same text is there already; nothing was done.
    Skipped,
    /// It could not be read, or its name is taken.
    Failed,
}

/// What became of one file, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedFile {
    /// File name.
    pub file: String,
    /// What became of it.
    pub outcome: FileOutcome,
    /// Why, or what to look at.
    pub messages: Vec<String>,
    /// Number of turns.
    pub turns: usize,
    /// Label of the interviewee that it was bound to.
    pub interviewee: Option<String>,
}

/// Progress is told after so many files.
const GROUP: usize = 8;

/// A file that was read and made ready outside the transaction's single thread.
struct Ready {
    read: ReadFile,
    text: NewText,
    hash: [u8; 32],
}

impl Study {
    /// Imports transcripts. Files that cannot be read, or whose text is there already, are listed
    /// with the reason; the others go in as one action. Cancelling leaves nothing of the batch.
    ///
    /// # Errors
    /// [`StudyError::NoCoder`], [`StudyError::Cancelled`], [`StudyError::Missing`] for a chosen
    /// interviewee who is not in the study, or what the study file says.
    pub fn import_transcripts(
        &mut self,
        sources: &[Source],
        kind: TranscriptKind,
        progress: &dyn Progress,
    ) -> Result<Changed<Vec<ImportedFile>>, StudyError> {
        for chosen in sources.iter().filter_map(|source| source.interviewee) {
            self.refuse_missing_person(chosen)?;
        }
        let mut desk = Desk::open(self, kind)?;
        let hash = self.store.text_hasher();
        self.act(ActionKind::ImportTranscripts, |tx, _| {
            let mut files = Vec::with_capacity(sources.len());
            in_order(
                sources,
                |source| prepare(source, &hash),
                |source, ready| {
                    if files.len().is_multiple_of(GROUP) {
                        progress.at(files.len(), sources.len())?;
                    }
                    files.push(match ready {
                        Ok(ready) => desk.store(tx, ready, source)?,
                        Err(reason) => refused(file_name(&source.path), FileOutcome::Failed, reason),
                    });
                    Ok::<_, StudyError>(())
                },
            )?;
            let imported = files.iter().filter(|f| f.outcome == FileOutcome::Imported).count();
            let interviewees = desk.added;
            let marks = Marks { interviews: true, text: true, interviewees, ..Marks::default() };
            Ok((files, Subject::counted(imported, marks)))
        })
    }
}

fn prepare(source: &Source, hash: &(impl Fn(&str) -> [u8; 32] + Sync)) -> Result<Ready, String> {
    let read = ReadFile::open(&source.path, source.encoding.as_deref())?;
    let blocks = read.blocks().map_err(|e| e.to_string())?;
    let text = NewText::new(blocks, &read.bytes).map_err(|e| e.to_string())?;
    let hash = hash(&read.transcript.text);
    Ok(Ready { read, text, hash })
}

fn refused(file: String, outcome: FileOutcome, reason: String) -> ImportedFile {
    ImportedFile { file, outcome, messages: vec![reason], turns: 0, interviewee: None }
}

/// What the batch has to know of the study while it goes in.
struct Desk {
    kind: TranscriptKind,
    there: There,
    people: Vec<Interviewee>,
    labels: Labels,
    /// Whether somebody was added to them.
    added: bool,
    /// Interviews that were announced with the interviewees and have no transcript yet.
    waiting: Vec<Interview>,
    position: i64,
}

impl Desk {
    fn open(study: &Study, kind: TranscriptKind) -> Result<Self, StudyError> {
        let rows = study.store.rows();
        let transcripts = rows.transcripts()?;
        let held: HashSet<InterviewId> = transcripts.iter().map(|t| t.interview).collect();
        let (interviews, people) = (rows.interviews()?, rows.interviewees()?);
        Ok(Self {
            kind,
            there: There::of(&transcripts),
            labels: Labels::of(&people),
            people,
            added: false,
            position: interviews.iter().map(|i| i.position + 1).max().unwrap_or(0),
            waiting: interviews.into_iter().filter(|i| !held.contains(&i.id)).collect(),
        })
    }

    fn store(&mut self, tx: &Tx<'_>, ready: Ready, source: &Source) -> Result<ImportedFile, StudyError> {
        let Ready { read, text, hash } = ready;
        if let Some(taken) = self.there.taken(&hash, &read.file) {
            let (outcome, reason) = match taken {
                Taken::Text(_) => (FileOutcome::Skipped, format!("{taken} Nothing was done.")),
                Taken::Name => (FileOutcome::Failed, taken.to_string()),
            };
            return Ok(refused(read.file, outcome, reason));
        }
        let person = self.whose(tx, source, &read.file)?;
        let interview = self.interview_for(tx, person.as_ref())?;
        let stored = tx.insert_text(&text)?;
        let id = TranscriptId::new();
        let turns = read.transcript.turns.len();
        tx.insert_transcript(&Transcript {
            id,
            interview,
            file_name: read.file.clone(),
            kind: self.kind,
            status: TranscriptStatus::Raw,
            source: read.source(),
            encoding: read.transcript.encoding.clone(),
            conversion: read.transcript.conversion_version,
            text_version: 1,
            length: read.length,
            words: read.words,
            turns: u32::try_from(turns).unwrap_or(u32::MAX),
            text_hash: hash,
            first_block: stored.first_block,
            block_count: stored.block_count,
            original: stored.original,
            imported_at: now(),
        })?;
        for (number, (label, role)) in (0..).zip(read.speakers()) {
            tx.insert_speaker(&Speaker { transcript: id, number, label, role, interviewee: None })?;
        }
        self.there.add(hash, &read.file);
        let mut messages = read.notes();
        if person.is_none() && !self.people.is_empty() && !source.nobodys {
            messages.push(
                "No interviewee's id starts this file name; it is nobody's until you assign it.".to_owned(),
            );
        }
        let interviewee = person.map(|p| p.label);
        Ok(ImportedFile { file: read.file, outcome: FileOutcome::Imported, messages, turns, interviewee })
    }

    /// Whose a file is: the newcomer's, the chosen person's, nobody's, or that of whom its name begins with.
    fn whose(&mut self, tx: &Tx<'_>, source: &Source, file: &str) -> Result<Option<Interviewee>, StudyError> {
        if let Some(label) = &source.newcomer {
            return self.newcomer(tx, one_line(label, "an interviewee")?).map(Some);
        }
        let person = match source.interviewee {
            Some(chosen) => self.people.iter().find(|p| p.id == chosen),
            None if source.nobodys => None,
            None => self.labels.whose(file).and_then(|place| self.people.get(place)),
        };
        Ok(person.cloned())
    }

    /// The person of a label, added where there is none.
    fn newcomer(&mut self, tx: &Tx<'_>, label: &str) -> Result<Interviewee, StudyError> {
        let lower = label.to_lowercase();
        if let Some(known) = self.people.iter().find(|p| p.label.to_lowercase() == lower) {
            return Ok(known.clone());
        }
        let person = Interviewee {
            id: IntervieweeId::new(),
            label: label.to_owned(),
            category: None,
            attribution: None,
            consent: None,
            consent_date: None,
            consent_source: None,
            embargo_until: None,
            position: self.people.iter().map(|p| p.position + 1).max().unwrap_or(0),
        };
        tx.put_interviewee(&person)?;
        self.labels.add(label, self.people.len());
        self.people.push(person.clone());
        self.added = true;
        Ok(person)
    }

    /// The interview that a transcript belongs to: one that was announced for this person, or a
    /// new one.
    fn interview_for(
        &mut self,
        tx: &Tx<'_>,
        person: Option<&Interviewee>,
    ) -> Result<InterviewId, StudyError> {
        let id = person.map(|p| p.id);
        if let Some(at) = self.waiting.iter().position(|i| id.is_some() && i.interviewee == id) {
            return Ok(self.waiting.remove(at).id);
        }
        let interview = Interview {
            id: InterviewId::new(),
            interviewee: id,
            date: None,
            mode: None,
            interviewers: None,
            language: None,
            position: self.position,
        };
        self.position += 1;
        tx.put_interview(&interview)?;
        Ok(interview.id)
    }
}
