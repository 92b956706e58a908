//! Moving a code to another place in the tree.

use verbatim_model::{ActionKind, Code, CodeId};

use crate::subject::Subject;
use crate::{Changed, Study, StudyError};

impl Study {
    /// Moves a code with all below it under another, or among the themes with `None`. It stands
    /// before `before`, or last.
    ///
    /// # Errors
    /// [`StudyError::IntoItself`], [`StudyError::NameTaken`] by a code that is there already,
    /// [`StudyError::Missing`], or what the study file says.
    pub fn move_code(
        &mut self,
        id: CodeId,
        parent: Option<CodeId>,
        before: Option<CodeId>,
    ) -> Result<Changed<Code>, StudyError> {
        let book = self.codebook()?;
        let mut code = self.code(id)?;
        if let Some(above) = parent {
            let place = book
                .place_of(above)
                .ok_or_else(|| StudyError::Missing { what: "code", name: above.to_string() })?;
            if book.upwards(place).any(|p| book.codes()[p].id == id) {
                return Err(StudyError::IntoItself);
            }
        }
        code.parent = parent;
        self.refuse_twin(&code)?;
        let mut siblings: Vec<Code> = book.children(parent).filter(|c| c.id != id).cloned().collect();
        let at = before.and_then(|b| siblings.iter().position(|c| c.id == b)).unwrap_or(siblings.len());
        siblings.insert(at, code.clone());
        self.act(ActionKind::MoveCode, |tx, _| {
            for (position, mut sibling) in (0..).zip(siblings) {
                if sibling.position != position || sibling.id == id {
                    sibling.position = position;
                    tx.put_code(&sibling)?;
                    if sibling.id == id {
                        code.position = position;
                    }
                }
            }
            Ok((code, Subject::codebook(id)))
        })
    }
}
