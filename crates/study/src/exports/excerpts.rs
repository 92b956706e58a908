//! Coded excerpts as a file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use verbatim_export::{Excerpt, excerpts_csv, excerpts_json};
use verbatim_model::{
    CodeId, Codebook, CoderId, Coding, Interview, Memo, MemoTarget, Purpose, Speaker, Transcript,
};
use verbatim_store::Text;
use verbatim_text::CodePoints;

use crate::exports::file::write_whole;
use crate::interviewees::{People, Person};
use crate::{Progress, Study, StudyError};

/// Which codings become excerpts. Empty lists and `None` mean all.
#[derive(Clone, Debug, Default)]
pub struct ExcerptFilter {
    /// With one of these codes or one below them.
    pub codes: Vec<CodeId>,
    /// By people of one of these categories.
    pub categories: Vec<String>,
    /// By this coder.
    pub coder: Option<CoderId>,
}

/// Form of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// Comma separated values, UTF-8.
    Csv,
    /// JSON.
    Json,
}

/// What was exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Where it lies: a team export has the mark of one in its name.
    pub path: PathBuf,
    /// Number of rows.
    pub rows: usize,
}

impl Study {
    /// Writes excerpts for a purpose.
    ///
    /// # Errors
    /// [`StudyError::PublicationRefused`], [`StudyError::Unwritable`], [`StudyError::Cancelled`],
    /// or what the study file says.
    pub fn export_excerpts(
        &mut self,
        filter: &ExcerptFilter,
        purpose: Purpose,
        format: ExportFormat,
        to: &Path,
        progress: &dyn Progress,
    ) -> Result<Exported, StudyError> {
        // Asked first, so that nothing is gathered for a purpose that is refused.
        verbatim_protect::clear((), purpose).map_err(|_| StudyError::PublicationRefused)?;
        let excerpts = self.excerpts(filter, progress)?;
        let rows = excerpts.len();
        let levels = self.codebook()?.codes().len();
        let deepest = excerpts.iter().map(|e| e.levels.len()).max().unwrap_or(0).min(levels);
        let cleared =
            verbatim_protect::clear(excerpts, purpose).map_err(|_| StudyError::PublicationRefused)?;
        write_whole(to, |out| match format {
            ExportFormat::Csv => excerpts_csv(&cleared, deepest, out),
            ExportFormat::Json => excerpts_json(&cleared, out),
        })?;
        self.record_export(purpose, rows)?;
        Ok(Exported { path: to.to_owned(), rows })
    }

    /// Gathers excerpts, by transcript in the order of import and by passage.
    ///
    /// # Errors
    /// [`StudyError::Cancelled`], or what the study file says.
    pub fn excerpts(
        &self,
        filter: &ExcerptFilter,
        progress: &dyn Progress,
    ) -> Result<Vec<Excerpt>, StudyError> {
        let desk = Desk::open(self, filter)?;
        let transcripts = self.transcripts()?;
        let mut excerpts = Vec::new();
        for (done, transcript) in transcripts.iter().enumerate() {
            progress.at(done, transcripts.len())?;
            let codings: Vec<&Coding> = desk.codings.get(&transcript.id).into_iter().flatten().collect();
            if codings.is_empty() {
                continue;
            }
            let text = self.store.rows().text(transcript)?;
            let points = text.code_points();
            for coding in codings {
                desk.take(coding, transcript, &text, &points, &mut excerpts)?;
            }
        }
        Ok(excerpts)
    }
}

/// Everything that a row needs beside its text.
struct Desk {
    book: Codebook,
    paths: HashMap<CodeId, Vec<String>>,
    people: People,
    categories: Vec<String>,
    interviews: HashMap<verbatim_model::InterviewId, Interview>,
    speakers: HashMap<(verbatim_model::TranscriptId, u32), Speaker>,
    coders: HashMap<CoderId, String>,
    memos: HashMap<MemoTarget, Vec<Memo>>,
    codings: HashMap<verbatim_model::TranscriptId, Vec<Coding>>,
}

