//! Views of the evidence that are kept by name.

use verbatim_study::{Study, StudyError};

use super::codings::coder_names;
use super::time;
use crate::replies::SavedView;
use crate::requests::ViewKind;

/// Saved views, by name.
///
/// # Errors
/// What the study file says.
pub fn saved_views(study: &Study) -> Result<Vec<SavedView>, StudyError> {
    let coders = coder_names(study)?;
    let reply = |view: verbatim_model::SavedView| SavedView {
        id: view.id.to_string(),
        name: view.name,
        kind: kind(view.kind),
        settings: view.settings,
        saved_at: time(view.saved_at),
        coder: coders.get(&view.coder).cloned().unwrap_or_default(),
    };
    Ok(study.saved_views()?.into_iter().map(reply).collect())
}

const fn kind(kind: verbatim_model::ViewKind) -> ViewKind {
    use verbatim_model::ViewKind as Kept;
    match kind {
        Kept::Matrix => ViewKind::Matrix,
        Kept::Strength => ViewKind::Strength,
        Kept::Together => ViewKind::Together,
        Kept::Saturation => ViewKind::Saturation,
        Kept::Sample => ViewKind::Sample,
        Kept::Framework => ViewKind::Framework,
    }
}

impl From<ViewKind> for verbatim_model::ViewKind {
    fn from(kind: ViewKind) -> Self {
        match kind {
            ViewKind::Matrix => Self::Matrix,
            ViewKind::Strength => Self::Strength,
            ViewKind::Together => Self::Together,
            ViewKind::Saturation => Self::Saturation,
            ViewKind::Sample => Self::Sample,
            ViewKind::Framework => Self::Framework,
        }
    }
}
