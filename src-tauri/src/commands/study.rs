//! The study, its coders and the choices of its window.

use verbatim_api::{replies::*, requests::*};

reads! {
    start: Empty => Start,
    study_create: CreateStudy => Created,
    study_open: OpenStudy => Overview,
    study_overview: Empty => Overview,
    study_lock: Empty => Empty,
    coder_choose: ChooseCoder => Coder,
    preferences: Empty => Vec<Preference>,
    preference_set: SetPreference => Empty,
    recent_forget: ForgetRecent => Empty,
    recent_hide: HideNames => Empty,
}

writes! {
    study_rename: RenameStudy => Change,
}
