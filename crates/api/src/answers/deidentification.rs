//! Replies about the key file, aliases, status and purge.

use std::collections::HashMap;

use verbatim_model::{Interview, InterviewId, Transcript, TranscriptId};
use verbatim_study::deidentification::{AliasUse, Confirmation};
use verbatim_study::{Study, StudyError};

use super::time;
use crate::replies::{
    AliasRow, DeidentificationRow, KeepEntry, KeepList, KeyFile, KeyOpening, OriginalRow, PatternRow,
    PurgePlan, Purged, StepTaken,
};

/// What is known of the key file.
pub fn key_file(study: &Study) -> Result<KeyFile, StudyError> {
    let state = study.key_file_state();
    let (openings, overdue) =
        if state.open { (study.key_openings()?, study.overdue_originals()?.len()) } else { (Vec::new(), 0) };
    let opening = |o: verbatim_study::Opening| KeyOpening { at: time(o.at), who: o.who, act: o.act };
    Ok(KeyFile {
        path: state.path.to_string_lossy().into_owned(),
        there: state.there,
        open: state.open,
        openings: openings.into_iter().map(opening).collect(),
        overdue,
    })
}

/// Originals in the key file.
pub fn originals(study: &Study) -> Result<Vec<OriginalRow>, StudyError> {
    let overdue: Vec<TranscriptId> = study.overdue_originals()?.into_iter().map(|o| o.transcript).collect();
    let row = |o: verbatim_study::Original| OriginalRow {
        transcript: o.transcript.to_string(),
        file_name: o.file_name,
        kept_at: time(o.kept_at),
        retain_until: o.retain_until,
        hold: o.hold,
        overdue: overdue.contains(&o.transcript),
    };
    Ok(study.originals()?.into_iter().map(row).collect())
}

/// What is never proposed, and the team's own patterns.
pub fn keep_list(study: &Study) -> Result<KeepList, StudyError> {
    let entry =
        |k: verbatim_model::KeepEntry| KeepEntry { id: k.id.to_string(), words: k.words, reason: k.reason };
    let pattern = |p: verbatim_model::TeamPattern| PatternRow {
        id: p.id.to_string(),
        name: p.name,
        pattern: p.pattern,
        kind: p.kind.to_string(),
    };
    Ok(KeepList {
        shipped: study.shipped_keep_list(),
        own: study.keep_list()?.into_iter().map(entry).collect(),
        patterns: study.team_patterns()?.into_iter().map(pattern).collect(),
    })
}

/// Aliases, in the order in which they were made.
pub fn aliases(study: &Study) -> Result<Vec<AliasRow>, StudyError> {
    let people = study.people()?;
    let row = |used: AliasUse| {
        let AliasUse { alias, places, forms } = used;
        let label = alias.interviewee.and_then(|id| people.get(id)).map(|person| person.row.label.clone());
        AliasRow {
            id: alias.id.to_string(),
            kind: alias.kind.to_string(),
            text: alias.text,
            general: alias.general,
            interviewee: alias.interviewee.map(|id| id.to_string()),
            interviewee_label: label,
            places: places.iter().map(|(_, count)| count).sum(),
            transcripts: places.len(),
            forms,
        }
    };
    Ok(study.aliases()?.into_iter().map(row).collect())
}

/// How far each transcript has come, in their order.
pub fn deidentification_rows(study: &Study) -> Result<Vec<DeidentificationRow>, StudyError> {
    let steps = study.deidentification_steps()?;
    let people = study.people()?;
    let whose: HashMap<InterviewId, Interview> = study.interviews()?.into_iter().map(|i| (i.id, i)).collect();
    let decided = study.decided_places()?;
    let row = |t: Transcript| {
        let steps = steps.get(&t.id).cloned().unwrap_or_default();
        let (replaced, kept) = decided.get(&t.id).copied().unwrap_or_default();
        let person = whose.get(&t.interview).and_then(|i| i.interviewee).and_then(|id| people.get(id));
        DeidentificationRow {
            transcript: t.id.to_string(),
            kept,
            interviewee: person.map(|person| person.row.label.clone()),
            status: t.status.to_string(),
            replaced,
            deidentified: steps.deidentified.map(step),
            read: steps.read.map(step),
            original_here: t.original != 0,
            file_name: t.file_name,
        }
    };
    Ok(study.transcripts()?.into_iter().map(row).collect())
}

fn step(taken: Confirmation) -> StepTaken {
    StepTaken { coder: taken.coder.name, at: time(taken.at), changed_since: taken.changed_since }
}

/// What a purge would destroy.
///
/// # Errors
/// What the study file says.
pub fn purge_plan(study: &Study) -> Result<PurgePlan, StudyError> {
    let plan = study.plan_purge()?;
    Ok(PurgePlan {
        originals: plan.originals.len(),
        steps: plan.steps,
        backups: plan.backups,
        searches: plan.searches.into_iter().map(|search| search.name).collect(),
        kept_parts: plan.kept_parts,
    })
}

/// What a purge destroyed.
pub fn purged(purged: verbatim_study::Purged) -> Purged {
    let path = |path: std::path::PathBuf| path.to_string_lossy().into_owned();
    Purged {
        stretches: purged.stretches,
        originals: purged.originals,
        searches: purged.searches,
        steps: purged.steps,
        backups: purged.backups,
        backup: path(purged.backup),
        left: purged.left.into_iter().map(path).collect(),
    }
}
