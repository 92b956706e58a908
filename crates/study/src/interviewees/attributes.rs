//! Attributes of interviewees: naming, order and removal. Their values are set with the person.

use verbatim_model::{ActionKind, Attribute, AttributeId};

use crate::analysis::BUILT_IN_COLUMNS;
use crate::interviewees::order::moved;
use crate::open::one_line;
use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

impl Study {
    /// The attribute of this name, letter case aside.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn find_attribute(&self, name: &str) -> Result<Attribute, StudyError> {
        let wanted = name.trim().to_lowercase();
        let found = self.store.rows().attributes()?.into_iter().find(|a| a.name.to_lowercase() == wanted);
        found.ok_or_else(|| StudyError::Missing { what: "attribute", name: name.trim().to_owned() })
    }

    /// Gives an attribute another name.
    ///
    /// # Errors
    /// [`StudyError::NameTaken`] by another attribute or a column that every study has,
    /// [`StudyError::EmptyName`], [`StudyError::Missing`], or what the study file says.
    pub fn rename_attribute(
        &mut self,
        id: AttributeId,
        name: &str,
    ) -> Result<Changed<Attribute>, StudyError> {
        let name = one_line(name, "an attribute")?.to_owned();
        refuse_built_in(&name)?;
        let attributes = self.store.rows().attributes()?;
        let mut attribute = known(&attributes, id)?.clone();
        let lower = name.to_lowercase();
        if attributes.iter().any(|a| a.id != id && a.name.to_lowercase() == lower) {
            return Err(StudyError::NameTaken { what: "an attribute", name });
        }
        if self.find_coding_attribute(&name).is_ok() {
            return Err(StudyError::NameTaken { what: "an attribute of codings", name });
        }
        attribute.name = name;
        self.act(ActionKind::ChangeAttribute, |tx, _| {
            tx.put_attribute(&attribute)?;
            Ok((attribute, touched(0)))
        })
    }

    /// Moves an attribute among the others, from 0.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn move_attribute(&mut self, id: AttributeId, place: usize) -> Result<Changed<()>, StudyError> {
        let attributes = self.store.rows().attributes()?;
        known(&attributes, id)?;
        let at = attributes.iter().position(|a| a.id == id).unwrap_or_default();
        let all: Vec<usize> = (0..attributes.len()).collect();
        let order = moved(attributes.len(), &all, at, place);
        self.act(ActionKind::ChangeAttribute, |tx, _| {
            for (position, from) in (0..).zip(order.unwrap_or_default()) {
                tx.put_attribute(&Attribute { position, ..attributes[from].clone() })?;
            }
            Ok(((), touched(0)))
        })
    }

    /// Removes an attribute with everyone's value. Answers how many values that were.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn remove_attribute(&mut self, id: AttributeId) -> Result<Changed<usize>, StudyError> {
        let rows = self.store.rows();
        known(&rows.attributes()?, id)?;
        let values = rows.attribute_values()?.iter().filter(|v| v.attribute == id).count();
        self.act(ActionKind::ChangeAttribute, |tx, _| {
            tx.delete_attribute(id)?;
            Ok((values, touched(values)))
        })
    }
}

/// Refuses a name under which an attribute could not be reached as a column.
pub(super) fn refuse_built_in(name: &str) -> Result<(), StudyError> {
    let lower = name.to_lowercase();
    match BUILT_IN_COLUMNS.iter().find(|column| **column == lower) {
        Some(column) => {
            Err(StudyError::NameTaken { what: "a column of every study", name: (*column).to_owned() })
        }
        None => Ok(()),
    }
}

fn known(attributes: &[Attribute], id: AttributeId) -> Result<&Attribute, StudyError> {
    let missing = || StudyError::Missing { what: "attribute", name: id.to_string() };
    attributes.iter().find(|a| a.id == id).ok_or_else(missing)
}

fn touched(count: usize) -> Subject {
    Subject::counted(count, Marks { interviewees: true, ..Marks::default() })
}
