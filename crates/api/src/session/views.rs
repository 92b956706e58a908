//! Views of the evidence that are kept by name.

use verbatim_model::SavedViewId;
use verbatim_study::views::ViewForm;

use super::{id, optional_id};
use crate::replies::{Change, Empty, SavedView, ViewSaved};
use crate::requests::{RenameView, SaveView, ViewRef};
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn views_list(&self, _: Empty) -> Result<Vec<SavedView>, ApiError> {
        self.with(|study| Ok(answers::saved_views(study)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the name is none or taken, the settings are too long or no JSON, or the view is gone.
    pub fn view_save(&self, args: SaveView) -> Result<ViewSaved, ApiError> {
        let replaced: Option<SavedViewId> = optional_id("saved view", args.view.as_deref())?;
        let form = ViewForm { name: args.name, kind: args.kind.into(), settings: args.settings };
        self.with(|study| {
            let changed = match replaced {
                Some(view) => study.replace_view(view, &form)?,
                None => study.save_view(&form)?,
            };
            let said = format!("Saved the view {}", changed.value.name);
            let change = answers::change(study, said, &changed.affected, None)?;
            Ok(ViewSaved { view: changed.value.id.to_string(), change })
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the name is none or taken, or the view is gone.
    pub fn view_rename(&self, args: RenameView) -> Result<Change, ApiError> {
        let view: SavedViewId = id("saved view", &args.view)?;
        self.with(|study| {
            let changed = study.rename_view(view, &args.name)?;
            let said = format!("Renamed the view to {}", changed.value.name);
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the view is gone.
    pub fn view_remove(&self, args: ViewRef) -> Result<Change, ApiError> {
        let view: SavedViewId = id("saved view", &args.view)?;
        self.with(|study| {
            let changed = study.remove_view(view)?;
            let said = format!("Removed the saved view {}", changed.value.name);
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }
}
