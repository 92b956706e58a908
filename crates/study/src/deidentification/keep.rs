//! What is left as it is: places that were looked at, and words that are never proposed.

use std::collections::HashMap;

use verbatim_model::{
    ActionKind, IdentifierKind, KeepEntry, KeepEntryId, KeptMention, KeptMentionId, TeamPattern,
    TeamPatternId, TranscriptId,
};
use verbatim_protect::identifiers::PatternError;
use verbatim_search::RegexQuery;
use verbatim_store::now;
use verbatim_text::Span;

use crate::deidentification::DeidentificationError;
use crate::open::one_line;
use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

/// A place of a text to leave as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPlace {
    /// The transcript.
    pub transcript: TranscriptId,
    /// The words, in code points.
    pub span: Span,
    /// What they were thought to be.
    pub kind: IdentifierKind,
    /// The words as the person saw them, where they were seen.
    pub seen: Option<String>,
}

impl Study {
    /// Leaves places of texts as they are: nobody is asked about them again.
    ///
    /// # Errors
    /// [`StudyError::Span`], [`StudyError::Missing`], [`StudyError::TextChanged`], or what the study
    /// file says. Nothing is changed then.
    pub fn keep_mentions(&mut self, places: &[KeptPlace]) -> Result<Changed<usize>, StudyError> {
        for place in places {
            let text = self.text(&self.transcript(place.transcript)?)?;
            let words = text.code_points().slice(place.span)?;
            if place.seen.as_deref().is_some_and(|seen| seen != words) {
                return Err(StudyError::TextChanged);
            }
        }
        self.act(ActionKind::KeepMentions, |tx, coder| {
            let mut subject = Subject::counted(places.len(), Marks::default());
            for place in places {
                let KeptPlace { transcript, span, kind, .. } = *place;
                let (id, coder, created_at) = (KeptMentionId::new(), coder.id, now());
                tx.put_kept_mention(&KeptMention { id, transcript, span, kind, coder, created_at })?;
                subject.affected.transcripts.push(transcript.uuid());
            }
            if let Some(first) = places.first()
                && places.iter().all(|place| place.transcript == first.transcript)
            {
                subject = subject.at(first.transcript, first.span);
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
            Ok(((), Subject::counted(1, affected).at(transcript, place.span)))
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

    /// Finds words of the team's keep-list, whatever their case, or by their id.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn find_keep_entry(&self, words: &str) -> Result<KeepEntry, StudyError> {
        let all = self.keep_list()?;
        let words = words.trim();
        let exact = |entry: &&KeepEntry| entry.words == words || entry.id.to_string() == words;
        let alike = |entry: &&KeepEntry| entry.words.to_lowercase() == words.to_lowercase();
        let found = all.iter().find(exact).or_else(|| all.iter().find(alike)).cloned();
        found.ok_or_else(|| StudyError::Missing { what: "entry of the keep-list", name: words.to_owned() })
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

    /// Finds a pattern of the team's own by its name or id.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn find_team_pattern(&self, name: &str) -> Result<TeamPattern, StudyError> {
        let name = name.trim();
        let meant = |pattern: &TeamPattern| pattern.name == name || pattern.id.to_string() == name;
        let missing = || StudyError::Missing { what: "pattern", name: name.to_owned() };
        self.team_patterns()?.into_iter().find(meant).ok_or_else(missing)
    }

    /// Adds a pattern of the team's own, or changes it.
    ///
    /// # Errors
    /// [`StudyError::EmptyName`], [`StudyError::NameTaken`],
    /// [`DeidentificationError::BadPattern`], or what the study file says.
    pub fn put_team_pattern(&mut self, pattern: &TeamPattern) -> Result<Changed<()>, StudyError> {
        let name = one_line(&pattern.name, "a pattern")?.to_owned();
        verbatim_protect::identifiers::TeamPattern::new(&name, &pattern.pattern, pattern.kind)
            .map_err(|mistake| bad_pattern(&pattern.pattern, &mistake))?;
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

/// What is wrong with a pattern; where it cannot be read, at which character.
fn bad_pattern(pattern: &str, mistake: &PatternError) -> DeidentificationError {
    let said = match (mistake, RegexQuery::new(pattern)) {
        (PatternError::Unreadable, Err(place)) => place.to_string(),
        _ => mistake.to_string(),
    };
    DeidentificationError::BadPattern(said)
}
