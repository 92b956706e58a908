//! What searches leave out, and in which language texts are searched.

use verbatim_study::searches::{TranscriptLanguage, is_raw};
use verbatim_study::{Study, StudyError};

use crate::replies::{LanguageRow, SearchSettings};

/// What searches of a study leave out.
///
/// # Errors
/// What the study file says.
pub fn search_settings(study: &Study) -> Result<SearchSettings, StudyError> {
    let raw = study.transcripts()?.into_iter().filter(|t| is_raw(t.status)).count();
    Ok(SearchSettings { leave_out_raw: study.search_leaves_out_raw()?, raw })
}

/// The language of each transcript.
///
/// # Errors
/// What the study file says.
pub fn languages(study: &Study) -> Result<Vec<LanguageRow>, StudyError> {
    Ok(study.languages()?.into_iter().map(language_row).collect())
}

/// The language of one transcript.
#[must_use]
pub fn language_row(language: TranscriptLanguage) -> LanguageRow {
    LanguageRow {
        transcript: language.transcript.to_string(),
        file_name: language.file_name,
        language: language.language.to_string(),
        set: language.set,
    }
}
