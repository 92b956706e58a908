//! Search results.

use verbatim_study::searches::{Hit, SearchOptions};
use verbatim_study::{Study, StudyError};

use crate::replies::{Search, SearchHit, SearchedCategory, SearchedPeople};

/// Searches the study.
///
/// # Errors
/// [`StudyError::Query`], [`StudyError::Missing`], or what the study file says.
pub fn search(study: &Study, query: &str, options: &SearchOptions) -> Result<Search, StudyError> {
    let found = study.search(query, options)?;
    let category = |c: verbatim_study::searches::CategoryCount| SearchedCategory {
        category: c.category,
        interviewees: c.interviewees,
        matched: c.matched,
        passages: c.passages,
    };
    Ok(Search {
        query: found.query,
        interviewees: SearchedPeople { total: found.total, searched: found.searched, matched: found.matched },
        by_category: found.by_category.into_iter().map(category).collect(),
        passages: found.passages,
        hits: found.hits.into_iter().map(hit).collect(),
        cut: found.cut,
    })
}

fn hit(hit: Hit) -> SearchHit {
    SearchHit {
        transcript: hit.transcript,
        interviewee: hit.interviewee,
        category: hit.category,
        turn: hit.turn,
        start: hit.span.start(),
        end: hit.span.end(),
        text: hit.text,
        before: hit.before,
        after: hit.after,
        codes: hit.codes,
    }
}
