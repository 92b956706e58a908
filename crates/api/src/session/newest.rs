//! Of several things of one kind that take a while only the newest goes on.

use std::sync::atomic::{AtomicU64, Ordering};

use verbatim_study::Cancelled;

/// Number of the run that began last: it ends those before it.
pub(super) struct Newest(AtomicU64);

impl Newest {
    pub const fn new() -> Self {
        Self(AtomicU64::new(0))
    }

    /// The number of a run that begins now, which ends those that have one already.
    pub fn begin(&self) -> u64 {
        self.0.fetch_add(1, Ordering::AcqRel) + 1
    }

    /// Ends what runs.
    pub fn end(&self) {
        self.0.fetch_add(1, Ordering::AcqRel);
    }

    /// Whether a run is to go on.
    pub fn go_on(&self, run: u64) -> Result<(), Cancelled> {
        if self.0.load(Ordering::Acquire) == run { Ok(()) } else { Err(Cancelled) }
    }
}
