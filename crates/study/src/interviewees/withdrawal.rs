//! Withdrawal of an interviewee: what it touches, and taking the person's words out of the study.

use std::collections::HashSet;

use verbatim_model::{
    ActionKind, CodingId, Consent, Interviewee, IntervieweeId, MemoTarget, Timestamp, TranscriptId,
};
use verbatim_text::Span;

use crate::exports::quotes_of;
use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

/// What a withdrawal touches.
#[derive(Clone, Debug)]
pub struct Withdrawal {
    /// Who withdraws.
    pub interviewee: Interviewee,
    /// Transcripts that the person speaks in.
    pub transcripts: Vec<WithdrawnTranscript>,
    /// Summaries of the person in the framework matrix.
    pub summaries: usize,
    /// Memos on the person.
    pub memos: usize,
    /// Places in other people's transcripts where an alias of the person stands.
    pub mentions: Vec<MentionElsewhere>,
    /// Publications that quote the person, oldest first. They cannot be taken back.
    pub published: Vec<PublishedQuotes>,
    /// What the key file has of the person. A withdrawal leaves it there.
    pub originals: WithdrawnOriginals,
}

/// Texts as they were said by somebody who withdraws, in the key file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WithdrawnOriginals {
    /// There is no key file.
    NoKeyFile,
    /// It is closed, so nobody can tell.
    Closed,
    /// Names of the files whose originals it has.
    Kept(Vec<String>),
}

/// A transcript that somebody who withdraws speaks in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithdrawnTranscript {
    /// Its id.
    pub id: TranscriptId,
    /// Its file name.
    pub name: String,
    /// Codings of all coders on passages in which the person speaks.
    pub codings: Vec<CodingId>,
    /// Turns of the person, in order.
    pub turns: Vec<Span>,
    /// Whether nobody else answers in it, so that all of it can go. Else the person's turns have to be taken out by
    /// hand.
    pub alone: bool,
}

/// A place where an alias of somebody stands in a transcript of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionElsewhere {
    /// The transcript.
    pub transcript: TranscriptId,
    /// Its file name.
    pub name: String,
    /// The alias, as it stands in the text.
    pub alias: String,
    /// ¶ of the turn.
    pub turn: Option<u32>,
    /// Where the alias stands.
    pub span: Span,
}

/// A publication that quotes somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedQuotes {
    /// When it left.
    pub at: Timestamp,
    /// How many excerpts are the person's.
    pub excerpts: usize,
}

