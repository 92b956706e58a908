//! Interviews, transcripts and what an import of them did.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use verbatim_model::{Coding, Interview, InterviewId, Progress, Speaker, Transcript, TranscriptId};
use verbatim_study::codings::CodingFilter;
use verbatim_study::interviewees::{People, Person as KnownPerson};
use verbatim_study::interviews::{FileOutcome, ImportedFile as Imported, Source};
use verbatim_study::{Study, StudyError};

use crate::answers::codings::coding;
use crate::replies::{
    ImportReport, ImportedFile, InterviewRow, Person, PreviewRow, Speaker as SpeakerReply, TranscriptView,
    TranscriptsImport, Turn,
};

/// A row per transcript, in the order of the interviewees; transcripts of nobody last.
///
/// # Errors
/// What the study file says.
pub fn interview_rows(study: &Study) -> Result<Vec<InterviewRow>, StudyError> {
    let desk = Desk::open(study)?;
    let mut codings: HashMap<TranscriptId, Vec<Coding>> = HashMap::new();
    for row in study.codings(&CodingFilter::default())? {
        codings.entry(row.coding.transcript).or_default().push(row.coding);
    }
    let mut transcripts = study.transcripts()?;
    transcripts.sort_by_key(|t| desk.place(t).unwrap_or(usize::MAX));
    Ok(transcripts.iter().map(|t| desk.row(t, codings.get(&t.id).map_or(&[], Vec::as_slice))).collect())
}

/// One transcript with everything that is painted.
///
/// # Errors
/// [`StudyError::Missing`], or what the study file says.
pub fn transcript_view(study: &Study, id: TranscriptId) -> Result<TranscriptView, StudyError> {
    let transcript = study.transcript(id)?;
    let desk = Desk::of(study, &transcript)?;
    let text = study.text(&transcript)?;
    let speakers = desk.speakers.get(&id).cloned().unwrap_or_default();
    let filter = CodingFilter { transcript: Some(id), ..CodingFilter::default() };
    let rows = study.codings(&filter)?;
    let codings: Vec<Coding> = rows.iter().map(|r| r.coding.clone()).collect();
    let turns = text.turns.iter().map(|turn| {
        let speaker = turn.speaker.and_then(|n| speakers.iter().position(|s| s.number == n));
        Turn {
            number: turn.number,
            start: turn.span.start(),
            end: turn.span.end(),
            speaker: speaker.and_then(|n| u32::try_from(n).ok()),
            role: speaker.map_or("unknown", |n| speakers[n].role.as_str()).to_owned(),
            start_ms: turn.start_ms,
        }
    });
    Ok(TranscriptView {
        row: desk.row(&transcript, &codings),
        text: text.text.clone(),
        turns: turns.collect(),
        speakers: speakers.iter().map(|s| desk.speaker(s)).collect(),
        codings: rows.iter().map(|row| coding(&row.coding, &row.memos)).collect(),
    })
}

/// Everything that a row needs beside its transcript.
struct Desk {
    people: Arc<People>,
    interviews: HashMap<InterviewId, Interview>,
    speakers: HashMap<TranscriptId, Vec<Speaker>>,
    coders: HashMap<verbatim_model::CoderId, String>,
    finished: HashMap<InterviewId, Vec<String>>,
}

impl Desk {
    /// For all transcripts.
    fn open(study: &Study) -> Result<Self, StudyError> {
        Self::with(study, study.interviews()?, study.speakers()?, study.progress()?)
    }

    /// For one transcript, however many there are.
    fn of(study: &Study, transcript: &Transcript) -> Result<Self, StudyError> {
        let interview = study.interview(transcript.interview)?.into_iter().collect();
        let progress = study.progress_of(transcript.interview)?;
        Self::with(study, interview, study.speakers_of(transcript.id)?, progress)
    }

    fn with(
        study: &Study,
        interviews: Vec<Interview>,
        all_speakers: Vec<Speaker>,
        progress: Vec<Progress>,
    ) -> Result<Self, StudyError> {
        let coders: HashMap<_, _> = study.coders()?.into_iter().map(|c| (c.id, c.name)).collect();
        let mut speakers: HashMap<TranscriptId, Vec<Speaker>> = HashMap::new();
        for speaker in all_speakers {
            speakers.entry(speaker.transcript).or_default().push(speaker);
        }
        let mut finished: HashMap<InterviewId, Vec<String>> = HashMap::new();
        for mark in progress.into_iter().filter(|p| p.finished) {
            finished.entry(mark.interview).or_default().extend(coders.get(&mark.coder).cloned());
        }
        let interviews = interviews.into_iter().map(|i| (i.id, i)).collect();
        Ok(Self { people: study.kept_people()?, interviews, speakers, coders, finished })
    }

    fn place(&self, transcript: &Transcript) -> Option<usize> {
        let interviewee = self.interviews.get(&transcript.interview)?.interviewee?;
        self.people.place_of(interviewee)
    }

