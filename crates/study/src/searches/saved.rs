//! Searches that are kept by name, and what became of them since their last run.
//!
//! A saved search is part of the study: it comes and goes by actions and can be taken back. What a run
//! found is not: it is written beside the log as it comes, like a choice of the window, so that
//! looking at something never stands in the way of undo.

use std::collections::HashSet;

use verbatim_model::{
    ActionKind, CoderId, IntervieweeId, SavedSearch, SavedSearchId, SearchRun, SearchedCoders,
    SearchedSpeakers, Timestamp,
};
use verbatim_search::Speakers;
use verbatim_store::now;

use crate::open::one_line;
use crate::searches::options::SearchOptions;
use crate::searches::reply::SearchReply;
use crate::subject::Subject;
use crate::{Changed, Study, StudyError};

/// What is saved under a name.
#[derive(Clone, Debug)]
pub struct SearchForm {
    /// The name.
    pub name: String,
    /// What was typed.
    pub query: String,
    /// Whether it is a regular expression.
    pub regex: bool,
    /// Whose turns.
    pub speakers: SearchedSpeakers,
    /// Whose codings.
    pub coders: SearchedCoders,
}

/// A saved search and what is known of its runs.
#[derive(Clone, Debug)]
pub struct SavedSearchRow {
    /// The search.
    pub search: SavedSearch,
    /// Its last run, and what was different from the one before.
    pub last: Option<(SearchRun, Option<RunChange>)>,
}

/// What is different from an earlier run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunChange {
    /// When that was.
    pub since: Timestamp,
    /// Passages that it found.
    pub passages_before: usize,
    /// People whom it found.
    pub matched_before: usize,
    /// Labels of people who are found now and were not then.
    pub new: Vec<String>,
    /// Labels of people who were found then and are not now. Somebody who is no longer in the study
    /// has none.
    pub gone: Vec<Option<String>>,
}

impl Study {
    /// Saved searches, by name.
    ///
    /// # Errors
    /// What the study file says.
    pub fn saved_searches(&self) -> Result<Vec<SavedSearchRow>, StudyError> {
        let searches = self.store.rows().saved_searches()?;
        searches.into_iter().map(|search| self.with_runs(search)).collect()
    }

