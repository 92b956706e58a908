//! Renaming and removing a transcript.

use verbatim_model::{ActionKind, MemoTarget, TranscriptId};

use crate::open::one_line;
use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

impl Study {
    /// Gives a transcript another file name. Its text and codings are untouched.
    ///
    /// # Errors
    /// [`StudyError::NameTaken`], [`StudyError::Missing`], or what the study file says.
    pub fn rename_transcript(&mut self, id: TranscriptId, name: &str) -> Result<Changed<()>, StudyError> {
        let name = one_line(name, "a transcript")?.to_owned();
        self.transcript(id)?;
        if self.transcripts()?.iter().any(|t| t.file_name == name && t.id != id) {
            return Err(StudyError::NameTaken { what: "a transcript", name });
        }
        self.act(ActionKind::RenameTranscript, |tx, _| {
            tx.rename_transcript(id, &name)?;
            Ok(((), touched(id)))
        })
    }

    /// How many codings would go with a transcript, of all coders.
    ///
    /// # Errors
    /// What the study file says.
    pub fn loss_of_transcript(&self, id: TranscriptId) -> Result<usize, StudyError> {
        Ok(self.store.rows().codings_of(id)?.len())
    }

    /// Removes a transcript with its codings and their memos; its interview goes too where it has
    /// no other transcript, with the memos on it. The text stays in the file until a purge, so
    /// that this can be undone.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn remove_transcript(&mut self, id: TranscriptId) -> Result<Changed<usize>, StudyError> {
        let transcript = self.transcript(id)?;
        let alone = self.transcripts()?.iter().filter(|t| t.interview == transcript.interview).count() == 1;
        self.act(ActionKind::RemoveTranscript, |tx, _| {
            let codings = tx.codings_of(id)?;
            for coding in &codings {
                tx.delete_coding(coding.id)?;
            }
            tx.delete_transcript(id)?;
            if alone {
                tx.delete_memos_on(MemoTarget::Interview(transcript.interview))?;
                tx.delete_interview(transcript.interview)?;
            }
            let mut subject = touched(id);
            subject.codings = Some(codings.len());
            subject.affected.codebook = true;
            Ok((codings.len(), subject))
        })
    }
}

fn touched(id: TranscriptId) -> Subject {
    let affected = Marks { interviews: true, text: true, transcripts: vec![id.uuid()], ..Marks::default() };
    Subject { transcript: Some(id.uuid()), affected, ..Subject::default() }
}
