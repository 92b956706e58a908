//! Projects and codebooks of other tools, in and out.

use std::path::Path;

use uuid::Uuid;
use verbatim_model::{Coder, CoderId, Purpose};
use verbatim_study::exchange::{Fate, ProjectCounts, ProjectReport, ReadProject};
use verbatim_study::exports::ProjectExported;

use crate::answers::plural;
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

/// What a project holds before it comes into a study, whose coders are given.
#[must_use]
pub fn project_preview(file: &str, read: &ReadProject, coders: &[Coder]) -> replies::ProjectPreview {
    let codings: Vec<_> =
        read.texts.iter().flat_map(|text| &text.codings).map(|coding| coding.coder).collect();
    let here = |id: &Uuid, name: &str| {
        let (id, name) = (CoderId::from(*id), name.to_lowercase());
        let by_id = coders.iter().find(|own| own.id == id);
        let found = by_id.or_else(|| coders.iter().find(|own| own.name.to_lowercase() == name));
        found.map(|own| own.name.clone())
    };
    let known: Vec<_> = read.coders.iter().map(|(id, _)| Some(*id)).collect();
    replies::ProjectPreview {
        file: file.to_owned(),
        name: read.name.clone(),
        origin: read.origin.clone(),
        is_codebook: read.texts.is_empty() && read.people.is_empty(),
        holds: replies::ProjectCounts {
            coders: read.coders.len(),
            codes: read.codes.len(),
            interviewees: read.people.len(),
            transcripts: read.texts.len(),
            codings: codings.len(),
            memos: read.memos.len(),
        },
        coders: read
            .coders
            .iter()
            .map(|(id, name)| replies::ProjectCoder {
                name: name.clone(),
                codings: codings.iter().filter(|coder| **coder == Some(*id)).count(),
                here: here(id, name),
            })
            .collect(),
        codings_of_nobody: codings.iter().filter(|coder| !known.contains(coder)).count(),
        without_place: read.report.len(),
        notes: read.notes.clone(),
    }
}

/// What an import of a project did, for the window.
#[must_use]
pub fn project_imported(
    change: replies::Change,
    done: &ProjectReport,
    report: replies::ProjectReport,
) -> replies::ProjectImported {
    let (added, already_there) = (counts(done.added), counts(done.already_there));
    replies::ProjectImported { change, added, already_there, report }
}

/// What left as a project, for the window.
#[must_use]
pub fn project_gone(to: &Path, done: ProjectExported) -> replies::ProjectGone {
    let said = format!("Exported the project with {} for the team", plural(done.transcripts, "transcript"));
    replies::ProjectGone { exported: project_export(done), better_name: internal_name(to), said }
}

/// What left as a codebook, for the window.
#[must_use]
pub fn codebook_gone(to: &Path, purpose: Purpose, codes: usize) -> replies::CodebookGone {
    let codes_in_words = plural(codes, "code");
    let (said, better_name) = match purpose {
        Purpose::Team => (format!("Exported {codes_in_words} for the team"), internal_name(to)),
        Purpose::Publication => (format!("Exported {codes_in_words} for publication"), None),
    };
    replies::CodebookGone { path: to.to_string_lossy().into_owned(), codes, better_name, said }
}

/// A name that says that a file is internal, where the given one does not (rule 7.1).
#[must_use]
pub fn internal_name(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    (!stem.to_lowercase().contains("internal")).then(|| format!("{stem} internal.{ending}"))
}
