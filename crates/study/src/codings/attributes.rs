//! Attributes of codings: what a study wants to know of passages beside their codes, such as the
//! operation, agency or period spoken of (rule 3.2).

use verbatim_model::{ActionKind, Coding, CodingAttribute, CodingAttributeId, CodingId};
use verbatim_store::Rows;

use crate::analysis::BUILT_IN_COLUMNS;
use crate::codings::change::subject_of;
use crate::open::one_line;
use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

/// An attribute of codings with the values that codings have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodingAttributeRow {
    /// The attribute.
    pub attribute: CodingAttribute,
    /// Its choices in their order, then other values in order of first appearance, each with how many
    /// codings have it.
    pub values: Vec<(String, u32)>,
}

/// What a person may say of an attribute of codings.
#[derive(Clone, Debug, Default)]
pub struct CodingAttributeForm {
    /// Its name.
    pub name: String,
    /// The values that it can have; none: any value will do.
    pub choices: Vec<String>,
}

impl Study {
    /// Attributes of codings, in their order, with the values that codings have.
    ///
    /// # Errors
    /// What the study file says.
    pub fn coding_attributes(&self) -> Result<Vec<CodingAttributeRow>, StudyError> {
        let rows = self.store.rows();
        let row = |attribute: CodingAttribute| {
            let values = values_of(rows, &attribute)?;
            Ok(CodingAttributeRow { attribute, values })
        };
        rows.coding_attributes()?.into_iter().map(row).collect()
    }

    /// The attribute of codings of this name, letter case aside.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn find_coding_attribute(&self, name: &str) -> Result<CodingAttribute, StudyError> {
        let wanted = name.trim().to_lowercase();
        let missing = || StudyError::Missing { what: "attribute of codings", name: name.trim().to_owned() };
        let all = self.store.rows().coding_attributes()?;
        all.into_iter().find(|a| a.name.to_lowercase() == wanted).ok_or_else(missing)
    }

    /// Defines an attribute of codings.
    ///
    /// # Errors
    /// [`StudyError::EmptyName`] for a name or choice of no or several lines, [`StudyError::NameTaken`],
    /// [`StudyError::NoCoder`], or what the study file says.
    pub fn define_coding_attribute(
        &mut self,
        form: &CodingAttributeForm,
    ) -> Result<Changed<CodingAttribute>, StudyError> {
        let all = self.store.rows().coding_attributes()?;
        let position = all.last().map_or(0, |last| last.position + 1);
        let id = CodingAttributeId::new();
        let attribute = CodingAttribute { id, position, ..self.described(id, form)? };
        self.put_attribute_of_codings(attribute)
    }

    /// Gives an attribute of codings another name and other choices.
    ///
    /// # Errors
    /// As [`Study::define_coding_attribute`]; [`StudyError::ValueInUse`] where codings have a value that
    /// is no choice any more; [`StudyError::Missing`].
    pub fn change_coding_attribute(
        &mut self,
        id: CodingAttributeId,
        form: &CodingAttributeForm,
    ) -> Result<Changed<CodingAttribute>, StudyError> {
        let before = self.attribute_of_codings(id)?;
        let attribute = CodingAttribute { position: before.position, ..self.described(id, form)? };
        if !attribute.choices.is_empty() {
            let used = self.store.rows().values_of_attribute(id)?;
            let left_out = used.into_iter().find(|(value, _)| !attribute.choices.contains(value));
            if let Some((value, codings)) = left_out {
                return Err(StudyError::ValueInUse { value, codings });
            }
        }
        self.put_attribute_of_codings(attribute)
    }

    /// Removes an attribute of codings with its values. Answers how many values that were.
    ///
    /// # Errors
    /// [`StudyError::Missing`], [`StudyError::NoCoder`], or what the study file says.
    pub fn remove_coding_attribute(&mut self, id: CodingAttributeId) -> Result<Changed<u32>, StudyError> {
        self.attribute_of_codings(id)?;
        let values = self.store.rows().values_of_attribute(id)?.iter().map(|(_, codings)| codings).sum();
        self.act(ActionKind::ChangeCodingAttribute, |tx, _| {
            tx.delete_coding_attribute(id)?;
            Ok((values, defined()))
        })
    }

    /// Sets the value of an attribute for codings, as one action; `None` takes it away. A value that
    /// is spelt as another, letter case aside, is that one.
    ///
    /// # Errors
    /// [`StudyError::NoValue`] where it is not among the choices, [`StudyError::EmptyName`] for a value
    /// of no or several lines, [`StudyError::NotYours`], [`StudyError::Missing`],
    /// [`StudyError::NoCoder`], or what the study file says. Nothing is set then.
    pub fn set_coding_value(
        &mut self,
        ids: &[CodingId],
        attribute: CodingAttributeId,
        value: Option<&str>,
    ) -> Result<Changed<Vec<Coding>>, StudyError> {
        let codings = self.own_codings(ids)?;
        if codings.is_empty() {
            return Err(StudyError::NoCodings);
        }
        let attribute = self.attribute_of_codings(attribute)?;
        let known = values_of(self.store.rows(), &attribute)?;
        let value = value.map(|value| settled(&attribute, &known, value)).transpose()?;
        let kind = if codings.len() == 1 { ActionKind::MarkCoding } else { ActionKind::MarkCodings };
        self.act(kind, |tx, _| {
            for coding in &codings {
                tx.set_coding_value(coding.id, attribute.id, value.as_deref())?;
            }
            let subject = subject_of(&codings);
            Ok((codings, subject))
        })
    }

    fn attribute_of_codings(&self, id: CodingAttributeId) -> Result<CodingAttribute, StudyError> {
        let missing = || StudyError::Missing { what: "attribute of codings", name: id.to_string() };
        self.store.rows().coding_attributes()?.into_iter().find(|a| a.id == id).ok_or_else(missing)
    }

    /// The attribute that a form describes, first in the order.
    fn described(
        &self,
        id: CodingAttributeId,
        form: &CodingAttributeForm,
    ) -> Result<CodingAttribute, StudyError> {
        let name = one_line(&form.name, "an attribute of codings")?.to_owned();
        let lower = name.to_lowercase();
        let rows = self.store.rows();
        let taken = |what| StudyError::NameTaken { what, name: name.clone() };
        if rows.coding_attributes()?.iter().any(|a| a.id != id && a.name.to_lowercase() == lower) {
            return Err(taken("an attribute of codings"));
        }
        // Columns of a matrix are found by name.
        if rows.attributes()?.iter().any(|a| a.name.to_lowercase() == lower) {
            return Err(taken("an attribute of interviewees"));
        }
        if BUILT_IN_COLUMNS.contains(&lower.as_str()) {
            return Err(taken("a column of every study"));
        }
        let mut choices: Vec<String> = Vec::with_capacity(form.choices.len());
        for choice in &form.choices {
            let choice = one_line(choice, "a choice")?;
            if !choices.iter().any(|other| alike(other, choice)) {
                choices.push(choice.to_owned());
            }
        }
        Ok(CodingAttribute { id, name, choices, position: 0 })
    }

    fn put_attribute_of_codings(
        &mut self,
        attribute: CodingAttribute,
    ) -> Result<Changed<CodingAttribute>, StudyError> {
        self.act(ActionKind::ChangeCodingAttribute, |tx, _| {
            tx.put_coding_attribute(&attribute)?;
            Ok((attribute, defined()))
        })
    }
}

