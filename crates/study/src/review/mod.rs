//! Questions to the supervisor, answers, and the review of samples of each coder's work.

use std::collections::{HashMap, HashSet};

use verbatim_model::{
    ActionKind, Coder, CoderId, Coding, CodingId, ReviewKind, ReviewNote, ReviewNoteId, TranscriptId,
    open_question,
};
use verbatim_store::now;

use crate::subject::Subject;
use crate::{Changed, Study, StudyError};

/// What waits for a supervisor.
#[derive(Clone, Debug, Default)]
pub struct ReviewQueue {
    /// Codings with a question that nobody has answered, by the age of the question, oldest first.
    pub questions: Vec<Coding>,
    /// A random sample of each coder's work, for coders who have coded, in their order.
    pub samples: Vec<Sample>,
    /// Codings on words of people who have withdrawn: these are neither asked about nor drawn.
    pub withdrawn: usize,
}

/// A random sample of a coder's work.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Whose.
    pub coder: Coder,
    /// Codings of the coder.
    pub of: usize,
    /// Those of them that were checked, in or out of the sample.
    pub checked: usize,
    /// The sample.
    pub codings: Vec<Coding>,
}

impl Study {
    /// Adds a note to the review of a coding, which may be anyone's.
    ///
    /// # Errors
    /// [`StudyError::EmptyNote`] for a question or answer that says nothing,
    /// [`StudyError::Missing`], or what the study file says.
    pub fn add_review_note(
        &mut self,
        coding: CodingId,
        kind: ReviewKind,
        text: &str,
    ) -> Result<Changed<ReviewNote>, StudyError> {
        let text = text.trim();
        match kind {
            ReviewKind::Question if text.is_empty() => {
                return Err(StudyError::EmptyNote { what: "a question" });
            }
            ReviewKind::Answer if text.is_empty() => {
                return Err(StudyError::EmptyNote { what: "an answer" });
            }
            _ => {}
        }
        let about = self.coding(coding)?;
        self.act(ActionKind::AddReviewNote, |tx, coder| {
            let note = ReviewNote {
                id: ReviewNoteId::new(),
                coding,
                coder: coder.id,
                kind,
                text: text.to_owned(),
                created_at: now(),
            };
            tx.insert_review_note(&note)?;
            let mut subject = Subject::passage(about.transcript, about.span).coding(coding, about.code);
            // The list of interviews counts open questions.
            (subject.affected.interviews, subject.affected.notes_only) = (true, true);
            Ok((note, subject))
        })
    }

    /// How many codings of each transcript have a question that nobody has answered, as in the queue.
    ///
    /// # Errors
    /// What the study file says.
    pub fn open_questions(&self) -> Result<HashMap<TranscriptId, u32>, StudyError> {
        let mut counts: HashMap<TranscriptId, u32> = HashMap::new();
        for coding in self.questioned(&self.store.rows().review_notes()?)? {
            *counts.entry(coding.transcript).or_default() += 1;
        }
        Ok(counts)
    }

    /// Open questions, and `sample` codings of each coder. The same seed gives the same sample as
    /// long as the codings stay the same, and nearly the same where a few come or go.
    ///
    /// # Errors
    /// What the study file says.
    pub fn review_queue(&self, sample: usize, seed: u64) -> Result<ReviewQueue, StudyError> {
        let (rows, taken_back) = (self.store.rows(), self.taken_back()?);
        let notes = rows.review_notes()?;
        let checked: HashSet<CodingId> =
            notes.iter().filter(|note| note.kind == ReviewKind::Checked).map(|note| note.coding).collect();
        let mut of: HashMap<CoderId, Vec<CodingId>> = HashMap::new();
        let mut withdrawn = 0;
        for coding in rows.marked()? {
            if taken_back.passage(coding.transcript, coding.span)? {
                withdrawn += 1;
            } else {
                of.entry(coding.coder).or_default().push(coding.id);
            }
        }
        let mut samples = Vec::new();
        for coder in self.coders()? {
            let Some(mut all) = of.remove(&coder.id) else { continue };
            let (count, checked) = (all.len(), all.iter().filter(|id| checked.contains(id)).count());
            all.sort_by_cached_key(|id| draw(seed, *id));
            all.truncate(sample);
            samples.push(Sample { coder, of: count, checked, codings: self.codings_named(&all)? });
        }
        Ok(ReviewQueue { questions: self.questioned(&notes)?, samples, withdrawn })
    }

    /// Codings with an open question among these notes, by the age of the question, but those on words of people who
    /// have withdrawn.
    fn questioned(&self, notes: &[ReviewNote]) -> Result<Vec<Coding>, StudyError> {
        let mut by_coding: HashMap<CodingId, Vec<ReviewNote>> = HashMap::new();
        for note in notes {
            by_coding.entry(note.coding).or_default().push(note.clone());
        }
        let mut open: Vec<(_, _)> = by_coding
            .into_iter()
            .filter_map(|(id, notes)| open_question(&notes).map(|q| ((q.created_at, q.id), id)))
            .collect();
        open.sort_unstable();
        let mut codings = self.codings_named(&open.into_iter().map(|(_, id)| id).collect::<Vec<_>>())?;
        self.taken_back()?.leave_out(&mut codings)?;
        Ok(codings)
    }

    fn codings_named(&self, ids: &[CodingId]) -> Result<Vec<Coding>, StudyError> {
        ids.iter().map(|id| self.coding(*id)).collect()
    }
}

/// The lot that a coding draws: the codings with the lowest ones are the sample. It depends on
/// nothing but the seed and the coding, so another coding changes no lot.
fn draw(seed: u64, coding: CodingId) -> [u8; 32] {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&seed.to_le_bytes());
    *blake3::keyed_hash(&key, &coding.to_bytes()).as_bytes()
}