impl Study {
    /// What a withdrawal of this person touches; nothing is changed.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn withdrawal(&self, id: IntervieweeId) -> Result<Withdrawal, StudyError> {
        let missing = || StudyError::Missing { what: "interviewee", name: id.to_string() };
        let interviewee = self.kept_people()?.get(id).ok_or_else(missing)?.row.clone();
        let rows = self.store.rows();
        let library = self.library()?;
        let mut transcripts = Vec::new();
        for (place, transcript) in library.transcripts.iter().enumerate() {
            let turns = &library.turns(rows, place)?.places;
            let own = |speaker| library.said_by(place, speaker) == Some(id);
            if library.interviewee(place) != Some(id) && !turns.iter().any(|turn| own(turn.speaker)) {
                continue;
            }
            let mut answers = turns.iter().filter(|turn| library.said_by(place, turn.speaker).is_some());
            let alone = answers.all(|turn| own(turn.speaker));
            let mut codings = Vec::new();
            for coding in rows.codings_of(transcript.id)? {
                let touched = turns.get(library.touched(place, coding.span)).unwrap_or_default();
                if alone || touched.iter().any(|turn| own(turn.speaker)) {
                    codings.push(coding.id);
                }
            }
            let turns = turns.iter().filter(|turn| own(turn.speaker)).map(|turn| turn.span).collect();
            let (id, name) = (transcript.id, transcript.file_name.clone());
            transcripts.push(WithdrawnTranscript { id, name, codings, turns, alone });
        }
        let own: HashSet<TranscriptId> = transcripts.iter().map(|one| one.id).collect();
        Ok(Withdrawal {
            summaries: rows.count_summaries_of(id)? as usize,
            memos: rows.memos_on(MemoTarget::Interviewee(id))?.len(),
            mentions: self.mentions_elsewhere(id, &own)?,
            published: quotes_of(self, id)?,
            originals: self.withdrawn_originals(&own)?,
            interviewee,
            transcripts,
        })
    }

    /// Records that somebody has withdrawn: from then on the person is searched, counted and exported nowhere, and
    /// stays in the list so that a colleague's copy cannot bring the person back. With `remove` the transcripts in
    /// which nobody else answers go too, and everywhere the codings, summaries and memos that are the
    /// person's; only a purge makes that final.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn withdraw(&mut self, id: IntervieweeId, remove: bool) -> Result<Changed<Withdrawal>, StudyError> {
        let withdrawal = self.withdrawal(id)?;
        let goes = if remove { withdrawal.transcripts.clone() } else { Vec::new() };
        let mut interviews = Vec::new();
        for one in goes.iter().filter(|one| one.alone) {
            let interview = self.transcript(one.id)?.interview;
            let others = self.store.rows().transcripts_of(interview)?;
            let all_go = others.iter().all(|other| goes.iter().any(|one| one.alone && one.id == other.id));
            if all_go && !interviews.contains(&interview) {
                interviews.push(interview);
            }
        }
        let summaries = self.store.rows().summaries()?.into_iter().filter(|s| remove && s.interviewee == id);
        let summaries: Vec<_> = summaries.map(|summary| summary.id).collect();
        self.act(ActionKind::WithdrawInterviewee, |tx, _| {
            let mut codings = 0;
            for one in &goes {
                for coding in &one.codings {
                    tx.delete_coding(*coding)?;
                }
                codings += one.codings.len();
                if one.alone {
                    tx.delete_transcript(one.id)?;
                }
            }
            for interview in &interviews {
                tx.delete_memos_on(MemoTarget::Interview(*interview))?;
                tx.delete_interview(*interview)?;
            }
            for summary in &summaries {
                tx.delete_summary(*summary)?;
            }
            if remove {
                tx.delete_memos_on(MemoTarget::Interviewee(id))?;
            }
            let withdrawn =
                Interviewee { consent: Some(Consent::Withdrawn), ..withdrawal.interviewee.clone() };
            tx.put_interviewee(&withdrawn)?;
            let affected = Marks {
                interviewees: true,
                interviews: true,
                codebook: true,
                text: remove,
                transcripts: withdrawal.transcripts.iter().map(|one| one.id.uuid()).collect(),
                ..Marks::default()
            };
            let subject = Subject {
                interviewee: Some(id.uuid()),
                codings: Some(codings),
                affected,
                ..Subject::default()
            };
            Ok((withdrawal, subject))
        })
    }

    fn withdrawn_originals(&self, own: &HashSet<TranscriptId>) -> Result<WithdrawnOriginals, StudyError> {
        let state = self.key_file_state();
        if !state.open {
            let none = WithdrawnOriginals::NoKeyFile;
            return Ok(if state.there { WithdrawnOriginals::Closed } else { none });
        }
        let kept = self.originals()?.into_iter().filter(|original| own.contains(&original.transcript));
        Ok(WithdrawnOriginals::Kept(kept.map(|original| original.file_name).collect()))
    }

    fn mentions_elsewhere(
        &self,
        id: IntervieweeId,
        own: &HashSet<TranscriptId>,
    ) -> Result<Vec<MentionElsewhere>, StudyError> {
        let (rows, library) = (self.store.rows(), self.library()?);
        let mut mentions = Vec::new();
        for alias in rows.aliases()?.into_iter().filter(|alias| alias.interviewee == Some(id)) {
            for redaction in rows.redactions_of(alias.id)? {
                let place = library.transcripts.iter().position(|t| t.id == redaction.transcript);
                let Some(place) = place.filter(|_| !own.contains(&redaction.transcript)) else { continue };
                library.turns(rows, place)?;
                let touched = library.touched(place, redaction.span);
                mentions.push(MentionElsewhere {
                    transcript: redaction.transcript,
                    name: library.transcripts[place].file_name.clone(),
                    alias: alias.bracketed(),
                    turn: u32::try_from(touched.start + 1).ok().filter(|_| !touched.is_empty()),
                    span: redaction.span,
                });
            }
        }
        Ok(mentions)
    }
}
