//! Adding a code.

use verbatim_model::{
    ActionKind, Code, CodeId, CodePath, CodeText, Codebook, ColourSlot, check_code_name, nearest_slot,
};

use crate::codebook::describe::{CodeChange, set};
use crate::codebook::place::{Level, place_in};
use crate::subject::Subject;
use crate::{Changed, Study, StudyError};

impl Study {
    /// Adds a code at a path; codes above it that do not exist are added too, in the same action.
    ///
    /// # Errors
    /// [`StudyError::NameTaken`], [`StudyError::CodeName`], or what the study file says.
    pub fn add_code(&mut self, path: &CodePath) -> Result<Changed<Code>, StudyError> {
        self.add_described_code(path, &[], None)
    }

    /// Adds a code below another, or among the themes with `None`. It stands at the place `at` among
    /// its siblings, or last.
    ///
    /// # Errors
    /// [`StudyError::NameTaken`], [`StudyError::CodeName`], [`StudyError::Missing`], or what the study
    /// file says.
    pub fn add_code_below(
        &mut self,
        parent: Option<CodeId>,
        name: &str,
        at: Option<usize>,
    ) -> Result<Changed<Code>, StudyError> {
        let book = self.codebook()?;
        let (code, level) = beside(&book, parent, name, at)?;
        self.act(ActionKind::AddCode, |tx, _| {
            level.write(tx)?;
            Ok((code.clone(), Subject::codebook(code.id)))
        })
    }

    /// Adds a code with its words and its colour, all in one action; a colour is written as
    /// `#RRGGBB` and the palette's nearest is taken.
    ///
    /// # Errors
    /// See [`Study::add_code`]; [`StudyError::NoColour`].
    pub fn add_described_code(
        &mut self,
        path: &CodePath,
        words: &[CodeChange],
        colour: Option<&str>,
    ) -> Result<Changed<Code>, StudyError> {
        let slot =
            colour.map(|c| nearest_slot(c).ok_or_else(|| StudyError::NoColour(c.to_owned()))).transpose()?;
        let mut book = self.codebook()?;
        if book.at_path(path).is_some() {
            return Err(StudyError::NameTaken { what: "a code", name: path.to_string() });
        }
        let mut new = plan(&mut book, path)?;
        if let Some(code) = new.last_mut() {
            for (field, text) in words {
                set(&mut code.text, *field, text);
            }
            if let (Some(slot), Some(colour)) = (slot, colour) {
                (code.slot, code.colour) = (slot, Some(colour.trim().to_owned()));
            }
        }
        self.act(ActionKind::AddCode, |tx, _| {
            for code in &new {
                tx.put_code(code)?;
            }
            let last = new.last().cloned().ok_or(StudyError::IntoItself)?;
            let mut subject = Subject::codebook(last.id);
            subject.above =
                new.iter().map(|code| code.id.uuid()).filter(|id| *id != last.id.uuid()).collect();
            Ok((last, subject))
        })
    }
}

/// The codes that are missing on the way to a path, top first. The book gets them too.
pub(crate) fn plan(book: &mut Codebook, path: &CodePath) -> Result<Vec<Code>, StudyError> {
    let (mut parent, mut new) = (None, Vec::new());
    for name in &path.0 {
        let name = check_code_name(name)?;
        if let Some(code) = book.child_named(parent, name) {
            parent = Some(code.id);
            continue;
        }
        let code = new_code(book, parent, name);
        parent = Some(code.id);
        new.push(code.clone());
        *book = Codebook::new(book.codes().iter().cloned().chain([code]).collect());
    }
    Ok(new)
}

/// A code that comes below `parent`, and its siblings with it at the place `at` among them.
pub(super) fn beside<'b>(
    book: &'b Codebook,
    parent: Option<CodeId>,
    name: &str,
    at: Option<usize>,
) -> Result<(Code, Level<'b>), StudyError> {
    if let Some(above) = parent {
        place_in(book, above)?;
    }
    let name = check_code_name(name)?;
    if let Some(twin) = book.child_named(parent, name) {
        return Err(StudyError::NameTaken { what: "a code", name: twin.name.clone() });
    }
    let code = new_code(book, parent, name);
    let level = Level::new(book, parent, vec![code.clone()], at);
    Ok((level.placed(code), level))
}

/// A code that stands last below `parent`.
fn new_code(book: &Codebook, parent: Option<CodeId>, name: &str) -> Code {
    Code {
        id: CodeId::new(),
        parent,
        name: name.to_owned(),
        position: next_position(book, parent),
        slot: slot_for(book, parent),
        colour: None,
        text: CodeText::default(),
        version: 1,
    }
}

/// The place after the last code below `parent`.
pub(crate) fn next_position(book: &Codebook, parent: Option<CodeId>) -> i64 {
    book.children(parent).map(|c| c.position + 1).max().unwrap_or(0)
}

/// A code below another takes its colour; a new theme takes the hue farthest from those in use.
fn slot_for(book: &Codebook, parent: Option<CodeId>) -> ColourSlot {
    match parent.and_then(|id| book.get(id)) {
        Some(above) => above.slot,
        None => ColourSlot::farthest_from(&book.children(None).map(|c| c.slot).collect::<Vec<_>>()),
    }
}
