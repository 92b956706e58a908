//! Giving codings another code: to split a code, or to put a passage right.

use verbatim_model::{ActionKind, Code, CodeId, Codebook, Coder, Coding, CodingId, MemoTarget};
use verbatim_store::Tx;

use crate::codings::join;
use crate::memos::write_memo;
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
            let mut work =
                Work { tx, coder, book: &book, into: &code, did: Recoded::default(), kept: Vec::new() };
            for coding in &codings {
                work.recode(coding.clone())?;
            }
            let Work { did, kept, .. } = work;
            // Named as several, since one that it became one with is touched too.
            let mut subject = Subject::codings(codings.iter().chain(&kept));
            (subject.code, subject.count) = (Some(into.uuid()), Some(codings.len()));
            if !subject.affected.codes.contains(&into.uuid()) {
                subject.affected.codes.push(into.uuid());
            }
            if let [one] = codings.as_slice() {
                subject.transcript = Some(one.transcript.uuid());
                subject.span = Some((one.span.start(), one.span.end()));
            }
            Ok((did, subject))
        })
    }
}

struct Work<'t, 'c> {
    tx: &'t Tx<'c>,
    coder: &'t Coder,
    book: &'t Codebook,
    into: &'t Code,
    did: Recoded,
    /// Codings that others became one with.
    kept: Vec<Coding>,
}

impl Work<'_, '_> {
    fn recode(&mut self, mut coding: Coding) -> Result<(), StudyError> {
        if coding.code == self.into.id {
            self.did.already_there += 1;
            return Ok(());
        }
        self.take_stance_off(&mut coding)?;
        let there = self.tx.coding_at(coding.transcript, coding.span, self.into.id, coding.coder)?;
        if let Some(there) = there {
            self.kept.push(there.clone());
            self.did.unmarked += usize::from(join(self.tx, self.coder, &coding, there)?);
            self.did.joined += 1;
            return Ok(());
        }
        (coding.code, coding.code_version) = (self.into.id, self.into.version);
        self.tx.update_coding(&coding)?;
        self.did.recoded += 1;
        Ok(())
    }

    /// A stance towards another statement is not what the coder said, so it goes into a memo.
    fn take_stance_off(&mut self, coding: &mut Coding) -> Result<(), StudyError> {
        let same = self.statement(coding.code) == self.statement(self.into.id);
        let Some(stance) = coding.stance.filter(|_| !same) else { return Ok(()) };
        coding.stance = None;
        let before = self.book.path_of(coding.code).map(|path| path.to_string()).unwrap_or_default();
        let text = format!("Was marked “{stance}” as a coding of {before}, before it was recoded.");
        write_memo(self.tx, self.coder, MemoTarget::Coding(coding.id), &text)?;
        self.did.unmarked += 1;
        Ok(())
    }

    /// Place of the code whose statement the stance of a coding with this code refers to.
    fn statement(&self, code: CodeId) -> Option<usize> {
        self.book.place_of(code).and_then(|place| self.book.statement_holder(place))
    }
}
