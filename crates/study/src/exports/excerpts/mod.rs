//! Coded excerpts as a file.

mod attributions;
mod desk;
mod facts;
mod form;
mod gathered;
mod kept;
mod layout;
mod names;
mod passages;
mod permissions;
mod publication;
mod report;
mod settings;
mod team;
mod unmask;

use std::path::{Path, PathBuf};

use verbatim_export::{Excerpt, excerpts_csv, excerpts_json};
use verbatim_model::{CodeId, CoderId, Coding, IntervieweeId, Purpose, SavedSearchId, Stance};
use verbatim_protect::ExcerptOrder;
use verbatim_text::{CodePoints, SpanError};

pub use attributions::{EVERYBODY, PartnerOffered};
pub use form::{ExcerptForm, excerpts_page};
pub(crate) use kept::quotes_of;
pub use layout::ExcerptsLayout;
pub use publication::{
    ExcerptsEffect, ExcerptsLeaving, ExcerptsPublication, FoundWords, RaisedLabel, StayingExcerpts,
    StayingPlace,
};
pub use report::{DEFAULT_TEMPLATE, ReportWords};
pub use settings::ExcerptsAgain;
pub use team::ExcerptsForTeam;
pub use unmask::UnmaskedPerson;

use crate::exports::excerpts::desk::{Desk, Wanted};
use crate::exports::leave::Sent;
use crate::exports::matrix::PublicationError;
use crate::interviewees::Person;
use crate::{Progress, Study, StudyError};

/// What is said where a publication is asked for in an order by interview.
const BY_INTERVIEW: &str = "an order by interview, which would show which excerpts are of one person";

/// Which codings become excerpts. Empty lists and `None` mean all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExcerptFilter {
    /// With one of these codes or one below them.
    pub codes: Vec<CodeId>,
    /// By people of one of these categories.
    pub categories: Vec<String>,
    /// By these people.
    pub interviewees: Vec<IntervieweeId>,
    /// By this coder.
    pub coder: Option<CoderId>,
    /// With one of these stances.
    pub stances: Vec<Stance>,
    /// Only those that are marked as quotable.
    pub quotable: bool,
    /// Only those that share a code point with something that one of these saved searches finds.
    pub found_by: Vec<SavedSearchId>,
}

impl ExcerptFilter {
    /// Refuses what no publication may have: a choice that tells of few whom it is of, and an order that does.
    fn refuse_unpublishable(&self, layout: ExcerptsLayout) -> Result<(), PublicationError> {
        let never = [
            (layout.order == ExcerptOrder::Interview, BY_INTERVIEW),
            (!self.interviewees.is_empty(), "a choice of single interviewees"),
            (self.coder.is_some(), "other codings than those of record"),
            (!self.found_by.is_empty(), "a choice by a search"),
        ];
        match never.into_iter().find(|(asked, _)| *asked) {
            Some((_, what)) => Err(PublicationError::Never(what)),
            None => Ok(()),
        }
    }

    fn takes(&self, coding: &Coding) -> bool {
        self.coder.is_none_or(|coder| coder == coding.coder)
            && (self.stances.is_empty() || coding.stance.is_some_and(|stance| self.stances.contains(&stance)))
            && (!self.quotable || coding.quotable)
    }

    fn takes_person(&self, person: Option<&Person>) -> bool {
        self.interviewees.is_empty() || person.is_some_and(|p| self.interviewees.contains(&p.row.id))
    }
}

/// Form of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// Comma separated values, UTF-8.
    Csv,
    /// JSON.
    Json,
}

impl ExportFormat {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

/// What was exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Where it lies: a team export has the mark of one in its name.
    pub path: PathBuf,
    /// Number of rows.
    pub rows: usize,
    /// Codings of people who have withdrawn, which stay behind.
    pub withdrawn: usize,
}

/// Excerpts gathered for an export. Rows are made when they are asked for: they borrow all they say
/// from here.
pub struct Excerpts {
    desk: Desk,
    rows: Vec<(Wanted, String)>,
    layout: ExcerptsLayout,
    withdrawn: usize,
}

