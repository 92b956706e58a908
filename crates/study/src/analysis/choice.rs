//! Whose codings are counted, and of which interviews, people and passages.

use std::sync::Arc;

use verbatim_analysis::{Layer, Prepared, Scope, Selection};
use verbatim_model::{Basis, Consent, Prompting, TextLanguage, is_day};

use crate::analysis::counted::{counted_basis, counted_prompting};
use crate::analysis::figures::Gathered;
use crate::analysis::spoken::Where;
use crate::interviewees::People;
use crate::searches::{in_categories, known_categories, text_language};
use crate::{Study, StudyError};

/// What is counted. By default the coding of record of everybody who has not withdrawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Whose codings.
    pub whose: Whose,
    /// Only interviews marked finished by them; without effect where nobody uses the marks.
    pub finished_only: bool,
    /// Only passages with one of these bases; empty for all.
    pub basis: Vec<Basis>,
    /// Only passages that a question led to, or only those that none did.
    pub prompting: Option<Prompting>,
    /// Only interviews of this day or later, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// Only interviews of this day or earlier, `YYYY-MM-DD`.
    pub to: Option<String>,
    /// Only people who gave one of these consents; empty for all.
    pub consent: Vec<Consent>,
    /// Only transcripts in one of these languages; empty for all.
    pub languages: Vec<TextLanguage>,
    /// Only people of one of these categories; empty for all.
    pub categories: Vec<String>,
    /// Only passages whose attributes have these values, all of them; empty for all.
    pub wheres: Vec<Where>,
}

/// Whose codings are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// Those of the coding of record.
    #[default]
    Record,
    /// Those of one coder, by name.
    Coder(String),
    /// What at least so many coders put on the same person. Exploratory.
    AtLeast(u32),
}

impl Whose {
    /// Whether it only helps to explore: nobody has settled such a coding.
    #[must_use]
    pub const fn is_exploratory(&self) -> bool {
        matches!(self, Self::AtLeast(_))
    }

    /// In words, to stand beside every count.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self {
            Self::Record => "coding of record".to_owned(),
            Self::Coder(name) => format!("codings of {} alone", name.trim()),
            Self::AtLeast(0 | 1) => "codings of all coders together (exploratory)".to_owned(),
            Self::AtLeast(k) => {
                format!("codes that at least {k} coders put on the same person (exploratory)")
            }
        }
    }
}

impl Choice {
    /// The same of finished interviews alone, so that no number of people exceeds N.
    #[must_use]
    pub fn within_n(&self) -> Self {
        Self { finished_only: true, ..self.clone() }
    }

    /// What is left out, in words; empty where nothing is.
    #[must_use]
    pub fn left_out(&self) -> Vec<String> {
        let list = |words: Vec<&str>| words.join(" or ");
        let mut said = Vec::new();
        if self.finished_only {
            said.push("only interviews marked finished, where anybody marks them".to_owned());
        }
        if !self.basis.is_empty() {
            let words = self.basis.iter().map(|b| b.as_str()).collect();
            said.push(format!("only passages whose basis is {}", list(words)));
        }
        if let Some(prompting) = self.prompting {
            said.push(format!("only {prompting} passages"));
        }
        said.extend(self.wheres.iter().map(|one| format!("only passages whose {}", one.in_words())));
        match (&self.from, &self.to) {
            (Some(from), Some(to)) => said.push(format!("only interviews from {from} to {to}")),
            (Some(from), None) => said.push(format!("only interviews from {from} on")),
            (None, Some(to)) => said.push(format!("only interviews until {to}")),
            (None, None) => {}
        }
        if !self.consent.is_empty() {
            let words = self.consent.iter().map(|c| c.as_str()).collect();
            said.push(format!("only people whose consent is {}", list(words)));
        }
        if !self.languages.is_empty() {
            let words = self.languages.iter().map(|l| l.as_str()).collect();
            said.push(format!("only transcripts in {}", list(words)));
        }
        if !self.categories.is_empty() {
            let words = self.categories.iter().map(String::as_str).collect();
            said.push(format!("only people of {}", list(words)));
        }
        said
    }
}

impl Study {
    /// Whose codings of which interviews.
    pub(crate) fn selection(&self, gathered: &Gathered, choice: &Choice) -> Result<Selection, StudyError> {
        let layer = match &choice.whose {
            Whose::Record => Layer::OfRecord,
            Whose::AtLeast(coders) => Layer::AtLeast(*coders),
            Whose::Coder(name) => {
                let coder = self.find_coder(name)?;
                // Whoever came in after the figures were gathered has coded nothing in them.
                Layer::Coder(gathered.coders.get(&coder.id).copied().unwrap_or(u32::MAX))
            }
        };
        // Where nobody uses the marks they leave nothing out, and both choices are one.
        let finished_only = choice.finished_only && !gathered.figures.finished.is_empty();
        Ok(Selection { layer, finished_only })
    }

