//! When new codes stopped coming up.

use std::sync::Arc;

use verbatim_analysis::{BandStep, Chosen, Prepared, SaturationOptions, SaturationRun};

use crate::analysis::choice::{Choice, Counting};
use crate::analysis::origin::CodeOrigin;
use crate::{Study, StudyError};

/// Which codes are followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SaturationCodes {
    /// Those that came up during analysis.
    #[default]
    DuringAnalysis,
    /// All, the ready-made ones too: says how far these were used, not that nothing is missing.
    All,
}

/// How codes came up interview by interview.
#[derive(Clone, Debug)]
pub struct FoundSaturation {
    /// Codes that are followed.
    pub codes: u32,
    /// Codes of the codebook that are left aside as ready-made.
    pub ready_made: u32,
    /// The interviews, in the order of interviewing: by day, then as they came in.
    pub steps: Vec<SaturationStepOf>,
    /// Interviews without a day, which stand last.
    pub undated: u32,
    /// Interviews that are left out because nobody has coded or finished them.
    pub not_coded: u32,
    /// Distinct codes of the base.
    pub base_codes: u32,
    /// The runs after the base.
    pub runs: Vec<SaturationRun>,
    /// After how many interviews it was reached; `None`: not yet.
    pub reached_after: Option<u32>,
    /// Distinct codes after each number of interviews, over random orders.
    pub band: Vec<BandStep>,
}

/// One interview.
#[derive(Clone, Debug)]
pub struct SaturationStepOf {
    /// Label of its interviewee, else the name of a transcript.
    pub interview: String,
    /// Its day.
    pub day: Option<String>,
    /// Distinct codes in it.
    pub codes: u32,
    /// Those that no interview before it had.
    pub new: u32,
    /// Distinct codes so far.
    pub so_far: u32,
}

/// Codes and interviews in the order of interviewing, taken in hand at one moment. It holds no lock: the
/// band over random orders takes a while, and the study can be changed meanwhile.
pub struct SaturationDesk {
    prepared: Arc<Prepared>,
    /// Numbers of the coded interviews, in the order of interviewing.
    order: Vec<u32>,
    /// Name and day of each of them.
    named: Vec<(String, Option<String>)>,
    /// Which codes are followed, by number.
    followed: Vec<bool>,
    codes: SaturationCodes,
    choice: Choice,
    not_coded: u32,
}

impl SaturationDesk {
    /// Which codes are followed.
    #[must_use]
    pub const fn codes(&self) -> SaturationCodes {
        self.codes
    }

    /// Whose codings are counted.
    #[must_use]
    pub const fn choice(&self) -> &Choice {
        &self.choice
    }

    /// Follows the codes through the interviews.
    ///
    /// # Errors
    /// [`StudyError::NotEnoughInterviews`].
    pub fn answer(&self, options: &SaturationOptions) -> Result<FoundSaturation, StudyError> {
        let found = self.prepared.saturation(&self.order, &self.followed, options)?;
        let steps = found.steps.iter().zip(&self.named).map(|(step, (interview, day))| SaturationStepOf {
            interview: interview.clone(),
            day: day.clone(),
            codes: step.codes,
            new: step.new,
            so_far: step.so_far,
        });
        Ok(FoundSaturation {
            codes: count(self.followed.iter().filter(|followed| **followed)),
            ready_made: count(self.followed.iter().filter(|followed| !**followed)),
            steps: steps.collect(),
            undated: count(self.named.iter().filter(|(_, day)| day.is_none())),
            not_coded: self.not_coded,
            base_codes: found.base_codes,
            runs: found.runs,
            reached_after: found.reached_after,
            band: found.band,
        })
    }
}

impl Study {
    /// Takes in hand what following codes through the interviews needs, in the order of interviewing.
    ///
    /// # Errors
    /// As [`Study::matrix_of`], without columns.
    pub fn saturation_desk(
        &self,
        codes: SaturationCodes,
        choice: &Choice,
    ) -> Result<SaturationDesk, StudyError> {
        let counting = self.counting(choice)?;
        let origins = self.code_origins()?;
        let follows =
            |origin: &CodeOrigin| codes == SaturationCodes::All || *origin == CodeOrigin::DuringAnalysis;
        let (order, not_coded) = self.order_of_interviewing(&counting, choice)?;
        let interviews = &counting.gathered.interviews;
        let day = |interview: u32| interviews.get(interview as usize).and_then(|i| i.date.clone());
        Ok(SaturationDesk {
            named: order.iter().map(|one| (name(&counting, *one), day(*one))).collect(),
            followed: origins.iter().map(follows).collect(),
            prepared: Arc::clone(&counting.prepared),
            order,
            codes,
            choice: choice.clone(),
            not_coded,
        })
    }

    /// Numbers of the coded interviews in the order of interviewing, and how many are left out. Where
    /// nobody marks interviews finished, those with a coding are coded: one that nobody has looked at
    /// brings no new code and must not end the curve.
    fn order_of_interviewing(
        &self,
        counting: &Counting,
        choice: &Choice,
    ) -> Result<(Vec<u32>, u32), StudyError> {
        let Counting { gathered, prepared, .. } = counting;
        let chosen = Chosen::new(&gathered.figures, self.selection(gathered, choice)?);
        let with_codings = prepared.interviews_with_codings();
        let nobody_marks = gathered.figures.finished.is_empty();
        let is_coded = |interview: u32| {
            if nobody_marks {
                with_codings.get(interview as usize).copied().unwrap_or(false)
            } else {
                chosen.is_coded(interview)
            }
        };
        let scope = self.scope(gathered, &counting.people, choice)?;
        let reached = scope.interviews(&gathered.figures);
        let (mut order, left): (Vec<u32>, Vec<u32>) = reached.into_iter().partition(|i| is_coded(*i));
        let interviews = &gathered.interviews;
        // They are numbered as they came in, which the stable sort keeps within a day.
        order.sort_by_key(|interview| {
            let day = interviews.get(*interview as usize).and_then(|i| i.date.as_deref());
            (day.is_none(), day)
        });
        Ok((order, count(left.iter())))
    }
}

fn name(counting: &Counting, interview: u32) -> String {
    let gathered = &counting.gathered;
    let of = gathered.interviews.get(interview as usize).and_then(|i| i.interviewee);
    if let Some(person) = of.and_then(|id| counting.people.get(id)) {
        return person.row.label.clone();
    }
    let place = gathered.figures.transcripts.iter().position(|t| t.interview == interview);
    let file = place.and_then(|place| gathered.library.transcripts.get(place));
    file.map(|file| file.file_name.clone()).unwrap_or_default()
}

fn count(things: impl Iterator) -> u32 {
    u32::try_from(things.count()).unwrap_or(u32::MAX)
}
