//! Changing what a code is called, says and looks like.

use verbatim_model::{ActionKind, Code, CodeId, CodeText, ColourSlot, check_code_name, nearest_slot};

use crate::codebook::place::place_in;
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
        self.redescribe_code(id, changes, None)
    }

    /// Changes the words of a code and, where one is named, its colour, as one action.
    ///
    /// # Errors
    /// [`StudyError::NoColour`], [`StudyError::Missing`], or what the study file says.
    pub fn redescribe_code(
        &mut self,
        id: CodeId,
        changes: &[CodeChange],
        colour: Option<&str>,
    ) -> Result<Changed<Code>, StudyError> {
        let old = self.code(id)?;
        let mut code = old.clone();
        for (field, text) in changes {
            set(&mut code.text, *field, text);
        }
        if let Some(colour) = colour {
            let slot = nearest_slot(colour).ok_or_else(|| StudyError::NoColour(colour.to_owned()))?;
            (code.slot, code.colour) = (slot, Some(colour.trim().to_owned()));
        }
        let reworded = code.text != old.text;
        let kind = if reworded { ActionKind::DescribeCode } else { ActionKind::RecolourCode };
        self.act(kind, |tx, _| {
            if reworded {
                tx.insert_code_version(id, old.version, &old.text)?;
                code.version = old.version + 1;
            }
            tx.put_code(&code)?;
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
        self.set_colour(id, slot, colour.trim().to_owned())
    }

    /// Gives the theme of a code, and so all below it, one of the palette's colours.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn recolour_theme(&mut self, of: CodeId, slot: ColourSlot) -> Result<Changed<Code>, StudyError> {
        let book = self.codebook()?;
        let theme = book.upwards(place_in(&book, of)?).last().map_or(of, |place| book.codes()[place].id);
        self.set_colour(theme, slot, slot.colour().to_owned())
    }

    fn set_colour(
        &mut self,
        id: CodeId,
        slot: ColourSlot,
        colour: String,
    ) -> Result<Changed<Code>, StudyError> {
        let mut code = self.code(id)?;
        (code.slot, code.colour) = (slot, Some(colour));
        self.act(ActionKind::RecolourCode, |tx, _| {
            tx.put_code(&code)?;
            Ok((code, Subject::codebook(id)))
        })
    }

    /// Refuses a name that a sibling has.
    pub(crate) fn refuse_twin(&self, code: &Code) -> Result<(), StudyError> {
        let book = self.codebook()?;
        let twin = book.children(code.parent).find(|c| c.id != code.id && c.is_called(&code.name));
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
