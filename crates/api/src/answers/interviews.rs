//! Interviews, transcripts and what an import of them did.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use verbatim_model::{
    CoderId, Interview, InterviewId, Progress, Role, Speaker, Transcript, TranscriptId, open_question,
};
use verbatim_study::codings::{CodingFilter, CodingRow};
use verbatim_study::interviewees::{People, Person as KnownPerson};
use verbatim_study::interviews::{
    CodedTally, FileOutcome, ImportedFile as Imported, Source, TranscriptLoss, binding,
};
use verbatim_study::{Progress as StudyProgress, Study, StudyError};

use crate::answers::codings::codings as coding_replies;
use crate::answers::plural;
use crate::replies::{
    ImportReport, ImportedFile, InterviewRow, Loss, Person, PreviewRow, Speaker as SpeakerReply,
    TranscriptView, TranscriptsImport, Turn,
};

/// A row per transcript, in the order of the interviewees; transcripts of nobody last.
///
/// # Errors
/// What the study file says.
pub fn interview_rows(study: &Study) -> Result<Vec<InterviewRow>, StudyError> {
    let desk = Desk::open(study)?;
    let mut transcripts = study.transcripts()?;
    transcripts.sort_by_key(|t| desk.place(t).unwrap_or(usize::MAX));
    Ok(transcripts.iter().map(|t| desk.row(t)).collect())
}

/// One transcript with everything that is painted.
///
/// # Errors
/// [`StudyError::Missing`], or what the study file says.
pub fn transcript_view(study: &Study, id: TranscriptId) -> Result<TranscriptView, StudyError> {
    let transcript = study.transcript(id)?;
    let text = study.text(&transcript)?;
    let filter = CodingFilter { transcript: Some(id), ..CodingFilter::default() };
    let rows = study.codings(&filter)?;
    let desk = Desk::of(study, &transcript, &rows)?;
    let speakers = desk.speakers.get(&id).cloned().unwrap_or_default();
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
        row: desk.row(&transcript),
        text: text.text.clone(),
        turns: turns.collect(),
        speakers: speakers.iter().map(|s| desk.speaker(s)).collect(),
        codings: coding_replies(study, &rows)?,
    })
}

/// Everything that a row needs beside its transcript.
struct Desk {
    people: Arc<People>,
    interviews: HashMap<InterviewId, Interview>,
    speakers: HashMap<TranscriptId, Vec<Speaker>>,
    coders: HashMap<CoderId, String>,
    finished: HashMap<InterviewId, Vec<String>>,
    coded: HashMap<TranscriptId, CodedTally>,
    memos: HashMap<InterviewId, u32>,
    questions: HashMap<TranscriptId, u32>,
}

impl Desk {
    /// For all transcripts.
    fn open(study: &Study) -> Result<Self, StudyError> {
        let desk = Self::with(study, study.interviews()?, study.speakers()?, study.progress()?)?;
        let (coded, memos) = (study.coded_tallies()?, study.memos_on_interviews()?);
        Ok(Self { coded, memos, questions: study.open_questions()?, ..desk })
    }

    /// For one transcript, however many there are, with its codings.
    fn of(study: &Study, transcript: &Transcript, codings: &[CodingRow]) -> Result<Self, StudyError> {
        let interview = study.interview(transcript.interview)?.into_iter().collect();
        let progress = study.progress_of(transcript.interview)?;
        let desk = Self::with(study, interview, study.speakers_of(transcript.id)?, progress)?;
        let memos = count(study.memos_on_interview(transcript.interview)?.len());
        let questions = codings.iter().filter(|row| open_question(&row.notes).is_some()).count();
        Ok(Self {
            coded: HashMap::from([(transcript.id, study.coded_tally(transcript.id)?)]),
            memos: HashMap::from([(transcript.interview, memos)]),
            questions: HashMap::from([(transcript.id, count(questions))]),
            ..desk
        })
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
        Ok(Self {
            people: study.kept_people()?,
            interviews: interviews.into_iter().map(|i| (i.id, i)).collect(),
            speakers,
            coders,
            finished,
            coded: HashMap::new(),
            memos: HashMap::new(),
            questions: HashMap::new(),
        })
    }

    fn place(&self, transcript: &Transcript) -> Option<usize> {
        let interviewee = self.interviews.get(&transcript.interview)?.interviewee?;
        self.people.place_of(interviewee)
    }

