//! What becomes of a stance when its coding comes under another statement.
//!
//! A stance says what a passage says of one sentence. Under another sentence it would say something
//! that its coder never said, so it stays behind, in words: see
//! `docs/decisions/0008-stance-follows-its-statement.md`.

use verbatim_model::{CodeId, Codebook, Coder, Coding, MemoTarget, Stance};
use verbatim_store::Tx;

use crate::StudyError;
use crate::memos::write_memo;

/// A change that takes codings from one codebook to another: their codes or places of these.
pub(crate) struct Passing<'t, 'c> {
    pub tx: &'t Tx<'c>,
    /// Who makes the change.
    pub coder: &'t Coder,
    /// The codebook that the codings come from.
    pub before: &'t Codebook,
    /// The codebook that they come to; the same one where codes stay where they are.
    pub after: &'t Codebook,
}

impl Passing<'_, '_> {
    /// Readies a coding for the code `into`: where another statement applies there, the stance is
    /// taken off and a memo on the coding says what it was. Answers whether that was so. The coding
    /// is the caller's to store.
    pub fn leave_stance(&self, coding: &mut Coding, into: CodeId) -> Result<bool, StudyError> {
        let was = statement(self.before, coding.code);
        let Some(stance) = coding.stance.filter(|_| was != statement(self.after, into)) else {
            return Ok(false);
        };
        coding.stance = None;
        let text = self.words(stance, was, coding.code);
        write_memo(self.tx, self.coder, MemoTarget::Coding(coding.id), &text)?;
        Ok(true)
    }

    /// Does so for all codings of codes that keep their codings and have another statement above
    /// them after the change. Answers the codings that lost their stance.
    pub fn leave_stances(&self) -> Result<Vec<Coding>, StudyError> {
        let mut changed = Vec::new();
        for code in self.before.codes().iter().map(|code| code.id).filter(|id| self.reads_otherwise(*id)) {
            for mut coding in self.tx.codings_with(code)? {
                if self.leave_stance(&mut coding, code)? {
                    self.tx.update_coding(&coding)?;
                    changed.push(coding);
                }
            }
        }
        Ok(changed)
    }

    fn reads_otherwise(&self, code: CodeId) -> bool {
        self.after.get(code).is_some() && statement(self.before, code) != statement(self.after, code)
    }

    fn words(&self, stance: Stance, was: Option<&str>, code: CodeId) -> String {
        let towards = was.map_or_else(String::new, |statement| format!(" towards “{statement}”"));
        let path = self.before.path_of(code).map(|path| path.to_string()).unwrap_or_default();
        format!("Was marked “{stance}”{towards} as a coding of {path}.")
    }
}

/// The words that the stance of a coding with this code refers to. Two codes that say the same are
/// one statement.
fn statement(book: &Codebook, code: CodeId) -> Option<&str> {
    let holder = book.statement_holder(book.place_of(code)?)?;
    book.codes()[holder].text.statement.as_deref()
}
