//! What may leave a study, and for whom.
//!
//! Writers of files take a [`Cleared`] value, which only this crate can make. So an export that
//! was not cleared does not compile.
//!
//! Two purposes exist: the team's own use, complete and marked as internal, and publication. For
//! publication every guard must exist first (attribution, consent, small groups, leak scan), so
//! there is no way yet to clear anything for it.

pub mod identifiers;

use verbatim_model::Purpose;

/// What the first row and the name of a team export say.
pub const TEAM_MARK: &str = "internal, contains raw text";

/// Something that may be written outside the study for the purpose that it was cleared for.
#[derive(Debug)]
pub struct Cleared<T> {
    content: T,
    purpose: Purpose,
}

/// Why something was not cleared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotCleared {
    /// Publication without its guards.
    #[error(
        "an export for publication is not available yet: the guards for attribution, consent, small groups and \
         leaks must exist first"
    )]
    GuardsMissing,
}

/// Clears content for a purpose.
///
/// # Errors
/// [`NotCleared::GuardsMissing`] for publication.
pub fn clear<T>(content: T, purpose: Purpose) -> Result<Cleared<T>, NotCleared> {
    match purpose {
        Purpose::Team => Ok(Cleared { content, purpose }),
        Purpose::Publication => Err(NotCleared::GuardsMissing),
    }
}

impl<T> Cleared<T> {
    /// What was cleared.
    #[must_use]
    pub const fn content(&self) -> &T {
        &self.content
    }

    /// Whom it was cleared for.
    #[must_use]
    pub const fn purpose(&self) -> Purpose {
        self.purpose
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_cleared_for_publication_without_guards() {
        assert_eq!(clear((), Purpose::Publication).err(), Some(NotCleared::GuardsMissing));
        assert_eq!(clear("text", Purpose::Team).map(|c| *c.content()), Ok("text"));
    }
}
