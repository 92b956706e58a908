//! Bringing codings in from a file, as one action.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use verbatim_import::codings::{Place, ReadCoding, read_codings};
use verbatim_model::{
    ActionKind, Basis, Code, CodeId, Codebook, Coding, CodingId, MemoTarget, Prompting, Stance, Transcript,
    TranscriptId,
};
use verbatim_store::{Text, now};
use verbatim_text::{CodePoints, Span, find_quotation};

use crate::memos::write_memo;
use crate::subject::{Marks, Subject};
use crate::{Changed, Progress, Study, StudyError};

/// What an import of codings did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodingsReport {
    /// Codings that were added.
    pub added: usize,
    /// Codings that the coder had made before.
    pub already_there: usize,
    /// Rows that fit nothing, with line and reason.
    pub problems: Vec<String>,
    /// What else to know.
    pub notes: Vec<String>,
}

/// A coding ready to be written.
struct Ready {
    coding: Coding,
    memo: Option<String>,
}

impl Study {
    /// Imports codings from CSV or JSON lines, by offsets or by quotation. Rows that fit nothing
    /// are listed with line and reason; the rest go in as one action.
    ///
    /// # Errors
    /// [`StudyError::BadFile`] where the file holds no codings, [`StudyError::NoCoder`],
    /// [`StudyError::Cancelled`], or what the study file says.
    pub fn import_codings(
        &mut self,
        file: &Path,
        bytes: &[u8],
        progress: &dyn Progress,
    ) -> Result<Changed<CodingsReport>, StudyError> {
        let bad = |e: verbatim_import::TableError| StudyError::BadFile {
            path: file.to_owned(),
            reason: e.to_string(),
        };
        let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let read = read_codings(&name, bytes).map_err(bad)?;
        let mut report = CodingsReport {
            problems: read.problems.iter().map(|p| format!("line {}: {}", p.line, p.reason)).collect(),
            notes: read.notes,
            ..CodingsReport::default()
        };
        let me = self.coder.as_ref().ok_or(StudyError::NoCoder)?.clone();
        let ready = Resolver::new(self, &name)?.resolve(&read.codings, me.id, progress, &mut report)?;
        self.act(ActionKind::ImportCodings, |tx, coder| {
            let mut marks = Marks::default();
            let (mut transcripts, mut codes) = (HashSet::new(), HashSet::new());
            for item in ready {
                tx.insert_coding(&item.coding)?;
                if let Some(memo) = &item.memo {
                    write_memo(tx, coder, MemoTarget::Coding(item.coding.id), memo)?;
                }
                transcripts.insert(item.coding.transcript.uuid());
                codes.insert(item.coding.code.uuid());
                report.added += 1;
            }
            marks.transcripts = transcripts.into_iter().collect();
            marks.codes = codes.into_iter().collect();
            Ok((report.clone(), Subject::counted(report.added, marks)))
        })
    }
}

/// Finds transcript, passage and code of each row.
struct Resolver<'s> {
    study: &'s Study,
    book: Codebook,
    transcripts: Vec<Transcript>,
    /// Stem of the file that is read: rows that name no transcript belong to the one so called.
    stem: String,
}

type Key = (TranscriptId, u32, u32, CodeId);

impl<'s> Resolver<'s> {
    fn new(study: &'s Study, file_name: &str) -> Result<Self, StudyError> {
        let stem =
            Path::new(file_name).file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let rows = study.store.rows();
        Ok(Self { study, book: study.codebook()?, transcripts: rows.transcripts()?, stem })
    }