    fn row(&self, transcript: &Transcript) -> InterviewRow {
        let interview = self.interviews.get(&transcript.interview);
        let coded = self.coded.get(&transcript.id).cloned().unwrap_or_default();
        let coders: BTreeSet<&String> = coded.coders.iter().filter_map(|c| self.coders.get(c)).collect();
        let unknown = |s: &Speaker| s.role == Role::Unknown && s.interviewee.is_none();
        InterviewRow {
            transcript: transcript.id.to_string(),
            interview: transcript.interview.to_string(),
            file_name: transcript.file_name.clone(),
            interviewee: self.place(transcript).map(|place| person(&self.people.persons[place])),
            date: interview.and_then(|i| i.date.clone()),
            mode: interview.and_then(|i| i.mode.clone()),
            interviewers: interview.and_then(|i| i.interviewers.clone()),
            language: interview.and_then(|i| i.language.clone()),
            kind: transcript.kind.to_string(),
            status: transcript.status.to_string(),
            words: transcript.words,
            turns: transcript.turns,
            passages: coded.passages,
            codings: coded.codings,
            coded_by: coders.into_iter().cloned().collect(),
            finished_by: self.finished.get(&transcript.interview).cloned().unwrap_or_default(),
            speakers_unknown: self.speakers.get(&transcript.id).is_none_or(|list| list.iter().any(unknown)),
            speakers: self
                .speakers
                .get(&transcript.id)
                .into_iter()
                .flatten()
                .map(|s| self.speaker(s))
                .collect(),
            memos: self.memos.get(&transcript.interview).copied().unwrap_or(0),
            open_questions: self.questions.get(&transcript.id).copied().unwrap_or(0),
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

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

pub(super) fn person(person: &KnownPerson) -> Person {
    Person {
        id: person.row.id.to_string(),
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
/// [`StudyError::Cancelled`], or what the study file says.
pub fn previews(
    study: &Study,
    sources: &[Source],
    progress: &dyn StudyProgress,
) -> Result<Vec<PreviewRow>, StudyError> {
    let people = study.interviewees()?;
    let read = study.preview_transcripts(sources, progress)?;
    let rows = sources.iter().zip(read).map(|(source, (file, preview))| match preview {
        Err(reason) => PreviewRow { error: Some(reason), ..nothing_read(file) },
        Ok(p) => {
            let person = match source.interviewee {
                Some(chosen) => people.iter().find(|person| person.id == chosen),
                None if source.nobodys => None,
                None => binding(&people, &file),
            };
            let newcomer = source.newcomer.clone();
            PreviewRow {
                source: p.source,
                encoding: p.encoding,
                turns: count(p.turns),
                words: p.words,
                speakers: p.speakers.iter().map(|(label, role)| format!("{label} ({role})")).collect(),
                interviewee: newcomer.or_else(|| person.map(|person| person.label.clone())),
                taken: p.taken,
                notes: p.notes,
                beginning: p.beginning,
                ..nothing_read(file)
            }
        }
    });
    Ok(rows.collect())
}

/// The row of a file of which nothing is known but its name.
const fn nothing_read(file: String) -> PreviewRow {
    PreviewRow {
        file,
        error: None,
        source: String::new(),
        encoding: None,
        turns: 0,
        words: 0,
        speakers: Vec::new(),
        interviewee: None,
        taken: None,
        notes: Vec::new(),
        beginning: String::new(),
    }
}

/// What would go with a transcript.
///
/// # Errors
/// [`StudyError::Missing`], or what the study file says.
pub fn transcript_loss(study: &Study, id: TranscriptId) -> Result<Loss, StudyError> {
    let TranscriptLoss { codings, memos } = study.loss_of_transcript(id)?;
    let name = study.transcript(id)?.file_name;
    let with = [(codings, "coding"), (memos, "memo")].into_iter().filter(|(count, _)| *count > 0);
    let with: Vec<String> = with.map(|(count, noun)| plural(count, noun)).collect();
    let said = if with.is_empty() {
        format!("{name} goes. Nothing is coded in it.")
    } else {
        format!("{name} goes with {}.", with.join(" and "))
    };
    Ok(Loss { codings: count(codings), memos: count(memos), said })
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
        turns: count(file.turns),
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
