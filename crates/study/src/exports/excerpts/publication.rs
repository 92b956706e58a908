//! Excerpts for publication, with every guard.

use std::collections::BTreeMap;

use verbatim_model::{Purpose, TranscriptId};
use verbatim_protect::attribution::Attribution;
use verbatim_protect::{Cleared, ExcerptSection, ExcerptsBook, ExcerptsDraft, NotQuoted, PeopleTable};
use verbatim_text::Span;

use super::attributions::PartnerOffered;
use super::desk::Desk;
use super::kept::PublishedExcerpts;
use super::unmask::UnmaskedPerson;
use super::{ExcerptFilter, ExcerptForm, ExcerptsLayout};
use crate::exports::leave::{Destination, Gone, Sent};
use crate::exports::matrix::{MatrixExport, PublicationError, TableForm, refused};
use crate::{Progress, Study, StudyError};

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct ExcerptsPublication {
    /// Which codings.
    pub filter: ExcerptFilter,
    /// How they stand.
    pub layout: ExcerptsLayout,
    /// Whether excerpts of one person are to be known as such.
    pub link: bool,
    /// Labels that rather step up with a rare one than the next smallest.
    pub partners: Vec<String>,
    /// Why excerpts may be published that point to somebody; without a reason they may not.
    pub accepted: Option<String>,
}

/// Excerpts that may leave, and what was done so that they may.
#[derive(Debug)]
pub struct ExcerptsLeaving {
    /// The excerpts.
    pub book: Cleared<ExcerptsBook>,
    /// What the guards did; for the team alone.
    pub effect: ExcerptsEffect,
    kept: PublishedExcerpts,
}

/// What the guards of a publication of excerpts did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExcerptsEffect {
    /// Fewest people who could carry a label.
    pub k: u32,
    /// How many excerpts are published.
    pub excerpts: usize,
    /// How many people are quoted.
    pub quoted: usize,
    /// What stays behind.
    pub stays: Vec<StayingExcerpts>,
    /// Every label that somebody has, with what stands in its place.
    pub attributed: Vec<RaisedLabel>,
    /// Labels that could step up with a rare one in the place of the next smallest.
    pub partners: Vec<PartnerOffered>,
    /// Whether the headings say how many people raised a code, where that was asked for.
    pub numbers: bool,
    /// Words that may identify somebody, in excerpts that stay behind for them.
    pub words: Vec<FoundWords>,
    /// People whom the excerpts point to, read by a colleague of theirs.
    pub unmasked: Vec<UnmaskedPerson>,
}

impl ExcerptsEffect {
    /// Labels that have stepped up.
    pub fn raised(&self) -> impl Iterator<Item = &RaisedLabel> {
        self.attributed.iter().filter(|label| label.own != label.label)
    }
}

/// Words that may identify somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundWords {
    /// The words.
    pub words: String,
    /// File name of the transcript.
    pub transcript: String,
    /// Why they were found, as a phrase.
    pub reason: String,
}

/// Excerpts that stay behind for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StayingExcerpts {
    /// The reason.
    pub why: NotQuoted,
    /// How many people speak in them.
    pub people: usize,
    /// The excerpts.
    pub places: Vec<StayingPlace>,
}

/// An excerpt that stays behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StayingPlace {
    /// The transcript.
    pub id: TranscriptId,
    /// File name of the transcript.
    pub transcript: String,
    /// Where it stands in it.
    pub span: Span,
    /// ¶ of the turn in which it begins.
    pub turn: Option<u32>,
    /// Whole path of its code.
    pub code: String,
    /// Label of the interviewee, where one person speaks.
    pub interviewee: Option<String>,
}

/// A label with what is said in its place, which is the same where it has not stepped up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RaisedLabel {
    /// What people have.
    pub own: String,
    /// What they are attributed as.
    pub label: String,
    /// How many people have it.
    pub people: usize,
}

