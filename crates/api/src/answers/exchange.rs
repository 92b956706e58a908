//! Projects and codebooks of other tools, in and out.

use std::path::Path;

use verbatim_study::exchange::{Fate, ProjectCounts, ProjectReport};
use verbatim_study::exports::ProjectExported;

use crate::replies;

/// What an import of a project did.
#[must_use]
pub fn project_import(
    study: &Path,
    recovery_key: Option<String>,
    done: &ProjectReport,
    report: Option<&Path>,
) -> replies::ProjectImport {
    let shown = |path: &Path| path.to_string_lossy().into_owned();
    let with = |fate: Fate| done.items.iter().filter(|item| item.fate == fate).count();
    replies::ProjectImport {
        study: shown(study),
        recovery_key,
        added: counts(done.added),
        already_there: counts(done.already_there),
        left_out: with(Fate::LeftOut),
        changed: with(Fate::Changed),
        kept: with(Fate::Kept),
        report: report.map(shown),
        notes: done.notes.clone(),
    }
}

/// What of a project had no place, item by item.
#[must_use]
pub fn project_report(file: &str, origin: Option<String>, done: &ProjectReport) -> replies::ProjectReport {
    let item = |item: &verbatim_study::exchange::Item| replies::ProjectItem {
        fate: item.fate.as_str().to_owned(),
        what: item.what.to_owned(),
        name: item.name.clone(),
        id: item.id.clone(),
        why: item.why.clone(),
    };
    replies::ProjectReport {
        file: file.to_owned(),
        origin,
        items: done.items.iter().map(item).collect(),
        notes: done.notes.clone(),
    }
}

/// What left as a project.
#[must_use]
pub fn project_export(done: ProjectExported) -> replies::ProjectExport {
    let stays = |stays: verbatim_study::exports::StaysBehind| replies::StaysBehind {
        what: stays.what.to_owned(),
        count: stays.count,
    };
    replies::ProjectExport {
        path: done.path.to_string_lossy().into_owned(),
        transcripts: done.transcripts,
        codings: done.codings,
        stays_behind: done.stays_behind.into_iter().map(stays).collect(),
        notes: done.notes,
    }
}

const fn counts(of: ProjectCounts) -> replies::ProjectCounts {
    let ProjectCounts { coders, codes, interviewees, transcripts, codings, memos } = of;
    replies::ProjectCounts { coders, codes, interviewees, transcripts, codings, memos }
}
