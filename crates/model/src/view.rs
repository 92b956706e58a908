//! Views of the evidence that are kept by name.

use crate::words::worded;
use crate::{CoderId, SavedViewId, Timestamp};

worded! {
    /// What a view shows.
    ViewKind, "kind of view" {
        /// Codes × columns.
        Matrix = "matrix",
        /// How strong the evidence of each theme is.
        Strength = "strength",
        /// Codes that come together.
        Together = "together",
        /// When new codes stopped coming up.
        Saturation = "saturation",
        /// Who was interviewed, by what is known of them.
        Sample = "sample",
        /// Summaries by interviewee and theme.
        Framework = "framework",
    }
}

/// A view under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// Its id.
    pub id: SavedViewId,
    /// Its name, unique in the study.
    pub name: String,
    /// What it shows.
    pub kind: ViewKind,
    /// How it shows it, as JSON of whoever saved it: columns, measures, filters, folded rows. Never
    /// words of a transcript.
    pub settings: String,
    /// Who saved it.
    pub coder: CoderId,
    /// When.
    pub saved_at: Timestamp,
}
