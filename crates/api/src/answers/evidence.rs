//! What is known of codes beside their passages: who was asked, how they came into the codebook.

use verbatim_model::CodeId;
use verbatim_study::{Study, StudyError};

use crate::replies::{AskedRow, AskedSet, CodeOriginRow, CodeOrigins};

/// Who was asked about a code, in the order of the interviewees.
///
/// # Errors
/// What the study file says.
pub fn asked(study: &Study, code: CodeId) -> Result<AskedSet, StudyError> {
    let (book, people) = (study.kept_codebook()?, study.kept_people()?);
    let mut known = study.asked()?;
    known.retain(|mark| mark.code == code);
    known.sort_by_key(|mark| people.place_of(mark.interviewee));
    let row = |mark: verbatim_model::AskedMark| {
        let interviewee = people.get(mark.interviewee)?.row.label.clone();
        Some(AskedRow { interviewee, state: mark.state.as_str().to_owned() })
    };
    Ok(AskedSet {
        code: book.path_of(code).map(|path| path.to_string()).unwrap_or_default(),
        people: known.into_iter().filter_map(row).collect(),
    })
}

/// How each code came into the codebook.
///
/// # Errors
/// What the study file says.
pub fn code_origins(study: &Study) -> Result<CodeOrigins, StudyError> {
    let book = study.kept_codebook()?;
    let rows = study.code_origins()?.into_iter().enumerate().map(|(place, origin)| CodeOriginRow {
        code: book.path(place).to_string(),
        origin: origin.as_str().to_owned(),
    });
    Ok(CodeOrigins { codes: rows.collect() })
}
