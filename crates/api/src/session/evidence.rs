//! Strength of themes, codes that come together, saturation and the composition of the sample.

use verbatim_model::CodeId;
use verbatim_study::StudyError;
use verbatim_study::analysis::{Illustrative, Recurrence, SaturationCodes, SaturationOptions, Unit};

use super::counting::choice;
use super::id;
use crate::replies::{Change, Cooccurrence, SampleComposition, Saturation, Strength};
use crate::requests::{
    CooccurrenceRequest, KeepIllustrative, SampleRequest, SaturationRequest, SetQuantifiers, SetRecurring,
    StrengthRequest, TogetherUnit,
};
use crate::{ApiError, Session, answers};

/// Most random orders of one band: more say nothing new and take long.
const MOST_ORDERS: u32 = 100_000;

impl Session {
    /// See [`commands`](crate::commands). As long as the team has not said what counts as recurring there are
    /// no themes in the reply.
    ///
    /// # Errors
    /// Where a choice names something that is not there.
    pub fn strength(&self, args: StrengthRequest) -> Result<Strength, ApiError> {
        let choice = choice(args.choice)?;
        self.with(|study| Ok(answers::strength(study, &choice)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where everything would recur, nobody is coding or the study cannot be changed.
    pub fn recurring_set(&self, args: SetRecurring) -> Result<Change, ApiError> {
        let SetRecurring { people, groups, categories } = args;
        self.with(|study| {
            let changed = study.set_recurrence(Recurrence { people, groups, categories })?;
            let agreed = study.recurrence()?.ok_or(StudyError::NoRecurrence)?;
            let said = answers::recurring(&agreed).said;
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the scale does not rise or calls half of the people most, nobody is coding or the study cannot be
    /// changed.
    pub fn quantifiers_set(&self, args: SetQuantifiers) -> Result<Change, ApiError> {
        let SetQuantifiers { several, many, most } = args;
        self.with(|study| {
            let changed = study.set_quantifiers(several, many, most)?;
            Ok(answers::change(
                study,
                "Set the words for numbers of people".to_owned(),
                &changed.affected,
                None,
            )?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such code or person, nobody is coding or the study cannot be changed.
    pub fn illustrative_set(&self, args: KeepIllustrative) -> Result<Change, ApiError> {
        let code: CodeId = id("code", &args.code)?;
        self.with(|study| {
            let person =
                args.interviewee.as_deref().map(|label| study.find_interviewee(label)).transpose()?;
            let voice = Illustrative { code, person: person.map(|person| person.id) };
            let changed = study.set_illustrative(voice, args.kept)?;
            let name = study.code(code)?.name;
            let said = if args.kept {
                format!("Kept a single voice on {name} as illustrative")
            } else {
                format!("A voice on {name} is no longer kept as illustrative")
            };
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where a choice names something that is not there.
    pub fn cooccurrence(&self, args: CooccurrenceRequest) -> Result<Cooccurrence, ApiError> {
        let choice = choice(args.choice)?;
        self.with(|study| Ok(answers::cooccurrence(study, unit(args.unit), args.roll_up, &choice)?))
    }

    /// See [`commands`](crate::commands). The study is free for others while the random orders are followed.
    ///
    /// # Errors
    /// Where there are too few interviews, a choice names something that is not there, or the study was closed
    /// meanwhile.
    pub fn saturation(&self, args: SaturationRequest) -> Result<Saturation, ApiError> {
        let (codes, options) = saturation_options(&args);
        let choice = choice(args.choice)?;
        let (desk, is_closed) =
            self.with(|study| Ok((study.saturation_desk(codes, &choice)?, self.is_closed())))?;
        let found = answers::saturation(&desk, &options)?;
        // Nothing of a study that was closed or locked meanwhile reaches a window.
        if is_closed() { Err(StudyError::Cancelled.into()) } else { Ok(found) }
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such attribute.
    pub fn sample_composition(&self, args: SampleRequest) -> Result<SampleComposition, ApiError> {
        self.with(|study| Ok(answers::sample_composition(study, args.attribute.as_deref())?))
    }
}

/// Where two codes must both be.
pub(super) const fn unit(asked: TogetherUnit) -> Unit {
    match asked {
        TogetherUnit::Passage => Unit::Passage,
        TogetherUnit::Overlap => Unit::Overlap,
        TogetherUnit::Turn => Unit::Turn,
        TogetherUnit::Interviewee => Unit::Interviewee,
    }
}

/// Which codes are followed, and how.
pub(super) fn saturation_options(asked: &SaturationRequest) -> (SaturationCodes, SaturationOptions) {
    let codes = if asked.all_codes { SaturationCodes::All } else { SaturationCodes::DuringAnalysis };
    let SaturationRequest { base, run, threshold, orders, seed, .. } = *asked;
    (codes, SaturationOptions { base, run, threshold, orders: orders.min(MOST_ORDERS), seed })
}
