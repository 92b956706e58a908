//! Questions to the supervisor and review of codings.

use verbatim_model::{CodingId, ReviewKind};
use verbatim_study::StudyError;

use super::id;
use crate::replies::{Change, ReviewQueue};
use crate::requests::{AddReviewNote, ReviewQueueRequest};
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where a question or an answer says nothing, or the coding is gone.
    pub fn review_add(&self, args: AddReviewNote) -> Result<Change, ApiError> {
        let coding: CodingId = id("coding", &args.coding)?;
        let kind = ReviewKind::parse(&args.kind).map_err(StudyError::from)?;
        self.with(|study| {
            let changed = study.add_review_note(coding, kind, &args.text)?;
            let about = study.coding(coding)?;
            let said = match kind {
                ReviewKind::Question => "Asked the supervisor",
                ReviewKind::Answer => "Answered",
                ReviewKind::Checked => "Marked as checked",
            };
            let place = (about.transcript, about.span.start(), about.span.end());
            Ok(answers::change(study, said.to_owned(), &changed.affected, Some(place))?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn review_queue(&self, args: ReviewQueueRequest) -> Result<ReviewQueue, ApiError> {
        self.with(|study| Ok(answers::review_queue(study, args.sample, args.seed)?))
    }
}
