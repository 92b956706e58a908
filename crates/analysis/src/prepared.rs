//! Codings brought to the people in whose turns they lie. Independent of any choice of columns, so
//! that a live window prepares once for each change and counts as often as it likes.

mod asked;
mod marks;
mod part;
mod speakers;

use crate::check::{check, coding};
use crate::record::Chosen;
use crate::sums::{Step, Sums};
use crate::{CodeRow, CodingFigures, Figures, FiguresError, Layer, Scope, Selection};

pub use asked::AskedStates;
pub use marks::{ADDRESSED, Attitude, Marks, RAISED, attitude, roll_up};
pub use part::{Entry, Part, Touch};

use part::{Taken, by_transcript, keep_agreed, takes};
use speakers::Speakers;

/// The counted codings of a study, each with its passage and the people whom it counts for.
#[derive(Clone, Debug)]
pub struct Prepared {
    selection: Selection,
    scope: Scope,
    chosen: Chosen,
    pub(crate) codes: Vec<CodeRow>,
    /// Everybody is `0..people`; `people` itself stands for a speaker whom nobody knows.
    pub(crate) people: u32,
    pub(crate) groups: Option<Vec<u32>>,
    pub(crate) interviewed: Vec<bool>,
    pub(crate) coded: Vec<bool>,
    pub(crate) asked: AskedStates,
    pub(crate) marks: Marks,
    speakers: Speakers,
    /// Interview of each transcript.
    pub(crate) interviews: Vec<u32>,
    /// What each transcript adds.
    pub(crate) parts: Vec<Part>,
    /// What was counted over all parts.
    pub(crate) sums: Sums,
}

impl Prepared {
    /// Prepares the codings that `selection` takes (a [`Layer`] will do).
    ///
    /// # Errors
    /// [`FiguresError`] where the figures contradict themselves.
    pub fn new(figures: &Figures, selection: impl Into<Selection>) -> Result<Self, FiguresError> {
        Self::filtered(figures, selection, |_| true)
    }

    /// The same of a part of the study.
    ///
    /// # Errors
    /// [`FiguresError`] where the figures contradict themselves.
    pub fn within(
        figures: &Figures,
        selection: impl Into<Selection>,
        scope: &Scope,
    ) -> Result<Self, FiguresError> {
        Self::build(figures, selection.into(), scope.clone(), |_| true)
    }

    /// The same of a part of the study, with only those codings for which `keep` answers yes to their
    /// index in [`Figures::codings`]. Who coded an interview first is decided before that.
    ///
    /// # Errors
    /// [`FiguresError`] where the figures contradict themselves.
    pub fn kept_within(
        figures: &Figures,
        selection: impl Into<Selection>,
        scope: &Scope,
        keep: impl Fn(usize) -> bool,
    ) -> Result<Self, FiguresError> {
        Self::build(figures, selection.into(), scope.clone(), keep)
    }

    /// The same with only those codings for which `keep` answers yes to their index in
    /// [`Figures::codings`]. Who coded an interview first is decided before the filter, and N stays
    /// what it is. [`Prepared::follow`] knows nothing of the filter.
    ///
    /// # Errors
    /// [`FiguresError`] where the figures contradict themselves.
    pub fn filtered(
        figures: &Figures,
        selection: impl Into<Selection>,
        keep: impl Fn(usize) -> bool,
    ) -> Result<Self, FiguresError> {
        Self::build(figures, selection.into(), Scope::default(), keep)
    }

    fn build(
        figures: &Figures,
        selection: Selection,
        scope: Scope,
        keep: impl Fn(usize) -> bool,
    ) -> Result<Self, FiguresError> {
        check(figures)?;
        let chosen = Chosen::new(figures, selection);
        let speakers = Speakers::new(figures, &scope);
        let interviews: Vec<u32> =
            figures.transcripts.iter().map(|transcript| transcript.interview).collect();
        let mut parts = vec![Part::default(); figures.transcripts.len()];
        let taken = by_transcript(figures, &chosen, &scope, keep);
        for codings in taken.chunk_by(|one, next| one.transcript == next.transcript) {
            parts[codings[0].transcript as usize] = Part::new(figures, codings, &scope);
        }
        if let Layer::AtLeast(coders) = selection.layer {
            keep_agreed(&mut parts, coders, figures.people);
        }
        let mut marks = Marks::new(figures.codes.len(), figures.people);
        let entries = parts.iter().flat_map(|part| &part.entries);
        entries.filter(|entry| entry.person < figures.people).for_each(|entry| marks.add(entry));
        Ok(Self {
            codes: figures.codes.clone(),
            people: figures.people,
            groups: figures.groups.clone(),
            interviewed: speakers.interviewed(),
            coded: speakers.coded(&interviews, &chosen),
            asked: AskedStates::new(figures),
            marks,
            interviews,
            parts,
            sums: Sums::default(),
            speakers,
            chosen,
            selection,
            scope,
        })
    }

