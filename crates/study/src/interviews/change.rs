//! What is known of an interview; renaming and removing a transcript.

use verbatim_model::{ActionKind, Interview, InterviewId, MemoTarget, TranscriptId};

use crate::interviewees::change::{day, said};
use crate::open::one_line;
use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

/// What a person may say of an interview. An empty text says nothing.
#[derive(Clone, Debug, Default)]
pub struct InterviewForm {
    /// Day, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// How it was held.
    pub mode: Option<String>,
    /// Who asked.
    pub interviewers: Option<String>,
    /// Language.
    pub language: Option<String>,
}

/// What goes with a transcript.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TranscriptLoss {
    /// Codings, of all coders.
    pub codings: usize,
    /// Memos on these codings, and on the interview where it has no other transcript.
    pub memos: usize,
}

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

    /// What would go with a transcript.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn loss_of_transcript(&self, id: TranscriptId) -> Result<TranscriptLoss, StudyError> {
        let transcript = self.transcript(id)?;
        let rows = self.store.rows();
        let mut memos = rows.memos_in(id)?.len();
        if rows.transcripts_of(transcript.interview)?.len() == 1 {
            memos += rows.memos_on(MemoTarget::Interview(transcript.interview))?.len();
        }
        Ok(TranscriptLoss { codings: rows.codings_of(id)?.len(), memos })
    }

    /// Changes what is known of an interview.
    ///
    /// # Errors
    /// [`StudyError::NoDay`], [`StudyError::Missing`], or what the study file says.
    pub fn put_interview(
        &mut self,
        id: InterviewId,
        form: &InterviewForm,
    ) -> Result<Changed<()>, StudyError> {
        let missing = || StudyError::Missing { what: "interview", name: id.to_string() };
        let before = self.interview(id)?.ok_or_else(missing)?;
        let after = Interview {
            date: day(form.date.as_deref())?,
            mode: said(form.mode.as_deref()),
            interviewers: said(form.interviewers.as_deref()),
            language: said(form.language.as_deref()),
            ..before
        };
        self.act(ActionKind::ChangeInterview, |tx, _| {
            tx.put_interview(&after)?;
            let affected = Marks { interviews: true, ..Marks::default() };
            Ok(((), Subject { interview: Some(id.uuid()), affected, ..Subject::default() }))
        })
    }

    /// Removes a transcript with its codings and their memos; its interview goes too where it has
    /// no other transcript, with the memos on it. The text stays in the file until a purge, so
    /// that this can be undone.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn remove_transcript(&mut self, id: TranscriptId) -> Result<Changed<usize>, StudyError> {
        let transcript = self.transcript(id)?;
        let alone = self.store.rows().transcripts_of(transcript.interview)?.len() == 1;
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
