//! Saved searches, and what changed between their runs.

use verbatim_model::{SearchedCoders, SearchedSpeakers};
use verbatim_study::searches::{RunChange, SavedSearchRow};
use verbatim_study::{Study, StudyError};

use crate::answers::time;
use crate::replies::{SavedSearch, SearchChange, SearchRun};
use crate::requests;

/// Saved searches with their last runs.
///
/// # Errors
/// What the study file says.
pub fn saved_searches(study: &Study) -> Result<Vec<SavedSearch>, StudyError> {
    let coders = study.coders()?;
    let name = |id| coders.iter().find(|coder| coder.id == id).map(|coder| coder.name.clone());
    let saved = |row: SavedSearchRow| SavedSearch {
        id: row.search.id.to_string(),
        name: row.search.name,
        query: row.search.query,
        regex: row.search.regex,
        speakers: requested_speakers(row.search.speakers),
        coders: requested_coders(row.search.coders),
        saved_at: time(row.search.saved_at),
        coder: name(row.search.coder).unwrap_or_default(),
        last: row.last.map(|(run, change)| SearchRun {
            at: time(run.at),
            passages: run.passages as usize,
            matched: run.people.len(),
            changed: change.map(search_change),
        }),
    };
    Ok(study.saved_searches()?.into_iter().map(saved).collect())
}

/// What changed since an earlier run.
#[must_use]
pub fn search_change(change: RunChange) -> SearchChange {
    let gone = |label: Option<String>| label.unwrap_or_else(|| "an interviewee since removed".to_owned());
    SearchChange {
        since: time(change.since),
        passages_before: change.passages_before,
        matched_before: change.matched_before,
        new: change.new,
        gone: change.gone.into_iter().map(gone).collect(),
    }
}

const fn requested_speakers(speakers: SearchedSpeakers) -> requests::SearchedSpeakers {
    match speakers {
        SearchedSpeakers::Respondent => requests::SearchedSpeakers::Respondent,
        SearchedSpeakers::Interviewer => requests::SearchedSpeakers::Interviewer,
        SearchedSpeakers::All => requests::SearchedSpeakers::All,
    }
}

fn requested_coders(coders: SearchedCoders) -> requests::SearchedCoders {
    match coders {
        SearchedCoders::Record => requests::SearchedCoders::Record,
        SearchedCoders::One(coder) => requests::SearchedCoders::One(coder.to_string()),
        SearchedCoders::All => requests::SearchedCoders::All,
    }
}
