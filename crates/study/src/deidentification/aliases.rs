//! Aliases: what stands in texts in place of names.

use std::collections::{BTreeMap, HashSet};

use verbatim_model::{ActionKind, Alias, AliasId, IdentifierKind, IntervieweeId, Redaction, TranscriptId};
use verbatim_protect::identifiers::without_title;
use verbatim_store::{Form, now};

use crate::deidentification::DeidentificationError;
use crate::deidentification::replaced::{alias_marks, write_all};
use crate::subject::Subject;
use crate::{Changed, Study, StudyError};

/// An alias to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAlias {
    /// What it stands for.
    pub kind: IdentifierKind,
    /// What a reader sees. One that stands for a single person or thing gets the next free number,
    /// unless it ends with a number of its own.
    pub text: String,
    /// Whether several names may share it, see [`Alias::general`].
    pub general: bool,
    /// The interviewee that it stands for.
    pub interviewee: Option<IntervieweeId>,
}

/// An alias that is there, or one to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AliasChoice {
    /// One that is there.
    There(AliasId),
    /// One to be made.
    New(NewAlias),
}

/// An alias and where it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AliasUse {
    /// The alias.
    pub alias: Alias,
    /// How often it stands in each transcript.
    pub places: Vec<(TranscriptId, usize)>,
    /// The names that it stands for; `None` where the key file is closed.
    pub forms: Option<Vec<String>>,
}

impl Study {
    /// All aliases, in the order in which they were made.
    ///
    /// # Errors
    /// What the study file or the key file says.
    pub fn aliases(&self) -> Result<Vec<AliasUse>, StudyError> {
        let rows = self.store.rows();
        let mut places: BTreeMap<AliasId, BTreeMap<TranscriptId, usize>> = BTreeMap::new();
        for redaction in rows.redactions()? {
            *places.entry(redaction.alias).or_default().entry(redaction.transcript).or_default() += 1;
        }
        let mut forms: Option<BTreeMap<AliasId, Vec<String>>> = None;
        if let Some(keys) = &self.key_file {
            let forms = forms.get_or_insert_default();
            for form in keys.forms()? {
                forms.entry(form.alias).or_default().push(form.words);
            }
        }
        let used = |alias: Alias| AliasUse {
            places: places.remove(&alias.id).unwrap_or_default().into_iter().collect(),
            forms: forms.as_mut().map(|forms| forms.remove(&alias.id).unwrap_or_default()),
            alias,
        };
        Ok(rows.aliases()?.into_iter().map(used).collect())
    }

    /// Where aliases stand in a transcript, in order.
    ///
    /// # Errors
    /// What the study file says.
    pub fn alias_places(&self, transcript: TranscriptId) -> Result<Vec<Redaction>, StudyError> {
        Ok(self.store.rows().redactions_in(transcript)?)
    }

    /// Makes an alias that stands in no text yet, with the names that it stands for.
    ///
    /// # Errors
    /// [`DeidentificationError`], [`StudyError::NameTaken`], or what a file says.
    pub fn add_alias(&mut self, new: &NewAlias, forms: &[String]) -> Result<Changed<Alias>, StudyError> {
        let alias = self.draft_alias(new, &mut HashSet::new())?;
        let names: Vec<Form> =
            forms.iter().map(|words| Form { alias: alias.id, words: words.clone() }).collect();
        self.keep_names(&names)?;
        self.act(ActionKind::ChangeAlias, |tx, _| {
            tx.put_alias(&alias)?;
            Ok((alias, Subject::counted(1, alias_marks())))
        })
    }

