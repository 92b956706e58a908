//! Codings, and what an action changed.

use std::collections::HashMap;
use std::sync::Arc;

use verbatim_model::{Codebook, CoderId, Coding, TranscriptId, open_question};
use verbatim_study::codings::{CodingFilter, CodingRow, CodingsReport};
use verbatim_study::{Study, StudyError};

use crate::answers::memos::memo_note;
use crate::answers::review::review_note;
use crate::answers::undo_state;
use crate::replies::{
    Affected, Change, Coding as CodingReply, CodingItem, CodingValue, CodingsImport, Place, QuotationApproval,
};

/// What replies of codings need beside the codings, read once for all of them.
pub struct CodingDesk {
    coders: HashMap<CoderId, String>,
    book: Arc<Codebook>,
}

impl CodingDesk {
    /// Reads it.
    ///
    /// # Errors
    /// What the study file says.
    pub fn open(study: &Study) -> Result<Self, StudyError> {
        Ok(Self { coders: coder_names(study)?, book: study.kept_codebook()? })
    }

    /// A coding with its memos and its review.
    #[must_use]
    pub fn reply(&self, row: &CodingRow) -> CodingReply {
        let CodingRow { coding, memos, notes, values, .. } = row;
        CodingReply {
            id: coding.id.to_string(),
            transcript: coding.transcript.to_string(),
            start: coding.span.start(),
            end: coding.span.end(),
            code: coding.code.to_string(),
            coder: coding.coder.to_string(),
            stance: coding.stance.map(|s| s.to_string()),
            basis: coding.basis.map(|b| b.to_string()),
            prompting: coding.prompting.map(|p| p.to_string()),
            quotable: coding.quotable,
            off_record: coding.off_record,
            approval: approval(row),
            values: values.iter().map(coding_value).collect(),
            code_version: coding.code_version,
            outdated: self.book.get(coding.code).is_some_and(|code| code.version > coding.code_version),
            memos: memos.iter().map(|memo| memo_note(memo, self.name(memo.coder))).collect(),
            review: notes.iter().map(|note| review_note(note, self.name(note.coder))).collect(),
            open_question: open_question(notes).is_some(),
            created_at: coding.created_at.0,
        }
    }

    /// Name of a coder.
    #[must_use]
    pub fn name(&self, coder: CoderId) -> &str {
        self.coders.get(&coder).map_or("", String::as_str)
    }
}

fn approval(row: &CodingRow) -> Option<QuotationApproval> {
    let approval = row.approval.as_ref()?;
    Some(QuotationApproval { on: approval.on.clone(), holds: approval.holds_for(&row.coding) })
}

fn coding_value(value: &verbatim_model::CodingValue) -> CodingValue {
    CodingValue { attribute: value.attribute.to_string(), value: value.value.clone() }
}

/// Names of the coders by id.
pub(super) fn coder_names(study: &Study) -> Result<HashMap<CoderId, String>, StudyError> {
    Ok(study.coders()?.into_iter().map(|coder| (coder.id, coder.name)).collect())
}

/// Codings with their memos and their review.
///
/// # Errors
/// What the study file says.
pub fn codings(study: &Study, rows: &[CodingRow]) -> Result<Vec<CodingReply>, StudyError> {
    let desk = CodingDesk::open(study)?;
    Ok(rows.iter().map(|row| desk.reply(row)).collect())
}

/// One coding with its memos and its review.
///
/// # Errors
/// What the study file says.
pub fn coding(study: &Study, coding: &Coding) -> Result<CodingReply, StudyError> {
    let mut rows = codings(study, &study.coding_rows(std::slice::from_ref(coding))?)?;
    rows.pop().ok_or_else(|| StudyError::Missing { what: "coding", name: coding.id.to_string() })
}

/// What has to be read again.
#[must_use]
pub fn affected(affected: &verbatim_model::Affected) -> Affected {
    Affected {
        transcripts: affected.transcripts.iter().map(ToString::to_string).collect(),
        codes: affected.codes.iter().map(ToString::to_string).collect(),
        codebook: affected.codebook,
        interviews: affected.interviews,
        interviewees: affected.interviewees,
    }
}

/// What an action did, in the words of the status line.
///
/// # Errors
/// What the study file says.
pub fn change(
    study: &Study,
    said: String,
    stale: &verbatim_model::Affected,
    place: Option<(TranscriptId, u32, u32)>,
) -> Result<Change, StudyError> {
    let place =
        place.map(|(transcript, start, end)| Place { transcript: transcript.to_string(), start, end });
    Ok(Change { said, affected: affected(stale), place, undo: undo_state(study)? })
}

/// Codings with names instead of ids.
///
/// # Errors
/// What the study file says.
pub fn coding_items(study: &Study, filter: &CodingFilter) -> Result<Vec<CodingItem>, StudyError> {
    let book = study.codebook()?;
    let files: HashMap<_, _> = study.transcripts()?.into_iter().map(|t| (t.id, t.file_name)).collect();
    let coders = coder_names(study)?;
    let names: HashMap<_, _> =
        study.coding_attributes()?.into_iter().map(|row| (row.attribute.id, row.attribute.name)).collect();
    let value = |value: &verbatim_model::CodingValue| {
        Some((names.get(&value.attribute)?.clone(), value.value.clone()))
    };
    let item = |row: CodingRow| {
        let c = &row.coding;
        CodingItem {
            id: c.id.to_string(),
            transcript: files.get(&c.transcript).cloned().unwrap_or_default(),
            start: c.span.start(),
            end: c.span.end(),
            code: book.path_of(c.code).map(|p| p.to_string()).unwrap_or_default(),
            coder: coders.get(&c.coder).cloned().unwrap_or_default(),
            stance: c.stance.map(|s| s.to_string()),
            basis: c.basis.map(|b| b.to_string()),
            prompting: c.prompting.map(|p| p.to_string()),
            quotable: c.quotable,
            off_record: c.off_record,
            approval: approval(&row),
            values: row.values.iter().filter_map(value).collect(),
            memos: row.memos.iter().map(|m| m.text.clone()).collect(),
        }
    };
    Ok(study.codings(filter)?.into_iter().map(item).collect())
}

/// What an import of codings did.
#[must_use]
pub fn codings_import(report: CodingsReport) -> CodingsImport {
    let CodingsReport { added, already_there, problems, notes } = report;
    CodingsImport { added, already_there, problems, notes }
}
