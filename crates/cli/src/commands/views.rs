//! Saved views.

use verbatim_api::answers;
use verbatim_api::replies::{SavedView, ViewRemoved, ViewsList};
use verbatim_model::{SavedViewId, ViewKind};
use verbatim_study::views::ViewForm;
use verbatim_study::{Study, StudyError};

use crate::args::{Common, ViewsCommand};
use crate::failure::Failure;
use crate::output::{Output, table};
use crate::study::{read, write};

pub fn run(common: &Common, command: ViewsCommand) -> Result<Output, Failure> {
    match command {
        ViewsCommand::List { study } => {
            let reply = ViewsList { views: answers::saved_views(&read(&study, common)?)? };
            let row = |view: &SavedView| {
                let kind = ViewKind::from(view.kind).to_string();
                vec![view.name.clone(), kind, view.coder.clone(), view.saved_at.clone()]
            };
            let rows = reply.views.iter().map(row).collect();
            let text = table(&["Name", "Shows", "Saved by", "Saved"], rows, &[]);
            Ok(Output::new(&reply, text))
        }
        ViewsCommand::Save { study, name, kind, settings, replace } => {
            let kind = ViewKind::parse(&kind).map_err(StudyError::from)?;
            let mut study = write(&study, common)?;
            let before = if replace { Some(study.find_view(&name)?) } else { None };
            let form = ViewForm { name, kind, settings };
            let saved = match before {
                Some(view) => study.replace_view(view.id, &form)?,
                None => study.save_view(&form)?,
            };
            said(&study, saved.value.id, |view| format!("Saved “{}”.", view.name))
        }
        ViewsCommand::Rename { study, name, to } => {
            let mut study = write(&study, common)?;
            let before = study.find_view(&name)?;
            study.rename_view(before.id, &to)?;
            said(&study, before.id, |view| format!("“{}” is now “{}”.", before.name, view.name))
        }
        ViewsCommand::Remove { study, name } => {
            let mut study = write(&study, common)?;
            let view = study.find_view(&name)?;
            study.remove_view(view.id)?;
            let text = format!("Removed “{}”. Undo brings it back.", view.name);
            Ok(Output::new(&ViewRemoved { removed: view.name }, text))
        }
    }
}

/// Says what became of a saved view.
fn said(study: &Study, id: SavedViewId, text: impl FnOnce(&SavedView) -> String) -> Result<Output, Failure> {
    let id = id.to_string();
    let view = answers::saved_views(study)?.into_iter().find(|view| view.id == id);
    let view = view.ok_or_else(|| StudyError::Missing { what: "saved view", name: id })?;
    let text = text(&view);
    Ok(Output::new(&view, text))
}
