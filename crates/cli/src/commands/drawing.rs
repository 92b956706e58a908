//! Pictures that a command draws into a file instead of printing.

use std::path::{Path, PathBuf};

use verbatim_api::replies::Exported;
use verbatim_model::Purpose;
use verbatim_study::exports::{Destination, PictureFile, TeamPicture};
use verbatim_study::{Study, StudyError};

use super::codebook::exporting;
use super::export::point_out_name;
use crate::args::{Common, DrawingArgs};
use crate::failure::Failure;
use crate::output::{Output, plural};

/// A picture that was asked for.
pub struct Drawing {
    pub to: PathBuf,
    pub file: PictureFile,
    pub purpose: Purpose,
}

impl DrawingArgs {
    /// The picture that is asked for, if any.
    pub fn asked(&self) -> Result<Option<Drawing>, Failure> {
        let (Some(to), Some(purpose)) = (&self.svg, &self.purpose) else { return Ok(None) };
        let file = picture_file(to)
            .ok_or_else(|| Failure::usage(format!("{} must end in .svg or .png.", to.display())))?;
        let purpose = Purpose::parse(purpose).map_err(StudyError::from)?;
        Ok(Some(Drawing { to: to.clone(), file, purpose }))
    }
}

/// Form of a picture by the ending of its file.
pub fn picture_file(to: &Path) -> Option<PictureFile> {
    match to.extension()?.to_str()?.to_lowercase().as_str() {
        "svg" => Some(PictureFile::Svg),
        "png" => Some(PictureFile::Png),
        _ => None,
    }
}

/// Draws a picture that is for the team alone.
pub fn draw(
    common: &Common,
    study: &Path,
    drawing: &Drawing,
    make: impl FnOnce(&Study) -> Result<TeamPicture, StudyError>,
) -> Result<Output, Failure> {
    let mut study = exporting(common, study)?;
    let picture = make(&study)?;
    let to = Destination::File(&drawing.to);
    let gone = study.export_picture(&picture, drawing.file, drawing.purpose, to)?;
    point_out_name(&drawing.to);
    let reply = Exported { path: drawing.to.to_string_lossy().into_owned(), rows: gone.rows, withdrawn: 0 };
    let text = format!("Drew {} to {}. Internal: for the team only.", plural(reply.rows, "row"), reply.path);
    Ok(Output::new(&reply, text))
}
