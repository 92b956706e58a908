//! Reports through a template.

use std::path::Path;

use verbatim_export::document::{Document, document_docx, document_html, document_markdown, document_odt};
use verbatim_export::{ReportTemplate, heat_table, named_picture};
use verbatim_model::Purpose;
use verbatim_protect::{Cleared, ExcerptsBook, PeopleTable};
use verbatim_store::today;

pub use verbatim_export::report::DEFAULT_TEMPLATE;
use verbatim_export::report::ReportError;

use super::{ExcerptForm, ExcerptsEffect, ExcerptsPublication, Exported};
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

/// Form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportForm {
    /// A document for Word.
    Docx,
    /// A document for LibreOffice.
    Odt,
    /// A page for a browser.
    Html,
    /// Plain text with marks.
    Markdown,
}

impl ReportForm {
    /// The form that the ending of a file says.
    #[must_use]
    pub fn of_path(path: &Path) -> Option<Self> {
        match ExcerptForm::of_path(path)? {
            ExcerptForm::Docx => Some(Self::Docx),
            ExcerptForm::Odt => Some(Self::Odt),
            ExcerptForm::Html => Some(Self::Html),
            ExcerptForm::Markdown => Some(Self::Markdown),
            _ => None,
        }
    }

    /// As a word, which is the ending of its files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Html => "html",
            Self::Markdown => "md",
        }
    }

    fn bytes(self, document: &Cleared<Document>) -> Result<Vec<u8>, StudyError> {
        let mut bytes = Vec::new();
        let written = match self {
            Self::Docx => document_docx(document, &mut bytes),
            Self::Odt => document_odt(document, &mut bytes),
            Self::Html => document_html(document, &mut bytes),
            Self::Markdown => document_markdown(document, &mut bytes),
        };
        written.map_err(drawing_failed)?;
        Ok(bytes)
    }
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
        form: ReportForm,
        to: Destination<'_>,
        progress: &dyn Progress,
    ) -> Result<(Gone, ExcerptsEffect), StudyError> {
        self.publish(asked, ("report", form.word()), to, progress, |study, book| {
            let own = [&words.title, &words.template, &study.name()?]
                .map(|text| ("the report".to_owned(), text.clone()));
            PublicationError::refuse_names(&study.scan_own_words(own.to_vec(), progress)?)?;
            form.bytes(&study.report(words, book)?)
        })
    }

    /// Writes a report for the team.
    ///
    /// # Errors
    /// As [`Study::export_excerpts_book`]; [`StudyError::Template`].
    pub fn export_report(
        &mut self,
        asked: &ExcerptsPublication,
        words: &ReportWords,
        form: ReportForm,
        to: &Path,
        progress: &dyn Progress,
    ) -> Result<Exported, StudyError> {
        let (book, _, withdrawn) = self.team_book(&asked.filter, false, progress)?;
        let rows = book.len();
        let book =
            verbatim_protect::clear(book, Purpose::Team).map_err(|_| StudyError::PublicationRefused)?;
        let bytes = form.bytes(&self.report(words, &book)?)?;
        let settings = asked.filter.settings(form.word()).to_string();
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
        if book.content().matrix.is_some() {
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
