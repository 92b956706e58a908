//! All that was coded with a code.

use std::collections::HashSet;

use verbatim_model::{CodeId, CoderId, Coding};

use crate::codebook::place::place_in;
use crate::{Study, StudyError};

/// Which codings of a code are asked for.
#[derive(Clone, Copy, Debug)]
pub struct CodeFilter {
    /// The code.
    pub code: CodeId,
    /// Whether those of the codes below count too.
    pub branch: bool,
    /// By this coder; `None` for all.
    pub coder: Option<CoderId>,
    /// Only those that were made under words of their code that have changed since.
    pub outdated: bool,
}

/// Codings of a code, and of how many people they are.
#[derive(Clone, Debug)]
pub struct CodedWith {
    /// The codings, but those on words of people who have withdrawn.
    pub codings: Vec<Coding>,
    /// How many codings are left out for that.
    pub withdrawn: usize,
    /// Distinct people in whose turns they lie.
    pub interviewees: usize,
    /// People with at least one interview.
    pub interviewed: usize,
    /// Distinct passages.
    pub passages: usize,
}

impl Study {
    /// Codings of a code or of its branch.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn coded_with(&self, filter: &CodeFilter) -> Result<CodedWith, StudyError> {
        let (book, gathered) = (self.kept_codebook()?, self.gathered()?);
        let place = place_in(&book, filter.code)?;
        let places = if filter.branch { book.branch(place).collect() } else { vec![place] };
        let mut codings = Vec::new();
        for code in places.into_iter().map(|place| &book.codes()[place]) {
            let wanted = |coding: &Coding| {
                filter.coder.is_none_or(|coder| coder == coding.coder)
                    && !(filter.outdated && coding.code_version >= code.version)
            };
            codings.extend(self.store.rows().codings_with(code.id)?.into_iter().filter(wanted));
        }
        let withdrawn = self.taken_back()?.leave_out(&mut codings)?;
        let passages: HashSet<_> = codings.iter().map(|c| (c.transcript, c.span)).collect();
        let mut people = HashSet::new();
        for (transcript, span) in &passages {
            let number = gathered.transcript(*transcript);
            people.extend(number.into_iter().flat_map(|number| gathered.people_at(number, *span)));
        }
        let (interviewees, interviewed) = (people.len(), gathered.interviewed);
        Ok(CodedWith { interviewees, interviewed, passages: passages.len(), codings, withdrawn })
    }
}