impl Desk {
    fn open(study: &Study, filter: &ExcerptFilter) -> Result<Self, StudyError> {
        let rows = study.store.rows();
        let book = study.codebook()?;
        let mut wanted = std::collections::HashSet::new();
        for code in &filter.codes {
            wanted.extend(
                book.place_of(*code).into_iter().flat_map(|p| book.branch(p)).map(|p| book.codes()[p].id),
            );
        }
        let mut memos: HashMap<MemoTarget, Vec<Memo>> = HashMap::new();
        for memo in rows.memos()? {
            memos.entry(memo.target).or_default().push(memo);
        }
        let mut codings: HashMap<_, Vec<Coding>> = HashMap::new();
        for coding in rows.codings()? {
            let by = filter.coder.is_none_or(|coder| coder == coding.coder);
            if by && (filter.codes.is_empty() || wanted.contains(&coding.code)) {
                codings.entry(coding.transcript).or_default().push(coding);
            }
        }
        let people = study.people()?;
        let categories = crate::searches::known_categories(&people, &filter.categories)?;
        Ok(Self {
            paths: (0..book.len()).map(|p| (book.codes()[p].id, book.path(p).0)).collect(),
            book,
            people,
            categories,
            interviews: rows.interviews()?.into_iter().map(|i| (i.id, i)).collect(),
            speakers: rows.speakers()?.into_iter().map(|s| ((s.transcript, s.number), s)).collect(),
            coders: rows.coders()?.into_iter().map(|c| (c.id, c.name)).collect(),
            memos,
            codings,
        })
    }

    fn take(
        &self,
        coding: &Coding,
        transcript: &Transcript,
        text: &Text,
        points: &CodePoints<'_>,
        excerpts: &mut Vec<Excerpt>,
    ) -> Result<(), StudyError> {
        let at = text.turns.partition_point(|t| t.span.end() <= coding.span.start());
        let turn = text.turns.get(at).filter(|t| t.span.overlaps(coding.span));
        let interview = self.interviews.get(&transcript.interview);
        let speaker = turn.and_then(|t| t.speaker).and_then(|n| self.speakers.get(&(transcript.id, n)));
        let said_by = match speaker {
            Some(speaker) if !speaker.role.counts() => None,
            Some(speaker) => speaker.interviewee.or(interview.and_then(|i| i.interviewee)),
            None => interview.and_then(|i| i.interviewee),
        };
        let person: Option<&Person> = said_by.and_then(|id| self.people.get(id));
        if !crate::searches::in_categories(person, &self.categories) {
            return Ok(());
        }
        let levels = self.paths.get(&coding.code).cloned().unwrap_or_default();
        let memos: Vec<&str> = self
            .memos
            .get(&MemoTarget::Coding(coding.id))
            .into_iter()
            .flatten()
            .map(|m| m.text.as_str())
            .collect();
        excerpts.push(Excerpt {
            excerpt: excerpts.len() + 1,
            interviewee: person.map(|p| p.row.label.clone()),
            category: person.and_then(|p| p.category.clone()),
            subcategory: person.and_then(|p| p.subcategory.clone()),
            attribution: person.and_then(|p| p.row.attribution.clone()),
            transcript: transcript.file_name.clone(),
            turn: turn.map(|t| t.number),
            start: coding.span.start(),
            end: coding.span.end(),
            text: points.slice(coding.span)?.to_owned(),
            code: levels.join(verbatim_model::PATH_SEPARATOR),
            levels,
            coder: self.coders.get(&coding.coder).cloned().unwrap_or_default(),
            stance: coding.stance.map(verbatim_model::Stance::as_str),
            basis: coding.basis.map(verbatim_model::Basis::as_str),
            memo: (!memos.is_empty()).then(|| memos.join("\n\n")),
            date: interview.and_then(|i| i.date.clone()),
        });
        debug_assert!(self.book.get(coding.code).is_some());
        Ok(())
    }
}
