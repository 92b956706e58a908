//! Codings, memos, and what an action changed.

use std::collections::HashMap;

use verbatim_model::{Coding, Memo, MemoTarget, TranscriptId};
use verbatim_study::codings::{CodingFilter, CodingsReport};
use verbatim_study::{Study, StudyError};

use crate::answers::{time, undo_state};
use crate::replies::{Affected, Change, Coding as CodingReply, CodingItem, CodingsImport, MemoItem, Place};

/// A coding with its memos.
#[must_use]
pub fn coding(coding: &Coding, memos: &[Memo]) -> CodingReply {
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
        memos: memos.iter().map(|m| m.text.clone()).collect(),
        created_at: coding.created_at.0,
    }
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
    let coders: HashMap<_, _> = study.coders()?.into_iter().map(|c| (c.id, c.name)).collect();
    let item = |row: verbatim_study::codings::CodingRow| {
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

/// Memos with names of what they are about.
///
/// # Errors
/// What the study file says.
pub fn memo_items(study: &Study) -> Result<Vec<MemoItem>, StudyError> {
    let book = study.codebook()?;
    let people: HashMap<_, _> = study.interviewees()?.into_iter().map(|p| (p.id, p.label)).collect();
    let files: HashMap<_, _> = study.transcripts()?.into_iter().map(|t| (t.interview, t.file_name)).collect();
    let coders: HashMap<_, _> = study.coders()?.into_iter().map(|c| (c.id, c.name)).collect();
    let item = |memo: Memo| {
        let (about, target) = match memo.target {
            MemoTarget::Study => ("study", None),
            MemoTarget::Interview(id) => ("interview", files.get(&id).cloned()),
            MemoTarget::Interviewee(id) => ("interviewee", people.get(&id).cloned()),
            MemoTarget::Code(id) => ("code", book.path_of(id).map(|p| p.to_string())),
            MemoTarget::Coding(id) => ("coding", Some(id.to_string())),
        };
        MemoItem {
            id: memo.id.to_string(),
            about: about.to_owned(),
            target,
            coder: coders.get(&memo.coder).cloned().unwrap_or_default(),
            text: memo.text,
            at: time(memo.changed_at),
        }
    };
    Ok(study.memos()?.into_iter().map(item).collect())
}