    fn resolve(
        &self,
        rows: &[ReadCoding],
        me: verbatim_model::CoderId,
        progress: &dyn Progress,
        report: &mut CodingsReport,
    ) -> Result<Vec<Ready>, StudyError> {
        let mut by_transcript: Vec<(TranscriptId, Vec<&ReadCoding>)> = Vec::new();
        let mut places: HashMap<TranscriptId, usize> = HashMap::new();
        let mut found: HashMap<String, Result<TranscriptId, String>> = HashMap::new();
        for row in rows {
            let name = row.file.clone().unwrap_or_else(|| self.stem.clone());
            let transcript = found.entry(name.clone()).or_insert_with(|| {
                crate::interviews::find_among(&self.transcripts, &name)
                    .map(|t| t.id)
                    .map_err(|e| e.to_string())
            });
            match transcript {
                Ok(id) => {
                    let at = *places.entry(*id).or_insert_with(|| {
                        by_transcript.push((*id, Vec::new()));
                        by_transcript.len() - 1
                    });
                    by_transcript[at].1.push(row);
                }
                Err(e) => report.problems.push(format!("line {}: {e}", row.line)),
            }
        }
        let (mut ready, mut kept_anyway, mut foreign) = (Vec::new(), 0, HashSet::new());
        let total = by_transcript.len();
        for (done, (id, rows)) in by_transcript.into_iter().enumerate() {
            progress.at(done, total)?;
            let Some(transcript) = self.transcripts.iter().find(|t| t.id == id) else { continue };
            let text = self.study.store.rows().text(transcript)?;
            let points = text.code_points();
            let mut there: HashSet<Key> = self
                .study
                .store
                .rows()
                .codings_of(id)?
                .into_iter()
                .filter(|c| c.coder == me)
                .map(|c| (id, c.span.start(), c.span.end(), c.code))
                .collect();
            for row in rows {
                if let Some(coder) = &row.coder
                    && self.study.find_coder(coder).map_or(true, |c| c.id != me)
                {
                    foreign.insert(coder.clone());
                }
                self.take(
                    row,
                    transcript,
                    &text,
                    &points,
                    me,
                    &mut there,
                    &mut ready,
                    report,
                    &mut kept_anyway,
                );
            }
        }
        if kept_anyway > 0 {
            report.notes.push(format!(
                "{kept_anyway} codings have a stance although neither their code nor one above it has a statement; \
                 the stance was kept as read"
            ));
        }
        if !foreign.is_empty() {
            let mut names: Vec<_> = foreign.into_iter().collect();
            names.sort_unstable();
            report.notes.push(format!(
                "the file names other coders ({}); all codings were imported as the chosen coder's",
                names.join(", ")
            ));
        }
        report.problems.sort_by_key(|p| line_of(p));
        Ok(ready)
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one row against everything that is known of its transcript"
    )]
    fn take(
        &self,
        row: &ReadCoding,
        transcript: &Transcript,
        text: &Text,
        points: &CodePoints<'_>,
        me: verbatim_model::CoderId,
        there: &mut HashSet<Key>,
        ready: &mut Vec<Ready>,
        report: &mut CodingsReport,
        kept_anyway: &mut usize,
    ) {
        let problem = |e: String| format!("line {}: {e}", row.line);
        let passage = span_of(row, text, points)
            .and_then(|span| points.slice(span).map(|passage| (span, passage)).map_err(|e| e.to_string()));
        let (span, passage) = match passage {
            Ok(found) => found,
            Err(e) => return report.problems.push(problem(format!("{e} ({})", transcript.file_name))),
        };
        for name in &row.codes {
            let code = match self.book.find(name) {
                Ok(code) => code,
                Err(e) => {
                    report.problems.push(problem(e.to_string()));
                    continue;
                }
            };
            if !there.insert((transcript.id, span.start(), span.end(), code.id)) {
                report.already_there += 1;
                continue;
            }
            let stance = row.stance.map(model_stance);
            if stance.is_some()
                && self.book.place_of(code.id).and_then(|p| self.book.statement_holder(p)).is_none()
            {
                *kept_anyway += 1;
            }
            let hash = self.study.store.passage_hash(passage);
            ready.push(Ready {
                coding: coding(row, transcript.id, span, hash, code, me),
                memo: row.memo.clone(),
            });
        }
    }
}

fn coding(
    row: &ReadCoding,
    transcript: TranscriptId,
    span: Span,
    passage_hash: [u8; 16],
    code: &Code,
    coder: verbatim_model::CoderId,
) -> Coding {
    Coding {
        id: CodingId::new(),
        transcript,
        span,
        passage_hash,
        code: code.id,
        coder,
        stance: row.stance.map(model_stance),
        basis: row.basis.map(model_basis),
        prompting: row.prompted.map(|p| if p { Prompting::Prompted } else { Prompting::Volunteered }),
        quotable: false,
        off_record: false,
        code_version: code.version,
        created_at: now(),
    }
}

fn span_of(row: &ReadCoding, text: &Text, points: &CodePoints<'_>) -> Result<Span, String> {
    match &row.place {
        Place::Span { start, end } => Span::within(*start, *end, points.len()).map_err(|e| e.to_string()),
        Place::Quote { quote, occurrence } => {
            debug_assert!(std::ptr::eq(points.text(), text.text.as_str()));
            find_quotation(points, quote, *occurrence).map_err(|e| e.to_string())
        }
    }
}

/// Line number at the head of a problem, for sorting.
fn line_of(problem: &str) -> usize {
    problem.trim_start_matches("line ").split(':').next().and_then(|n| n.parse().ok()).unwrap_or(0)
}

const fn model_stance(stance: verbatim_import::codings::Stance) -> Stance {
    use verbatim_import::codings::Stance as Read;
    match stance {
        Read::Supports => Stance::Supports,
        Read::Qualifies => Stance::Qualifies,
        Read::Contradicts => Stance::Contradicts,
    }
}

const fn model_basis(basis: verbatim_import::codings::Basis) -> Basis {
    use verbatim_import::codings::Basis as Read;
    match basis {
        Read::Experienced => Basis::Experienced,
        Read::Witnessed => Basis::Witnessed,
        Read::ToldBySomeone => Basis::Told,
        Read::Opinion => Basis::Opinion,
    }
}
