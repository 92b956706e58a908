//! Putting aliases in place of names.

use std::collections::{BTreeMap, HashMap, HashSet};

use verbatim_model::{ActionKind, Affected, Alias, AliasId, Speaker, Transcript, TranscriptId};
use verbatim_store::{Form, Original, now};
use verbatim_text::Span;

use crate::deidentification::labels::places_of_label;
use crate::deidentification::replaced::{Put, Replaced, within_turns, write_all};
use crate::deidentification::{AliasChoice, NewAlias};
use crate::{Changed, Study, StudyError};

/// A place in a text and the alias that is to stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The transcript.
    pub transcript: TranscriptId,
    /// What goes, in code points.
    pub span: Span,
    /// What stood there as the person saw it, where it was seen.
    pub seen: Option<String>,
    /// What comes.
    pub alias: AliasChoice,
}

/// A speaker whose label is a name, and the alias that is to stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelReplacement {
    /// The transcript.
    pub transcript: TranscriptId,
    /// The speaker.
    pub speaker: u32,
    /// What comes.
    pub alias: AliasChoice,
}

/// What was replaced.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redacted {
    /// In how many places.
    pub places: usize,
    /// In how many transcripts.
    pub transcripts: usize,
    /// Codings that stand on other words now.
    pub reworded: usize,
    /// Aliases that were made for it.
    pub made: Vec<Alias>,
}

/// What is to be put where in one transcript.
#[derive(Default)]
struct Puts {
    puts: Vec<Put>,
    labels: Vec<(u32, Alias)>,
}

impl Study {
    /// Puts aliases in place of names, in one or many transcripts, as one action. Codings of all
    /// coders follow, and one that touches a name covers all of its alias. What stood there goes
    /// into the key file first, and so does the original of a transcript that was raw.
    ///
    /// A place where an alias stands gets another one in the same way. That one takes over the real
    /// name of the alias that goes where it is sure which: where that has only one, or stands nowhere
    /// else.
    ///
    /// # Errors
    /// [`crate::deidentification::DeidentificationError`], [`StudyError::NoCoder`],
    /// [`StudyError::Missing`], [`StudyError::TextChanged`], [`StudyError::Span`], or what a file
    /// says. Nothing is changed in the study then.
    pub fn redact(
        &mut self,
        places: &[Replacement],
        labels: &[LabelReplacement],
    ) -> Result<Changed<Redacted>, StudyError> {
        // Before anything reaches the key file.
        self.store.writable()?;
        self.keys()?;
        self.coder.as_ref().ok_or(StudyError::NoCoder)?;
        let mut desk = Desk::default();
        for place in places {
            self.plan_place(place, &mut desk)?;
        }
        for label in labels {
            self.plan_label(label, &mut desk)?;
        }
        let Desk { made, forms, by_transcript, .. } = desk;
        if by_transcript.is_empty() {
            return Ok(Changed { value: Redacted::default(), number: None, affected: Affected::default() });
        }
        let mut texts = Vec::with_capacity(by_transcript.len());
        for (id, puts) in by_transcript {
            texts.push(self.plan_text(self.transcript(id)?, puts)?);
        }
        self.keep_originals(&texts.iter().map(Replaced::transcript).cloned().collect::<Vec<_>>())?;
        self.keys_mut()?.add_forms(&forms)?;
        self.act(ActionKind::Redact, |tx, coder| {
            for alias in &made {
                tx.put_alias(alias)?;
            }
            let (places, mut subject) = write_all(&texts, tx, coder)?;
            if let [one] = texts.as_slice() {
                subject.transcript = Some(one.transcript().id.uuid());
            }
            let reworded = texts.iter().map(Replaced::reworded).sum();
            let redacted = Redacted { places, transcripts: texts.len(), reworded, made };
            Ok((redacted, subject))
        })
    }

    fn plan_place(&self, place: &Replacement, desk: &mut Desk) -> Result<(), StudyError> {
        let text = self.text(&self.transcript(place.transcript)?)?;
        let words = text.code_points().slice(place.span)?;
        if place.seen.as_deref().is_some_and(|seen| seen != words) {
            return Err(StudyError::TextChanged);
        }
        let there = self.alias_at(place.transcript, place.span)?;
        let alias = self.choose(&place.alias, desk)?;
        match there {
            Some(there) if there == alias.id => return Ok(()),
            Some(there) => desk.forms.extend(self.handed_over(there, alias.id)?),
            None => desk.forms.push(Form { alias: alias.id, words: one_blank(words) }),
        }
        let puts = desk.by_transcript.entry(place.transcript).or_default();
        for span in within_turns(&text, place.span)? {
            puts.puts.push(Put { span, alias: alias.clone() });
        }
        Ok(())
    }

