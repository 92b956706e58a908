//! Projects and codebooks of other tools, in and out.

use verbatim_api::{replies::*, requests::*};

reads! {
    codebook_export: ExportCodebook => CodebookGone,
    project_export: ExportProject => ProjectGone,
    project_preview: ProjectPath => ProjectPreview,
    project_report_save: SaveProjectReport => Empty,
}

writes! {
    project_import: ProjectPath => ProjectImported,
}