impl Study {
    /// Excerpts as they would be published, with nothing written or recorded. An excerpt is of the coding of
    /// record; each passage of a code stands once.
    ///
    /// # Errors
    /// [`StudyError::Publication`]; [`crate::deidentification::DeidentificationError::KeyFileClosed`] where
    /// names cannot be compared; [`StudyError::Cancelled`], or what the study file says.
    pub fn excerpts_leaving(
        &self,
        asked: &ExcerptsPublication,
        progress: &dyn Progress,
    ) -> Result<ExcerptsLeaving, StudyError> {
        asked.filter.refuse_unpublishable(asked.layout)?;
        self.keys()?;
        let mut gathered = self.gather_excerpts(&asked.filter, Purpose::Publication, progress)?;
        let (attributions, partners) = self.attributions(&asked.partners)?;
        // Its guards look at the names of categories, too, whether or not its numbers are said.
        let guarded = self.published_headings(progress)?;
        // People who are known as one are counted, too.
        let is_said = asked.layout.counts || asked.link;
        let (matrix, numbers) = if is_said { guarded } else { (None, None) };
        let words = self.mark_leaks(&mut gathered, progress)?;
        let scan = self.scan_headings(&gathered, progress)?;
        let has_numbers = matrix.is_some() || !asked.layout.counts;
        let attributed = attributed(&gathered.desk, &attributions);
        let categories = gathered.desk.people.categories_in_order();
        let draft = ExcerptsDraft {
            book: ExcerptsBook { notes: notes(asked), ..self.sections(asked.layout)? },
            matrix,
            candidates: std::mem::take(&mut gathered.candidates),
            persons: persons(&gathered.desk, &attributions),
            categories,
            link: asked.link,
            counts: asked.layout.counts,
        };
        let cleared = draft.clear_for_publication(scan).map_err(no_excerpt)?;
        let kept = gathered.kept(&cleared, &attributions, numbers);
        let effect = ExcerptsEffect {
            k: self.small_cell()?,
            excerpts: cleared.published.len(),
            quoted: gathered.people_of(&cleared.published).len(),
            stays: gathered.staying(&cleared.stays),
            attributed,
            partners,
            numbers: has_numbers,
            words,
            unmasked: self.unmasked(&gathered.desk.library, &kept, &attributions, progress)?,
        };
        Ok(ExcerptsLeaving { book: cleared.book, effect, kept })
    }

    /// Why nothing of what was asked for may be published, where [`Study::excerpts_leaving`] says that nothing may.
    ///
    /// # Errors
    /// As [`Study::excerpts_leaving`].
    pub fn excerpts_staying(
        &self,
        asked: &ExcerptsPublication,
        progress: &dyn Progress,
    ) -> Result<ExcerptsEffect, StudyError> {
        asked.filter.refuse_unpublishable(asked.layout)?;
        self.keys()?;
        let mut gathered = self.gather_excerpts(&asked.filter, Purpose::Publication, progress)?;
        let words = self.mark_leaks(&mut gathered, progress)?;
        let places = gathered.candidates.iter().enumerate();
        let stays: Vec<(usize, NotQuoted)> =
            places.filter_map(|(place, candidate)| Some((place, candidate.why_not()?))).collect();
        let stays = gathered.staying(&stays);
        Ok(ExcerptsEffect { k: self.small_cell()?, stays, words, ..ExcerptsEffect::default() })
    }

    /// Publishes excerpts as a file or through the clipboard, and records that they left.
    ///
    /// # Errors
    /// As [`Study::excerpts_leaving`]; [`PublicationError::PointsTo`] where they point to somebody and nobody has
    /// said why they may leave; [`StudyError::Unwritable`]; where the study can only be read, since nothing may be
    /// published unrecorded.
    pub fn publish_excerpts(
        &mut self,
        asked: &ExcerptsPublication,
        form: ExcerptForm,
        to: Destination<'_>,
        progress: &dyn Progress,
    ) -> Result<(Gone, ExcerptsEffect), StudyError> {
        self.publish(asked, ("excerpts", form.word()), to, progress, |_, book| form.bytes(book))
    }

