//! Categories of interviewees.

use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::{CategoriesList, CategoryChanged, CategoryRemoved};
use verbatim_model::{Category, CategoryId};
use verbatim_study::Study;
use verbatim_study::interviewees::CategoryForm;

use super::people::place;
use crate::args::{CategoriesCommand, Common};
use crate::failure::Failure;
use crate::output::{Output, plural, table};
use crate::study::{read, write};

pub fn run(common: &Common, command: CategoriesCommand) -> Result<Output, Failure> {
    match command {
        CategoriesCommand::List { study } => list(&read(&study, common)?),
        CategoriesCommand::Add { study, category, attribution } => {
            let mut study = write(&study, common)?;
            let (above, name) = match category.rsplit_once('>') {
                Some((above, name)) => (Some(study.find_category(above)?.id), name.to_owned()),
                None => (None, category),
            };
            let added = study.put_category(None, &CategoryForm { parent: above, name, attribution })?.value;
            changed(&study, added.id, "Added")
        }
        CategoriesCommand::Order { study, category, place: at } => {
            let (mut study, category) = open_at(common, &study, &category)?;
            study.move_category(category.id, place(at))?;
            list(&study)
        }
        CategoriesCommand::Rename { study, category, name } => {
            let (mut study, Category { id, parent, attribution, .. }) = open_at(common, &study, &category)?;
            study.put_category(Some(id), &CategoryForm { parent, name, attribution })?;
            changed(&study, id, "Renamed; it is now")
        }
        CategoriesCommand::Label { study, category, attribution } => {
            let (mut study, Category { id, parent, name, .. }) = open_at(common, &study, &category)?;
            study.put_category(Some(id), &CategoryForm { parent, name, attribution })?;
            changed(&study, id, "Labelled")
        }
        CategoriesCommand::Remove { study, category } => {
            let (study, category) = open_at(common, &study, &category)?;
            remove(study, &category)
        }
    }
}

fn list(study: &Study) -> Result<Output, Failure> {
    let reply = CategoriesList { categories: answers::category_rows(study)? };
    let rows = reply.categories.iter().map(|category| {
        let indent = if category.parent.is_some() { "  " } else { "" };
        vec![
            format!("{indent}{}", category.name),
            category.attribution.clone().unwrap_or_default(),
            category.interviewees.to_string(),
        ]
    });
    let text = match reply.categories.as_slice() {
        [] => "There is no category yet. “categories add” adds one, and so does an import of interviewees."
            .into(),
        _ => table(&["Category", "Attribution", "People"], rows.collect(), &[2]),
    };
    Ok(Output::new(&reply, text))
}

fn remove(mut study: Study, category: &Category) -> Result<Output, Failure> {
    let removed = name_of(&study, category.id)?;
    let to = category.parent.map(|above| name_of(&study, above)).transpose()?;
    let interviewees = study.remove_category(category.id)?.value;
    let people = plural(interviewees, "interviewee");
    let text = match (interviewees, &to) {
        (0, _) => format!("Removed {removed}."),
        (_, Some(above)) => format!("Removed {removed}; {people} now in {above}."),
        (_, None) => format!("Removed {removed}; {people} without a category."),
    };
    let reply = CategoryRemoved { removed, interviewees, to };
    Ok(Output::new(&reply, text + " Undo brings it back."))
}

fn open_at(common: &Common, path: &Path, category: &str) -> Result<(Study, Category), Failure> {
    let study = write(path, common)?;
    let category = study.find_category(category)?;
    Ok((study, category))
}

fn changed(study: &Study, id: CategoryId, verb: &str) -> Result<Output, Failure> {
    let reply = CategoryChanged { id: id.to_string(), category: name_of(study, id)? };
    Ok(Output::new(&reply, format!("{verb} {}.", reply.category)))
}

fn name_of(study: &Study, id: CategoryId) -> Result<String, Failure> {
    Ok(study.kept_people()?.full_name(id).unwrap_or_default())
}
