//! Attributes of interviewees.

use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::{AttributeRemoved, AttributeRenamed, AttributeRow, AttributesList};
use verbatim_model::Attribute;
use verbatim_study::Study;

use super::people::place;
use crate::args::{AttributesCommand, Common};
use crate::failure::Failure;
use crate::output::{Output, plural, table};
use crate::study::{read, write};

/// Values of an attribute that a table shows.
const FEW: usize = 4;

pub fn run(common: &Common, command: AttributesCommand) -> Result<Output, Failure> {
    match command {
        AttributesCommand::List { study } => list(&read(&study, common)?),
        AttributesCommand::Order { study, attribute, place: at } => {
            let (mut study, attribute) = open_at(common, &study, &attribute)?;
            study.move_attribute(attribute.id, place(at))?;
            list(&study)
        }
        AttributesCommand::Rename { study, attribute, name } => {
            let (mut study, attribute) = open_at(common, &study, &attribute)?;
            let to = study.rename_attribute(attribute.id, &name)?.value.name;
            let reply = AttributeRenamed { renamed: attribute.name, to };
            let text = format!("{} is now {}.", reply.renamed, reply.to);
            Ok(Output::new(&reply, text))
        }
        AttributesCommand::Remove { study, attribute } => {
            let (mut study, attribute) = open_at(common, &study, &attribute)?;
            let values = study.remove_attribute(attribute.id)?.value;
            let reply = AttributeRemoved { removed: attribute.name, values };
            let with = plural(values, "value");
            let text = format!("Removed {} with {with}. Undo brings them back.", reply.removed);
            Ok(Output::new(&reply, text))
        }
    }
}

fn list(study: &Study) -> Result<Output, Failure> {
    let reply = AttributesList { attributes: answers::attribute_rows(study)? };
    let row = |one: &AttributeRow| vec![one.name.clone(), one.kind.clone(), some_of(&one.values)];
    let text = match reply.attributes.as_slice() {
        [] => "There is no attribute yet. A column of an import of interviewees makes one.".to_owned(),
        all => table(&["Attribute", "Kind", "Values"], all.iter().map(row).collect(), &[]),
    };
    Ok(Output::new(&reply, text))
}

fn some_of(values: &[String]) -> String {
    let shown = values.iter().take(FEW).cloned().collect::<Vec<_>>().join(", ");
    match values.len().saturating_sub(FEW) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

fn open_at(common: &Common, path: &Path, attribute: &str) -> Result<(Study, Attribute), Failure> {
    let study = write(path, common)?;
    let attribute = study.find_attribute(attribute)?;
    Ok((study, attribute))
}
