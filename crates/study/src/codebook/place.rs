//! Moving codes to another place in the tree.

use verbatim_model::{ActionKind, Code, CodeId, Codebook};
use verbatim_store::Tx;

use crate::codings::Passing;
use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

/// What a move of codes did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// Codes that were to move, without those that came along below another.
    pub codes: usize,
    /// Codings that lost their stance because another statement stands above them now. A memo on
    /// each says what it was.
    pub unmarked: usize,
}

impl Study {
    /// Moves a code with all below it under another, or among the themes with `None`. It stands
    /// before `before`, or last.
    ///
    /// # Errors
    /// As [`Study::move_codes`].
    pub fn move_code(
        &mut self,
        id: CodeId,
        parent: Option<CodeId>,
        before: Option<CodeId>,
    ) -> Result<Changed<Moved>, StudyError> {
        let book = self.codebook()?;
        let mut siblings = book.children(parent).filter(|c| c.id != id);
        let at = before.and_then(|b| siblings.position(|c| c.id == b));
        self.move_codes(&[id], parent, at)
    }

    /// Moves codes with all below them under another, or among the themes with `None`, as one
    /// action. They keep their order; the first stands at the place `at` among the codes there that
    /// do not move, or they stand last. A code that moves with one above it stays below that one.
    /// Where another statement stands above a code then, no stance of any coder is carried there.
    ///
    /// # Errors
    /// [`StudyError::IntoItself`], [`StudyError::NameTaken`] by a code that is there already or
    /// comes along, [`StudyError::Missing`], or what the study file says.
    pub fn move_codes(
        &mut self,
        ids: &[CodeId],
        parent: Option<CodeId>,
        at: Option<usize>,
    ) -> Result<Changed<Moved>, StudyError> {
        let book = self.codebook()?;
        let moving = topmost(&book, ids)?;
        if let Some(above) = parent {
            let place = place_in(&book, above)?;
            if book.upwards(place).any(|p| moving.contains(&book.codes()[p].id)) {
                return Err(StudyError::IntoItself);
            }
        }
        let codes: Vec<Code> = moving
            .iter()
            .filter_map(|id| book.get(*id))
            .map(|code| Code { parent, ..code.clone() })
            .collect();
        let level = Level::new(&book, parent, codes, at);
        level.refuse_twins()?;
        let after = level.book();
        self.act(ActionKind::MoveCode, |tx, coder| {
            level.write(tx)?;
            let unmarked = Passing { tx, coder, before: &book, after: &after }.leave_stances()?;
            let subject = match moving.as_slice() {
                [one] => Subject::codebook(*one),
                _ => Subject::counted(moving.len(), Marks { codebook: true, ..Marks::default() }),
            };
            let moved = Moved { codes: moving.len(), unmarked: unmarked.len() };
            Ok((moved, subject.touching(&unmarked)))
        })
    }
}

/// The codes directly below one, or the themes, with some that come.
pub(super) struct Level<'b> {
    book: &'b Codebook,
    /// In their new order.
    codes: Vec<Code>,
}

impl<'b> Level<'b> {
    /// Puts codes at a place among those that stand there already, or last.
    pub fn new(book: &'b Codebook, parent: Option<CodeId>, comes: Vec<Code>, at: Option<usize>) -> Self {
        let stays = |code: &&Code| !comes.iter().any(|c| c.id == code.id);
        let mut codes: Vec<Code> = book.children(parent).filter(stays).cloned().collect();
        let at = at.unwrap_or(codes.len()).min(codes.len());
        codes.splice(at..at, comes);
        for (position, code) in (0..).zip(&mut codes) {
            code.position = position;
        }
        Self { book, codes }
    }

    /// A code that came, at its place.
    pub fn placed(&self, code: Code) -> Code {
        self.codes.iter().find(|c| c.id == code.id).cloned().unwrap_or(code)
    }

    /// Refuses two codes of one name, unless both stood here before.
    pub fn refuse_twins(&self) -> Result<(), StudyError> {
        let came = |code: &Code| self.book.get(code.id).is_none_or(|before| before.parent != code.parent);
        let twin = |(n, code): (usize, &Code)| {
            self.codes[..n].iter().any(|c| c.is_called(&code.name) && (came(c) || came(code)))
        };
        match self.codes.iter().enumerate().find(|found| twin(*found)) {
            Some((_, code)) => Err(StudyError::NameTaken { what: "a code", name: code.name.clone() }),
            None => Ok(()),
        }
    }

    /// The codebook with them.
    pub fn book(&self) -> Codebook {
        let stays = |code: &&Code| !self.codes.iter().any(|c| c.id == code.id);
        Codebook::new(self.book.codes().iter().filter(stays).chain(&self.codes).cloned().collect())
    }

    /// Writes the codes that came or whose place changed.
    pub fn write(&self, tx: &Tx<'_>) -> Result<(), StudyError> {
        for code in self.codes.iter().filter(|code| self.book.get(code.id) != Some(code)) {
            tx.put_code(code)?;
        }
        Ok(())
    }
}

/// These codes in the order of the codebook, without those below another of them.
pub(super) fn topmost(book: &Codebook, ids: &[CodeId]) -> Result<Vec<CodeId>, StudyError> {
    let mut places = ids.iter().map(|id| place_in(book, *id)).collect::<Result<Vec<usize>, _>>()?;
    places.sort_unstable();
    places.dedup();
    let below = |place: usize| book.upwards(place).skip(1).any(|p| places.binary_search(&p).is_ok());
    Ok(places.iter().filter(|&&place| !below(place)).map(|&place| book.codes()[place].id).collect())
}

/// Place of a code that must be there.
pub(super) fn place_in(book: &Codebook, id: CodeId) -> Result<usize, StudyError> {
    book.place_of(id).ok_or_else(|| StudyError::Missing { what: "code", name: id.to_string() })
}
