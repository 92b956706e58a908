//! What a study wants to know of passages beside their codes.

use verbatim_model::{CodingAttributeId, CodingId};
use verbatim_study::StudyError;
use verbatim_study::codings::CodingAttributeForm;

use super::codings::{named, place};
use super::{id, ids, optional_id};
use crate::replies::{Change, CodingAttributeRow, Empty};
use crate::requests::{CodingAttributeRef, PutCodingAttribute, SetCodingValue};
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn coding_attributes(&self, _: Empty) -> Result<Vec<CodingAttributeRow>, ApiError> {
        self.with(|study| Ok(answers::coding_attributes(study)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the name is none or taken, or codings have a value that is no choice any more.
    pub fn coding_attribute_put(&self, args: PutCodingAttribute) -> Result<Change, ApiError> {
        let known: Option<CodingAttributeId> =
            optional_id("attribute of codings", args.attribute.as_deref())?;
        let form = CodingAttributeForm { name: args.name, choices: args.choices };
        self.with(|study| {
            let (changed, did) = match known {
                Some(attribute) => (study.change_coding_attribute(attribute, &form)?, "Changed"),
                None => (study.define_coding_attribute(&form)?, "Defined"),
            };
            let said = format!("{did} {}", changed.value.name);
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the attribute is gone.
    pub fn coding_attribute_remove(&self, args: CodingAttributeRef) -> Result<Change, ApiError> {
        let attribute: CodingAttributeId = id("attribute of codings", &args.attribute)?;
        self.with(|study| {
            let changed = study.remove_coding_attribute(attribute)?;
            let said = format!("Removed an attribute of codings with {} values", changed.value);
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the value is none that the attribute can have, or a coding is another coder's; nothing is
    /// set then.
    pub fn coding_value_set(&self, args: SetCodingValue) -> Result<Change, ApiError> {
        let codings: Vec<CodingId> = ids("coding", &args.codings)?;
        let attribute: CodingAttributeId = id("attribute of codings", &args.attribute)?;
        self.with(|study| {
            let missing =
                || StudyError::Missing { what: "attribute of codings", name: args.attribute.clone() };
            let all = study.coding_attributes()?;
            let known = all.into_iter().find(|row| row.attribute.id == attribute).ok_or_else(missing)?;
            let changed = study.set_coding_value(&codings, attribute, args.value.as_deref())?;
            let value = args.value.as_deref().map_or("none", str::trim);
            let said = format!("{}: {} {value}", named(study, &changed.value)?, known.attribute.name);
            Ok(answers::change(study, said, &changed.affected, place(&changed.value))?)
        })
    }
}
