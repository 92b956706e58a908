//! How far a transcript has come on the way to being quotable. No text is called anonymous.

use std::collections::HashMap;

use verbatim_model::{
    ActionKind, Affected, Coder, CoderId, Deidentification, DeidentificationStep, Transcript, TranscriptId,
    TranscriptStatus,
};
use verbatim_store::now;

use crate::deidentification::DeidentificationError;
use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

/// Who took a step on the way of a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// Who.
    pub coder: Coder,
    /// When.
    pub at: verbatim_model::Timestamp,
    /// Whether the text has changed since.
    pub changed_since: bool,
}

/// The steps that a transcript has taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// De-identified by.
    pub deidentified: Option<Confirmation>,
    /// Read by a second person.
    pub read: Option<Confirmation>,
}

impl Study {
    /// The steps that every transcript has taken.
    ///
    /// # Errors
    /// What the study file says.
    pub fn deidentification_steps(&self) -> Result<HashMap<TranscriptId, Steps>, StudyError> {
        let coders: HashMap<CoderId, Coder> = self.coders()?.into_iter().map(|c| (c.id, c)).collect();
        let versions: HashMap<TranscriptId, u32> =
            self.transcripts()?.into_iter().map(|t| (t.id, t.text_version)).collect();
        let mut steps: HashMap<TranscriptId, Steps> = HashMap::new();
        for taken in self.store.rows().deidentifications()? {
            let Some(coder) = coders.get(&taken.coder).cloned() else { continue };
            let changed_since = versions.get(&taken.transcript).is_some_and(|now| *now != taken.text_version);
            let confirmation = Some(Confirmation { coder, at: taken.at, changed_since });
            let of = steps.entry(taken.transcript).or_default();
            match taken.step {
                DeidentificationStep::DeIdentified => of.deidentified = confirmation,
                DeidentificationStep::Read => of.read = confirmation,
            }
        }
        Ok(steps)
    }

    /// Says that a transcript is being reviewed, or is as it was imported. Steps that it has taken
    /// are taken back.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn reopen_transcript(&mut self, id: TranscriptId) -> Result<Changed<()>, StudyError> {
        let transcript = self.transcript(id)?;
        self.set_steps(&[transcript], TranscriptStatus::InReview, None)
    }

    /// Says that everything that identifies people was replaced in these transcripts. Their originals
    /// go into the key file, where they are not yet. Those that were confirmed already, and have the same words
    /// still, stay as they are: what a second person has read stays read.
    ///
    /// # Errors
    /// [`DeidentificationError::KeyFileClosed`], [`StudyError::Missing`], or what a file says.
    pub fn confirm_deidentified(&mut self, ids: &[TranscriptId]) -> Result<Changed<()>, StudyError> {
        let transcripts = ids.iter().map(|id| self.transcript(*id)).collect::<Result<Vec<_>, _>>()?;
        self.keys()?;
        self.keep_originals(&transcripts)?;
        let steps = self.deidentification_steps()?;
        let is_confirmed = |transcript: &Transcript| {
            let step = steps.get(&transcript.id).and_then(|steps| steps.deidentified.as_ref());
            step.is_some_and(|step| !step.changed_since)
        };
        let news: Vec<Transcript> = transcripts.into_iter().filter(|one| !is_confirmed(one)).collect();
        if news.is_empty() {
            return Ok(Changed { value: (), number: None, affected: Affected::default() });
        }
        self.set_steps(&news, TranscriptStatus::DeIdentified, Some(DeidentificationStep::DeIdentified))
    }

    /// Says that a second person has read a de-identified transcript and found nothing.
    ///
    /// # Errors
    /// [`DeidentificationError::NotConfirmed`], [`DeidentificationError::SameReader`],
    /// [`StudyError::NoCoder`], or what the study file says.
    pub fn confirm_read(&mut self, id: TranscriptId) -> Result<Changed<()>, StudyError> {
        let transcript = self.transcript(id)?;
        let me = self.coder.clone().ok_or(StudyError::NoCoder)?;
        let steps = self.deidentification_steps()?.remove(&id).unwrap_or_default();
        let not_confirmed = || DeidentificationError::NotConfirmed(transcript.file_name.clone());
        let by = steps.deidentified.filter(|by| !by.changed_since).ok_or_else(not_confirmed)?;
        if by.coder.id == me.id {
            return Err(DeidentificationError::SameReader(by.coder.name).into());
        }
        self.set_steps(&[transcript], TranscriptStatus::ReadTwice, Some(DeidentificationStep::Read))
    }

    fn set_steps(
        &mut self,
        transcripts: &[Transcript],
        status: TranscriptStatus,
        step: Option<DeidentificationStep>,
    ) -> Result<Changed<()>, StudyError> {
        self.act(ActionKind::ChangeStatus, |tx, coder| {
            for transcript in transcripts {
                tx.set_status(transcript.id, status)?;
                if step != Some(DeidentificationStep::Read) {
                    tx.delete_deidentification(transcript.id, DeidentificationStep::Read)?;
                }
                match step {
                    Some(step) => tx.put_deidentification(&Deidentification {
                        transcript: transcript.id,
                        step,
                        coder: coder.id,
                        at: now(),
                        text_version: transcript.text_version,
                    })?,
                    None => tx.delete_deidentification(transcript.id, DeidentificationStep::DeIdentified)?,
                }
            }
            let affected = Marks { interviews: true, ..Marks::default() };
            let transcript = if let [one] = transcripts { Some(one.id.uuid()) } else { None };
            Ok(((), Subject { transcript, ..Subject::counted(transcripts.len(), affected) }))
        })
    }
}
