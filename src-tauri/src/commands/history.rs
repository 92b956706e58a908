//! Undo, redo and the trail.

use verbatim_api::{replies::*, requests::*};

reads! {
    undo_state: Empty => UndoState,
    history: History => Vec<HistoryRow>,
}

writes! {
    undo: Empty => Change,
    redo: Empty => Change,
    undo_to: UndoTo => Change,
}
