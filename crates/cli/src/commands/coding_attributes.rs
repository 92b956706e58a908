//! Attributes of codings.

use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::{
    CodingAttributeRemoved, CodingAttributeRow, CodingAttributesList, CodingValueSet,
};
use verbatim_model::CodingId;
use verbatim_study::Study;
use verbatim_study::codings::CodingAttributeForm;

use super::codings::parse_id;
use crate::args::Common;
use crate::failure::Failure;
use crate::output::{Output, plural, table};
use crate::study::write;

/// Lists attributes with their values.
pub fn list(study: &Study) -> Result<Output, Failure> {
    let reply = CodingAttributesList { attributes: answers::coding_attributes(study)? };
    let row = |one: &CodingAttributeRow| {
        let kind = if one.choices.is_empty() { "any value" } else { "one of its choices" };
        let values = one.values.iter().map(|value| format!("{} ({})", value.value, value.codings));
        vec![one.name.clone(), kind.to_owned(), values.collect::<Vec<_>>().join(", ")]
    };
    let text = match reply.attributes.as_slice() {
        [] => "There is no attribute of codings yet. “codings define” makes one.".to_owned(),
        all => table(&["Attribute", "Takes", "Values (codings)"], all.iter().map(row).collect(), &[]),
    };
    Ok(Output::new(&reply, text))
}

/// Defines an attribute, or changes the one of this name. Choices that are not given stay as they are.
pub fn define(
    common: &Common,
    path: &Path,
    name: &str,
    rename: Option<String>,
    choices: Option<Vec<String>>,
) -> Result<Output, Failure> {
    let mut study = write(path, common)?;
    match (study.find_coding_attribute(name), &rename) {
        (Ok(known), _) => {
            let form = CodingAttributeForm {
                name: rename.unwrap_or_else(|| known.name.clone()),
                choices: choices.unwrap_or(known.choices),
            };
            study.change_coding_attribute(known.id, &form)?;
        }
        // What is to be renamed must be there.
        (Err(missing), Some(_)) => return Err(missing.into()),
        (Err(_), None) => {
            let form = CodingAttributeForm { name: name.to_owned(), choices: choices.unwrap_or_default() };
            study.define_coding_attribute(&form)?;
        }
    }
    list(&study)
}

/// Removes an attribute with its values.
pub fn undefine(common: &Common, path: &Path, name: &str) -> Result<Output, Failure> {
    let mut study = write(path, common)?;
    let attribute = study.find_coding_attribute(name)?;
    let values = study.remove_coding_attribute(attribute.id)?.value;
    let reply = CodingAttributeRemoved { removed: attribute.name, values };
    let with = plural(values as usize, "value");
    let text = format!("Removed {} with {with}. Undo brings them back.", reply.removed);
    Ok(Output::new(&reply, text))
}

/// Sets a value for codings, or takes it away.
pub fn set(common: &Common, path: &Path, asked: &str, codings: &[String]) -> Result<Output, Failure> {
    let Some((name, value)) = asked.split_once('=') else {
        return Err(Failure::usage(format!("“{asked}” must be NAME=VALUE; “NAME=” takes the value away.")));
    };
    let ids = codings.iter().map(|id| parse_id(id)).collect::<Result<Vec<CodingId>, _>>()?;
    let value = Some(value.trim()).filter(|value| !value.is_empty());
    let mut study = write(path, common)?;
    let attribute = study.find_coding_attribute(name)?;
    let set = study.set_coding_value(&ids, attribute.id, value)?.value;
    let kept = match set.first() {
        Some(coding) => study.coding_rows(std::slice::from_ref(coding))?.pop(),
        None => None,
    };
    let mut values = kept.into_iter().flat_map(|row| row.values);
    let reply = CodingValueSet {
        value: values.find(|value| value.attribute == attribute.id).map(|value| value.value),
        attribute: attribute.name,
        codings: set.iter().map(|coding| coding.id.to_string()).collect(),
    };
    let of = plural(reply.codings.len(), "coding");
    let text = match &reply.value {
        Some(value) => format!("{} of {of}: {value}.", reply.attribute),
        None => format!("{of} have no {} any more.", reply.attribute),
    };
    Ok(Output::new(&reply, text))
}
