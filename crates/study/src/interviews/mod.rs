//! Interviews, their transcripts and speakers.

mod assign;
mod change;
mod correct;
pub(crate) mod following;
mod import;
mod labels;
mod preview;
mod there;

pub use assign::binding;
pub(crate) use assign::give_interview;
pub use change::{InterviewForm, TranscriptLoss};
pub use correct::{Corrected, Correction, CorrectionError};
pub use import::{FileOutcome, ImportedFile, Source};
pub(crate) use preview::ReadFile;
pub use preview::{Preview, Previewed};

use std::collections::HashMap;
use std::sync::Arc;

use verbatim_model::{Interview, InterviewId, Memo, MemoTarget, Progress, Speaker, Transcript, TranscriptId};
pub use verbatim_store::CodedTally;
use verbatim_store::Text;

use crate::{Study, StudyError};

impl Study {
    /// All transcripts, in the order in which they came in.
    ///
    /// # Errors
    /// What the study file says.
    pub fn transcripts(&self) -> Result<Vec<Transcript>, StudyError> {
        Ok(self.store.rows().transcripts()?)
    }

    /// All interviews, in the order in which they came in.
    ///
    /// # Errors
    /// What the study file says.
    pub fn interviews(&self) -> Result<Vec<Interview>, StudyError> {
        Ok(self.store.rows().interviews()?)
    }

    /// An interview by id.
    ///
    /// # Errors
    /// What the study file says.
    pub fn interview(&self, id: InterviewId) -> Result<Option<Interview>, StudyError> {
        Ok(self.store.rows().interview(id)?)
    }

    /// How much is coded in each transcript that has a coding.
    ///
    /// # Errors
    /// What the study file says.
    pub fn coded_tallies(&self) -> Result<HashMap<TranscriptId, CodedTally>, StudyError> {
        Ok(self.store.rows().coded_tallies()?)
    }

    /// How much is coded in one transcript.
    ///
    /// # Errors
    /// What the study file says.
    pub fn coded_tally(&self, id: TranscriptId) -> Result<CodedTally, StudyError> {
        Ok(self.store.rows().coded_tally(id)?)
    }

    /// How many memos there are on each interview that has any.
    ///
    /// # Errors
    /// What the study file says.
    pub fn memos_on_interviews(&self) -> Result<HashMap<InterviewId, u32>, StudyError> {
        Ok(self.store.rows().memos_on_interviews()?)
    }

    /// Memos on one interview, oldest first.
    ///
    /// # Errors
    /// What the study file says.
    pub fn memos_on_interview(&self, id: InterviewId) -> Result<Vec<Memo>, StudyError> {
        Ok(self.store.rows().memos_on(MemoTarget::Interview(id))?)
    }

    /// How far each coder is with one interview, where that was marked.
    ///
    /// # Errors
    /// What the study file says.
    pub fn progress_of(&self, id: InterviewId) -> Result<Vec<Progress>, StudyError> {
        Ok(self.store.rows().progress_of(id)?)
    }

    /// Speakers of one transcript.
    ///
    /// # Errors
    /// What the study file says.
    pub fn speakers_of(&self, id: TranscriptId) -> Result<Vec<Speaker>, StudyError> {
        Ok(self.store.rows().speakers_of(id)?)
    }

    /// How far each coder is with each interview, where that was marked.
    ///
    /// # Errors
    /// What the study file says.
    pub fn progress(&self) -> Result<Vec<Progress>, StudyError> {
        Ok(self.store.rows().progress()?)
    }

    /// Speakers of all transcripts.
    ///
    /// # Errors
    /// What the study file says.
    pub fn speakers(&self) -> Result<Vec<Speaker>, StudyError> {
        Ok(self.store.rows().speakers()?)
    }

    /// A transcript by id.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn transcript(&self, id: TranscriptId) -> Result<Transcript, StudyError> {
        let missing = || StudyError::Missing { what: "transcript", name: id.to_string() };
        self.store.rows().transcript(id)?.ok_or_else(missing)
    }

    /// Refuses an interview that is not in the study.
    pub(crate) fn refuse_missing_interview(&self, id: InterviewId) -> Result<(), StudyError> {
        let missing = || StudyError::Missing { what: "interview", name: id.to_string() };
        self.interview(id)?.map(drop).ok_or_else(missing)
    }

    /// A transcript by its file name, or by the file name without its ending where that is one
    /// transcript only.
    ///
    /// # Errors
    /// [`StudyError::Missing`], [`StudyError::Ambiguous`], or what the study file says.
    pub fn find_transcript(&self, name: &str) -> Result<Transcript, StudyError> {
        find_among(&self.transcripts()?, name).cloned()
    }

    /// The text of a transcript with its turns.
    ///
    /// # Errors
    /// What the study file says.
    pub fn text(&self, transcript: &Transcript) -> Result<Arc<Text>, StudyError> {
        self.texts.of(self.store.rows(), transcript)
    }
}

/// The transcript that a name means.
pub(crate) fn find_among<'t>(
    transcripts: &'t [Transcript],
    name: &str,
) -> Result<&'t Transcript, StudyError> {
    let name = name.trim();
    if let Some(exact) = transcripts.iter().find(|t| t.file_name == name) {
        return Ok(exact);
    }
    let stem = |n: &str| n.rsplit_once('.').map_or(n, |(stem, _)| stem).to_lowercase();
    let wanted = name.to_lowercase();
    let alike = |t: &&Transcript| t.file_name.to_lowercase() == wanted || stem(&t.file_name) == wanted;
    let found: Vec<&Transcript> = transcripts.iter().filter(alike).collect();
    match found.as_slice() {
        [] => Err(StudyError::Missing { what: "transcript", name: name.to_owned() }),
        [one] => Ok(one),
        many => Err(StudyError::Ambiguous {
            name: name.to_owned(),
            candidates: many.iter().map(|t| t.file_name.clone()).collect(),
        }),
    }
}
