//! What a study wants to know of passages beside their codes.

use verbatim_study::{Study, StudyError};

use crate::replies::{CodingAttributeRow, CodingValueCount};

/// Attributes of codings, in their order.
///
/// # Errors
/// What the study file says.
pub fn coding_attributes(study: &Study) -> Result<Vec<CodingAttributeRow>, StudyError> {
    let row = |row: verbatim_study::codings::CodingAttributeRow| CodingAttributeRow {
        id: row.attribute.id.to_string(),
        name: row.attribute.name,
        choices: row.attribute.choices,
        values: row.values.into_iter().map(|(value, codings)| CodingValueCount { value, codings }).collect(),
    };
    Ok(study.coding_attributes()?.into_iter().map(row).collect())
}