/// Choices of an attribute in their order, then other values that codings have in order of first
/// appearance, each with how many have it.
pub(crate) fn values_of(
    rows: Rows<'_>,
    attribute: &CodingAttribute,
) -> Result<Vec<(String, u32)>, StudyError> {
    let used = rows.values_of_attribute(attribute.id)?;
    let count = |choice: &String| used.iter().find(|(value, _)| value == choice).map_or(0, |(_, n)| *n);
    let chosen = attribute.choices.iter().map(|choice| (choice.clone(), count(choice)));
    let others = used.iter().filter(|(value, _)| !attribute.choices.contains(value)).cloned();
    Ok(chosen.chain(others).collect())
}

/// The value as it is kept: as it was spelt before, and one of the choices where there are any.
pub(crate) fn settled(
    attribute: &CodingAttribute,
    known: &[(String, u32)],
    value: &str,
) -> Result<String, StudyError> {
    let value = one_line(value, "a value")?;
    if let Some((known, _)) = known.iter().find(|(known, _)| alike(known, value)) {
        return Ok(known.clone());
    }
    if attribute.choices.is_empty() {
        return Ok(value.to_owned());
    }
    let (attribute, value) = (attribute.name.clone(), value.to_owned());
    Err(StudyError::NoValue {
        attribute,
        value,
        known: known.iter().map(|(known, _)| known.clone()).collect(),
    })
}

/// Whether two values are one, letter case aside.
pub(crate) fn alike(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.trim().to_lowercase()
}

/// Names and values of attributes stand in every matrix and filter that uses them.
fn defined() -> Subject {
    Subject { affected: Marks { codebook: true, ..Marks::default() }, ..Subject::default() }
}