impl Excerpts {
    /// How many.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows in their order; by interview that is by transcript in the order of import and by passage.
    pub fn iter(&self) -> impl Iterator<Item = Excerpt<'_>> {
        (1..).zip(&self.rows).map(|(number, (wanted, text))| {
            let row = self.desk.excerpt(number, wanted, text);
            let ExcerptsLayout { turns, memos, .. } = self.layout;
            Excerpt { turn: row.turn.filter(|_| turns), memo: row.memo.filter(|_| memos), ..row }
        })
    }

    /// Codings that would be among them, but for people who have withdrawn.
    #[must_use]
    pub const fn withdrawn(&self) -> usize {
        self.withdrawn
    }

    /// Levels of the longest path of a code.
    fn levels(&self) -> usize {
        self.desk.levels(self.rows.iter().map(|(wanted, _)| wanted))
    }
}

impl<'e> IntoIterator for &'e Excerpts {
    type Item = Excerpt<'e>;
    type IntoIter = Box<dyn Iterator<Item = Excerpt<'e>> + 'e>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

impl Study {
    /// Writes excerpts for a purpose, a row a coding.
    ///
    /// # Errors
    /// [`StudyError::PublicationRefused`], [`StudyError::Unwritable`], [`StudyError::Cancelled`],
    /// or what the study file says.
    pub fn export_excerpts(
        &mut self,
        filter: &ExcerptFilter,
        layout: ExcerptsLayout,
        purpose: Purpose,
        format: ExportFormat,
        to: &Path,
        progress: &dyn Progress,
    ) -> Result<Exported, StudyError> {
        // Asked first, so that nothing is gathered for a purpose that is refused.
        verbatim_protect::clear((), purpose).map_err(|_| StudyError::PublicationRefused)?;
        let excerpts = self.excerpts_in(filter, layout, progress)?;
        let (rows, levels, withdrawn) = (excerpts.len(), excerpts.levels(), excerpts.withdrawn());
        let cleared =
            verbatim_protect::clear(excerpts, purpose).map_err(|_| StudyError::PublicationRefused)?;
        let sent = Sent {
            purpose,
            what: "excerpts",
            settings: self.excerpts_settings(filter, layout, format.word())?.json()?,
            numbers: None,
            rows,
        };
        self.leave_for_team(sent, to, |out| match format {
            ExportFormat::Csv => excerpts_csv(&cleared, levels, out),
            ExportFormat::Json => excerpts_json(&cleared, out),
        })?;
        Ok(Exported { path: to.to_owned(), rows, withdrawn })
    }

    /// Gathers excerpts, by transcript in the order of import and by passage.
    ///
    /// # Errors
    /// [`StudyError::Cancelled`], or what the study file says.
    pub fn excerpts(&self, filter: &ExcerptFilter, progress: &dyn Progress) -> Result<Excerpts, StudyError> {
        self.excerpts_in(filter, ExcerptsLayout::of_rows(), progress)
    }

    fn excerpts_in(
        &self,
        filter: &ExcerptFilter,
        layout: ExcerptsLayout,
        progress: &dyn Progress,
    ) -> Result<Excerpts, StudyError> {
        let desk = Desk::open(self, filter)?;
        progress.at(0, desk.library.transcripts.len())?;
        let (groups, withdrawn) = desk.wanted(self, filter, progress)?;
        let mut rows = Vec::with_capacity(groups.iter().map(|group| group.wanted.len()).sum());
        let mut done = 0;
        self.text_source()?.each(
            &groups,
            |group| desk.transcript(group),
            |group, text| passages(&group.wanted, text),
            |_, passages| {
                progress.at(done, groups.len())?;
                done += 1;
                rows.extend(passages?);
                Ok(())
            },
        )?;
        let wanted = groups.into_iter().flat_map(|group| group.wanted);
        let mut rows: Vec<(Wanted, String)> = wanted.zip(rows).collect();
        if layout.order != ExcerptOrder::Interview {
            let book = self.kept_codebook()?;
            let categories = desk.people.categories_in_order();
            // Those of one heading stay by interview and passage.
            rows.sort_by_cached_key(|(wanted, _)| {
                let code = book.place_of(wanted.coding.code).unwrap_or(usize::MAX);
                let category = desk.place_among(&categories, wanted);
                if layout.order == ExcerptOrder::CategoryTheme { (category, code) } else { (code, category) }
            });
        }
        Ok(Excerpts { desk, rows, layout, withdrawn })
    }
}

/// Cuts the passages of codings out of their text.
fn passages(wanted: &[Wanted], text: &str) -> Result<Vec<String>, SpanError> {
    let points = CodePoints::new(text);
    wanted.iter().map(|w| points.slice(w.coding.span).map(str::to_owned)).collect()
}
