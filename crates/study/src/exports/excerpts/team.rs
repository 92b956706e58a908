//! Excerpts for the team, complete, under the codes that they were coded with.

use std::collections::{BTreeMap, BTreeSet};

use verbatim_model::{Purpose, Stance};
use verbatim_protect::{Cleared, ExcerptGroup, ExcerptsBook, InsideExcerpt, QuotedExcerpt};
use verbatim_text::{CodePoints, Span};

use super::desk::Wanted;
use super::gathered::Gathered;
use super::publication::headings;
use super::{ExcerptFilter, ExcerptForm, ExcerptsLayout};
use crate::exports::leave::{Destination, Gone, Sent};
use crate::{Progress, Study, StudyError};

/// Excerpts for the team.
#[derive(Debug)]
pub struct ExcerptsForTeam {
    /// The excerpts.
    pub book: Cleared<ExcerptsBook>,
    /// How many people speak in them.
    pub people: usize,
    /// Codings of people who have withdrawn, which stay behind.
    pub withdrawn: usize,
}

impl Study {
    /// Excerpts for the team as they would leave, with where each stands, who coded it, and what else the layout
    /// says. Nothing is written or recorded.
    ///
    /// # Errors
    /// [`StudyError::Cancelled`], or what the study file says.
    pub fn excerpts_for_team(
        &self,
        filter: &ExcerptFilter,
        layout: ExcerptsLayout,
        progress: &dyn Progress,
    ) -> Result<ExcerptsForTeam, StudyError> {
        let (book, people, withdrawn) = self.team_book(filter, layout, progress)?;
        let book =
            verbatim_protect::clear(book, Purpose::Team).map_err(|_| StudyError::PublicationRefused)?;
        Ok(ExcerptsForTeam { book, people, withdrawn })
    }

    /// Lets excerpts leave for the team as [`Study::excerpts_for_team`] gives them, and records that they left.
    ///
    /// # Errors
    /// [`StudyError::Unwritable`], [`StudyError::NotDrawn`], [`StudyError::Cancelled`], or what the study
    /// file says.
    pub fn export_excerpts_book(
        &mut self,
        filter: &ExcerptFilter,
        layout: ExcerptsLayout,
        form: ExcerptForm,
        to: Destination<'_>,
        progress: &dyn Progress,
    ) -> Result<(Gone, ExcerptsForTeam), StudyError> {
        let leaving = self.excerpts_for_team(filter, layout, progress)?;
        let rows = leaving.book.content().len();
        let settings = self.excerpts_settings(filter, layout, form.word())?.json()?;
        let sent = Sent { purpose: Purpose::Team, what: "excerpts", settings, numbers: None, rows };
        let gone = match to {
            Destination::File(path) => {
                self.leave_for_team(sent, path, |out| form.write(&leaving.book, out))?;
                Gone { path: Some(path.to_owned()), rows, bytes: Vec::new() }
            }
            Destination::Clipboard => {
                let bytes = form.bytes(&leaving.book)?;
                self.leave(sent, to, bytes)?
            }
        };
        Ok((gone, leaving))
    }

    pub(super) fn team_book(
        &self,
        filter: &ExcerptFilter,
        layout: ExcerptsLayout,
        progress: &dyn Progress,
    ) -> Result<(ExcerptsBook, usize, usize), StudyError> {
        let mut gathered = self.gather_excerpts(filter, Purpose::Team, progress)?;
        let candidates = std::mem::take(&mut gathered.candidates);
        let mut groups: BTreeMap<(usize, usize), ExcerptGroup> = BTreeMap::new();
        let categories = gathered.desk.people.categories_in_order();
        let mut withdrawn = 0;
        let mut number = 0;
        let mut people: BTreeSet<usize> = BTreeSet::new();
        for (wanted, candidate) in gathered.wanted.iter().zip(candidates) {
            if wanted.withdrawn {
                withdrawn += 1;
                continue;
            }
            number += 1;
            people.extend(wanted.person);
            let person = wanted.person.and_then(|place| gathered.desk.people.persons.get(place));
            let category = person.and_then(|person| person.category.clone());
            let key = (candidate.section, gathered.desk.place_among(&categories, wanted));
            let group =
                groups.entry(key).or_insert_with(|| ExcerptGroup { category, ..ExcerptGroup::default() });
            group.excerpts.push(QuotedExcerpt {
                number,
                person: None,
                turns: candidate.turns,
                attribution: person.and_then(|person| person.row.attribution.clone()),
                inside: Some(gathered.inside(wanted, layout)),
            });
        }
        let mut book = self.sections(layout)?;
        for ((section, _), group) in groups {
            book.sections[section].groups.push(group);
        }
        book.categories = categories;
        if layout.counts {
            let matrix = self.matrix_leaving(&headings(), Purpose::Team, progress)?.table;
            book.matrix = Some(matrix.content().clone());
            book.say_who_raised();
        }
        book.leave_empty_sections();
        Ok((book, people.len(), withdrawn))
    }
}

impl Gathered {
    fn inside(&self, wanted: &Wanted, layout: ExcerptsLayout) -> InsideExcerpt {
        let row = self.desk.excerpt(0, wanted, "");
        let (before, after) = if layout.context { self.around(wanted) } else { (None, None) };
        InsideExcerpt {
            interviewee: row.interviewee.map(str::to_owned),
            transcript: row.transcript.to_owned(),
            turn: wanted.turn().filter(|_| layout.turns),
            before,
            after,
            coder: row.coder.to_owned(),
            stance: wanted.coding.stance.map(Stance::as_str),
            memo: row.memo.filter(|_| layout.memos).map(std::borrow::Cow::into_owned),
        }
    }

    /// What was said before a passage in the turn in which it begins, and after it in that in which it ends.
    fn around(&self, wanted: &Wanted) -> (Option<String>, Option<String>) {
        let turns = self.desk.turns_of(wanted);
        let text = self.desk.library.text(wanted.transcript).unwrap_or_default();
        let points = CodePoints::new(text);
        let said = |from: u32, to: u32| {
            let span = Span::new(from, to).ok()?;
            let said = points.slice(span).ok()?.trim();
            (!said.is_empty()).then(|| said.to_owned())
        };
        let span = wanted.coding.span;
        let before = turns.first().and_then(|turn| said(turn.span.start(), span.start()));
        let after = turns.last().and_then(|turn| said(span.end(), turn.span.end()));
        (before, after)
    }
}
