//! What left a study, as it is recorded.

use std::fmt::Display;

use verbatim_study::exports::{ExcerptForm, ExportRecord};
use verbatim_study::{Study, StudyError, exports};

use super::time;
use crate::replies::{ExcerptsAgain, ExportRow, ExportsLeft, ExportsList};
use crate::requests::ExcerptsRequest;

/// What left, as far as it is recorded, oldest first.
///
/// # Errors
/// What the study file says.
pub fn exports(study: &Study) -> Result<ExportsList, StudyError> {
    Ok(ExportsList { exports: study.export_records()?.into_iter().map(row).collect() })
}

/// What left, newest first, and what of it can be asked for again.
///
/// # Errors
/// What the study file says.
pub fn exports_left(study: &Study) -> Result<ExportsLeft, StudyError> {
    let mut left = ExportsLeft { exports: Vec::new(), again: Vec::new() };
    for record in study.export_records()?.into_iter().rev() {
        let again = study.excerpts_again(&record)?;
        left.again.extend(again.and_then(|again| asked_again(record.action, again)));
        left.exports.push(row(record));
    }
    Ok(left)
}

fn row(record: ExportRecord) -> ExportRow {
    ExportRow {
        number: record.action,
        at: time(record.at),
        coder: record.coder_name,
        purpose: record.export.purpose.to_string(),
        what: record.export.what,
        settings: record.export.settings,
        hash: record.export.hash.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}

/// An export with what a window asks for; `None` for a form that it does not know.
fn asked_again(number: i64, again: exports::ExcerptsAgain) -> Option<ExcerptsAgain> {
    let exports::ExcerptsAgain { purpose, form, filter, categories, layout, link, partners, gone } = again;
    let form = ExcerptForm::of_word(&form)?.into();
    let request = ExcerptsRequest {
        purpose: purpose.into(),
        codes: words(&filter.codes),
        categories: filter.categories,
        stances: filter.stances.into_iter().map(Into::into).collect(),
        quotable: filter.quotable,
        interviewees: words(&filter.interviewees),
        coder: filter.coder.map(|coder| coder.to_string()),
        searches: words(&filter.found_by),
        order: layout.order.into(),
        link,
        partners,
        context: layout.context,
        turns: layout.turns,
        memos: layout.memos,
        counts: layout.counts,
    };
    Some(ExcerptsAgain { number, form, categories: words(&categories), request, gone })
}

fn words(ids: &[impl Display]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}