    fn row(&self, transcript: &Transcript, codings: &[Coding]) -> InterviewRow {
        let interview = self.interviews.get(&transcript.interview);
        let passages: HashSet<_> = codings.iter().map(|c| c.span).collect();
        let coders: BTreeSet<&String> = codings.iter().filter_map(|c| self.coders.get(&c.coder)).collect();
        let unknown = |s: &Speaker| s.role == verbatim_model::Role::Unknown && s.interviewee.is_none();
        InterviewRow {
            transcript: transcript.id.to_string(),
            interview: transcript.interview.to_string(),
            file_name: transcript.file_name.clone(),
            interviewee: self.place(transcript).map(|place| person(&self.people.persons[place])),
            date: interview.and_then(|i| i.date.clone()),
            mode: interview.and_then(|i| i.mode.clone()),
            kind: transcript.kind.to_string(),
            status: transcript.status.to_string(),
            words: transcript.words,
            turns: transcript.turns,
            passages: u32::try_from(passages.len()).unwrap_or(u32::MAX),
            codings: u32::try_from(codings.len()).unwrap_or(u32::MAX),
            coded_by: coders.into_iter().cloned().collect(),
            finished_by: self.finished.get(&transcript.interview).cloned().unwrap_or_default(),
            speakers_unknown: self.speakers.get(&transcript.id).is_none_or(|list| list.iter().any(unknown)),
        }
    }

    fn speaker(&self, speaker: &Speaker) -> SpeakerReply {
        let person = speaker.interviewee.and_then(|id| self.people.get(id));
        SpeakerReply {
            label: speaker.label.clone(),
            role: speaker.role.to_string(),
            interviewee: person.map(|p| p.row.label.clone()),
        }
    }
}

fn person(person: &KnownPerson) -> Person {
    Person {
        label: person.row.label.clone(),
        category: person.category.clone(),
        subcategory: person.subcategory.clone(),
        attribution: person.row.attribution.clone(),
        consent: person.row.consent.map(|c| c.to_string()),
    }
}

/// Files as recognised, with the interviewee that each would belong to.
///
/// # Errors
/// What the study file says.
pub fn previews(study: &Study, sources: &[Source]) -> Result<Vec<PreviewRow>, StudyError> {
    let people = study.interviewees()?;
    let rows = study.preview_transcripts(sources).into_iter().map(|(file, preview)| {
        let empty = PreviewRow {
            file: file.clone(),
            error: None,
            source: String::new(),
            encoding: None,
            turns: 0,
            words: 0,
            speakers: Vec::new(),
            interviewee: None,
            notes: Vec::new(),
            beginning: String::new(),
        };
        match preview {
            Err(reason) => PreviewRow { error: Some(reason), ..empty },
            Ok(p) => PreviewRow {
                source: p.source,
                encoding: p.encoding,
                turns: u32::try_from(p.turns).unwrap_or(u32::MAX),
                words: p.words,
                speakers: p.speakers.iter().map(|(label, role)| format!("{label} ({role})")).collect(),
                interviewee: verbatim_study::interviews::binding(&people, &file).map(|i| i.label.clone()),
                notes: p.notes,
                beginning: p.beginning,
                ..empty
            },
        }
    });
    Ok(rows.collect())
}

fn imported_file(file: Imported) -> ImportedFile {
    let outcome = match file.outcome {
        FileOutcome::Imported => "imported",
        FileOutcome::Skipped => "skipped",
        FileOutcome::Failed => "failed",
    };
    ImportedFile {
        file: file.file,
        outcome: outcome.to_owned(),
        messages: file.messages,
        turns: u32::try_from(file.turns).unwrap_or(u32::MAX),
        interviewee: file.interviewee,
    }
}

/// What an import of transcripts did, for the command line.
#[must_use]
pub fn transcripts_import(files: Vec<Imported>) -> TranscriptsImport {
    let count = |outcome: FileOutcome| files.iter().filter(|f| f.outcome == outcome).count();
    TranscriptsImport {
        imported: count(FileOutcome::Imported),
        skipped: count(FileOutcome::Skipped),
        failed: count(FileOutcome::Failed),
        files: files.into_iter().map(imported_file).collect(),
    }
}

/// What an import of transcripts did, for the window.
#[must_use]
pub fn window_import(files: Vec<Imported>) -> ImportReport {
    let report = transcripts_import(files);
    let mut summary = match report.imported {
        1 => "1 transcript imported".to_owned(),
        n => format!("{n} transcripts imported"),
    };
    if report.skipped > 0 {
        summary.push_str(&format!(", {} already there", report.skipped));
    }
    if report.failed > 0 {
        summary.push_str(&format!(", {} not imported", report.failed));
    }
    let failed = report.files.iter().filter(|f| f.outcome == "failed");
    let problems = failed.map(|f| format!("{}: {}", f.file, f.messages.join(" "))).collect();
    ImportReport { summary, problems, notes: Vec::new(), files: report.files }
}
