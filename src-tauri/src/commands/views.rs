//! Saved views.

use verbatim_api::{replies::*, requests::*};

reads! {
    views_list: Empty => Vec<SavedView>,
}

writes! {
    view_save: SaveView => ViewSaved,
    view_rename: RenameView => Change,
    view_remove: ViewRef => Change,
}
