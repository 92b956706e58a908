//! The review of codings.

use std::collections::HashMap;

use verbatim_model::{Coding, ReviewNote};
use verbatim_study::{Study, StudyError};

use crate::answers::{coder, passage_rows, time};
use crate::replies::{CoderSample, PassageRow, ReviewNote as ReviewNoteReply, ReviewQueue};

/// More than anyone reviews of one coder in a sitting.
const LARGEST_SAMPLE: u32 = 500;

/// A review note, written by a coder of this name.
#[must_use]
pub fn review_note(note: &ReviewNote, coder: &str) -> ReviewNoteReply {
    ReviewNoteReply {
        id: note.id.to_string(),
        kind: note.kind.to_string(),
        coder: coder.to_owned(),
        text: note.text.clone(),
        at: time(note.created_at),
    }
}

/// Open questions, oldest first, and a random sample of each coder's work, in reading order.
///
/// # Errors
/// What the study file says.
pub fn review_queue(study: &Study, sample: u32, seed: u64) -> Result<ReviewQueue, StudyError> {
    let queue = study.review_queue(sample.min(LARGEST_SAMPLE) as usize, seed)?;
    // All at once, so that each text is read once; a coding may be asked about and drawn.
    let mut all: Vec<Coding> =
        queue.questions.iter().chain(queue.samples.iter().flat_map(|s| &s.codings)).cloned().collect();
    all.sort_unstable_by_key(|coding| coding.id);
    all.dedup_by_key(|coding| coding.id);
    let rows = passage_rows(study, &all)?;
    let places: HashMap<&str, usize> =
        rows.iter().zip(0..).map(|(row, n)| (row.coding.id.as_str(), n)).collect();
    let place = |coding: &Coding| places.get(coding.id.to_string().as_str()).copied();
    let passages =
        |places: Vec<usize>| places.into_iter().map(|n| rows[n].clone()).collect::<Vec<PassageRow>>();
    let samples = queue.samples.iter().map(|sample| {
        let mut drawn: Vec<usize> = sample.codings.iter().filter_map(place).collect();
        drawn.sort_unstable();
        CoderSample {
            coder: coder(&sample.coder),
            of: number(sample.of),
            checked: number(sample.checked),
            passages: passages(drawn),
        }
    });
    let samples = samples.collect();
    let questions = passages(queue.questions.iter().filter_map(place).collect());
    Ok(ReviewQueue { questions, samples, withdrawn: number(queue.withdrawn) })
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
