//! Figures that leave.

use verbatim_api::{replies::*, requests::*};

reads! {
    figure_preview: FigureRequest => FigurePreview,
    figure_export: ExportFigure => FigureExported,
}
