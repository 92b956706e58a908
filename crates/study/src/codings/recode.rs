//! Giving codings another code: to split a code, or to put a passage right.

use verbatim_model::{ActionKind, Code, CodeId, Coding, CodingId};

use crate::codings::{Passing, join};
use crate::subject::Subject;
use crate::{Changed, Study, StudyError};

/// What recoding did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recoded {
    /// Codings that now carry the other code.
    pub recoded: usize,
    /// Codings that became one with a coding which the same coder had made with that code on the
    /// same passage; memos and reviews of both are on it.
    pub joined: usize,
    /// Codings that had that code already.
    pub already_there: usize,
    /// Codings that lost a mark because it would have said something else: a stance refers to the
    /// statement above the code. A memo on each says what the mark was.
    pub unmarked: usize,
}

impl Study {
    /// Gives codings another code, as one action. They are of the new code's words from now on.
    ///
    /// # Errors
    /// [`StudyError::NotYours`], [`StudyError::Missing`], or what the study file says. Nothing is
    /// recoded then.
    pub fn recode_codings(&mut self, ids: &[CodingId], into: CodeId) -> Result<Changed<Recoded>, StudyError> {
        let codings = self.own_codings(ids)?;
        let (book, code) = (self.codebook()?, self.code(into)?);
        self.act(ActionKind::RecodeCodings, |tx, coder| {
            Recoding::new(Passing { tx, coder, before: &book, after: &book }, &code).recode(&codings)
        })
    }
}

/// Giving codings a code within an action.
pub(crate) struct Recoding<'t, 'c> {
    passing: Passing<'t, 'c>,
    into: &'t Code,
    did: Recoded,
    /// Codings that others became one with.
    kept: Vec<Coding>,
}

impl<'t, 'c> Recoding<'t, 'c> {
    /// Into a code of the codebook that the codings come to.
    pub const fn new(passing: Passing<'t, 'c>, into: &'t Code) -> Self {
        let did = Recoded { recoded: 0, joined: 0, already_there: 0, unmarked: 0 };
        Self { passing, into, did, kept: Vec::new() }
    }

    /// Gives all of these the code; answers what that did and touched.
    pub fn recode(mut self, codings: &[Coding]) -> Result<(Recoded, Subject), StudyError> {
        for coding in codings {
            self.one(coding.clone())?;
        }
        // Named as several, since one that it became one with is touched too.
        let mut subject = Subject::codings(codings.iter().chain(&self.kept));
        (subject.code, subject.count) = (Some(self.into.id.uuid()), Some(codings.len()));
        if !subject.affected.codes.contains(&self.into.id.uuid()) {
            subject.affected.codes.push(self.into.id.uuid());
        }
        if let [one] = codings {
            subject.transcript = Some(one.transcript.uuid());
            subject.span = Some((one.span.start(), one.span.end()));
        }
        Ok((self.did, subject))
    }

    fn one(&mut self, mut coding: Coding) -> Result<(), StudyError> {
        if coding.code == self.into.id {
            self.did.already_there += 1;
            return Ok(());
        }
        let Passing { tx, coder, .. } = self.passing;
        let mut unmarked = self.passing.leave_stance(&mut coding, self.into.id)?;
        if let Some(there) = tx.coding_at(coding.transcript, coding.span, self.into.id, coding.coder)? {
            self.kept.push(there.clone());
            unmarked |= join(tx, coder, &coding, there)?;
            self.did.joined += 1;
        } else {
            (coding.code, coding.code_version) = (self.into.id, self.into.version);
            tx.update_coding(&coding)?;
            self.did.recoded += 1;
        }
        self.did.unmarked += usize::from(unmarked);
        Ok(())
    }
}
