//! Finding, aliases, what is kept, status and purge.

use verbatim_model::{
    Alias, AliasId, IdentifierKind, IntervieweeId, KeepEntryId, KeptMentionId, TeamPattern, TeamPatternId,
    TranscriptId,
};
use verbatim_study::StudyError;
use verbatim_study::deidentification::{AliasChoice, KeptPlace, LabelReplacement, NewAlias, Replacement};
use verbatim_text::Span;

use super::{id, ids, optional_id};
use crate::replies::{
    AliasRow, Change, DeidentificationRow, Empty, KeepList, LabelLeft, PurgePlan, Purged, Redacted,
};
use crate::requests::{
    self, AddKeepEntry, AliasRef, KeepListRef, KeepMentions, KeptRef, MergeAliases, MoveForm, PutAlias,
    PutPattern, Redact, TranscriptRef, TranscriptRefs,
};
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the key file is closed, places overlap or cut through an alias, or the text changed.
    pub fn redact(&self, args: Redact) -> Result<Redacted, ApiError> {
        let places = args.places.iter().map(replacement).collect::<Result<Vec<_>, ApiError>>()?;
        let labels = args.labels.iter().map(label).collect::<Result<Vec<_>, ApiError>>()?;
        self.with(|study| {
            let changed = study.redact(&places, &labels)?;
            let redacted = changed.value;
            let said = format!("Replaced {}", answers::plural(redacted.places, "place"));
            Ok(Redacted {
                places: redacted.places,
                transcripts: redacted.transcripts,
                reworded: redacted.reworded,
                made: redacted.made.iter().map(|alias| alias.id.to_string()).collect(),
                change: answers::change(study, said, &changed.affected, None)?,
            })
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where a place lies outside its text, or the text changed.
    pub fn mentions_keep(&self, args: KeepMentions) -> Result<Change, ApiError> {
        let places = args.places.into_iter().map(kept).collect::<Result<Vec<_>, ApiError>>()?;
        self.with(|study| {
            let changed = study.keep_mentions(&places)?;
            let said = format!("Kept {}", answers::plural(changed.value, "place"));
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the place is not kept.
    pub fn mention_forget(&self, args: KeptRef) -> Result<Change, ApiError> {
        let transcript: TranscriptId = id("transcript", &args.transcript)?;
        let place: KeptMentionId = id("kept place", &args.id)?;
        self.with(|study| {
            let changed = study.forget_kept(transcript, place)?;
            Ok(answers::change(study, "Will ask again".to_owned(), &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn keep_list(&self, _: Empty) -> Result<KeepList, ApiError> {
        self.with(|study| Ok(answers::keep_list(study)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the words are none.
    pub fn keep_add(&self, args: AddKeepEntry) -> Result<Change, ApiError> {
        self.with(|study| {
            let changed = study.add_keep_entry(&args.words, &args.reason)?;
            Ok(answers::change(study, "Added to the keep-list".to_owned(), &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the id is none.
    pub fn keep_remove(&self, args: KeepListRef) -> Result<Change, ApiError> {
        let entry: KeepEntryId = id("entry of the keep-list", &args.id)?;
        self.with(|study| {
            let changed = study.remove_keep_entry(entry)?;
            Ok(answers::change(study, "Removed from the keep-list".to_owned(), &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the pattern is no regular expression, or another one has its name.
    pub fn pattern_put(&self, args: PutPattern) -> Result<Change, ApiError> {
        let known: Option<TeamPatternId> = optional_id("pattern", args.id.as_deref())?;
        let pattern = TeamPattern {
            id: known.unwrap_or_else(TeamPatternId::new),
            name: args.name,
            pattern: args.pattern,
            kind: kind(&args.kind)?,
        };
        self.with(|study| {
            let changed = study.put_team_pattern(&pattern)?;
            Ok(answers::change(study, "Kept the pattern".to_owned(), &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the id is none.
    pub fn pattern_remove(&self, args: KeepListRef) -> Result<Change, ApiError> {
        let pattern: TeamPatternId = id("pattern", &args.id)?;
        self.with(|study| {
            let changed = study.remove_team_pattern(pattern)?;
            Ok(answers::change(study, "Removed the pattern".to_owned(), &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn aliases_list(&self, _: Empty) -> Result<Vec<AliasRow>, ApiError> {
        self.with(|study| Ok(answers::aliases(study)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the words are none or another alias has them, or the key file is closed for a new one.
    pub fn alias_put(&self, args: PutAlias) -> Result<Change, ApiError> {
        let new = new_alias(&args.alias)?;
        let known: Option<AliasId> = optional_id("alias", args.id.as_deref())?;
        self.with(|study| {
            let (said, affected) = match known {
                None => ("Added an alias".to_owned(), study.add_alias(&new, &args.forms)?.affected),
                Some(id) => {
                    let NewAlias { kind, text, general, interviewee } = new;
                    let created_at = verbatim_model::Timestamp(0);
                    let changed =
                        study.change_alias(&Alias { id, kind, text, general, interviewee, created_at })?;
                    (format!("Changed it in {}", answers::plural(changed.value, "place")), changed.affected)
                }
            };
            Ok(answers::change(study, said, &affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where an alias is gone, or the key file is closed.
    pub fn aliases_merge(&self, args: MergeAliases) -> Result<Change, ApiError> {
        let (gone, into): (Vec<AliasId>, AliasId) = (ids("alias", &args.aliases)?, id("alias", &args.into)?);
        self.with(|study| {
            let changed = study.merge_aliases(&gone, into)?;
            let said = format!("Joined aliases in {}", answers::plural(changed.value, "place"));
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the alias still stands somewhere.
    pub fn alias_remove(&self, args: AliasRef) -> Result<Change, ApiError> {
        let alias: AliasId = id("alias", &args.alias)?;
        self.with(|study| {
            let changed = study.remove_alias(alias)?;
            Ok(answers::change(study, "Removed the alias".to_owned(), &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the key file is closed.
    pub fn form_move(&self, args: MoveForm) -> Result<Vec<AliasRow>, ApiError> {
        let from: AliasId = id("alias", &args.alias)?;
        let to: Option<AliasId> = optional_id("alias", args.to.as_deref())?;
        self.with(|study| {
            study.move_form(from, &args.words, to)?;
            Ok(answers::aliases(study)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn deidentification_list(&self, _: Empty) -> Result<Vec<DeidentificationRow>, ApiError> {
        self.with(|study| Ok(answers::deidentification_rows(study)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where a transcript is gone.
    pub fn labels_left(&self, args: TranscriptRefs) -> Result<Vec<LabelLeft>, ApiError> {
        let transcripts: Vec<TranscriptId> = ids("transcript", &args.transcripts)?;
        self.with(|study| Ok(answers::labels_left(study, &transcripts)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the key file is closed or a transcript is gone.
    pub fn transcripts_confirm(&self, args: TranscriptRefs) -> Result<Change, ApiError> {
        let transcripts: Vec<TranscriptId> = ids("transcript", &args.transcripts)?;
        self.with(|study| {
            let changed = study.confirm_deidentified(&transcripts)?;
            let said = format!("Confirmed {}", answers::plural(transcripts.len(), "transcript"));
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where nobody has confirmed the transcript, or the one who is coding did.
    pub fn transcript_read(&self, args: TranscriptRef) -> Result<Change, ApiError> {
        let transcript: TranscriptId = id("transcript", &args.transcript)?;
        self.with(|study| {
            let changed = study.confirm_read(transcript)?;
            Ok(answers::change(study, "Marked as read by you".to_owned(), &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the transcript is gone.
    pub fn transcript_reopen(&self, args: TranscriptRef) -> Result<Change, ApiError> {
        let transcript: TranscriptId = id("transcript", &args.transcript)?;
        self.with(|study| {
            let changed = study.reopen_transcript(transcript)?;
            Ok(answers::change(study, "Back in review".to_owned(), &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn purge_plan(&self, _: Empty) -> Result<PurgePlan, ApiError> {
        self.with(|study| Ok(answers::purge_plan(study)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the study is open elsewhere too, can only be read, or the disk refuses.
    pub fn purge(&self, _: Empty) -> Result<Purged, ApiError> {
        self.with(|study| Ok(answers::purged(study.purge(&self.watch())?)))
    }
}

fn kind(word: &str) -> Result<IdentifierKind, ApiError> {
    Ok(IdentifierKind::parse(word).map_err(StudyError::from)?)
}

fn new_alias(new: &requests::NewAlias) -> Result<NewAlias, ApiError> {
    let interviewee: Option<IntervieweeId> = optional_id("interviewee", new.interviewee.as_deref())?;
    Ok(NewAlias { kind: kind(&new.kind)?, text: new.text.clone(), general: new.general, interviewee })
}

fn choice(choice: &requests::AliasChoice) -> Result<AliasChoice, ApiError> {
    match choice {
        requests::AliasChoice::There(alias) => Ok(AliasChoice::There(id("alias", alias)?)),
        requests::AliasChoice::New(new) => Ok(AliasChoice::New(new_alias(new)?)),
    }
}

fn replacement(place: &requests::Replacement) -> Result<Replacement, ApiError> {
    Ok(Replacement {
        transcript: id("transcript", &place.transcript)?,
        span: Span::new(place.start, place.end).map_err(StudyError::from)?,
        seen: place.seen.clone(),
        alias: choice(&place.alias)?,
    })
}

fn kept(place: requests::KeptPlace) -> Result<KeptPlace, ApiError> {
    Ok(KeptPlace {
        transcript: id("transcript", &place.transcript)?,
        span: Span::new(place.start, place.end).map_err(StudyError::from)?,
        kind: kind(&place.kind)?,
        seen: place.seen,
    })
}

fn label(label: &requests::LabelReplacement) -> Result<LabelReplacement, ApiError> {
    let transcript = id("transcript", &label.transcript)?;
    Ok(LabelReplacement { transcript, speaker: label.speaker, alias: choice(&label.alias)? })
}
