//! Codings.

use verbatim_api::{replies::*, requests::*};

reads! {
    coding_history: CodingRef => Vec<HistoryRow>,
}

writes! {
    coding_add: AddCoding => CodingAdded,
    coding_remove: CodingRef => Change,
    coding_add_new: AddNewCoding => CodingAdded,
    codings_remove: CodingRefs => Change,
    coding_resize: ResizeCoding => Change,
    codings_mark: MarkCodings => Change,
    codings_recode: RecodeCodings => Change,
    codings_split: SplitCodings => CodeAdded,
}
