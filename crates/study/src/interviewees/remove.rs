//! Removing an interviewee.

use std::collections::{HashMap, HashSet};

use verbatim_model::{ActionKind, InterviewId, IntervieweeId, MemoTarget, Role, Speaker, TranscriptId};

use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

/// What goes with an interviewee, and what stays without a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IntervieweeLoss {
    /// Memos on the person, and on an interview that only was announced.
    pub memos: usize,
    /// Summaries of the person in the framework matrix.
    pub summaries: usize,
    /// Interviews that were announced and have no transcript; they go.
    pub announced: usize,
    /// Transcripts that the person speaks in; they stay.
    pub transcripts: usize,
    /// Codings in these transcripts, of all coders; they stay.
    pub codings: usize,
}

/// What a person is in, before it is let go.
struct Traces {
    loss: IntervieweeLoss,
    announced: Vec<InterviewId>,
    /// Speakers who would count as somebody else once the person is gone.
    orphaned: Vec<Speaker>,
    transcripts: Vec<TranscriptId>,
}

impl Study {
    /// What would go with an interviewee, and what would stay without a person.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn loss_of_interviewee(&self, id: IntervieweeId) -> Result<IntervieweeLoss, StudyError> {
        Ok(self.traces(id)?.loss)
    }

    /// Removes an interviewee. Interviews, transcripts and codings stay, without a person; the
    /// memos on the person go, and so does an interview that was announced and never came.
    ///
    /// A speaker who was the person in somebody else's interview would count as that somebody from
    /// then on, so it becomes an unknown speaker, which is flagged until someone decides.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn remove_interviewee(&mut self, id: IntervieweeId) -> Result<Changed<IntervieweeLoss>, StudyError> {
        let traces = self.traces(id)?;
        self.act(ActionKind::RemoveInterviewee, |tx, _| {
            for speaker in &traces.orphaned {
                tx.assign_speaker(speaker.transcript, speaker.number, Role::Unknown, None)?;
            }
            for interview in &traces.announced {
                tx.delete_memos_on(MemoTarget::Interview(*interview))?;
                tx.delete_interview(*interview)?;
            }
            tx.release_interviewee(id)?;
            tx.delete_memos_on(MemoTarget::Interviewee(id))?;
            tx.delete_interviewee(id)?;
            let affected = Marks {
                interviewees: true,
                interviews: true,
                codebook: true,
                transcripts: traces.transcripts.iter().map(|t| t.uuid()).collect(),
                ..Marks::default()
            };
            let subject = Subject {
                interviewee: Some(id.uuid()),
                codings: Some(traces.loss.codings),
                affected,
                ..Subject::default()
            };
            Ok((traces.loss, subject))
        })
    }

    fn traces(&self, id: IntervieweeId) -> Result<Traces, StudyError> {
        self.refuse_missing_person(id)?;
        let rows = self.store.rows();
        let whose: HashMap<InterviewId, Option<IntervieweeId>> =
            self.interviews()?.into_iter().map(|i| (i.id, i.interviewee)).collect();
        let speaks: Vec<Speaker> =
            self.speakers()?.into_iter().filter(|s| s.interviewee == Some(id)).collect();
        let spoken_in: HashSet<TranscriptId> = speaks.iter().map(|s| s.transcript).collect();
        let mut announced: HashSet<InterviewId> =
            whose.iter().filter(|(_, whose)| **whose == Some(id)).map(|(interview, _)| *interview).collect();
        let (mut transcripts, mut others) = (Vec::new(), HashSet::new());
        for transcript in self.transcripts()? {
            announced.remove(&transcript.interview);
            let whose = whose.get(&transcript.interview).copied().flatten();
            let speaks = spoken_in.contains(&transcript.id);
            if speaks || whose == Some(id) {
                transcripts.push(transcript.id);
            }
            if speaks && whose.is_some_and(|whose| whose != id) {
                others.insert(transcript.id);
            }
        }
        let mut loss = IntervieweeLoss {
            summaries: rows.count_summaries_of(id)? as usize,
            announced: announced.len(),
            transcripts: transcripts.len(),
            memos: rows.memos_on(MemoTarget::Interviewee(id))?.len(),
            codings: 0,
        };
        for interview in &announced {
            loss.memos += rows.memos_on(MemoTarget::Interview(*interview))?.len();
        }
        for transcript in &transcripts {
            loss.codings += rows.codings_of(*transcript)?.len();
        }
        let orphaned = speaks.into_iter().filter(|s| others.contains(&s.transcript)).collect();
        Ok(Traces { loss, announced: announced.into_iter().collect(), orphaned, transcripts })
    }
}
