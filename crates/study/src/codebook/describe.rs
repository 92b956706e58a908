//! Changing what a code is called, says and looks like.

use verbatim_model::{ActionKind, Code, CodeId, CodeText, check_code_name, nearest_slot};

use crate::subject::Subject;
use crate::{Changed, Study, StudyError};

/// One of the words that explain a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextField {
    /// The sentence that stance refers to.
    Statement,
    /// What the code means.
    Definition,
    /// When to use it.
    Include,
    /// When not to.
    Exclude,
    /// An example.
    Example,
}

/// A change of a code's words; an empty text clears the field.
pub type CodeChange = (TextField, String);

impl Study {
    /// Gives a code another name.
    ///
    /// # Errors
    /// [`StudyError::NameTaken`] by a sibling, [`StudyError::CodeName`], or what the study file says.
    pub fn rename_code(&mut self, id: CodeId, name: &str) -> Result<Changed<Code>, StudyError> {
        let mut code = self.code(id)?;
        code.name = check_code_name(name)?.to_owned();
        self.refuse_twin(&code)?;
        self.act(ActionKind::RenameCode, |tx, _| {
            tx.put_code(&code)?;
            Ok((code, Subject::codebook(id)))
        })
    }

    /// Changes the words of a code. The words before are kept as a version, and each coding knows
    /// the version that it was made under.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn describe_code(&mut self, id: CodeId, changes: &[CodeChange]) -> Result<Changed<Code>, StudyError> {
        let old = self.code(id)?;
        let mut code = old.clone();
        for (field, text) in changes {
            set(&mut code.text, *field, text);
        }
        self.act(ActionKind::DescribeCode, |tx, _| {
            if code.text != old.text {
                tx.insert_code_version(id, old.version, &old.text)?;
                code.version = old.version + 1;
                tx.put_code(&code)?;
            }
            Ok((code, Subject::codebook(id)))
        })
    }

    /// Gives a code the palette's colour nearest to one written as `#RRGGBB`. All codes of a
    /// theme take its colour.
    ///
    /// # Errors
    /// [`StudyError::NoColour`], [`StudyError::Missing`], or what the study file says.
    pub fn recolour_code(&mut self, id: CodeId, colour: &str) -> Result<Changed<Code>, StudyError> {
        let slot = nearest_slot(colour).ok_or_else(|| StudyError::NoColour(colour.to_owned()))?;
        let mut code = self.code(id)?;
        (code.slot, code.colour) = (slot, Some(colour.trim().to_owned()));
        self.act(ActionKind::RecolourCode, |tx, _| {
            tx.put_code(&code)?;
            Ok((code, Subject::codebook(id)))
        })
    }

    /// Refuses a name that a sibling has.
    pub(crate) fn refuse_twin(&self, code: &Code) -> Result<(), StudyError> {
        let book = self.codebook()?;
        let twin = book.children(code.parent).find(|c| c.name == code.name && c.id != code.id);
        match twin {
            Some(twin) => Err(StudyError::NameTaken { what: "a code", name: twin.name.clone() }),
            None => Ok(()),
        }
    }
}

pub(super) fn set(text: &mut CodeText, field: TextField, value: &str) {
    let value = value.trim();
    let value = (!value.is_empty()).then(|| value.to_owned());
    *match field {
        TextField::Statement => &mut text.statement,
        TextField::Definition => &mut text.definition,
        TextField::Include => &mut text.include,
        TextField::Exclude => &mut text.exclude,
        TextField::Example => &mut text.example,
    } = value;
}
