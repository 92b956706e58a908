//! Long work that says how far it is and can be stopped.

use verbatim_store::StoreError;

/// Somebody asked to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;

/// Hears how far a long act is and may stop it.
pub trait Progress: Sync {
    /// Called now and then with what is done of how much.
    ///
    /// # Errors
    /// [`Cancelled`] stops the act; nothing of it stays then.
    fn at(&self, done: usize, of: usize) -> Result<(), Cancelled>;
}

/// Tells nobody and never stops.
pub struct Silent;

impl Progress for Silent {
    fn at(&self, _done: usize, _of: usize) -> Result<(), Cancelled> {
        Ok(())
    }
}

impl<F: Fn(usize, usize) -> Result<(), Cancelled> + Sync> Progress for F {
    fn at(&self, done: usize, of: usize) -> Result<(), Cancelled> {
        self(done, of)
    }
}

/// Passes on to somebody who hears what the store says of its long acts.
pub(crate) fn watched(
    progress: &dyn Progress,
) -> impl Fn(usize, usize) -> Result<(), StoreError> + Sync + use<'_> {
    move |done, of| progress.at(done, of).map_err(|Cancelled| StoreError::Cancelled)
}
