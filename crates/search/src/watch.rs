//! Leaving a search that is no longer wanted, or that takes too long.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// What a search looks up to between turns: whether to stop, and how much time and how many matches
/// are left. One watch is for one search, on as many threads as it likes.
pub struct Watch<'a> {
    stop: &'a (dyn Fn() -> bool + Sync),
    deadline: Option<Instant>,
    matches_left: AtomicU64,
    cut: AtomicBool,
}

/// The search was no longer wanted. It has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the search was left")]
pub struct Stopped;

impl<'a> Watch<'a> {
    /// Never stops and has no limits.
    #[must_use]
    pub fn none() -> Watch<'static> {
        Watch::stopped_by(&|| false)
    }

    /// Stops soon after `stop` says so. It is asked at each turn that is read.
    #[must_use]
    pub const fn stopped_by(stop: &'a (dyn Fn() -> bool + Sync)) -> Self {
        let (matches_left, cut) = (AtomicU64::new(u64::MAX), AtomicBool::new(false));
        Self { stop, deadline: None, matches_left, cut }
    }

    /// Takes no more than `time` from now on, and at most `matches` matches of a regular expression.
    /// What is found until then is the answer, and [`Watch::was_cut`] says that there is more.
    #[must_use]
    pub fn limited(self, time: Duration, matches: u64) -> Self {
        Self { deadline: Instant::now().checked_add(time), matches_left: AtomicU64::new(matches), ..self }
    }

    /// Whether a limit was reached, so that there may be more than was found.
    #[must_use]
    pub fn was_cut(&self) -> bool {
        self.cut.load(Ordering::Relaxed)
    }

    /// Whether to go on at all.
    pub(crate) fn check(&self) -> Result<(), Stopped> {
        if (self.stop)() { Err(Stopped) } else { Ok(()) }
    }

    /// Whether the time is over; the answer is then cut.
    pub(crate) fn is_over(&self) -> bool {
        let over = self.deadline.is_some_and(|deadline| Instant::now() >= deadline);
        if over {
            self.cut.store(true, Ordering::Relaxed);
        }
        over
    }

    /// Takes one of the matches that are left; where there is none the answer is cut.
    pub(crate) fn take_match(&self) -> bool {
        let taken = self
            .matches_left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1))
            .is_ok();
        if !taken {
            self.cut.store(true, Ordering::Relaxed);
        }
        taken
    }
}

impl fmt::Debug for Watch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watch")
            .field("deadline", &self.deadline)
            .field("matches_left", &self.matches_left)
            .field("cut", &self.cut)
            .finish_non_exhaustive()
    }
}
