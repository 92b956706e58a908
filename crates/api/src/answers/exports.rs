//! What left a study, as it is recorded.

use std::fmt::Display;

use verbatim_model::Stance;
use verbatim_study::exports::{DocumentForm, ExcerptForm, ExcerptOrder, ExportRecord};
use verbatim_study::{Study, StudyError, exports};

use super::time;
use crate::replies::{ExcerptsAgain, ExportRow, ExportsLeft, ExportsList};
use crate::requests::{ExcerptStance, ExcerptsForm, ExcerptsOrder, ExcerptsRequest};

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
    let again = study.excerpts_again()?;
    Ok(ExportsLeft {
        exports: study.export_records()?.into_iter().rev().map(row).collect(),
        again: again.into_iter().filter_map(|(number, again)| asked_again(number, again)).collect(),
    })
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
    let form = form_of(ExcerptForm::of_word(&form)?);
    let request = ExcerptsRequest {
        purpose: purpose.into(),
        codes: words(&filter.codes),
        categories: filter.categories,
        stances: filter.stances.into_iter().map(stance).collect(),
        quotable: filter.quotable,
        interviewees: words(&filter.interviewees),
        coder: filter.coder.map(|coder| coder.to_string()),
        searches: words(&filter.found_by),
        order: match layout.order {
            ExcerptOrder::ThemeCategory => ExcerptsOrder::ThemeCategory,
            ExcerptOrder::CategoryTheme => ExcerptsOrder::CategoryTheme,
            ExcerptOrder::Interview => ExcerptsOrder::Interview,
        },
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

const fn stance(stance: Stance) -> ExcerptStance {
    match stance {
        Stance::Supports => ExcerptStance::Supports,
        Stance::Qualifies => ExcerptStance::Qualifies,
        Stance::Contradicts => ExcerptStance::Contradicts,
    }
}

const fn form_of(form: ExcerptForm) -> ExcerptsForm {
    match form {
        ExcerptForm::Csv => ExcerptsForm::Csv,
        ExcerptForm::ExcelCsv => ExcerptsForm::ExcelCsv,
        ExcerptForm::Tsv => ExcerptsForm::Tsv,
        ExcerptForm::Xlsx => ExcerptsForm::Xlsx,
        ExcerptForm::Json => ExcerptsForm::Json,
        ExcerptForm::Document(DocumentForm::Docx) => ExcerptsForm::Docx,
        ExcerptForm::Document(DocumentForm::Odt) => ExcerptsForm::Odt,
        ExcerptForm::Document(DocumentForm::Html) => ExcerptsForm::Html,
        ExcerptForm::Document(DocumentForm::Markdown) => ExcerptsForm::Md,
    }
}
