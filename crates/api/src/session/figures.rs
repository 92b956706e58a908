//! Figures that leave.

use std::path::Path;

use verbatim_study::exports::{
    Destination, MatrixExport, MatrixFile, MatrixPicture, Measure, Merge, PictureFile, TableForm, TeamPicture,
};
use verbatim_study::{Study, StudyError};

use super::counting::choice;
use super::evidence::{saturation_options, unit};
use crate::replies::{FigureExported, FigurePreview};
use crate::requests::{
    ExportFigure, FigureFile, FigureForm, FigureMeasure, FigureOf, FigurePicture, FigureRequest,
    MatrixFigure, MergedColumns,
};
use crate::{ApiError, Code, Session, answers};

/// A figure that was asked for.
enum Asked {
    Matrix(Box<MatrixExport>, MatrixFile),
    Picture(TeamPicture, PictureFile),
}

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the figure may not leave for the purpose, names cannot be compared since the key file is closed, or
    /// something that was chosen is not there.
    pub fn figure_preview(&self, args: FigureRequest) -> Result<FigurePreview, ApiError> {
        let purpose = args.purpose.into();
        let is_closed = self.with(|_| Ok(self.is_closed()))?;
        match self.asked(args.figure, args.file)? {
            Asked::Matrix(asked, file) => self.with(|study| {
                let leaving =
                    study.matrix_leaving(&file.asks(&asked), purpose, &|_: usize, _: usize| Ok(()))?;
                Ok(answers::matrix_preview(&leaving, file)?)
            }),
            Asked::Picture(picture, _) => {
                let preview = answers::picture_preview(&picture, purpose)?;
                // Nothing of a study that was closed or locked meanwhile reaches a window.
                if is_closed() { Err(StudyError::Cancelled.into()) } else { Ok(preview) }
            }
        }
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// As `figure_preview`; where the file cannot be written, or somebody cancels.
    pub fn figure_export(&self, args: ExportFigure) -> Result<FigureExported, ApiError> {
        let ExportFigure { request, path } = args;
        let (purpose, watch) = (request.purpose.into(), self.watch());
        let is_closed = self.with(|_| Ok(self.is_closed()))?;
        let to = path.as_deref().map_or(Destination::Clipboard, |path| Destination::File(Path::new(path)));
        let gone = match self.asked(request.figure, request.file)? {
            Asked::Matrix(asked, file) => {
                self.with(|study| Ok(study.export_matrix(&asked, file, purpose, to, &watch)?.0))?
            }
            Asked::Picture(picture, file) => {
                self.with(|study| {
                    if is_closed() {
                        // It is not recorded in a study that it is not of.
                        return Err(StudyError::Cancelled.into());
                    }
                    Ok(study.export_picture(&picture, file, purpose, to)?)
                })?
            }
        };
        Ok(answers::figure_exported(gone, purpose))
    }

    /// What is asked for; what other views show is counted now.
    fn asked(&self, figure: FigureOf, file: FigureFile) -> Result<Asked, ApiError> {
        let picture = |file: FigureFile| match file {
            FigureFile::Svg => Ok(PictureFile::Svg),
            FigureFile::Png => Ok(PictureFile::Png),
            FigureFile::Csv | FigureFile::Json => {
                Err(ApiError::new(Code::Other, "This view leaves as a picture, not as a table.")
                    .kept("Nothing was written.")
                    .next("Choose SVG or PNG; the command line prints its table."))
            }
        };
        let of_view = |make: &dyn Fn(&Study) -> Result<TeamPicture, StudyError>| -> Result<Asked, ApiError> {
            let file = picture(file)?;
            Ok(Asked::Picture(self.with(|study| Ok(make(study)?))?, file))
        };
        match figure {
            FigureOf::Matrix(asked) => {
                let drawn = match asked.picture {
                    FigurePicture::Heat => MatrixPicture::Heat,
                    FigurePicture::Dots => MatrixPicture::Dots,
                    FigurePicture::Stances => MatrixPicture::Stances,
                };
                let file = match file {
                    FigureFile::Csv => MatrixFile::Csv,
                    FigureFile::Json => MatrixFile::Json,
                    file => MatrixFile::Picture(drawn, picture(file)?),
                };
                Ok(Asked::Matrix(Box::new(matrix(asked)?), file))
            }
            FigureOf::Cooccurrence(asked) => {
                let choice = choice(asked.choice)?;
                of_view(&|study| study.pairs_picture(unit(asked.unit), asked.roll_up, &choice))
            }
            FigureOf::Sample(asked) => {
                of_view(&|study| answers::sample_picture(study, asked.attribute.as_deref()))
            }
            FigureOf::Saturation(asked) => {
                let file = picture(file)?;
                let (codes, options) = saturation_options(&asked);
                let choice = choice(asked.choice)?;
                // The random orders are followed while others work with the study.
                let desk = self.with(|study| Ok(study.saturation_desk(codes, &choice)?))?;
                Ok(Asked::Picture(answers::saturation_picture(&desk, &options)?, file))
            }
        }
    }
}

fn matrix(asked: MatrixFigure) -> Result<MatrixExport, ApiError> {
    let merge = |MergedColumns { of, name }| Merge { of, name };
    Ok(MatrixExport {
        columns: asked.columns,
        merges: asked.merges.into_iter().map(merge).collect(),
        roll_up: asked.roll_up,
        measure: match asked.measure {
            FigureMeasure::People => Measure::People,
            FigureMeasure::Share => Measure::Share,
            FigureMeasure::Support => Measure::Support,
            FigureMeasure::Mixed => Measure::Mixed,
            FigureMeasure::Contradict => Measure::Contradict,
            FigureMeasure::Stances => Measure::Stances,
            FigureMeasure::Passages => Measure::Passages,
            FigureMeasure::Words => Measure::Words,
            FigureMeasure::Groups => Measure::Groups,
        },
        choice: choice(asked.choice)?,
        form: asked.form.map(|form| match form {
            FigureForm::Columns => TableForm::Columns,
            FigureForm::Overall => TableForm::Overall,
        }),
        totals: asked.totals,
    })
}
