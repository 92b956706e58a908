//! What is left as it is: places that were looked at, and words that are never proposed.

use std::collections::HashMap;

use verbatim_model::{
    ActionKind, IdentifierKind, KeepEntry, KeepEntryId, KeptMention, KeptMentionId, TeamPattern,
    TeamPatternId, TranscriptId,
};
use verbatim_store::now;
use verbatim_text::Span;

use crate::deidentification::DeidentificationError;
use crate::open::one_line;
use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

impl Study {
    /// Leaves places of texts as they are: nobody is asked about them again.
    ///
    /// # Errors
    /// [`StudyError::Span`], [`StudyError::Missing`], or what the study file says.
    pub fn keep_mentions(
        &mut self,
        places: &[(TranscriptId, Span, IdentifierKind)],
    ) -> Result<Changed<usize>, StudyError> {
        for (id, span, _) in places {
            let length = self.transcript(*id)?.length;
            Span::within(span.start(), span.end(), length)?;
        }
        self.act(ActionKind::KeepMentions, |tx, coder| {
            let mut subject = Subject::counted(places.len(), Marks::default());
            if let [(only, ..)] = places {
                subject.transcript = Some(only.uuid());
            }
            for (transcript, span, kind) in places {
                let (transcript, span, kind) = (*transcript, *span, *kind);
                let (id, coder, created_at) = (KeptMentionId::new(), coder.id, now());
                tx.put_kept_mention(&KeptMention { id, transcript, span, kind, coder, created_at })?;
                subject.affected.transcripts.push(transcript.uuid());
            }
            subject.affected.notes_only = true;
            Ok((places.len(), subject))
        })
    }

    /// Places of a transcript that were looked at and kept, in order.
    ///
    /// # Errors
    /// What the study file says.
    pub fn kept_mentions(&self, transcript: TranscriptId) -> Result<Vec<KeptMention>, StudyError> {
        Ok(self.store.rows().kept_mentions_in(transcript)?)
    }

    /// In how many places of each transcript an alias stands, and how many were kept. Transcripts with
    /// none of either are not named.
    ///
    /// # Errors
    /// What the study file says.
    pub fn decided_places(&self) -> Result<HashMap<TranscriptId, (usize, usize)>, StudyError> {
        Ok(self.store.rows().decided_places()?)
    }

    /// Asks about a place again.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn forget_kept(
        &mut self,
        transcript: TranscriptId,
        id: KeptMentionId,
    ) -> Result<Changed<()>, StudyError> {
        let missing = || StudyError::Missing { what: "kept place", name: id.to_string() };
        let places = self.store.rows().kept_mentions_in(transcript)?;
        let place = places.into_iter().find(|place| place.id == id).ok_or_else(missing)?;
        self.act(ActionKind::KeepMentions, |tx, _| {
            tx.delete_kept_mention(&place)?;
            let affected =
                Marks { transcripts: vec![transcript.uuid()], notes_only: true, ..Marks::default() };
            Ok(((), Subject { transcript: Some(transcript.uuid()), ..Subject::counted(1, affected) }))
        })
    }

    /// The team's own keep-list.
    ///
    /// # Errors
    /// What the study file says.
    pub fn keep_list(&self) -> Result<Vec<KeepEntry>, StudyError> {
        Ok(self.store.rows().keep_entries()?)
    }

    /// Adds words that are never proposed, or changes the reason of those that are there.
    ///
    /// # Errors
    /// [`StudyError::EmptyName`], or what the study file says.
    pub fn add_keep_entry(&mut self, words: &str, reason: &str) -> Result<Changed<()>, StudyError> {
        let words = one_line(words, "an entry of the keep-list")?.to_owned();
        let reason = reason.trim().to_owned();
        self.act(ActionKind::ChangeKeepList, |tx, coder| {
            let (id, coder, created_at) = (KeepEntryId::new(), coder.id, now());
            tx.put_keep_entry(&KeepEntry { id, words, reason, coder, created_at })?;
            Ok(((), Subject::counted(1, Marks { notes_only: true, ..Marks::default() })))
        })
    }

    /// Removes words from the keep-list.
    ///
    /// # Errors
    /// What the study file says.
    pub fn remove_keep_entry(&mut self, id: KeepEntryId) -> Result<Changed<()>, StudyError> {
        self.act(ActionKind::ChangeKeepList, |tx, _| {
            tx.delete_keep_entry(id)?;
            Ok(((), Subject::counted(1, Marks { notes_only: true, ..Marks::default() })))
        })
    }

    /// The team's own patterns.
    ///
    /// # Errors
    /// What the study file says.
    pub fn team_patterns(&self) -> Result<Vec<TeamPattern>, StudyError> {
        Ok(self.store.rows().team_patterns()?)
    }

    /// Adds a pattern of the team's own, or changes it.
    ///
    /// # Errors
    /// [`StudyError::EmptyName`], [`StudyError::NameTaken`],
    /// [`DeidentificationError::BadPattern`], or what the study file says.
    pub fn put_team_pattern(&mut self, pattern: &TeamPattern) -> Result<Changed<()>, StudyError> {
        let name = one_line(&pattern.name, "a pattern")?.to_owned();
        verbatim_protect::identifiers::TeamPattern::new(&name, &pattern.pattern, pattern.kind)
            .map_err(|e| DeidentificationError::BadPattern(e.to_string()))?;
        if self.team_patterns()?.iter().any(|p| p.id != pattern.id && p.name == name) {
            return Err(StudyError::NameTaken { what: "a pattern", name });
        }
        let pattern = TeamPattern { name, ..pattern.clone() };
        self.act(ActionKind::ChangeKeepList, |tx, _| {
            tx.put_team_pattern(&pattern)?;
            Ok(((), Subject::counted(1, Marks { notes_only: true, ..Marks::default() })))
        })
    }

    /// Removes a pattern of the team's own.
    ///
    /// # Errors
    /// What the study file says.
    pub fn remove_team_pattern(&mut self, id: TeamPatternId) -> Result<Changed<()>, StudyError> {
        self.act(ActionKind::ChangeKeepList, |tx, _| {
            tx.delete_team_pattern(id)?;
            Ok(((), Subject::counted(1, Marks { notes_only: true, ..Marks::default() })))
        })
    }
}
