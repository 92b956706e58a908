//! What a correction of a text did.

use verbatim_study::interviews::{Corrected, Correction};
use verbatim_study::{Changed, Study, StudyError};

use crate::answers::{change, passage_rows, plural};
use crate::replies::TextCorrected;

/// Corrects a text, or says which codings would lose their whole passage and changes nothing.
///
/// # Errors
/// See [`Study::correct_text`].
pub fn correct_text(study: &mut Study, correction: &Correction) -> Result<TextCorrected, StudyError> {
    let mut changed = study.correct_text(&Correction { drop_emptied: false, ..correction.clone() })?;
    // The passages of these can be read only as long as they stand.
    let emptied = passage_rows(study, &changed.value.emptied)?;
    if !emptied.is_empty() {
        if !correction.drop_emptied {
            return Ok(TextCorrected { change: None, emptied });
        }
        changed = study.correct_text(correction)?;
    }
    let file = study.transcript(correction.transcript)?.file_name;
    let end = correction.start.saturating_add(length(&correction.text));
    let place = Some((correction.transcript, correction.start, end));
    let change = change(study, said(&file, &changed), &changed.affected, place)?;
    Ok(TextCorrected { change: Some(change), emptied })
}

/// What was done, in the words of the status line.
#[must_use]
pub fn said(file: &str, changed: &Changed<Corrected>) -> String {
    let Corrected { turn, emptied, reworded, joined, .. } = &changed.value;
    if changed.number.is_none() {
        return format!("¶ {turn} of {file} says that already");
    }
    let mut said = format!("Corrected ¶ {turn} of {file}");
    for (count, what) in [
        (*reworded, if *reworded == 1 { "has other words now" } else { "have other words now" }),
        (*joined, "joined with another on the same passage"),
        (emptied.len(), "removed"),
    ] {
        if count > 0 {
            said.push_str(&format!("; {} {what}", plural(count, "coding")));
        }
    }
    said
}

fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}
