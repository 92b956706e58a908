//! Importing transcripts: a batch is one action, each file goes in whole or not at all.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use verbatim_model::{
    ActionKind, Interview, InterviewId, Interviewee, Speaker, Transcript, TranscriptId, TranscriptKind,
    TranscriptStatus,
};
use verbatim_store::{NewText, Tx, now};

use crate::interviews::assign::binding;
use crate::interviews::preview::{ReadFile, file_name};
use crate::subject::{Marks, Subject};
use crate::{Changed, Progress, Study, StudyError};

/// A file to import and how.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it lies.
    pub path: PathBuf,
    /// Encoding that the person chose, where the recognised one was wrong.
    pub encoding: Option<String>,
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

/// Files are read ahead in groups of this size, so that both cores work and memory stays small.
const GROUP: usize = 32;

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
    /// [`StudyError::NoCoder`], [`StudyError::Cancelled`], or what the study file says.
    pub fn import_transcripts(
        &mut self,
        sources: &[Source],
        kind: TranscriptKind,
        progress: &dyn Progress,
    ) -> Result<Changed<Vec<ImportedFile>>, StudyError> {
        let mut desk = Desk::open(self, kind)?;
        let hash = self.store.text_hasher();
        self.act(ActionKind::ImportTranscripts, |tx, _| {
            let mut files = Vec::with_capacity(sources.len());
            for group in sources.chunks(GROUP) {
                progress.at(files.len(), sources.len())?;
                let ready: Vec<(&Path, Result<Ready, String>)> =
                    group.par_iter().map(|source| (source.path.as_path(), prepare(source, &hash))).collect();
                for (path, file) in ready {
                    files.push(match file {
                        Ok(ready) => desk.store(tx, ready)?,
                        Err(reason) => refused(file_name(path), FileOutcome::Failed, reason),
                    });
                }
            }
            let imported = files.iter().filter(|f| f.outcome == FileOutcome::Imported).count();
            let marks = Marks { interviews: true, text: true, ..Marks::default() };
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
    hashes: HashMap<[u8; 32], String>,
    names: HashSet<String>,
    people: Vec<Interviewee>,
    /// Interviews that were announced with the interviewees and have no transcript yet.
    waiting: Vec<Interview>,
    position: i64,
}

impl Desk {
    fn open(study: &Study, kind: TranscriptKind) -> Result<Self, StudyError> {
        let rows = study.store.rows();
        let transcripts = rows.transcripts()?;
        let held: HashSet<InterviewId> = transcripts.iter().map(|t| t.interview).collect();
        let interviews = rows.interviews()?;
        Ok(Self {
            kind,
            hashes: transcripts.iter().map(|t| (t.text_hash, t.file_name.clone())).collect(),
            names: transcripts.iter().map(|t| t.file_name.clone()).collect(),
            people: rows.interviewees()?,
            position: interviews.iter().map(|i| i.position + 1).max().unwrap_or(0),
            waiting: interviews.into_iter().filter(|i| !held.contains(&i.id)).collect(),
        })
    }

    fn store(&mut self, tx: &Tx<'_>, ready: Ready) -> Result<ImportedFile, StudyError> {
        let Ready { read, text, hash } = ready;
        if let Some(name) = self.hashes.get(&hash) {
            let reason = format!("The same text is in the study already, as {name}. Nothing was done.");
            return Ok(refused(read.file, FileOutcome::Skipped, reason));
        }
        if self.names.contains(&read.file) {
            let reason =
                "Another text of this name is in the study. Rename the file, or remove or rename the \
                          transcript there first."
                    .to_owned();
            return Ok(refused(read.file, FileOutcome::Failed, reason));
        }
        let person = binding(&self.people, &read.file).cloned();
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
        self.hashes.insert(hash, read.file.clone());
        self.names.insert(read.file.clone());
        let mut messages = read.notes();
        if person.is_none() && !self.people.is_empty() {
            messages.push(
                "No interviewee's id starts this file name; assign one with “interviews assign”.".to_owned(),
            );
        }
        let interviewee = person.map(|p| p.label);
        Ok(ImportedFile { file: read.file, outcome: FileOutcome::Imported, messages, turns, interviewee })
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
