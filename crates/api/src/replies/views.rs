//! Views of the evidence that are kept by name.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::Change;
use crate::requests::ViewKind;

/// A saved view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct SavedView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it shows.
    pub kind: ViewKind,
    /// How, as JSON of whoever saved it.
    pub settings: String,
    /// When it was saved, as `2026-11-24T10:41:00Z`.
    pub saved_at: String,
    /// Name of the coder who saved it.
    pub coder: String,
}

/// A view that was just saved.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ViewSaved {
    /// Its id.
    pub view: String,
    /// What changed.
    pub change: Change,
}

/// Saved views.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ViewsList {
    /// By name.
    pub views: Vec<SavedView>,
}

/// A saved view that was removed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ViewRemoved {
    /// Its name.
    pub removed: String,
}