    /// Publishes what `bytes` makes of excerpts. `what` is what leaves and its form, as words.
    pub(super) fn publish(
        &mut self,
        asked: &ExcerptsPublication,
        (what, form): (&'static str, &str),
        to: Destination<'_>,
        progress: &dyn Progress,
        bytes: impl FnOnce(&Self, &Cleared<ExcerptsBook>) -> Result<Vec<u8>, StudyError>,
    ) -> Result<(Gone, ExcerptsEffect), StudyError> {
        self.store.writable()?;
        let leaving = self.excerpts_leaving(asked, progress)?;
        let reason = asked.accepted.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
        if !leaving.effect.unmasked.is_empty() && reason.is_none() {
            return Err(PublicationError::PointsTo(leaving.effect.unmasked.len()).into());
        }
        let bytes = bytes(self, &leaving.book)?;
        let mut settings = self.excerpts_settings(&asked.filter, asked.layout, form)?;
        settings.linked = asked.link;
        settings.partners.clone_from(&asked.partners);
        settings.accepted = reason.map(str::to_owned);
        let damaged = |e: serde_json::Error| verbatim_store::StoreError::Damaged(e.to_string());
        let sent = Sent {
            purpose: Purpose::Publication,
            what,
            settings: settings.json()?,
            numbers: Some(serde_json::to_string(&leaving.kept).map_err(damaged)?),
            rows: leaving.effect.excerpts,
        };
        Ok((self.leave(sent, to, bytes)?, leaving.effect))
    }

    /// Who raised each code, and the numbers in it, which are kept; nothing where too few stand behind them.
    fn published_headings(&self, progress: &dyn Progress) -> Result<Headings, StudyError> {
        match self.matrix_leaving(&headings(), Purpose::Publication, progress) {
            Ok(leaving) => {
                let numbers = leaving.kept_numbers();
                Ok((Some(leaving.table), numbers))
            }
            Err(StudyError::Publication(PublicationError::TooFew)) => Ok((None, None)),
            Err(error) => Err(error),
        }
    }

    /// Every code, with nobody quoted on it yet.
    pub(super) fn sections(&self, layout: ExcerptsLayout) -> Result<ExcerptsBook, StudyError> {
        let book = self.kept_codebook()?;
        let section = |place: usize| {
            let text = &book.codes()[place].text;
            ExcerptSection {
                path: book.path(place).0,
                statement: text.statement.clone(),
                definition: text.definition.clone(),
                groups: Vec::new(),
            }
        };
        let sections = (0..book.len()).map(section).collect();
        let (title, order) = ("Coded excerpts".to_owned(), layout.order);
        Ok(ExcerptsBook { title, sections, order, ..ExcerptsBook::default() })
    }
}

/// The table of a publication, and the numbers in it.
type Headings = (Option<Cleared<PeopleTable>>, Option<serde_json::Map<String, serde_json::Value>>);

/// What a reader must know.
fn notes(asked: &ExcerptsPublication) -> Vec<String> {
    let names = "Names are replaced by what stands in brackets; people are attributed by a label that several of those \
                 interviewed could carry.";
    let counts = asked.layout.counts;
    let numbers = counts.then_some("A number of people is left out where it could point to somebody.");
    let linked = asked.link.then_some(
        "Excerpts of one person have one number, but where so few people raised something that it could be counted.",
    );
    [Some(names), numbers, linked].into_iter().flatten().map(str::to_owned).collect()
}

/// The table whose numbers stand in the headings.
pub(super) fn headings() -> MatrixExport {
    let form = Some(TableForm::Columns);
    MatrixExport { columns: vec!["category".to_owned()], roll_up: true, form, ..MatrixExport::default() }
}

fn no_excerpt(why: verbatim_protect::NotCleared) -> StudyError {
    match why {
        verbatim_protect::NotCleared::TooFew => PublicationError::NoExcerpt.into(),
        other => refused(other),
    }
}

/// How each person is attributed, and the category.
fn persons(desk: &Desk, attributions: &[Attribution]) -> Vec<(Attribution, Option<String>)> {
    let persons = attributions.iter().zip(&desk.people.persons);
    persons.map(|(attribution, person)| (attribution.clone(), person.category.clone())).collect()
}

/// What people have as a label, and what is said in its place.
fn attributed(desk: &Desk, attributions: &[Attribution]) -> Vec<RaisedLabel> {
    let mut labels: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (person, said) in desk.people.persons.iter().zip(attributions) {
        let own = desk.people.label_of(person).unwrap_or(&said.label);
        *labels.entry((own, &said.label)).or_default() += 1;
    }
    let label = |((own, label), people): ((&str, &str), usize)| RaisedLabel {
        own: own.to_owned(),
        label: label.to_owned(),
        people,
    };
    labels.into_iter().map(label).collect()
}