    /// The alias that stands at exactly this place.
    fn alias_at(&self, transcript: TranscriptId, span: Span) -> Result<Option<AliasId>, StudyError> {
        let there = self.alias_places(transcript)?;
        Ok(there.into_iter().find(|redaction| redaction.span == span).map(|redaction| redaction.alias))
    }

    /// Real names of an alias that another one takes over at a place: which of several was meant
    /// there, the key file does not know.
    fn handed_over(&self, from: AliasId, to: AliasId) -> Result<Vec<Form>, StudyError> {
        let mut names = self.keys()?.forms()?;
        names.retain(|form| form.alias == from);
        if names.len() > 1 && self.store.rows().redactions_of(from)?.len() > 1 {
            names.clear();
        }
        // The old name stays with the old alias too: undo brings it back.
        Ok(names.into_iter().map(|form| Form { alias: to, words: form.words }).collect())
    }

    fn plan_label(&self, label: &LabelReplacement, desk: &mut Desk) -> Result<(), StudyError> {
        let speakers = self.speakers_of(label.transcript)?;
        let missing = || StudyError::Missing { what: "speaker", name: label.speaker.to_string() };
        let speaker = speakers.iter().find(|s| s.number == label.speaker).ok_or_else(missing)?;
        let alias = self.choose(&label.alias, desk)?;
        desk.forms.push(Form { alias: alias.id, words: speaker.label.clone() });
        desk.by_transcript.entry(label.transcript).or_default().labels.push((label.speaker, alias));
        Ok(())
    }

    fn choose(&self, choice: &AliasChoice, desk: &mut Desk) -> Result<Alias, StudyError> {
        match choice {
            AliasChoice::There(id) => self.known_alias(*id),
            AliasChoice::New(new) => {
                // Places of one call that ask for the same new alias mean the same one.
                let asked = (new.kind, new.text.trim().to_owned());
                if let Some(alias) = desk.asked.get(&asked) {
                    return Ok(alias.clone());
                }
                let alias = self.draft_alias(new, &mut desk.taken)?;
                desk.asked.insert(asked, alias.clone());
                desk.made.push(alias.clone());
                Ok(alias)
            }
        }
    }

    fn plan_text(&self, transcript: Transcript, puts: Puts) -> Result<Replaced, StudyError> {
        let Puts { mut puts, labels } = puts;
        let mut speakers = Vec::new();
        if !labels.is_empty() {
            let text = self.text(&transcript)?;
            for (number, alias) in labels {
                let known = self.speakers_of(transcript.id)?;
                let Some(speaker) = known.into_iter().find(|s| s.number == number) else { continue };
                let put = |span| Put { span, alias: alias.clone() };
                puts.extend(places_of_label(&text, &speaker).into_iter().map(put));
                speakers.push(Speaker { label: alias.bracketed(), ..speaker });
            }
        }
        self.replace(transcript, &puts, speakers)
    }

    /// Puts the originals of transcripts into the key file that are not there yet.
    pub(crate) fn keep_originals(&mut self, transcripts: &[Transcript]) -> Result<(), StudyError> {
        let there: HashSet<TranscriptId> = self.originals()?.into_iter().map(|o| o.transcript).collect();
        for transcript in transcripts.iter().filter(|t| t.original != 0 && !there.contains(&t.id)) {
            let text = self.text(transcript)?;
            let bytes = self.store.rows().original(transcript)?;
            let original = Original {
                transcript: transcript.id,
                file_name: transcript.file_name.clone(),
                kept_at: now(),
                retain_until: None,
                hold: None,
            };
            self.keys_mut()?.keep_original(&original, &bytes, &text.text)?;
        }
        Ok(())
    }
}

/// What a call to replace has gathered so far.
#[derive(Default)]
struct Desk {
    made: Vec<Alias>,
    asked: HashMap<(verbatim_model::IdentifierKind, String), Alias>,
    taken: HashSet<String>,
    forms: Vec<Form>,
    by_transcript: BTreeMap<TranscriptId, Puts>,
}

/// Words with one blank between them, however they were broken over lines.
fn one_blank(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl From<NewAlias> for AliasChoice {
    fn from(new: NewAlias) -> Self {
        Self::New(new)
    }
}

impl From<AliasId> for AliasChoice {
    fn from(id: AliasId) -> Self {
        Self::There(id)
    }
}
