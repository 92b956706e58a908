//! Questions to the supervisor and review of codings.

use verbatim_api::{replies::*, requests::*};

reads! {
    review_queue: ReviewQueueRequest => ReviewQueue,
}

writes! {
    review_add: AddReviewNote => Change,
}