    /// Whether it holds what these take of the study.
    #[must_use]
    pub fn is_of(&self, selection: impl Into<Selection>, scope: &Scope) -> bool {
        self.selection == selection.into() && self.scope == *scope
    }

    /// Takes in that codings of these transcripts came, went or changed, and the coding of record with
    /// them, while everything else in the figures is as before. [`Figures::codings`] must stand in the
    /// order of their transcripts. Only what these transcripts add, and the people in them, is counted
    /// again; where several coders must agree, all of it. Their words must be learnt again.
    ///
    /// # Errors
    /// [`FiguresError`] where the figures contradict themselves; then nothing has changed.
    pub fn follow(&mut self, figures: &Figures, transcripts: &[u32]) -> Result<(), FiguresError> {
        if let Layer::AtLeast(_) = self.selection.layer {
            *self = Self::build(figures, self.selection, self.scope.clone(), |_| true)?;
            return Ok(());
        }
        for &transcript in transcripts {
            if transcript as usize >= self.parts.len() {
                return Err(FiguresError::Transcript(transcript));
            }
            codings_of(figures, transcript).iter().try_for_each(|one| coding(figures, one))?;
        }
        let stale = self.stale(figures, transcripts);
        let fresh: Vec<Part> = stale.iter().map(|transcript| self.part(figures, *transcript)).collect();
        let old = stale.iter().map(|transcript| &self.parts[*transcript as usize]);
        let mut people: Vec<u32> =
            old.chain(&fresh).flat_map(|part| &part.entries).map(|entry| entry.person).collect();
        people.sort_unstable();
        people.dedup();
        people.retain(|person| *person < self.people);
        // The sums are taken out because they look at the rest while they are changed.
        let mut sums = std::mem::take(&mut self.sums);
        sums.step(self, Step::Out, &stale, &people);
        for (transcript, part) in stale.iter().zip(fresh) {
            self.parts[*transcript as usize] = part;
        }
        people.iter().for_each(|person| self.mark_again(*person));
        sums.step(self, Step::In, &stale, &people);
        self.sums = sums;
        self.coded = self.speakers.coded(&self.interviews, &self.chosen);
        Ok(())
    }

    /// Transcripts whose part is old when the codings of some have changed, ascending: these, and all of
    /// an interview that is now counted otherwise.
    fn stale(&mut self, figures: &Figures, transcripts: &[u32]) -> Vec<u32> {
        let mut interviews: Vec<u32> =
            transcripts.iter().map(|transcript| self.interviews[*transcript as usize]).collect();
        interviews.sort_unstable();
        interviews.dedup();
        let of = |interviews: &[u32]| -> Vec<u32> {
            let numbers = (0..).zip(&self.interviews);
            let own = numbers.filter(|(_, interview)| interviews.binary_search(interview).is_ok());
            own.map(|(transcript, _)| transcript).collect()
        };
        let codings = of(&interviews);
        let codings = codings.iter().flat_map(|transcript| codings_of(figures, *transcript));
        let others = self.chosen.follow(figures, &interviews, codings);
        let mut stale = of(&others);
        stale.extend(transcripts);
        stale.sort_unstable();
        stale.dedup();
        stale
    }

    fn part(&self, figures: &Figures, transcript: u32) -> Part {
        let own = codings_of(figures, transcript).iter();
        let own = own.filter(|coding| takes(figures, &self.chosen, &self.scope, coding));
        let mut codings: Vec<Taken> = own.map(Taken::from).collect();
        codings.sort_unstable_by_key(Taken::place);
        Part::new(figures, &codings, &self.scope)
    }

    fn mark_again(&mut self, person: u32) {
        self.marks.clear(person);
        for &transcript in self.speakers.transcripts_of(person) {
            let entries = &self.parts[transcript as usize].entries;
            entries.iter().filter(|entry| entry.person == person).for_each(|entry| self.marks.add(entry));
        }
    }

    /// Rows in which a coding of this code counts: the code and, rolled up, all above it.
    pub(crate) fn rows_of(&self, code: u32, roll_up: bool) -> impl Iterator<Item = u32> + '_ {
        let above = move |&code: &u32| self.codes[code as usize].parent.filter(|_| roll_up);
        std::iter::successors(Some(code), above)
    }
}

/// Codings of one transcript, where all stand in the order of their transcripts.
fn codings_of(figures: &Figures, transcript: u32) -> &[CodingFigures] {
    let start = figures.codings.partition_point(|coding| coding.transcript < transcript);
    let codings = &figures.codings[start..];
    &codings[..codings.partition_point(|coding| coding.transcript == transcript)]
}

#[expect(clippy::cast_possible_truncation, reason = "a study has fewer than 2^32 passages and turns")]
pub const fn count(length: usize) -> u32 {
    length as u32
}
