//! Coded excerpts that leave.

use verbatim_api::{replies::*, requests::*};

reads! {
    excerpts_preview: ExcerptsRequest => ExcerptsPreview,
    excerpts_export: ExportExcerpts => ExcerptsGone,
    exports_left: Empty => ExportsLeft,
}