    /// Changes an alias wherever it stands, as one action.
    ///
    /// # Errors
    /// [`DeidentificationError::BadAlias`], [`DeidentificationError::RealName`],
    /// [`DeidentificationError::StandsForSeveral`], [`StudyError::NameTaken`], [`StudyError::Missing`], or
    /// what the study file says.
    pub fn change_alias(&mut self, changed: &Alias) -> Result<Changed<usize>, StudyError> {
        let alias = Alias { text: alias_text(&changed.text)?, ..changed.clone() };
        let before = self.known_alias(alias.id)?;
        if alias.text != before.text {
            self.refuse_real_name(&alias.text)?;
        }
        if alias.general && alias.interviewee.is_some() && alias.interviewee != before.interviewee {
            return Err(DeidentificationError::StandsForSeveral.into());
        }
        if self.store.rows().aliases()?.iter().any(|a| a.id != alias.id && a.text == alias.text) {
            return Err(StudyError::NameTaken { what: "an alias", name: alias.text });
        }
        let texts = self.texts_with(&[alias.id], &alias)?;
        self.act(ActionKind::ChangeAlias, |tx, coder| {
            tx.put_alias(&alias)?;
            write_all(&texts, tx, coder)
        })
    }

    /// Makes one alias of several that stand for the same person or thing: `into` takes the place of
    /// the others wherever they stand, and takes over their names.
    ///
    /// # Errors
    /// [`DeidentificationError::KeyFileClosed`], [`DeidentificationError::SameAlias`], [`StudyError::Missing`],
    /// or what a file says.
    pub fn merge_aliases(&mut self, gone: &[AliasId], into: AliasId) -> Result<Changed<usize>, StudyError> {
        let gone: Vec<AliasId> = gone.iter().copied().filter(|id| *id != into).collect();
        if gone.is_empty() {
            return Err(DeidentificationError::SameAlias.into());
        }
        let alias = self.known_alias(into)?;
        gone.iter().try_for_each(|id| self.known_alias(*id).map(drop))?;
        let texts = self.texts_with(&gone, &alias)?;
        let forms = self.keys()?.forms()?;
        let over = forms.into_iter().filter(|form| gone.contains(&form.alias));
        // The old names stay with the old aliases too: undo brings these back.
        let over: Vec<Form> = over.map(|form| Form { alias: into, words: form.words }).collect();
        self.keep_names(&over)?;
        self.act(ActionKind::ChangeAlias, |tx, coder| {
            let written = write_all(&texts, tx, coder)?;
            for id in &gone {
                tx.delete_alias(*id)?;
            }
            Ok(written)
        })
    }

    /// Removes an alias that stands nowhere.
    ///
    /// # Errors
    /// [`DeidentificationError::AliasInUse`], [`StudyError::Missing`], or what the study file says.
    pub fn remove_alias(&mut self, id: AliasId) -> Result<Changed<()>, StudyError> {
        self.known_alias(id)?;
        let places = self.store.rows().redactions_of(id)?.len();
        if places > 0 {
            return Err(DeidentificationError::AliasInUse { places }.into());
        }
        self.act(ActionKind::ChangeAlias, |tx, _| {
            tx.delete_alias(id)?;
            Ok(((), Subject::counted(1, alias_marks())))
        })
    }