    /// The saved search of this name, letter case aside where that leaves one.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn find_search(&self, name: &str) -> Result<SavedSearch, StudyError> {
        let (name, lower) = (name.trim(), name.trim().to_lowercase());
        let all = self.store.rows().saved_searches()?;
        let exact = all.iter().find(|search| search.name == name);
        let found = exact.or_else(|| all.iter().find(|search| search.name.to_lowercase() == lower));
        found.cloned().ok_or_else(|| StudyError::Missing { what: "saved search", name: name.to_owned() })
    }

    /// A saved search by id.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn saved_search(&self, id: SavedSearchId) -> Result<SavedSearch, StudyError> {
        let missing = || StudyError::Missing { what: "saved search", name: id.to_string() };
        self.store.rows().saved_searches()?.into_iter().find(|search| search.id == id).ok_or_else(missing)
    }

    /// Saves a search, without running it. One of this name takes the new query.
    ///
    /// # Errors
    /// [`StudyError::EmptyName`]; [`StudyError::QueryMistake`] also where it names a code, a person or
    /// anything else that is not there; [`StudyError::Missing`] for a coder; [`StudyError::NoCoder`], or
    /// what the study file says. Nothing is saved then.
    pub fn save_search(&mut self, form: &SearchForm) -> Result<Changed<SavedSearch>, StudyError> {
        let name = one_line(&form.name, "a saved search")?.to_owned();
        if let SearchedCoders::One(coder) = form.coders {
            self.refuse_missing_coder(coder)?;
        }
        // What cannot be understood now is not saved for later. Nothing is searched for that.
        let options = SearchOptions::from(form);
        self.search_desk(&form.query, &options)?.understand(&form.query, &options)?;
        let known = self.store.rows().saved_searches()?.into_iter().find(|search| search.name == name);
        self.act(ActionKind::ChangeSearch, |tx, coder| {
            let search = SavedSearch {
                id: known.map_or_else(SavedSearchId::new, |search| search.id),
                name,
                query: form.query.clone(),
                regex: form.regex,
                speakers: form.speakers,
                coders: form.coders,
                coder: coder.id,
                saved_at: now(),
            };
            tx.put_saved_search(&search)?;
            Ok((search, Subject::default()))
        })
    }

    /// Gives a saved search another name.
    ///
    /// # Errors
    /// [`StudyError::EmptyName`], [`StudyError::NameTaken`], [`StudyError::Missing`],
    /// [`StudyError::NoCoder`], or what the study file says.
    pub fn rename_search(
        &mut self,
        id: SavedSearchId,
        name: &str,
    ) -> Result<Changed<SavedSearch>, StudyError> {
        let name = one_line(name, "a saved search")?.to_owned();
        let search = SavedSearch { name, ..self.saved_search(id)? };
        let taken = |other: &SavedSearch| other.name == search.name && other.id != id;
        if self.store.rows().saved_searches()?.iter().any(taken) {
            return Err(StudyError::NameTaken { what: "a saved search", name: search.name });
        }
        self.act(ActionKind::ChangeSearch, |tx, _| {
            tx.put_saved_search(&search)?;
            Ok((search, Subject::default()))
        })
    }

    /// Removes a saved search.
    ///
    /// # Errors
    /// [`StudyError::Missing`], [`StudyError::NoCoder`], or what the study file says.
    pub fn forget_search(&mut self, id: SavedSearchId) -> Result<Changed<SavedSearch>, StudyError> {
        let search = self.saved_search(id)?;
        self.act(ActionKind::ChangeSearch, |tx, _| {
            tx.delete_saved_search(id)?;
            Ok((search, Subject::default()))
        })
    }

    /// Keeps what a run of a saved search found, and says what is different from the run before it;
    /// `None` for a first run. In a study that can only be read it is not kept, and nowhere what a
    /// regular expression found that was stopped: people would seem to be gone who were not looked at.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn keep_search_run(
        &mut self,
        id: SavedSearchId,
        reply: &SearchReply,
    ) -> Result<Option<RunChange>, StudyError> {
        let search = self.saved_search(id)?;
        if reply.stopped {
            return Ok(None);
        }
        let run = SearchRun {
            at: now(),
            passages: u32::try_from(reply.passages).unwrap_or(u32::MAX),
            people: reply.people.iter().map(|person| person.interviewee).collect(),
            asked: asked(&search),
        };
        let before = self.runs_of(&search)?.into_iter().next();
        let change = before.map(|before| self.change_since(&before, &run)).transpose()?;
        self.store.keep_search_run(id, &run)?;
        Ok(change)
    }

    fn with_runs(&self, search: SavedSearch) -> Result<SavedSearchRow, StudyError> {
        let mut runs = self.runs_of(&search)?.into_iter();
        let last = match (runs.next(), runs.next()) {
            (Some(last), Some(before)) => {
                let change = self.change_since(&before, &last)?;
                Some((last, Some(change)))
            }
            (Some(last), None) => Some((last, None)),
            _ => None,
        };
        Ok(SavedSearchRow { search, last })
    }

    /// Runs of a saved search as it is now, the last one first.
    fn runs_of(&self, search: &SavedSearch) -> Result<Vec<SearchRun>, StudyError> {
        let mut runs = self.store.rows().search_runs(search.id)?;
        runs.retain(|run| run.asked == asked(search));
        Ok(runs)
    }

    fn change_since(&self, before: &SearchRun, after: &SearchRun) -> Result<RunChange, StudyError> {
        let people = self.kept_people()?;
        let label = |id: &IntervieweeId| people.get(*id).map(|person| person.row.label.clone());
        let (then, now): (HashSet<_>, HashSet<_>) =
            (before.people.iter().collect(), after.people.iter().collect());
        Ok(RunChange {
            since: before.at,
            passages_before: before.passages as usize,
            matched_before: before.people.len(),
            new: after.people.iter().filter(|id| !then.contains(id)).filter_map(label).collect(),
            gone: before.people.iter().filter(|id| !now.contains(id)).map(label).collect(),
        })
    }

    fn refuse_missing_coder(&self, id: CoderId) -> Result<(), StudyError> {
        let missing = || StudyError::Missing { what: "coder", name: id.to_string() };
        self.coders()?.into_iter().find(|coder| coder.id == id).map(drop).ok_or_else(missing)
    }
}

/// Stands for everything that a saved search asks.
fn asked(search: &SavedSearch) -> [u8; 16] {
    let whole = format!("{}|{}|{:?}|{:?}", search.query, search.regex, search.speakers, search.coders);
    let mut short = [0; 16];
    short.copy_from_slice(&blake3::hash(whole.as_bytes()).as_bytes()[..16]);
    short
}

/// Whose turns, as a search takes it.
#[must_use]
pub const fn speakers(speakers: SearchedSpeakers) -> Speakers {
    match speakers {
        SearchedSpeakers::Respondent => Speakers::Respondent,
        SearchedSpeakers::Interviewer => Speakers::Interviewer,
        SearchedSpeakers::All => Speakers::All,
    }
}

impl From<&SavedSearch> for SearchOptions {
    fn from(search: &SavedSearch) -> Self {
        let (speakers, coders) = (speakers(search.speakers), search.coders);
        Self { regex: search.regex, speakers, coders, ..Self::default() }
    }
}

impl From<&SearchForm> for SearchOptions {
    fn from(form: &SearchForm) -> Self {
        let (speakers, coders) = (speakers(form.speakers), form.coders);
        Self { regex: form.regex, speakers, coders, ..Self::default() }
    }
}
