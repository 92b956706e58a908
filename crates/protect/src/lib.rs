//! What may leave a study, and for whom.
//!
//! Writers of files take a [`Cleared`] value, which only this crate can make. So an export that
//! was not cleared does not compile.
//!
//! Two purposes exist: the team's own use, complete and marked as internal, and publication. For
//! publication a table about people can be cleared, once small cells are guarded and names were
//! compared ([`PeopleTable::clear_for_publication`]), a codebook without its examples
//! ([`clear_codebook_for_publication`]), and excerpts, once those who speak allow it, nobody's label is rare and
//! names were compared ([`ExcerptsDraft::clear_for_publication`]). Everything else is for the team.

pub mod attribution;
mod codebook;
mod excerpts;
pub mod identifiers;
pub mod small_cells;
mod table;
pub mod unmask;

use verbatim_model::Purpose;

pub use codebook::{CountedCodebook, clear_codebook_for_publication};
pub use excerpts::{
    Candidate, ClearedExcerpts, ExcerptGroup, ExcerptOrder, ExcerptSection, ExcerptsBook, ExcerptsDraft,
    InsideExcerpt, NotQuoted, Permission, Placed, QuotedExcerpt, Words,
};
pub use table::{Figure, NameScan, PeopleTable, TableColumn, TableRow, TableStance};

pub use verbatim_model::TEAM_MARK;

/// What the first row of a table, or the foot of a picture, of figures for the team says: names of codes are in
/// it as they were given, and small numbers that can point to somebody.
pub const TEAM_FIGURES_MARK: &str = "internal, contains raw text; small numbers are not withheld";

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
    /// Real names were not compared with what is to be published.
    #[error("names were not compared: the key file is closed")]
    NamesNotCompared,
    /// So many names stand in what is to be published.
    #[error("{0} names or ids stand in what was to be published")]
    NamesFound(usize),
    /// Nothing would be left of it.
    #[error("too few people stand behind every column")]
    TooFew,
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

/// What has passed every guard of its kind.
const fn cleared_for_publication<T>(content: T) -> Cleared<T> {
    Cleared { content, purpose: Purpose::Publication }
}

/// What a writer makes of cleared content before it writes it, such as a document of a table. It is written for a
/// type where that type is made, so nobody else can make something out of what was cleared and call it
/// cleared. It may borrow from the content.
pub trait Arranged<'c, T> {
    /// Says nothing that does not stand in the content.
    fn arranged(content: &'c T) -> Self;
}

/// The same for what is arranged with something beside the content, such as a template, and may fail.
pub trait ArrangedWith<T>: Sized {
    /// What is beside the content. Nothing in it is of the study but what was cleared for the same.
    type With: ?Sized;
    /// Why it was not arranged.
    type Error;

    /// Says nothing that stands neither in the content nor beside it.
    ///
    /// # Errors
    /// What the arranger says.
    fn arranged_with(content: &T, with: &Self::With) -> Result<Self, Self::Error>;
}

impl<T> Cleared<T> {
    /// Arranged for a writer, and cleared for the same purpose.
    #[must_use]
    pub fn arranged<'c, U: Arranged<'c, T>>(&'c self) -> Cleared<U> {
        Cleared { content: U::arranged(&self.content), purpose: self.purpose }
    }

    /// Arranged with something beside it, and cleared for the same purpose.
    ///
    /// # Errors
    /// What the arranger says.
    pub fn arranged_with<U: ArrangedWith<T>>(&self, with: &U::With) -> Result<Cleared<U>, U::Error> {
        Ok(Cleared { content: U::arranged_with(&self.content, with)?, purpose: self.purpose })
    }

    /// What was cleared.
    #[must_use]
    pub const fn content(&self) -> &T {
        &self.content
    }

    /// What marks it as internal, where it is for the team.
    #[must_use]
    pub const fn mark(&self) -> Option<&'static str> {
        match self.purpose {
            Purpose::Team => Some(TEAM_MARK),
            Purpose::Publication => None,
        }
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
