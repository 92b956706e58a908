//! Reports through a template.

use std::path::Path;

use verbatim_export::document::{Document, DocumentForm};
use verbatim_export::{ReportTemplate, heat_table, named_picture};
use verbatim_model::Purpose;
use verbatim_protect::{Cleared, ExcerptsBook, PeopleTable};
use verbatim_store::today;

pub use verbatim_export::report::DEFAULT_TEMPLATE;
use verbatim_export::report::ReportError;

use super::{ExcerptFilter, ExcerptsEffect, ExcerptsLayout, ExcerptsPublication, Exported};
use crate::exports::leave::{Destination, Gone, Sent};
use crate::exports::matrix::PublicationError;
use crate::exports::pictures::drawing_failed;
use crate::{Progress, Study, StudyError};

/// What the team says of a report.
#[derive(Clone, Debug)]
pub struct ReportWords {
    /// Its title.
    pub title: String,
    /// Its template; [`DEFAULT_TEMPLATE`] for those who have none of their own.
    pub template: String,
}

impl Study {
    /// Publishes a report of excerpts and of who raised what, with the guards of both.
    ///
    /// # Errors
    /// As [`Study::publish_excerpts`]; [`StudyError::Template`].
    pub fn publish_report(
        &mut self,
        asked: &ExcerptsPublication,
        words: &ReportWords,
        form: DocumentForm,
        to: Destination<'_>,
        progress: &dyn Progress,
    ) -> Result<(Gone, ExcerptsEffect), StudyError> {
        self.publish(asked, ("report", form.word()), to, progress, |study, book| {
            let own = [&words.title, &words.template, &study.name()?]
                .map(|text| ("the report".to_owned(), text.clone()));
            PublicationError::refuse_names(&study.scan_own_words(own.to_vec(), progress)?)?;
            in_bytes(form, &study.report(words, book)?)
        })
    }

    /// Writes a report for the team.
    ///
    /// # Errors
    /// As [`Study::export_excerpts_book`]; [`StudyError::Template`].
    pub fn export_report(
        &mut self,
        filter: &ExcerptFilter,
        words: &ReportWords,
        form: DocumentForm,
        to: &Path,
        progress: &dyn Progress,
    ) -> Result<Exported, StudyError> {
        let layout = ExcerptsLayout::default();
        let (book, _, withdrawn) = self.team_book(filter, layout, progress)?;
        let rows = book.len();
        let book =
            verbatim_protect::clear(book, Purpose::Team).map_err(|_| StudyError::PublicationRefused)?;
        let bytes = in_bytes(form, &self.report(words, &book)?)?;
        let settings = self.excerpts_settings(filter, layout, form.word())?.json()?;
        let sent = Sent { purpose: Purpose::Team, what: "report", settings, numbers: None, rows };
        self.leave(sent, Destination::File(to), bytes)?;
        Ok(Exported { path: to.to_owned(), rows, withdrawn })
    }

    fn report(
        &self,
        words: &ReportWords,
        book: &Cleared<ExcerptsBook>,
    ) -> Result<Cleared<Document>, StudyError> {
        let mut pictures = Vec::new();
        // Pixels take a while, and most templates show the table alone.
        if book.content().matrix.is_some() && words.template.contains("picture") {
            let table: Cleared<PeopleTable> = book.arranged();
            let alt = format!("{}, darker where more of a column's people are", table.content().title);
            let svg = heat_table(&table).map_err(drawing_failed)?;
            pictures.push(named_picture("matrix", svg, alt).map_err(drawing_failed)?);
        }
        let template = ReportTemplate {
            template: words.template.clone(),
            title: words.title.clone(),
            study: self.name()?,
            day: today(),
            pictures,
        };
        let report: Result<Cleared<Document>, ReportError> = book.arranged_with(&template);
        report.map_err(|why| StudyError::Template(why.to_string()))
    }
}

fn in_bytes(form: DocumentForm, document: &Cleared<Document>) -> Result<Vec<u8>, StudyError> {
    let mut bytes = Vec::new();
    form.write(document, &mut bytes).map_err(drawing_failed)?;
    Ok(bytes)
}
