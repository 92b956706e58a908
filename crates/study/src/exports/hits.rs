//! Hits of a search as a file.

use std::path::Path;

use verbatim_export::{HitRow, HitsFile, hits_csv, hits_json};
use verbatim_model::Purpose;

use crate::exports::leave::Sent;
use crate::exports::{ExportFormat, Exported};
use crate::searches::{Hit, HitChoice, SearchDesk};
use crate::{Study, StudyError};

impl Study {
    /// Writes hits for a purpose.
    ///
    /// # Errors
    /// [`StudyError::PublicationRefused`], [`StudyError::Unwritable`], as [`Study::search`], and
    /// [`StudyError::TextChanged`] where a chosen hit is none any more.
    pub fn export_hits(
        &mut self,
        choice: &HitChoice<'_>,
        purpose: Purpose,
        format: ExportFormat,
        to: &Path,
    ) -> Result<Exported, StudyError> {
        // Asked first, so that nothing is gathered for a purpose that is refused.
        verbatim_protect::clear((), purpose).map_err(|_| StudyError::PublicationRefused)?;
        let desk = self.search_desk(choice.query, choice.options)?;
        let found = desk.chosen_hits(choice, &|| false)?;
        self.export_found(&desk, found, purpose, format, to)
    }

    /// Writes hits that were found on a desk while others could change the study.
    ///
    /// # Errors
    /// [`StudyError::SearchedBefore`] where texts or people have changed since the desk was taken in
    /// hand, and as [`Study::export_hits`]. Nothing is written then.
    pub fn export_found(
        &mut self,
        desk: &SearchDesk,
        (query, hits): (String, Vec<Hit>),
        purpose: Purpose,
        format: ExportFormat,
        to: &Path,
    ) -> Result<Exported, StudyError> {
        self.refuse_old_desk(desk)?;
        let all = hits.len();
        let hits = desk.without_withdrawn(hits)?;
        let (rows, withdrawn) = (hits.len(), all - hits.len());
        let file = HitsFile { query, hits: (1..).zip(hits).map(row).collect() };
        let cleared = verbatim_protect::clear(file, purpose).map_err(|_| StudyError::PublicationRefused)?;
        // Not what was asked: a name that was searched for would outlast its being replaced.
        let settings = serde_json::json!({ "form": format.word() }).to_string();
        let sent = Sent { purpose, what: "hits", settings, numbers: None, rows };
        self.leave_for_team(sent, to, |out| match format {
            ExportFormat::Csv => hits_csv(&cleared, out),
            ExportFormat::Json => hits_json(&cleared, out),
        })?;
        Ok(Exported { path: to.to_owned(), rows, withdrawn })
    }
}

fn row((number, hit): (usize, Hit)) -> HitRow {
    let mut codes: Vec<String> = hit.codes.into_iter().map(|code| code.path).collect();
    codes.dedup();
    HitRow {
        hit: number,
        interviewee: hit.interviewee,
        category: hit.category,
        subcategory: hit.subcategory,
        transcript: hit.transcript,
        turn: hit.turn,
        start: hit.span.start(),
        end: hit.span.end(),
        before: hit.before,
        text: hit.text,
        after: hit.after,
        codes,
        date: hit.date,
    }
}