    pub(crate) fn scope(
        &self,
        gathered: &Gathered,
        people: &People,
        choice: &Choice,
    ) -> Result<Scope, StudyError> {
        Ok(Scope {
            transcripts: self.transcripts_chosen(gathered, choice)?,
            people: people_chosen(people, choice)?,
            basis: choice.basis.iter().copied().map(counted_basis).collect(),
            prompting: choice.prompting.map(counted_prompting),
            codings: self.codings_where(&choice.wheres)?,
        })
    }

    /// Transcripts of the days and languages asked for. An interview without a day is of none.
    fn transcripts_chosen(
        &self,
        gathered: &Gathered,
        choice: &Choice,
    ) -> Result<Option<Vec<bool>>, StudyError> {
        for day in choice.from.iter().chain(&choice.to) {
            if !is_day(day) {
                return Err(StudyError::NoDay(day.clone()));
            }
        }
        let (by_day, by_language) =
            (choice.from.is_some() || choice.to.is_some(), !choice.languages.is_empty());
        if !by_day && !by_language {
            return Ok(None);
        }
        let library = &gathered.library;
        let mut chosen = Vec::with_capacity(library.transcripts.len());
        for (place, transcript) in gathered.figures.transcripts.iter().enumerate() {
            let day = gathered.interviews.get(transcript.interview as usize).and_then(|i| i.date.as_deref());
            let in_days = !by_day
                || day.is_some_and(|day| {
                    choice.from.as_deref().is_none_or(|from| from <= day)
                        && choice.to.as_deref().is_none_or(|to| day <= to)
                });
            let mut in_languages = !by_language;
            if by_language && in_days {
                if !library.language_is_set(place) {
                    library.read(self.store.rows(), place)?;
                }
                in_languages = choice.languages.contains(&text_language(library.language(place)));
            }
            chosen.push(in_days && in_languages);
        }
        Ok(Some(chosen))
    }
}

/// People of the consents and categories asked for, and last whether speakers count whom nobody
/// knows. Whoever has withdrawn is not in the figures at all.
fn people_chosen(people: &People, choice: &Choice) -> Result<Option<Vec<bool>>, StudyError> {
    let categories = known_categories(people, &choice.categories)?;
    if choice.consent.is_empty() && categories.is_empty() {
        return Ok(None);
    }
    let chosen = people.persons.iter().map(|person| {
        (choice.consent.is_empty() || person.row.consent.is_some_and(|c| choice.consent.contains(&c)))
            && in_categories(Some(person), &categories)
    });
    let unknown = choice.consent.is_empty() && categories.is_empty();
    Ok(Some(chosen.chain([unknown]).collect()))
}

/// Figures and people of the study, and the codings of a choice, while they are counted.
pub(crate) struct Counting {
    pub gathered: Arc<Gathered>,
    pub people: Arc<People>,
    pub prepared: Arc<Prepared>,
    pub selection: Selection,
    pub scope: Scope,
}

impl Study {
    /// What a choice counts, ready to be counted. The last choices are kept: matrix, themes and pairs are
    /// looked at one after the other. After an action only what it made stale is prepared again.
    pub(crate) fn counting(&self, choice: &Choice) -> Result<Counting, StudyError> {
        let (gathered, people) = (self.gathered()?, self.kept_people()?);
        let (selection, scope) =
            (self.selection(&gathered, choice)?, self.scope(&gathered, &people, choice)?);
        let figures = &gathered.figures;
        let damaged = |e: verbatim_analysis::FiguresError| verbatim_store::StoreError::Damaged(e.to_string());
        let kept = self.kept.state(self.store.rows())?.take_prepared(selection, &scope);
        let prepared = match kept {
            Some((prepared, stale)) if stale.is_empty() => prepared,
            Some((mut prepared, stale)) => {
                let stale = gathered.transcripts(&stale);
                Arc::make_mut(&mut prepared).follow(figures, &stale).map_err(damaged)?;
                prepared
            }
            None => Arc::new(Prepared::within(figures, selection, &scope).map_err(damaged)?),
        };
        self.kept.state(self.store.rows())?.keep_prepared(Arc::clone(&prepared));
        Ok(Counting { gathered, people, prepared, selection, scope })
    }
}