    /// Finds an alias by its words, with or without brackets, or by its id.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn find_alias(&self, name: &str) -> Result<Alias, StudyError> {
        let words = unbracketed(name);
        let meant = |alias: &Alias| alias.text == words || alias.id.to_string() == words;
        let missing = || StudyError::Missing { what: "alias", name: words.to_owned() };
        self.store.rows().aliases()?.into_iter().find(meant).ok_or_else(missing)
    }

    /// Adds a real name to an alias.
    ///
    /// # Errors
    /// [`StudyError::EmptyName`], [`DeidentificationError::KeyFileClosed`], or what the key file says.
    pub fn add_form(&mut self, alias: AliasId, words: &str) -> Result<(), StudyError> {
        let words = crate::open::one_line(words, "a real name")?.to_owned();
        Ok(self.keys_mut()?.add_forms(&[Form { alias, words }])?)
    }

    /// Gives a real name to another alias, or takes it away from all.
    ///
    /// # Errors
    /// [`DeidentificationError::KeyFileClosed`], or what the key file says.
    pub fn move_form(&mut self, from: AliasId, words: &str, to: Option<AliasId>) -> Result<(), StudyError> {
        let form = Form { alias: from, words: words.to_owned() };
        Ok(self.keys_mut()?.move_form(&form, to)?)
    }

    /// Refuses words that are a real name themselves, as far as the open key file knows.
    fn refuse_real_name(&self, text: &str) -> Result<(), StudyError> {
        let Some(keys) = &self.key_file else { return Ok(()) };
        let words = without_title(text).to_lowercase();
        let is_it = |form: &Form| without_title(&form.words).to_lowercase() == words;
        // A role is no name, and “lawyer” may be all that a text called somebody.
        let may_be_name = text.contains(char::is_uppercase) || words.contains(' ') && !ends_with_number(text);
        if may_be_name && keys.forms()?.iter().any(is_it) {
            return Err(DeidentificationError::RealName.into());
        }
        Ok(())
    }

    pub(crate) fn known_alias(&self, id: AliasId) -> Result<Alias, StudyError> {
        let missing = || StudyError::Missing { what: "alias", name: id.to_string() };
        self.store.rows().alias(id)?.ok_or_else(missing)
    }

    /// The row of an alias to be made. `taken` holds texts of others that are about to be made.
    pub(crate) fn draft_alias(
        &self,
        new: &NewAlias,
        taken: &mut HashSet<String>,
    ) -> Result<Alias, StudyError> {
        let text = alias_text(&new.text)?;
        self.refuse_real_name(&text)?;
        let there = self.store.rows().aliases()?;
        if new.general
            && let Some(same) = there.iter().find(|a| a.general && a.text == text)
        {
            return Ok(same.clone());
        }
        taken.extend(there.into_iter().map(|a| a.text));
        let text = if new.general || ends_with_number(&text) { text } else { numbered(&text, taken) };
        if !taken.insert(text.clone()) {
            return Err(StudyError::NameTaken { what: "an alias", name: text });
        }
        let (kind, general, interviewee) = (new.kind, new.general, new.interviewee);
        Ok(Alias { id: AliasId::new(), kind, text, general, interviewee, created_at: now() })
    }
}

/// Words without blanks and brackets round them.
fn unbracketed(text: &str) -> &str {
    text.trim().trim_start_matches('[').trim_end_matches(']').trim()
}

/// The words of an alias, without blanks and brackets round them.
pub(super) fn alias_text(text: &str) -> Result<String, DeidentificationError> {
    let text = unbracketed(text);
    if text.is_empty() || text.chars().any(|c| c.is_control() || c == '[' || c == ']') {
        return Err(DeidentificationError::BadAlias);
    }
    Ok(text.to_owned())
}

/// Where words that an alias consists of stand in others, as whole words: bytes of `text`.
pub(crate) fn whole_words<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = usize> + 't {
    let ends = |at: usize| !text[at..].starts_with(char::is_alphanumeric);
    let begins = |at: usize| !text[..at].ends_with(char::is_alphanumeric);
    let found = text.match_indices(words).map(|(at, _)| at);
    found.filter(move |at| begins(*at) && ends(at + words.len()))
}

fn ends_with_number(text: &str) -> bool {
    text.rsplit_once(' ').is_some_and(|(_, number)| number.bytes().all(|b| b.is_ascii_digit()))
}

/// The words with the lowest number that no other alias has.
#[must_use]
#[expect(clippy::implicit_hasher, reason = "callers all have the usual one")]
pub fn numbered(text: &str, taken: &HashSet<String>) -> String {
    let mut number = 1u32;
    loop {
        let candidate = format!("{text} {number}");
        if !taken.contains(&candidate) {
            return candidate;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_is_one_line_without_brackets_and_gets_the_next_free_number() {
        assert_eq!(alias_text(" [colleague 1] "), Ok("colleague 1".to_owned()));
        assert_eq!(alias_text("a\nb"), Err(DeidentificationError::BadAlias));
        assert_eq!(alias_text("[]"), Err(DeidentificationError::BadAlias));
        let taken = HashSet::from(["city 1".to_owned(), "city 3".to_owned()]);
        assert_eq!(numbered("city", &taken), "city 2");
        assert!(ends_with_number("case 12") && !ends_with_number("case"));
    }
}
