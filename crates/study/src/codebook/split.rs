//! Splitting a code: chosen passages get a code that is made for them.

use verbatim_model::{ActionKind, Code, CodeId, CodingId};

use crate::codings::{Passing, Recoded, Recoding};
use crate::{Changed, Study, StudyError};

/// A code that was split off.
#[derive(Clone, Debug)]
pub struct Split {
    /// The new code.
    pub code: Code,
    /// What became of the codings.
    pub codings: Recoded,
}

impl Study {
    /// Adds a code below `parent`, or among the themes with `None`, and gives codings that code, as
    /// one action. It stands at the place `at` among its siblings, or last.
    ///
    /// # Errors
    /// [`StudyError::NoCodings`], [`StudyError::NameTaken`], [`StudyError::CodeName`],
    /// [`StudyError::NotYours`], [`StudyError::Missing`], or what the study file says. No code is
    /// added then.
    pub fn split_codings(
        &mut self,
        ids: &[CodingId],
        parent: Option<CodeId>,
        name: &str,
        at: Option<usize>,
    ) -> Result<Changed<Split>, StudyError> {
        let codings = self.own_codings(ids)?;
        if codings.is_empty() {
            return Err(StudyError::NoCodings);
        }
        let book = self.codebook()?;
        let (code, level) = super::add::beside(&book, parent, name, at)?;
        let after = level.book();
        self.act(ActionKind::SplitCode, |tx, coder| {
            level.write(tx)?;
            let passing = Passing { tx, coder, before: &book, after: &after };
            let (did, mut subject) = Recoding::new(passing, &code).recode(&codings)?;
            subject.affected.codebook = true;
            Ok((Split { code: code.clone(), codings: did }, subject))
        })
    }
}
