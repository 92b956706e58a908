//! The codes of a project.

use std::collections::HashMap;

use verbatim_import::refi::{Fate, ReadCode, ReadProject};
use verbatim_model::{Code, CodeId, CodeText, ColourSlot, nearest_slot};

use crate::StudyError;
use crate::exchange::work::Work;

/// Name of the code under which passages stand that a tool kept without a code.
const WITHOUT: &str = "Passages without a code";

/// Where codes stand, while more come in.
struct Places {
    /// By the code above and the name in small letters.
    names: HashMap<(Option<CodeId>, String), CodeId>,
    next: HashMap<Option<CodeId>, i64>,
}

impl Places {
    fn of(book: &HashMap<CodeId, Code>) -> Self {
        let mut places = Self { names: HashMap::new(), next: HashMap::new() };
        for code in book.values() {
            places.add(code);
        }
        places
    }

    fn add(&mut self, code: &Code) {
        self.names.insert((code.parent, code.name.to_lowercase()), code.id);
        let next = self.next.entry(code.parent).or_insert(0);
        *next = (*next).max(code.position + 1);
    }
}

impl Work<'_, '_> {
    /// Adds codes that the study has neither by id nor by path, in the order of the file.
    pub fn codes(&mut self, project: &ReadProject) -> Result<(), StudyError> {
        let mut places = Places::of(&self.book);
        for code in &project.codes {
            let parent = code.parent.and_then(|above| self.codes.get(&above).copied());
            let id = CodeId::from(code.id);
            let by_name = || places.names.get(&(parent, code.name.to_lowercase())).copied();
            let there = if self.book.contains_key(&id) { Some(id) } else { by_name() };
            if let Some(there) = there {
                self.there(code, there);
                continue;
            }
            let (slot, colour) = self.colour(code, parent);
            let new = Code {
                id,
                parent,
                name: code.name.clone(),
                position: places.next.get(&parent).copied().unwrap_or(0),
                slot,
                colour,
                text: code.text.clone(),
                version: 1,
            };
            self.add(&mut places, new)?;
            self.codes.insert(code.id, id);
        }
        if project.texts.iter().flat_map(|text| &text.codings).any(|coding| coding.code.is_none()) {
            self.add_code_of_none(&mut places)?;
        }
        Ok(())
    }

    fn there(&mut self, code: &ReadCode, there: CodeId) {
        self.codes.insert(code.id, there);
        self.report.already_there.codes += 1;
        let differs = |own: &CodeText| code.text != CodeText::default() && *own != code.text;
        if self.book.get(&there).is_some_and(|own| differs(&own.text)) {
            let why = "The study has this code with other words, which stay.";
            self.tell(Fate::LeftOut, "description", &code.name, Some(code.id), why);
        }
    }

    fn add(&mut self, places: &mut Places, code: Code) -> Result<(), StudyError> {
        self.tx.put_code(&code)?;
        places.add(&code);
        self.report.added.codes += 1;
        self.book.insert(code.id, code);
        Ok(())
    }

    /// The colour of the file; else that of the code above, or the hue farthest from those in use.
    fn colour(&self, code: &ReadCode, parent: Option<CodeId>) -> (ColourSlot, Option<String>) {
        if let Some(colour) = &code.colour
            && let Some(slot) = nearest_slot(colour)
        {
            // A colour of the palette is no colour from elsewhere.
            let own = slot.colour().eq_ignore_ascii_case(colour);
            return (slot, (!own).then(|| colour.clone()));
        }
        let above = parent.and_then(|above| self.book.get(&above)).map(|above| above.slot);
        let themes = || self.book.values().filter(|own| own.parent.is_none()).map(|own| own.slot);
        (above.unwrap_or_else(|| ColourSlot::farthest_from(&themes().collect::<Vec<_>>())), None)
    }

    fn add_code_of_none(&mut self, places: &mut Places) -> Result<(), StudyError> {
        let known = places.names.get(&(None, WITHOUT.to_lowercase())).copied();
        let id = match known {
            Some(known) => known,
            None => {
                let id = CodeId::new();
                let definition = "Passages that were kept in another program without a code.".to_owned();
                let code = Code {
                    id,
                    parent: None,
                    name: WITHOUT.to_owned(),
                    position: places.next.get(&None).copied().unwrap_or(0),
                    slot: ColourSlot::new(14),
                    colour: None,
                    text: CodeText { definition: Some(definition), ..CodeText::default() },
                    version: 1,
                };
                self.add(places, code)?;
                id
            }
        };
        // No code of a file has this id.
        self.codes.insert(uuid::Uuid::nil(), id);
        Ok(())
    }
}
